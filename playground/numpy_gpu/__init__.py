"""NumPy & GPU: memory shared with NumPy, devices, timing, and memory use."""
