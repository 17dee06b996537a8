"""A trail of what a run left behind, thinned so that it stays bounded however long the run."""

from bisect import bisect_right
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Trail(Generic[Item]):
    """Items by the step at which they were left, in rising order.

    When there are too many, every second one goes, but never the first nor the newest.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._steps: list[int] = []
        self._items: list[Item] = []

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def steps(self) -> list[int]:
        """Where the items were left."""
        return list(self._steps)

    @property
    def items(self) -> list[Item]:
        """The items, oldest first."""
        return list(self._items)

    def add(self, step: int, item: Item) -> None:
        """Leave an item at a step; one that is there already is replaced, and so is all that came later."""
        self.cut(step - 1)
        self._steps.append(step)
        self._items.append(item)
        if len(self) > max(2, self.most):
            kept = [at for at in range(len(self)) if at % 2 == 0 or at == len(self) - 1]
            self._steps = [self._steps[at] for at in kept]
            self._items = [self._items[at] for at in kept]

    def cut(self, step: int) -> None:
        """Forget what was left after that step."""
        while self._steps and self._steps[-1] > step:
            self._steps.pop()
            self._items.pop()

    def nearest(self, step: int) -> Item | None:
        """The newest item that was left no later than that step; None when there is none."""
        at = bisect_right(self._steps, step) - 1
        return self._items[at] if at >= 0 else None
