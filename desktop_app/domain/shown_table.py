"""A table as the window shows it, handed on to be printed: the columns shown, in their order, and the rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ShownColumn:
    """A column. ``is_right``: figures and days."""

    header: str
    is_right: bool = False


@dataclass(frozen=True)
class ShownTable:
    """``note`` says what is shown of what; a row has one text for each column."""

    title: str
    note: str
    columns: tuple[ShownColumn, ...]
    rows: tuple[tuple[str, ...], ...]
