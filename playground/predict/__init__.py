"""A trained model asked: one sample, thresholds, inference rules, and its weights as files."""
