"""The shape rules of broadcasting, matrix products and reductions, axis by axis; nothing here needs torch."""
