"""A loop in Python against one call of torch, timed by the program that the page shows."""

from dataclasses import dataclass

from playground import limits
from playground.tensors.errors import TensorError
from playground.tensors.evaluate import evaluation
from playground.tensors.shown_code import ShownCode

COUNTS = (100, 1_000, 10_000)


@dataclass(frozen=True)
class Timed:
    """What the program measured.

    Attributes:
        program: the whole code.
        loop, call: seconds of the loop and of the call.
        equal: whether both came to the same number, but for rounding.
        printed: what it printed.
    """

    program: ShownCode
    printed: str
    loop: float
    call: float
    equal: bool

    @property
    def ratio(self) -> float:
        """How many times faster the call is."""
        return self.loop / max(self.call, 1e-9)


def time_dot(count: int) -> Timed:
    """The dot product of two vectors, by a loop and by ``torch.dot``.

    Raises:
        TensorError: the vectors are longer than the limit.
    """
    if not 0 < count <= limits.MAX_TIMED_ELEMENTS:
        raise TensorError(
            f"A loop over {count:,} numbers is not timed here; the limit (MAX_TIMED_ELEMENTS) is "
            f"{limits.MAX_TIMED_ELEMENTS:,}: choose fewer."
        )
    making = ("torch.manual_seed(42)", f"a = torch.rand({count})", f"b = torch.rand({count})")
    loop = (
        "start = time.perf_counter()",
        "total = 0.0",
        f"for i in range({count}):\n    total += a[i] * b[i]",
        "loop = time.perf_counter() - start",
    )
    call = (
        "torch.dot(a, b)  # once to warm up",
        "start = time.perf_counter()",
        "result = torch.dot(a, b)",
        "call = time.perf_counter() - start",
    )
    shown = ('print(f"loop {loop * 1e6:,.0f} µs, one call {call * 1e6:,.0f} µs")',)
    program = ShownCode(("import time", "import torch"), (making, loop, call, shown))
    with evaluation() as run:
        run.run(program.statements)
        equal = bool(run.value("torch.isclose(total, result, rtol=1e-3)"))
        return Timed(program, run.printed, run.names["loop"], run.names["call"], equal)
