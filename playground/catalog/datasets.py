"""Data sets a student can choose. Adding one is a function in ``generators`` and an entry here."""

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
        help="How many points there are, training and test together.",
        low=limits.MIN_SAMPLES,
        high=limits.MAX_SAMPLES,
    )


def _noise(default: float, high: float = 0.5) -> Field:
    return Field("noise", "float", default, help="How far the points stray at random.", low=0.0, high=high, slider=True)


def _page(name: str) -> str:
    return f"https://scikit-learn.org/stable/modules/generated/sklearn.datasets.{name}.html"


def _synthetic(name: str, label: str, advice: str, *options: Field, **more: Any) -> Dataset:
    """A made-up set; two features and two classes unless ``more`` says otherwise."""
    words: dict[str, Any] = {"kind": "classification", "features": ("x1", "x2"), "target": "class"} | more
    return Dataset(name=name, label=label, generator=name, advice=advice, options=options, **words)


def _numbers(name: str, label: str, advice: str, features: tuple[str, ...], *options: Field) -> Dataset:
    """A made-up set whose target is a number."""
    return _synthetic(name, label, advice, *options, kind="regression", features=features, target="y")


def _real(
    name: str, label: str, advice: str, rows: int, features: tuple[str, ...], target: str, **more: Any
) -> Dataset:
    words: dict[str, Any] = {"kind": "classification", "standardise": True, "link": _page(f"load_{name}")} | more
    return Dataset(
        name=name,
        label=label,
        generator=name,
        advice=advice,
        rows=rows,
        seeded=False,
        features=features,
        target=target,
        **words,
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
            "No straight line parts the rings: a model needs a bend, that is, an activation between two layers.",
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
            "A straight line gets most of it; one small hidden layer gets the rest.",
            _samples(250),
            _noise(0.1),
            classes=("upper", "lower"),
            link=_page("make_moons"),
        ),
        _synthetic(
            "xor",
            "XOR",
            "Neither feature alone tells anything; only both together do, which one linear layer cannot learn.",
            _samples(250),
            _noise(0.05),
            classes=_TWO,
        ),
        _synthetic(
            "gaussians",
            "Gaussians",
            "Two clouds that a straight line parts: the linear model is enough.",
            _samples(250),
            _noise(0.2),
            classes=_TWO,
        ),
        _synthetic(
            "spirals",
            "Spirals",
            "The dare: wide layers, a patient optimizer and the right rate.",
            _samples(500),
            Field("arms", "int", 2, help="Each arm is a class.", low=2, high=5),
            Field("turns", "float", 1.25, help="How often each arm winds around the middle.", low=0.25, high=3.0),
            _noise(0.02, 0.3),
            classes_option="arms",
        ),
        _synthetic(
            "checkerboard",
            "Checkerboard",
            "Many small fields: with more squares a model needs more neurons and more samples.",
            _samples(500),
            Field("squares", "int", 3, help="Fields along each side.", low=2, high=6),
            _noise(0.0, 0.3),
            classes=_TWO,
        ),
        _synthetic(
            "blobs",
            "Blobs",
            "Several classes at once: the model returns one number, a logit, for each.",
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
            "The smallest model there is, two parameters, finds slope and intercept.",
            ("x",),
            _samples(50),
            Field("slope", "float", 0.7, help="How much y rises when x rises by 1.", low=-5.0, high=5.0),
            Field("intercept", "float", 0.3, help="The value of y at x = 0.", low=-5.0, high=5.0),
            _noise(0.0),
        ),
        _numbers(
            "sine",
            "Sine wave",
            "A curve that no line follows: see how the hidden neurons share it between them.",
            ("x",),
            _samples(150),
            Field("periods", "float", 1.0, help="Waves between -1 and 1.", low=0.25, high=4.0),
            _noise(0.1),
        ),
        _numbers(
            "plane",
            "Plane",
            "A number from two features, on a flat slope: one linear layer fits it exactly.",
            ("x1", "x2"),
            _samples(250),
            _noise(0.05),
        ),
        _numbers(
            "hills",
            "Hills",
            "A number from two features, on curved ground: the plane's harder sister.",
            ("x1", "x2"),
            _samples(400),
            _noise(0.05),
        ),
        _real(
            "iris",
            "Iris",
            "The classic first table: 150 flowers, three kinds, four measures.",
            150,
            ("sepal length", "sepal width", "petal length", "petal width"),
            "species",
            classes=("setosa", "versicolor", "virginica"),
        ),
        _real(
            "penguins",
            "Penguins",
            "A fresher iris: three species of penguins, with features of very different scale.",
            333,
            ("bill length", "bill depth", "flipper length", "body mass"),
            "species",
            classes=("Adelie", "Chinstrap", "Gentoo"),
            link="https://allisonhorst.github.io/palmerpenguins/",
        ),
        _real(
            "wine",
            "Wine",
            "Thirteen features on 178 samples: small data on which a large network soon overfits.",
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
            "Two classes where the kind of error matters: look at recall, not at accuracy alone.",
            569,
            tuple(f"{kind} {part}" for kind in ("mean", "error of", "worst") for part in (*_CELL, "fractal dimension")),
            "tumour",
            classes=("malignant", "benign"),
        ),
        _real(
            "digits",
            "Digits 8x8",
            "1,797 small images, ten classes: each pixel is a feature.",
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
            "A number from ten features, with much noise: no model explains much more than half of it.",
            442,
            ("age", "sex", "body mass index", "blood pressure", "s1", "s2", "s3", "s4", "s5", "s6"),
            "progression",
            kind="regression",
        ),
    )
}
