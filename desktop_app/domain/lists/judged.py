"""What will become of each row of a list that is taken in: stored, double, to be chosen, faulty, left out; none is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.lists.taken_list import RowKey


class Fate(StrEnum):
    """Hợp lệ, Có thể trùng, Cần chọn, Lỗi, Không nhập."""

    VALID = "valid"
    DOUBLE = "double"
    CHOOSE = "choose"
    FAULTY = "faulty"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class CellProblem:
    """What keeps a row out, in one sentence. ``column`` -1: the row as a whole; ``name``: the column as the clerk knows it."""

    column: int
    name: str
    message: str


@dataclass(frozen=True)
class Candidate:
    """A known person who may be meant."""

    person_id: int
    words: str


@dataclass(frozen=True)
class JudgedRow:
    """A row with its fate. ``stores``: it will be written; a DOUBLE may be (a namesake) or not (the same person again).

    ``who``: by what an answer of the clerk about its subject is kept ("": there is nothing to choose). ``like``: whom a DOUBLE
    resembles.
    """

    key: RowKey
    fate: Fate
    remark: str = ""
    stores: bool = False
    problems: tuple[CellProblem, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    who: str = ""
    like: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A filled row of the file that is no entry, or a whole table that is not taken in (``row`` 0), and why."""

    place: str
    row: int
    reason: str
    count: int = 1
    table: int = 0
    sheet: str = ""


def counts(rows: tuple[JudgedRow, ...]) -> dict[Fate, int]:
    """How many rows have each fate; together they are all rows."""
    found = Counter(row.fate for row in rows)
    return {fate: found[fate] for fate in Fate}
