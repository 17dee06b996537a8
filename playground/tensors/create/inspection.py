"""Runs the code that creates a tensor, and inspects the tensor: values, facts and histogram."""

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from playground.charts.histogram import Histogram, count_elements
from playground.sandbox.execution import Failure, execution
from playground.tensors.create.choices import BACKWARD_CALLS
from playground.tensors.create.creation import Creation
from playground.tensors.create.facts import MEMORY_FACTS, SHAPE_FACTS, value_facts
from playground.tensors.options import to_source
from playground.tensors.shown_code import ShownCode
from playground.tensors.sizes import check_elements
from playground.tensors.tensor_facts import FactAnswer, evaluate_facts


@dataclass(frozen=True)
class Inspection:
    """A tensor with the code that created it.

    Attributes:
        code: the whole code.
        printed: what the code printed: the tensor, as torch writes it.
        warnings: torch's warnings.
        failure: torch's error, if it raised one.
        tensor: what the code created.
        shape_facts, memory_facts, value_facts: expressions with torch's answers.
        histogram: of the elements.
    """

    code: ShownCode
    printed: str
    warnings: tuple[str, ...]
    failure: Failure | None
    tensor: Tensor | None = None
    shape_facts: tuple[FactAnswer, ...] = ()
    memory_facts: tuple[FactAnswer, ...] = ()
    value_facts: tuple[FactAnswer, ...] = ()
    histogram: Histogram | None = None


def inspect_tensor(creation: Creation, seed: int = 0) -> Inspection:
    """Create a tensor, print it, and evaluate the facts about it.

    Args:
        creation: what to create.
        seed: of the random generator, when no line seeds it.

    Raises:
        TensorError: a file holds too much, or is no table or image.
    """
    uploads = (creation.upload,) if creation.upload else ()
    code = ShownCode(creation.imports, (creation.lines(), ("print(x)",)), uploads)
    with execution(code.files, seed) as run:
        failure = run.run(code.statements)
        if failure:
            return Inspection(code, run.printed, run.warnings, failure)
        tensor: Tensor = run.variables["x"]
        check_elements(tensor.numel())
        return Inspection(
            code,
            run.printed,
            run.warnings,
            None,
            tensor.detach(),
            evaluate_facts(run.value, SHAPE_FACTS),
            evaluate_facts(run.value, MEMORY_FACTS),
            evaluate_facts(run.value, value_facts(tensor)),
            count_elements(tensor),
        )


@dataclass(frozen=True)
class CodeRun:
    """Some code with its output and its tensors.

    Attributes:
        code: the whole code.
        printed: what it printed.
        failure: torch's error, if it raised one.
        tensors: by name; empty after an error.
    """

    code: ShownCode
    printed: str
    failure: Failure | None
    tensors: dict[str, Tensor]


def draw_twice(creation: Creation, reset: bool, seed: int = 0) -> CodeRun:
    """Draw the same random tensor twice, and compare the numbers.

    Args:
        creation: of a random tensor.
        reset: set the seed again before the second draw, if there is one.
        seed: of the random generator, when no line seeds it.
    """
    second = creation.lines("y")
    if creation.values.get("seeded") and not reset:
        second = second[1:]
    code = ShownCode(creation.imports, (creation.lines("x"), second, ("print(torch.equal(x, y))",)))
    return _run(code, ("x", "y"), seed)


def compare_with_range(creation: Creation) -> CodeRun:
    """Give the same start, end and step to ``torch.arange`` and to the deprecated ``torch.range``.

    Args:
        creation: with one of the two functions.
    """
    numbers = ", ".join(to_source(creation.values[name]) for name in ("start", "end", "step"))
    lines = (f"x = torch.arange({numbers})", f"y = torch.range({numbers})")
    output = ("print(x.dtype, x.shape, x)", "print(y.dtype, y.shape, y)")
    return _run(ShownCode(("import torch",), (lines, output)), ("x", "y"), 0)


def compute_gradient(creation: Creation, calls: str, seed: int = 0) -> CodeRun:
    """Compute ``((x + 1) ** 2).t()`` of a tensor, and its gradient.

    Args:
        creation: of a float tensor that requires a gradient.
        calls: of ``backward``, one of ``BACKWARD_CALLS``.
        seed: of the random generator, when no line seeds it.
    """
    once = ("y = ((x + 1) ** 2).t()", "y.backward(torch.ones_like(y))")
    zero = ("x.grad.zero_()",) if calls == BACKWARD_CALLS[2] else ()
    lines = once if calls == BACKWARD_CALLS[0] else (*once, *zero, *once)
    code = ShownCode(creation.imports, (creation.lines("x"), lines, ("print(x.grad)",)))
    return _run(code, ("x.grad",), seed)


def _run(code: ShownCode, names: Sequence[str], seed: int) -> CodeRun:
    with execution(code.files, seed) as run:
        failure = run.run(code.statements)
        tensors = {} if failure else {name: run.value(name).detach() for name in names}
        return CodeRun(code, run.printed, failure, tensors)
