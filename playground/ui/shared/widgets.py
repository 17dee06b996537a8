"""Parts of a page that are components of our own: a table of numbers to change, and a chart that does not blink."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from playground.charts.chart import Chart
from playground.fields import Field, FieldError
from playground.protocol.shared import CellsData, ChartData
from playground.ui.shared.components import component

_cells = component("shared/cells", CellsData)
_chart = component("shared/chart", ChartData)

Place = tuple[int, int]


def cells(
    key: str,
    name: str,
    rows: Sequence[Sequence[float]],
    field: Field,
    on_set: Callable[[int, int, float], None],
    *,
    dimensions: int = 2,
    changed: Sequence[Place] = (),
    editable: bool = True,
) -> None:
    """A table of numbers.

    Args:
        key: of the component.
        name: the variable it shows; with the index it labels each cell.
        rows: the numbers.
        field: what a cell may hold; anything else is refused with the reason.
        on_set: called with row, column and the new value.
        dimensions: of the tensor, for the index in the label.
        changed: cells to mark.
        editable: the numbers can be changed.
    """
    data: CellsData = {
        "name": name,
        "label": f"The numbers of {name}",
        "rows": [[short(value) for value in row] for row in rows],
        "changed": list(changed),
        "dimensions": dimensions,
        "editable": editable,
        # A refusal changes nothing else, and what was typed must give way to what holds.
        "refused": st.session_state.get(f"{key}_refused", 0),
        "low": field.low,
        "high": field.high,
    }
    _cells(key=key, data=data, on_set_change=lambda: _take_cell(key, rows, field, on_set))
    if problem := st.session_state.pop(f"{key}_problem", None):
        st.warning(problem, icon=":material/block:")


def _take_cell(
    key: str, rows: Sequence[Sequence[float]], field: Field, on_set: Callable[[int, int, float], None]
) -> None:
    """Hand on what was typed into a cell, or remember why it was refused."""
    told = st.session_state[key].set
    if not isinstance(told, dict):
        return
    row, column = int(told["row"]), int(told["column"])
    try:
        value = field.check(told["value"])
    except FieldError as error:
        st.session_state[f"{key}_problem"] = str(error)
        st.session_state[f"{key}_refused"] = st.session_state.get(f"{key}_refused", 0) + 1
        return
    if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
        on_set(row, column, float(value))  # type: ignore[arg-type]


def short(value: float) -> float | int:
    """A number as a cell shows it: six digits, whole numbers without a point."""
    rounded = float(f"{value:.6g}")
    return int(rounded) if rounded == int(rounded) else rounded


def chart(key: str, drawn: Chart) -> None:
    """A figure that is updated in place."""
    _chart(
        key=key,
        data={
            "traces": drawn.traces,
            "layout": drawn.layout,
            "height": drawn.height,
            "alternative": drawn.alternative,
        },
    )


def parts(names: Iterable[str]) -> str:
    """The chosen part of a page; it stands in the address, so that a link can open it."""
    offered = list(names)
    chosen = st.segmented_control(
        "Part of the page",
        offered,
        key="part",
        default=offered[0],
        required=True,
        label_visibility="collapsed",
        bind="query-params",
    )
    return chosen or offered[0]


def titled(titles: Mapping[Any, str]) -> Callable[[Any], str]:
    """Words for the names in a choice; what is no name stays as it is."""
    return lambda name: titles.get(name, name)
