"""Random puzzles: something on a tensor page whose shape a student works out."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.fields import Value
from playground.tensors.guesses import Shape
from playground.tensors.shapes import SHAPE_OPERATIONS
from playground.tensors.shapes.chain import ChainStep


def creation_puzzle(seed: int) -> tuple[str, dict[str, Value]]:
    """A creation function with its options, whose shape a student finds by counting brackets or values."""
    draw = random.Random(seed)
    kind = draw.choice(("typed", "typed", "arange", "linspace", "eye"))
    if kind == "typed":
        numbers = iter(range(1, 100))
        return "typed", {"typed": str(_nested(_shape(draw, 1, 4, (1, 3)), numbers)), "dtype": None}
    if kind == "arange":
        start, step = draw.randint(0, 9), draw.choice((1, 2, 3, 5, 7))
        return "arange", {"start": start, "end": start + draw.randint(4, 40), "step": step, "dtype": None}
    if kind == "linspace":
        return "linspace", {"start": 0, "end": draw.randint(1, 9), "steps": draw.randint(2, 12), "dtype": None}
    return "eye", {"n": draw.randint(2, 6), "m": draw.randint(2, 6), "dtype": None}


def _nested(shape: Shape, numbers: Iterator[int]) -> Any:
    return [_nested(shape[1:], numbers) for _ in range(shape[0])] if shape else next(numbers)


@dataclass(frozen=True)
class OperationPuzzle:
    """An operation on two shapes; the student guesses the shape of the result."""

    operation: str
    options: dict[str, Value]
    a: Shape
    b: Shape


def operation_puzzle(seed: int) -> OperationPuzzle:
    """A puzzle for Operations; in one of four the shapes do not fit."""
    draw = random.Random(seed)
    kind = draw.choice(("broadcast", "broadcast", "product", "reduction"))
    if kind == "reduction":
        shape = _shape(draw, 2, 4)
        name = draw.choice(("sum", "amax", "any"))
        axes = draw.sample(range(len(shape)), draw.randint(1, len(shape) - 1))
        return OperationPuzzle(name, {"dim": tuple(sorted(axes)), "keepdim": draw.random() < 0.4}, shape, (3,))
    if kind == "product":
        n, k, m = draw.sample(range(1, 6), 3)
        name = draw.choice(("at", "at", "b_transposed", "a_transposed"))
        shapes = {"at": ((n, k), (k, m)), "b_transposed": ((n, k), (m, k)), "a_transposed": ((k, n), (k, m))}
        left, right = shapes[name]
        batch = (draw.randint(2, 4),) if name == "at" and draw.random() < 0.3 else ()
        return OperationPuzzle(name, {}, (*batch, *left), right[::-1] if draw.random() < 0.25 else right)
    shape = _shape(draw, 2, 3)
    a = tuple(1 if draw.random() < 0.3 else size for size in shape)
    b = tuple(1 if draw.random() < 0.3 else size for size in shape)[draw.randint(0, 1) :]
    if draw.random() < 0.25:
        b = (*b[:-1], b[-1] + 1)
    return OperationPuzzle(draw.choice(("add", "mul", "gt")), {}, a, b)


def _shape(draw: random.Random, low: int, high: int, sizes: tuple[int, int] = (2, 5)) -> Shape:
    return tuple(draw.randint(*sizes) for _ in range(draw.randint(low, high)))


@dataclass(frozen=True)
class ShapePuzzle:
    """A tensor and one step; the student guesses the shape of the result."""

    shape: Shape
    step: ChainStep


_PUZZLE_OPERATIONS = (
    "permute",
    "transpose",
    "movedim",
    "flatten",
    "unsqueeze",
    "squeeze",
    "stack",
    "cat",
    "repeat",
    "index",
    "reshape",
)
_INDICES = ("0", ":, 0", "..., -1", "None, :", "1:", "::2", ":, None")


def shape_puzzle(seed: int) -> ShapePuzzle:
    """A puzzle for Shapes & memory."""
    draw = random.Random(seed)
    shape = tuple(draw.choice((1, 2, 3, 4)) for _ in range(draw.randint(2, 3)))
    entry = SHAPE_OPERATIONS[draw.choice(_PUZZLE_OPERATIONS)]
    options = entry.default_options(shape)
    if "dims" in options:
        options["dims"] = tuple(draw.sample(range(len(shape)), len(shape)))
    if "dim" in options:
        options["dim"] = draw.randint(-len(shape), len(shape) - 1)
    if "index" in options:
        options["index"] = draw.choice(_INDICES)
    if "repeats" in options:
        options["repeats"] = tuple(draw.randint(1, 3) for _ in shape)
    if entry.name == "reshape":
        options["shape"] = (shape[-1], -1)
    return ShapePuzzle(shape, ChainStep(entry.name, options))
