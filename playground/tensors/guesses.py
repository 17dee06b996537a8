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
    """Compare a guess with the shape that came out.

    Args:
        guess: a shape as a student types it, or the word ``error``.
        shape: that came out; None when torch raised an error.

    Raises:
        TensorError: the guess is neither.
    """
    guessed = None if guess.strip().lower().strip(" .!") == ERROR else typed.parse_shape(guess)
    truth = "an error" if shape is None else f"{list(shape)}"
    guessed_text = "an error" if guessed is None else f"{list(guessed)}"
    if guessed == shape:
        return Verdict(True, f"Right: {truth}.")
    return Verdict(False, f"Not quite: you guessed {guessed_text}, and it is {truth}.")
