"""The data sets that can be chosen. To add one, write a function in ``generators`` and an entry in this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from playground import limits
from playground.catalog.entry import Entry
from playground.fields import Field, Value

if TYPE_CHECKING:
    from playground.arrays import Array

Task = Literal["regression", "binary", "multiclass"]


@dataclass(frozen=True, kw_only=True)
class Dataset(Entry):
    """One data set.

    Attributes:
        generator: the function in ``playground.catalog.generators`` that returns ``(X, y)``; the exported script contains
            its source. It takes the options as keywords, and ``seed`` when ``seeded``.
        kind: the type of the target.
        features: the names of the columns of X.
        target: the name of y.
        classes: the names of the classes; empty where the number of classes is an option.
        classes_option: the name of that option.
        rows: the number of samples of a set of fixed size; None where the option ``samples`` sets it.
        seeded: it is generated from a random seed.
        standardise: its features differ so much in scale that standardising is proposed.
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
        """The number of samples."""
        return self.rows if self.rows is not None else int(self.resolve(options)["samples"])  # type: ignore[arg-type]

    def class_names(self, options: Mapping[str, Value]) -> tuple[str, ...]:
        """The names of the classes; empty for a regression."""
        if self.classes_option:
            return tuple(f"class {number}" for number in range(int(self.resolve(options)[self.classes_option])))  # type: ignore[arg-type]
        return self.classes

    def task(self, options: Mapping[str, Value]) -> Task:
        """What a model predicts: a number, one of two classes, or one of more."""
        if self.kind == "regression":
            return "regression"
        return "binary" if len(self.class_names(options)) == 2 else "multiclass"

    def load(self, options: Mapping[str, Value], seed: int) -> "tuple[Array, Array]":
        """X as float64 ``[N, features]``, and y: float64 ``[N]`` for a regression, int64 ``[N]`` for classes."""
        from playground.catalog import generators

        keywords: dict[str, Any] = self.resolve(options)
        if self.seeded:
            keywords["seed"] = seed
        return getattr(generators, self.generator)(**keywords)  # type: ignore[no-any-return]


def _samples(default: int) -> Field:
    return Field(
        "samples",
        "int",
        default,
        help="The number of points, training and test samples together.",
        low=limits.MIN_SAMPLES,
        high=limits.MAX_SAMPLES,
    )


def _noise(default: float, high: float = 0.5) -> Field:
    return Field(
        "noise", "float", default, help="How far the points deviate at random.", low=0.0, high=high, slider=True
    )


def _page(name: str) -> str:
    return f"https://scikit-learn.org/stable/modules/generated/sklearn.datasets.{name}.html"


def _synthetic(name: str, label: str, advice: str, *options: Field, **more: Any) -> Dataset:
    """A synthetic set; two features and two classes by default."""
    attributes: dict[str, Any] = {"kind": "classification", "features": ("x1", "x2"), "target": "class"} | more
    return Dataset(name=name, label=label, generator=name, advice=advice, options=options, **attributes)


def _numbers(name: str, label: str, advice: str, features: tuple[str, ...], *options: Field) -> Dataset:
    """A synthetic set whose target is a number."""
    return _synthetic(name, label, advice, *options, kind="regression", features=features, target="y")


def _real(
    name: str, label: str, advice: str, rows: int, features: tuple[str, ...], target: str, **more: Any
) -> Dataset:
    attributes: dict[str, Any] = {"kind": "classification", "standardise": True, "link": _page(f"load_{name}")} | more
    return Dataset(
        name=name,
        label=label,
        generator=name,
        advice=advice,
        rows=rows,
        seeded=False,
        features=features,
        target=target,
        **attributes,
    )


_TWO = ("class 0", "class 1")
_CELL = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
)

