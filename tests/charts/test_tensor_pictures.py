"""Pictures of the tensor lab: what is lit is there, colours mean what they say, and words say the same."""

import re
from html import unescape

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from playground.tensors.operations.operate import Setup, work
from playground.tensors.shapes.follow import follow

from playground.charts import (
    axis_table,
    brackets,
    dtype_tables,
    grids,
    histogram,
    operation,
    palette,
    pixels,
    storage,
    tensor_slice,
)
from playground.charts.tensor_values import format_elements
from playground.dtypes import DTYPES
from playground.tensors.create.casts import cast_to_all
from playground.tensors.create.creation import Creation
from playground.tensors.create.facts import count_elements as histogram_of
from playground.tensors.create.inspection import inspect_tensor
from playground.tensors.operations import OPERATIONS
from playground.tensors.shapes import RESHAPINGS
from playground.tensors.shapes.chain import Chain, Step
from tests.tensors.strategies import creations


def cells(grid: dict[str, object]) -> dict[int, str]:
    """Text by place of all cells that a grid shows."""
    if "strip" in grid:
        return {cell[0]: cell[1] for cell in grid["strip"]}  # type: ignore[attr-defined]
    return {cell[0]: cell[1] for block in grid["blocks"] for row in block["cells"] for cell in row if cell}  # type: ignore[attr-defined]


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.covers("tensors.rank.brackets")
@given(shape=st.lists(st.integers(1, 3), max_size=5).map(tuple))
@settings(max_examples=60, deadline=None)
def test_brackets_are_those_of_a_nested_list_each_in_the_colour_of_its_axis(shape: tuple[int, ...]) -> None:
    tensor = torch.arange(int(np.prod(shape))).reshape(shape)
    html = brackets.brackets_html(tensor)
    nested = plain(html.split("</pre>")[0])
    if tensor.numel() <= 100:
        assert eval(nested) == tensor.tolist()
    assert len(re.match(r"[\[\s]*", nested).group().replace(" ", "")) == tensor.ndim  # type: ignore[union-attr]
    for axis in range(tensor.ndim):
        assert f'style="--axis: {palette.AXES[axis]}" title="axis {axis}"' in html
    assert f"ndim is {tensor.ndim}" in html or tensor.ndim == 0


@pytest.mark.parametrize("shape", [(224, 224, 3), (1000, 1000), (10, 10, 10, 10, 10), (0,), (2, 0, 3), (5000,)])
def test_a_large_tensor_is_summarised(shape: tuple[int, ...]) -> None:
    tensor = torch.zeros(shape)
    html = brackets.brackets_html(tensor)
    assert len(html) < 60_000
    assert ("…" in html) == (tensor.numel() > 160)
    told = tensor_slice.slice_picture("x", tensor, [0] * max(0, tensor.ndim - 2))
    assert len(cells(told["grids"][0])) <= 256


@given(creation=creations())
@settings(max_examples=100, deadline=None)
def test_every_cell_of_a_slice_says_its_index_and_value(creation: Creation) -> None:
    tensor = inspect_tensor(creation).tensor
    if tensor is None or tensor.numel() == 0:
        return
    leading = [size - 1 for size in tensor.shape[:-2]]
    told = tensor_slice.slice_picture("x", tensor, leading)
    shown = cells(told["grids"][0])
    for place, _, words in told["steps"]:
        expression, value = words.split(" = ", 1)
        assert repr(eval(expression, {"x": tensor}).item()) == value or value == str(
            eval(expression, {"x": tensor}).item()
        )
        assert shown[place] == format_elements(tensor.reshape(-1)[place : place + 1])[0]
    assert str(list(tensor.shape)) in told["words"]


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("stretched", [True, False])
@given(a=creations(), b=creations())
@settings(max_examples=8, deadline=None)
def test_what_a_step_lights_is_on_the_picture(name: str, stretched: bool, a: Creation, b: Creation) -> None:
    worked = work(Setup(name, {}, a, b))
    told = operation.picture(worked, stretched)
    assert all(str(list(tensor.shape)) in told["words"] for _, tensor in worked.operands)
    if worked.result is None:
        assert told["steps"] == []
        return
    shown = [cells(grid) for grid in told["grids"]]
    assert len(told["grids"]) == len(told["signs"]) + 1 == told["result"] + 1
    for place, sources, words in told["steps"]:
        assert place in shown[told["result"]]
        assert words
        for grid, places in zip(shown, sources, strict=False):
            assert set(places) <= set(grid)


def test_a_stretched_operand_is_drawn_in_the_shape_of_the_result_with_pale_copies() -> None:
    worked = work(Setup("add", {}, Creation("counting", {"shape": (2, 1)}), Creation("counting", {"shape": (3,)})))
    a, b, result = operation.picture(worked, stretched=True)["grids"]
    assert (a["shape"], a["stretched"]) == ([2, 1], [2, 3])
    assert [[len(cell) == 5 for cell in row] for row in a["blocks"][0]["cells"]] == [[False, True, True]] * 2
    assert [[len(cell) == 5 for cell in row] for row in b["blocks"][0]["cells"]] == [[False] * 3, [True] * 3]
    assert list(cells(result).values()) == ["0", "1", "2", "1", "2", "3"]


def test_a_product_of_matrices_stands_at_a_corner_and_one_of_batches_in_a_row() -> None:
    matrices = work(Setup("at", {}, Creation("counting", {"shape": (2, 3)}), Creation("counting", {"shape": (3, 2)})))
    batches = work(
        Setup("matmul", {}, Creation("counting", {"shape": (2, 2, 3)}), Creation("counting", {"shape": (3, 2)}))
    )
    assert operation.picture(matrices)["layout"] == "corner"
    assert operation.picture(batches)["layout"] == "row"


