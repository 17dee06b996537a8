"""NumPy and GPU: shared memory, devices, timing and memory."""
