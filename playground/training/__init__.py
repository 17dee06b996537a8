"""Training: from an Experiment to a run that starts, advances and can be looked at. Knows no page, worker or clock."""