@pytest.mark.parametrize("name", RESHAPINGS)
def test_every_element_keeps_its_colour_and_lies_in_the_storage_that_is_drawn(name: str) -> None:
    shape = (4, 2, 3)
    followed = follow(Chain(Creation("counting", {"shape": shape}), (Step(name, RESHAPINGS[name].defaults(shape)),)))
    before, after = followed.stages
    told = storage.picture(before, after, before.tensor.numel())
    colours: dict[int, str] = {}
    for grid, stage in ((told["grids"][0], before), (told["grids"][1], after)):
        for block in grid["blocks"]:
            for cell in (cell for row in block["cells"] for cell in row if cell):
                origin = int(stage.origins.reshape(-1)[cell[0]])
                assert colours.setdefault(origin, cell[2]) == cell[2]
    assert len(set(colours.values())) == len(colours)
    shown = [cells(grid) for grid in told["grids"]]
    for place, lit, words, hops in told["steps"]:
        for grid, places in zip(shown, lit, strict=False):
            assert set(places) <= set(grid)
        [at] = lit[2]
        assert f"= {at} of the storage" in words
        assert shown[2][at] == shown[1][place]
        for axis, target, label in hops:
            assert target - at == after.strides[axis] == int(label.replace("−", "-"))
    shares = followed.shares[0]
    assert len(told["grids"]) == (3 if shares else 4)
    assert ("shares the storage" in told["words"]) == shares


def test_a_long_storage_is_shown_from_where_the_tensor_begins() -> None:
    followed = follow(Chain(Creation("counting", {"shape": (100, 50)}), (Step("index", {"index": "90"}),)))
    told = storage.picture(followed.stages[0], followed.stages[1], 5000)
    strip = told["grids"][2]
    assert 4500 in cells(strip)
    assert strip["hidden"] == 5000 - len(strip["strip"])


def test_colours_by_value_are_signed_and_symmetrical() -> None:
    colour = grids.by_value([-2.0, 0.0, 1.0, 2.0])
    assert colour(0, 2.0) == palette.POSITIVE
    assert colour(0, -2.0) == palette.NEGATIVE
    assert colour(0, 0.0) == palette.ZERO
    assert colour(0, float("nan")) == palette.MISSING
    assert colour(0, float("inf")) == palette.POSITIVE
    assert (colour(0, True), colour(0, False)) == (palette.POSITIVE, palette.ZERO)


@given(share=st.floats(0, 1))
@settings(deadline=None)
def test_the_order_of_memory_grows_lighter(share: float) -> None:
    def lightness(colour: str) -> float:
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), palette.rgb(colour), strict=True))

    assert lightness(palette.along(share)) <= lightness(palette.along(min(1.0, share + 0.05))) + 1


@given(red=st.integers(0, 255), green=st.integers(0, 255), blue=st.integers(0, 255))
@settings(deadline=None)
def test_text_on_a_cell_has_enough_contrast(red: int, green: int, blue: int) -> None:
    colour = f"#{red:02x}{green:02x}{blue:02x}"

    def luminance(parts: tuple[int, ...]) -> float:
        linear = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in (p / 255 for p in parts)
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    ink = (255, 255, 255) if palette.is_dark(colour) else (0, 0, 0)
    light, dark = sorted((luminance((red, green, blue)), luminance(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_table_of_axes_has_a_word_for_every_mark() -> None:
    worked = work(Setup("add", {}, Creation("ones", {"shape": (2, 1, 4)}), Creation("ones", {"shape": (3, 4)})))
    assert worked.axes is not None
    html = axis_table.axes_html(worked.axes, "The shapes")
    assert "stretched" in html
    assert "added" in html
    assert worked.axes.says in unescape(html)


def test_tables_of_dtypes_hold_every_dtype() -> None:
    for html in (dtype_tables.dtypes_html(), dtype_tables.casts_html(cast_to_all(300), "300", "int8")):
        assert all(f"torch.{name}<" in html for name in DTYPES)
    promotions = dtype_tables.promotions_html("int64", "float16")
    assert 'title="int64 and float16 give float16"' in promotions
    assert promotions.count("<td") == len(DTYPES) ** 2
    assert "65,504" in dtype_tables.dtypes_html() or "6.55e+04" in dtype_tables.dtypes_html()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b"])
def test_typed_text_cannot_become_markup(text: str) -> None:
    assert "<script>" not in dtype_tables.casts_html(cast_to_all(1), text, "int8")


def test_a_histogram_says_where_most_elements_lie() -> None:
    counted = histogram_of(torch.tensor([1.0, 1.0, 1.0, 9.0]))
    assert counted is not None
    assert "Histogram of 4 elements" in histogram.describe_histogram(counted)
    assert histogram.histogram_html(counted).count("<i ") == len(counted.counts) == 9


def test_pictures_of_pixels_say_what_they_are() -> None:
    assert "224 by 224 pixels" in pixels.image_html(torch.rand(224, 224, 3), "x")
    assert "1000 by 20 elements" in pixels.matrix_html(torch.randn(1000, 20), "x")
    assert pixels.is_image(torch.rand(8, 8, 3))
    assert not pixels.is_image(torch.randn(8, 8, 3))
    assert not pixels.is_image(torch.rand(8, 8, 4))
