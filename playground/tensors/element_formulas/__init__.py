"""For each element of a result, the elements that it is computed from, and the formula with their numbers."""
