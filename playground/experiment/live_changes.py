"""Live changes: new learning rates and weights that a person gives to a run while it trains, and their checks."""

from playground import limits
from playground.fields import Field, FieldError

RateChange = tuple[int, float]
"""The first step with the new rate, and the rate."""
WeightChange = tuple[int, int, int, int | None, float]
"""The step before which it happens, the linear layer, its neuron, the input of that neuron (None: bias), the value."""

_STEP = Field("step", "int", 0, low=0)
_NUMBER = Field("number", "int", 0, low=0)
_WEIGHT = Field("weight", "float", 0.0, low=-limits.MAX_WEIGHT, high=limits.MAX_WEIGHT)


def check_rate_changes(changes: object, rate: Field) -> tuple[RateChange, ...]:
    """Check pairs of a step and a rate; steps must rise.

    Raises:
        FieldError: the changes are something else.
    """
    pairs = _check_rows(changes, "learning_rate_changes", 2, "a step and a rate", limits.MAX_LEARNING_RATE_CHANGES)
    checked = tuple((_check_int(_STEP, step), float(rate.check(value))) for step, value in pairs)  # type: ignore[arg-type]
    steps = [step for step, _ in checked]
    if steps != sorted(set(steps)) or 0 in steps:
        raise FieldError("The steps of learning_rate_changes must rise and start at 1 or later.")
    return checked


def check_weight_changes(changes: object, widths: list[tuple[int, int]], bias: bool) -> tuple[WeightChange, ...]:
    """Check changes of weights; the model must have those weights, and steps must not fall.

    Args:
        changes: the value to check.
        widths: inputs and outputs of every linear layer.
        bias: whether its neurons have a bias.

    Raises:
        FieldError: the changes are something else, or name a weight that the model does not have.
    """
    meaning = "a step, a layer, a neuron, an input (or null for the bias) and a value"
    rows = _check_rows(changes, "weight_changes", 5, meaning, limits.MAX_WEIGHT_CHANGES)
    checked = tuple(_weight_change(row, widths, bias) for row in rows)
    if [row[0] for row in checked] != sorted(row[0] for row in checked):
        raise FieldError("The steps of weight_changes must not fall.")
    return checked


def _weight_change(row: list[object], widths: list[tuple[int, int]], bias: bool) -> WeightChange:
    step, layer, unit = (_check_int(field, value) for field, value in zip((_STEP, _NUMBER, _NUMBER), row, strict=False))
    source = None if row[3] is None else _check_int(_NUMBER, row[3])
    inputs, outputs = widths[layer] if layer < len(widths) else (0, 0)
    if unit >= outputs or (bias is False and source is None) or (source is not None and source >= inputs):
        name = "bias" if source is None else f"weight {source}"
        raise FieldError(f"The model has no {name} of neuron {unit} in layer {layer}, which weight_changes names.")
    return step, layer, unit, source, float(_WEIGHT.check(row[4]))  # type: ignore[arg-type]


def _check_int(field: Field, value: object) -> int:
    return int(field.check(value))  # type: ignore[arg-type]


def _check_rows(changes: object, name: str, length: int, meaning: str, most: int) -> list[list[object]]:
    if not isinstance(changes, list | tuple) or len(changes) > most:
        raise FieldError(f"{name} takes a list of up to {most} changes.")
    if not all(isinstance(row, list | tuple) and len(row) == length for row in changes):
        raise FieldError(f"A change in {name} is {meaning}.")
    return [list(row) for row in changes]
