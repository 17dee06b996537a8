"""What the browser gets of a script before the walk: its lines, and an explanation of each."""

import hashlib

from playground.experiment import Experiment
from playground.protocol.step_by_step import ShownStatement, WalkedScript
from playground.script.budget import affordable_steps
from playground.script.edits import left_out_lines, possible_edits
from playground.script.program import ParsedScript, Statement
from playground.step_by_step.explanations import TESTING_STEPS, TRAINING_STEPS, explain_statement
from playground.step_by_step.highlighting import highlight_lines


def script_message(experiment: Experiment, script: ParsedScript, edited: bool, editable: bool) -> WalkedScript:
    """The loops as they are shown.

    Args:
        experiment: of the script.
        script: the script, with its edits.
        edited: whether it has any.
        editable: whether a person may leave lines out and move them.

    Returns:
        ``id``, the same for the same script; ``lines`` from the line ``first`` on; ``above``, everything before them;
        ``statements`` with their lines, explanations and possible edits.
    """
    statements = [*(_statement(script, each) for each in script.statements), *_left_out(script)]
    if not editable:
        for each in statements:
            each["edits"] = []
    lines = highlight_lines(script.text)
    return {
        "id": hashlib.sha256(script.text.encode()).hexdigest()[:16],
        "above": lines[: script.first_line - 1],
        "first": script.first_line,
        "lines": lines[script.first_line - 1 : script.last_line],
        "batch_line": script.batch_line,
        "statements": statements,
        "steps": {"training": list(TRAINING_STEPS), "testing": list(TESTING_STEPS)},
        "affordable_steps": affordable_steps(experiment),
        "edited": edited,
        "features": list(experiment.input_names),
        "classes": list(experiment.class_names),
    }


def _statement(script: ParsedScript, statement: Statement) -> ShownStatement:
    explanation = explain_statement(statement.source)
    return {
        "first": statement.first,
        "last": statement.last,
        "end": statement.end,
        "kind": statement.kind,
        "title": explanation.title,
        "does": explanation.does,
        "without": explanation.without,
        "step": explanation.step,
        "edits": possible_edits(script, statement.first),
    }


def _left_out(script: ParsedScript) -> list[ShownStatement]:
    """The lines that are left out: comments, which are not statements."""
    return [
        {
            "first": line,
            "last": line,
            "end": line,
            "kind": "left out",
            "title": "",
            "does": "",
            "without": "",
            "step": "",
            "edits": possible_edits(script, line),
        }
        for line in left_out_lines(script)
        if line not in script.by_line
    ]
