"""Drawings: every variable is in them, in the picture and in the words."""

import re

import pytest

from playground.autograd.ready_made import READY_MADE
from playground.autograd.walk import Walk, backward_all, backward_step, view
from playground.charts import expression_graph
from playground.formatting import duration, rate, short, size, tensor


@pytest.mark.covers("autograd.graph")
@pytest.mark.parametrize("name", READY_MADE)
@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_every_variable_has_a_box_with_value_gradient_and_kind_and_every_use_an_arrow(
    name: str, direction: str
) -> None:
    expression = READY_MADE[name].expression
    seen = view(backward_all(Walk(expression, weighted=True).forward_all()))
    drawing = expression_graph.dot(seen, direction)
    assert f"rankdir={direction}" in drawing
    assert re.findall(r'^"(\w+)" \[label', drawing, re.MULTILINE) == expression.names
    uses = [(argument, node.name) for node in expression.nodes for argument in node.arguments]
    assert re.findall(r'^"(\w+)" -> "(\w+)"', drawing, re.MULTILINE) == uses
    for described in seen.evaluated.nodes.values():
        assert (described.grad_fn or "leaf") in drawing
    assert drawing.count("grad ") >= len(expression.leaves)
    words = expression_graph.alternative(seen)
    assert all(each in words for each in expression.names)


@pytest.mark.covers("autograd.graph")
def test_the_step_under_way_is_marked_with_what_it_passes_on() -> None:
    seen = view(backward_step(Walk(READY_MADE["square"].expression).forward_all()))
    drawing = expression_graph.dot(seen)
    assert '"a" -> "out" [dir=back, label=<6>, class="pg-graph-back"];' in drawing
    assert "pg-graph-now" in next(line for line in drawing.split("\n") if line.startswith('"out" ['))


def test_what_is_not_computed_yet_shows_no_value() -> None:
    drawing = expression_graph.dot(view(Walk(READY_MADE["square"].expression)))
    assert "AddBackward0" not in drawing
    assert drawing.count("pg-graph-waiting") == 2


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (short(-0.0), "0"),
        (short(3), "3"),
        (short(1234.5678), "1235"),
        (size(512), "512 B"),
        (size(1536), "1.5 KiB"),
        (size(7 * 2**40), "7 TiB"),
        (duration(2.5), "2.5 s"),
        (duration(0.0012), "1.2 ms"),
        (duration(3.4e-6), "3.4 µs"),
        (duration(5e-9), "5 ns"),
        (rate(1.2e11, "FLOP"), "120 GFLOP/s"),
        (rate(5e12, "B"), "5 TB/s"),
        (rate(2e6, "B"), "2 MB/s"),
        (rate(500, "B"), "0.5 kB/s"),
    ],
)
def test_numbers_are_short(shown: str, text: str) -> None:
    assert shown == text


def test_tensors_are_shown_in_rows_and_cut_where_they_are_long() -> None:
    assert tensor(1.5) == ["1.5"]
    assert tensor([1.0, 2.0]) == ["[1  2]"]
    assert tensor([[1.0], [2.0]]) == ["[1]", "[2]"]
    assert tensor([float(number) for number in range(9)])[0].endswith("… 9]")
    assert tensor([[1.0]] * 6)[-1] == "… 6 rows"
