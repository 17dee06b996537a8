"""Two loops side by side: the chart of their losses, and the lines that differ."""

import html
from typing import TYPE_CHECKING

import streamlit as st

from playground.charts import loss_comparison
from playground.script.program import Program
from playground.ui.shared.components import component

if TYPE_CHECKING:
    from playground.sandbox.script_run import Outcome

_component = component("shared/loss_comparison")


def side_by_side(right: "Outcome", wrong: "Outcome", other: str, key: str) -> None:
    """Draw both; ``other`` is what the legend calls the one that is not right."""
    _component(key=key, data={**loss_comparison.curves(right, wrong), "other": other})


_CLASSES = {"-": "pg-gone", "+": "pg-added", "@": "pg-where"}


def lines_that_differ(right: Program, wrong: Program) -> None:
    """Show them: ``−`` before those of the right script, ``+`` before those of the other."""
    lines = []
    for line in loss_comparison.difference(right, wrong):
        mark, words = line[0], html.escape(line[1:])
        shown = words if mark == "@" else f"{mark.replace('-', '−')} {words}"
        lines.append(f'<span class="{_CLASSES.get(mark, "")}">{shown}</span>')
    st.html(f'<pre class="pg-diff"><code>{"".join(lines)}</code></pre>')
