"""The chosen loss at a glance: its value and its slope against the prediction, with the samples of this batch on it."""

import ast
import copy
import warnings
from typing import Any

import torch
from torch import Tensor, nn

from playground.step_by_step.snapshot import number, picked

MOST_SAMPLES = 8
POINTS = 41
Glance = dict[str, Any]


def glance(source: str, variables: dict[str, Any]) -> Glance | None:
    """What the line ``loss = loss_fn(outputs, targets)`` of these variables looks like.

    For each of a few samples: ``x`` values of its output, ``loss`` and ``slope`` there with the target held, and ``at``,
    where the model stands. Of several outputs the true class's is moved and the others stay. None where the line is no
    call of a loss on a batch.
    """
    call = ast.parse(source).body[0]
    if not isinstance(call, ast.Assign) or not isinstance(call.value, ast.Call) or len(call.value.args) != 2:
        return None
    # The text comes from our own templates, and has just been executed.
    with torch.inference_mode(False), torch.no_grad():
        outputs, targets = (
            eval(compile(ast.Expression(argument), "<loss>", "eval"), variables).clone() for argument in call.value.args
        )
    if outputs.ndim != 2 or len(outputs) != len(targets):
        return None
    said = ast.unparse(call.value.args[0])
    return {"kind": "loss", **curves(variables["loss_fn"], outputs, targets, _reading(said))}


def _reading(said: str) -> str:
    if "softmax(" in said or "sigmoid(" in said or said == "probabilities":
        return "probability"
    return {"logits": "logit", "log_probabilities": "log-probability"}.get(said, "prediction")


def curves(loss_fn: nn.Module, outputs: Tensor, targets: Tensor, reading: str) -> Glance:
    """The curves of some samples of a batch.

    Args:
        loss_fn: a loss of ``torch.nn``.
        outputs: float32 ``[N, outputs]``; targets: in the form that the loss wants.
        reading: what an output is: prediction, logit, probability or log-probability.
    """
    rows = picked(len(outputs), MOST_SAMPLES)
    moved = [_moved_output(outputs, targets, row) for row in rows]
    low, high = _span(reading, outputs, targets)
    told = []
    for row, column in zip(rows, moved, strict=True):
        here = outputs[row, column].reshape(1)
        x = torch.cat([torch.linspace(low, high, POINTS, device=here.device), here])
        loss, slope = _along(loss_fn, outputs[row], targets[row], column, x)
        told.append(
            {
                "sample": row,
                "target": _target(targets[row]),
                "x": _numbers(x[:-1]),
                "loss": _numbers(loss[:-1]),
                "slope": _numbers(slope[:-1]),
                "at": {"x": number(x[-1].item()), "loss": number(loss[-1].item()), "slope": number(slope[-1].item())},
            }
        )
    of = f"{reading} of the true class" if outputs.shape[1] > 1 else reading
    return {"loss": type(loss_fn).__name__, "axis": of, "samples": len(outputs), "curves": told}


def _moved_output(outputs: Tensor, targets: Tensor, row: int) -> int:
    if outputs.shape[1] == 1:
        return 0
    target = targets[row]
    return int(target) if target.ndim == 0 else int(target.argmax())


def _span(reading: str, outputs: Tensor, targets: Tensor) -> tuple[float, float]:
    known = outputs[torch.isfinite(outputs)]
    most = float(known.abs().max()) if len(known) else 1.0
    if reading == "probability":
        return 0.005, 0.995
    if reading == "log-probability":
        return -max(5.0, 1.1 * most), -0.005
    if reading == "logit":
        return -max(4.0, 1.2 * most), max(4.0, 1.2 * most)
    every = torch.cat([known.flatten(), targets.flatten().float()])
    low, high = float(every.min()), float(every.max())
    margin = max(0.5 * (high - low), 0.5)
    return low - margin, high + margin


def _along(loss_fn: nn.Module, outputs: Tensor, target: Tensor, column: int, x: Tensor) -> tuple[Tensor, Tensor]:
    """Loss and slope of one sample when one of its outputs takes the values ``x``."""
    each = copy.copy(loss_fn)
    each.reduction = "none"  # type: ignore[assignment]
    with torch.inference_mode(False), torch.enable_grad(), warnings.catch_warnings():
        # A mistake in the shapes is warned of where it is made, not here again.
        warnings.simplefilter("ignore")
        x = x.clone().requires_grad_()
        many = outputs.clone().repeat(len(x), 1)
        many[:, column] = x
        loss = each(many, target.clone().expand(len(x), *target.shape).contiguous())
        # A distance between distributions is one number a sample: the sum over its classes.
        loss = loss.reshape(len(x), -1).sum(dim=1)
        (slope,) = torch.autograd.grad(loss.sum(), x)
    return loss.detach(), slope


def _target(target: Tensor) -> float | str:
    return number(float(target.reshape(-1)[0])) if target.numel() == 1 else int(target.argmax())


def _numbers(column: Tensor) -> list[float | str]:
    return [number(value) for value in column.tolist()]
