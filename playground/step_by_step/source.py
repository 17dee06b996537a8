"""What the browser is told of a script before it is walked through: its lines, and words for each."""

import hashlib
from typing import Any

from playground.experiment import Experiment
from playground.script.budget import steps_in_reach
from playground.script.edits import left_out, possible
from playground.script.program import Program, Statement
from playground.step_by_step.explanations import TESTING_STEPS, TRAINING_STEPS, words_for


def source(experiment: Experiment, program: Program, changed: bool, editable: bool) -> dict[str, Any]:
    """The loops as they are shown.

    Args:
        experiment: of the script.
        program: the script, with what was done to it.
        changed: whether anything was.
        editable: whether a person may leave lines out and move them.

    Returns:
        ``id``, the same for the same script; ``lines`` from the line ``first`` on; ``above``, everything before them;
        ``statements`` with their lines, the words of ``playground.step_by_step.explanations``, and what can be done to them.
    """
    statements = [*(_statement(program, each) for each in program.statements), *_gone(program)]
    if not editable:
        statements = [{**each, "deeds": []} for each in statements]
    return {
        "id": hashlib.sha256(program.text.encode()).hexdigest()[:16],
        "above": "\n".join(program.lines[: program.first_line - 1]).rstrip(),
        "first": program.first_line,
        "lines": program.lines[program.first_line - 1 : program.last_line],
        "fetch": program.batch_line,
        "statements": statements,
        "steps": {"training": list(TRAINING_STEPS), "testing": list(TESTING_STEPS)},
        "reach": steps_in_reach(experiment),
        "batches": experiment.batches_per_epoch,
        "epochs": experiment.epochs,
        "changed": changed,
        "features": list(experiment.input_names),
        "classes": list(experiment.class_names),
        "image": list(experiment.dataset_entry.image_shape or ()),
    }


def _statement(program: Program, statement: Statement) -> dict[str, Any]:
    words = words_for(statement.source)
    return {
        "first": statement.first,
        "last": statement.last,
        "source": statement.source,
        "kind": statement.kind,
        "title": words.title,
        "does": words.does,
        "without": words.without,
        "step": words.step,
        "deeds": possible(program, statement.first),
    }


def _gone(program: Program) -> list[dict[str, Any]]:
    """The statements that are left out, which no longer are statements."""
    return [
        {"first": line, "last": line, "kind": "left out", "deeds": possible(program, line)}
        for line in left_out(program)
        if line not in program.by_line
    ]
