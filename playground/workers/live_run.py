"""LiveRun: what a page holds of a run. It asks workers for chunks and keeps what they answer; it never computes."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import replace
from typing import Any

from playground import limits
from playground.experiment import Experiment
from playground.training.history import History
from playground.training.projection import PLAIN, View
from playground.workers import tasks
from playground.workers.checkpoints import Trail
from playground.workers.status import Moment
from playground.workers.tasks import Columns, Reply
from playground.workers.throttle import Pace

SPREADS = ("weights_spread", "gradients_spread", "activations_spread", "dead")


class LiveRun:
    """A run that plays, pauses, steps, resets and looks back. Safe to use from any thread.

    Attributes:
        history: one row an epoch, up to the present.
        present: the newest state.
        past: an earlier one while the run looks back; None while it shows the present.
        scene: what pictures show besides the model's answers; None until the first answer.
        spreads: histograms of the inside of the network, by step.
        playing: chunk follows chunk, as long as a page looks.
        error: what went wrong outside the run itself, in a sentence; empty when nothing did.
        generation: grows by one whenever the curves begin anew, so that a chart knows.
        scenery: the same for the scene.
        pace: how fast it goes, and may go.
        view: what the pictures show.
    """

    def __init__(self, experiment: Experiment, executor: Executor, view: View = PLAIN) -> None:
        self._executor = executor
        self._changed = threading.Condition(threading.RLock())
        self.generation = self.scenery = 0
        self._serial = 0
        self._timer: threading.Timer | None = None
        self.pace = Pace()
        self.view = view
        self._begin(experiment)

    def _begin(self, experiment: Experiment) -> None:
        self._serial += 1
        self.history = History()
        self.present = Moment(b"", experiment)
        self.past: Moment | None = None
        self.scene: Columns | None = None
        self.spreads: Trail[Columns] = Trail(limits.MAX_SPREADS)
        self._blobs: Trail[bytes] = Trail(limits.MAX_PAST_STATES)
        self.playing = False
        self.error = ""
        self.pace.begin()
        self._wanted: dict[str, Any] = {}
        self._single_steps = 0
        self._back_to: int | None = None
        self._new_view = False
        self._flying: Future[Reply] | None = None
        self.touch()
        self._ask(self._take, tasks.begin, experiment, self.view)

    @property
    def shown(self) -> Moment:
        """What a page shows: the present, or the past that it looks at."""
        return self.past or self.present

    @property
    def experiment(self) -> Experiment:
        """What runs, with the changes made live."""
        return self.shown.experiment

    @property
    def ready(self) -> bool:
        """The untrained model is here."""
        return bool(self.present.blob)

    @property
    def busy(self) -> bool:
        """Something is on its way or still to come, so that a page should look again soon."""
        with self._changed:
            return self._flying is not None or (self.ready and self._pending())

    @property
    def kept_states(self) -> int:
        """Earlier states that are kept to look back at; what lies between them is trained again."""
        return len(self._blobs)

    @property
    def seconds_left(self) -> float | None:
        """At the present speed, until all epochs are done; None while that is not known."""
        speed = self.pace.steps_per_second
        if not self.playing or not speed:
            return None
        steps = self.experiment.epochs * self.experiment.batches_per_epoch
        return max(0, steps - self.present.step) / speed

    def play(self) -> None:
        """Go on and on from what is shown, until paused or ended."""
        with self._changed:
            self._go_on_from_here()
            if not self.present.ended and not self.playing:
                self.playing = True
                self.touch()

    def pause(self) -> None:
        """Ask for no further chunk; the one in flight still arrives."""
        with self._changed:
            self.playing = False

    def advance_step(self) -> None:
        """Train on one more batch."""
        self._advance(1)

    def advance_epoch(self) -> None:
        """Train to the end of the epoch that is shown."""
        with self._changed:
            batches = self.experiment.batches_per_epoch
            self._advance(batches - (self.shown.step + self._single_steps) % batches)

    def _advance(self, steps: int) -> None:
        with self._changed:
            self._go_on_from_here()
            self.playing = False
            if not self.present.ended:
                self._single_steps += steps
                self.touch()

    def reset(self, experiment: Experiment | None = None) -> None:
        """Back to the untrained model: of the same experiment at its present rate, or of another."""
        with self._changed:
            self.generation += 1
            self.scenery += 1
            self._begin(experiment or self.shown.afresh())

    def set_learning_rate(self, rate: float) -> None:
        """Train with this rate from the next chunk on."""
        self._want(learning_rate=rate)

    def set_epochs(self, epochs: int) -> None:
        """Train for so many epochs in all; a run that has ended at fewer can go on."""
        self._want(epochs=epochs)

    def set_weight(self, layer: int, unit: int, source: int | None, value: float) -> None:
        """Give a weight (or, with no source, a bias) another value from the next step on."""
        with self._changed:
            self._want(weights=[*self._wanted.get("weights", []), (layer, unit, source, value)])

    def _want(self, **changes: Any) -> None:
        with self._changed:
            self._go_on_from_here()
            self._wanted |= changes
            self.touch()

    def set_pace(self, steps_per_second: float | None) -> None:
        """Take at most so many steps a second while playing; None goes as fast as it can."""
        with self._changed:
            self.pace = Pace(steps_per_second)
            self.touch()

    def set_view(self, view: View) -> None:
        """Show other pictures."""
        with self._changed:
            if view != self.view:
                self.view, self._new_view = view, True
                self.touch()

    def look_back(self, epoch: int) -> None:
        """Show the run as it was after so many epochs; at the newest, show the present again."""
        with self._changed:
            self.playing = False
            self.error = ""
            if epoch >= self.present.epoch:
                self._back_to, self.past = None, None
            else:
                self._back_to = max(0, epoch) * self.experiment.batches_per_epoch
                self.touch()

    def _go_on_from_here(self) -> None:
        """Make the past that is shown the present; what came after it never was."""
        self.error = ""
        self._back_to = None
        if self.past:
            self.present, self.past = self.past, None
            self.history.cut(self.present.epoch)
            self.spreads.cut(self.present.step)
            self._blobs.cut(self.present.step)
            self.generation += 1

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

    def wait_for_news(self, timeout: float) -> bool:
        """Whether a worker answers, or nothing is asked of any, within ``timeout`` seconds."""
        with self._changed:
            before = self.present
            return self._changed.wait_for(lambda: self.present is not before or not self.busy, timeout)

    def close(self) -> None:
        """Ask for nothing any more; what is in flight is dropped when it arrives."""
        with self._changed:
            self._serial += 1
            self._stop()
            if self._flying:
                self._flying.cancel()
            self._flying = None

    def _stop(self) -> None:
        self.playing = self._new_view = False
        self._single_steps = 0
        self._wanted = {}
        self._back_to = None

    def _pending(self) -> bool:
        if self.error:
            return False
        going = self.playing and not self.present.ended
        return bool(self._single_steps or self._wanted or self._new_view or going or self._back_to is not None)

    def _go_on(self) -> None:
        """Ask for the next thing, if there is reason to and nothing is in flight: one at a time keeps the queue fair."""
        if self._flying or not self.ready or not self._pending() or time.monotonic() > self._leased_until:
            return
        if self._back_to is not None:
            self._ask_for_the_past(self._back_to)
        elif self._new_view:
            self._new_view = False
            self._ask(self._take_view, tasks.go_on, self.shown.blob, 0, self.view, with_scene=True)
        elif self._single_steps or self._wanted or not self._too_early():
            self._ask_for_steps()

    def _ask_for_steps(self) -> None:
        steps = self._single_steps or (self.pace.chunk if self.playing else 0)
        self._single_steps = 0
        wanted, self._wanted = self._wanted, {}
        self.pace.asked(time.monotonic())
        self._ask(self._take, tasks.go_on, self.present.blob, min(steps, limits.MAX_CHUNK_STEPS), self.view, **wanted)

    def _ask_for_the_past(self, step: int) -> None:
        self._back_to = None
        self._ask(self._take_past, tasks.look_back, self._blobs.nearest(step), self.present.experiment, step, self.view)

    def _too_early(self) -> bool:
        """Whether the pace forbids the next chunk yet; then a timer comes back to it."""
        rest = self.pace.rest(time.monotonic())
        if rest <= 0:
            return False
        if not self._timer:
            self._start_timer(rest)
        return True

    def _start_timer(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._wake)
        self._timer.daemon = True
        self._timer.start()

    def _wake(self) -> None:
        with self._changed:
            self._timer = None
            self._go_on()

    def _ask(
        self, take: Callable[[Reply], None], task: Callable[..., Reply], *arguments: object, **keywords: object
    ) -> None:
        serial = self._serial
        try:
            self._flying = future = self._executor.submit(task, *arguments, **keywords)
        except RuntimeError as error:
            self._fail(error)
            return
        future.add_done_callback(lambda done: self._receive(serial, take, done))

    def _receive(self, serial: int, take: Callable[[Reply], None], done: "Future[Reply]") -> None:
        with self._changed:
            if serial != self._serial:
                return
            self._flying = None
            try:
                take(done.result())
            except (Exception, CancelledError) as error:
                # Whatever went wrong in a worker is told to the person at the page, and what there was is kept.
                self._fail(error)
            self._go_on()
            self._changed.notify_all()

    def _take(self, reply: Reply) -> None:
        self.present = Moment.of(reply)
        self.history.append(reply.metrics)
        self._remember(reply)
        if reply.scene is not None:
            self.scene = reply.scene
        self.pace.answered(reply, time.monotonic(), self.playing)
        if reply.ended:
            self.playing = False

    def _take_past(self, reply: Reply) -> None:
        self.past = Moment.of(reply)

    def _take_view(self, reply: Reply) -> None:
        self.scene = reply.scene
        self.scenery += 1
        if self.past:
            self.past = replace(self.past, picture=reply.picture)
        else:
            self.present = replace(self.present, picture=reply.picture)

    def _remember(self, reply: Reply) -> None:
        if reply.steps:
            # What was done by hand without a step is in the experiment, and is done again from an older blob.
            self._blobs.most = max(8, min(limits.MAX_PAST_STATES, limits.MAX_PAST_BYTES // len(reply.blob)))
            self._blobs.add(reply.step, reply.blob)
        self.spreads.add(reply.step, {name: reply.picture[name] for name in SPREADS})

    def _fail(self, error: BaseException) -> None:
        self._stop()
        text = str(error).strip().split("\n")[0]
        known = isinstance(error, ValueError | RuntimeError) and text
        self.error = text if known else f"{type(error).__name__}: {text}"
