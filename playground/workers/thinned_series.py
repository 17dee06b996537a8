"""A series of items in the order of steps, thinned so that its length stays bounded however long a run is."""

from bisect import bisect_right
from typing import Generic, TypeVar

Item = TypeVar("Item")


class ThinnedSeries(Generic[Item]):
    """Items by the step of a run to which they belong, in rising order.

    When there are more than ``most``, every second one is removed, but never the first nor the newest.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._steps: list[int] = []
        self._items: list[Item] = []

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def steps(self) -> list[int]:
        """The steps of the items."""
        return list(self._steps)

    @property
    def items(self) -> list[Item]:
        """The items, oldest first."""
        return list(self._items)

    def add(self, step: int, item: Item) -> None:
        """Add an item at a step, in place of all items of this step and later ones."""
        self.cut(step - 1)
        self._steps.append(step)
        self._items.append(item)
        if len(self) > max(2, self.most):
            stored = [index for index in range(len(self)) if index % 2 == 0 or index == len(self) - 1]
            self._steps = [self._steps[index] for index in stored]
            self._items = [self._items[index] for index in stored]

    def cut(self, step: int) -> None:
        """Remove the items after that step."""
        while self._steps and self._steps[-1] > step:
            self._steps.pop()
            self._items.pop()

    def newest_until(self, step: int) -> Item | None:
        """The newest item that belongs to that step or an earlier one; None when there is none."""
        index = bisect_right(self._steps, step) - 1
        return self._items[index] if index >= 0 else None
