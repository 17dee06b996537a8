"""Where training runs: worker processes, and what a page holds of a run."""
