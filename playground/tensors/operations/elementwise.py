"""Arithmetic, functions of one tensor, and comparisons: element by element."""

from playground.fields import Field
from playground.tensors.operations.entry import Operation
from playground.tensors.options import choice_option, number_option


def _binary(name: str, label: str, spoken: str, advice: str, link: str = "", family: str = "Element-wise") -> Operation:
    return Operation(
        name=name,
        label=label,
        family=family,
        lines=(f"result = {label}",),
        advice=advice,
        link=f"torch.{link or name}",
        how="elementwise",
        spoken=spoken,
    )


def _unary(name: str, advice: str, *options: Field, spoken: str = "", call: str = "") -> Operation:
    call = call or f"torch.{name}(A)"
    return Operation(
        name=name,
        label=call.split("(")[0].removeprefix("torch.") + "(A)" if call.startswith("torch.") else call,
        family="Functions",
        lines=(f"result = {call}",),
        advice=advice,
        link=f"torch.{name}",
        how="elementwise",
        options=options,
        operands=("A",),
        spoken=spoken or f"{name}({{a}}) = {{r}}",
    )


_NUMBER = number_option("number", 10, "The plain number that meets every element.")
_LOW = number_option("min", 0, "Smaller elements become this.", "at least")
_HIGH = number_option("max", 3, "Larger elements become this.", "at most")
_THRESHOLD = number_option("threshold", 2, "The mask is True where A is above it.")
_VALUE = number_option("value", 0, "What is put in.")
_TOLERANCE = number_option("rtol", 1e-5, "How far apart, as a share of B, still counts as close.", low=0, high=1)
_COMPARED = "Element by element; the result is bool: a mask."

ELEMENTWISE: tuple[Operation, ...] = (
    _binary("add", "A + B", "{a} + {b} = {r}", "Adds element to element; unequal shapes are broadcast."),
    _binary("sub", "A - B", "{a} − {b} = {r}", "Subtracts element from element."),
    _binary(
        "mul", "A * B", "{a} × {b} = {r}", "Multiplies element by element. It is no matrix product: that is A @ B."
    ),
    _binary("div", "A / B", "{a} / {b} = {r}", "True division: whole numbers become floats.", "div"),
    _binary("floor_divide", "A // B", "{a} // {b} = {r}", "Divides and rounds down, also below zero: −7 // 2 is −4."),
    _binary("remainder", "A % B", "{a} % {b} = {r}", "What is left after // ; it has the sign of B."),
    _binary("pow", "A ** B", "{a} ** {b} = {r}", "A to the power of B."),
    _binary("maximum", "torch.maximum(A, B)", "the larger of {a} and {b} is {r}", "The larger of each pair."),
    _binary("minimum", "torch.minimum(A, B)", "the smaller of {a} and {b} is {r}", "The smaller of each pair."),
    Operation(
        name="scalar",
        label="A + number",
        family="Element-wise",
        lines=("result = A {operator_raw} {number}",),
        advice="A plain number is broadcast to every element. It does not change a float dtype: float32 + 10 is float32.",
        link="torch.add",
        how="elementwise",
        options=(
            choice_option("operator", "+", ("+", "-", "*", "/", "//", "%", "**"), "What is done with it."),
            _NUMBER,
        ),
        operands=("A",),
        spoken="{a} {operator_raw} {number} = {r}",
    ),
    _unary("abs", "Without the sign.", spoken="|{a}| = {r}"),
    _unary("neg", "With the other sign.", spoken="−({a}) = {r}"),
    _unary("square", "Times itself.", spoken="({a})² = {r}"),
    _unary("sqrt", "Square root; of a negative number NaN.", spoken="√{a} = {r}"),
    _unary("exp", "e to the power of each element."),
    _unary("log", "Natural logarithm: of 0 minus infinity, of a negative number NaN."),
    _unary("sin", "Sine, of an angle in radians."),
    _unary("tanh", "Squeezes every number between −1 and 1."),
    _unary("sigmoid", "Squeezes every number between 0 and 1: logits become probabilities."),
    _unary("relu", "Negative numbers become 0: the commonest activation.", spoken="max(0, {a}) = {r}"),
    _unary(
        "round", "To the nearest whole number; halves go to the even one: 2.5 becomes 2.", spoken="round({a}) = {r}"
    ),
    _unary("isnan", "True where an element is NaN, which equals nothing, not even itself.", spoken="is {a} NaN? {r}"),
    _unary(
        "clamp",
        "Cuts off what lies outside a range.",
        _LOW,
        _HIGH,
        call="A.clamp(min={min}, max={max})",
        spoken="{a} kept from {min} to {max} is {r}",
    ),
    _binary("eq", "A == B", "{a} == {b} is {r}", _COMPARED, family="Compare and choose"),
    _binary("ne", "A != B", "{a} != {b} is {r}", _COMPARED, family="Compare and choose"),
    _binary("lt", "A < B", "{a} < {b} is {r}", _COMPARED, family="Compare and choose"),
    _binary("le", "A <= B", "{a} <= {b} is {r}", _COMPARED, family="Compare and choose"),
    _binary("gt", "A > B", "{a} > {b} is {r}", _COMPARED, family="Compare and choose"),
    _binary("ge", "A >= B", "{a} >= {b} is {r}", _COMPARED, family="Compare and choose"),
    Operation(
        name="isclose",
        label="torch.isclose(A, B)",
        family="Compare and choose",
        lines=("result = torch.isclose(A, B, rtol={rtol})",),
        advice="Equal but for rounding: the right way to compare floats.",
        link="torch.isclose",
        how="elementwise",
        options=(_TOLERANCE,),
        spoken="is {a} close to {b}? {r}",
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
    Operation(
        name="where",
        label="torch.where(A > …, A, B)",
        family="Compare and choose",
        lines=("mask = A > {threshold}", "result = torch.where(mask, A, B)"),
        advice="Where the mask is True it takes from A, elsewhere from B.",
        link="torch.where",
        how="elementwise",
        options=(_THRESHOLD,),
        operands=("mask", "A", "B"),
        spoken="the mask is {a}: of {b} (A) and {c} (B) it takes {r}",
    ),
    Operation(
        name="masked_fill",
        label="A.masked_fill(A > …, …)",
        family="Compare and choose",
        lines=("mask = A > {threshold}", "result = A.masked_fill(mask, {value})"),
        advice="Where the mask is True it puts a number in; elsewhere A stays.",
        link="torch.Tensor.masked_fill",
        how="elementwise",
        options=(_THRESHOLD, _VALUE),
        operands=("mask", "A"),
        spoken="the mask is {a}: {b} becomes {r}",
    ),
)
