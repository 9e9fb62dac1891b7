"""What an operation touched: the news every screen decides from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeSet:
    """``tables`` names the tables touched; ``operation`` is the Vietnamese name shown in the undo menu."""

    operation: str
    tables: frozenset[str]

    def touches(self, *tables: str) -> bool:
        """Whether any of those tables was touched."""
        return not self.tables.isdisjoint(tables)
