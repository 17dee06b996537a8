"""PyTorch Playground: learn, show and try PyTorch by clicking."""
