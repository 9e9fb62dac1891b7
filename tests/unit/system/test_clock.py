"""Two clocks, one protocol."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, timedelta

import pytest

from desktop_app.domain.clock import Clock
from desktop_app.system.clock import FixedClock, SystemClock


@pytest.fixture
def _own_time_zone() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    if hasattr(time, "tzset"):
        time.tzset()


def test_fixed_clock_keeps_the_day_and_the_order() -> None:
    clock: Clock = FixedClock(date(2022, 3, 18))
    instants = [clock.now() for _ in range(1000)]
    assert clock.today() == date(2022, 3, 18)
    assert instants == sorted(set(instants))
    assert all(instant.astimezone().date() == date(2022, 3, 18) for instant in instants)
    assert instants[0].tzinfo is UTC
    assert instants[-1] - instants[0] < timedelta(seconds=1)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be changed in a process on Windows")
@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.usefixtures("_own_time_zone")
def test_the_fixed_day_is_the_same_in_every_time_zone(zone: str) -> None:
    os.environ["TZ"] = zone
    time.tzset()
    clock = FixedClock(date(2026, 1, 1))
    assert clock.today() == date(2026, 1, 1)
    assert clock.now().astimezone().date() == date(2026, 1, 1)


def test_system_clock_tells_utc_and_the_local_day() -> None:
    clock: Clock = SystemClock()
    before = clock.now()
    today = clock.today()
    after = clock.now()
    assert before.utcoffset() == timedelta(0)
    assert before <= after
    assert before.astimezone().date() <= today <= after.astimezone().date()
