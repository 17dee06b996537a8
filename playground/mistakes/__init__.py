"""Classic mistakes as data, each with a right and a wrong loop that really run."""
