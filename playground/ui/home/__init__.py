"""The page Home: its sections and its recording."""
