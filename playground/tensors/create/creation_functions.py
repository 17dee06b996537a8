"""The functions that create a tensor. A new one is a new entry: controls, code and tests follow from it."""

import math

from playground import limits
from playground.fields import Field, Value
from playground.tensors.create.creation_function import CreationFunction, ElementCount
from playground.tensors.options import (
    Values,
    choice_option,
    dtype_option,
    integer_option,
    number_option,
    shape_option,
    switch_option,
    text_option,
)

TYPED = "1, 2, 3\n4, 5, 6"
_SHAPE = shape_option()
_MAX_VALUE = limits.MAX_TENSOR_VALUE


def _filled(name: str, advice: str, *more: Field, call: str = "") -> CreationFunction:
    options = (_SHAPE, *more)
    return CreationFunction(
        name=name, family="Filled", call=call or f"torch.{name}({{shape}}{{dtype}})", advice=advice, options=options
    )


def _random(name: str, advice: str, call: str, *more: Field) -> CreationFunction:
    return CreationFunction(name=name, family="Random", call=call, advice=advice, options=(_SHAPE, *more), random=True)


def _base(default: str | None = None) -> Field:
    return dtype_option("base_dtype", "The dtype of the tensor that is copied in shape and dtype.", default)


def _like(name: str, advice: str, *more: Field, base: str | None = None, random: bool = False) -> CreationFunction:
    middle = "".join(f", {{{option.name}}}" for option in more)
    return CreationFunction(
        name=name,
        family="Like another",
        call=f"torch.{name}(base{middle}{{dtype}})",
        advice=advice,
        options=(_SHAPE, _base(base), *more),
        before=("base = torch.arange({count}{base_dtype}).reshape({shape})",),
        random=random,
    )


_START = number_option("start", 0, "The first value.")
_STEPS = integer_option("steps", 5, "How many values.", 0, limits.MAX_TENSOR_ELEMENTS)
_SIDE = integer_option("n", 4, "Rows.", 0, limits.MAX_TENSOR_ELEMENTS)
_SIDES = (_SIDE, integer_option("m", 4, "Columns.", 0, limits.MAX_TENSOR_ELEMENTS))
_DIAGONAL = integer_option(
    "diagonal", 0, "0 is the main diagonal, 1 the one above it, −1 the one below.", -limits.MAX_REPEATS, 8
)
_FILL = number_option(
    "fill_value", 7, "The value of every element; a whole number makes an integer tensor.", "fill value"
)
_LOW = integer_option("low", 0, "The smallest possible value.", -_MAX_VALUE, _MAX_VALUE)
_HIGH = integer_option("high", 10, "One more than the largest possible value.", -_MAX_VALUE, _MAX_VALUE)


def _count_steps(values: Values, extra: int) -> int:
    start, end, step = (float(values[name]) for name in ("start", "end", "step"))  # type: ignore[arg-type]
    return max(0, math.ceil((end - start) / step)) + extra if step else 0


def _count_option(name: str) -> ElementCount:
    return lambda values: int(values[name])  # type: ignore[arg-type]


def _count_square(values: Values) -> int:
    return int(values["n"]) * int(values["m"])  # type: ignore[arg-type]


