"""Names for NumPy arrays, and evenly spaced rows of many."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
"""An array of any shape and dtype; a docstring says which."""
Columns = dict[str, Array]
"""Arrays by name."""


def evenly_spaced(count: int, most: int) -> list[int]:
    """At most ``most`` of the positions ``0 … count - 1``, evenly spaced, the first and the last among them."""
    positions: list[int] = np.linspace(0, max(0, count - 1), min(count, most)).round().astype(int).tolist()
    return positions
