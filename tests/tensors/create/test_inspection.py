"""The facts of a tensor are what torch computes."""

import pytest
import torch
from hypothesis import given, settings

from playground.sandbox.execution import execution
from playground.tensors.create.choices import BACKWARD_CALLS
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import compute_gradient, draw_twice, inspect_tensor
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
    inspection = inspect_tensor(Creation("counting", {"shape": (2, 3)}))
    facts = {
        each.expression: each for each in (*inspection.shape_facts, *inspection.memory_facts, *inspection.value_facts)
    }
    assert facts[expression].text == answer


@pytest.mark.covers("tensors.facts.item")
def test_item_reads_one_element_and_refuses_more() -> None:
    one = inspect_tensor(Creation("typed", {"typed": "7"}))
    many = inspect_tensor(Creation("typed", {"typed": "7, 8"}))
    answers = [next(each for each in inspection.shape_facts if "item" in each.expression) for inspection in (one, many)]
    assert (answers[0].text, answers[0].refused) == ("7", False)
    assert (answers[1].text, answers[1].refused) == ("a Tensor with 2 elements cannot be converted to Scalar", True)


@given(creation=creations())
@settings(max_examples=200, deadline=None)
def test_every_fact_is_what_the_expression_gives_a_student(creation: Creation) -> None:
    inspection = inspect_tensor(creation)
    if inspection.failure:
        return
    names, _ = executed(inspection.code.source)
    for answer in (*inspection.shape_facts, *inspection.memory_facts, *inspection.value_facts):
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


@pytest.mark.covers("tensors.seeds.same_twice", "tensors.seeds.without", "tensors.seeds.set_once")
def test_two_draws_are_equal_only_if_each_begins_with_the_seed() -> None:
    both = draw_twice(Creation("rand"), reset=True)
    once = draw_twice(Creation("rand"), reset=False)
    never = draw_twice(Creation("rand", {"seeded": False}), reset=True)
    assert [run.printed for run in (both, once, never)] == ["True", "False", "False"]
    assert [run.code.source.count("manual_seed") for run in (both, once, never)] == [2, 1, 0]
    for run in (both, once, never):
        assert executed(run.code.source)[1] == run.printed


@pytest.mark.parametrize(
    ("calls", "diagonal", "elsewhere"), list(zip(BACKWARD_CALLS, (4, 8, 4), (2, 4, 2), strict=True))
)
def test_gradients_add_up_until_they_are_zeroed(calls: str, diagonal: int, elsewhere: int) -> None:
    run = compute_gradient(Creation("eye", {"n": 4, "m": 5, "requires_grad": True}), calls)
    expected = torch.full((4, 5), float(elsewhere))
    expected.fill_diagonal_(float(diagonal))
    assert torch.equal(run.tensors["x.grad"], expected)
    assert executed(run.code.source)[1] == run.printed


def test_a_tensor_of_a_million_is_described() -> None:
    inspection = inspect_tensor(Creation("randn", {"shape": (1000, 1000)}))
    assert inspection.tensor is not None
    assert "..." in inspection.printed
    with execution() as run:
        run.run(("import torch", "torch.manual_seed(42)", "x = torch.randn(1000, 1000)"))
        assert {each.text for each in inspection.value_facts} >= {f"{run.variables['x'].max().item():.6g}"}
