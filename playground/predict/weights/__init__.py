"""Saves weights to files and loads them back; a file is read as if it came from a stranger."""
