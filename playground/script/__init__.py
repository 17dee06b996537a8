"""From an Experiment to the plain PyTorch that repeats it."""
