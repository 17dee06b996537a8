"""Devices: how to find them, how data is transferred to them and back, and which errors occur."""
