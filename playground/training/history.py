"""History: the metrics of a run as columns, fast to append to and thinned for drawing."""

from typing import TYPE_CHECKING

import numpy as np

from playground.arrays import Array, Columns, evenly_spaced

if TYPE_CHECKING:
    import pandas as pd


class History:
    """One row an epoch. Rows are appended, or removed after an epoch; they never change."""

    def __init__(self) -> None:
        self._columns: Columns = {}
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    @property
    def names(self) -> list[str]:
        """Names of the columns, ``epoch`` first."""
        return list(self._columns)

    def append(self, metrics: Columns) -> None:
        """Append the rows of finished epochs."""
        added = len(metrics["epoch"]) if metrics else 0
        if not added:
            return
        for name, values in metrics.items():
            column = self._columns.get(name, np.empty(0))
            if len(column) < self._rows + added:
                # Doubling the length makes appending fast even in a long run.
                grown = np.empty(max(2 * len(column), self._rows + added, 64))
                grown[: self._rows] = column[: self._rows]
                column = self._columns[name] = grown
            column[self._rows : self._rows + added] = values
        self._rows += added

    def column(self, name: str) -> Array:
        """All values of one column, float64 ``[epochs]``."""
        return self._columns[name][: self._rows]

    def since(self, row: int) -> Columns:
        """The rows from this one on."""
        return {name: self.column(name)[row:] for name in self._columns}

    def cut(self, rows: int) -> None:
        """Remove all rows after the first ``rows``."""
        self._rows = min(self._rows, rows)

    def row(self, number: int) -> dict[str, float]:
        """One row; empty where there is none, as before the first epoch."""
        exists = 0 <= number < self._rows
        return {name: float(self.column(name)[number]) for name in self._columns} if exists else {}

    def last(self) -> dict[str, float]:
        """The newest row, empty before the first epoch."""
        return self.row(self._rows - 1)

    def thinned(self, points: int) -> Columns:
        """At most ``points`` rows, evenly spaced, the first and the newest among them."""
        if self._rows <= points:
            return self.since(0)
        rows = evenly_spaced(self._rows, points)
        return {name: self.column(name)[rows] for name in self._columns}

    def to_frame(self) -> "pd.DataFrame":
        """A DataFrame with one row an epoch."""
        import pandas as pd

        frame = pd.DataFrame(self.since(0))
        return frame.astype({"epoch": int}) if self._rows else frame
