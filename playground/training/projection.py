"""What the pictures of a run show. It changes nothing of the run itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """A choice of pictures.

    Attributes:
        axes: of data with more than two features, the two that span the plane; None for the plane of the first two
            principal components.
    """

    axes: tuple[int, int] | None = None


PLAIN = View()
"""What is shown as long as nobody chooses."""
