"""What a student guesses before the page shows it, and whether the guess is right."""

from dataclasses import dataclass

from playground.tensors import typed

ERROR = "error"
Shape = tuple[int, ...]


@dataclass(frozen=True)
class Verdict:
    """Whether a guess was right, and a sentence about it."""

    right: bool
    message: str


def judge_guess(guess: str, shape: Shape | None) -> Verdict:
    """Hold a guess against what came out.

    Args:
        guess: a shape as somebody types it, or the word ``error``.
        shape: that came out, or ``None`` when torch refused.

    Raises:
        TensorError: the guess is neither.
    """
    guessed = None if guess.strip().lower().strip(" .!") == ERROR else typed.shape(guess)
    came = "an error" if shape is None else f"{list(shape)}"
    meant = "an error" if guessed is None else f"{list(guessed)}"
    if guessed == shape:
        return Verdict(True, f"Right: {came}.")
    return Verdict(False, f"Not quite: you said {meant}, and it is {came}.")
