"""The rules of shapes, each with its sizes axis by axis: broadcasting, matrix products, reductions. Nothing here needs torch."""