DATASETS: dict[str, Dataset] = {
    entry.name: entry
    for entry in (
        _synthetic(
            "circles",
            "Circles",
            "No straight line separates the rings: a model needs a nonlinearity, an activation between two layers.",
            _samples(250),
            Field(
                "factor", "float", 0.5, "inner radius", "Radius of the inner ring; the outer is 1.", low=0.1, high=0.9
            ),
            _noise(0.05, 0.3),
            classes=("outer", "inner"),
            link=_page("make_circles"),
        ),
        _synthetic(
            "moons",
            "Moons",
            "A straight line classifies most points correctly; one small hidden layer classifies the rest.",
            _samples(250),
            _noise(0.1),
            classes=("upper", "lower"),
            link=_page("make_moons"),
        ),
        _synthetic(
            "xor",
            "XOR",
            "Neither feature alone predicts the class, only both together: one linear layer cannot learn this.",
            _samples(250),
            _noise(0.05),
            classes=_TWO,
        ),
        _synthetic(
            "gaussians",
            "Gaussians",
            "Two clouds that a straight line separates: a linear model is enough.",
            _samples(250),
            _noise(0.2),
            classes=_TWO,
        ),
        _synthetic(
            "spirals",
            "Spirals",
            "The hardest of these sets: it needs wide layers, many epochs and a suitable learning rate.",
            _samples(500),
            Field("arms", "int", 2, help="Each arm is a class.", low=2, high=5),
            Field("turns", "float", 1.25, help="How many times each arm winds around the centre.", low=0.25, high=3.0),
            _noise(0.02, 0.3),
            classes_option="arms",
        ),
        _synthetic(
            "checkerboard",
            "Checkerboard",
            "Many small squares: the more there are, the more neurons and samples a model needs.",
            _samples(500),
            Field("squares", "int", 3, help="The number of squares along each side.", low=2, high=6),
            _noise(0.0, 0.3),
            classes=_TWO,
        ),
        _synthetic(
            "blobs",
            "Blobs",
            "Several classes: the model returns one number, a logit, for each class.",
            _samples(300),
            Field("centres", "int", 3, "clouds", "Each cloud is a class.", low=2, high=6),
            Field("spread", "float", 1.5, help="How wide the clouds are.", low=0.1, high=5.0),
            classes_option="centres",
            standardise=True,
            link=_page("make_blobs"),
        ),
        _numbers(
            "line",
            "Straight line",
            "The smallest model, with two parameters, finds slope and intercept.",
            ("x",),
            _samples(50),
            Field("slope", "float", 0.7, help="How much y rises when x rises by 1.", low=-5.0, high=5.0),
            Field("intercept", "float", 0.3, help="The value of y at x = 0.", low=-5.0, high=5.0),
            _noise(0.0),
        ),
        _numbers(
            "sine",
            "Sine wave",
            "A curve that no straight line fits: see which part of it each hidden neuron fits.",
            ("x",),
            _samples(150),
            Field("periods", "float", 1.0, help="The number of waves between -1 and 1.", low=0.25, high=4.0),
            _noise(0.1),
        ),
        _numbers(
            "plane",
            "Plane",
            "A number from two features, on a flat slope: one linear layer fits it up to the noise.",
            ("x1", "x2"),
            _samples(250),
            _noise(0.05),
        ),
        _numbers(
            "hills",
            "Hills",
            "A number from two features: like the plane, but curved.",
            ("x1", "x2"),
            _samples(400),
            _noise(0.05),
        ),
        _real(
            "iris",
            "Iris",
            "The classic first table: 150 flowers of three species, with four measurements each.",
            150,
            ("sepal length", "sepal width", "petal length", "petal width"),
            "species",
            classes=("setosa", "versicolor", "virginica"),
        ),
        _real(
            "penguins",
            "Penguins",
            "A newer alternative to iris: three species of penguins, with features of very different scale.",
            333,
            ("bill length", "bill depth", "flipper length", "body mass"),
            "species",
            classes=("Adelie", "Chinstrap", "Gentoo"),
            link="https://allisonhorst.github.io/palmerpenguins/",
        ),
        _real(
            "wine",
            "Wine",
            "Thirteen features of 178 samples: a small data set on which a large network soon overfits.",
            178,
            (
                "alcohol",
                "malic acid",
                "ash",
                "alkalinity of ash",
                "magnesium",
                "phenols",
                "flavanoids",
                "other phenols",
                "proanthocyanins",
                "colour",
                "hue",
                "OD280/OD315",
                "proline",
            ),
            "grower",
            classes=("grower 0", "grower 1", "grower 2"),
        ),
        _real(
            "breast_cancer",
            "Breast cancer",
            "Two classes where the kind of error matters: look at recall, not only at accuracy.",
            569,
            tuple(f"{kind} {part}" for kind in ("mean", "error of", "worst") for part in (*_CELL, "fractal dimension")),
            "tumour",
            classes=("malignant", "benign"),
        ),
        _real(
            "digits",
            "Digits 8x8",
            "1,797 small images of ten classes: each pixel is a feature.",
            1797,
            tuple(f"pixel {row},{column}" for row in range(8) for column in range(8)),
            "digit",
            classes=tuple("0123456789"),
            standardise=False,
            image_shape=(8, 8),
        ),
        _real(
            "diabetes",
            "Diabetes",
            "A number from ten features, with much noise: no model explains much more than half of its variance.",
            442,
            ("age", "sex", "body mass index", "blood pressure", "s1", "s2", "s3", "s4", "s5", "s6"),
            "progression",
            kind="regression",
        ),
    )
}
