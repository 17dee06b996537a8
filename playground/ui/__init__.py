"""What pages share: the server's one executor, the session, controls, the live view. The only home of Streamlit here."""
