"""From data to pictures, one palette for all of them."""
