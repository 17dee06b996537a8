"""A lease: how long work may continue while no page shows it."""

import time


class Lease:
    """A page renews it whenever it shows the work; the work stops when it has expired. Not thread-safe by itself."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.renew()

    def renew(self) -> None:
        """Give the lease its full time again."""
        self._until = time.monotonic() + self._seconds

    def shorten(self, seconds: float) -> None:
        """Let the lease expire after at most this many seconds."""
        self._until = min(self._until, time.monotonic() + seconds)

    @property
    def expired(self) -> bool:
        """Whether the time of the lease is over."""
        return time.monotonic() > self._until
