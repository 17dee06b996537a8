"""Predictions of a trained model: one sample, the rules of inference, thresholds, and its weights as files."""
