"""Deliberate changes of a script's loops: a line left out and put back, moved up or down, or written otherwise.

Lines keep their numbers: what is left out stays as a comment. Nothing here takes text from a person.
"""

from dataclasses import dataclass
from typing import Literal

from playground.script.program import Program, ProgramError, Statement, parse

MARK = "# left out: "
_MORE = "# and this: "
"""The same, on the further lines of a statement that has several."""
_NO_BLOCK = "if True:  "
"""What stands where a ``with`` was: the lines below it run just the same, without it."""

Deed = Literal["leave out", "put back", "move up", "move down"]
MAX_EDITS = 40
"""Changes of one script that a page remembers."""


@dataclass(frozen=True)
class Edit:
    """What is done to the statement, or to the comment left of one, that begins at a line."""

    deed: Deed
    line: int


def edited(text: str, edits: tuple[Edit, ...]) -> str:
    """The script after these edits, one after the other.

    Raises:
        ProgramError: an edit does not fit, so that the script could not be read any more.
    """
    if len(edits) > MAX_EDITS:
        raise ProgramError(f"At most {MAX_EDITS} changes are kept (MAX_EDITS): go back to the right loop first.")
    for edit in edits:
        text = _DEEDS[edit.deed](parse(text), edit.line)
    return text


def possible(program: Program, line: int) -> list[Deed]:
    """What can be done at a line and leave a script that Python can read."""
    if line in left_out(program):
        return ["put back"]
    statement = program.by_line.get(line)
    if statement is None or statement.first != line or statement.depth == 0 or statement.kind in ("for", "if", "def"):
        return []
    deeds: list[Deed] = []
    if statement.kind == "with" or (
        len(statement.siblings) > 1 and not statement.source.startswith(("break", "return"))
    ):
        deeds.append("leave out")
    if _neighbour(program, statement, -1):
        deeds.append("move up")
    if _neighbour(program, statement, 1):
        deeds.append("move down")
    return deeds


def left_out(program: Program) -> list[int]:
    """The first lines of the statements that are left out."""
    return [number for number, line in enumerate(program.lines, 1) if MARK in line]


def rewritten(text: str, old: str, new: str) -> str:
    """The script with one piece of its text replaced by another of ours.

    Raises:
        ProgramError: the piece is not there exactly once.
    """
    if text.count(old) != 1:
        raise ProgramError(f"The script has {old!r} {text.count(old)} times, not once.")
    return text.replace(old, new)


def _leave_out(program: Program, line: int) -> str:
    statement = _statement(program, line, "leave out")
    lines = list(program.lines)
    for number in range(statement.first, statement.last + 1):
        code = lines[number - 1].lstrip()
        mark = MARK if number == statement.first else _MORE
        start = _NO_BLOCK + mark if statement.kind == "with" else mark
        lines[number - 1] = lines[number - 1].removesuffix(code) + start + code
    return "\n".join(lines)


def _put_back(program: Program, line: int) -> str:
    if line not in left_out(program):
        raise ProgramError(f"No statement is left out at line {line}.")
    lines = list(program.lines)
    lines[line - 1] = lines[line - 1].replace(_NO_BLOCK, "").replace(MARK, "")
    number = line + 1
    while _MORE in lines[number - 1]:
        lines[number - 1] = lines[number - 1].replace(_MORE, "")
        number += 1
    return "\n".join(lines)


def _move_up(program: Program, line: int) -> str:
    statement = _statement(program, line, "move up")
    upper = _neighbour(program, statement, -1)
    return _swapped(program, upper, statement) if upper else program.text


def _move_down(program: Program, line: int) -> str:
    statement = _statement(program, line, "move down")
    lower = _neighbour(program, statement, 1)
    return _swapped(program, statement, lower) if lower else program.text


_DEEDS = {"leave out": _leave_out, "put back": _put_back, "move up": _move_up, "move down": _move_down}


def _statement(program: Program, line: int, deed: Deed) -> Statement:
    if deed not in possible(program, line):
        raise ProgramError(f"Line {line} of this loop cannot be changed so ({deed}): choose another.")
    return program.by_line[line]


def _neighbour(program: Program, statement: Statement, step: int) -> Statement | None:
    """The simple statement of the same body right before or after a simple one."""
    at = statement.siblings.index(statement.first) + step
    if statement.kind != "simple" or not 0 <= at < len(statement.siblings):
        return None
    found = program.by_line[statement.siblings[at]]
    return found if found.kind == "simple" else None


def _swapped(program: Program, upper: Statement, lower: Statement) -> str:
    lines = program.lines
    top, middle = _block_start(program, upper), _block_start(program, lower)
    between = lines[upper.last : middle - 1]
    first, second = lines[top - 1 : upper.last], lines[middle - 1 : lower.last]
    return "\n".join([*lines[: top - 1], *second, *between, *first, *lines[lower.last :]])


def _block_start(program: Program, statement: Statement) -> int:
    """The first line of the comments right above a statement, which go where it goes."""
    start = statement.first
    while (above := program.lines[start - 2].lstrip()).startswith("#") and not above.startswith((MARK, _MORE)):
        start -= 1
    return start
