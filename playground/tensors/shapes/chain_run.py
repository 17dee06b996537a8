"""Runs a chain step by step, and finds for every tensor where its elements come from and where they are stored."""

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from playground.sandbox.execution import Execution, Failure, execution
from playground.tensors.element_formulas.formula import number_places
from playground.tensors.errors import TensorError
from playground.tensors.shapes.chain import SOURCE_NAME, Chain, ChainStep
from playground.tensors.sizes import check_elements


@dataclass(frozen=True)
class ChainTensor:
    """A tensor of the chain: the source, or the result of a step.

    Attributes:
        name: of the tensor in the code.
        tensor: a copy of it as it was at this point.
        sources: for every element, the place in the tensor before from which it comes, from 1 up in reading order; 0 for
            an element that the step added. For the source of the chain, its own places.
        origins: the same, for the place in the source of the chain.
        positions: for every element, its place in the storage, from 0 up.
        strides, offset: which places of the storage reading order visits.
        storage_id: identifies the storage: tensors with the same number share it.
        storage_origins: for every place of the storage, the number of the element of the source that is stored there, or 0.
        contiguous: whether reading order is the order of memory.
        pieces: for a split, the shapes of all pieces.
        is_same: it is the same object as the tensor before, with a second name.
    """

    name: str
    tensor: Tensor
    sources: Tensor
    origins: Tensor
    positions: Tensor
    strides: tuple[int, ...]
    offset: int
    storage_id: int
    storage_origins: Tensor
    contiguous: bool
    pieces: tuple[tuple[int, ...], ...] = ()
    is_same: bool = False

    @property
    def shape(self) -> tuple[int, ...]:
        """The size of every axis."""
        return tuple(self.tensor.shape)


@dataclass(frozen=True)
class ChainRun:
    """A chain that was run, as far as torch did it.

    Attributes:
        chain: what was run.
        tensors: the source, and the result of every step that worked.
        failure: torch's error at the step after the last tensor, if there was one.
        printed: what the code printed.
        warnings: torch's warnings.
    """

    chain: Chain
    tensors: tuple[ChainTensor, ...]
    failure: Failure | None
    printed: str
    warnings: tuple[str, ...]

    @property
    def views(self) -> tuple[bool, ...]:
        """For every step that worked, whether its result shares the memory of the tensor before."""
        pairs = zip(self.tensors, self.tensors[1:], strict=False)
        return tuple(one.storage_id == other.storage_id and one.tensor.numel() > 0 for one, other in pairs)


def run_chain(chain: Chain, seed: int = 0) -> ChainRun:
    """Run a chain step by step.

    Args:
        chain: what to run.
        seed: of the random generator, when no line seeds it.

    Raises:
        TensorError: the source or a result would be too large.
    """
    names = chain.names
    tensors: list[ChainTensor] = []
    origins_by_storage: dict[int, Tensor] = {}
    with execution(chain.code.files, seed) as run:
        failure = run.run((*chain.source.imports, *chain.source.lines(SOURCE_NAME)))
        if failure:
            return ChainRun(chain, (), failure, run.printed, run.warnings)
        source: Tensor = run.variables[SOURCE_NAME]
        check_elements(source.numel(), "The tensor", "MAX_OPERAND_ELEMENTS")
        places = number_places(source) + 1
        tensors.append(_inspect(SOURCE_NAME, source, places, places, origins_by_storage))
        for step, x, y in zip(chain.steps, names[:-1], names[1:], strict=True):
            failure = _run_step(step, x, y, run)
            if failure:
                break
            sources = _find_sources(step, x, y, run, tensors[-1])
            origins = _compose(tensors[-1].origins, sources)
            pieces = run.variables["pieces"] if step.entry.has_pieces else ()
            result = _inspect(y, run.variables[y], sources, origins, origins_by_storage)
            shapes = tuple(tuple(piece.shape) for piece in pieces)
            tensors.append(replace(result, pieces=shapes, is_same=run.variables[y] is run.variables[x]))
        if failure is None:
            run.run(chain.code.blocks[-1])
        return ChainRun(chain, tuple(tensors), failure, run.printed, run.warnings)


def _run_step(step: ChainStep, x: str, y: str, run: Execution) -> Failure | None:
    mask_lines, lines = step.write_code(x, y)
    failure = run.run(mask_lines)
    if failure is None:
        shape = tuple(run.variables[x].shape)
        check_elements(step.entry.count_elements(step.values, shape), "The result")
        failure = run.run(lines)
    if failure is None and any(size < 0 for size in run.variables[y].shape):
        # torch 2.13 accepts expand(0, -1) on a tensor without axes, and makes a tensor that cannot exist.
        raise TensorError(
            "−1 stands for the present size of an axis, and a new axis in front has no present size: write its size."
        )
    return failure


def _find_sources(step: ChainStep, x: str, y: str, run: Execution, before: ChainTensor) -> Tensor:
    """The places from which the elements of a result come: its lines, run on the numbers of the places."""
    on_places = Execution({}, [])
    on_places.variables |= {"torch": torch, x: number_places(before.tensor) + 1}
    if "mask" in run.variables:
        on_places.variables["mask"] = run.variables["mask"]
    failure = on_places.run(step.write_place_code(x, y))
    if failure:
        raise RuntimeError(f"{step.entry.label} works on values and not on the numbers of their places: {failure}")
    sources: Tensor = on_places.variables[y]
    return sources


def _compose(origins: Tensor, sources: Tensor) -> Tensor:
    """Where elements come from in the source of the chain, from where they come from in the tensor before."""
    with_zero = torch.cat([torch.zeros(1, dtype=torch.int64), origins.reshape(-1)])
    return with_zero.take(sources)


def _inspect(
    name: str, tensor: Tensor, sources: Tensor, origins: Tensor, origins_by_storage: dict[int, Tensor]
) -> ChainTensor:
    storage = tensor.untyped_storage()
    positions = _storage_positions(tensor)
    storage_origins = origins_by_storage.setdefault(
        storage.data_ptr(), torch.zeros(storage.nbytes() // tensor.element_size(), dtype=torch.int64)
    )
    storage_origins[positions.reshape(-1)] = origins.reshape(-1)
    return ChainTensor(
        name=name,
        tensor=tensor.detach().clone(),
        sources=sources,
        origins=origins,
        positions=positions,
        strides=tuple(tensor.stride()),
        offset=int(tensor.storage_offset()),
        storage_id=storage.data_ptr(),
        storage_origins=storage_origins.clone(),
        contiguous=tensor.is_contiguous(),
    )


def _storage_positions(tensor: Tensor) -> Tensor:
    """For every element its place in the storage: the offset, and for each axis the index times the stride."""
    positions = torch.tensor(tensor.storage_offset())
    for axis, (size, stride) in enumerate(zip(tensor.shape, tensor.stride(), strict=True)):
        steps = torch.arange(size) * stride
        positions = positions + steps.reshape(-1, *(1 for _ in tensor.shape[axis + 1 :]))
    return positions.expand(tensor.shape)
