"""The clock of the tests. A module of its own: ``conftest`` is a name that several folders have."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.system import clock


class FixedClock(clock.FixedClock):
    """The program's own standing clock, which a test may move."""

    def move_to(self, day: date) -> None:
        super().__init__(day)

    def advance(self, days: int = 1) -> None:
        self.move_to(self.today() + timedelta(days=days))
