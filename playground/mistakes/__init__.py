"""Classic mistakes, each run beside the right loop."""