_ENTRIES = (
    CreationFunction(
        name="typed",
        label="typed or pasted numbers",
        family="Your numbers",
        call="torch.tensor({typed}{dtype})",
        advice="Numbers in brackets, or the rows of a table: a line is a row; commas, spaces or tabs separate the columns.",
        options=(text_option("typed", TYPED, "Brackets or rows of numbers.", limits.MAX_TYPED_CHARACTERS),),
        reads="text",
    ),
    CreationFunction(
        name="table",
        label="CSV file",
        family="Your numbers",
        call="torch.tensor(table.to_numpy(){dtype})",
        advice="A table of numbers from a file. pandas reads float64; networks want float32.",
        options=(
            switch_option("numeric_only", False, "On: leaves out columns with words.", "columns of numbers only"),
        ),
        before=("with open({file}) as file:\n    table = pd.read_csv(file{separator}{header}){numeric}",),
        reads="table",
        imports=("import pandas as pd",),
    ),
    CreationFunction(
        name="image",
        label="image file",
        family="Your numbers",
        call="torch.from_numpy(np.array(picture))",
        advice="An image is a tensor [height, width, 3] of uint8: red, green and blue from 0 to 255.",
        options=(
            integer_option("side", 64, "The longer side after shrinking, in pixels.", 1, limits.MAX_IMAGE_SIDE),
            choice_option("mode", "RGB", ("RGB", "L"), "RGB has three channels, L (grey) has none.", "colours"),
        ),
        before=(
            'with open({file}, "rb") as file:\n    picture = Image.open(file)\n    picture.thumbnail(({side}, {side}))\n'
            "    picture = picture.convert({mode})",
        ),
        dtypes=(),
        reads="image",
        imports=("import numpy as np", "from PIL import Image"),
    ),
    CreationFunction(
        name="counting",
        label="counting up",
        family="In a row",
        call="torch.arange({count}{dtype}).reshape({shape})",
        advice="0, 1, 2, … in any shape: each value equals its position.",
        options=(_SHAPE,),
    ),
    CreationFunction(
        name="arange",
        family="In a row",
        call="torch.arange({start}, {end}, {step}{dtype})",
        advice="From start up to, but not including, end. Whole numbers make int64.",
        options=(
            _START,
            number_option("end", 10, "The values stop before it."),
            number_option("step", 1, "The difference between one value and the next."),
        ),
        elements=lambda values: _count_steps(values, 0),
    ),
    CreationFunction(
        name="range",
        family="In a row",
        call="torch.range({start}, {end}, {step}{dtype})",
        advice="Deprecated: it includes the end and makes floats. Use arange.",
        options=(
            _START,
            number_option("end", 10, "The last value: range includes it."),
            number_option("step", 1, "The difference between one value and the next."),
        ),
        elements=lambda values: _count_steps(values, 1),
        # With an integer dtype and a step that becomes 0 in it, torch 2.13 divides by zero, which ends the whole process.
        dtypes=("float32", "float64"),
    ),
    CreationFunction(
        name="linspace",
        family="In a row",
        call="torch.linspace({start}, {end}, {steps}{dtype})",
        advice="A number of values at equal distances, both ends included.",
        options=(_START, number_option("end", 1, "The last value, included."), _STEPS),
        elements=_count_option("steps"),
    ),
    CreationFunction(
        name="logspace",
        family="In a row",
        call="torch.logspace({start}, {end}, {steps}, base={base}{dtype})",
        advice="From base to the power of start up to base to the power of end, with a constant factor between values.",
        options=(
            number_option("start", 0, "The first exponent.", low=-300, high=300),
            number_option("end", 1, "The last exponent, included.", low=-300, high=300),
            _STEPS,
            number_option("base", 10, "The number that is raised to the exponents.", low=0.001, high=1000),
        ),
        elements=_count_option("steps"),
    ),
    _filled("zeros", "All elements are 0: a start for sums, or a mask that hides everything."),
    _filled("ones", "All elements are 1."),
    _filled("full", "All elements have one value.", _FILL, call="torch.full({size}, {fill_value}{dtype})"),
    CreationFunction(
        name="empty",
        family="Filled",
        call="torch.empty({shape}{dtype})",
        advice=(
            "Reserves memory and writes nothing into it, so its values are what was stored there before. On a shared "
            "server these may belong to other users: the first line makes torch fill the memory with NaN, or with the "
            "largest integer."
        ),
        options=(_SHAPE,),
        before=("torch.use_deterministic_algorithms(True)",),
    ),
    CreationFunction(
        name="eye",
        family="Filled",
        call="torch.eye({n}, {m}{dtype})",
        advice="Ones on the diagonal, zeros elsewhere: the identity matrix when it is square.",
        options=_SIDES,
        elements=_count_square,
    ),
    CreationFunction(
        name="tril",
        family="Filled",
        call="torch.tril(torch.ones({n}, {m}{dtype}), diagonal={diagonal})",
        advice="Keeps the lower triangle: the mask that lets a language model attend to earlier tokens only.",
        options=(*_SIDES, _DIAGONAL),
        elements=_count_square,
    ),
    CreationFunction(
        name="triu",
        family="Filled",
        call="torch.triu(torch.ones({n}, {m}{dtype}), diagonal={diagonal})",
        advice="Keeps the upper triangle.",
        options=(*_SIDES, _DIAGONAL),
        elements=_count_square,
    ),
    _random("rand", "Uniform: from 0 up to, but not including, 1.", "torch.rand({shape}{dtype})"),
    _random(
        "randn",
        "Normal, with mean 0 and standard deviation 1: weights often begin like this.",
        "torch.randn({shape}{dtype})",
    ),
    _random(
        "randint",
        "Whole numbers from low up to, but not including, high.",
        "torch.randint({low}, {high}, {size}{dtype})",
        _LOW,
        _HIGH,
    ),
    CreationFunction(
        name="randperm",
        family="Random",
        call="torch.randperm({n}{dtype})",
        advice="0 to n − 1 in random order: this is how a data set is shuffled.",
        options=(integer_option("n", 8, "How many numbers.", 0, limits.MAX_TENSOR_ELEMENTS),),
        elements=_count_option("n"),
        random=True,
    ),
    _random(
        "normal",
        "Normal, with a mean and a standard deviation of your choice.",
        "torch.normal(mean={mean}, std={std}, size={size}{dtype})",
        number_option("mean", 0, "The mean of the distribution."),
        number_option(
            "std",
            1,
            "Two thirds of the values lie within one standard deviation of the mean.",
            "standard deviation (std)",
        ),
    ),
    _random(
        "bernoulli",
        "1 with probability p, otherwise 0, for each element by itself, as in dropout.",
        "torch.bernoulli(torch.full({size}, {p_float}{dtype}))",
        number_option("p", 0.5, "The probability of 1.", low=0, high=1),
    ),
    _like("zeros_like", "Zeros in the shape and dtype of another tensor."),
    _like("ones_like", "Ones in the shape and dtype of another tensor."),
    _like("full_like", "One value, in the shape and dtype of another tensor.", _FILL),
    _like(
        "rand_like",
        "Uniform random numbers in the shape of another tensor; if that holds integers, name a float dtype.",
        base="float32",
        random=True,
    ),
    _like(
        "randn_like",
        "Normal random numbers in the shape of another tensor; if that holds integers, name a float dtype.",
        base="float32",
        random=True,
    ),
    _like("randint_like", "Random whole numbers in the shape and dtype of another tensor.", _LOW, _HIGH, random=True),
    CreationFunction(
        name="empty_like",
        family="Like another",
        call="torch.empty_like(base{dtype})",
        advice="Memory in the shape and dtype of another tensor, filled by torch for the same reason as in empty.",
        options=(_SHAPE, _base()),
        before=(
            "torch.use_deterministic_algorithms(True)",
            "base = torch.arange({count}{base_dtype}).reshape({shape})",
        ),
    ),
)

CREATION_FUNCTIONS: dict[str, CreationFunction] = {entry.name: entry for entry in _ENTRIES}
CREATION_FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(entry.family for entry in _ENTRIES))

PRESETS: dict[str, tuple[str, dict[str, Value]]] = {
    "scalar": ("typed", {"typed": "5"}),
    "vector": ("typed", {"typed": "3, 1, 2"}),
    "matrix": ("typed", {"typed": "1, 2\n3, 4"}),
    "3-D tensor": ("typed", {"typed": "[[[1, 2, 3], [4, 5, 6]],\n [[7, 8, 9], [10, 11, 12]]]"}),
    "4-D tensor": ("counting", {"shape": (2, 3, 4, 5)}),
    "random 3 × 4": ("rand", {"shape": (3, 4)}),
    "random image": ("rand", {"shape": (224, 224, 3)}),
}
"""Tensors to start from, one for each rank: the creation function and its options."""
