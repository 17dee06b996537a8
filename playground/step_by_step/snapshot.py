"""What can be seen of a program between two of its lines, as plain values that JSON can hold.

Large tensors are shown by some of their rows and columns, evenly picked; each item says which.
"""

import math
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from playground.limits import SHOWN_NUMBERS

Item = dict[str, Any]
"""``kind`` says what the rest is: a ``tensor`` has ``shape``, ``dtype``, ``rows``, ``columns``, ``values``."""
Snapshot = dict[str, Item]
"""By key: ``variable loss``, ``value layers.0.weight``, ``gradient …``, ``state … exp_avg``, ``mode``, …"""

DIGITS = 6
MOST_ROWS = 8
_SIDES = (8, 6, 5, 4, 3, 2)
_HIDDEN = ("history", "name", "place", "value", "group", "losses", "best_weights")
"""Variables that are no number and no tensor, or tell nothing."""
NONE: Item = {"kind": "none"}


def number(value: float) -> float | str:
    """A number in few digits; as a word where it is none that JSON has."""
    if math.isfinite(value):
        return float(f"{value:.{DIGITS}g}")
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def picked(size: int, most: int) -> list[int]:
    """At most that many of so many places, evenly picked."""
    if size <= most:
        return list(range(size))
    return [round(each * (size - 1) / (most - 1)) for each in range(most)]


def side_for(model: nn.Module) -> int:
    """Rows and columns of a parameter that are shown at most, so that all together stay within ``SHOWN_NUMBERS``."""
    shapes = [_two(parameter).shape for parameter in model.parameters()]

    def shown(side: int) -> int:
        return sum(min(side, rows) * min(side, columns) for rows, columns in shapes)

    return next((side for side in _SIDES if shown(side) <= SHOWN_NUMBERS), _SIDES[-1])


def tensor_item(tensor: Tensor, rows: int = MOST_ROWS, columns: int = MOST_ROWS) -> Item:
    """A tensor, by so many of its rows and columns; one of no or one dimension is shown as a single row."""
    flat = _two(tensor.detach())
    at_rows, at_columns = picked(flat.shape[0], rows), picked(flat.shape[1], columns)
    some = flat[at_rows][:, at_columns]
    return {
        "kind": "tensor",
        "shape": list(tensor.shape),
        "dtype": str(tensor.dtype).removeprefix("torch."),
        "rows": at_rows,
        "columns": at_columns,
        "values": [[_plain(value) for value in row] for row in some.tolist()],
        "grad_fn": type(tensor.grad_fn).__name__ if tensor.grad_fn is not None else None,
        "requires_grad": tensor.requires_grad,
    }


def sampled(tensor: Tensor, side: int) -> Tensor:
    """The numbers of a parameter, or of what belongs to one, that ``tensor_item`` shows: float64 ``[rows, columns]``."""
    flat = _two(tensor.detach())
    return flat[picked(flat.shape[0], side)][:, picked(flat.shape[1], side)].double().cpu()


def _two(tensor: Tensor) -> Tensor:
    return tensor.reshape(1, -1) if tensor.ndim < 2 else tensor.reshape(tensor.shape[0], -1)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int) else number(value)


def look(variables: Mapping[str, Any], names: tuple[str, ...], side: int) -> Snapshot:
    """Everything that is shown of a program: its variables of those names, its model and its optimizers."""
    model: nn.Module = variables["model"]
    seen: Snapshot = {
        "mode": {"kind": "word", "value": "train" if model.training else "eval"},
        "recording": {"kind": "word", "value": _recording()},
    }
    for name in names:
        if name in variables and name not in _HIDDEN:
            seen |= _variable(name, variables[name])
    if history := {name: column for name, column in variables.get("history", {}).items() if column}:
        seen["history"] = {
            "kind": "lists",
            "values": {name: [number(value) for value in column[-4:]] for name, column in history.items()},
            "length": len(next(iter(history.values()))),
        }
    seen |= _model(model, side)
    for name in ("optimizer", "vector_optimizer"):
        if name in variables:
            seen |= _optimizer(name, variables[name], model, side)
    return seen


def _recording() -> str:
    if torch.is_inference_mode_enabled():
        return "off (inference_mode)"
    return "on" if torch.is_grad_enabled() else "off (no_grad)"


def _variable(name: str, value: Any) -> Snapshot:
    if isinstance(value, Tensor):
        return {f"variable {name}": tensor_item(value)}
    if isinstance(value, bool | int | float):
        return {f"variable {name}": {"kind": "number", "value": _plain(value)}}
    return {}


def _model(model: nn.Module, side: int) -> Snapshot:
    seen: Snapshot = {}
    for name, parameter in model.named_parameters():
        seen[f"value {name}"] = tensor_item(parameter, side, side)
        gradient = parameter.grad
        seen[f"gradient {name}"] = NONE if gradient is None else tensor_item(gradient, side, side)
    for name, buffer in model.named_buffers():
        seen[f"buffer {name}"] = tensor_item(buffer, side, side)
    return seen


def _optimizer(name: str, optimizer: torch.optim.Optimizer, model: nn.Module, side: int) -> Snapshot:
    seen: Snapshot = {f"rate {name}": {"kind": "number", "value": number(float(optimizer.param_groups[0]["lr"]))}}
    called = {id(parameter): title for title, parameter in model.named_parameters()}
    for parameter, kept in optimizer.state.items():
        owner = called.get(id(parameter), "")
        for what, value in kept.items():
            # LBFGS keeps one memory for all parameters, which it hangs on the first.
            key = f"state {owner} {what}"
            if isinstance(value, Tensor):
                seen[key] = tensor_item(value, side, side)
            elif isinstance(value, bool | int | float):
                seen[key] = {"kind": "number", "value": _plain(value)}
            elif isinstance(value, list):
                seen[key] = {"kind": "number", "value": len(value), "unit": "entries"}
    return seen
