"""What makes no tensor is refused in one sentence, before any memory is taken."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.fields import FieldError
from playground.tensors.create.creation import Creation
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.create.inspection import inspect_tensor
from playground.tensors.uploads import Upload
from tests.tensors.messages import sentence
from tests.tensors.strategies import JUNK


@pytest.mark.parametrize(
    ("function", "options", "message"),
    [
        ("zeros", {"shape": (10**6, 10**6)}, "shape cannot|1,000,000,000,000 elements.*MAX_TENSOR_ELEMENTS"),
        ("rand", {"shape": (1000, 1001)}, "1,001,000 elements.*MAX_TENSOR_ELEMENTS"),
        ("zeros", {"shape": (10**12,)}, "shape cannot be"),
        ("zeros", {"shape": (1,) * 7}, "MAX_TENSOR_AXES"),
        ("zeros", {"shape": (-1,)}, "shape cannot be"),
        ("arange", {"end": 1e9, "step": 0.001}, "MAX_TENSOR_ELEMENTS"),
        ("arange", {"end": float("nan")}, "end cannot be nan"),
        ("eye", {"n": 10**6, "m": 10**6}, "MAX_TENSOR_ELEMENTS"),
        ("linspace", {"steps": 10**9}, "steps cannot be"),
        ("typed", {"typed": "1, 2\n3"}, "Row 2 .* holds 1 number"),
        ("typed", {"typed": "1, two"}, "'two' in row 1, column 2"),
        ("typed", {"typed": "[" * 7 + "1" + "]" * 7}, "MAX_TENSOR_AXES"),
        ("typed", {"typed": "1 " * 2001}, "MAX_TYPED_ELEMENTS"),
        ("table", {}, "no CSV file yet"),
        ("image", {}, "no image yet"),
        ("nonsense", {}, "no creation function"),
        ("zeros", {"colour": 1}, "no option 'colour'"),
        ("rand", {"seed": -1}, "seed cannot be -1"),
        ("zeros", {"dtype": "float33"}, "dtype cannot be"),
    ],
)
def test_what_makes_no_tensor_is_one_sentence(function: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(FieldError, match=message) as raised:
        Creation(function, options)
    sentence(raised.value)


@settings(max_examples=2000, deadline=None)
@given(data=st.data())
def test_any_option_is_accepted_or_refused_in_one_sentence(data: st.DataObject) -> None:
    entry = CREATION_FUNCTIONS[data.draw(st.sampled_from(list(CREATION_FUNCTIONS)))]
    names = [field.name for field in entry.fields] + ["unknown"]
    options = data.draw(st.dictionaries(st.sampled_from(names), JUNK, max_size=4))
    try:
        creation = Creation(entry.name, options)
    except FieldError as error:
        sentence(error)
    else:
        inspection = inspect_tensor(creation)
        assert inspection.failure or (
            inspection.tensor is not None and inspection.tensor.numel() <= limits.MAX_TENSOR_ELEMENTS
        )


@settings(max_examples=500, deadline=None)
@given(content=st.binary(max_size=300), function=st.sampled_from(["table", "image"]))
def test_any_file_is_accepted_or_refused_in_one_sentence(content: bytes, function: str) -> None:
    try:
        inspect_tensor(Creation(function, {}, Upload("file", content)))
    except FieldError as error:
        sentence(error)


def test_a_tensor_at_the_limit_is_accepted_and_one_above_it_refused() -> None:
    assert Creation("zeros", {"shape": (1000, 1000)}).entry.name == "zeros"
    with pytest.raises(FieldError):
        Creation("zeros", {"shape": (1000, 1001)})


@pytest.mark.parametrize(
    "module",
    [
        "dtypes",
        "limits",
        "lessons.create",
        "lessons.clinic",
        "tensors.operations",
        "tensors.puzzles",
        "tensors.shapes.chain",
        "tensors.create.tasks",
        "tensors.clinic.tasks",
    ],
)
def test_listing_what_can_be_chosen_does_not_import_torch(module: str) -> None:
    code = f"import sys, playground.{module}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
