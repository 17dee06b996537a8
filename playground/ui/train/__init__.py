"""The page Train & test: its panels, transport, live view and sharing."""
