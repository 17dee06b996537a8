"""The update rule of an optimizer, line by line, with the numbers of the step that was just taken.

Where the playground has no derivation of a rule, the page shows what went in and what came out, and says so.
"""

from dataclasses import dataclass
from typing import Any

from torch import Tensor

from playground.formatting import json_number
from playground.protocol.shared import JsonNumber
from playground.protocol.step_by_step import UpdateRule
from playground.step_by_step.derivation import Derivation, OptimizerState
from playground.step_by_step.optimizer_rules import RULES, Rule
from playground.step_by_step.shown_state import sample_tensor


@dataclass(frozen=True)
class OptimizerInputs:
    """What an optimizer reads when its step begins.

    Attributes:
        name: its variable in the script.
        values: of every parameter of the model, by name, sampled float64 ``[rows, columns]``.
        gradients: of those that this optimizer moves; None where there is none.
        states: its state of each, sampled where it is a tensor of the parameter's shape.
        options: of each, such as ``lr`` and ``betas``.
    """

    name: str
    values: dict[str, Tensor]
    gradients: dict[str, Tensor | None]
    states: dict[str, OptimizerState]
    options: dict[str, dict[str, Any]]


def read_inputs(name: str, variables: dict[str, Any], side: int) -> OptimizerInputs:
    """Copy everything that the optimizer in that variable is about to read."""
    optimizer, model = variables[name], variables["model"]
    names = {id(parameter): title for title, parameter in model.named_parameters()}
    values = {title: sample_tensor(each, side) for title, each in model.named_parameters()}
    inputs = OptimizerInputs(name, values, {}, {}, {})
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            title = names[id(parameter)]
            inputs.options[title] = {key: value for key, value in group.items() if key != "params"}
            inputs.gradients[title] = None if parameter.grad is None else sample_tensor(parameter.grad, side)
            inputs.states[title] = _sample_state(optimizer.state.get(parameter, {}), parameter, side)
    return inputs


def _sample_state(state: dict[str, Any], parameter: Tensor, side: int) -> OptimizerState:
    sampled: OptimizerState = {}
    for key, value in state.items():
        if isinstance(value, Tensor) and value.shape == parameter.shape and key != "step":
            sampled[key] = sample_tensor(value, side)
        elif isinstance(value, int | float) or (isinstance(value, Tensor) and value.numel() == 1):
            sampled[key] = float(value)
    return sampled


def explain_update(inputs: OptimizerInputs, variables: dict[str, Any], side: int) -> UpdateRule:
    """The rule with the numbers of the step that was just taken, for every parameter that it moved.

    ``derived`` says whether the lines derive the update; ``rounded``, that they could, but that float32 rounds these
    numbers so coarsely that the lines would not give what torch got.
    """
    optimizer = type(variables[inputs.name]).__name__
    derivations = _begin_derivations(inputs, variables, side)
    derived = optimizer in RULES and all(_derive(RULES[optimizer], each, moved) for each, moved in derivations.values())
    if not derived:
        derivations = _begin_derivations(inputs, variables, side)
        for each, moved in derivations.values():
            _show_ends(each, moved)
    return {
        "kind": "rule",
        "optimizer": optimizer,
        "derived": derived,
        "rounded": optimizer in RULES and not derived,
        "lines": next((each.lines for each, _ in derivations.values()), []),
        "parameters": {
            name: {key: _rows(values) for key, values in each.arrays.items()} | {"u": _rows(moved)}
            for name, (each, moved) in derivations.items()
        },
        "skipped": [name for name, gradient in inputs.gradients.items() if gradient is None],
    }


def _begin_derivations(
    inputs: OptimizerInputs, variables: dict[str, Any], side: int
) -> dict[str, tuple[Derivation, Tensor]]:
    """By parameter that has a gradient: its derivation before the first line, and by how much torch moved it."""
    state, parameters = variables[inputs.name].state, dict(variables["model"].named_parameters())
    return {
        name: (
            Derivation(
                inputs.values[name],
                gradient,
                inputs.states[name],
                _sample_state(state.get(parameters[name], {}), parameters[name], side),
                inputs.options[name],
            ),
            sample_tensor(parameters[name], side) - inputs.values[name],
        )
        for name, gradient in inputs.gradients.items()
        if gradient is not None
    }


def _derive(rule: Rule, derivation: Derivation, moved: Tensor) -> bool:
    """Whether the rule, computed again line by line, moves the parameter as torch did."""
    rule(derivation)
    tolerance = 1e-5 + 1e-4 * (derivation.value + moved).abs()
    return derivation.update is not None and bool(((derivation.update - moved).abs() <= tolerance).all())


def _show_ends(derivation: Derivation, moved: Tensor) -> None:
    """What went in and what came out of a rule that has no derivation."""
    derivation.add_line("the gradient, from backward", "g", "{g}", g=derivation.gradient)
    for key, after in derivation.state_after.items():
        name, words = key.replace("_", ""), f"the optimizer's state {key}"
        before = derivation.state_before.get(key)
        if not isinstance(after, Tensor):
            derivation.add_line(words, "", f"{after:g}")
        elif isinstance(before, Tensor):
            derivation.add_line(words, "", f"{{{name}0}} → {{{name}}}", **{f"{name}0": before, name: after})
        else:
            derivation.add_line(words, "", f"{{{name}}}", **{name: after})
    value = derivation.value
    derivation.add_line("the parameter", "w", "{w} → {w1}", w=value, w1=value + moved)
    derivation.update = moved


def _rows(values: Tensor) -> list[list[JsonNumber]]:
    return [[json_number(value) for value in row] for row in values.tolist()]
