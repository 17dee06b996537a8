"""The time from a changed control to its new result, for every entry of the four tensor pages at its largest shape.

Each turn is a whole run of the page as Streamlit runs it (``AppTest``): widgets, the shown code in a worker process, the
pictures, and the messages to the browser, without network and browser. Run it with ``python -m benchmarks.tensor_lab``;
``--smallest`` measures only the first entries of each page, at small shapes, to check that it works.
"""

import argparse
import logging
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from streamlit.testing.v1 import AppTest

from playground import limits
from playground.tensors.clinic import CASES, GROUPS
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.operations import OPERATIONS
from playground.tensors.shapes import SHAPE_OPERATIONS
from tests.ui.pages import opened, pick

Entry = TypeVar("Entry")
Turn = tuple[str, float]
"""What was changed, and the milliseconds until the page had its result."""


@dataclass(frozen=True)
class Sizes:
    """How large the tensors are, and how many entries of each page are timed.

    Attributes:
        elements: of a tensor on Create & inspect and of a result.
        operand_elements: of a tensor that goes into an operation.
        entries: of each page; None for all.
    """

    elements: int
    operand_elements: int
    entries: int | None

    @property
    def side(self) -> int:
        """Rows of a square tensor with this number of elements."""
        return int(self.elements**0.5)

    @property
    def operand_side(self) -> int:
        """Rows of a square operand."""
        return int(self.operand_elements**0.5)

    def choose(self, catalog: Mapping[str, Entry]) -> list[Entry]:
        """The entries of a catalog that are timed."""
        return list(islice(catalog.values(), self.entries))


LARGEST = Sizes(limits.MAX_TENSOR_ELEMENTS, limits.MAX_OPERAND_ELEMENTS, None)
SMALLEST = Sizes(100, 100, 2)


def timed(page: AppTest, name: str, key: str, value: object) -> Turn:
    start = time.perf_counter()
    pick(page, key, value)
    return name, 1000 * (time.perf_counter() - start)


def create(sizes: Sizes) -> Iterator[Turn]:
    page = opened("create")
    side = sizes.side
    for entry in sizes.choose({name: each for name, each in CREATION_FUNCTIONS.items() if not each.reads}):
        pick(page, "create_function", entry.name)
        for option in entry.options:
            if option.name == "shape":
                yield timed(page, f"create {entry.name}", "create_shape", f"{side}, {side}")
            elif option.name in ("n", "m", "steps"):
                count = sizes.elements if entry.name in ("randperm", "linspace", "logspace") else side
                yield timed(page, f"create {entry.name}", f"create_{option.name}", count)
            elif option.name == "end" and entry.name != "logspace":
                yield timed(page, f"create {entry.name}", "create_end", sizes.elements - 2)
        pick(page, "create_function", "counting")
        pick(page, "create_shape", "2, 3")


def operations(sizes: Sizes) -> Iterator[Turn]:
    page = opened("operations")
    side, operand_side, count = sizes.side, sizes.operand_side, sizes.operand_elements
    square = f"{operand_side}, {operand_side}"
    shapes = {
        "mv": (square, str(operand_side)),
        "dot": (str(count), str(count)),
        "outer": (str(side), str(side)),
        "bmm": (f"10, {side}, 1", f"10, 1, {operand_side}"),
        "matmul": (f"{side}, 10", f"10, {side}"),
        "at": (f"{side}, 10", f"10, {side}"),
        "mul": (f"{side}, 1", f"1, {side}"),
        "add": (f"{side}, 1", f"1, {side}"),
    }
    for entry in sizes.choose(OPERATIONS):
        pick(page, "operation_family", entry.family)
        pick(page, "operation_name", entry.name)
        a, b = shapes.get(entry.name, (square, square))
        pick(page, "tensor_a_dtype", "float32")
        if entry.uses_b:
            pick(page, "tensor_b_dtype", "float32")
            pick(page, "tensor_b_shape", b)
        if entry.name == "linear":
            pick(page, "operation_linear_in_features", operand_side)
            pick(page, "operation_linear_out_features", operand_side)
        yield timed(page, f"operate {entry.name}", "tensor_a_shape", a)


def shapes(sizes: Sizes) -> Iterator[Turn]:
    page = opened("shapes")
    side = sizes.operand_side
    for entry in sizes.choose(SHAPE_OPERATIONS):
        pick(page, "chain_source_shape", "2, 3, 4")
        pick(page, "chain_family", entry.family)
        pick(page, "chain_name", entry.name)
        largest = {"repeat": ("chain_repeat_repeats", "8, 8"), "expand": ("chain_expand_shape", f"{side}, -1, -1")}
        needs_image = entry.name == "channels_first"
        shape = f"20, 20, {max(1, sizes.operand_elements // 400)}" if needs_image else f"{side}, {side}"
        yield timed(page, f"reshape {entry.name}", "chain_source_shape", shape)
        if entry.name in largest:
            yield timed(page, f"reshape {entry.name} to the largest", *largest[entry.name])


def clinic(sizes: Sizes) -> Iterator[Turn]:
    page = opened("clinic")
    for case in sizes.choose(CASES):
        pick(page, "clinic_group", case.group)
        yield timed(page, f"case {case.name}", f"clinic_case_{GROUPS.index(case.group)}", case.name)
        yield timed(page, f"fix {case.name}", f"clinic_fix_{case.name}", case.fixes[0].label)


PAGES: tuple[Callable[[Sizes], Iterator[Turn]], ...] = (create, operations, shapes, clinic)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smallest", action="store_true", help="a few entries of each page at small shapes")
    sizes = SMALLEST if parser.parse_args().smallest else LARGEST
    logging.disable(logging.WARNING)
    all_turns: list[Turn] = []
    for page in PAGES:
        turns = list(page(sizes))
        all_turns += turns
        report(page.__name__, turns)
    report("all", all_turns)
    slowest = sorted(all_turns, key=lambda turn: -turn[1])[:8]
    print("slowest: " + ", ".join(f"{name} {spent:.0f} ms" for name, spent in slowest))


def report(name: str, turns: list[Turn]) -> None:
    spent = sorted(milliseconds for _, milliseconds in turns)
    high = spent[int(0.95 * (len(spent) - 1))]
    print(
        f"{name:10} {len(spent):4} turns   median {statistics.median(spent):6.1f} ms   "
        f"95 % {high:6.1f} ms   most {spent[-1]:6.1f} ms"
    )


if __name__ == "__main__":
    main()
