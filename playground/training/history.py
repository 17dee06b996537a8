"""History: the metrics of a run as columns, cheap to append to and thinned for drawing."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

Array = np.ndarray[Any, Any]
Metrics = dict[str, Array]


class History:
    """One row an epoch. Rows are added at the end, or cut off after an epoch; they never change."""

    def __init__(self) -> None:
        self._columns: Metrics = {}
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    @property
    def names(self) -> list[str]:
        """Names of the columns, ``epoch`` first."""
        return list(self._columns)

    def append(self, metrics: Metrics) -> None:
        """Add the rows of some finished epochs."""
        added = len(metrics["epoch"]) if metrics else 0
        if not added:
            return
        for name, values in metrics.items():
            kept = self._columns.get(name, np.empty(0))
            if len(kept) < self._rows + added:
                # Doubling keeps appending cheap however long the run.
                grown = np.empty(max(2 * len(kept), self._rows + added, 64))
                grown[: self._rows] = kept[: self._rows]
                kept = self._columns[name] = grown
            kept[self._rows : self._rows + added] = values
        self._rows += added

    def column(self, name: str) -> Array:
        """All values of one column, float64 ``[epochs]``."""
        return self._columns[name][: self._rows]

    def since(self, row: int) -> Metrics:
        """The rows from that one on."""
        return {name: self.column(name)[row:] for name in self._columns}

    def cut(self, rows: int) -> None:
        """Forget all but the first rows."""
        self._rows = min(self._rows, rows)

    def row(self, number: int) -> dict[str, float]:
        """One row; empty where there is none, as before the first epoch."""
        there = 0 <= number < self._rows
        return {name: float(self.column(name)[number]) for name in self._columns} if there else {}

    def last(self) -> dict[str, float]:
        """The newest row, empty before the first epoch."""
        return self.row(self._rows - 1)

    def thinned(self, points: int) -> Metrics:
        """At most ``points`` rows, evenly spaced, the first and the newest among them."""
        if self._rows <= points:
            return self.since(0)
        rows = np.linspace(0, self._rows - 1, points).round().astype(int)
        return {name: self.column(name)[rows] for name in self._columns}

    def to_frame(self) -> "pd.DataFrame":
        """A DataFrame with one row an epoch."""
        import pandas as pd

        frame = pd.DataFrame(self.since(0))
        return frame.astype({"epoch": int}) if self._rows else frame
