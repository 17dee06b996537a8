"""Reductions: many numbers become one, over all axes or along some."""

from playground.fields import Field
from playground.tensors.operations.tensor_operation import TensorOperation
from playground.tensors.options import axes_option, dim_option, dtype_option, integer_option, switch_option


def _reduction(
    name: str,
    formula: str,
    advice: str,
    *more: Field,
    separator: str = ", ",
    many_dims: bool = True,
    returns_indices: bool = False,
) -> TensorOperation:
    return TensorOperation(
        name=name,
        label=f"A.{name}()",
        family="Aggregation",
        lines=(f"result = A.{name}({{args}})",),
        lines_with_dim=(f"result, indices = A.{name}({{args}})", "print(indices)") if returns_indices else (),
        advice=advice,
        link=f"generated/torch.{name}",
        kind="reduction",
        options=(_DIMS if many_dims else _DIM, _KEEPDIM, *more),
        operands=("A",),
        formula=formula,
        separator=separator,
    )


_KEEPDIM = switch_option(
    "keepdim", False, "On: a collapsed axis stays, with size 1, so that the result can be broadcast with A."
)
_DIM = dim_option(None, "dim", "The axis that collapses. Off: all axes.")
_DIMS = axes_option(None, "dim", "The axes that collapse. Off: all axes.")
_AS_DTYPE = dtype_option("dtype", "Cast A to this dtype first. Off: no cast.")
_CORRECTION = integer_option("correction", 1, "1 divides by n − 1, the estimate from a sample; 0 divides by n.", 0, 5)

REDUCTIONS: tuple[TensorOperation, ...] = (
    _reduction(
        "sum",
        "{terms} = {r}",
        "The sum. Whole numbers and bools give int64.",
        _AS_DTYPE,
        separator=" + ",
    ),
    _reduction(
        "mean",
        "({terms}) / {n} = {r}",
        "The sum divided by the number of elements: floats only.",
        _AS_DTYPE,
        separator=" + ",
    ),
    _reduction("prod", "{terms} = {r}", "The product of all elements.", _AS_DTYPE, separator=" × ", many_dims=False),
    _reduction(
        "min",
        "the smallest of {terms} is {r}",
        "The smallest element; along an axis also its index.",
        many_dims=False,
        returns_indices=True,
    ),
    _reduction(
        "max",
        "the largest of {terms} is {r}",
        "The largest element; along an axis also its index.",
        many_dims=False,
        returns_indices=True,
    ),
    _reduction("amin", "the smallest of {terms} is {r}", "The smallest element, also along several axes at once."),
    _reduction("amax", "the largest of {terms} is {r}", "The largest element, also along several axes at once."),
    _reduction(
        "argmin",
        "of {terms}, the smallest has index {r}",
        "The index of the smallest element, counted from 0.",
        many_dims=False,
    ),
    _reduction(
        "argmax",
        "of {terms}, the largest has index {r}",
        "The index of the largest element: from logits to a class.",
        many_dims=False,
    ),
    _reduction(
        "std",
        "the standard deviation of {terms} is {r}",
        "Standard deviation: the square root of the variance. Floats only.",
        _CORRECTION,
    ),
    _reduction(
        "var", "the variance of {terms} is {r}", "The mean squared distance from the mean. Floats only.", _CORRECTION
    ),
    _reduction(
        "median",
        "the median of {terms} is {r}",
        "The middle element in order; of an even number, the lower of the two in the middle.",
        many_dims=False,
        returns_indices=True,
    ),
    _reduction("all", "are all of {terms} true? {r}", "True if every element is true, or not 0."),
    _reduction("any", "is any of {terms} true? {r}", "True if at least one element is true, or not 0."),
)
