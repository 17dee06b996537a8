"""Memory of a tensor and of a training step: calculated and measured."""
