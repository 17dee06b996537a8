"""The model of a run, built by the lines of its own script."""

from playground.sandbox.execution import Execution
from playground.script.render import script
from playground.training.state import RunState, to_tensors


def build_model(execution: Execution, state: RunState) -> None:
    """Run the script of a run up to its loss function, and load the weights of the run into the model.

    The execution then has the variables of the script: ``model``, ``device``, ``scaler``, … The model is in training mode,
    as every new model is.
    """
    text = script(state.experiment.replace(weight_changes=(), learning_rate_changes=()))
    run_lines(execution, _source_above(text, "loss_fn ="))
    execution.variables["model"].load_state_dict(to_tensors(state.model))


def _source_above(text: str, start: str) -> str:
    """The lines of a script above the line that starts so, without matplotlib, which they do not use."""
    above, _, _ = text.partition(f"\n{start}")
    return "\n".join(line for line in above.split("\n") if not line.startswith("import matplotlib"))


def run_lines(execution: Execution, source: str) -> None:
    """Run lines that must not fail.

    Raises:
        RuntimeError: they do; this is a bug in the template of the script.
    """
    if failure := execution.run(source):
        raise RuntimeError(f"Line {failure.number} of the script failed ({failure.line}): {failure}")
