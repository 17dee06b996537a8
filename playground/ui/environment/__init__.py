"""The parts of the page environment."""
