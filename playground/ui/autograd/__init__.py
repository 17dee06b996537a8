"""The parts of the page Autograd: the graph, descent by hand, Jacobian products, the errors."""
