"""Home: the experiment that the playground shows itself with, and the recording of its run."""
