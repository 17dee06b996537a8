"""Which plane the pictures of a run show. It does not affect the run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Projection:
    """The plane onto which data with more than two features is projected.

    Attributes:
        axes: the two features that span the plane; None for the plane of the first two principal components.
    """

    axes: tuple[int, int] | None = None


DEFAULT_PROJECTION = Projection()
"""The projection that is shown until another is chosen."""
