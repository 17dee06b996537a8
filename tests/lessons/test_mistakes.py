"""The exercises of Mistakes can be solved with mistakes of the catalog, and not by the page as it opens."""

import math

import torch

from playground.lessons.exercise import Number
from playground.lessons.mistakes import EXERCISES
from playground.mistakes.tasks import run_mistake

INVISIBLE, MEMORISES, LOWEST = EXERCISES


def test_what_solves_an_exercise() -> None:
    assert INVISIBLE.achieved is not None
    assert MEMORISES.achieved is not None
    first, graph, dropout = (run_mistake(name) for name in ("no_zero_grad", "no_inference_mode", "no_train_mode"))
    assert [INVISIBLE.achieved(each) for each in (first, graph, dropout)] == [False, True, False]
    assert [MEMORISES.achieved(each) for each in (first, graph, dropout)] == [False, False, True]


def test_the_lowest_loss_is_torchs() -> None:
    run = run_mistake("no_zero_grad")
    best = torch.nn.functional.cross_entropy(torch.eye(10), torch.arange(10)).item()
    assert isinstance(LOWEST.answer, Number)
    assert LOWEST.answer.accepts(best, run)
    assert not LOWEST.answer.accepts(0.5514, run)
    assert f"{math.log(1 + 9 / math.e):.4f}" in LOWEST.explanation_for(run)
