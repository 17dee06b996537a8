"""A loop in Python compared with one call of torch, timed by the code that the page shows."""

from dataclasses import dataclass

from playground import limits
from playground.sandbox.execution import execution
from playground.tensors.errors import TensorError
from playground.tensors.shown_code import ShownCode

COUNTS = (100, 1_000, 10_000)
"""Numbers in each vector that can be chosen."""


@dataclass(frozen=True)
class LoopTiming:
    """What the code measured.

    Attributes:
        code: the whole code.
        printed: what it printed.
        loop, call: seconds of the loop and of the call.
        equal: whether both gave the same number except for rounding.
    """

    code: ShownCode
    printed: str
    loop: float
    call: float
    equal: bool

    @property
    def speedup(self) -> float:
        """How many times faster the call is."""
        return self.loop / max(self.call, 1e-9)


def time_dot_product(count: int) -> LoopTiming:
    """Time the dot product of two vectors, by a loop and by ``torch.dot``.

    Raises:
        TensorError: the vectors are longer than the limit.
    """
    if not 0 < count <= limits.MAX_TIMED_ELEMENTS:
        raise TensorError(
            f"A loop over {count:,} numbers is not timed here; the limit (MAX_TIMED_ELEMENTS) is "
            f"{limits.MAX_TIMED_ELEMENTS:,}: choose fewer."
        )
    vectors = ("torch.manual_seed(42)", f"a = torch.rand({count})", f"b = torch.rand({count})")
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
    output = ('print(f"loop {loop * 1e6:,.0f} µs, one call {call * 1e6:,.0f} µs")',)
    code = ShownCode(("import time", "import torch"), (vectors, loop, call, output))
    with execution() as run:
        run.run(code.statements)
        equal = bool(run.value("torch.isclose(total, result, rtol=1e-3)"))
        return LoopTiming(code, run.printed, run.variables["loop"], run.variables["call"], equal)
