"""Pictures of tensors: cells, brackets, colours and tables show what the tensor holds, and so do their descriptions."""

import re
from html import unescape

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.charts import (
    brackets,
    dtype_tables,
    grids,
    palette,
    pixels,
    tensor_slice,
)
from playground.charts.tensor_values import format_elements
from playground.dtypes import DTYPES
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import inspect_tensor
from playground.tensors.create.tasks import cast_number
from tests.tensors.pictures import cell_texts
from tests.tensors.strategies import creations


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
    opening = re.match(r"[\[\s]*", nested)
    assert opening is not None
    assert len(opening.group().replace(" ", "")) == tensor.ndim
    for axis in range(tensor.ndim):
        assert f'style="--axis: {palette.AXES[axis]}" title="axis {axis}"' in html
    assert f"ndim is {tensor.ndim}" in html or tensor.ndim == 0


@pytest.mark.parametrize("shape", [(224, 224, 3), (1000, 1000), (10, 10, 10, 10, 10), (0,), (2, 0, 3), (5000,)])
def test_a_large_tensor_is_summarised(shape: tuple[int, ...]) -> None:
    tensor = torch.zeros(shape)
    html = brackets.brackets_html(tensor)
    assert len(html) < 60_000
    assert ("…" in html) == (tensor.numel() > 160)
    picture = tensor_slice.slice_picture("x", tensor, [0] * max(0, tensor.ndim - 2))
    assert len(cell_texts(picture["grids"][0])) <= 256


@given(creation=creations())
@settings(max_examples=100, deadline=None)
def test_every_cell_of_a_slice_shows_its_index_and_value(creation: Creation) -> None:
    tensor = inspect_tensor(creation).tensor
    if tensor is None or tensor.numel() == 0:
        return
    leading = [size - 1 for size in tensor.shape[:-2]]
    picture = tensor_slice.slice_picture("x", tensor, leading)
    shown = cell_texts(picture["grids"][0])
    for step in picture["steps"]:
        place = step["place"]
        expression, value = step["text"].split(" = ", 1)
        assert repr(eval(expression, {"x": tensor}).item()) == value or value == str(
            eval(expression, {"x": tensor}).item()
        )
        assert shown[place] == format_elements(tensor.reshape(-1)[place : place + 1])[0]
    assert str(list(tensor.shape)) in picture["description"]


def test_colours_by_value_are_signed_and_symmetrical() -> None:
    colour = grids.colour_by_value([-2.0, 0.0, 1.0, 2.0])
    assert colour(0, 2.0) == palette.POSITIVE
    assert colour(0, -2.0) == palette.NEGATIVE
    assert colour(0, 0.0) == palette.ZERO
    assert colour(0, float("nan")) == palette.MISSING
    assert colour(0, float("inf")) == palette.POSITIVE
    assert (colour(0, True), colour(0, False)) == (palette.POSITIVE, palette.ZERO)


@given(share=st.floats(0, 1))
@settings(deadline=None)
def test_the_colours_of_the_memory_order_grow_lighter(share: float) -> None:
    def lightness(colour: str) -> float:
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), palette.rgb(colour), strict=True))

    assert lightness(palette.colour_in_order(share)) <= lightness(palette.colour_in_order(min(1.0, share + 0.05))) + 1


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


def test_tables_of_dtypes_hold_every_dtype() -> None:
    for html in (dtype_tables.dtypes_html(), cast_number("300", "int8").table):
        assert all(f"torch.{name}<" in html for name in DTYPES)
    promotions = dtype_tables.promotions_html("int64", "float16")
    assert 'title="int64 and float16 give float16"' in promotions
    assert promotions.count("<td") == len(DTYPES) ** 2
    assert "65,504" in dtype_tables.dtypes_html() or "6.55e+04" in dtype_tables.dtypes_html()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b"])
def test_typed_text_cannot_become_markup(text: str) -> None:
    assert "<script>" not in dtype_tables.casts_html([], text, "int8")


def test_pictures_of_pixels_have_a_description() -> None:
    assert "224 by 224 pixels" in pixels.image_html(torch.rand(224, 224, 3), "x")
    assert "1000 by 20 elements" in pixels.matrix_html(torch.randn(1000, 20), "x")
    assert pixels.is_image(torch.rand(8, 8, 3))
    assert not pixels.is_image(torch.randn(8, 8, 3))
    assert not pixels.is_image(torch.rand(8, 8, 4))
