"""The inputs that can be computed from the one or two features of a data set."""

from dataclasses import dataclass
from functools import cache
from types import CodeType
from typing import TYPE_CHECKING

from playground.catalog.entry import Entry

if TYPE_CHECKING:
    from playground.arrays import Array

COLUMNS = {1: ("x",), 2: ("x1", "x2")}
"""The names of the features in the code of the entries, by the number of features."""


@dataclass(frozen=True, kw_only=True)
class Feature(Entry):
    """One input.

    Attributes:
        code: the NumPy expression that computes it; the exported script shows it and the engine runs it.
        dimensions: the number of features of the data set.
    """

    code: str
    dimensions: int


def _feature(name: str, label: str, code: str, dimensions: int, advice: str) -> Feature:
    return Feature(name=name, label=label, code=code, dimensions=dimensions, advice=advice)


FEATURES: dict[str, Feature] = {
    entry.name: entry
    for entry in (
        _feature("x", "x", "x", 1, "The feature itself."),
        _feature("x_squared", "x²", "x**2", 1, "With it, a linear model can fit a parabola."),
        _feature("x_cubed", "x³", "x**3", 1, "The next power: a curve with one more bend."),
        _feature("sin_x", "sin πx", "np.sin(np.pi * x)", 1, "A wave over -1 to 1."),
        _feature("cos_x", "cos πx", "np.cos(np.pi * x)", 1, "The same wave, shifted by a quarter of its length."),
        _feature("x1", "x1", "x1", 2, "The first feature itself."),
        _feature("x2", "x2", "x2", 2, "The second feature itself."),
        _feature(
            "x1_squared", "x1²", "x1**2", 2, "With x2² it gives the distance from the centre, which separates rings."
        ),
        _feature(
            "x2_squared", "x2²", "x2**2", 2, "With x1² it gives the distance from the centre, which separates rings."
        ),
        _feature("product", "x1·x2", "x1 * x2", 2, "Positive where both signs agree: this is XOR."),
        _feature("sin_x1", "sin πx1", "np.sin(np.pi * x1)", 2, "A wave along the first feature."),
        _feature("sin_x2", "sin πx2", "np.sin(np.pi * x2)", 2, "A wave along the second feature."),
        _feature("cos_x1", "cos πx1", "np.cos(np.pi * x1)", 2, "The same wave, shifted by a quarter of its length."),
        _feature("cos_x2", "cos πx2", "np.cos(np.pi * x2)", 2, "The same wave, shifted by a quarter of its length."),
        _feature("x1_cubed", "x1³", "x1**3", 2, "A third power, for boundaries with two bends."),
        _feature("x2_cubed", "x2³", "x2**3", 2, "A third power, for boundaries with two bends."),
        _feature("x1_squared_x2", "x1²·x2", "x1**2 * x2", 2, "A mixed third power."),
        _feature("x1_x2_squared", "x1·x2²", "x1 * x2**2", 2, "The other mixed third power."),
    )
}


def feature_names(features: int) -> tuple[str, ...]:
    """The names of the inputs that can be computed from this number of features."""
    return tuple(name for name, entry in FEATURES.items() if entry.dimensions == features)


def compute_inputs(names: tuple[str, ...], X: "Array") -> "Array":
    """The named inputs, float64 ``[N, names]``, from X ``[N, features]``."""
    import numpy as np

    columns = dict(zip(COLUMNS[X.shape[1]], X.T, strict=True))
    return np.column_stack([eval(_compiled(name), {"np": np}, columns) for name in names])


@cache
def _compiled(name: str) -> CodeType:
    # The text is an entry of this file, never typed by a person.
    return compile(FEATURES[name].code, f"<{name}>", "eval")
