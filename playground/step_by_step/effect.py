"""What leaving out or moving a line did to a loop, in a sentence or two."""

import math

from playground.sandbox.script_result import ScriptResult


def describe_effect(right: ScriptResult, changed: ScriptResult) -> str:
    """What happened to a changed loop, from the numbers of both loops."""
    if changed.error:
        return f"Your loop stops with an error. {changed.error}"
    if not changed.weights_moved:
        return "Your loop changes no weight at all: the model ends as it began, and no error appears."
    if not math.isfinite(changed.last()):
        return (
            "The loss of your loop is no longer a number: every step overshot the minimum further than the one before."
        )
    if changed.history == right.history:
        return (
            "Your loop gives the same losses on this model, to the last digit: the effect of your change is elsewhere (in "
            "memory or time), or appears only with other layers, such as dropout."
        )
    ends = (
        f"Your loop ends at a training loss of {changed.last():.4g} and a test loss of {changed.last('test_loss'):.4g}, "
        f"the right one at {right.last():.4g} and {right.last('test_loss'):.4g}"
    )
    if changed.last() > 1.2 * right.last() or changed.last("test_loss") > 1.2 * right.last("test_loss"):
        return f"{ends}: it learns worse."
    return f"{ends}: on this model the change does little or no harm."
