"""A tensor that somebody made, with all that Create & inspect shows of it; and what two draws and a gradient show."""

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from playground.tensors.create.creation import Creation
from playground.tensors.create.facts import MEMORY_FACTS, SHAPE_FACTS, Histogram, histogram, value_facts
from playground.tensors.evaluate import Failure, evaluation
from playground.tensors.options import to_source
from playground.tensors.shown_code import ShownCode
from playground.tensors.sizes import check_elements
from playground.tensors.tensor_facts import FactAnswer, evaluate_facts


@dataclass(frozen=True)
class Inspected:
    """A tensor with its program.

    Attributes:
        program: the whole code.
        printed: what it printed: the tensor, as torch writes it.
        warned: torch's warnings.
        failure: torch's error, if it refused.
        tensor: what came out.
        shape_facts, memory_facts, value_facts: expressions with torch's answers.
        histogram: how the elements spread.
    """

    program: ShownCode
    printed: str
    warned: tuple[str, ...]
    failure: Failure | None
    tensor: Tensor | None = None
    shape_facts: tuple[FactAnswer, ...] = ()
    memory_facts: tuple[FactAnswer, ...] = ()
    value_facts: tuple[FactAnswer, ...] = ()
    histogram: Histogram | None = None


def inspect(creation: Creation, entropy: int = 0) -> Inspected:
    """Make a tensor, print it, and ask torch about it.

    Args:
        creation: what to make.
        entropy: where the random generator stands when no line seeds it.

    Raises:
        TensorError: a file turned out to hold too much.
    """
    uploads = (creation.upload,) if creation.upload else ()
    program = ShownCode(creation.imports, (creation.lines(), ("print(x)",)), uploads)
    with evaluation(uploads, entropy) as run:
        failure = run.run(program.statements)
        if failure:
            return Inspected(program, run.printed, run.warned, failure)
        tensor: Tensor = run.names["x"]
        check_elements(tensor.numel())
        return Inspected(
            program,
            run.printed,
            run.warned,
            None,
            tensor.detach(),
            evaluate_facts(run.value, SHAPE_FACTS),
            evaluate_facts(run.value, MEMORY_FACTS),
            evaluate_facts(run.value, value_facts(tensor)),
            histogram(tensor),
        )


@dataclass(frozen=True)
class Ran:
    """A short program with what it printed and left behind."""

    program: ShownCode
    printed: str
    failure: Failure | None
    tensors: dict[str, Tensor]


def draw_twice(creation: Creation, reset: bool, entropy: int = 0) -> Ran:
    """The same draw two times, and whether the numbers are the same.

    Args:
        creation: a random way.
        reset: set the seed again before the second draw, if there is one.
        entropy: where the random generator stands when no line seeds it.
    """
    again = creation.lines("y")
    if creation.values.get("seeded") and not reset:
        again = again[1:]
    program = ShownCode(creation.imports, (creation.lines("x"), again, ("print(torch.equal(x, y))",)))
    return _ran(program, ("x", "y"), entropy)


def arange_or_range(creation: Creation) -> Ran:
    """The same start, end and step given to ``torch.arange`` and to the old ``torch.range``.

    Args:
        creation: one of the two ways.
    """
    numbers = ", ".join(to_source(creation.values[name]) for name in ("start", "end", "step"))
    lines = (f"x = torch.arange({numbers})", f"y = torch.range({numbers})")
    shown = ("print(x.dtype, x.shape, x)", "print(y.dtype, y.shape, y)")
    return _ran(ShownCode(("import torch",), (lines, shown)), ("x", "y"), 0)


BACKWARD = ("one backward", "two backwards", "two, zeroed between")


def gradient(creation: Creation, times: str, entropy: int = 0) -> Ran:
    """What ``requires_grad`` is for: a small calculation on the tensor, and the gradient that comes back to it.

    Args:
        creation: a float tensor that requires a gradient.
        times: one of ``BACKWARD``.
        entropy: where the random generator stands when no line seeds it.
    """
    once = ("y = ((x + 1) ** 2).t()", "y.backward(torch.ones_like(y))")
    zero = ("x.grad.zero_()",) if times == BACKWARD[2] else ()
    body = once if times == BACKWARD[0] else (*once, *zero, *once)
    return _ran(ShownCode(creation.imports, (creation.lines("x"), body, ("print(x.grad)",))), ("x.grad",), entropy)


def _ran(program: ShownCode, names: Sequence[str], entropy: int) -> Ran:
    with evaluation(program.uploads, entropy) as run:
        failure = run.run(program.statements)
        tensors = {} if failure else {name: run.value(name).detach() for name in names}
        return Ran(program, run.printed, failure, tensors)
