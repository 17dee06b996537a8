"""The chosen loss as a chart: its value and its slope against the model's output, with the samples of this batch on it."""

import ast
import copy
import warnings
from typing import Any

import torch
from torch import Tensor, nn

from playground.arrays import evenly_spaced
from playground.formatting import json_number
from playground.protocol.shared import JsonNumber
from playground.protocol.step_by_step import LossChart, LossCurve
from playground.sandbox.execution import Execution

MOST_SAMPLES = 8
POINTS = 41


def chart_loss(source: str, variables: dict[str, Any]) -> LossChart | None:
    """The chart of the line ``loss = loss_fn(outputs, targets)``.

    For each of a few samples: ``x`` values of its output, ``loss`` and ``slope`` there with the target unchanged, and
    ``at``, the model's own output. Of several outputs, that of the true class varies and the others are unchanged. None
    where the line is no call of a loss on a batch.
    """
    call = ast.parse(source).body[0]
    if not isinstance(call, ast.Assign) or not isinstance(call.value, ast.Call) or len(call.value.args) != 2:
        return None
    execution = Execution({}, [])
    execution.variables |= variables
    arguments = [ast.unparse(each) for each in call.value.args]
    with torch.inference_mode(False), torch.no_grad():
        outputs, targets = (execution.value(each).clone() for each in arguments)
    if outputs.ndim != 2 or len(outputs) != len(targets):
        return None
    return chart_samples(variables["loss_fn"], outputs, targets, _output_meaning(arguments[0]))


def _output_meaning(source: str) -> str:
    if "softmax(" in source or "sigmoid(" in source or source == "probabilities":
        return "probability"
    return {"logits": "logit", "log_probabilities": "log-probability"}.get(source, "prediction")


def chart_samples(loss_fn: nn.Module, outputs: Tensor, targets: Tensor, meaning: str) -> LossChart:
    """The chart of some samples of a batch.

    Args:
        loss_fn: a loss of ``torch.nn``.
        outputs: float32 ``[N, outputs]``.
        targets: in the form that the loss takes.
        meaning: what an output is: prediction, logit, probability or log-probability.
    """
    low, high = _axis_range(meaning, outputs, targets)
    curves: list[LossCurve] = []
    for row in evenly_spaced(len(outputs), MOST_SAMPLES):
        column = _varied_output(outputs, targets, row)
        own = outputs[row, column].reshape(1)
        x = torch.cat([torch.linspace(low, high, POINTS, device=own.device), own])
        loss, slope = _loss_and_slope(loss_fn, outputs[row], targets[row], column, x)
        curves.append(
            {
                "sample": row,
                "target": _target(targets[row]),
                "x": _numbers(x[:-1]),
                "loss": _numbers(loss[:-1]),
                "slope": _numbers(slope[:-1]),
                "at": {
                    "x": json_number(x[-1].item()),
                    "loss": json_number(loss[-1].item()),
                    "slope": json_number(slope[-1].item()),
                },
            }
        )
    axis = f"{meaning} of the true class" if outputs.shape[1] > 1 else meaning
    return {
        "kind": "loss",
        "loss": type(loss_fn).__name__,
        "axis": axis,
        "samples": len(outputs),
        "curves": curves,
    }


def _varied_output(outputs: Tensor, targets: Tensor, row: int) -> int:
    if outputs.shape[1] == 1:
        return 0
    target = targets[row]
    return int(target) if target.ndim == 0 else int(target.argmax())


def _axis_range(meaning: str, outputs: Tensor, targets: Tensor) -> tuple[float, float]:
    finite = outputs[torch.isfinite(outputs)]
    largest = float(finite.abs().max()) if len(finite) else 1.0
    if meaning == "probability":
        return 0.005, 0.995
    if meaning == "log-probability":
        return -max(5.0, 1.1 * largest), -0.005
    if meaning == "logit":
        return -max(4.0, 1.2 * largest), max(4.0, 1.2 * largest)
    both = torch.cat([finite.flatten(), targets.flatten().float()])
    low, high = float(both.min()), float(both.max())
    margin = max(0.5 * (high - low), 0.5)
    return low - margin, high + margin


def _loss_and_slope(
    loss_fn: nn.Module, outputs: Tensor, target: Tensor, column: int, x: Tensor
) -> tuple[Tensor, Tensor]:
    """Loss and slope of one sample when one of its outputs takes the values ``x``, each ``[len(x)]``."""
    per_sample = copy.copy(loss_fn)
    per_sample.reduction = "none"  # type: ignore[assignment]
    with torch.inference_mode(False), torch.enable_grad(), warnings.catch_warnings():
        # A warning about shapes is shown at the line that causes it, not here again.
        warnings.simplefilter("ignore")
        x = x.clone().requires_grad_()
        repeated = outputs.clone().repeat(len(x), 1)
        repeated[:, column] = x
        loss = per_sample(repeated, target.clone().expand(len(x), *target.shape).contiguous())
        # A distance between distributions is one number a sample: the sum over its classes.
        loss = loss.reshape(len(x), -1).sum(dim=1)
        (slope,) = torch.autograd.grad(loss.sum(), x)
    return loss.detach(), slope


def _target(target: Tensor) -> JsonNumber:
    return json_number(float(target.reshape(-1)[0])) if target.numel() == 1 else int(target.argmax())


def _numbers(column: Tensor) -> list[JsonNumber]:
    return [json_number(value) for value in column.tolist()]
