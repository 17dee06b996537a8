"""A lease expires, is renewed, and can be shortened but not lengthened by ``shorten``."""

import pytest

from playground.workers import lease
from playground.workers.lease import Lease


def test_a_lease_follows_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(lease.time, "monotonic", lambda: now[0])
    work = Lease(10.0)
    now[0] = 109.0
    assert not work.expired
    now[0] = 111.0
    assert work.expired
    work.renew()
    assert not work.expired
    work.shorten(2.0)
    work.shorten(5.0)
    now[0] = 114.0
    assert work.expired
