"""Home: the experiment that it shows, and the recording of its run."""
