"""Runs the code that a page shows."""
