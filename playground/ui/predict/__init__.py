"""The parts of the page predict."""
