"""The parts of Step by step, Mistakes and Predict."""
