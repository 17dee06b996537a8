"""Running a whole script, with or without a mistake in it, for its loss curves."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from playground.sandbox.execution import Execution
from playground.sandbox.script_execution import failure_line, script_execution
from playground.sandbox.script_result import ScriptResult
from playground.script.program import ParsedScript


def run_script(script: ParsedScript, expressions: Mapping[str, str]) -> ScriptResult:
    """Execute a script without its plots, and evaluate expressions over its variables.

    Args:
        script: rendered by the playground's own template and changed by its own edits.
        expressions: from the catalog of mistakes, by name; ``graph_nodes`` is defined in them.
    """
    with script_execution(script) as execution:
        model = execution.variables["model"]
        initial = {name: each.detach().clone() for name, each in model.named_parameters()}
        failure = execution.run_loops()
        measurements = {} if failure else _measure(execution, expressions)
        trained = dict(execution.variables["model"].named_parameters())
        return ScriptResult(
            history={
                name: [_to_float(value) for value in column] for name, column in execution.variables["history"].items()
            },
            measurements=measurements,
            weights_moved=any(not torch.equal(trained[name], each) for name, each in initial.items()),
            warnings=list(execution.warnings),
            error=failure_line(failure) if failure else "",
        )


def _to_float(value: Any) -> float:
    return float(value.detach()) if isinstance(value, Tensor) else float(value)


@torch.inference_mode()
def _measure(execution: Execution, expressions: Mapping[str, str]) -> dict[str, float]:
    execution.variables["graph_nodes"] = graph_nodes
    execution.variables["model"].eval()
    return {name: float(execution.value(source)) for name, source in expressions.items()}


def graph_nodes(value: Any) -> int:
    """The number of operations in the graph behind a value; 0 for a plain number or a tensor without a graph."""
    unvisited = [value.grad_fn] if isinstance(value, Tensor) and value.grad_fn is not None else []
    visited = set(unvisited)
    while unvisited:
        for following, _ in unvisited.pop().next_functions:
            if following is not None and following not in visited:
                visited.add(following)
                unvisited.append(following)
    return len(visited)
