"""Every operation: the code shown is the code run, and the formula of every element gives its value."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.charts.tensor_window import choose_window
from playground.fields import FieldError
from playground.tensors.create.creation import Creation
from playground.tensors.error_explanations import UNKNOWN, explain_failure
from playground.tensors.operations import OPERATIONS
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.operations.operation_run import OperationRun, run_operation
from tests.tensors.messages import sentence
from tests.tensors.running import executed, same
from tests.tensors.strategies import JUNK, creations, legal

covers = pytest.mark.covers

A, B = torch.arange(6.0).reshape(2, 3), torch.arange(3.0) + 1
EXPECTED = [
    pytest.param("add", {}, A + B, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("sub", {}, A - B, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("mul", {}, A * B, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("div", {}, A / B, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("floor_divide", {}, A // B, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("remainder", {}, A % B, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("pow", {}, A**B, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("scalar", {"operator": "*", "number": 10}, A * 10, marks=covers("tensors.elementwise.arithmetic")),
    pytest.param("min", {}, torch.tensor(0.0), marks=covers("tensors.aggregation.min")),
    pytest.param("max", {"dim": 1}, torch.tensor([2.0, 5]), marks=covers("tensors.aggregation.max")),
    pytest.param("mean", {"dim": (0,)}, torch.tensor([1.5, 2.5, 3.5]), marks=covers("tensors.aggregation.mean")),
    pytest.param("sum", {"dim": (0, 1)}, torch.tensor(15.0), marks=covers("tensors.aggregation.sum")),
    pytest.param("std", {}, torch.tensor(3.5).sqrt(), marks=covers("tensors.aggregation.std")),
    pytest.param("var", {"correction": 0}, torch.tensor(35 / 12), marks=covers("tensors.aggregation.var")),
    pytest.param("prod", {"dim": 0}, torch.tensor([0.0, 4, 10]), marks=covers("tensors.aggregation.prod")),
    pytest.param("argmin", {}, torch.tensor(0), marks=covers("tensors.aggregation.argmin")),
    pytest.param("argmax", {"dim": -1}, torch.tensor([2, 2]), marks=covers("tensors.aggregation.argmax")),
    pytest.param(
        "sum", {"dim": (1,), "keepdim": True}, torch.tensor([[3.0], [12]]), marks=covers("tensors.aggregation.keepdim")
    ),
    pytest.param("amax", {"dim": (0, -1)}, torch.tensor(5.0), marks=covers("tensors.aggregation.dims")),
    pytest.param("where", {"threshold": 3}, torch.tensor([[1.0, 2, 3], [1, 4, 5]])),
    pytest.param("mv", {}, torch.tensor([8.0, 26])),
    pytest.param("gt", {}, A > B),
]


def operation_call(
    operation: str, options: dict[str, Any], a: tuple[int, ...] = (2, 3), b: tuple[int, ...] = (3,)
) -> OperationCall:
    start = Creation("counting", {"shape": a, "dtype": "float32"})
    other = Creation("arange", {"start": 1, "end": 1 + b[0], "dtype": "float32"}) if len(b) == 1 else None
    return OperationCall(operation, options, start, other or Creation("counting", {"shape": b, "dtype": "float32"}))


@pytest.mark.parametrize(("operation", "options", "expected"), EXPECTED)
def test_gives_what_torch_gives(operation: str, options: dict[str, Any], expected: torch.Tensor) -> None:
    run = run_operation(operation_call(operation, options))
    assert run.failure is None
    assert run.result is not None
    assert run.result.dtype == expected.dtype
    torch.testing.assert_close(run.result, expected)


@pytest.mark.parametrize(
    ("operation", "a", "b", "shape"),
    [
        pytest.param("at", (2, 3), (3, 4), (2, 4), marks=covers("tensors.matmul.operator")),
        pytest.param("mm", (2, 3), (3, 4), (2, 4), marks=covers("tensors.matmul.mm")),
        pytest.param("bmm", (5, 2, 3), (5, 3, 4), (5, 2, 4), marks=covers("tensors.matmul.bmm")),
        pytest.param("dot", (3,), (3,), (), marks=covers("tensors.matmul.dot", "tensors.matmul.element_or_dot")),
        pytest.param("mul", (3,), (3,), (3,), marks=covers("tensors.matmul.element_or_dot")),
        pytest.param("b_transposed", (3, 2), (3, 2), (3, 3), marks=covers("tensors.matmul.transpose_fix")),
        pytest.param("a_transposed", (3, 2), (3, 2), (2, 2), marks=covers("tensors.matmul.transpose_fix")),
        pytest.param("matmul", (5, 1, 2, 3), (4, 3, 6), (5, 4, 2, 6)),
        pytest.param("outer", (2,), (3,), (2, 3)),
    ],
)
def test_products_have_the_shape_that_the_rule_gives(
    operation: str, a: tuple[int, ...], b: tuple[int, ...], shape: tuple[int, ...]
) -> None:
    run = run_operation(operation_call(operation, {}, a, b))
    assert run.result is not None
    assert tuple(run.result.shape) == shape
    assert run.axes is None or (run.axes.fits and run.axes.result == shape) or operation == "outer"


@pytest.mark.parametrize("name", OPERATIONS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_code_shown_is_the_code_run(name: str, data: st.DataObject) -> None:
    entry = OPERATIONS[name]
    options = {field.name: legal(data, field) for field in entry.options}
    call = OperationCall(name, options, data.draw(creations()), data.draw(creations()))
    run = run_operation(call, seed=3)
    source = call.code.source
    if run.failure:
        assert explain_failure(run.failure) != UNKNOWN, run.failure
        with pytest.raises(Exception) as raised:  # noqa: PT011 (torch's own error, whichever it is)
            executed(source, seed=3)
        assert (type(raised.value).__name__, str(raised.value)) == (run.failure.kind, run.failure.message)
        return
    names, printed = executed(source, seed=3)
    assert run.result is not None
    assert same(names["result"], run.result)
    assert printed == run.printed
    formulas = run.write_formulas(choose_window(tuple(run.result.shape)).cells)
    for formula in formulas:
        for (_, operand), places in zip(run.operands, formula.sources, strict=True):
            assert all(0 <= place < operand.numel() for place in places)


@pytest.mark.covers("tensors.matmul.picture", "tensors.matmul.dimensions")
@given(n=st.integers(1, 4), k=st.integers(1, 5), m=st.integers(1, 4), batch=st.lists(st.integers(1, 3), max_size=2))
@settings(max_examples=60, deadline=None)
def test_the_formula_of_a_product_gives_every_element(n: int, k: int, m: int, batch: list[int]) -> None:
    run = run_operation(operation_call("matmul", {}, (*batch, n, k), (k, m)))
    assert run.result is not None
    left, right = (tensor.reshape(-1) for _, tensor in run.operands)
    for formula in run.write_formulas(choose_window(tuple(run.result.shape)).cells):
        rows, columns = formula.sources
        assert len(rows) == len(columns) == k
        total = sum(float(left[a]) * float(right[b]) for a, b in zip(rows, columns, strict=True))
        assert total == pytest.approx(float(run.result.reshape(-1)[formula.place]))
        if k <= 6:
            calculation = formula.text.split(" = ")[1].replace("×", "*").replace("−", "-")
            assert eval(calculation) == pytest.approx(total)


def test_einsum_stretches_an_inner_size_of_one() -> None:
    run = run_operation(operation_call("einsum", {}, (2, 1), (3, 2)))
    assert run.axes is not None
    assert run.axes.fits
    assert run.result is not None
    [formula] = run.write_formulas([3])
    assert formula.sources == ((1, 1, 1), (1, 3, 5))
    assert formula.text == "result[1, 1] = 1×1 + 1×3 + 1×5 = 9"


@pytest.mark.parametrize("name", ["sum", "mean", "prod", "max", "any"])
@given(shape=st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple), data=st.data())
@settings(max_examples=30, deadline=None)
def test_the_highlighted_elements_reduce_to_the_result(name: str, shape: tuple[int, ...], data: st.DataObject) -> None:
    axes = data.draw(
        st.lists(
            st.integers(-len(shape), len(shape) - 1),
            min_size=1,
            max_size=len(shape),
            unique_by=lambda a: a % len(shape),
        )
    )
    single = OPERATIONS[name].options[0].kind == "int"
    run = run_operation(
        operation_call(name, {"dim": axes[0] if single else tuple(axes), "keepdim": data.draw(st.booleans())}, shape)
    )
    assert run.result is not None
    assert run.axes is not None
    assert run.axes.result == tuple(run.result.shape)
    source = run.operands[0][1].reshape(-1)
    results = run.result.reshape(-1)
    reduce: Callable[[torch.Tensor], torch.Tensor] = getattr(torch, name)
    for formula in run.write_formulas(choose_window(tuple(run.result.shape)).cells):
        torch.testing.assert_close(reduce(source[list(formula.sources[0])]), results[formula.place])


@pytest.mark.covers("tensors.broadcasting.axes")
@given(shapes=st.tuples(*[st.lists(st.sampled_from([0, 1, 1, 2, 3]), max_size=4).map(tuple)] * 2))
@settings(max_examples=300, deadline=None)
def test_shapes_are_aligned_as_torch_broadcasts_them(shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    run = run_operation(OperationCall("add", {}, *(Creation("ones", {"shape": shape}) for shape in shapes)))
    assert run.axes is not None
    try:
        expected = tuple(torch.broadcast_shapes(*shapes))
    except RuntimeError:
        assert not run.axes.fits
        assert any(cell.mark == "clash" for row in run.axes.rows for cell in row.cells)
        return
    assert run.axes.fits
    assert run.axes.result == expected
    for row, shape in zip(run.axes.rows, shapes, strict=False):
        padded = [1] * (len(expected) - len(shape)) + list(shape)
        assert [int(cell.text) for cell in row.cells] == padded
        added = len(expected) - len(shape)
        for axis, cell in enumerate(row.cells):
            kind = "added" if axis < added else "stretched" if padded[axis] != expected[axis] else "unchanged"
            assert cell.mark == kind


@pytest.mark.covers("tensors.broadcasting.clash")
@pytest.mark.parametrize(
    ("a", "b", "place"),
    [
        ((2, 3), (2, 4), "the last axis"),
        ((4, 2), (3, 2), "the second axis from the right"),
        ((5, 1, 2), (4, 3, 2), "third"),
    ],
)
def test_a_clash_is_marked_at_its_axis_and_the_rule_named(a: tuple[int, ...], b: tuple[int, ...], place: str) -> None:
    run = run_operation(OperationCall("mul", {}, Creation("ones", {"shape": a}), Creation("ones", {"shape": b})))
    assert run.axes is not None
    assert place in run.axes.rule
    assert "must be equal, or one of them must be 1" in run.axes.rule
    [row_a, row_b] = run.axes.rows
    clashing = next(at for at, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y and 1 not in (x, y))
    assert row_a.cells[-1 - clashing].mark == row_b.cells[-1 - clashing].mark == "clash"


@pytest.mark.covers("tensors.matmul.dimensions")
def test_inner_sizes_that_differ_are_marked() -> None:
    run = run_operation(operation_call("at", {}, (2, 3), (2, 3)))
    assert run.failure is not None
    assert run.axes is not None
    assert not run.axes.fits
    assert "the last axis of A has 3, the second-to-last axis of B has 2" in run.axes.rule
    assert [cell.mark for cell in run.axes.rows[0].cells] == ["unchanged", "clash"]
    assert [cell.mark for cell in run.axes.rows[1].cells] == ["clash", "unchanged"]


def run_on_2x3(operation: str) -> OperationRun:
    return run_operation(operation_call(operation, {}, (2, 3), (3,)))


@pytest.mark.covers("tensors.elementwise.rebound", "tensors.elementwise.in_place", "tensors.elementwise.out")
@pytest.mark.parametrize(
    ("operation", "effect", "identical"),
    [
        ("add", "A is unchanged", None),
        ("rebind", "now belongs to a new tensor", "False"),
        ("iadd", "A itself was changed", "True"),
        ("add_", "A itself was changed", "True"),
        ("zero_", "A itself was changed", "True"),
        ("sum", "A is unchanged", None),
    ],
)
def test_the_page_shows_whether_a_was_changed(operation: str, effect: str, identical: str | None) -> None:
    run = run_on_2x3(operation)
    assert effect in run.effect_on_a
    if identical:
        assert run.printed.splitlines()[0] == identical


@pytest.mark.covers("tensors.elementwise.out")
def test_out_writes_into_an_existing_tensor() -> None:
    run = run_operation(operation_call("out", {}, (2, 3), (2, 3)))
    assert run.printed.splitlines()[0] == "True"
    assert "A is unchanged" in run.effect_on_a


@pytest.mark.parametrize("operation", [name for name, entry in OPERATIONS.items() if entry.in_place])
def test_the_operands_are_drawn_as_they_were_before(operation: str) -> None:
    run = run_operation(operation_call(operation, {}, (2, 3), (2, 3)))
    assert torch.equal(run.operands[0][1], torch.arange(6.0).reshape(2, 3))


@pytest.mark.covers("tensors.aggregation.mean_of_integers")
def test_the_mean_of_integers_is_an_error_with_an_explanation() -> None:
    run = run_operation(OperationCall("mean", {}, Creation("counting", {"shape": (2, 3)})))
    assert run.failure is not None
    assert "could not infer output dtype" in run.failure.message
    assert "cast first" in explain_failure(run.failure)
    assert (
        run_operation(OperationCall("mean", {"dtype": "float32"}, Creation("counting", {"shape": (2, 3)}))).result
        is not None
    )


@pytest.mark.parametrize(
    ("operation", "a", "b", "message"),
    [
        ("outer", (10_000,), (10_000,), "100,000,000 elements.*MAX_TENSOR_ELEMENTS"),
        ("add", (10_000, 1), (1, 10_000), "MAX_TENSOR_ELEMENTS"),
        ("at", (10_000, 1), (1, 10_000), "MAX_TENSOR_ELEMENTS"),
        ("add", (101, 100), (3,), "A would have 10,100 elements.*MAX_OPERAND_ELEMENTS"),
    ],
)
def test_a_result_that_would_be_too_large_is_refused(
    operation: str, a: tuple[int, ...], b: tuple[int, ...], message: str
) -> None:
    call = OperationCall(operation, {}, Creation("ones", {"shape": a}), Creation("ones", {"shape": b}))
    with pytest.raises(FieldError, match=message) as raised:
        run_operation(call)
    sentence(raised.value)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_size_of_a_result_is_known_before_it_is_made(name: str) -> None:
    """No operation makes more elements than it counts beforehand."""
    entry = OPERATIONS[name]
    for a, b in (
        ((2, 3), (3,)),
        ((2, 3), (3, 4)),
        ((3,), (3,)),
        ((4, 2, 3), (4, 3, 2)),
        ((2, 1), (1, 5)),
        ((3, 2), (4, 2)),
    ):
        options = {"in_features": a[-1]} if name == "linear" else {}
        run = run_operation(operation_call(name, options, a, b))
        if run.result is not None:
            assert run.result.numel() <= entry.count_elements(run.call.values, a, b)


@settings(max_examples=2000, deadline=None)
@given(data=st.data())
def test_any_option_is_accepted_or_refused_in_one_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(OPERATIONS)))
    known = [field.name for field in OPERATIONS[name].options] + ["unknown"]
    options = data.draw(st.dictionaries(st.sampled_from(known), JUNK, max_size=3))
    try:
        call = OperationCall(name, options)
    except FieldError as error:
        sentence(error)
    else:
        run_operation(call)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_entry_is_complete(name: str) -> None:
    entry = OPERATIONS[name]
    assert entry.advice.endswith(".")
    assert entry.lines[-1].startswith("result = ") or "result" in "".join(entry.lines)
    assert re.fullmatch(r"https://docs\.pytorch\.org/docs/stable/generated/torch\.[\w.]+\.html", entry.documentation)
    target: Any = torch
    for part in entry.link.split(".")[1:]:
        target = getattr(target, part, None) or getattr(torch.nn, part)
    assert target is not None
    assert limits.MAX_OPERAND_ELEMENTS <= limits.MAX_TENSOR_ELEMENTS
