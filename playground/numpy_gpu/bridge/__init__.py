"""Conversions between NumPy arrays and tensors: which share memory, which copy, and why."""
