"""Optimizers a student can choose, and those of ``torch.optim`` that are absent, with the reason."""

from dataclasses import dataclass

from playground.catalog.entry import Entry


@dataclass(frozen=True, kw_only=True)
class Optimizer(Entry):
    """A class of ``torch.optim``.

    Attributes:
        learning_rate: the rate proposed when it is chosen: sane for the small networks here, not always torch's default.
        closure: ``step`` calls a function that computes the loss again.
        only_matrices: it updates 2-D weights alone; AdamW takes the biases and the other vectors.
        left_out: arguments of the class that are not offered, each with the reason.
    """

    learning_rate: float
    closure: bool = False
    only_matrices: bool = False
    left_out: tuple[tuple[str, str], ...] = ()


OPTIMIZERS: dict[str, Optimizer] = {
    entry.name: entry
    for entry in (
        Optimizer(name="SGD", learning_rate=0.1),
        Optimizer(name="Adam", learning_rate=0.01),
        Optimizer(name="LBFGS", learning_rate=1.0, closure=True),
        Optimizer(name="Muon", learning_rate=0.02, only_matrices=True),
    )
}

ABSENT_OPTIMIZERS: dict[str, str] = {}
"""Optimizers of ``torch.optim`` that are not offered, each with the reason."""
