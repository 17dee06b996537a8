"""Losses a student can choose, and those of ``torch.nn`` that are absent, with the reason."""

from dataclasses import dataclass
from typing import Literal

from playground.catalog.datasets import Task
from playground.catalog.entry import Entry

Targets = Literal["value", "probability", "sign", "class", "one_hot"]
Reading = Literal["value", "logit", "probability", "logits", "probabilities", "log_probabilities"]


@dataclass(frozen=True, kw_only=True)
class Loss(Entry):
    """A class of ``torch.nn``.

    Attributes:
        tasks: what it can be trained on.
        targets: how it wants the targets: ``value`` float [N, 1]; ``probability`` float 0 or 1 [N, 1]; ``sign`` float -1
            or 1 [N, 1]; ``class`` int64 [N]; ``one_hot`` float [N, C].
        reading: what it takes the model's output to be, so that pictures can turn it into probabilities.
        wants: predictions and targets in one line, with shapes; shown beside the choice.
        output: the output activations with which it works; the first is proposed. ``Identity`` means none.
        fixed: arguments that are always passed, as name and value.
        low: the smallest target that it accepts, if it has one.
    """

    tasks: tuple[Task, ...]
    targets: Targets
    reading: Reading
    wants: str
    output: tuple[str, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    low: float | None = None


LOSSES: dict[str, Loss] = {
    entry.name: entry
    for entry in (
        Loss(name="MSELoss", tasks=("regression",), targets="value", reading="value", wants="predictions and targets [N, 1]"),
        Loss(name="L1Loss", tasks=("regression",), targets="value", reading="value", wants="predictions and targets [N, 1]"),
        Loss(name="BCEWithLogitsLoss", tasks=("binary",), targets="probability", reading="logit", wants="logits [N, 1], float targets 0 or 1 [N, 1]"),
        Loss(name="CrossEntropyLoss", tasks=("binary", "multiclass"), targets="class", reading="logits", wants="logits [N, C], class numbers [N] as int64"),
    )
}

ABSENT_LOSSES: dict[str, str] = {}
"""Losses of ``torch.nn`` that are not offered, each with the reason."""
