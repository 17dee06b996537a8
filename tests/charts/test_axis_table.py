"""The table of axes: a word for what happens to every size, and the rule."""

from html import unescape

from playground.charts.axis_table import axis_table_html
from playground.tensors.shape_rules import broadcasting, matrix_products, reductions


def test_a_stretched_and_an_added_axis_have_a_word_each() -> None:
    table = broadcasting.align_shapes({"A": (2, 1, 4), "B": (3, 4)})
    html = axis_table_html(table, "The shapes")
    assert "<small>stretched</small>" in html
    assert "<small>added</small>" in html
    assert table.rule in unescape(html)


def test_clashes_inner_and_collapsed_axes_are_marked() -> None:
    assert 'class="pg-axis-clash"' in axis_table_html(broadcasting.align_shapes({"A": (2,), "B": (3,)}), "Shapes")
    assert 'class="pg-axis-inner"' in axis_table_html(matrix_products.align_shapes((2, 3), (3, 4)), "Shapes")
    assert 'class="pg-axis-collapsed"' in axis_table_html(reductions.align_shapes((2, 3), (0,), False), "Shapes")


def test_names_cannot_become_markup() -> None:
    assert "<script>" not in axis_table_html(broadcasting.align_shapes({"<script>": (2,)}), "<script>")
