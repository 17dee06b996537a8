"""Devices: how to find them, how data is transferred to them and back, and the errors on the way."""
