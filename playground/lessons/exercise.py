"""An exercise as data: what to do, up to three hints, and how it checks itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")
"""What the page shows now, as plain data: a tensor that was made, a run with its history, a model's answer."""
MAX_HINTS = 3


@dataclass(frozen=True)
class Choice(Generic[State]):
    """An answer chosen from several options.

    Attributes:
        options: what is offered.
        right: computes the right ones from what the page shows, so that they can never be out of date.
        several: more than one may be right.
    """

    options: tuple[str, ...]
    right: Callable[[State], frozenset[str]]
    several: bool = False

    def accepts(self, given: frozenset[str], state: State) -> bool:
        """Whether exactly the right options were chosen."""
        return given == self.right(state)


@dataclass(frozen=True)
class Number(Generic[State]):
    """An answer that is a number.

    Attributes:
        right: computes the right number from what the page shows.
        tolerance: how far off an answer may be, as a share of the right number.
        margin: the same, as a number; the larger of both counts.
        step: by which the widget moves.
    """

    right: Callable[[State], float]
    tolerance: float = 1e-3
    margin: float = 1e-9
    step: float = 1.0

    def accepts(self, given: float, state: State) -> bool:
        """Whether a number is near enough to the right one."""
        right = self.right(state)
        return abs(given - right) <= max(self.tolerance * abs(right), self.margin)


@dataclass(frozen=True)
class Exercise(Generic[State]):
    """One exercise; it requires either an ``answer``, or something to be ``achieved`` on the page.

    Attributes:
        name: its key, ``page.what``, under which progress is saved.
        task: what to do or to find out, in a sentence; a function where it names what the page shows.
        hints: where to look, the gentlest first.
        explanation: what there is to learn, shown when it is solved; a function where it names what the page shows.
        answer: what a right answer is.
        achieved: whether what the page shows now solves it.
        unavailable: why it cannot be tried now, in a sentence; empty when it can.
    """

    name: str
    task: str | Callable[[State], str]
    hints: tuple[str, ...]
    explanation: str | Callable[[State], str]
    answer: Choice[State] | Number[State] | None = None
    achieved: Callable[[State], bool] | None = None
    unavailable: Callable[[State], str] = lambda _: ""

    def __post_init__(self) -> None:
        if (self.answer is None) == (self.achieved is None):
            raise ValueError(f"{self.name} needs either an answer or something to achieve.")
        if not 1 <= len(self.hints) <= MAX_HINTS:
            raise ValueError(f"{self.name} needs one to {MAX_HINTS} hints.")

    def task_for(self, state: State) -> str:
        """The task, with what the page shows filled in."""
        return self.task if isinstance(self.task, str) else self.task(state)

    def explanation_for(self, state: State) -> str:
        """The explanation, with what the page shows filled in."""
        return self.explanation if isinstance(self.explanation, str) else self.explanation(state)
