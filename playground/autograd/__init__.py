"""Graph and gradients of an expression that is put together by clicking."""
