"""Every creation function gives what torch's own function gives, and so does the code shown."""

import io
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from playground.fields import Value
from playground.tensors.create import example_files
from playground.tensors.create.creation import Creation
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS, PRESETS
from playground.tensors.create.inspection import compare_with_range, inspect_tensor
from tests.tensors.running import executed, same
from tests.tensors.strategies import legal

covers = pytest.mark.covers


def seeded(make: Callable[[], torch.Tensor], seed: int = 42) -> torch.Tensor:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return make()


BASE = torch.arange(6).reshape(2, 3)
EXPECTED = [
    pytest.param("zeros", {"shape": (2, 3)}, torch.zeros(2, 3), marks=covers("tensors.create.zeros")),
    pytest.param("ones", {"shape": (4,)}, torch.ones(4), marks=covers("tensors.create.ones")),
    pytest.param("full", {"fill_value": 2.5}, torch.full((2, 3), 2.5), marks=covers("tensors.create.full")),
    pytest.param("empty", {}, torch.full((2, 3), torch.nan), marks=covers("tensors.create.empty")),
    pytest.param("eye", {"n": 4, "m": 5}, torch.eye(4, 5), marks=covers("tensors.create.eye")),
    pytest.param("tril", {"diagonal": 1}, torch.tril(torch.ones(4, 4), 1), marks=covers("tensors.create.tril")),
    pytest.param("triu", {}, torch.triu(torch.ones(4, 4)), marks=covers("tensors.create.triu")),
    pytest.param(
        "arange",
        {"start": 1, "end": 11},
        torch.arange(1, 11),
        marks=covers("tensors.create.arange", "tensors.range.one_to_ten"),
    ),
    pytest.param(
        "arange",
        {"end": 1000, "step": 77},
        torch.tensor([77 * number for number in range(13)]),
        marks=covers("tensors.range.by_77"),
    ),
    pytest.param("linspace", {}, torch.tensor([0, 0.25, 0.5, 0.75, 1]), marks=covers("tensors.create.linspace")),
    pytest.param(
        "logspace", {"end": 2, "steps": 3}, torch.tensor([1.0, 10, 100]), marks=covers("tensors.create.logspace")
    ),
    pytest.param(
        "typed",
        {"typed": "[[1, 2], [3, 4]]"},
        torch.tensor([[1, 2], [3, 4]]),
        marks=covers("tensors.create.typed"),
    ),
    pytest.param(
        "typed", {"typed": "1.5\t2\n3\t4"}, torch.tensor([[1.5, 2], [3, 4]]), marks=covers("tensors.create.pasted")
    ),
    pytest.param("rand", {}, seeded(lambda: torch.rand(2, 3)), marks=covers("tensors.create.rand")),
    pytest.param("randn", {}, seeded(lambda: torch.randn(2, 3)), marks=covers("tensors.create.randn")),
    pytest.param("randint", {}, seeded(lambda: torch.randint(0, 10, (2, 3))), marks=covers("tensors.create.randint")),
    pytest.param("randperm", {"n": 9}, seeded(lambda: torch.randperm(9)), marks=covers("tensors.create.randperm")),
    pytest.param(
        "normal",
        {"mean": 3, "std": 2},
        seeded(lambda: torch.normal(3.0, 2.0, (2, 3))),
        marks=covers("tensors.create.normal"),
    ),
    pytest.param(
        "bernoulli",
        {"p": 0.3},
        seeded(lambda: torch.bernoulli(torch.full((2, 3), 0.3))),
        marks=covers("tensors.create.bernoulli"),
    ),
    pytest.param("zeros_like", {}, torch.zeros_like(BASE), marks=covers("tensors.create.like")),
    pytest.param(
        "ones_like", {"dtype": "float64"}, torch.ones(2, 3).double(), marks=covers("tensors.create.like_dtype")
    ),
    pytest.param("rand_like", {}, seeded(lambda: torch.rand(2, 3)), marks=covers("tensors.create.like")),
    pytest.param("randn_like", {"base_dtype": None, "dtype": "float32"}, seeded(lambda: torch.randn(2, 3))),
    pytest.param("randint_like", {}, seeded(lambda: torch.randint(0, 10, (2, 3)))),
    pytest.param("full_like", {"fill_value": 5}, torch.full((2, 3), 5)),
    pytest.param("empty_like", {}, torch.full((2, 3), torch.iinfo(torch.int64).max)),
    pytest.param("counting", {"shape": (2, 2, 2)}, torch.arange(8).reshape(2, 2, 2)),
]


@pytest.mark.parametrize(("function", "options", "expected"), EXPECTED)
def test_gives_what_torch_gives(function: str, options: dict[str, Value], expected: torch.Tensor) -> None:
    inspection = inspect_tensor(Creation(function, options))
    assert inspection.failure is None
    assert inspection.tensor is not None
    assert same(inspection.tensor, expected)


