"""What a page has requested of a run and no worker has begun yet."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class PendingRequests:
    """Requests that wait for the one in flight to be finished.

    Attributes:
        steps: single steps to train, apart from those of a playing run.
        changes: live changes, as keywords of ``tasks.continue_run``: ``learning_rate``, ``epochs``, and ``weights`` as
            (layer, neuron, input or None for the bias, value).
        projection: whether the pictures are to be drawn again in another projection.
        rewind_step: the earlier step to show.
    """

    steps: int = 0
    changes: dict[str, Any] = field(default_factory=dict)
    projection: bool = False
    rewind_step: int | None = None

    def __bool__(self) -> bool:
        return bool(self.steps or self.changes or self.projection or self.rewind_step is not None)

    def take_steps(self) -> int:
        """Return the single steps, which are pending no longer."""
        steps, self.steps = self.steps, 0
        return steps

    def take_changes(self) -> dict[str, Any]:
        """Return the live changes, which are pending no longer."""
        changes, self.changes = self.changes, {}
        return changes
