"""The parts of the page train."""
