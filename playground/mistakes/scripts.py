"""The two scripts of a mistake: the right one and the wrong one."""

from playground.experiment import Experiment
from playground.mistakes.mistake import Mistake
from playground.script.budget import with_readable_batches
from playground.script.edits import replace_once
from playground.script.program import ParsedScript, parse
from playground.script.render import script


def scripts_of(mistake: Mistake, batch_size: int | None = None) -> tuple[ParsedScript, ParsedScript]:
    """The right script of a mistake and the wrong one; with batches of another size, if one is given."""
    both = [mistake.experiment, mistake.wrong_experiment]
    right, wrong = (script(each if batch_size is None else each.replace(batch_size=batch_size)) for each in both)
    for old, new in mistake.shared_rewrites:
        right, wrong = replace_once(right, old, new), replace_once(wrong, old, new)
    for old, new in mistake.rewrites:
        wrong = replace_once(wrong, old, new)
    return parse(right), parse(wrong)


def readable_wrong_script(mistake: Mistake) -> tuple[Experiment, ParsedScript]:
    """The wrong experiment of a mistake and its script, with batches that are small enough to read."""
    experiment = with_readable_batches(mistake.wrong_experiment)
    return experiment, scripts_of(mistake, experiment.batch_size)[1]
