"""How long the server takes from a changed control to its new result, over the whole tensor lab at its largest shapes.

Each turn is a whole run of the page as Streamlit runs it (``AppTest``): widgets, the shown code, the picture and the messages
to the browser, without network and browser. Run it with ``python -m benchmarks.tensor_lab``.
"""

import logging
import statistics
import time
from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from playground import limits
from playground.tensors.clinic import CASES, GROUPS
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.operations import OPERATIONS
from playground.tensors.shapes import RESHAPINGS
from tests.ui.tensors.lab import open_page, pick

Turn = tuple[str, float]

SIDE = int(limits.MAX_OPERAND_ELEMENTS**0.5)
SQUARE = f"{SIDE}, {SIDE}"
LINE = str(limits.MAX_OPERAND_ELEMENTS)
LARGE = str(int(limits.MAX_TENSOR_ELEMENTS**0.5))
SHAPES = {
    "mv": (SQUARE, str(SIDE)),
    "dot": (LINE, LINE),
    "outer": (LARGE, LARGE),
    "bmm": (f"10, {LARGE}, 1", f"10, 1, {SIDE}"),
    "matmul": (f"{LARGE}, 10", f"10, {LARGE}"),
    "at": (f"{LARGE}, 10", f"10, {LARGE}"),
    "mul": (f"{LARGE}, 1", f"1, {LARGE}"),
    "add": (f"{LARGE}, 1", f"1, {LARGE}"),
}


def timed(page: AppTest, name: str, key: str, value: object) -> Turn:
    start = time.perf_counter()
    pick(page, key, value)
    return name, 1000 * (time.perf_counter() - start)


def creating() -> Iterator[Turn]:
    page = open_page("create")
    for way in CREATION_FUNCTIONS.values():
        if way.reads:
            continue
        pick(page, "create_function", way.name)
        for option in way.options:
            if option.name == "shape":
                yield timed(page, f"create {way.name}", "create_shape", f"{LARGE}, {LARGE}")
            elif option.name in ("n", "m", "steps"):
                most = limits.MAX_TENSOR_ELEMENTS if way.name in ("randperm", "linspace", "logspace") else int(LARGE)
                yield timed(page, f"create {way.name}", f"create_{option.name}", most)
            elif option.name == "end":
                yield timed(page, f"create {way.name}", "create_end", limits.MAX_TENSOR_ELEMENTS - 2)
        pick(page, "create_function", "counting")
        pick(page, "create_shape", "2, 3")


def operating() -> Iterator[Turn]:
    page = open_page("operations")
    for entry in OPERATIONS.values():
        pick(page, "operation_family", entry.family)
        pick(page, "operation_name", entry.name)
        a, b = SHAPES.get(entry.name, (SQUARE, SQUARE))
        pick(page, "tensor_a_dtype", "float32")
        if entry.uses_b:
            pick(page, "tensor_b_dtype", "float32")
            pick(page, "tensor_b_shape", b)
        if entry.name == "linear":
            pick(page, "operation_linear_in_features", SIDE)
            pick(page, "operation_linear_out_features", SIDE)
        yield timed(page, f"operate {entry.name}", "tensor_a_shape", a)


def reshaping() -> Iterator[Turn]:
    page = open_page("shapes")
    for entry in RESHAPINGS.values():
        pick(page, "chain_source_shape", "2, 3, 4")
        pick(page, "chain_family", entry.family)
        pick(page, "chain_name", entry.name)
        most = {"repeat": ("chain_repeat_repeats", "8, 8"), "expand": ("chain_expand_shape", f"{SIDE}, -1, -1")}
        shape = f"20, 20, {limits.MAX_OPERAND_ELEMENTS // 400}" if entry.name == "channels_first" else SQUARE
        yield timed(page, f"reshape {entry.name}", "chain_source_shape", shape)
        if entry.name in most:
            yield timed(page, f"reshape {entry.name} to the most", *most[entry.name])


def mending() -> Iterator[Turn]:
    page = open_page("clinic")
    for case in CASES.values():
        pick(page, "clinic_group", case.group)
        yield timed(page, f"mend {case.name}", f"clinic_case_{GROUPS.index(case.group)}", case.name)
        yield timed(page, f"repair {case.name}", f"clinic_repair_{case.name}", case.repairs[0].label)


def main() -> None:
    logging.disable(logging.WARNING)
    everything: list[Turn] = []
    for part in (creating, operating, reshaping, mending):
        turns = list(part())
        everything += turns
        report(part.__name__, turns)
    report("all", everything)
    print(
        "slowest: "
        + ", ".join(f"{name} {spent:.0f} ms" for name, spent in sorted(everything, key=lambda turn: -turn[1])[:8])
    )


def report(name: str, turns: list[Turn]) -> None:
    spent = sorted(milliseconds for _, milliseconds in turns)
    high = spent[int(0.95 * (len(spent) - 1))]
    print(
        f"{name:10} {len(spent):4} turns   median {statistics.median(spent):6.1f} ms   "
        f"95 % {high:6.1f} ms   most {spent[-1]:6.1f} ms"
    )


if __name__ == "__main__":
    main()
