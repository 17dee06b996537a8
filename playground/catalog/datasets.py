"""Data sets a student can choose. Adding one is a function in ``generators`` and an entry here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from playground import limits
from playground.catalog.entry import Entry
from playground.fields import Field, Value

if TYPE_CHECKING:
    import numpy as np

Task = Literal["regression", "binary", "multiclass"]


@dataclass(frozen=True, kw_only=True)
class Dataset(Entry):
    """One data set.

    Attributes:
        generator: the function in ``playground.catalog.generators`` that returns ``(X, y)``; its source stands in the
            exported script. It takes the options as keywords, and ``seed`` when ``seeded``.
        kind: what the target is.
        features: names of the columns of X.
        target: name of y.
        classes: names of the classes; for a synthetic set whose number is an option, ``classes_option`` names it.
        rows: number of samples of a set of fixed size; ``None`` where the option ``samples`` says it.
        standardise: whether its features differ so much in scale that standardising is proposed.
        image_shape: height and width when a sample is an image.
    """

    generator: str
    kind: Literal["regression", "classification"]
    features: tuple[str, ...]
    target: str
    classes: tuple[str, ...] = ()
    classes_option: str = ""
    rows: int | None = None
    seeded: bool = True
    standardise: bool = False
    image_shape: tuple[int, int] | None = None

    def size(self, options: Mapping[str, Value]) -> int:
        """Number of samples."""
        return self.rows if self.rows is not None else int(self.resolve(options)["samples"])  # type: ignore[arg-type]

    def class_names(self, options: Mapping[str, Value]) -> tuple[str, ...]:
        """Names of the classes, empty for a regression."""
        if self.classes_option:
            return tuple(f"class {number}" for number in range(int(self.resolve(options)[self.classes_option])))  # type: ignore[arg-type]
        return self.classes

    def task(self, options: Mapping[str, Value]) -> Task:
        """What a model is asked: a number, one of two classes, or one of more."""
        if self.kind == "regression":
            return "regression"
        return "binary" if len(self.class_names(options)) == 2 else "multiclass"

    def load(self, options: Mapping[str, Value], seed: int) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
        """X as float64 ``[N, features]``, and y: float64 ``[N]`` for a regression, int64 ``[N]`` for classes."""
        from playground.catalog import generators

        keywords: dict[str, Any] = self.resolve(options)
        if self.seeded:
            keywords["seed"] = seed
        return getattr(generators, self.generator)(**keywords)  # type: ignore[no-any-return]


def _samples(default: int) -> Field:
    return Field(
        "samples", "int", default, low=limits.MIN_SAMPLES, high=limits.MAX_SAMPLES, help="How many points there are."
    )


def _noise(default: float, high: float) -> Field:
    return Field("noise", "float", default, low=0.0, high=high, help="How far the points stray at random.")


DATASETS: dict[str, Dataset] = {
    entry.name: entry
    for entry in (
        Dataset(
            name="circles",
            label="Circles",
            generator="circles",
            kind="classification",
            features=("x1", "x2"),
            target="ring",
            classes=("outer", "inner"),
            options=(_samples(250), _noise(0.05, 0.5)),
        ),
    )
}
