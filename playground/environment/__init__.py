"""What runs here, how to install it, and what older guides get wrong."""
