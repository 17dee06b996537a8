"""The parts of the page mistakes."""
