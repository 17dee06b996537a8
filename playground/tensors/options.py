"""The options of entries on the tensor pages, and their values as source code."""

import math
from collections.abc import Mapping
from typing import Any

from playground import limits
from playground.dtypes import DTYPES
from playground.fields import Field, Value, check_options

Values = Mapping[str, Value]
SHAPE_HELP = "The size of every axis, outermost first. Empty means no axis: a single number."


def shape_option(default: tuple[int, ...] = (2, 3), name: str = "shape", *, low: int = 0, help: str = "") -> Field:
    """A shape; ``low`` is −1 where torch can compute one of the sizes."""
    return Field(
        name,
        "numbers",
        default,
        help=help or SHAPE_HELP,
        low=low,
        high=limits.MAX_TENSOR_ELEMENTS,
        integers=True,
        effect="none",
    )


def dtype_option(
    name: str = "dtype", help: str = "", default: str | None = None, choices: tuple[str, ...] = tuple(DTYPES)
) -> Field:
    """A dtype, or none, which leaves the choice to torch."""
    help_text = help or "What kind of number each element is. Off: torch chooses."
    return Field(name, "choice", default, help=help_text, choices=choices, optional=True, effect="none")


def number_option(name: str, default: float, help: str, label: str = "", **bounds: Any) -> Field:
    """Any number; a whole one is written without a decimal point, so that torch makes integers of it."""
    allowed = {"low": -limits.MAX_TENSOR_VALUE, "high": limits.MAX_TENSOR_VALUE} | bounds
    return Field(name, "float", default, label=label, help=help, effect="none", **allowed)


def integer_option(name: str, default: int | None, help: str, low: int, high: int, label: str = "") -> Field:
    """A whole number; optional when its default is ``None``."""
    return Field(
        name, "int", default, label=label, help=help, low=low, high=high, optional=default is None, effect="none"
    )


def dim_option(default: int | None, name: str = "dim", help: str = "") -> Field:
    """An axis by its number, negative from the end. A number out of range is allowed: it shows torch's error."""
    help_text = help or "Which axis. Negative numbers count from the last."
    return integer_option(name, default, help_text, -limits.MAX_TENSOR_AXES - 2, limits.MAX_TENSOR_AXES + 2)


def axes_option(default: tuple[int, ...] | None, name: str = "dims", help: str = "") -> Field:
    """Several axes by their numbers; optional when the default is ``None``."""
    limit = limits.MAX_TENSOR_AXES + 2
    return Field(
        name,
        "numbers",
        default,
        help=help,
        low=-limit,
        high=limit,
        integers=True,
        optional=default is None,
        effect="none",
    )


def positions_option(name: str, default: tuple[int, ...], help: str) -> Field:
    """Positions along an axis, negative from the end."""
    limit = limits.MAX_OPERAND_ELEMENTS
    return Field(name, "numbers", default, help=help, low=-limit, high=limit, integers=True, effect="none")


def switch_option(name: str, default: bool, help: str, label: str = "") -> Field:
    """On or off."""
    return Field(name, "bool", default, label=label, help=help, effect="none")


def choice_option(name: str, default: str, choices: tuple[str, ...], help: str, label: str = "") -> Field:
    """One of a few names."""
    return Field(name, "choice", default, label=label, help=help, choices=choices, effect="none")


def text_option(name: str, default: str, help: str, length: int = 60, label: str = "") -> Field:
    """Text that is parsed into numbers."""
    return Field(name, "text", default, label=label, help=help, length=length, effect="none")


def resolve_options(options: tuple[Field, ...], chosen: Values, owner: str) -> dict[str, Value]:
    """Every option with its value, in canonical types.

    Raises:
        FieldError: an option is unknown, or its value does not fit.
    """
    changed = check_options(fields=options, chosen=chosen, owner=owner)
    return {option.name: changed.get(option.name, option.default) for option in options}


def template_values(values: Values) -> dict[str, str]:
    """The source code for each option, by its name in a template.

    A shape also gives ``size`` with its brackets and ``count``, its number of elements; a number also gives its float
    under its name with ``_float``, and a choice its text without quotes with ``_raw``.
    """
    filled = {name: to_source(value) for name, value in values.items()}
    filled |= {f"{name}_float": repr(value) for name, value in values.items() if isinstance(value, float)}
    filled |= {f"{name}_raw": value for name, value in values.items() if isinstance(value, str)}
    if "shape" in values:
        sizes = to_integers(values["shape"])
        filled |= {"shape": arguments_source(sizes), "size": tuple_source(sizes), "count": str(math.prod(sizes))}
    return filled


def to_source(value: Value) -> str:
    """A value as Python source; a whole float loses its decimal point, and text is in double quotes where possible."""
    if isinstance(value, float) and value.is_integer():
        return repr(int(value))
    if isinstance(value, tuple):
        return tuple_source(value)
    if isinstance(value, str):
        return repr(value) if '"' in value else f'"{repr(value + chr(39))[1:-2]}"'
    return repr(value)


def tuple_source(numbers: tuple[float, ...]) -> str:
    """Numbers as the source of a tuple: ``(2, 3)``."""
    return repr(tuple(int(each) for each in numbers))


def arguments_source(numbers: tuple[float, ...]) -> str:
    """Numbers as the source of arguments: ``2, 3``, or ``()`` for no number at all."""
    return ", ".join(str(int(each)) for each in numbers) or "()"


def dtype_argument(name: Value) -> str:
    """The source of the argument for a dtype: ``, dtype=torch.float32``, or nothing where torch chooses."""
    return f", dtype=torch.{name}" if name else ""


def to_integers(value: Value) -> tuple[int, ...]:
    """A value of kind ``numbers`` as whole numbers."""
    return tuple(int(each) for each in value) if isinstance(value, tuple) else ()
