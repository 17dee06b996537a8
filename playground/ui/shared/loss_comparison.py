"""Two loops compared: the chart of their losses, and the lines in which their scripts differ."""

import streamlit as st

from playground.charts.html import render_html
from playground.charts.loss_comparison import compare_losses
from playground.protocol.loss_comparison import LossComparisonData
from playground.sandbox.script_result import ScriptResult
from playground.script.differences import compare_scripts
from playground.script.program import ParsedScript
from playground.ui.shared.components import component

_component = component("shared/loss_comparison", LossComparisonData)
_CLASSES = {"removed": "pg-removed", "added": "pg-added", "place": "pg-line-number", "unchanged": ""}
_MARKS = {"removed": "− ", "added": "+ ", "place": "", "unchanged": "  "}


def render_loss_comparison(right: ScriptResult, changed: ScriptResult, changed_name: str, key: str) -> None:
    """Draw the losses of both loops; the legend calls the one that is not right ``changed_name``."""
    _component(key=key, data=compare_losses(right, changed, changed_name))


def render_difference(right: ParsedScript, changed: ParsedScript) -> None:
    """Draw the lines that differ: ``−`` before those of the right script, ``+`` before those of the other."""
    lines = compare_scripts(right, changed)
    st.html(render_html("script_difference.html.jinja", lines=lines, classes=_CLASSES, marks=_MARKS))


def render_warning(result: ScriptResult) -> None:
    """Draw the first of torch's warnings, if there is one."""
    for warning in result.warnings[:1]:
        st.caption(f"torch warns and continues: “{warning}”")
