"""The losses of the catalog: names, signatures and defaults as in torch, and some values computed by hand."""

import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional as F

from playground.catalog.activations import ACTIVATIONS
from playground.catalog.losses import ABSENT_LOSSES, LOSSES, Loss
from playground.fields import Options
from tests.catalog.choices import assert_signature, chosen_options

ENTRIES = pytest.mark.parametrize("entry", LOSSES.values(), ids=LOSSES)
SAMPLES = 7


def batch(entry: Loss, classes: int, generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Random outputs and targets in the shapes of the entry."""
    outputs = torch.randn(SAMPLES, classes if entry.targets in ("class", "one_hot") else 1, generator=generator)
    labels = torch.randint(classes, (SAMPLES,), generator=generator)
    targets = {
        "value": torch.rand(SAMPLES, 1, generator=generator) * 3,
        "probability": (labels % 2).float().unsqueeze(1),
        "sign": (labels % 2).float().unsqueeze(1) * 2 - 1,
        "class": labels,
        "one_hot": F.one_hot(labels, classes).float(),
    }[entry.targets]
    for activation in entry.output[:1]:
        outputs = getattr(nn, activation)(**dict(ACTIVATIONS[activation].fixed))(outputs)
    return outputs, targets


def test_every_loss_of_torch_is_offered_or_absent_with_a_reason() -> None:
    losses = {name for name in [*nn.modules.loss.__all__, *dir(nn)] if name.endswith(("Loss", "Loss2d"))}
    assert set(LOSSES) | set(ABSENT_LOSSES) == losses
    assert not set(LOSSES) & set(ABSENT_LOSSES)
    assert all(reason.endswith(".") for reason in ABSENT_LOSSES.values())


@ENTRIES
def test_options_are_those_of_torch(entry: Loss) -> None:
    assert_signature(entry, getattr(nn, entry.name), given={name for name, _ in entry.fixed})


@ENTRIES
def test_every_entry_is_described(entry: Loss) -> None:
    assert entry.advice.endswith(".")
    assert entry.input_format
    assert entry.link.endswith(f"/torch.nn.{entry.name}.html")
    assert all(option.help for option in entry.options)
    assert set(entry.output) <= {name for name, activation in ACTIVATIONS.items() if activation.output}


@ENTRIES
@given(data=st.data())
@settings(max_examples=25)
def test_the_shown_line_builds_the_same_module(entry: Loss, data: st.DataObject) -> None:
    classes = data.draw(st.integers(2, 4))
    chosen = data.draw(chosen_options(entry, lengths={"weight": classes}))
    outputs, targets = batch(entry, classes, torch.Generator().manual_seed(data.draw(st.integers(0, 99))))
    if chosen.get("log_input") is False:
        outputs = F.softplus(outputs)
    shown = eval(entry.call(chosen), {"nn": nn, "torch": torch})
    assert type(shown) is getattr(nn, entry.name)
    value = entry.build(chosen)(outputs, targets)
    assert value.ndim == 0
    assert value.isfinite()
    torch.testing.assert_close(shown(outputs, targets), value, rtol=0, atol=0)


@pytest.mark.parametrize(
    ("name", "chosen", "line"),
    [
        ("HuberLoss", {"delta": 2.0}, "nn.HuberLoss(delta=2.0)"),
        ("KLDivLoss", {}, 'nn.KLDivLoss(reduction="batchmean")'),
        ("BCEWithLogitsLoss", {"pos_weight": 2.0}, "nn.BCEWithLogitsLoss(pos_weight=torch.tensor(2.0))"),
        ("NLLLoss", {"weight": (1.0, 2.0)}, "nn.NLLLoss(weight=torch.tensor([1.0, 2.0]))"),
    ],
)
def test_lines_are_written_as_in_a_course(name: str, chosen: dict[str, float], line: str) -> None:
    assert LOSSES[name].call(Options(chosen)) == line


def test_kl_divergence_of_one_hot_targets_is_nll() -> None:
    generator = torch.Generator().manual_seed(0)
    outputs, targets = batch(LOSSES["KLDivLoss"], 3, generator)
    nll = LOSSES["NLLLoss"].build({})(outputs, targets.argmax(dim=1))
    torch.testing.assert_close(LOSSES["KLDivLoss"].build({})(outputs, targets), nll)


def test_soft_margin_is_binary_cross_entropy_on_signs() -> None:
    outputs, signs = batch(LOSSES["SoftMarginLoss"], 2, torch.Generator().manual_seed(0))
    expected = LOSSES["BCEWithLogitsLoss"].build({})(outputs, (signs + 1) / 2)
    torch.testing.assert_close(LOSSES["SoftMarginLoss"].build({})(outputs, signs), expected)


def test_hinge_loss_is_the_mean_missing_margin() -> None:
    scores = torch.tensor([[2.0, 0.0, 1.5]])
    value = LOSSES["MultiMarginLoss"].build({"margin": 1.0})(scores, torch.tensor([0]))
    assert value.item() == pytest.approx(np.mean([0.0, max(0, 1 - 2 + 0), max(0, 1 - 2 + 1.5)]))


@pytest.mark.parametrize(
    "module", ["losses", "activations", "initialisations", "models", "optimizers", "schedulers", "metrics", "entry"]
)
def test_listing_the_choices_does_not_import_torch(module: str) -> None:
    code = f"import sys, playground.catalog.{module}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
