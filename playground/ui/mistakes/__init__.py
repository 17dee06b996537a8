"""The page Mistakes."""
