"""What a deliberate mistake is: a right loop, what is wrong in the other, and the symptom, in words and as a check."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from playground.experiment import Experiment, Layer
from playground.sandbox.script_result import ScriptResult

CurveShape = Literal[
    "swings", "never moves", "plateau", "explodes", "hardly falls", "test noisy", "test too good", "test high", "same"
]
Rewrite = tuple[str, str]
"""A piece of the script's text, which occurs there once, and what replaces it."""


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One mistake.

    Attributes:
        name: its key.
        title: what is wrong, in a few words of Markdown.
        experiment: one on which the symptom shows.
        wrong_values: values of the Experiment that are wrong.
        rewrites: lines of the script that are wrong.
        shared_rewrites: lines that are changed in both scripts, the right one and the wrong one.
        measurements: expressions over the variables of both scripts after the run, by name; see ``symptom_numbers``.
        curve_shape: of the wrong loop's losses; a quiz offers no two answers of the same shape.
        symptom: what the curves show, with ``{names}`` of ``symptom_numbers``.
        why: what happens.
        fix: what to do.
        has_symptom: whether the results of the right and the wrong script show the symptom.
    """

    name: str
    title: str
    experiment: Experiment
    wrong_values: Mapping[str, Any] = field(default_factory=dict)
    rewrites: tuple[Rewrite, ...] = ()
    shared_rewrites: tuple[Rewrite, ...] = ()
    measurements: Mapping[str, str] = field(default_factory=dict)
    curve_shape: CurveShape
    symptom: str
    why: str
    fix: str
    has_symptom: Callable[[ScriptResult, ScriptResult], bool]

    @property
    def plain_title(self) -> str:
        """The title without Markdown's marks for code."""
        return self.title.replace("`", "")

    @property
    def wrong_experiment(self) -> Experiment:
        """The experiment with the wrong values."""
        return self.experiment.replace(**self.wrong_values)


def symptom_numbers(right: ScriptResult, wrong: ScriptResult) -> dict[str, float]:
    """The numbers that a symptom may name: ``right_train_loss`` and ``wrong_…`` (the last of each curve), ``…_first`` (the
    first training loss), and the measurements, such as ``wrong_accuracy`` (in percent)."""
    numbers: dict[str, float] = {}
    for name, result in (("right", right), ("wrong", wrong)):
        numbers |= {f"{name}_{curve}": result.last(curve) for curve in result.history}
        numbers[f"{name}_first"] = result.history["train_loss"][0]
        numbers |= {f"{name}_{measurement}": value for measurement, value in result.measurements.items()}
    return numbers


def jitter(result: ScriptResult) -> float:
    """By how much the test loss changes from epoch to epoch over the second half of the run, on average."""
    losses = result.history["test_loss"]
    half = losses[len(losses) // 2 :]
    return sum(abs(one - other) for one, other in itertools.pairwise(half)) / max(1, len(half) - 1)


ACCURACY = {"accuracy": "100 * test_accuracy"}
CIRCLES = Experiment(dataset="circles", layers=(Layer(8),), learning_rate=0.05, epochs=60)
LINE = Experiment(
    dataset="line",
    model="line",
    loss="L1Loss",
    optimizer="SGD",
    learning_rate=0.01,
    batch_size=None,
    split="sequential",
    test_fraction=0.2,
    shuffle=False,
    epochs=100,
)
FEW_MOONS = Experiment(
    dataset="moons",
    dataset_options={"noise": 0.4, "samples": 100},
    layers=(Layer(64, "ReLU"), Layer(64, "ReLU")),
    learning_rate=0.01,
    epochs=150,
)
