"""A run after one of its steps, as a page shows it."""

from dataclasses import dataclass

from playground.arrays import Columns
from playground.experiment import Experiment
from playground.workers.tasks import Reply


@dataclass(frozen=True)
class RunStatus:
    """A run after one of its steps.

    Attributes:
        blob: its RunState as bytes; empty before the first reply of a worker.
        experiment: with the live changes until then.
        epoch, step: how many are finished.
        ended: why the run is over, in a sentence; empty while it can continue.
        failed: whether it is over because the loss was not finite.
        best_epoch: the one with the lowest watched loss, where a stop rule watches it; else -1.
        picture: the model's predictions and its inside; None before the first reply of a worker.
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
    def of(cls, reply: Reply) -> "RunStatus":
        """The run as a worker's reply describes it."""
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
        """The learning rate of the next step: that of the last live change until then, or the experiment's own."""
        changes = [rate for step, rate in self.experiment.learning_rate_changes if step <= self.step]
        return changes[-1] if changes else self.experiment.learning_rate

    def fresh_experiment(self) -> Experiment:
        """The experiment at its present learning rate, without live changes: what a reset starts from."""
        return self.experiment.replace(learning_rate=self.learning_rate, learning_rate_changes=(), weight_changes=())
