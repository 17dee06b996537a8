"""What a tensor, a model and a step of training need in memory: by rule, and measured."""
