"""How many steps a worker is asked for at a time, how soon again, and how fast that turns out to be."""

from playground import limits
from playground.workers.tasks import Reply


class Pace:
    """Chunks as long as ``CHUNK_SECONDS``, or as few steps as a slow motion wants.

    Attributes:
        limit: most steps a second; None as fast as it goes.
        chunk: steps to ask for next.
        steps_per_second: of the clock on the wall, between answers that came while playing; 0 before two of them.
    """

    def __init__(self, limit: float | None = None) -> None:
        self.limit = limit
        self.begin()

    def begin(self) -> None:
        """Forget what was measured."""
        self.steps_per_second = 0.0
        self._asked = self._answered = 0.0
        self.chunk = limits.FIRST_CHUNK_STEPS
        if self.limit is not None:
            self.chunk = max(1, round(self.limit * limits.CHUNK_SECONDS))

    def asked(self, now: float) -> None:
        """A chunk was asked for."""
        self._asked = now

    def rest(self, now: float) -> float:
        """Seconds until the limit lets the next chunk go; 0 or less when it may."""
        return 0.0 if self.limit is None else self._asked + self.chunk / self.limit - now

    def answered(self, reply: Reply, now: float, playing: bool) -> None:
        """A chunk came back."""
        if not reply.steps:
            return
        if self.limit is None and reply.seconds:
            seconds = max(limits.CHUNK_SECONDS, reply.picture_seconds / limits.PICTURE_SHARE)
            # A chunk grows at most fourfold, so that one lucky measurement makes no endless chunk.
            ideal = min(reply.steps / reply.seconds * seconds, 4 * self.chunk, limits.MAX_CHUNK_STEPS)
            self.chunk = int(max(1, ideal))
        if self._answered and playing:
            speed = reply.steps / max(now - self._answered, 1e-6)
            self.steps_per_second = 0.7 * (self.steps_per_second or speed) + 0.3 * speed
        self._answered = now if playing else 0.0
