"""Timing of operations: right and wrong, in a sweep over sizes."""
