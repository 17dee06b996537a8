"""LiveRun: a run that a page controls. It requests chunks of training from workers and stores their replies."""

import threading
import time
from concurrent.futures import Executor
from dataclasses import replace
from typing import Any

from playground import limits
from playground.arrays import Columns
from playground.errors import first_line, named_line
from playground.experiment import Experiment
from playground.training.history import History
from playground.training.projection import DEFAULT_PROJECTION, Projection
from playground.workers import tasks
from playground.workers.delay import DelayedCall
from playground.workers.lease import Lease
from playground.workers.pending import PendingRequests
from playground.workers.request_slot import RequestSlot
from playground.workers.run_record import RunRecord
from playground.workers.status import RunStatus
from playground.workers.tasks import Reply
from playground.workers.thinned_series import ThinnedSeries
from playground.workers.throttle import Throttle


class LiveRun:
    """A run that plays, pauses, steps, resets and rewinds. Safe to use from any thread.

    Attributes:
        present: the newest status.
        past: the earlier status that is shown while the run is rewound; None while it shows the present.
        scene: where the samples lie in the pictures, and their bounds; None before the first reply.
        playing: whether it requests chunk after chunk, as long as its lease has not expired.
        error: what went wrong outside the run itself, in a sentence; empty when nothing did.
        generation: grows by one whenever the curves must be drawn from their start.
        scene_version: grows by one whenever the scene changes.
        throttle: the measured speed of the run, and the limit on it.
        projection: what the pictures show.
    """

    def __init__(self, experiment: Experiment, executor: Executor, projection: Projection = DEFAULT_PROJECTION) -> None:
        self._changed = threading.Condition(threading.RLock())
        self._slot = RequestSlot(executor, self._changed, self._fail, self._submit_next)
        self._delay = DelayedCall(self._submit_next, self._changed)
        self.generation = self.scene_version = 0
        self._lease = Lease(limits.LEASE_SECONDS)
        self.throttle = Throttle()
        self.projection = projection
        self._start(experiment)

    def _start(self, experiment: Experiment) -> None:
        self._slot.drop()
        self.present = RunStatus(b"", experiment)
        self.past: RunStatus | None = None
        self.scene: Columns | None = None
        self._record = RunRecord()
        self.playing = False
        self.error = ""
        self.throttle.reset()
        self._pending = PendingRequests()
        self._changes_in_flight: dict[str, Any] = {}
        self.renew_lease()
        self._slot.submit(self._store_chunk, tasks.start_run, experiment, self.projection)

    @property
    def history(self) -> History:
        """The metrics, one row an epoch, up to the present."""
        return self._record.history

    @property
    def histograms(self) -> ThinnedSeries[Columns]:
        """Histograms of the inside of the network, by step."""
        return self._record.histograms

    @property
    def checkpoint_count(self) -> int:
        """Number of stored checkpoints; the steps between two of them are trained again when the run is rewound."""
        return len(self._record.checkpoints)

    @property
    def shown(self) -> RunStatus:
        """What a page shows: the present, or the past to which the run is rewound."""
        return self.past or self.present

    @property
    def experiment(self) -> Experiment:
        """The experiment of what is shown, with the live changes until then."""
        return self.shown.experiment

    @property
    def settings(self) -> Experiment:
        """The experiment that is chosen: that of the present with its newest values, those still pending included.

        Live changes are not part of it: a run of the settings begins with the newest values.
        """
        with self._changed:
            pending = self._changes_in_flight | self._pending.changes
            newest = {name: pending[name] for name in ("learning_rate", "epochs") if name in pending}
            return self.present.fresh_experiment().replace(**newest)

    @property
    def ready(self) -> bool:
        """Whether the untrained model has arrived."""
        return bool(self.present.blob)

    @property
    def busy(self) -> bool:
        """Whether a request is in flight or pending, so that a page should soon be drawn again."""
        with self._changed:
            return self._slot.occupied or (self.ready and self._has_requests())

    @property
    def seconds_left(self) -> float | None:
        """Seconds until all epochs are done at the present speed; None while that is not known."""
        steps = self.experiment.epochs * self.experiment.batches_per_epoch - self.present.step
        return self.throttle.seconds_for(steps) if self.playing else None

    def play(self) -> None:
        """Train on from what is shown, until paused or ended."""
        with self._changed:
            self._continue_from_shown()
            if not self.present.ended and not self.playing:
                self.playing = True
                self.renew_lease()

    def pause(self) -> None:
        """Request no further chunk; the one in flight still arrives."""
        with self._changed:
            self.playing = False

    def advance_step(self) -> None:
        """Train on one more batch."""
        self._advance(1)

    def advance_epoch(self) -> None:
        """Train to the end of the epoch that is shown."""
        with self._changed:
            batches = self.experiment.batches_per_epoch
            self._advance(batches - (self.shown.step + self._pending.steps) % batches)

    def _advance(self, steps: int) -> None:
        with self._changed:
            self._continue_from_shown()
            self.playing = False
            if not self.present.ended:
                self._pending.steps += steps
                self.renew_lease()

    def reset(self, experiment: Experiment | None = None) -> None:
        """Go back to the untrained model: of another experiment, or of the same at its present learning rate."""
        with self._changed:
            self.generation += 1
            self.scene_version += 1
            self._start(experiment or self.fresh_experiment())

    def fresh_experiment(self) -> Experiment:
        """The experiment of what is shown, without live changes: what a reset starts from."""
        return self.past.fresh_experiment() if self.past else self.settings

    def set_learning_rate(self, rate: float) -> None:
        """Train with this learning rate from the next chunk on."""
        self._change(learning_rate=rate)

    def set_epochs(self, epochs: int) -> None:
        """Set the total number of epochs; a run that ended at fewer can continue."""
        self._change(epochs=epochs)

    def set_weight(self, layer: int, unit: int, source: int | None, value: float) -> None:
        """Give a weight (or, without a source, a bias) another value from the next step on."""
        with self._changed:
            self._change(weights=[*self._pending.changes.get("weights", []), (layer, unit, source, value)])

    def _change(self, **changes: Any) -> None:
        with self._changed:
            self._continue_from_shown()
            self._pending.changes |= changes
            self.renew_lease()

    def set_speed_limit(self, steps_per_second: float | None) -> None:
        """Limit the steps a second while playing; None for full speed."""
        with self._changed:
            self.throttle = Throttle(steps_per_second)
            self.renew_lease()

    def set_projection(self, projection: Projection) -> None:
        """Show the pictures in another projection."""
        with self._changed:
            if projection != self.projection:
                self.projection, self._pending.projection = projection, True
                self.renew_lease()

    def rewind(self, epoch: int) -> None:
        """Show the run as it was after an epoch; at the newest epoch, show the present again."""
        with self._changed:
            self.playing = False
            self.error = ""
            if epoch >= self.present.epoch:
                self._pending.rewind_step, self.past = None, None
            else:
                self._pending.rewind_step = max(0, epoch) * self.experiment.batches_per_epoch
                self.renew_lease()

    def _continue_from_shown(self) -> None:
        """Make the past that is shown the present, and remove what came after it."""
        self.error = ""
        self._pending.rewind_step = None
        if self.past:
            self.present, self.past = self.past, None
            self._record.cut(self.present.epoch, self.present.step)
            self.generation += 1

    def renew_lease(self) -> None:
        """A page shows the run: it may train for the full time of its lease."""
        with self._changed:
            self._lease.renew()
            self._submit_next()

    def shorten_lease(self) -> None:
        """The page was closed: the run stops soon, unless a page renews the lease."""
        with self._changed:
            self._lease.shorten(limits.GRACE_SECONDS)

    def wait(self, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds until every request is finished; return whether that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.busy, timeout)

    def wait_for_reply(self, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds for the next reply; return whether it came or none is due."""
        with self._changed:
            before = self.present
            return self._changed.wait_for(lambda: self.present is not before or not self.busy, timeout)

    def close(self) -> None:
        """Request nothing any more; the reply to what is in flight is dropped."""
        with self._changed:
            self._stop()
            self._slot.drop(cancel=True)

    def _stop(self) -> None:
        self.playing = False
        self._pending = PendingRequests()
        self._changes_in_flight = {}

    def _has_requests(self) -> bool:
        return not self.error and (bool(self._pending) or (self.playing and not self.present.ended))

    def _submit_next(self) -> None:
        """Submit the next request, unless one is in flight: with one at a time, sessions take turns in the queue."""
        if self._slot.occupied or not self.ready or not self._has_requests() or self._lease.expired:
            return
        pending, projection = self._pending, self.projection
        if pending.rewind_step is not None:
            step, pending.rewind_step = pending.rewind_step, None
            blob = self._record.checkpoints.newest_until(step)
            self._slot.submit(self._store_past, tasks.rewind_run, blob, self.present.experiment, step, projection)
        elif pending.projection:
            pending.projection = False
            self._slot.submit(
                self._store_projection, tasks.continue_run, self.shown.blob, 0, projection, with_scene=True
            )
        elif pending.steps or pending.changes or not self._is_throttled():
            self._submit_steps()

    def _submit_steps(self) -> None:
        steps = self._pending.take_steps() or (self.throttle.chunk if self.playing else 0)
        changes = self._changes_in_flight = self._pending.take_changes()
        self.throttle.note_request(time.monotonic())
        steps = min(steps, limits.MAX_CHUNK_STEPS)
        self._slot.submit(self._store_chunk, tasks.continue_run, self.present.blob, steps, self.projection, **changes)

    def _is_throttled(self) -> bool:
        """Whether the next chunk must wait for the throttle; it is submitted later then."""
        seconds = self.throttle.seconds_until_next(time.monotonic())
        if seconds > 0:
            self._delay.after(seconds)
        return seconds > 0

    def _store_chunk(self, reply: Reply) -> None:
        self.present = RunStatus.of(reply)
        self._changes_in_flight = {}
        self._record.add(reply)
        if reply.scene is not None:
            self.scene = reply.scene
        self.throttle.note_reply(reply, time.monotonic(), self.playing)
        if reply.ended:
            self.playing = False

    def _store_past(self, reply: Reply) -> None:
        self.past = RunStatus.of(reply)

    def _store_projection(self, reply: Reply) -> None:
        self.scene = reply.scene
        self.scene_version += 1
        if self.past:
            self.past = replace(self.past, picture=reply.picture)
        else:
            self.present = replace(self.present, picture=reply.picture)

    def _fail(self, error: BaseException) -> None:
        self._stop()
        known = isinstance(error, ValueError | RuntimeError) and first_line(error)
        self.error = first_line(error) if known else named_line(error)
