"""Devices: what torch can compute on here, how data crosses to it and back, and the mistakes on the way."""
