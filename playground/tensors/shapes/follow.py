"""A chain run step by step: where every element went, and how each tensor reads its memory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from playground.charts.tensor_values import to_numbers
from playground.tensors.errors import TensorError
from playground.tensors.evaluate import Failure, Run, evaluation
from playground.tensors.shapes.chain import FIRST, Chain, Step
from playground.tensors.sizes import check_elements


@dataclass(frozen=True)
class Stage:
    """A tensor of the chain: the source, or what a step made of it.

    Attributes:
        name: of the tensor in the program.
        tensor: a copy of it as it was at this point.
        sources: for every element, the place in the tensor before from which it comes, from 1 up in reading order; 0 for
            an element that the step brought in. Of the source itself its own places.
        origins: the same, for the place in the source of the chain.
        positions: for every element, its place in the storage, from 0 up.
        strides, offset: how reading order walks through the storage.
        storage: a name for the memory: tensors with the same one share it.
        storage_origins: for every place of the storage, the number of the element of the source that lies there, or 0.
        contiguous: whether reading order is the order of memory.
        pieces: for a cut, the shapes of all pieces.
        same: it is the very tensor before, with a second name.
    """

    name: str
    tensor: Tensor
    sources: Tensor
    origins: Tensor
    positions: Tensor
    strides: tuple[int, ...]
    offset: int
    storage: int
    storage_origins: Tensor
    contiguous: bool
    pieces: tuple[tuple[int, ...], ...] = ()
    same: bool = False

    @property
    def shape(self) -> tuple[int, ...]:
        """The size of every axis."""
        return tuple(self.tensor.shape)


@dataclass(frozen=True)
class Followed:
    """A chain that was run, as far as it went.

    Attributes:
        chain: what was asked.
        stages: the source, and the tensor after every step that worked.
        failure: torch's error at the step after the last stage, if there was one.
        printed: what the program printed.
        warned: what torch warned of.
    """

    chain: Chain
    stages: tuple[Stage, ...]
    failure: Failure | None
    printed: str
    warned: tuple[str, ...]

    @property
    def shares(self) -> tuple[bool, ...]:
        """For every step that worked, whether its result lies in the memory of the tensor before."""
        pairs = zip(self.stages, self.stages[1:], strict=False)
        return tuple(one.storage == other.storage and one.tensor.numel() > 0 for one, other in pairs)


def follow(chain: Chain, entropy: int = 0) -> Followed:
    """Run a chain step by step.

    Raises:
        TensorError: the source or a result would be too large.
    """
    names = chain.names
    stages: list[Stage] = []
    memory: dict[int, Tensor] = {}
    with evaluation(chain.program.uploads, entropy) as run:
        failure = run.run((*chain.source.imports, *chain.source.lines(FIRST)))
        if failure:
            return Followed(chain, (), failure, run.printed, run.warned)
        source: Tensor = run.names[FIRST]
        check_elements(source.numel(), "The tensor", "MAX_OPERAND_ELEMENTS")
        stages.append(_stage(FIRST, source, numbered(source), numbered(source), memory))
        for step, x, y in zip(chain.steps, names[:-1], names[1:], strict=True):
            failure = _take(step, x, y, run)
            if failure:
                break
            sources = _sources(step, x, y, run, stages[-1])
            origins = _composed(stages[-1].origins, sources)
            pieces = tuple(tuple(piece.shape) for piece in run.names["pieces"]) if step.entry.pieces else ()
            stage = _stage(y, run.names[y], sources, origins, memory)
            stages.append(replace(stage, pieces=pieces, same=run.names[y] is run.names[x]))
        if failure is None:
            run.run(chain.program.blocks[-1])
        return Followed(chain, tuple(stages), failure, run.printed, run.warned)


def numbered(tensor: Tensor) -> Tensor:
    """A tensor of the same shape that holds at every place its number in reading order, from 1 up."""
    return torch.arange(1, tensor.numel() + 1).reshape(tensor.shape)


def _take(step: Step, x: str, y: str, run: Run) -> Failure | None:
    before, move = step.lines(x, y)
    failure = run.run(before)
    if failure is None:
        check_elements(step.entry.elements(step.values, tuple(run.names[x].shape)), "The result")
        failure = run.run(move)
    if failure is None and any(size < 0 for size in run.names[y].shape):
        # torch 2.13 lets expand(0, -1) pass on a tensor without axes, and makes a tensor that cannot exist.
        raise TensorError(
            "−1 stands for the size that an axis has, and an axis that comes new in front has none yet: write its size."
        )
    return failure


def _mask(run: Run) -> dict[str, Any]:
    return {"mask": run.names["mask"]} if "mask" in run.names else {}


def _sources(step: Step, x: str, y: str, run: Run, stage: Stage) -> Tensor:
    """The same statements, run on the numbers of the places instead of the values."""
    names: dict[str, Any] = {"torch": torch, x: numbered(stage.tensor)} | _mask(run)
    for line in step.marked_lines(x, y):
        exec(line, names)
    moved: Tensor = names[y]
    return moved


def _composed(origins: Tensor, sources: Tensor) -> Tensor:
    """Where elements come from in the source of the chain, from where they come from in the tensor before."""
    with_new = torch.cat([torch.zeros(1, dtype=torch.int64), origins.reshape(-1)])
    return with_new.take(sources)


def _stage(
    name: str,
    tensor: Tensor,
    sources: Tensor,
    origins: Tensor,
    memory: dict[int, Tensor],
) -> Stage:
    storage = tensor.untyped_storage()
    positions = _positions(tensor)
    places = memory.setdefault(
        storage.data_ptr(), torch.zeros(storage.nbytes() // tensor.element_size(), dtype=torch.int64)
    )
    places[positions.reshape(-1)] = origins.reshape(-1)
    return Stage(
        name=name,
        tensor=tensor.detach().clone(),
        sources=sources,
        origins=origins,
        positions=positions,
        strides=tuple(tensor.stride()),
        offset=int(tensor.storage_offset()),
        storage=storage.data_ptr(),
        storage_origins=places.clone(),
        contiguous=tensor.is_contiguous(),
    )


def _positions(tensor: Tensor) -> Tensor:
    """For every element its place in the storage: the offset, and a stride for every index along every axis."""
    positions = torch.tensor(tensor.storage_offset())
    for axis, (size, stride) in enumerate(zip(tensor.shape, tensor.stride(), strict=True)):
        steps = torch.arange(size) * stride
        positions = positions + steps.reshape(-1, *(1 for _ in tensor.shape[axis + 1 :]))
    return positions.expand(tensor.shape)


@dataclass(frozen=True)
class Proof:
    """Writing into one tensor, and looking at another.

    Attributes:
        lines: what is added to the program.
        printed: what they print: the tensor looked at, after the writing.
        changed: the places of the tensor looked at that changed, in reading order.
        failure: torch's error, if it refuses the writing.
    """

    lines: tuple[str, ...]
    printed: str
    changed: tuple[int, ...]
    failure: Failure | None


def prove(followed: Followed, into: str, at: str, entropy: int = 0) -> Proof | None:
    """Write one number into a tensor of a chain and see whether another one changes.

    Args:
        followed: a chain whose steps worked as far as both tensors.
        into: the name of the tensor that is written into.
        at: the name of the tensor that is looked at.
        entropy: as when it was followed.

    Returns:
        ``None`` when there is no element to write into.
    """
    shown: Mapping[str, Stage] = {stage.name: stage for stage in followed.stages}
    target = shown[into].tensor
    if target.numel() == 0:
        return None
    chain = Chain(followed.chain.source, followed.chain.steps[: len(shown) - 1])
    with evaluation(chain.program.uploads, entropy) as run:
        run.run(chain.program.statements[:-1])
        first = ", ".join("0" for _ in target.shape) or "()"
        number = _other(to_numbers(run.names[into].reshape(-1)[:1])[0])
        lines = (f"{into}[{first}] = {number}", f"print({at})")
        before = to_numbers(run.names[at])
        failure = run.run(lines)
        after = to_numbers(run.names[at])
        # NaN differs from itself, but not in how it is written.
        pairs = enumerate(zip(before, after, strict=True))
        changed = tuple(place for place, (one, other) in pairs if repr(one) != repr(other))
        return Proof(lines, run.printed, changed, failure)


def _other(value: object) -> str:
    """A number that the first element does not hold yet."""
    if isinstance(value, bool):
        return str(not value)
    return "99" if value != 99 else "98"
