"""What a page shows of a script between two of its lines, as plain values that JSON can hold.

Of large tensors only some rows and columns are shown, evenly spaced; each value says which.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from playground.arrays import evenly_spaced
from playground.formatting import json_number
from playground.limits import SHOWN_NUMBERS
from playground.protocol.step_by_step import ShownNone, ShownState, ShownTensor

MOST_ROWS = 8
_SIDES = (8, 6, 5, 4, 3, 2)
_HIDDEN = ("history", "name", "place", "value", "group", "losses", "best_weights")
"""Variables that are neither a number nor a tensor, or that explain nothing."""
NO_GRADIENT: ShownNone = {"kind": "none"}


def side_for(model: nn.Module) -> int:
    """Rows and columns of a parameter that are shown at most, so that all together stay within ``SHOWN_NUMBERS``."""
    shapes = [_as_matrix(parameter).shape for parameter in model.parameters()]

    def count_shown(side: int) -> int:
        return sum(min(side, rows) * min(side, columns) for rows, columns in shapes)

    return next((side for side in _SIDES if count_shown(side) <= SHOWN_NUMBERS), _SIDES[-1])


def show_tensor(tensor: Tensor, rows: int = MOST_ROWS, columns: int = MOST_ROWS) -> ShownTensor:
    """A tensor, by at most this many of its rows and columns; one of no or one dimension is shown as a single row."""
    matrix = _as_matrix(tensor.detach())
    shown_rows, shown_columns = evenly_spaced(matrix.shape[0], rows), evenly_spaced(matrix.shape[1], columns)
    sample = matrix[shown_rows][:, shown_columns]
    return {
        "kind": "tensor",
        "shape": list(tensor.shape),
        "dtype": str(tensor.dtype).removeprefix("torch."),
        "rows": shown_rows,
        "columns": shown_columns,
        "values": [[_to_plain(value) for value in row] for row in sample.tolist()],
        "grad_fn": type(tensor.grad_fn).__name__ if tensor.grad_fn is not None else None,
        "requires_grad": tensor.requires_grad,
    }


def sample_tensor(tensor: Tensor, side: int) -> Tensor:
    """The numbers of a parameter, or of a tensor of its shape, that ``show_tensor`` shows: float64 ``[rows, columns]``."""
    matrix = _as_matrix(tensor.detach())
    rows, columns = evenly_spaced(matrix.shape[0], side), evenly_spaced(matrix.shape[1], side)
    return matrix[rows][:, columns].double().cpu()


def _as_matrix(tensor: Tensor) -> Tensor:
    return tensor.reshape(1, -1) if tensor.ndim < 2 else tensor.reshape(tensor.shape[0], -1)


def _to_plain(value: Any) -> Any:
    return value if isinstance(value, bool | int) else json_number(value)


def read_state(variables: Mapping[str, Any], names: tuple[str, ...], side: int) -> ShownState:
    """Everything that is shown of a script: its variables of those names, its model and its optimizers."""
    model: nn.Module = variables["model"]
    state: ShownState = {
        "mode": {"kind": "word", "value": "train" if model.training else "eval"},
        "recording": {"kind": "word", "value": _autograd_mode()},
    }
    for name in names:
        if name in variables and name not in _HIDDEN:
            state |= _read_variable(name, variables[name])
    if history := {name: column for name, column in variables.get("history", {}).items() if column}:
        state["history"] = {
            "kind": "lists",
            "values": {name: [json_number(value) for value in column[-4:]] for name, column in history.items()},
            "length": len(next(iter(history.values()))),
        }
    state |= _read_model(model, side)
    for name in ("optimizer", "vector_optimizer"):
        if name in variables:
            state |= _read_optimizer(name, variables[name], model, side)
    return state


def _autograd_mode() -> str:
    if torch.is_inference_mode_enabled():
        return "off (inference_mode)"
    return "on" if torch.is_grad_enabled() else "off (no_grad)"


def _read_variable(name: str, value: Any) -> ShownState:
    if isinstance(value, Tensor):
        return {f"variable {name}": show_tensor(value)}
    if isinstance(value, bool | int | float):
        return {f"variable {name}": {"kind": "number", "value": _to_plain(value)}}
    return {}


def _read_model(model: nn.Module, side: int) -> ShownState:
    state: ShownState = {}
    for name, parameter in model.named_parameters():
        state[f"value {name}"] = show_tensor(parameter, side, side)
        gradient = parameter.grad
        state[f"gradient {name}"] = NO_GRADIENT if gradient is None else show_tensor(gradient, side, side)
    for name, buffer in model.named_buffers():
        state[f"buffer {name}"] = show_tensor(buffer, side, side)
    return state


def _read_optimizer(name: str, optimizer: torch.optim.Optimizer, model: nn.Module, side: int) -> ShownState:
    rate = json_number(float(optimizer.param_groups[0]["lr"]))
    state: ShownState = {f"rate {name}": {"kind": "number", "value": rate}}
    names = {id(parameter): title for title, parameter in model.named_parameters()}
    for parameter, values in optimizer.state.items():
        owner = names.get(id(parameter), "")
        for what, value in values.items():
            # LBFGS has one state for all parameters, which torch stores under the first of them.
            key = f"state {owner} {what}"
            if isinstance(value, Tensor):
                state[key] = show_tensor(value, side, side)
            elif isinstance(value, bool | int | float):
                state[key] = {"kind": "number", "value": _to_plain(value)}
            elif isinstance(value, list):
                state[key] = {"kind": "number", "value": len(value), "unit": "entries"}
    return state
