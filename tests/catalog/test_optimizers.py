"""The optimizers of the catalog: names, signatures and defaults as in torch.optim, and every option within bounds."""

from functools import partial
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn, optim

from playground import limits
from playground.catalog.optimizer_entry import Optimizer
from playground.catalog.optimizers import ABSENT_OPTIMIZERS, OPTIMIZERS
from playground.fields import Options
from tests.catalog.choices import assert_signature, chosen_options

ENTRIES = pytest.mark.parametrize("entry", OPTIMIZERS.values(), ids=OPTIMIZERS)
# torch writes (None, 0.001) for Adafactor's eps; an empty field means this default.
OWN_DEFAULT = {"Adafactor": ("eps",)}


def stepped(optimizer: optim.Optimizer, weight: nn.Parameter, targets: torch.Tensor) -> torch.Tensor:
    """The weight after three steps of least squares."""

    def closure() -> float:
        optimizer.zero_grad()
        loss = ((weight - targets) ** 2).mean()
        loss.backward()
        return loss.item()

    for _ in range(3):
        optimizer.step(closure)
    return weight.detach()


def test_every_optimizer_of_torch_is_offered_or_absent_with_a_reason() -> None:
    classes = {name for name, value in vars(optim).items() if isinstance(value, type)}
    assert set(OPTIMIZERS) | set(ABSENT_OPTIMIZERS) == classes
    assert not set(OPTIMIZERS) & set(ABSENT_OPTIMIZERS)
    assert all(reason.endswith(".") for reason in ABSENT_OPTIMIZERS.values())


@ENTRIES
def test_options_are_those_of_torch(entry: Optimizer) -> None:
    assert_signature(entry, getattr(optim, entry.name), given={"params", "lr"}, own=OWN_DEFAULT.get(entry.name, ()))


@ENTRIES
def test_every_entry_is_described(entry: Optimizer) -> None:
    assert entry.advice.endswith(".")
    assert entry.link.endswith(f"/torch.optim.{entry.name}.html")
    assert all(option.help for option in entry.options)
    assert limits.MIN_LEARNING_RATE <= entry.learning_rate <= limits.MAX_LEARNING_RATE
    for name, value in entry.proposed:
        assert entry.option(name).check(value) == value


@ENTRIES
@given(data=st.data())
@settings(max_examples=30)
def test_torch_accepts_every_choice_within_bounds_and_the_line_builds_it(entry: Optimizer, data: st.DataObject) -> None:
    chosen = data.draw(chosen_options(entry))
    targets = torch.tensor([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])
    built = nn.Parameter(torch.ones(2, 3))
    shown = nn.Parameter(torch.ones(2, 3))
    after = stepped(entry.build([built], 0.01, chosen), built, targets)
    line = f"optim.{entry.name}([shown], lr=0.01, {', '.join(entry.arguments(chosen))})"
    torch.testing.assert_close(
        stepped(eval(line, {"optim": optim, "shown": shown}), shown, targets), after, rtol=0, atol=0, equal_nan=True
    )


@ENTRIES
def test_the_proposed_learning_rate_learns(entry: Optimizer) -> None:
    """On a small curve the proposed learning rate and options reduce the loss well below its first value."""
    torch.manual_seed(0)
    x = torch.linspace(-2, 2, 60).unsqueeze(1)
    y = (x.sin() > 0.3).float()
    model = nn.Sequential(nn.Linear(1, 4), nn.Tanh(), nn.Linear(4, 1))
    matrices = [parameter for parameter in model.parameters() if parameter.ndim == 2]
    vectors = [parameter for parameter in model.parameters() if parameter.ndim == 1]
    taken = matrices if entry.only_matrices else list(model.parameters())
    optimizers = [entry.build(taken, entry.learning_rate, Options(dict(entry.proposed)))]
    if entry.only_matrices:
        optimizers.append(optim.AdamW(vectors, lr=entry.learning_rate))
    loss_fn = nn.BCEWithLogitsLoss()
    batches = [torch.arange(60)] if entry.full_batch else list(torch.randperm(60).split(10))

    def closure(batch: torch.Tensor) -> float:
        for optimizer in optimizers:
            optimizer.zero_grad()
        loss: torch.Tensor = loss_fn(model(x[batch]), y[batch])
        loss.backward()
        return loss.item()

    for _ in range(60):
        for batch in batches:
            closure(batch)
            for optimizer in optimizers:
                optimizer.step(partial(closure, batch))
    assert loss_fn(model(x), y).item() < 0.2


@pytest.mark.parametrize(
    ("name", "options", "word"),
    [
        ("SGD", {"nesterov": True}, "momentum"),
        ("SGD", {"nesterov": True, "momentum": 0.9, "dampening": 0.1}, "dampening"),
        ("Rprop", {"etas": (0.5, 0.9)}, "etas"),
        ("Rprop", {"etas": (1.1, 1.2)}, "etas"),
        ("Rprop", {"step_sizes": (2.0, 1.0)}, "step sizes"),
    ],
)
def test_the_rules_explain_what_to_do(name: str, options: dict[str, Any], word: str) -> None:
    rule = OPTIMIZERS[name].rule
    assert rule is not None
    assert word in str(rule(OPTIMIZERS[name].resolve(options), 0.1, 100))


def test_nesterov_with_momentum_is_accepted() -> None:
    entry = OPTIMIZERS["SGD"]
    assert entry.rule is not None
    assert entry.rule(entry.resolve({"nesterov": True, "momentum": 0.9}), 0.1, 100) is None
