"""What workers compute for Shapes & memory: plain data in, plain data out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground import limits
from playground.fields import FieldError, Value
from playground.protocol.tensors import TensorPictureData
from playground.sandbox.execution import Failure
from playground.tensors.create.creation import Creation
from playground.tensors.shapes import SHAPE_OPERATIONS
from playground.tensors.shapes.chain import Chain, ChainStep
from playground.tensors.shapes.sharing_proof import SharingProof, prove_sharing

if TYPE_CHECKING:
    from playground.tensors.shapes.chain_run import ChainRun

Shape = tuple[int, ...]


@dataclass(frozen=True)
class TensorMemory:
    """A tensor of a chain: its shape, and how it reads its storage.

    Attributes:
        name: in the code.
        shape, strides, offset, contiguous: as torch gives them.
        storage_size: elements in its storage.
        is_view: whether it shares the memory of the tensor before.
        is_same: whether it is the same object as the tensor before, with a second name.
        pieces: for a split, the shapes of all pieces.
    """

    name: str
    shape: Shape
    strides: tuple[int, ...]
    offset: int
    contiguous: bool
    storage_size: int
    is_view: bool
    is_same: bool
    pieces: tuple[Shape, ...]


@dataclass(frozen=True)
class TriedStep:
    """The step that a student tries on the last tensor of a chain.

    Attributes:
        name: of the operation.
        options: those that the student chose; the others fit the tensor.
        writes_into_result: whether the proof by writing writes into the result; otherwise it writes into the tensor before.
    """

    name: str
    options: Mapping[str, Value] = field(default_factory=dict)
    writes_into_result: bool = True


@dataclass(frozen=True)
class ChainAnswer:
    """All that Shapes & memory shows of a chain.

    Attributes:
        chain: what was run: the steps that were added, and the tried one where it makes a step.
        added: how many steps were added to the chain before the tried one.
        printed: what the code printed.
        warnings: torch's warnings.
        failure: torch's error at the step after the last of ``tensors``.
        tensors: the source, and the result of every step that worked.
        options: every option of the tried step with its value; ``None`` when the added steps failed already.
        problem: why the tried step is not run, in a sentence.
        picture: the last step, with its storage; ``None`` when an added step failed.
        proof: what writing changes; ``None`` without a result, or without an element to write into.
        origins: for every element of the last tensor, its place in the source, from 1 up, or 0; empty for a large tensor.
    """

    chain: Chain
    added: int
    printed: str
    warnings: tuple[str, ...]
    failure: Failure | None
    tensors: tuple[TensorMemory, ...]
    options: Mapping[str, Value] | None
    problem: str
    picture: TensorPictureData | None
    proof: SharingProof | None
    origins: tuple[int, ...]

    @property
    def added_steps_failed(self) -> bool:
        """Whether the source or a step that was added fails."""
        return self.failure is not None and len(self.tensors) <= self.added

    @property
    def result(self) -> TensorMemory | None:
        """The result of the tried step."""
        return self.tensors[-1] if len(self.tensors) == self.added + 2 else None

    @property
    def before(self) -> TensorMemory:
        """The tensor on which the step is tried."""
        return self.tensors[self.added]


def compute_chain(source: Creation, added: tuple[ChainStep, ...], tried: TriedStep, seed: int) -> ChainAnswer:
    """Run a chain and one more step that is tried on its last tensor.

    Args:
        source: the tensor at the beginning.
        added: the steps of the chain so far.
        tried: one more.
        seed: of the random generator, when no line seeds it.

    Raises:
        TensorError: the source or the result of an added step would be too large.
    """
    from playground.tensors.shapes.chain_run import run_chain

    run = run_chain(Chain(source, added), seed)
    if run.failure:
        return _answer(run, len(added), None)
    entry = SHAPE_OPERATIONS[tried.name]
    options = entry.default_options(run.tensors[-1].shape) | dict(tried.options)
    try:
        run = run_chain(Chain(source, (*added, ChainStep(tried.name, options))), seed)
    except FieldError as error:
        return _answer(run, len(added), options, problem=str(error))
    if run.failure:
        return _answer(run, len(added), options)
    before, result = run.tensors[-2].name, run.tensors[-1].name
    written, other = (result, before) if tried.writes_into_result else (before, result)
    return _answer(run, len(added), options, proof=prove_sharing(run, written, other, seed))


def _answer(
    run: "ChainRun",
    added: int,
    options: Mapping[str, Value] | None,
    *,
    problem: str = "",
    proof: SharingProof | None = None,
) -> ChainAnswer:
    from playground.tensors.shapes.storage_picture import draw_chain_step

    picture = None
    if len(run.tensors) > added:
        has_result = len(run.tensors) == added + 2
        before = run.tensors[-2] if has_result else None
        picture = draw_chain_step(before, run.tensors[-1], run.tensors[0].tensor.numel())
    last = run.tensors[-1].origins if run.tensors else None
    origins = tuple(last.reshape(-1).tolist()) if last is not None and last.numel() <= limits.SHOWN_CELLS else ()
    return ChainAnswer(
        chain=run.chain,
        added=added,
        printed=run.printed,
        warnings=run.warnings,
        failure=run.failure,
        tensors=_summarize(run),
        options=options,
        problem=problem,
        picture=picture,
        proof=proof,
        origins=origins,
    )


def _summarize(run: "ChainRun") -> tuple[TensorMemory, ...]:
    return tuple(
        TensorMemory(
            name=each.name,
            shape=each.shape,
            strides=each.strides,
            offset=each.offset,
            contiguous=each.contiguous,
            storage_size=each.storage_origins.numel(),
            is_view=is_view,
            is_same=each.is_same,
            pieces=each.pieces,
        )
        for each, is_view in zip(run.tensors, (False, *run.views), strict=True)
    )
