"""The page Install & environment."""
