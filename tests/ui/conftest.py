"""In tests a page says what went wrong, which a student is not shown."""

from streamlit import config

config.set_option("client.showErrorDetails", "full")
