"""Two loops side by side: what their curves look like, which lines differ, and what there is to say of the difference."""

import difflib
import math
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.script.edits import MARK
from playground.script.program import Program

if TYPE_CHECKING:
    from playground.sandbox.script_run import Outcome

MOST_POINTS = 200
FAR_APART = 20.0
"""How many times higher one curve must reach for the axis to go by powers of ten."""
_CONTEXT = 1


def curves(right: "Outcome", wrong: "Outcome") -> dict[str, Any]:
    """What the chart is told: a panel each for the training and the test loss, with both loops in it."""
    panels = [
        _panel(name, right.history.get(name, []), wrong.history.get(name, [])) for name in ("train_loss", "test_loss")
    ]
    return {"panels": panels, "words": _described(right, wrong)}


def _panel(name: str, right: list[float], wrong: list[float]) -> dict[str, Any]:
    known = [[value for value in column if math.isfinite(value) and value > 0] for column in (right, wrong)]
    both = [value for column in known for value in column]
    spread_out = bool(known[0] and known[1]) and max(known[1]) > FAR_APART * max(known[0])
    top = 1.08 * max(both) if both else 1.0
    span = [math.log10(min(both) / 1.3), math.log10(top)] if spread_out else [0.0, top]
    return {
        "part": name.removesuffix("_loss"),
        "title": f"{name.replace('_', ' ')}, powers of ten" if spread_out else name.replace("_", " "),
        "log": spread_out,
        "range": [float(f"{end:.4g}") for end in span],
        "right": _points(right),
        "wrong": _points(wrong),
    }


def _points(column: list[float]) -> dict[str, list[Any]]:
    """At most ``MOST_POINTS`` of a curve; what is not finite leaves a gap."""
    rows = np.linspace(0, len(column) - 1, min(len(column), MOST_POINTS)).round().astype(int).tolist() if column else []
    return {
        "epochs": rows,
        "losses": [float(f"{column[row]:.4g}") if math.isfinite(column[row]) else None for row in rows],
    }


def _described(right: "Outcome", wrong: "Outcome") -> str:
    def ends(outcome: "Outcome") -> str:
        return f"train loss {outcome.last():.4g}, test loss {outcome.last('test_loss'):.4g}"

    return (
        f"Losses over {len(right.history['train_loss'])} epochs. Right loop: {ends(right)}. Other loop: {ends(wrong)}."
    )


def verdict(right: "Outcome", wrong: "Outcome") -> str:
    """What becomes of a changed loop, in a sentence or two, from its numbers alone."""
    if wrong.error:
        return f"Your loop stops with an error. {wrong.error}"
    if not wrong.moved:
        return "Your loop moves no weight at all: the model ends as it began, and no error says so."
    if not math.isfinite(wrong.last()):
        return "The loss of your loop is no longer a number: every step went further astray than the one before."
    if wrong.history == right.history:
        return (
            "To the last digit, your loop gives the same losses on this model: what you changed shows elsewhere (in "
            "memory or time), or only with other layers, such as dropout."
        )
    ends = (
        f"Your loop ends at a training loss of {wrong.last():.4g} and a test loss of {wrong.last('test_loss'):.4g}, the "
        f"right one at {right.last():.4g} and {right.last('test_loss'):.4g}"
    )
    if wrong.last() > 1.2 * right.last() or wrong.last("test_loss") > 1.2 * right.last("test_loss"):
        return f"{ends}: it learns worse."
    return f"{ends}: on this model the change does little harm, or none."


def difference(right: Program, wrong: Program) -> list[str]:
    """The lines that differ, each after its mark: ``-`` stands in the right script, ``+`` in the other, a space in both, and
    ``@`` says where they are.
    """
    before, after = right.text.rstrip().split("\n"), wrong.text.rstrip().split("\n")
    shown: list[str] = []
    for line in list(difflib.unified_diff(before, after, n=_CONTEXT, lineterm=""))[2:]:
        if line.startswith("@@"):
            shown.append(f"@line {int(re.findall(r'[0-9]+', line)[0]) + _CONTEXT}")
        elif line.strip() and not line.lstrip("+ ").startswith(MARK):
            shown.append(line)
    return shown
