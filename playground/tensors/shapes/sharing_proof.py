"""The proof by writing: a number written into one tensor of a chain shows in another exactly if both share memory."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.sandbox.execution import Failure, execution
from playground.tensors.shapes.chain import Chain

if TYPE_CHECKING:
    from playground.tensors.shapes.chain_run import ChainRun


@dataclass(frozen=True)
class SharingProof:
    """What writing into one tensor changes in another: the proof that both share memory, or do not.

    Attributes:
        lines: that are added to the code.
        printed: what they print: the other tensor after the writing.
        changed: the places of the other tensor that changed, in reading order.
        failure: torch's error, if it refuses the writing.
    """

    lines: tuple[str, ...]
    printed: str
    changed: tuple[int, ...]
    failure: Failure | None


def prove_sharing(chain_run: "ChainRun", written: str, other: str, seed: int = 0) -> SharingProof | None:
    """Write one number into a tensor of a chain and check whether another one changes.

    Args:
        chain_run: whose steps worked as far as both tensors.
        written: the name of the tensor that is written into.
        other: the name of the tensor that is compared.
        seed: as for ``run_chain``.

    Returns:
        ``None`` when there is no element to write into.
    """
    from playground.charts.tensor_values import to_numbers

    target = next(each.tensor for each in chain_run.tensors if each.name == written)
    if target.numel() == 0:
        return None
    chain = Chain(chain_run.chain.source, chain_run.chain.steps[: len(chain_run.tensors) - 1])
    with execution(chain.code.files, seed) as run:
        run.run(chain.code.statements[:-1])
        first = ", ".join("0" for _ in target.shape) or "()"
        number = _different_number(to_numbers(run.variables[written].reshape(-1)[:1])[0])
        lines = (f"{written}[{first}] = {number}", f"print({other})")
        before = to_numbers(run.variables[other])
        failure = run.run(lines)
        after = to_numbers(run.variables[other])
        # NaN differs from itself, but not in how it is written.
        pairs = enumerate(zip(before, after, strict=True))
        changed = tuple(place for place, (old, new) in pairs if repr(old) != repr(new))
        return SharingProof(lines, run.printed, changed, failure)


def _different_number(value: object) -> str:
    """A number that differs from the first element."""
    if isinstance(value, bool):
        return str(not value)
    return "99" if value != 99 else "98"
