"""The parts of the pages of the tensor lab."""
