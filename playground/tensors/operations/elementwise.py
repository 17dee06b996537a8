"""Arithmetic, functions of one tensor, and comparisons: element by element."""

from playground.fields import Field
from playground.tensors.operations.tensor_operation import TensorOperation
from playground.tensors.options import choice_option, number_option


def _binary(
    name: str, label: str, formula: str, advice: str, link: str = "", family: str = "Element-wise"
) -> TensorOperation:
    return TensorOperation(
        name=name,
        label=label,
        family=family,
        lines=(f"result = {label}",),
        advice=advice,
        link=f"generated/torch.{link or name}",
        kind="elementwise",
        formula=formula,
    )


def _unary(name: str, advice: str, *options: Field, formula: str = "", call: str = "") -> TensorOperation:
    call = call or f"torch.{name}(A)"
    return TensorOperation(
        name=name,
        label=call.split("(")[0].removeprefix("torch.") + "(A)" if call.startswith("torch.") else call,
        family="Functions",
        lines=(f"result = {call}",),
        advice=advice,
        link=f"generated/torch.{name}",
        kind="elementwise",
        options=options,
        operands=("A",),
        formula=formula or f"{name}({{a}}) = {{r}}",
    )


_NUMBER = number_option("number", 10, "The Python number on the right of every element.")
_LOW = number_option("min", 0, "Smaller elements become this.", "at least")
_HIGH = number_option("max", 3, "Larger elements become this.", "at most")
_THRESHOLD = number_option("threshold", 2, "The mask is True where A is above it.")
_VALUE = number_option("value", 0, "The number that is filled in.")
_TOLERANCE = number_option(
    "rtol", 1e-5, "The largest difference, as a share of B, that counts as close.", low=0, high=1
)
_RESULT_IS_MASK = "Compares element by element; the result is a mask of bools."

ELEMENTWISE: tuple[TensorOperation, ...] = (
    _binary("add", "A + B", "{a} + {b} = {r}", "Adds element to element; unequal shapes are broadcast."),
    _binary("sub", "A - B", "{a} − {b} = {r}", "Subtracts element from element."),
    _binary("mul", "A * B", "{a} × {b} = {r}", "Multiplies element by element. The matrix product is A @ B."),
    _binary("div", "A / B", "{a} / {b} = {r}", "True division: whole numbers become floats.", "div"),
    _binary("floor_divide", "A // B", "{a} // {b} = {r}", "Divides and rounds down, also below zero: −7 // 2 is −4."),
    _binary("remainder", "A % B", "{a} % {b} = {r}", "The remainder of //; it has the sign of B."),
    _binary("pow", "A ** B", "{a} ** {b} = {r}", "A to the power of B."),
    _binary("maximum", "torch.maximum(A, B)", "the larger of {a} and {b} is {r}", "The larger of each pair."),
    _binary("minimum", "torch.minimum(A, B)", "the smaller of {a} and {b} is {r}", "The smaller of each pair."),
    TensorOperation(
        name="scalar",
        label="A + number",
        family="Element-wise",
        lines=("result = A {operator_raw} {number}",),
        advice="A plain number is broadcast to every element. It does not change a float dtype: float32 + 10 is float32.",
        link="generated/torch.add",
        kind="elementwise",
        options=(
            choice_option("operator", "+", ("+", "-", "*", "/", "//", "%", "**"), "The operator between them."),
            _NUMBER,
        ),
        operands=("A",),
        formula="{a} {operator_raw} {number} = {r}",
    ),
    _unary("abs", "The absolute value.", formula="|{a}| = {r}"),
    _unary("neg", "The number with its sign changed.", formula="−({a}) = {r}"),
    _unary("square", "The number times itself.", formula="({a})² = {r}"),
    _unary("sqrt", "Square root; NaN for a negative number.", formula="√{a} = {r}"),
    _unary("exp", "e to the power of each element."),
    _unary("log", "Natural logarithm: minus infinity for 0, NaN for a negative number."),
    _unary("sin", "Sine, of an angle in radians."),
    _unary("tanh", "Maps every number to one between −1 and 1."),
    _unary("sigmoid", "Maps every number to one between 0 and 1: logits become probabilities."),
    _unary("relu", "Negative numbers become 0: the most common activation function.", formula="max(0, {a}) = {r}"),
    _unary(
        "round", "To the nearest whole number; halves go to the even one: 2.5 becomes 2.", formula="round({a}) = {r}"
    ),
    _unary("isnan", "True where an element is NaN, which equals nothing, not even itself.", formula="is {a} NaN? {r}"),
    _unary(
        "clamp",
        "Limits every element to a range.",
        _LOW,
        _HIGH,
        call="A.clamp(min={min}, max={max})",
        formula="{a} limited to {min} … {max} is {r}",
    ),
    _binary("eq", "A == B", "{a} == {b} is {r}", _RESULT_IS_MASK, family="Compare and choose"),
    _binary("ne", "A != B", "{a} != {b} is {r}", _RESULT_IS_MASK, family="Compare and choose"),
    _binary("lt", "A < B", "{a} < {b} is {r}", _RESULT_IS_MASK, family="Compare and choose"),
    _binary("le", "A <= B", "{a} <= {b} is {r}", _RESULT_IS_MASK, family="Compare and choose"),
    _binary("gt", "A > B", "{a} > {b} is {r}", _RESULT_IS_MASK, family="Compare and choose"),
    _binary("ge", "A >= B", "{a} >= {b} is {r}", _RESULT_IS_MASK, family="Compare and choose"),
    TensorOperation(
        name="isclose",
        label="torch.isclose(A, B)",
        family="Compare and choose",
        lines=("result = torch.isclose(A, B, rtol={rtol})",),
        advice="Equal except for rounding: the right way to compare floats.",
        link="generated/torch.isclose",
        kind="elementwise",
        options=(_TOLERANCE,),
        formula="is {a} close to {b}? {r}",
    ),
    _binary(
        "logical_and",
        "torch.logical_and(A, B)",
        "{a} and {b} is {r}",
        "True where both are true, or not 0.",
        family="Compare and choose",
    ),
    _binary(
        "logical_or",
        "torch.logical_or(A, B)",
        "{a} or {b} is {r}",
        "True where at least one is true, or not 0.",
        family="Compare and choose",
    ),
    TensorOperation(
        name="where",
        label="torch.where(A > …, A, B)",
        family="Compare and choose",
        lines=("mask = A > {threshold}", "result = torch.where(mask, A, B)"),
        advice="Takes the element of A where the mask is True, and that of B elsewhere.",
        link="generated/torch.where",
        kind="elementwise",
        options=(_THRESHOLD,),
        operands=("mask", "A", "B"),
        formula="the mask is {a}: from {b} (A) and {c} (B) it takes {r}",
    ),
    TensorOperation(
        name="masked_fill",
        label="A.masked_fill(A > …, …)",
        family="Compare and choose",
        lines=("mask = A > {threshold}", "result = A.masked_fill(mask, {value})"),
        advice="Fills in a number where the mask is True, and keeps A elsewhere.",
        link="generated/torch.Tensor.masked_fill",
        kind="elementwise",
        options=(_THRESHOLD, _VALUE),
        operands=("mask", "A"),
        formula="the mask is {a}: {b} becomes {r}",
    ),
)
