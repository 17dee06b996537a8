"""What the pages share: the server, the session, controls, components."""
