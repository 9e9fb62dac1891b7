"""What an operation touched: the news every screen decides from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ChangeSet:
    """``tables`` names the tables touched; ``operation`` is the Vietnamese name shown in the undo menu."""

    operation: str
    tables: frozenset[str]

    def touches(self, *tables: str) -> bool:
        """Whether any of those tables was touched."""
        return not self.tables.isdisjoint(tables)


@dataclass(frozen=True)
class DoneOperation:
    """An operation that stands: its name as in the undo menu, and the instant it was done (UTC)."""

    name: str
    done_at: datetime
