"""The parts of the page NumPy & GPU: bridge, devices, timing, memory."""
