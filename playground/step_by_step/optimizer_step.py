"""The update rule of an optimizer, line by line, with the numbers of the step that was just taken.

Where a rule is not taken apart, the page shows what went in and what came out, and says so.
"""

from dataclasses import dataclass
from typing import Any

from torch import Tensor

from playground.step_by_step.derivation import State, Working
from playground.step_by_step.optimizer_rules import RULES, Rule
from playground.step_by_step.snapshot import number, sampled


@dataclass(frozen=True)
class Before:
    """What an optimizer is about to use.

    Attributes:
        name: its variable in the script.
        values: of every parameter of the model, by name, sampled float64.
        gradients: of those that this optimizer moves; None where there is none.
        states: its memory of each, sampled where it is a tensor of the parameter's shape.
        options: of each, such as ``lr`` and ``betas``.
    """

    name: str
    values: dict[str, Tensor]
    gradients: dict[str, Tensor | None]
    states: dict[str, State]
    options: dict[str, dict[str, Any]]


def before(name: str, variables: dict[str, Any], side: int) -> Before:
    """Note everything that the optimizer of that variable is about to use."""
    optimizer, model = variables[name], variables["model"]
    called = {id(parameter): title for title, parameter in model.named_parameters()}
    found = Before(name, {title: sampled(each, side) for title, each in model.named_parameters()}, {}, {}, {})
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            title = called[id(parameter)]
            found.options[title] = {key: value for key, value in group.items() if key != "params"}
            found.gradients[title] = None if parameter.grad is None else sampled(parameter.grad, side)
            found.states[title] = _state(optimizer.state.get(parameter, {}), parameter, side)
    return found


def _state(kept: dict[str, Any], parameter: Tensor, side: int) -> State:
    state: State = {}
    for key, value in kept.items():
        if isinstance(value, Tensor) and value.shape == parameter.shape and key != "step":
            state[key] = sampled(value, side)
        elif isinstance(value, int | float) or (isinstance(value, Tensor) and value.numel() == 1):
            state[key] = float(value)
    return state


def glance(found: Before, variables: dict[str, Any], side: int) -> dict[str, Any]:
    """The rule with the numbers of the step that was just taken, for every parameter that it moved.

    ``apart`` says whether the rule was taken apart; ``rounded``, that it could have been, but that float32 rounds these
    numbers so coarsely that the lines would not give what torch got.
    """
    optimizer = variables[found.name]
    title = type(optimizer).__name__
    moves = _moves(found, variables, side)
    apart = title in RULES and all(_taken_apart(RULES[title], x, moved) for x, moved in moves.values())
    if not apart:
        moves = _moves(found, variables, side)
        for x, moved in moves.values():
            _generic(x, moved)
    return {
        "kind": "rule",
        "optimizer": title,
        "apart": apart,
        "rounded": title in RULES and not apart,
        "lines": next((x.lines for x, _ in moves.values()), []),
        "parameters": {
            name: {key: _array(values) for key, values in x.arrays.items()} | {"u": _array(moved)}
            for name, (x, moved) in moves.items()
        },
        "skipped": [name for name, gradient in found.gradients.items() if gradient is None],
    }


def _moves(found: Before, variables: dict[str, Any], side: int) -> dict[str, tuple[Working, Tensor]]:
    """By parameter that has a gradient: what its rule starts from, and by how much it moved."""
    state, now = variables[found.name].state, dict(variables["model"].named_parameters())
    return {
        name: (
            Working(
                found.values[name],
                gradient,
                found.states[name],
                _state(state.get(now[name], {}), now[name], side),
                found.options[name],
            ),
            sampled(now[name], side) - found.values[name],
        )
        for name, gradient in found.gradients.items()
        if gradient is not None
    }


def _taken_apart(rule: Rule, x: Working, moved: Tensor) -> bool:
    """Whether the rule, computed again line by line, moves the parameter as torch did."""
    rule(x)
    within = 1e-5 + 1e-4 * (x.value + moved).abs()
    return x.update is not None and bool(((x.update - moved).abs() <= within).all())


def _generic(x: Working, moved: Tensor) -> None:
    """What went in and what came out of a rule that is not taken apart."""
    x.say("the gradient, from backward", "g", "{g}", g=x.gradient)
    for key, after in x.now.items():
        name = key.replace("_", "")
        if isinstance(after, Tensor):
            earlier = x.was.get(key)
            if isinstance(earlier, Tensor):
                x.say(f"its memory {key}", "", f"{{{name}0}} → {{{name}}}", **{f"{name}0": earlier, name: after})
            else:
                x.say(f"its memory {key}", "", f"{{{name}}}", **{name: after})
        else:
            x.say(f"its memory {key}", "", f"{after:g}")
    x.say("the parameter", "w", "{w} → {w1}", w=x.value, w1=x.value + moved)
    x.update = moved


def _array(values: Tensor) -> list[list[float | str]]:
    return [[number(value) for value in row] for row in values.tolist()]
