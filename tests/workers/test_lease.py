"""A lease runs out, is renewed, and is shortened but never lengthened by a shorter one."""

import pytest

from playground.workers import lease
from playground.workers.lease import Lease


def test_a_lease_follows_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(lease.time, "monotonic", lambda: now[0])
    held = Lease(10.0)
    now[0] = 109.0
    assert not held.expired
    now[0] = 111.0
    assert held.expired
    held.renew()
    assert not held.expired
    held.shorten(2.0)
    held.shorten(5.0)
    now[0] = 114.0
    assert held.expired
