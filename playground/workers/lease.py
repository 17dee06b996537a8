"""A lease: how long work may go on without anybody looking at it."""

import time


class Lease:
    """Renewed whenever a page looks; work stops when it has expired. Not safe by itself for several threads."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.renew()

    def renew(self) -> None:
        """Somebody is looking: the lease runs for its full time again."""
        self._until = time.monotonic() + self._seconds

    def shorten(self, seconds: float) -> None:
        """Let the lease end no later than in so many seconds."""
        self._until = min(self._until, time.monotonic() + seconds)

    @property
    def expired(self) -> bool:
        """Whether nobody has looked for too long."""
        return time.monotonic() > self._until
