"""Timing done right and done wrong: benchmarks that workers run one measurement at a time, and the sweep over them."""
