"""Learning-rate schedulers, and those of ``torch.optim.lr_scheduler`` that are absent, with the reason."""

from dataclasses import dataclass
from typing import Literal

from playground.catalog.entry import Entry


@dataclass(frozen=True, kw_only=True)
class Scheduler(Entry):
    """A class of ``torch.optim.lr_scheduler``.

    Attributes:
        steps: how often a script calls ``scheduler.step()``: after every epoch or after every batch.
        watches_loss: ``step`` takes the validation (or else the test) loss.
        total_steps: it must know the length of the run; the name of that argument, such as ``total_steps``.
        peak: the argument that takes the chosen learning rate as its highest value, such as ``max_lr``.
    """

    steps: Literal["epoch", "batch"] = "epoch"
    watches_loss: bool = False
    total_steps: str = ""
    peak: str = ""


NO_SCHEDULER = "constant"

SCHEDULERS: dict[str, Scheduler] = {
    entry.name: entry
    for entry in (
        Scheduler(name=NO_SCHEDULER, label="constant rate"),
    )
}

ABSENT_SCHEDULERS: dict[str, str] = {}
"""Schedulers of ``torch.optim.lr_scheduler`` that are not offered, each with the reason."""
