"""The exceptions of the playground: one base, and one way to put an error into a line."""

MAX_ERROR_CHARACTERS = 420
"""Characters of a message that are shown; torch's dispatcher can list every kernel it has."""


class PlaygroundError(ValueError):
    """Something that a person requested cannot be done.

    The message is one sentence for that person: what was wrong, where, why, and what to do. Every exception that the
    playground raises for a person is one of these; anything else is a bug.
    """


def first_line(error: BaseException | str) -> str:
    """The first line of a message, without the place in torch's own source that torch may add to it, and not too long."""
    line = str(error).strip().split("\n")[0].split(" (Triggered internally")[0]
    return line if len(line) <= MAX_ERROR_CHARACTERS else line[: MAX_ERROR_CHARACTERS - 1] + "…"


def named_line(error: BaseException) -> str:
    """The class of an error and its first line, as Python prints them: ``TypeError: message``."""
    line = first_line(error)
    return f"{type(error).__name__}: {line}" if line else type(error).__name__
