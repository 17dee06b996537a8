"""The graph of an expression as a Graphviz drawing, and in words as its alternative text.

Colours come from the style sheet by class, so that the drawing follows the theme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from playground.formatting import format_tensor

Direction = Literal["LR", "TB"]
"""``LR`` from left to right, ``TB`` from top to bottom."""


@dataclass(frozen=True, kw_only=True)
class VariableBox:
    """A variable in the drawing.

    Attributes:
        name: the variable.
        line: the line that computes it; empty for an input.
        value: a number or nested lists of numbers; None before it is computed.
        description: shape and grad_fn, in a line.
        gradient: the same as ``value``; None where there is none.
        requires_grad: autograd records what is computed from it.
        current: the last step computed it or visited it.
    """

    name: str
    line: str
    value: Any
    description: str
    gradient: Any
    requires_grad: bool
    current: bool


@dataclass(frozen=True)
class UseArrow:
    """The use of a variable by an operation.

    Attributes:
        argument, result: names of the variables.
        passed: the gradient that goes back along the arrow in this step; None where none does.
    """

    argument: str
    result: str
    passed: Any = None


def build_dot(boxes: Sequence[VariableBox], arrows: Sequence[UseArrow], direction: Direction = "LR") -> str:
    """The source of the drawing in Graphviz's language."""
    return "\n".join(
        [
            "digraph expression {",
            f'rankdir={direction}; bgcolor="transparent"; nodesep=0.25; ranksep=0.4;',
            'node [shape=box, style="rounded", fontname="Helvetica", fontsize=10.5, margin="0.1,0.06"];',
            'edge [arrowsize=0.7, fontname="Helvetica", fontsize=10];',
            *map(_box_line, boxes),
            *map(_arrow_line, arrows),
            "}",
        ]
    )


def _box_line(box: VariableBox) -> str:
    rows = [f"<b>{escape(box.line or box.name)}</b>"]
    if box.value is not None:
        rows += [escape(row) for row in format_tensor(box.value)]
        rows.append(f'<font point-size="9">{escape(box.description)}</font>')
    if box.gradient is not None:
        rows += [f"grad {escape(row)}" for row in format_tensor(box.gradient)]
    return f'"{box.name}" [label=<{"<br/>".join(rows)}>, class="{_classes(box)}"];'


def _classes(box: VariableBox) -> str:
    classes = ["pg-graph-node" if box.line else "pg-graph-input"]
    if box.requires_grad:
        classes.append("pg-graph-grad")
    if box.value is None:
        classes.append("pg-graph-waiting")
    if box.current:
        classes.append("pg-graph-current")
    return " ".join(classes)


def _arrow_line(arrow: UseArrow) -> str:
    if arrow.passed is None:
        return f'"{arrow.argument}" -> "{arrow.result}" [class="pg-graph-arrow"];'
    label = "<br/>".join(escape(row) for row in format_tensor(arrow.passed, rows=2))
    return f'"{arrow.argument}" -> "{arrow.result}" [dir=back, label=<{label}>, class="pg-graph-back"];'


def describe_drawing(boxes: Sequence[VariableBox]) -> str:
    """The drawing in words."""
    computed = "; ".join(map(_in_words, (box for box in boxes if box.value is not None)))
    return f"Graph of {len(boxes)} variables. {computed}."


def _in_words(box: VariableBox) -> str:
    text = f"{box.line or box.name} is {', '.join(format_tensor(box.value))}"
    return text if box.gradient is None else f"{text} with gradient {', '.join(format_tensor(box.gradient))}"
