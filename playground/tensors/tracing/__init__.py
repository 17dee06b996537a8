"""How a result came about, element by element: from which elements, by which sum, and why the shapes fit or clash."""
