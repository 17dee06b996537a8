"""The tensor pages: create and inspect tensors, operate on them, reshape them, and fix errors."""
