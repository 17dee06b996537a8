"""What a run has produced so far: its metrics, checkpoints to rewind to, and histograms of its network."""

from playground import limits
from playground.arrays import Columns
from playground.training.history import History
from playground.workers.tasks import Reply
from playground.workers.thinned_series import ThinnedSeries

HISTOGRAMS = ("weights_histogram", "gradients_histogram", "activations_histogram", "dead")
MIN_CHECKPOINTS = 8


class RunRecord:
    """The record of a run up to its present step.

    Attributes:
        history: the metrics, one row an epoch.
        checkpoints: RunStates as bytes, by step; the steps between two of them are trained again.
        histograms: of weights, gradients and activations, by step.
    """

    def __init__(self) -> None:
        self.history = History()
        self.checkpoints: ThinnedSeries[bytes] = ThinnedSeries(limits.MAX_CHECKPOINTS)
        self.histograms: ThinnedSeries[Columns] = ThinnedSeries(limits.MAX_HISTOGRAMS)

    def add(self, reply: Reply) -> None:
        """Add what a worker's reply brought."""
        self.history.append(reply.metrics)
        if reply.steps:
            # A live change without a step needs no checkpoint: it is part of the experiment, and replaying repeats it.
            fitting = limits.MAX_CHECKPOINT_BYTES // len(reply.blob)
            self.checkpoints.most = max(MIN_CHECKPOINTS, min(limits.MAX_CHECKPOINTS, fitting))
            self.checkpoints.add(reply.step, reply.blob)
        self.histograms.add(reply.step, {name: reply.picture[name] for name in HISTOGRAMS})

    def cut(self, epoch: int, step: int) -> None:
        """Remove what came after that epoch and step."""
        self.history.cut(epoch)
        self.histograms.cut(step)
        self.checkpoints.cut(step)
