"""The loops of a script, executed and recorded line by line."""
