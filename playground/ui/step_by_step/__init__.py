"""The parts of the page step_by_step."""
