"""Every step on Shapes & memory: the code shown is the code run, and every element has its right source."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.fields import FieldError
from playground.tensors.create.creation import Creation
from playground.tensors.error_explanations import UNKNOWN, explain_failure
from playground.tensors.shapes import SHAPE_OPERATIONS
from playground.tensors.shapes.chain import Chain, ChainStep
from playground.tensors.shapes.chain_run import ChainRun, run_chain
from playground.tensors.shapes.sharing_proof import prove_sharing
from tests.tensors.messages import sentence
from tests.tensors.running import executed, same
from tests.tensors.strategies import JUNK, creations, legal

covers = pytest.mark.covers


def chain(shape: tuple[int, ...], *steps: tuple[str, dict[str, Any]], dtype: str | None = None) -> Chain:
    source = Creation("counting", {"shape": shape, "dtype": dtype})
    return Chain(source, tuple(ChainStep(name, options) for name, options in steps))


def one(shape: tuple[int, ...], name: str, options: dict[str, Any]) -> ChainRun:
    return run_chain(chain(shape, (name, options)))


X = torch.arange(6).reshape(2, 3)
EXPECTED = [
    pytest.param("reshape", {"shape": (3, 2)}, X.reshape(3, 2), True, marks=covers("tensors.reshape.reshape")),
    pytest.param("view", {"shape": (6,)}, X.view(6), True, marks=covers("tensors.reshape.view")),
    pytest.param("flatten", {}, X.flatten(), True, marks=covers("tensors.reshape.flatten")),
    pytest.param(
        "unflatten",
        {"dim": 1, "shape": (3, 1)},
        X.unflatten(1, (3, 1)),
        True,
        marks=covers("tensors.reshape.unflatten"),
    ),
    pytest.param("stack", {"dim": 1}, torch.stack([X, X], dim=1), False, marks=covers("tensors.reshape.stack")),
    pytest.param("cat", {"dim": 1}, torch.cat([X, X], dim=1), False, marks=covers("tensors.reshape.cat")),
    pytest.param("vstack", {}, torch.vstack([X, X]), False, marks=covers("tensors.reshape.vstack")),
    pytest.param("hstack", {}, torch.hstack([X, X]), False, marks=covers("tensors.reshape.hstack")),
    pytest.param(
        "split", {"split_size": 2, "dim": 1, "piece": 1}, X[:, 2:], True, marks=covers("tensors.reshape.split")
    ),
    pytest.param("chunk", {"chunks": 2, "dim": 0, "piece": 1}, X[1:], True, marks=covers("tensors.reshape.chunk")),
    pytest.param("squeeze", {}, X, True, marks=covers("tensors.reshape.squeeze")),
    pytest.param("unsqueeze", {"dim": -1}, X.unsqueeze(-1), True, marks=covers("tensors.reshape.unsqueeze")),
    pytest.param("permute", {"dims": (1, 0)}, X.T, True, marks=covers("tensors.reshape.permute")),
    pytest.param("transpose", {"dim0": 0, "dim1": 1}, X.T, True, marks=covers("tensors.reshape.transpose")),
    pytest.param("movedim", {"source": 0, "destination": 1}, X.T, True, marks=covers("tensors.reshape.movedim")),
    pytest.param("expand", {"shape": (2, -1, -1)}, X.expand(2, 2, 3), True, marks=covers("tensors.reshape.expand")),
    pytest.param("repeat", {"repeats": (1, 2)}, X.repeat(1, 2), False, marks=covers("tensors.reshape.repeat")),
    pytest.param("index", {"index": "1, 2"}, X[1, 2], True, marks=covers("tensors.indexing.integers")),
    pytest.param("index", {"index": ":, ::2"}, X[:, ::2], True, marks=covers("tensors.indexing.slices")),
    pytest.param("index", {"index": "..., 0"}, X[..., 0], True, marks=covers("tensors.indexing.ellipsis")),
    pytest.param("index", {"index": ":, None"}, X[:, None], True, marks=covers("tensors.indexing.none")),
    pytest.param("mask", {"threshold": 2}, torch.tensor([3, 4, 5]), False, marks=covers("tensors.indexing.mask")),
    pytest.param(
        "gather",
        {"dim": 1, "index": "[[2, 0], [1, 1]]"},
        torch.tensor([[2, 0], [4, 4]]),
        False,
        marks=covers("tensors.indexing.gather"),
    ),
    pytest.param(
        "where",
        {"compare": "<", "threshold": 2, "value": 9},
        torch.tensor([[0, 1, 9], [9, 9, 9]]),
        False,
        marks=covers("tensors.indexing.where"),
    ),
    pytest.param(
        "grid",
        {"rows": (1, 0), "columns": (0, 2)},
        torch.tensor([[3, 5], [0, 2]]),
        False,
        marks=covers("tensors.indexing.grid"),
    ),
    pytest.param("pairs", {"rows": (1, 0), "columns": (0, 2)}, torch.tensor([3, 2]), False),
    pytest.param(
        "assign",
        {"index": "0, 1:", "value": 99},
        torch.tensor([[0, 99, 99], [3, 4, 5]]),
        True,
        marks=covers("tensors.indexing.assignment"),
    ),
    pytest.param("squeeze_dim", {"dim": 0}, X, True),
    pytest.param("T", {}, X.T, True),
    pytest.param("flip", {"dim": 1}, X.flip(1), False),
    pytest.param("contiguous", {}, X, True),
    pytest.param("clone", {}, X, False),
]


@pytest.mark.covers("tensors.memory.sharing")
@pytest.mark.parametrize(("name", "options", "expected", "is_view"), EXPECTED)
def test_gives_what_torch_gives_and_distinguishes_views_from_copies(
    name: str, options: dict[str, Any], expected: torch.Tensor, is_view: bool
) -> None:
    run = one((2, 3), name, options)
    assert run.failure is None
    last = run.tensors[-1]
    assert same(last.tensor, expected)
    assert run.views == (is_view,)
    assert last.is_same == (name in ("contiguous", "assign"))
    proof = prove_sharing(run, "x1", "x")
    assert proof is not None
    assert bool(proof.changed) == is_view
    assert proof.failure is None


def test_every_operation_is_compared_with_torch() -> None:
    assert {case.values[0] for case in EXPECTED} | {"channels_first"} == set(SHAPE_OPERATIONS)


@pytest.mark.covers("tensors.reshape.channels_first")
def test_an_image_gets_channels_first() -> None:
    run = one((4, 5, 3), "channels_first", {})
    assert same(run.tensors[-1].tensor, torch.arange(60).reshape(4, 5, 3).permute(2, 0, 1))


@pytest.mark.parametrize("name", SHAPE_OPERATIONS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_code_shown_is_the_code_run(name: str, data: st.DataObject) -> None:
    source = data.draw(creations())
    entry = SHAPE_OPERATIONS[name]
    shape = source.values.get("shape", (4, 4))
    assert isinstance(shape, tuple)
    options = entry.default_options(shape)
    if data.draw(st.booleans()):
        options |= {field.name: legal(data, field) for field in entry.options if field.kind != "text"}
    asked = Chain(source, (ChainStep(name, options),))
    try:
        run = run_chain(asked, seed=3)
    except FieldError as error:
        sentence(error)
        return
    if run.failure:
        assert explain_failure(run.failure) != UNKNOWN, run.failure
        with pytest.raises(Exception) as raised:  # noqa: PT011 (torch's own error, whichever it is)
            executed(asked.code.source, seed=3)
        assert (type(raised.value).__name__, str(raised.value)) == (run.failure.kind, run.failure.message)
        return
    names, printed = executed(asked.code.source, seed=3)
    after = run.tensors[-1]
    assert printed == run.printed
    assert same(names["x1"], after.tensor)
    assert names["x1"].stride() == after.strides
    assert names["x1"].storage_offset() == after.offset
    assert names["x1"].is_contiguous() == after.contiguous
    shared = names["x"].untyped_storage().data_ptr() == names["x1"].untyped_storage().data_ptr()
    assert run.views == ((shared and names["x"].numel() > 0),)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_every_element_has_its_right_source(data: st.DataObject) -> None:
    """In a chain on distinct numbers the value of an element shows where it comes from."""
    shape = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple))
    steps: list[ChainStep] = []
    for _ in range(data.draw(st.integers(1, 4))):
        run = run_chain(Chain(Creation("counting", {"shape": shape}), tuple(steps)))
        if run.failure:
            break
        entry = SHAPE_OPERATIONS[
            data.draw(st.sampled_from([name for name in SHAPE_OPERATIONS if name not in ("where", "assign")]))
        ]
        steps.append(ChainStep(entry.name, entry.default_options(run.tensors[-1].shape)))
    run = run_chain(Chain(Creation("counting", {"shape": shape}), tuple(steps)))
    for before, after in zip(run.tensors, run.tensors[1:], strict=False):
        assert torch.equal(after.origins - 1, after.tensor)
        assert torch.equal(before.tensor.reshape(-1)[after.sources.reshape(-1) - 1], after.tensor.reshape(-1))
        memory = after.storage_origins[after.positions.reshape(-1)]
        assert torch.equal(memory, after.origins.reshape(-1))


@pytest.mark.covers("tensors.memory.drawn")
@given(shape=st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple), data=st.data())
@settings(max_examples=60, deadline=None)
def test_positions_in_memory_are_those_that_numpy_strides_give(shape: tuple[int, ...], data: st.DataObject) -> None:
    axes = tuple(data.draw(st.permutations(range(len(shape)))))
    run = one(shape, "permute", {"dims": axes})
    array = np.arange(int(np.prod(shape))).reshape(shape).transpose(axes)
    after = run.tensors[-1]
    assert tuple(stride * array.itemsize for stride in after.strides) == array.strides
    assert after.positions.tolist() == array.tolist()


def test_new_numbers_have_no_source() -> None:
    run = one((2, 3), "where", {"threshold": 2, "value": 7})
    assert run.tensors[-1].sources.tolist() == [[0, 0, 0], [4, 5, 6]]
    run = run_chain(chain((4,), ("assign", {"index": "1:3", "value": 0}), ("reshape", {"shape": (2, 2)})))
    assert run.tensors[-1].origins.tolist() == [[1, 0], [0, 4]]
    assert run.tensors[-1].storage_origins.tolist() == [1, 0, 0, 4]
    assert run.tensors[0].tensor.tolist() == [0, 1, 2, 3]


@pytest.mark.covers("tensors.memory.view_of_transposed")
def test_view_of_a_transposed_tensor_is_an_error_with_an_explanation() -> None:
    run = run_chain(chain((2, 3), ("transpose", {}), ("view", {"shape": (6,)})))
    assert run.failure is not None
    assert "view size is not compatible" in run.failure.message
    assert "reshape" in explain_failure(run.failure)
    assert len(run.tensors) == 2
    fixed = run_chain(chain((2, 3), ("transpose", {}), ("contiguous", {}), ("view", {"shape": (6,)})))
    assert fixed.tensors[-1].tensor.tolist() == [0, 3, 1, 4, 2, 5]
    assert fixed.views == (True, False, True)


@pytest.mark.covers("tensors.reshape.unsqueeze_range")
@pytest.mark.parametrize("ndim", [0, 1, 2, 3])
def test_unsqueeze_accepts_one_position_more_than_there_are_axes(ndim: int) -> None:
    shape = (2,) * ndim
    for dim in range(-ndim - 3, ndim + 3):
        run = one(shape, "unsqueeze", {"dim": dim})
        is_in_range = -ndim - 1 <= dim <= ndim
        assert (run.failure is None) == is_in_range
        if run.failure:
            assert f"choose one from {-ndim - 1} to {ndim}" in explain_failure(run.failure)
    assert "−n − 1 to n" in SHAPE_OPERATIONS["unsqueeze"].options[0].help


def test_writing_into_the_source_shows_in_a_view_and_not_in_a_copy() -> None:
    view, copy = one((2, 3), "permute", {"dims": (1, 0)}), one((2, 3), "clone", {})
    for run, changed in ((view, (0,)), (copy, ())):
        proof = prove_sharing(run, "x", "x1")
        assert proof is not None
        assert proof.changed == changed
        source = run.chain.code.source + "\n" + "\n".join(proof.lines)
        assert executed(source)[1].endswith(proof.printed)


def test_there_is_nothing_to_prove_without_elements() -> None:
    assert prove_sharing(one((0, 3), "flatten", {}), "x1", "x") is None


@pytest.mark.parametrize(
    ("shape", "steps", "message"),
    [
        ((10, 10), [("repeat", {"repeats": (8, 8)})] * 4, "MAX_TENSOR_ELEMENTS"),
        ((10,), [("expand", {"shape": (1_000_000, 10)})], "10,000,000 elements.*MAX_TENSOR_ELEMENTS"),
        ((101, 100), [("flatten", {})], "MAX_OPERAND_ELEMENTS"),
        ((4,), [("expand", {"shape": (1_000_000, 1_000_000, 4)})], "MAX_TENSOR_ELEMENTS"),
    ],
)
def test_a_result_that_would_be_too_large_is_refused(
    shape: tuple[int, ...], steps: list[tuple[str, dict[str, Any]]], message: str
) -> None:
    with pytest.raises(FieldError, match=message) as raised:
        run_chain(chain(shape, *steps))
    sentence(raised.value)


def test_a_chain_has_a_limit() -> None:
    with pytest.raises(FieldError, match="MAX_CHAIN_STEPS"):
        chain((2,), *[("clone", {})] * (limits.MAX_CHAIN_STEPS + 1))


@pytest.mark.parametrize("name", SHAPE_OPERATIONS)
@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 4), (4, 1, 3), (6,)])
def test_defaults_fit_the_tensor(name: str, shape: tuple[int, ...]) -> None:
    entry = SHAPE_OPERATIONS[name]
    run = one(shape, name, entry.default_options(shape))
    least_axes = {"channels_first": 3, "grid": 2, "pairs": 2}.get(name, 0)
    assert (run.failure is None) == (len(shape) >= least_axes and (name != "channels_first" or len(shape) == 3))
    for suggested in entry.suggest_values(shape) if entry.suggest_values else []:
        field = next(field for field in entry.options if field.kind == "numbers")
        assert one(shape, name, {**entry.default_options(shape), field.name: suggested}).failure is None


@settings(max_examples=3000, deadline=None)
@given(data=st.data())
def test_any_option_is_accepted_or_refused_in_one_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(SHAPE_OPERATIONS)))
    known = [field.name for field in SHAPE_OPERATIONS[name].options] + ["unknown"]
    options = data.draw(st.dictionaries(st.sampled_from(known), JUNK, max_size=3))
    try:
        run = run_chain(Chain(Creation("counting", {"shape": (2, 3)}), (ChainStep(name, options),)))
    except FieldError as error:
        sentence(error)
    else:
        assert run.failure is None or explain_failure(run.failure)
