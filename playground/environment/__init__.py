"""How to install PyTorch, what this playground runs on, and what older guides get wrong."""
