"""The bridge between NumPy arrays and tensors: which crossings share memory, which copy, and why."""
