"""Aggregation: many numbers become one, over all axes or along some."""

from playground.fields import Field
from playground.tensors.operations.entry import Operation
from playground.tensors.options import axes_option, dim_option, dtype_option, integer_option, switch_option


def _reduction(
    name: str,
    spoken: str,
    advice: str,
    *more: Field,
    sign: str = ", ",
    several: bool = True,
    pair: bool = False,
) -> Operation:
    return Operation(
        name=name,
        label=f"A.{name}()",
        family="Aggregation",
        lines=(f"result = A.{name}({{args}})",),
        lines_along=(f"result, where = A.{name}({{args}})", "print(where)") if pair else (),
        advice=advice,
        link=f"torch.{name}",
        how="reduction",
        options=(_DIMS if several else _DIM, _KEEPDIM, *more),
        operands=("A",),
        spoken=spoken,
        sign=sign,
    )


_KEEPDIM = switch_option(
    "keepdim", False, "On: a collapsed axis stays, with size 1, so that the result still fits beside A."
)
_DIM = dim_option(None, "dim", "The axis that collapses. Off: all of them.")
_DIMS = axes_option(None, "dim", "The axes that collapse. Off: all of them.")
_AS_DTYPE = dtype_option("dtype", "Cast to this dtype first. Off: as it is.")
_CORRECTION = integer_option(
    "correction", 1, "1 divides by n − 1, as statistics does for a sample; 0 divides by n.", 0, 5
)

REDUCTIONS: tuple[Operation, ...] = (
    _reduction("sum", "{terms} = {r}", "All added up. Whole numbers and bools give int64.", _AS_DTYPE, sign=" + "),
    _reduction(
        "mean", "({terms}) / {n} = {r}", "The sum divided by how many there are: floats only.", _AS_DTYPE, sign=" + "
    ),
    _reduction("prod", "{terms} = {r}", "All multiplied.", _AS_DTYPE, sign=" × ", several=False),
    _reduction(
        "min",
        "the smallest of {terms} is {r}",
        "The smallest; along an axis also where it stands.",
        several=False,
        pair=True,
    ),
    _reduction(
        "max",
        "the largest of {terms} is {r}",
        "The largest; along an axis also where it stands.",
        several=False,
        pair=True,
    ),
    _reduction("amin", "the smallest of {terms} is {r}", "The smallest, along several axes at once if you like."),
    _reduction("amax", "the largest of {terms} is {r}", "The largest, along several axes at once if you like."),
    _reduction(
        "argmin", "of {terms}, the smallest stands at {r}", "Where the smallest stands, counted from 0.", several=False
    ),
    _reduction(
        "argmax",
        "of {terms}, the largest stands at {r}",
        "Where the largest stands: from scores to a class.",
        several=False,
    ),
    _reduction(
        "std", "the spread of {terms} is {r}", "Standard deviation: the root of the variance. Floats only.", _CORRECTION
    ),
    _reduction(
        "var", "the variance of {terms} is {r}", "The mean squared distance from the mean. Floats only.", _CORRECTION
    ),
    _reduction(
        "median",
        "the middle of {terms} is {r}",
        "The middle one in order; of an even number, the lower middle.",
        several=False,
        pair=True,
    ),
    _reduction("all", "are all of {terms} true? {r}", "True if every element is true, or not 0."),
    _reduction("any", "is any of {terms} true? {r}", "True if at least one element is true, or not 0."),
)
