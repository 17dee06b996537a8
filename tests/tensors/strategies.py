"""Random tensors, operations and steps for property tests."""

from hypothesis import strategies as st

from playground.dtypes import DTYPES
from playground.fields import Field, Value
from playground.tensors.create.creation import Creation
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS

COMMON_DTYPES = (
    None,
    None,
    "float32",
    "float64",
    "int64",
    "int32",
    "uint8",
    "bool",
    "float16",
    "bfloat16",
    "complex64",
)
SHAPES = st.lists(st.sampled_from([0, 1, 2, 3, 4]), max_size=4).map(tuple)
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-3, 3),
    st.floats(),
    st.text(max_size=12),
    st.lists(st.one_of(st.integers(-3, 10**12), st.floats(), st.text(max_size=3)), max_size=9),
    st.tuples(st.integers(-3, 10**12), st.integers(-3, 10**12)),
)


@st.composite
def creations(
    draw: st.DrawFn, functions: tuple[str, ...] = ("counting", "ones", "rand", "randn", "eye", "randint")
) -> Creation:
    """A small tensor of a random function, shape and dtype."""
    function = CREATION_FUNCTIONS[draw(st.sampled_from(functions))]
    options: dict[str, Value] = {"dtype": draw(st.sampled_from(COMMON_DTYPES))}
    if any(field.name == "shape" for field in function.fields):
        options["shape"] = draw(SHAPES)
    return Creation(function.name, options)


def legal(data: st.DataObject, field: Field) -> Value:
    """A value that a field takes, small where it is a size."""
    if field.optional and data.draw(st.booleans()):
        return None
    if field.kind == "bool":
        return data.draw(st.booleans())
    if field.kind == "choice":
        return data.draw(st.sampled_from(field.choices))
    if field.kind == "int":
        return data.draw(st.integers(max(-3, int(field.low or 0)), min(5, int(field.high or 5))))
    if field.kind == "numbers":
        numbers = st.integers(max(-3, int(field.low or 0)), min(4, int(field.high or 4)))
        return tuple(data.draw(st.lists(numbers, max_size=4)))
    if field.kind == "text":
        return field.default
    return data.draw(st.sampled_from([-1.5, 0.0, 0.5, 1.0, 2.0, 3.0]).filter(lambda number: _within(field, number)))


def _within(field: Field, number: float) -> bool:
    return (field.low is None or number >= field.low) and (field.high is None or number <= field.high)


ANY_DTYPE = st.sampled_from([None, *DTYPES])
