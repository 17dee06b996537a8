"""Inputs that can be made from the one or two features of a data set."""

from dataclasses import dataclass
from functools import cache
from types import CodeType
from typing import TYPE_CHECKING

from playground.catalog.entry import Entry

if TYPE_CHECKING:
    from playground.arrays import Array

COLUMNS = {1: ("x",), 2: ("x1", "x2")}
"""What the features of a data set are called in the code of the entries, by how many there are."""


@dataclass(frozen=True, kw_only=True)
class Feature(Entry):
    """One input.

    Attributes:
        code: the NumPy expression that makes it, which the exported script shows and the engine runs.
        of: how many features the data set has.
    """

    code: str
    of: int


def _feature(name: str, label: str, code: str, of: int, advice: str) -> Feature:
    return Feature(name=name, label=label, code=code, of=of, advice=advice)


FEATURES: dict[str, Feature] = {
    entry.name: entry
    for entry in (
        _feature("x", "x", "x", 1, "The feature as it is."),
        _feature("x_squared", "x²", "x**2", 1, "A parabola: with it, a linear model draws one."),
        _feature("x_cubed", "x³", "x**3", 1, "The next power: one more bend."),
        _feature("sin_x", "sin πx", "np.sin(np.pi * x)", 1, "A wave over -1 to 1."),
        _feature("cos_x", "cos πx", "np.cos(np.pi * x)", 1, "The same wave, a quarter turn ahead."),
        _feature("x1", "x1", "x1", 2, "The first feature as it is."),
        _feature("x2", "x2", "x2", 2, "The second feature as it is."),
        _feature("x1_squared", "x1²", "x1**2", 2, "With x2², the distance from the middle: rings become easy."),
        _feature("x2_squared", "x2²", "x2**2", 2, "With x1², the distance from the middle: rings become easy."),
        _feature("product", "x1·x2", "x1 * x2", 2, "Positive where both signs agree: it is XOR itself."),
        _feature("sin_x1", "sin πx1", "np.sin(np.pi * x1)", 2, "Stripes across the first feature."),
        _feature("sin_x2", "sin πx2", "np.sin(np.pi * x2)", 2, "Stripes across the second feature."),
        _feature("cos_x1", "cos πx1", "np.cos(np.pi * x1)", 2, "The same stripes, half a stripe on."),
        _feature("cos_x2", "cos πx2", "np.cos(np.pi * x2)", 2, "The same stripes, half a stripe on."),
        _feature("x1_cubed", "x1³", "x1**3", 2, "A third power, for boundaries with two bends."),
        _feature("x2_cubed", "x2³", "x2**3", 2, "A third power, for boundaries with two bends."),
        _feature("x1_squared_x2", "x1²·x2", "x1**2 * x2", 2, "A mixed third power."),
        _feature("x1_x2_squared", "x1·x2²", "x1 * x2**2", 2, "The other mixed third power."),
    )
}


def offered(features: int) -> tuple[str, ...]:
    """Names of the inputs that can be made from so many features."""
    return tuple(name for name, entry in FEATURES.items() if entry.of == features)


def make(names: tuple[str, ...], X: "Array") -> "Array":
    """The inputs of those names, float64 ``[N, names]``, from X ``[N, features]``."""
    import numpy as np

    columns = dict(zip(COLUMNS[X.shape[1]], X.T, strict=True))
    return np.column_stack([eval(_compiled(name), {"np": np}, columns) for name in names])


@cache
def _compiled(name: str) -> CodeType:
    # The text is an entry of this file, never a person's.
    return compile(FEATURES[name].code, f"<{name}>", "eval")
