"""The indices of an element of a tensor, and its name with them: ``A[0, 2]``."""

from collections.abc import Sequence


def unravel_index(place: int, shape: Sequence[int]) -> tuple[int, ...]:
    """The indices of an element from its place in reading order."""
    indices = []
    for size in reversed(shape):
        indices.append(place % size)
        place //= size
    return tuple(reversed(indices))


def element_name(tensor: str, place: int, shape: Sequence[int]) -> str:
    """The name of an element: ``A[0, 2]``, or ``A`` for a tensor without axes.

    Args:
        tensor: its name.
        place: of the element, in reading order.
        shape: of the tensor.
    """
    indices = ", ".join(map(str, unravel_index(place, shape)))
    return f"{tensor}[{indices}]" if shape else tensor
