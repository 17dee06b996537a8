"""The lines in which two scripts differ."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from playground.script.edits import LEFT_OUT
from playground.script.program import ParsedScript

_CONTEXT_LINES = 1
_KINDS: dict[str, Literal["removed", "added", "unchanged"]] = {"-": "removed", "+": "added", " ": "unchanged"}


@dataclass(frozen=True)
class DifferenceLine:
    """One line of a comparison.

    Attributes:
        kind: ``removed`` is in the first script only, ``added`` in the second only, ``unchanged`` in both; a ``place``
            is the line number of the lines below it.
        text: the line.
    """

    kind: Literal["removed", "added", "unchanged", "place"]
    text: str


def compare_scripts(first: ParsedScript, second: ParsedScript) -> list[DifferenceLine]:
    """The lines that differ, with one line of context around them; comments in place of lines left out are not shown."""
    before, after = first.text.rstrip().split("\n"), second.text.rstrip().split("\n")
    lines: list[DifferenceLine] = []
    for line in list(difflib.unified_diff(before, after, n=_CONTEXT_LINES, lineterm=""))[2:]:
        if line.startswith("@@"):
            number = int(re.findall(r"[0-9]+", line)[0]) + _CONTEXT_LINES
            lines.append(DifferenceLine("place", f"line {number}"))
        elif line.strip() and not line.lstrip("+ ").startswith(LEFT_OUT):
            lines.append(DifferenceLine(_KINDS[line[0]], line[1:]))
    return lines
