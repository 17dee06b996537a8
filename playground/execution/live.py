"""LiveRun: what a page holds of a run. It asks workers for chunks and keeps what they answer; it never computes."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future

from playground import limits
from playground.execution import tasks
from playground.execution.tasks import Columns, Reply
from playground.experiment import Experiment
from playground.training.history import History


class LiveRun:
    """A run that plays, pauses, steps and resets. Safe to use from any thread.

    Attributes:
        experiment: what runs, with the changes made live.
        history, scene, picture: what there is to draw; scene and picture are None until the first answer.
        epoch, step: how many are finished.
        playing: chunk follows chunk, as long as a page looks.
        ended: why the run is over, in a sentence; empty while it can go on.
        failed: it is over because the loss was not finite.
        error: what went wrong outside the run itself, in a sentence; empty when nothing did.
        generation: grows by one at every reset, so that a chart knows when to start anew.
        steps_per_second: of the clock on the wall, while it plays.
    """

    def __init__(self, experiment: Experiment, executor: Executor) -> None:
        self._executor = executor
        self._changed = threading.Condition(threading.RLock())
        self.generation = 0
        self._begin(experiment)

    def _begin(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.history = History()
        self.scene: Columns | None = None
        self.picture: Columns | None = None
        self.epoch = self.step = 0
        self.playing = self.failed = False
        self.ended = self.error = ""
        self.steps_per_second = 0.0
        self._blob = b""
        self._wanted: dict[str, float | int] = {}
        self._single_steps = 0
        self._chunk_steps = limits.FIRST_CHUNK_STEPS
        self._last_reply = 0.0
        self._flying: Future[Reply] | None = None
        self.touch()
        self._ask(tasks.begin, experiment)

    @property
    def ready(self) -> bool:
        """The untrained model is here."""
        return bool(self._blob)

    @property
    def busy(self) -> bool:
        """Something is on its way or still to come, so that a page should look again soon."""
        with self._changed:
            return self._flying is not None or (self.ready and self._pending())

    @property
    def batches_per_epoch(self) -> int:
        """Steps that one epoch takes."""
        return self.experiment.batches_per_epoch

    @property
    def seconds_left(self) -> float | None:
        """At the present speed, until all epochs are done; None while that is not known."""
        if not self.playing or not self.steps_per_second:
            return None
        return max(0, self.experiment.epochs * self.batches_per_epoch - self.step) / self.steps_per_second

    def play(self) -> None:
        """Go on and on, until paused or ended."""
        with self._changed:
            if not self.ended and not self.playing:
                self.playing = True
                self.error = ""
                self._last_reply = 0.0
                self.touch()

    def pause(self) -> None:
        """Ask for no further chunk; the one in flight still arrives."""
        with self._changed:
            self.playing = False

    def advance_step(self) -> None:
        """Train on one more batch."""
        self._advance(1)

    def advance_epoch(self) -> None:
        """Train to the end of the present epoch."""
        with self._changed:
            self._advance(self.batches_per_epoch - (self.step + self._single_steps) % self.batches_per_epoch)

    def _advance(self, steps: int) -> None:
        with self._changed:
            self.playing = False
            if not self.ended:
                self.error = ""
                self._single_steps += steps
                self.touch()

    def reset(self, experiment: Experiment | None = None) -> None:
        """Back to the untrained model: of the same experiment at its present rate, or of another."""
        with self._changed:
            self.generation += 1
            present = self.experiment
            rate = present.learning_rate_changes[-1][1] if present.learning_rate_changes else present.learning_rate
            self._begin(experiment or present.replace(learning_rate=rate, learning_rate_changes=()))

    def set_learning_rate(self, rate: float) -> None:
        """Train with this rate from the next chunk on."""
        self._want("learning_rate", rate)

    def set_epochs(self, epochs: int) -> None:
        """Train for so many epochs in all; a run that has ended at fewer can go on."""
        self._want("epochs", epochs)

    def _want(self, name: str, value: float) -> None:
        with self._changed:
            self.error = ""
            self._wanted[name] = value
            self.touch()

    def touch(self) -> None:
        """A page is looking: the run may go on for as long as a lease says."""
        with self._changed:
            self._leased_until = time.monotonic() + limits.LEASE_SECONDS
            self._go_on()

    def leave(self) -> None:
        """The page is gone: the run stops soon, unless a page looks again."""
        with self._changed:
            self._leased_until = min(self._leased_until, time.monotonic() + limits.GRACE_SECONDS)

    def wait(self, timeout: float) -> bool:
        """Whether everything asked for so far has arrived within ``timeout`` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.busy, timeout)

    def save(self) -> bytes:
        """The newest RunState as bytes, empty before the first answer."""
        return self._blob

    def close(self) -> None:
        """Ask for nothing any more; what is in flight is dropped when it arrives."""
        with self._changed:
            self.generation += 1
            self.playing = False
            self._single_steps = 0
            self._wanted = {}
            if self._flying:
                self._flying.cancel()

    def _pending(self) -> bool:
        return not self.error and bool(self._single_steps or self._wanted or (self.playing and not self.ended))

    def _go_on(self) -> None:
        """Ask for the next chunk, if there is reason to and none is in flight: one at a time keeps the queue fair."""
        if self._flying or not self._blob or not self._pending():
            return
        if time.monotonic() > self._leased_until:
            return
        steps = self._single_steps or (self._chunk_steps if self.playing else 0)
        self._single_steps = 0
        wanted, self._wanted = self._wanted, {}
        self._ask(tasks.go_on, self._blob, min(steps, limits.MAX_CHUNK_STEPS), **wanted)

    def _ask(self, task: Callable[..., Reply], *arguments: object, **keywords: object) -> None:
        generation = self.generation
        try:
            self._flying = future = self._executor.submit(task, *arguments, **keywords)
        except RuntimeError as error:
            self._fail(error)
            return
        future.add_done_callback(lambda done: self._receive(generation, done))

    def _receive(self, generation: int, done: "Future[Reply]") -> None:
        with self._changed:
            if generation != self.generation:
                return
            self._flying = None
            try:
                self._take(done.result())
            except (Exception, CancelledError) as error:
                # Whatever went wrong in a worker is told to the person at the page, and what there was is kept.
                self._fail(error)
            self._go_on()
            self._changed.notify_all()

    def _take(self, reply: Reply) -> None:
        self._blob, self.experiment = reply.blob, reply.experiment
        self.epoch, self.step = reply.epoch, reply.step
        self.ended, self.failed = reply.ended, reply.failed
        self.history.append(reply.metrics)
        self.picture = reply.picture
        self.scene = self.scene if reply.scene is None else reply.scene
        self._measure(reply)
        if self.ended:
            self.playing = False

    def _measure(self, reply: Reply) -> None:
        now = time.monotonic()
        if reply.steps and reply.seconds:
            ideal = reply.steps / reply.seconds * limits.CHUNK_SECONDS
            # A chunk grows at most fourfold, so that one lucky measurement makes no endless chunk.
            self._chunk_steps = int(max(1, min(ideal, 4 * self._chunk_steps, limits.MAX_CHUNK_STEPS)))
        if self.playing and reply.steps:
            if self._last_reply:
                speed = reply.steps / max(now - self._last_reply, 1e-6)
                self.steps_per_second = (
                    speed if not self.steps_per_second else 0.7 * self.steps_per_second + 0.3 * speed
                )
            self._last_reply = now

    def _fail(self, error: BaseException) -> None:
        self.playing = False
        self._single_steps = 0
        self._wanted = {}
        text = str(error).strip().split("\n")[0]
        self.error = (
            text if isinstance(error, ValueError | RuntimeError) and text else f"{type(error).__name__}: {text}"
        )
