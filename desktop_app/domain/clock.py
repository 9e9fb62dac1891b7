"""The clock that is handed in wherever a day or an instant matters."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

DEMO_DAY = date(2026, 11, 20)
"""The day the demonstration office was written on: nothing in it happened later."""


class Clock(Protocol):
    """What the program asks of time; nothing else may look at the machine's clock."""

    def today(self) -> date:
        """The day where the clerk sits."""
        ...

    def now(self) -> datetime:
        """This instant, aware, in UTC; for the log and for sorting, never for counting days."""
        ...
