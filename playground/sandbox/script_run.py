"""Running a whole script, right or with a mistake in it, to see what becomes of its curves."""

import contextlib
import io
import math
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from playground.script.program import Program


@dataclass(frozen=True)
class Outcome:
    """What a script left behind.

    Attributes:
        history: losses by name, a value an epoch; ``inf`` and ``nan`` as they came.
        measured: what was asked of its variables afterwards, by name.
        moved: whether any parameter differs from where it began.
        warned: what torch warned of, each thing once.
        error: what stopped it, in torch's or Python's own words; empty when nothing did.
    """

    history: dict[str, list[float]] = field(default_factory=dict)
    measured: dict[str, float] = field(default_factory=dict)
    moved: bool = False
    warned: list[str] = field(default_factory=list)
    error: str = ""

    def last(self, name: str = "train_loss") -> float:
        """The last value of a curve; NaN where there is none."""
        return (self.history.get(name) or [math.nan])[-1]


def run(program: Program, measures: Mapping[str, str]) -> Outcome:
    """Execute a script of ours, without its curves, and measure what it left.

    Args:
        program: trusted: rendered by our own template, changed by our own edits.
        measures: expressions of ours over the script's variables, by name.
    """
    variables: dict[str, Any] = {"__name__": "__main__"}
    error = ""
    with (
        torch.random.fork_rng(devices=[]),
        warnings.catch_warnings(record=True) as warned,
        contextlib.redirect_stdout(io.StringIO()),
    ):
        warnings.simplefilter("always")
        exec(program.prelude, variables)
        before = {name: each.detach().clone() for name, each in variables["model"].named_parameters()}
        try:
            exec(program.loops, variables)
        except Exception as problem:
            # A changed loop may break in any way: that is what it is run for.
            error = f"{type(problem).__name__}: {str(problem).strip().split(chr(10))[0][:400]}"
        measured = {} if error else _measured(variables, measures)
    after = dict(variables["model"].named_parameters())
    return Outcome(
        history={name: [_plain(value) for value in column] for name, column in variables["history"].items()},
        measured=measured,
        moved=any(not torch.equal(after[name], each) for name, each in before.items()),
        warned=list(dict.fromkeys(str(each.message).split("\n")[0][:400] for each in warned)),
        error=error,
    )


def _plain(value: Any) -> float:
    return float(value.detach()) if isinstance(value, Tensor) else float(value)


@torch.inference_mode()
def _measured(variables: dict[str, Any], measures: Mapping[str, str]) -> dict[str, float]:
    scope = {**variables, "graph_nodes": graph_nodes}
    scope["model"].eval()
    return {name: float(eval(source, scope)) for name, source in measures.items()}


def graph_nodes(value: Any) -> int:
    """How many operations the graph behind a value remembers; 0 for a plain number or a tensor without a graph."""
    ways = [value.grad_fn] if isinstance(value, Tensor) and value.grad_fn is not None else []
    seen = set(ways)
    while ways:
        for following, _ in ways.pop().next_functions:
            if following is not None and following not in seen:
                seen.add(following)
                ways.append(following)
    return len(seen)
