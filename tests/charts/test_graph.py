"""Drawings: every variable is in them, in the picture and in the description."""

import re

import pytest

from playground.charts.expression_graph import Direction, UseArrow, VariableBox, build_dot, describe_drawing
from playground.formatting import format_bytes, format_duration, format_rate, format_short, format_tensor

BOXES = (
    VariableBox(
        name="x",
        line="",
        value=[1.0, 2.0],
        description="[2] · leaf, requires grad",
        gradient=[3.0, 4.0],
        requires_grad=True,
        current=False,
    ),
    VariableBox(
        name="a",
        line="a = x < 1",
        value=0.5,
        description="scalar · SumBackward0",
        gradient=None,
        requires_grad=True,
        current=True,
    ),
    VariableBox(
        name="out",
        line="out = -a",
        value=None,
        description="scalar · NegBackward0",
        gradient=None,
        requires_grad=False,
        current=False,
    ),
)
ARROWS = (UseArrow("x", "a", [6.0, 8.0]), UseArrow("a", "out"))


@pytest.mark.covers("autograd.graph")
@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_every_variable_has_a_box_and_every_use_an_arrow(direction: Direction) -> None:
    drawing = build_dot(BOXES, ARROWS, direction)
    assert f"rankdir={direction}" in drawing
    assert re.findall(r'^"(\w+)" \[label', drawing, re.MULTILINE) == ["x", "a", "out"]
    assert re.findall(r'^"(\w+)" -> "(\w+)"', drawing, re.MULTILINE) == [("x", "a"), ("a", "out")]


@pytest.mark.covers("autograd.graph")
def test_a_box_holds_line_value_description_and_gradient() -> None:
    x, a, out = (line for line in build_dot(BOXES, ARROWS).split("\n") if "[label" in line and "->" not in line)
    assert x == (
        '"x" [label=<<b>x</b><br/>[1  2]<br/><font point-size="9">[2] · leaf, requires grad</font><br/>grad [3  4]>, '
        'class="pg-graph-input pg-graph-grad"];'
    )
    assert "<b>a = x &lt; 1</b><br/>0.5" in a
    assert 'class="pg-graph-node pg-graph-grad pg-graph-current"' in a
    # A variable that is not computed yet shows only its line.
    assert out == '"out" [label=<<b>out = -a</b>>, class="pg-graph-node pg-graph-waiting"];'


@pytest.mark.covers("autograd.graph")
def test_the_arrow_of_the_present_step_shows_the_gradient_that_goes_back() -> None:
    drawing = build_dot(BOXES, ARROWS)
    assert '"x" -> "a" [dir=back, label=<[6  8]>, class="pg-graph-back"];' in drawing
    assert '"a" -> "out" [class="pg-graph-arrow"];' in drawing


@pytest.mark.covers("autograd.graph")
def test_the_alternative_text_names_every_computed_variable() -> None:
    assert describe_drawing(BOXES) == "Graph of 3 variables. x is [1  2] with gradient [3  4]; a = x < 1 is 0.5."


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (format_short(-0.0), "0"),
        (format_short(3), "3"),
        (format_short(1234.5678), "1235"),
        (format_bytes(512), "512 B"),
        (format_bytes(1536), "1.5 KiB"),
        (format_bytes(7 * 2**40), "7 TiB"),
        (format_duration(2.5), "2.5 s"),
        (format_duration(0.0012), "1.2 ms"),
        (format_duration(3.4e-6), "3.4 µs"),
        (format_duration(5e-9), "5 ns"),
        (format_rate(1.2e11, "FLOP"), "120 GFLOP/s"),
        (format_rate(5e12, "B"), "5 TB/s"),
        (format_rate(2e6, "B"), "2 MB/s"),
        (format_rate(500, "B"), "0.5 kB/s"),
    ],
)
def test_numbers_are_short(shown: str, text: str) -> None:
    assert shown == text


def test_tensors_are_shown_in_rows_and_cut_where_they_are_long() -> None:
    assert format_tensor(1.5) == ["1.5"]
    assert format_tensor([1.0, 2.0]) == ["[1  2]"]
    assert format_tensor([[1.0], [2.0]]) == ["[1]", "[2]"]
    assert format_tensor([float(number) for number in range(9)])[0].endswith("… 9]")
    assert format_tensor([[1.0]] * 6)[-1] == "… 6 rows"
