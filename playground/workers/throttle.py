"""Throttling: how many steps a request has, when the next request may follow, and the speed that results."""

from playground import limits
from playground.workers.tasks import Reply


class Throttle:
    """Chunks that take ``CHUNK_SECONDS``, or have as few steps as a limit on the speed allows.

    Attributes:
        limit: most steps a second; None for full speed.
        chunk: steps to request next.
        steps_per_second: as measured on the clock between replies that came while playing; 0 before two of them.
    """

    def __init__(self, limit: float | None = None) -> None:
        self.limit = limit
        self.reset()

    def reset(self) -> None:
        """Forget all measurements."""
        self.steps_per_second = 0.0
        self._requested_at = self._received_at = 0.0
        self.chunk = limits.FIRST_CHUNK_STEPS
        if self.limit is not None:
            self.chunk = max(1, round(self.limit * limits.CHUNK_SECONDS))

    def note_request(self, now: float) -> None:
        """A chunk was requested at that time."""
        self._requested_at = now

    def seconds_until_next(self, now: float) -> float:
        """Seconds until the limit allows the next chunk; 0 or less when it may be requested now."""
        return 0.0 if self.limit is None else self._requested_at + self.chunk / self.limit - now

    def seconds_for(self, steps: int) -> float | None:
        """Seconds that a number of steps takes at the measured speed; None before a speed is known."""
        return max(0, steps) / self.steps_per_second if self.steps_per_second else None

    def note_reply(self, reply: Reply, now: float, playing: bool) -> None:
        """A chunk was received at that time: measure the speed, and choose the steps of the next chunk."""
        if not reply.steps:
            return
        if self.limit is None and reply.seconds:
            seconds = max(limits.CHUNK_SECONDS, reply.picture_seconds / limits.PICTURE_SHARE)
            # A chunk grows at most fourfold, so that one wrong measurement does not make a chunk very long.
            ideal = min(reply.steps / reply.seconds * seconds, 4 * self.chunk, limits.MAX_CHUNK_STEPS)
            self.chunk = int(max(1, ideal))
        if self._received_at and playing:
            speed = reply.steps / max(now - self._received_at, 1e-6)
            self.steps_per_second = 0.7 * (self.steps_per_second or speed) + 0.3 * speed
        self._received_at = now if playing else 0.0
