"""What is said of a tensor is what torch and NumPy say of it."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.charts.tensor_values import format_number, to_numbers
from playground.charts.tensor_window import choose_window, shown_positions
from playground.tensors.create.creation import Creation
from playground.tensors.create.facts import count_elements
from playground.tensors.create.inspection import BACKWARD, compute_gradient, draw_twice, inspect_tensor
from playground.tensors.evaluate import evaluation
from tests.tensors.running import executed
from tests.tensors.strategies import creations

covers = pytest.mark.covers


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        pytest.param("x.ndim", "2", marks=covers("tensors.facts.ndim")),
        pytest.param("x.shape", "torch.Size([2, 3])", marks=covers("tensors.facts.shape")),
        pytest.param("x.numel()", "6", marks=covers("tensors.facts.numel")),
        pytest.param("x.dtype", "torch.int64", marks=covers("tensors.facts.dtype")),
        pytest.param("x.device", "cpu", marks=covers("tensors.facts.device")),
        pytest.param("x.layout", "torch.strided", marks=covers("tensors.facts.layout")),
        pytest.param("x.stride()", "(3, 1)", marks=covers("tensors.facts.strides")),
        pytest.param("x.untyped_storage().nbytes()", "48", marks=covers("tensors.facts.storage")),
        pytest.param("x.requires_grad", "False", marks=covers("tensors.facts.requires_grad")),
        pytest.param("x.is_contiguous()", "True", marks=covers("tensors.facts.contiguous")),
        pytest.param("x.element_size()", "8"),
        pytest.param("x.min()", "0"),
        pytest.param("x.max()", "5"),
        pytest.param("x.double().mean()", "2.5"),
    ],
)
def test_a_fact_is_an_expression_with_its_answer(expression: str, answer: str) -> None:
    seen = inspect_tensor(Creation("counting", {"shape": (2, 3)}))
    facts = {each.expression: each for each in (*seen.shape_facts, *seen.memory_facts, *seen.value_facts)}
    assert facts[expression].text == answer


@pytest.mark.covers("tensors.facts.item")
def test_item_reads_one_element_and_refuses_more() -> None:
    one = inspect_tensor(Creation("typed", {"typed": "7"}))
    many = inspect_tensor(Creation("typed", {"typed": "7, 8"}))
    answers = [next(each for each in seen.shape_facts if "item" in each.expression) for seen in (one, many)]
    assert (answers[0].text, answers[0].refused) == ("7", False)
    assert (answers[1].text, answers[1].refused) == ("a Tensor with 2 elements cannot be converted to Scalar", True)


@given(creation=creations())
@settings(max_examples=200, deadline=None)
def test_every_fact_is_what_the_expression_gives_a_student(creation: Creation) -> None:
    seen = inspect_tensor(creation)
    if seen.failure:
        return
    names, _ = executed(seen.code.source)
    for answer in (*seen.shape_facts, *seen.memory_facts, *seen.value_facts):
        if answer.refused:
            with pytest.raises((RuntimeError, TypeError, ValueError)):
                eval(answer.expression, names)
            continue
        value = eval(answer.expression, names)
        if isinstance(value, torch.Tensor):
            number = value.item()
            assert answer.text == (f"{number:.6g}" if isinstance(number, float) else str(number))
        else:
            assert answer.text == str(value)


@given(creation=creations(("counting", "randn", "randint", "full")))
@settings(max_examples=100, deadline=None)
def test_the_histogram_counts_every_finite_element_once(creation: Creation) -> None:
    seen = inspect_tensor(creation)
    if seen.tensor is None or seen.tensor.numel() == 0:
        return
    counted = count_elements(seen.tensor)
    assert counted is not None
    assert sum(counted.counts) + counted.left_out == seen.tensor.numel()
    wide = seen.tensor.abs() if seen.tensor.is_complex() else seen.tensor
    numbers = wide.double().numpy().ravel()
    np.testing.assert_array_equal(np.histogram(numbers[np.isfinite(numbers)], bins=counted.edges)[0], counted.counts)


@pytest.mark.parametrize(
    "values",
    [[float("nan")], [float("inf"), 1.0], [1e308, -1e308], [2.0**62, 2.0**62], [0.0], [5.0, 5.0], [1e-320, 0.0], []],
)
def test_a_histogram_of_awkward_numbers(values: list[float]) -> None:
    counted = count_elements(torch.tensor(values, dtype=torch.float64))
    finite = [value for value in values if np.isfinite(value)]
    assert (sum(counted.counts) if counted else 0) == len(finite)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (1.0, "1."),
        (-3, "−3"),
        (0.88226926, "0.8823"),
        (1e-5, "1e−5"),
        (1e12, "1e12"),
        (16777216.0, "16777216."),
        (float("nan"), "nan"),
        (float("-inf"), "−inf"),
        (True, "True"),
        (1 + 2j, "1+2j"),
        (1 - 0.5j, "1−0.5j"),
    ],
)
def test_numbers_are_written_short(value: complex, text: str) -> None:
    assert format_number(value) == text


@given(creation=creations(("randn", "counting")))
@settings(max_examples=100, deadline=None)
def test_elements_are_read_out_as_they_are(creation: Creation) -> None:
    seen = inspect_tensor(creation)
    if seen.tensor is not None:
        assert repr(to_numbers(seen.tensor)) == repr(seen.tensor.reshape(-1).tolist())


@given(size=st.integers(0, 10**6), most=st.integers(7, 40))
@settings(deadline=None)
def test_a_long_axis_shows_its_two_ends(size: int, most: int) -> None:
    shown = shown_positions(size, most)
    assert len(shown) <= max(most, 7)
    if None not in shown:
        assert shown == tuple(range(size))
    else:
        assert shown == (0, 1, 2, None, size - 3, size - 2, size - 1)


@given(shape=st.lists(st.integers(0, 40), max_size=5).map(tuple))
@settings(deadline=None)
def test_a_window_shows_places_that_are_there(shape: tuple[int, ...]) -> None:
    cells = choose_window(shape).cells
    assert len(cells) == len(set(cells))
    assert len(cells) <= 700
    numbered = torch.arange(int(np.prod(shape))) if np.prod(shape) < 10**6 else None
    if numbered is not None:
        assert set(cells) <= set(numbered.tolist())
        if numbered.numel() <= 100 and all(size <= 16 for size in shape):
            assert cells == numbered.tolist()


@pytest.mark.covers("tensors.seeds.same_twice", "tensors.seeds.without", "tensors.seeds.set_once")
def test_two_draws_are_equal_only_if_each_begins_with_the_seed() -> None:
    both = draw_twice(Creation("rand"), reset=True)
    once = draw_twice(Creation("rand"), reset=False)
    never = draw_twice(Creation("rand", {"seeded": False}), reset=True)
    assert [ran.printed for ran in (both, once, never)] == ["True", "False", "False"]
    assert [ran.code.source.count("manual_seed") for ran in (both, once, never)] == [2, 1, 0]
    for ran in (both, once, never):
        assert executed(ran.code.source)[1] == ran.printed


@pytest.mark.parametrize(("times", "diagonal", "elsewhere"), list(zip(BACKWARD, (4, 8, 4), (2, 4, 2), strict=True)))
def test_gradients_add_up_until_they_are_zeroed(times: str, diagonal: int, elsewhere: int) -> None:
    ran = compute_gradient(Creation("eye", {"n": 4, "m": 5, "requires_grad": True}), times)
    expected = torch.full((4, 5), float(elsewhere))
    expected.fill_diagonal_(float(diagonal))
    assert torch.equal(ran.tensors["x.grad"], expected)
    assert executed(ran.code.source)[1] == ran.printed


def test_a_tensor_of_a_million_is_described() -> None:
    seen = inspect_tensor(Creation("randn", {"shape": (1000, 1000)}))
    assert seen.tensor is not None
    assert "..." in seen.printed
    with evaluation() as run:
        run.run(("torch.manual_seed(42)", "x = torch.randn(1000, 1000)"))
        assert {each.text for each in seen.value_facts} >= {f"{run.names['x'].max().item():.6g}"}
