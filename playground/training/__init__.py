"""Training: an Experiment becomes a run that starts, advances and can be inspected. It knows no page, worker or clock."""
