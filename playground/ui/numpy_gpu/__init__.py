"""The parts of the page NumPy & GPU: Bridge, Devices, Timing and Memory."""
