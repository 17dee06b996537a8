"""What can be timed, as data: the lines that make the inputs, the one that is timed, and how much work it is."""

from collections.abc import Callable
from dataclasses import dataclass

DTYPES: dict[str, int] = {"float32": 4, "float64": 8, "bfloat16": 2, "float16": 2}
"""Bytes of a number."""


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """One operation.

    Attributes:
        name: its key.
        title: what a person reads.
        size: what its size counts, in a word or two.
        sizes: those that are tried, rising.
        make: the lines that make its inputs; ``{n}`` is the size, ``{dtype}`` and ``{device}`` the other choices.
        call: the line that is timed.
        flops: floating-point operations of one call at a size.
        moves: numbers that one call reads and writes, at a size.
        holds: numbers that its tensors hold, at a size.
        crosses: it moves data between the CPU and another device, so that it needs one.
        advice: what to look for in its curve.
    """

    name: str
    title: str
    size: str
    sizes: tuple[int, ...]
    make: tuple[str, ...]
    call: str
    flops: Callable[[int], int]
    moves: Callable[[int], int]
    holds: Callable[[int], int]
    crosses: bool = False
    advice: str

    def lines(self, size: int, dtype: str, device: str) -> list[str]:
        """The lines that make the inputs."""
        return [line.format(n=size, dtype=f"torch.{dtype}", device=device) for line in self.make]

    def bytes_moved(self, size: int, dtype: str) -> int:
        """Bytes that one call reads and writes."""
        return self.moves(size) * DTYPES[dtype]

    def bytes_held(self, size: int, dtype: str) -> int:
        """Bytes of its tensors."""
        return self.holds(size) * DTYPES[dtype]

    def work(self, size: int) -> int:
        """What its time grows with: arithmetic where there is some, else numbers moved."""
        return self.flops(size) or self.moves(size)

    def source(self, device: str) -> str:
        """The timed line for a device."""
        return self.call.format(device=device)


_ELEMENTS = tuple(4**power for power in range(5, 13))

BENCHMARKS: dict[str, Benchmark] = {
    benchmark.name: benchmark
    for benchmark in (
        Benchmark(
            name="matmul",
            title="Matrix product  a @ b",
            size="rows and columns",
            sizes=(32, 64, 128, 256, 512, 1024, 2048, 4096),
            make=(
                'a = torch.ones({n}, {n}, dtype={dtype}, device="{device}")',
                'b = torch.ones({n}, {n}, dtype={dtype}, device="{device}")',
            ),
            call="a @ b",
            flops=lambda n: 2 * n**3,
            moves=lambda n: 3 * n**2,
            holds=lambda n: 3 * n**2,
            advice="Twice the side is eight times the work. Small products cost the call itself, large ones the "
            "arithmetic.",
        ),
        Benchmark(
            name="add",
            title="Element by element  x + y",
            size="elements",
            sizes=_ELEMENTS,
            make=(
                'x = torch.ones({n}, dtype={dtype}, device="{device}")',
                'y = torch.ones({n}, dtype={dtype}, device="{device}")',
                "z = torch.empty_like(x)",
            ),
            call="torch.add(x, y, out=z)",
            flops=lambda n: n,
            moves=lambda n: 3 * n,
            holds=lambda n: 3 * n,
            advice="One addition for three numbers moved: memory decides, and the step in the curve is where the "
            "caches end.",
        ),
        Benchmark(
            name="copy",
            title="Copy within the device  y.copy_(x)",
            size="elements",
            sizes=_ELEMENTS,
            make=('x = torch.ones({n}, dtype={dtype}, device="{device}")', "y = torch.empty_like(x)"),
            call="y.copy_(x)",
            flops=lambda n: 0,
            moves=lambda n: 2 * n,
            holds=lambda n: 2 * n,
            advice="No arithmetic at all: the bandwidth of the memory itself.",
        ),
        Benchmark(
            name="to_device",
            title="CPU to device  x.to(device)",
            size="elements",
            sizes=_ELEMENTS,
            make=("x = torch.ones({n}, dtype={dtype})",),
            call='x.to("{device}")',
            flops=lambda n: 0,
            moves=lambda n: n,
            holds=lambda n: 2 * n,
            crosses=True,
            advice="Every crossing has a fixed cost: move few large tensors, not many small ones.",
        ),
        Benchmark(
            name="to_cpu",
            title="Device to CPU  x.cpu()",
            size="elements",
            sizes=_ELEMENTS,
            make=('x = torch.ones({n}, dtype={dtype}, device="{device}")',),
            call="x.cpu()",
            flops=lambda n: 0,
            moves=lambda n: n,
            holds=lambda n: 2 * n,
            crosses=True,
            advice="cpu() waits until the device has finished, which is why .item() and print slow a loop down.",
        ),
    )
}
"""Every operation that the page offers."""


def usable(device: str) -> list[str]:
    """The benchmarks that make sense on a device: nothing crosses from the CPU to itself."""
    return [name for name, benchmark in BENCHMARKS.items() if device != "cpu" or not benchmark.crosses]
