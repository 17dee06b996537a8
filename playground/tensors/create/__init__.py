"""Create & inspect: ways to make a tensor, and all that torch says of it."""
