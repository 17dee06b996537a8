"""The schedulers of the catalog against torch.optim.lr_scheduler, and runs of each to its end."""

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import optim
from torch.optim import lr_scheduler

from playground.catalog.optimizers import OPTIMIZERS
from playground.catalog.scheduler_entry import Scheduler
from playground.catalog.schedulers import ABSENT_SCHEDULERS, NO_SCHEDULER, SCHEDULERS
from tests.catalog.choices import assert_signature, chosen_options

OFFERED = [entry for name, entry in SCHEDULERS.items() if name != NO_SCHEDULER]
ENTRIES = pytest.mark.parametrize("entry", OFFERED, ids=lambda entry: entry.name)
RATE = 0.1
TOTAL = 100


def rates(entry: Scheduler, scheduler: Any, optimizer: optim.Optimizer, steps: int = TOTAL) -> list[float]:
    """The learning rate of every step, and the one after the last."""
    collected = [optimizer.param_groups[0]["lr"]]
    for step in range(steps):
        optimizer.step(lambda: 0.0)
        scheduler.step(*((1.0 + step % 3,) if entry.watches_loss else ()))
        collected.append(optimizer.param_groups[0]["lr"])
    return collected


def new_optimizer(name: str = "SGD") -> optim.Optimizer:
    """An optimizer over one matrix whose gradient is zero."""
    parameter = torch.nn.Parameter(torch.ones(2, 2))
    parameter.grad = torch.zeros(2, 2)
    return OPTIMIZERS[name].build([parameter], RATE, {})


def test_every_scheduler_of_torch_is_offered_or_absent_with_a_reason() -> None:
    classes = {
        name
        for name, value in vars(lr_scheduler).items()
        if isinstance(value, type) and issubclass(value, lr_scheduler.LRScheduler)
    }
    assert {entry.name for entry in OFFERED} | set(ABSENT_SCHEDULERS) == classes
    assert set(lr_scheduler.__all__) <= classes
    assert not set(SCHEDULERS) & set(ABSENT_SCHEDULERS)
    assert all(reason.endswith(".") for reason in ABSENT_SCHEDULERS.values())


@ENTRIES
def test_options_are_those_of_torch(entry: Scheduler) -> None:
    given = {"optimizer", *entry.run_arguments(RATE, TOTAL)}
    left_out = {name for name, _ in entry.left_out}
    assert {name for name, _ in entry.fixed} <= left_out
    assert_signature(
        entry, getattr(lr_scheduler, entry.name), given=given - left_out, always_passed=entry.always_passed
    )


@ENTRIES
def test_every_entry_is_described(entry: Scheduler) -> None:
    assert entry.advice.endswith(".")
    assert entry.link.endswith(f"/torch.optim.lr_scheduler.{entry.name}.html")
    assert all(option.help for option in entry.options)


@ENTRIES
@given(data=st.data())
@settings(max_examples=30)
def test_torch_accepts_every_choice_within_bounds_and_the_line_builds_it(entry: Scheduler, data: st.DataObject) -> None:
    chosen = data.draw(chosen_options(entry))
    optimizer = new_optimizer()
    expected = rates(entry, entry.build(optimizer, chosen, RATE, TOTAL), optimizer)
    assert all(0 <= rate <= RATE * (1 + 1e-9) for rate in expected[:TOTAL])
    shown = new_optimizer()
    line = f"lr_scheduler.{entry.name}(shown, {', '.join(entry.arguments_for(chosen, RATE, TOTAL))})"
    assert rates(entry, eval(line, {"lr_scheduler": lr_scheduler, "shown": shown}), shown) == expected


@ENTRIES
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_scheduler_works_with_every_optimizer(entry: Scheduler, optimizer: str) -> None:
    """Optimizers without a momentum work too, and the momentum of the others stays the same."""
    built = new_optimizer(optimizer)
    before = {name: built.param_groups[0].get(name) for name in ("momentum", "betas")}
    assert len(rates(entry, entry.build(built, {}, RATE, TOTAL), built)) == TOTAL + 1
    assert {name: built.param_groups[0].get(name) for name in before} == before


@ENTRIES
def test_a_restored_scheduler_continues_with_the_same_learning_rates(entry: Scheduler) -> None:
    uninterrupted = new_optimizer()
    expected = rates(entry, entry.build(uninterrupted, {}, RATE, TOTAL), uninterrupted)
    first, second = new_optimizer(), new_optimizer()
    interrupted = entry.build(first, {}, RATE, TOTAL)
    rates(entry, interrupted, first, TOTAL // 2 - TOTAL // 2 % 3)
    resumed = entry.build(second, {}, RATE, TOTAL)
    second.load_state_dict(first.state_dict())
    resumed.load_state_dict(interrupted.state_dict())
    done = TOTAL // 2 - TOTAL // 2 % 3
    assert rates(entry, resumed, second, TOTAL - done) == expected[done:]


@given(
    steps=st.integers(1, 60),
    share=st.one_of(st.sampled_from([0.1, 0.2, 0.25, 0.5, 0.75]), st.floats(0.01, 0.99)),
    three_phase=st.booleans(),
)
def test_one_cycle_runs_to_its_end_or_is_refused_with_a_reason(steps: int, share: float, three_phase: bool) -> None:
    entry = SCHEDULERS["OneCycleLR"]
    chosen = {"pct_start": share, "three_phase": three_phase}
    assert entry.rule is not None
    if entry.rule(entry.resolve(chosen), RATE, steps):
        assert three_phase or share * steps == 1
    else:
        optimizer = new_optimizer()
        assert len(rates(entry, entry.build(optimizer, chosen, RATE, steps), optimizer, steps)) == steps + 1


@pytest.mark.parametrize(("steps", "share", "three_phase"), [(2, 0.5, False), (10, 0.1, True), (4, 0.75, True)])
def test_one_cycle_is_refused_where_a_phase_has_no_step(steps: int, share: float, three_phase: bool) -> None:
    entry = SCHEDULERS["OneCycleLR"]
    assert entry.rule is not None
    problem = entry.rule(entry.resolve({"pct_start": share, "three_phase": three_phase}), RATE, steps)
    assert str(problem).startswith("OneCycleLR")


@pytest.mark.parametrize(
    ("name", "option"),
    [("CyclicLR", "base_lr"), ("CosineAnnealingLR", "eta_min"), ("ReduceLROnPlateau", "min_lr")],
)
def test_the_lowest_rate_must_be_below_the_learning_rate(name: str, option: str) -> None:
    entry = SCHEDULERS[name]
    assert entry.rule is not None
    assert option in str(entry.rule(entry.resolve({option: 0.5}), RATE, TOTAL))
    assert entry.rule(entry.resolve({option: 0.01}), RATE, TOTAL) is None
