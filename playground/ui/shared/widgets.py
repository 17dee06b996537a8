"""Widgets that several pages share: a table of numbers to edit, a chart that is updated in place, the parts of a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from playground.charts.chart import Chart
from playground.fields import Field, FieldError
from playground.formatting import rounded
from playground.protocol.shared import CellsData, ChartData
from playground.ui.shared.components import component

_cells = component("shared/cells", CellsData)
_chart = component("shared/chart", ChartData)

Position = tuple[int, int]
"""Row and column of a cell."""


def cells(
    key: str,
    name: str,
    rows: Sequence[Sequence[float]],
    field: Field,
    on_set: Callable[[int, int, float], None],
    *,
    dimensions: int = 2,
    changed: Sequence[Position] = (),
    editable: bool = True,
) -> None:
    """Draw a table of numbers.

    Args:
        key: of the component.
        name: of the variable; with the index it labels each cell.
        rows: the numbers.
        field: the bounds of a cell; any other value is refused with the reason.
        on_set: called with row, column and the new value.
        dimensions: of the tensor, for the index in the label.
        changed: cells to mark as changed.
        editable: whether the numbers can be changed.
    """
    data: CellsData = {
        "name": name,
        "label": f"The numbers of {name}",
        "rows": [[_cell_number(value) for value in row] for row in rows],
        "changed": list(changed),
        "dimensions": dimensions,
        "editable": editable,
        # After a refusal the data is otherwise the same, but the cell must show the present number again.
        "refused": st.session_state.get(f"{key}_refused", 0),
        "low": field.low,
        "high": field.high,
    }
    _cells(key=key, data=data, on_set_change=lambda: _set_cell(key, rows, field, on_set))
    if problem := st.session_state.pop(f"{key}_problem", None):
        st.warning(problem, icon=":material/block:")


def _set_cell(
    key: str, rows: Sequence[Sequence[float]], field: Field, on_set: Callable[[int, int, float], None]
) -> None:
    """Pass on the number that was typed into a cell, or save the reason why it was refused."""
    typed = st.session_state[key].set
    if not isinstance(typed, dict):
        return
    row, column = int(typed["row"]), int(typed["column"])
    try:
        value = field.check(typed["value"])
    except FieldError as error:
        st.session_state[f"{key}_problem"] = str(error)
        st.session_state[f"{key}_refused"] = st.session_state.get(f"{key}_refused", 0) + 1
        return
    if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
        on_set(row, column, float(value))  # type: ignore[arg-type]


def _cell_number(value: float) -> float | int:
    """Round a number to the six digits that a cell shows; whole numbers become integers."""
    shown = rounded(value)
    return int(shown) if shown == int(shown) else shown


def chart(key: str, figure: Chart) -> None:
    """Draw a figure that is updated in place."""
    _chart(
        key=key,
        data={
            "traces": figure.traces,
            "layout": figure.layout,
            "height": figure.height,
            "alternative": figure.alternative,
        },
    )


def part_chooser(names: Iterable[str]) -> str:
    """Draw the choice between the parts of a page and return the chosen one; the address names it, so a link can open it."""
    options = list(names)
    chosen = st.segmented_control(
        "Part of the page",
        options,
        key="part",
        default=options[0],
        required=True,
        label_visibility="collapsed",
        bind="query-params",
    )
    return chosen or options[0]


def titled(titles: Mapping[Any, str]) -> Callable[[Any], str]:
    """Return a function that gives the title of a name; a name without a title stays as it is."""
    return lambda name: titles.get(name, name)
