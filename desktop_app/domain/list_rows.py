"""Rows of a list that comes in from a file or the clipboard, as read: nothing judged yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ListRow:
    """A row as named values, all of them text as written; ``row`` is its number in the file, from 1."""

    row: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with a row, in one Vietnamese sentence."""

    row: int
    message: str
