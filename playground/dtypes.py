"""The dtypes of torch, as data: what each is for, its range, and how its bits are divided."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import torch

Family = Literal["float", "integer", "bool", "complex"]


@dataclass(frozen=True)
class DType:
    """One dtype.

    Attributes:
        name: as torch spells it.
        family: the kind of number that it holds.
        bits: of one element.
        use: where a student meets it, in one sentence.
        alias: torch's other name for it.
        exponent, fraction: bits of a float for its size and for its digits; of a complex dtype, for each of its halves.
        signed: whether it holds numbers below zero.
    """

    name: str
    family: Family
    bits: int
    use: str
    alias: str = ""
    exponent: int = 0
    fraction: int = 0
    signed: bool = True

    @property
    def torch_dtype(self) -> "torch.dtype":
        """The dtype itself."""
        import torch

        return getattr(torch, self.name)  # type: ignore[no-any-return]


_EIGHT = "Eight bits that large models store and exchange; cast it to another dtype before calculating."

DTYPES: dict[str, DType] = {
    dtype.name: dtype
    for dtype in (
        DType("float32", "float", 32, "The default for numbers with a decimal point, and for weights.", "float", 8, 23),
        DType("float64", "float", 64, "What NumPy and pandas use; twice the memory of float32.", "double", 11, 52),
        DType("float16", "float", 16, "Half the memory of float32, but nothing above 65,504.", "half", 5, 10),
        DType("bfloat16", "float", 16, "The range of float32 with fewer digits; trains large models.", "", 8, 7),
        DType("int64", "integer", 64, "The default for whole numbers, indices and class numbers.", "long"),
        DType("int32", "integer", 32, "Whole numbers up to about two billion.", "int"),
        DType("int16", "integer", 16, "Whole numbers up to 32,767, such as samples of sound.", "short"),
        DType("int8", "integer", 8, "Whole numbers from −128 to 127; quantised models use it."),
        DType("uint8", "integer", 8, "From 0 to 255: the pixels of an image.", signed=False),
        DType("uint16", "integer", 16, "From 0 to 65,535; few operations take it.", signed=False),
        DType("uint32", "integer", 32, "From 0 to about four billion; few operations take it.", signed=False),
        DType("uint64", "integer", 64, "From 0 to twice the largest int64; few operations take it.", signed=False),
        DType("bool", "bool", 8, "True or False: the result of a comparison, and a mask.", signed=False),
        DType("complex64", "complex", 64, "A real and an imaginary part, each a float32.", "cfloat", 8, 23),
        DType("complex128", "complex", 128, "A real and an imaginary part, each a float64.", "cdouble", 11, 52),
        DType("complex32", "complex", 32, "Two float16 parts; torch calls it experimental.", "chalf", 5, 10),
        DType("float8_e4m3fn", "float", 8, f"{_EIGHT} More digits, less range: up to 448.", "", 4, 3),
        DType("float8_e5m2", "float", 8, f"{_EIGHT} More range, fewer digits: up to 57,344.", "", 5, 2),
        DType("float8_e4m3fnuz", "float", 8, f"{_EIGHT} No infinity and no −0.", "", 4, 3),
        DType("float8_e5m2fnuz", "float", 8, f"{_EIGHT} No infinity and no −0.", "", 5, 2),
        DType("float8_e8m0fnu", "float", 8, f"{_EIGHT} Powers of two only: a scale.", "", 8, 0, signed=False),
    )
}

LEFT_OUT: dict[str, str] = {
    "int1 to int7, uint1 to uint7": "They pack several numbers into a byte; they have no operations.",
    "float4_e2m1fn_x2": "Two 4-bit floats in a byte; torch can only store and copy it.",
    "quint8, qint8, qint32, quint4x2, quint2x4": "Quantised tensors: a separate kind, each with its own scale.",
    "bits8, bits16, bits1x8, bits2x4, bits4x2, bit": "Raw bits without a meaning.",
}
"""Dtypes of torch that are not offered, with the reason."""

DEFAULTS: tuple[tuple[str, str], ...] = (
    ("torch.tensor(True)", "bool"),
    ("torch.tensor(7)", "int64"),
    ("torch.tensor(7.5)", "float32"),
    ("torch.tensor(1 + 2j)", "complex64"),
    ("torch.zeros(2)", "float32"),
    ("torch.arange(5)", "int64"),
    ("torch.arange(0, 1, 0.5)", "float32"),
    ("torch.rand(2)", "float32"),
    ("torch.randint(0, 9, (2,))", "int64"),
    ("torch.tensor([1, 2.5, True])", "float32"),
)
"""The dtype of a new tensor when the code names none."""


@dataclass(frozen=True)
class Bounds:
    """The range and precision of a dtype, as torch gives them.

    Attributes:
        low, high: the smallest and the largest finite number.
        epsilon: the step from 1 to the next larger number; None for whole numbers.
        smallest: the smallest number above zero with all its digits; None for whole numbers.
        exact: every whole number up to this size is exact.
    """

    low: float | int
    high: float | int
    epsilon: float | None = None
    smallest: float | None = None
    exact: int | None = None


def dtype_bounds(name: str) -> Bounds:
    """The range and precision from ``torch.finfo`` and ``torch.iinfo``; for a complex dtype, of each half."""
    import torch

    dtype = DTYPES[name]
    if dtype.family == "bool":
        return Bounds(0, 1, exact=1)
    if dtype.family == "integer":
        integers = torch.iinfo(dtype.torch_dtype)
        return Bounds(integers.min, integers.max, exact=integers.max)
    info: Any = torch.finfo(dtype.torch_dtype)
    return Bounds(info.min, info.max, info.eps, info.smallest_normal, 2 ** (dtype.fraction + 1))


def promoted_dtype(one: str, other: str) -> str | None:
    """The dtype of the result of an operation on two dtypes; None where torch refuses them."""
    import torch

    try:
        return str(torch.promote_types(DTYPES[one].torch_dtype, DTYPES[other].torch_dtype)).removeprefix("torch.")
    except RuntimeError:
        return None


def short_name(dtype: "torch.dtype") -> str:
    """The name of a dtype without its module: ``float32`` for ``torch.float32``."""
    return str(dtype).removeprefix("torch.")
