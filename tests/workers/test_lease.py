"""A lease expires, is renewed, and can be shortened but not lengthened by ``shorten``."""

import time

import pytest

from playground.workers.lease import Lease


def test_a_lease_follows_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    lease = Lease(10.0)

    def expired_at(seconds: float) -> bool:
        now[0] = seconds
        return lease.expired

    assert not expired_at(109.0)
    assert expired_at(111.0)
    lease.renew()
    assert not expired_at(111.0)
    lease.shorten(2.0)
    lease.shorten(5.0)
    assert expired_at(114.0)
