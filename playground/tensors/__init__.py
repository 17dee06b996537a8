"""The tensor lab: make a tensor, look at it, operate on it, reshape it, break it. Knows no page and no training."""
