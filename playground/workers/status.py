"""A run at one step, as a page shows it."""

from dataclasses import dataclass

from playground.experiment import Experiment
from playground.workers.tasks import Columns, Reply


@dataclass(frozen=True)
class Moment:
    """A run at one step.

    Attributes:
        blob: its state as bytes; empty before the first answer of a worker.
        experiment: with the changes made by hand until then.
        epoch, step: how many are finished.
        ended: why the run is over, in a sentence; empty while it can go on.
        failed: it is over because the loss was not finite.
        best_epoch: the one with the lowest watched loss, where a stop rule watches it; else -1.
        picture: the model's answers; None before the first answer of a worker.
    """

    blob: bytes
    experiment: Experiment
    epoch: int = 0
    step: int = 0
    ended: str = ""
    failed: bool = False
    best_epoch: int = -1
    picture: Columns | None = None

    @classmethod
    def of(cls, reply: Reply) -> "Moment":
        """The run as a worker left it."""
        return cls(
            reply.blob,
            reply.experiment,
            reply.epoch,
            reply.step,
            reply.ended,
            reply.failed,
            reply.best_epoch,
            reply.picture,
        )

    @property
    def learning_rate(self) -> float:
        """The rate in force: the newest that was set by hand, or the experiment's own."""
        changes = self.experiment.learning_rate_changes
        return changes[-1][1] if changes else self.experiment.learning_rate

    def afresh(self) -> Experiment:
        """The experiment at the rate in force, without what was done by hand in mid-run."""
        return self.experiment.replace(learning_rate=self.learning_rate, learning_rate_changes=(), weight_changes=())
