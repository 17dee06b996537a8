"""The tables of dtypes hold what torch and NumPy say, for every dtype that torch has."""

import numpy as np
import pytest
import torch

from playground.dtypes import DEFAULTS, DTYPES, LEFT_OUT, dtype_bounds, promoted_dtype

NUMPY = [name for name in DTYPES if hasattr(np, name) and name not in ("bfloat16", "bool")]


def test_every_dtype_of_torch_is_offered_or_left_out_with_a_reason() -> None:
    torch_names = {str(each).removeprefix("torch.") for each in vars(torch).values() if isinstance(each, torch.dtype)}
    reasons = " ".join(LEFT_OUT) + " " + " ".join(f"{kind}{bits}" for kind in ("int", "uint") for bits in range(1, 8))
    assert [name for name in torch_names if name not in DTYPES and name not in reasons.replace(",", " ").split()] == []
    assert set(DTYPES) <= torch_names


@pytest.mark.covers("tensors.dtypes.table", "tensors.dtypes.eight_bit")
@pytest.mark.parametrize("name", DTYPES)
def test_width_family_and_alias(name: str) -> None:
    dtype = DTYPES[name]
    assert dtype.torch_dtype.itemsize * 8 == dtype.bits
    assert dtype.torch_dtype.is_floating_point == (dtype.family == "float")
    assert dtype.torch_dtype.is_complex == (dtype.family == "complex")
    assert dtype.torch_dtype.is_signed == dtype.signed or name == "float8_e8m0fnu"
    if dtype.alias:
        assert getattr(torch, dtype.alias) is dtype.torch_dtype
    if dtype.exponent:
        halves = 2 if dtype.family == "complex" else 1
        assert halves * ((1 if dtype.signed else 0) + dtype.exponent + dtype.fraction) == dtype.bits


@pytest.mark.covers("tensors.dtypes.range", "tensors.dtypes.epsilon")
@pytest.mark.parametrize("name", NUMPY)
def test_range_and_precision_are_those_of_numpy(name: str) -> None:
    bounds = dtype_bounds(name)
    if DTYPES[name].family == "integer":
        assert (bounds.low, bounds.high) == (np.iinfo(name).min, np.iinfo(name).max)
    else:
        info = np.finfo(name)
        assert (bounds.low, bounds.high, bounds.epsilon, bounds.smallest) == tuple(
            float(bound) for bound in (info.min, info.max, info.eps, info.tiny)
        )


@pytest.mark.parametrize("name", [name for name in DTYPES if DTYPES[name].family == "float" and DTYPES[name].fraction])
def test_whole_numbers_are_exact_up_to_the_bound_and_not_beyond(name: str) -> None:
    exact, dtype = dtype_bounds(name).exact, DTYPES[name].torch_dtype
    assert exact is not None
    for number in {exact - 1, exact}:
        assert torch.tensor(number, dtype=torch.float64).to(dtype).to(torch.float64).item() == number
    assert torch.tensor(exact + 1, dtype=torch.int64).to(dtype).to(torch.float64).item() != exact + 1


@pytest.mark.covers("tensors.dtypes.defaults")
@pytest.mark.parametrize(("code", "name"), DEFAULTS)
def test_what_creation_picks(code: str, name: str) -> None:
    assert eval(code, {"torch": torch}).dtype is DTYPES[name].torch_dtype


@pytest.mark.filterwarnings("ignore:ComplexHalf")
@pytest.mark.covers("tensors.dtypes.promotion")
@pytest.mark.parametrize("one", DTYPES)
def test_promotion_of_any_pair_is_what_adding_gives(one: str) -> None:
    for other in DTYPES:
        a, b = torch.empty(1, dtype=DTYPES[one].torch_dtype), torch.empty(1, dtype=DTYPES[other].torch_dtype)
        try:
            expected = str(torch.result_type(a, b)).removeprefix("torch.")
        except RuntimeError:
            expected = None
        assert promoted_dtype(one, other) == expected
