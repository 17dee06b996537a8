"""In tests a page shows its errors in full, and waits longer for a worker."""

from streamlit import config

from playground import limits

config.set_option("client.showErrorDetails", "full")
# On a busy machine the first worker takes longer to start than a person at a page should wait.
limits.WORKER_ANSWER_SECONDS = 100.0
