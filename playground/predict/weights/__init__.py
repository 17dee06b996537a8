"""Saves weights to files and loads them back; a file is read as if a stranger had made it."""
