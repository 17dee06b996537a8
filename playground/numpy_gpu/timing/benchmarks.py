"""Operations that can be timed, as data: the lines that make the inputs, the line that is timed, and what it costs."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.dtypes import DTYPES


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """One operation.

    Attributes:
        name: its key.
        title: its name on the page.
        size: what its size counts, in a word or two.
        sizes: those that are timed, in ascending order.
        make: the lines that make its inputs; ``{n}`` is the size, ``{dtype}`` and ``{device}`` the other choices.
        call: the line that is timed.
        flops: floating-point operations of one call at a size.
        moved: numbers that one call reads and writes, at a size.
        stored: numbers in its tensors, at a size.
        transfers: it transfers data between the CPU and another device, and so needs one.
        advice: what to look for in its curve.
    """

    name: str
    title: str
    size: str
    sizes: tuple[int, ...]
    make: tuple[str, ...]
    call: str
    flops: Callable[[int], int]
    moved: Callable[[int], int]
    stored: Callable[[int], int]
    transfers: bool = False
    advice: str

    def lines(self, size: int, dtype: str, device: str) -> list[str]:
        """The lines that make the inputs."""
        return [line.format(n=size, dtype=f"torch.{dtype}", device=device) for line in self.make]

    def bytes_moved(self, size: int, dtype: str) -> int:
        """Bytes that one call reads and writes."""
        return self.moved(size) * DTYPES[dtype].bits // 8

    def bytes_stored(self, size: int, dtype: str) -> int:
        """Bytes of its tensors."""
        return self.stored(size) * DTYPES[dtype].bits // 8

    def cost(self, size: int) -> int:
        """What its time grows with: floating-point operations, or numbers moved where it does no arithmetic."""
        return self.flops(size) or self.moved(size)

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
            moved=lambda n: 3 * n**2,
            stored=lambda n: 3 * n**2,
            advice="Twice the side is eight times the arithmetic. For small products the time is that of the call itself, "
            "for large ones that of the arithmetic.",
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
            moved=lambda n: 3 * n,
            stored=lambda n: 3 * n,
            advice="One addition for three numbers moved: the speed of the memory decides. Where the curve drops, the data "
            "no longer fits in the caches.",
        ),
        Benchmark(
            name="copy",
            title="Copy within the device  y.copy_(x)",
            size="elements",
            sizes=_ELEMENTS,
            make=('x = torch.ones({n}, dtype={dtype}, device="{device}")', "y = torch.empty_like(x)"),
            call="y.copy_(x)",
            flops=lambda n: 0,
            moved=lambda n: 2 * n,
            stored=lambda n: 2 * n,
            advice="No arithmetic at all: this is the bandwidth of the memory itself.",
        ),
        Benchmark(
            name="to_device",
            title="CPU to device  x.to(device)",
            size="elements",
            sizes=_ELEMENTS,
            make=("x = torch.ones({n}, dtype={dtype})",),
            call='x.to("{device}")',
            flops=lambda n: 0,
            moved=lambda n: n,
            stored=lambda n: 2 * n,
            transfers=True,
            advice="Every transfer has a fixed cost: transfer few large tensors, not many small ones.",
        ),
        Benchmark(
            name="to_cpu",
            title="Device to CPU  x.cpu()",
            size="elements",
            sizes=_ELEMENTS,
            make=('x = torch.ones({n}, dtype={dtype}, device="{device}")',),
            call="x.cpu()",
            flops=lambda n: 0,
            moved=lambda n: n,
            stored=lambda n: 2 * n,
            transfers=True,
            advice="cpu() waits until the device has finished, which is why .item() and print slow a loop down.",
        ),
    )
}
"""Every operation that the page offers."""


def usable_benchmarks(device: str) -> list[str]:
    """The benchmarks that make sense on a device: nothing is transferred from the CPU to itself."""
    return [name for name, benchmark in BENCHMARKS.items() if device != "cpu" or not benchmark.transfers]
