"""The sentences about an edited loop follow from its numbers."""

import math

import pytest

from playground.sandbox.script_result import ScriptResult
from playground.step_by_step.effect import describe_effect


def result(train: float, test: float, *, weights_moved: bool = True, error: str = "") -> ScriptResult:
    history = {"train_loss": [1.0, train], "test_loss": [1.0, test]}
    return ScriptResult(history, weights_moved=weights_moved, error=error)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (result(0.1, 0.1, error="NameError: name 'loss' is not defined"), "stops with an error. NameError"),
        (result(1.0, 1.0, weights_moved=False), "changes no weight at all"),
        (result(math.nan, math.nan), "no longer a number"),
        (result(0.1, 0.2), "the same losses on this model"),
        (result(0.5, 0.6), "it learns worse"),
        (result(0.1001, 0.2), "little or no harm"),
    ],
)
def test_the_effect_is_described(changed: ScriptResult, words: str) -> None:
    assert words in describe_effect(result(0.1, 0.2), changed)
