"""Deliberate edits of a script's loops: a line left out or put back, moved up or down, or replaced.

Lines keep their numbers: a line that is left out stays as a comment. No text that a person typed enters a script here.
"""

from dataclasses import dataclass

from playground.protocol.step_by_step import EditKind
from playground.script.program import ParsedScript, ScriptError, Statement, parse

LEFT_OUT = "# left out: "
"""The mark before the code of a statement that is left out."""
LEFT_OUT_TOO = "# and this: "
"""The same, on the further lines of a statement that has several."""
_NO_BLOCK = "if True:  "
"""What replaces a ``with``: the lines below it run as before, without it."""

MAX_EDITS = 40
"""Edits of one script that a page remembers."""


@dataclass(frozen=True)
class Edit:
    """An edit of the statement, or of the comment in place of one, that begins at a line."""

    kind: EditKind
    line: int


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """The script after these edits, one after the other.

    Raises:
        ScriptError: an edit cannot be made at its line, or there are too many.
    """
    if len(edits) > MAX_EDITS:
        raise ScriptError(f"A loop takes at most {MAX_EDITS} edits (MAX_EDITS): go back to the right loop first.")
    for edit in edits:
        text = _EDITORS[edit.kind](parse(text), edit.line)
    return text


def possible_edits(script: ParsedScript, line: int) -> list[EditKind]:
    """The edits that can be made at a line and leave a script that Python can read."""
    if line in left_out_lines(script):
        return ["put back"]
    statement = script.by_line.get(line)
    if statement is None or statement.first != line or statement.depth == 0 or statement.kind in ("for", "if", "def"):
        return []
    kinds: list[EditKind] = []
    if statement.kind == "with" or (
        len(statement.siblings) > 1 and not statement.source.startswith(("break", "return"))
    ):
        kinds.append("leave out")
    if _neighbour(script, statement, -1):
        kinds.append("move up")
    if _neighbour(script, statement, 1):
        kinds.append("move down")
    return kinds


def left_out_lines(script: ParsedScript) -> list[int]:
    """The first lines of the statements that are left out."""
    return [number for number, line in enumerate(script.lines, 1) if LEFT_OUT in line]


def replace_once(text: str, old: str, new: str) -> str:
    """The script with one piece of its text replaced by another.

    Raises:
        ScriptError: the piece does not occur exactly once.
    """
    if text.count(old) != 1:
        raise ScriptError(f"The script has {old!r} {text.count(old)} times, not once.")
    return text.replace(old, new)


def _leave_out(script: ParsedScript, line: int) -> str:
    statement = _editable_statement(script, line, "leave out")
    lines = list(script.lines)
    for number in range(statement.first, statement.last + 1):
        code = lines[number - 1].lstrip()
        mark = LEFT_OUT if number == statement.first else LEFT_OUT_TOO
        start = _NO_BLOCK + mark if statement.kind == "with" else mark
        lines[number - 1] = lines[number - 1].removesuffix(code) + start + code
    return "\n".join(lines)


def _put_back(script: ParsedScript, line: int) -> str:
    if line not in left_out_lines(script):
        raise ScriptError(f"No statement is left out at line {line}.")
    lines = list(script.lines)
    lines[line - 1] = lines[line - 1].replace(_NO_BLOCK, "").replace(LEFT_OUT, "")
    number = line + 1
    while LEFT_OUT_TOO in lines[number - 1]:
        lines[number - 1] = lines[number - 1].replace(LEFT_OUT_TOO, "")
        number += 1
    return "\n".join(lines)


def _move_up(script: ParsedScript, line: int) -> str:
    statement = _editable_statement(script, line, "move up")
    upper = _neighbour(script, statement, -1)
    return _swap(script, upper, statement) if upper else script.text


def _move_down(script: ParsedScript, line: int) -> str:
    statement = _editable_statement(script, line, "move down")
    lower = _neighbour(script, statement, 1)
    return _swap(script, statement, lower) if lower else script.text


_EDITORS = {"leave out": _leave_out, "put back": _put_back, "move up": _move_up, "move down": _move_down}


def _editable_statement(script: ParsedScript, line: int, kind: EditKind) -> Statement:
    if kind not in possible_edits(script, line):
        raise ScriptError(f"Line {line} of this loop does not allow “{kind}”: choose another line.")
    return script.by_line[line]


def _neighbour(script: ParsedScript, statement: Statement, step: int) -> Statement | None:
    """The simple statement of the same body right before or after a simple one."""
    at = statement.siblings.index(statement.first) + step
    if statement.kind != "simple" or not 0 <= at < len(statement.siblings):
        return None
    neighbour = script.by_line[statement.siblings[at]]
    return neighbour if neighbour.kind == "simple" else None


def _swap(script: ParsedScript, upper: Statement, lower: Statement) -> str:
    lines = script.lines
    top, middle = _block_start(script, upper), _block_start(script, lower)
    between = lines[upper.last : middle - 1]
    first, second = lines[top - 1 : upper.last], lines[middle - 1 : lower.last]
    return "\n".join([*lines[: top - 1], *second, *between, *first, *lines[lower.last :]])


def _block_start(script: ParsedScript, statement: Statement) -> int:
    """The first line of the comments right above a statement, which move with it."""
    start = statement.first
    while (above := script.lines[start - 2].lstrip()).startswith("#") and not above.startswith(
        (LEFT_OUT, LEFT_OUT_TOO)
    ):
        start -= 1
    return start
