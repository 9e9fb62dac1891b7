"""How a column that holds a day is declared. Used by released migrations: never edited."""

from __future__ import annotations

_DAY = "CHECK ({0} IS NULL OR {0} IS date({0}, '+0 days'))"


def day_column(name: str, required: bool = False) -> str:
    """A column holding an ISO day; the form of the check also refuses days like 2026-02-31."""
    return f"{name} TEXT {'NOT NULL ' if required else ''}{_DAY.format(name)}"
