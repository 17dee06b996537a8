"""Autograd: graph and gradients of an expression, gradient descent by hand, Jacobian products, and common errors."""
