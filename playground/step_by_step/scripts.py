"""The script that is walked through, with the edits that a person made to its lines."""

from playground.experiment import Experiment
from playground.script.edits import Edit, apply_edits, replace_once
from playground.script.program import ParsedScript, parse
from playground.script.render import script


def edited_script(experiment: Experiment, edits: tuple[Edit, ...]) -> ParsedScript:
    """The script of an experiment with these edits.

    Raises:
        ScriptError: an edit cannot be made.
    """
    return parse(apply_edits(script(experiment), edits))


def shortened_script(experiment: Experiment, edits: tuple[Edit, ...], epochs: int) -> str:
    """The same script, for another number of epochs."""
    text = edited_script(experiment, edits).text
    return replace_once(text, f"\nepochs = {experiment.epochs}\n", f"\nepochs = {epochs}\n")