def test_every_function_without_a_file_is_compared_with_torch() -> None:
    assert {function.name for function in CREATION_FUNCTIONS.values() if function.reads in (None, "text")} == {
        case.values[0] for case in EXPECTED
    } | {"range"}


@pytest.mark.covers("tensors.range.against_arange")
def test_range_includes_its_end_makes_floats_and_warns() -> None:
    from_range = inspect_tensor(Creation("range", {"start": 1, "end": 10}))
    from_arange = inspect_tensor(Creation("arange", {"start": 1, "end": 10}))
    assert from_range.tensor is not None
    assert from_arange.tensor is not None
    assert (from_range.tensor.tolist(), from_range.tensor.dtype) == (list(map(float, range(1, 11))), torch.float32)
    assert (from_arange.tensor.tolist(), from_arange.tensor.dtype) == (list(range(1, 10)), torch.int64)
    assert "deprecated" in from_range.warnings[0]
    assert "Triggered internally" not in from_range.warnings[0]
    assert from_arange.warnings == ()
    both = compare_with_range(Creation("arange", {"start": 1, "end": 10}))
    assert same(both.tensors["x"], from_arange.tensor)
    assert same(both.tensors["y"], from_range.tensor)
    assert executed(both.code.source)[1] == both.printed


@pytest.mark.covers("tensors.create.uploaded")
def test_a_csv_file_becomes_what_pandas_reads() -> None:
    upload = example_files.example_table()
    inspection = inspect_tensor(Creation("table", {}, upload))
    assert inspection.tensor is not None
    np.testing.assert_array_equal(inspection.tensor.numpy(), pd.read_csv(io.BytesIO(upload.content)).to_numpy())
    assert inspection.tensor.dtype == torch.float64


@pytest.mark.covers("tensors.create.image")
@pytest.mark.parametrize(("mode", "shape"), [("RGB", (32, 32, 3)), ("L", (32, 32))])
def test_an_image_file_becomes_its_pixels(mode: str, shape: tuple[int, ...]) -> None:
    upload = example_files.example_image()
    inspection = inspect_tensor(Creation("image", {"side": 32, "mode": mode}, upload))
    picture = Image.open(io.BytesIO(upload.content))
    picture.thumbnail((32, 32))
    assert inspection.tensor is not None
    assert tuple(inspection.tensor.shape) == shape
    assert inspection.tensor.dtype == torch.uint8
    np.testing.assert_array_equal(inspection.tensor.numpy(), np.array(picture.convert(mode)))


@pytest.mark.parametrize("name", CREATION_FUNCTIONS)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_code_shown_is_the_code_run(name: str, data: st.DataObject) -> None:
    function = CREATION_FUNCTIONS[name]
    options = {field.name: legal(data, field) for field in function.fields}
    if function.reads == "table":
        uploads = [example_files.example_table()]
    elif function.reads == "image":
        uploads = [example_files.example_image()]
        options["side"] = data.draw(st.integers(1, 64))
    else:
        uploads = []
    creation = Creation(name, options, uploads[0] if uploads else None)
    inspection = inspect_tensor(creation, seed=5)
    if inspection.failure:
        with pytest.raises(Exception) as raised:  # noqa: PT011 (torch's own error, whichever it is)
            executed(inspection.code.source, uploads, seed=5)
        assert (type(raised.value).__name__, str(raised.value)) == (inspection.failure.kind, inspection.failure.message)
        return
    names, printed = executed(inspection.code.source, uploads, seed=5)
    assert inspection.tensor is not None
    assert same(names["x"], inspection.tensor)
    assert printed == inspection.printed


@pytest.mark.parametrize(
    ("preset", "ndim"),
    [
        pytest.param("scalar", 0, marks=covers("tensors.rank.scalar")),
        pytest.param("vector", 1, marks=covers("tensors.rank.vector", "tensors.rank.components")),
        pytest.param("matrix", 2, marks=covers("tensors.rank.matrix")),
        pytest.param("3-D tensor", 3, marks=covers("tensors.rank.three_axes")),
        pytest.param("4-D tensor", 4, marks=covers("tensors.rank.four_axes")),
        pytest.param("random 3 × 4", 2),
        pytest.param("random image", 3, marks=covers("tensors.create.random_image")),
    ],
)
def test_a_preset_has_its_rank(preset: str, ndim: int) -> None:
    function, options = PRESETS[preset]
    inspection = inspect_tensor(Creation(function, options))
    assert inspection.tensor is not None
    assert inspection.tensor.ndim == ndim
    assert {"random image": (224, 224, 3), "vector": (3,)}.get(
        preset, inspection.tensor.shape
    ) == inspection.tensor.shape
