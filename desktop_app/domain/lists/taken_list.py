"""A file of lists as the clerk takes it in: which tables, what each column means, cells corrected, people chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop_app.domain.award.award_naming import award_of_title
from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.column import COLUMNS_OF, PROOF_KINDS, Column, ListKind
from desktop_app.domain.lists.columns import guess_columns
from desktop_app.domain.lists.list_kinds import guess_list_kind
from desktop_app.domain.lists.tables import FoundTable, TableBook, TableRow

RowKey = tuple[int, int]
"""Place of the table in the book, number of the row in its sheet."""
CellKey = tuple[int, int, int]
"""The same, and the place of the column."""

TAKEN_KINDS = (ListKind.PEOPLE, ListKind.AWARDS, *PROOF_KINDS)
_SAMPLE = 60


class Answer(StrEnum):
    """What the clerk decided of a subject whom the program cannot tell by itself; a known person is told by id instead."""

    NEW = "new"  # somebody else than those known
    LEAVE = "leave"  # not taken in


class YearBy(StrEnum):
    """Where the achievement year comes from in a list of awards that has no year for a row."""

    LIST = "list"  # the list has to say
    DECISION = "decision"  # the year of the decision
    BEFORE_DECISION = "before_decision"  # the year before: decided in January for the year gone by


@dataclass(frozen=True)
class ColumnChoice:
    """What a remembered header means: the kind of list, and for each column its meaning (None: not taken in)."""

    list_kind: ListKind
    columns: tuple[Column | None, ...]


@dataclass(frozen=True)
class TakenTable:
    """A table with what was chosen for it. ``columns`` has one meaning a column, None where it is not taken in.

    ``is_remembered``: as chosen for a list of the same header before; ``doubts``: sentences about what was guessed.
    """

    found: FoundTable
    list_kind: ListKind
    columns: tuple[Column | None, ...]
    is_taken: bool = True
    takes_hidden: bool = True
    is_remembered: bool = False
    doubts: tuple[str, ...] = ()
    year_by: YearBy = YearBy.LIST

    def rows(self) -> list[TableRow]:
        """The rows that are taken in."""
        return [row for row in self.found.rows if self.takes_hidden or not row.is_hidden] if self.is_taken else []

    def places(self, column: Column) -> list[int]:
        """The columns of a meaning."""
        return [place for place, meaning in enumerate(self.columns) if meaning is column]

    def ignored(self) -> list[str]:
        """Titles of the columns that are not taken in."""
        return [
            title for title, meaning in zip(self.found.header, self.columns, strict=False) if title and meaning is None
        ]


@dataclass(frozen=True)
class TakenList:
    """A book with all choices. ``answers`` by ``JudgedRow.who``: a person's id, or an Answer."""

    book: TableBook
    tables: tuple[TakenTable, ...]
    corrections: Mapping[CellKey, str] = field(default_factory=dict)
    answers: Mapping[str, int | Answer] = field(default_factory=dict)

    def cell(self, table: int, row: TableRow, column: int) -> str:
        """A cell as it is now: as corrected, else as the file has it."""
        return (
            self.corrections.get((table, row.number, column), row.cell(column))
            if self.corrections
            else row.cell(column)
        )

    def with_table(self, place: int, table: TakenTable) -> TakenList:
        """The list with one table chosen otherwise."""
        return replace(self, tables=(*self.tables[:place], table, *self.tables[place + 1 :]))

    def with_cell(self, table: int, row: int, column: int, text: str) -> TakenList:
        """The list with a cell written anew."""
        return replace(self, corrections={**self.corrections, (table, row, column): text})

    def with_answers(self, answers: Mapping[str, int | Answer]) -> TakenList:
        """The list with more subjects decided."""
        return replace(self, answers={**self.answers, **answers})


def of_row(key: RowKey) -> str:
    """By what an answer about one row alone is kept."""
    return f"row {key[0]} {key[1]}"


def header_key(found: FoundTable) -> str:
    """The shape of a list: its labels without marks and case, in order, and what it seems to be about.

    Lists of one office look alike from year to year; but a decision heads its people as the list of the staff does.
    """
    return f"{_kind(found).value}: {' | '.join(fold(label) for label in found.header)}"


def take(book: TableBook, remembered: Mapping[str, ColumnChoice], sheets: Sequence[str] = ()) -> TakenList:
    """The book with columns guessed, or as they were chosen for the same header before.

    Taken in are tables of people and of awards, not those of hidden sheets; with ``sheets``, those of the sheets named.
    """
    wanted = {fold(sheet) for sheet in sheets}
    tables = []
    for found in book.tables:
        table = _taken(found, remembered.get(header_key(found)))
        is_named = not wanted or fold(found.sheet) in wanted
        is_taken = table.is_taken and is_named and (bool(wanted) or not found.is_hidden)
        tables.append(replace(table, is_taken=is_taken))
    return TakenList(book, tuple(tables))


def with_kind(table: TakenTable, kind: ListKind) -> TakenTable:
    """The table as a list of another kind, its columns guessed anew."""
    return replace(_guessed(table.found, kind), takes_hidden=table.takes_hidden, is_taken=True)


def with_kinds(taken: TakenList, kind: ListKind) -> TakenList:
    """The book with every table that is taken in, or could be as such a list, as a list of that kind."""
    tables = []
    for table in taken.tables:
        made = table if table.list_kind is kind else _guessed(table.found, kind)
        is_wanted = table.is_taken or (not table.found.is_hidden and table.list_kind not in TAKEN_KINDS)
        tables.append(replace(made, is_taken=made.is_taken and is_wanted))
    return replace(taken, tables=tuple(tables))


def with_meaning(table: TakenTable, place: int, meaning: Column | None) -> TakenTable:
    """The table with a column that means something else; a meaning that only one column can have leaves the other."""
    columns = [
        None if one is meaning and meaning is not None and meaning not in _REPEATED else one for one in table.columns
    ]
    columns[place] = meaning
    return replace(table, columns=tuple(columns), is_remembered=False)


_REPEATED = frozenset({Column.AWARD_MARK, Column.YEAR_AWARD, Column.GRADE_MARK, Column.YEAR_GRADE})


def _taken(found: FoundTable, choice: ColumnChoice | None) -> TakenTable:
    if choice is not None and len(choice.columns) == len(found.header):
        return TakenTable(found, choice.list_kind, choice.columns, choice.list_kind in TAKEN_KINDS, is_remembered=True)
    return _guessed(found, _kind(found))


def _kind(found: FoundTable) -> ListKind:
    """What the list is about; people under the name of one award are those who got it: the list of a decision."""
    kind = guess_list_kind(found.header, found.titles)
    if kind is ListKind.PEOPLE:
        above = (*found.titles, *(title for row in found.rows[:_SAMPLE] for title in row.group_titles))
        if any(award_of_title(title) for title in dict.fromkeys(above)):
            return ListKind.AWARDS
    return kind


def _guessed(found: FoundTable, kind: ListKind) -> TakenTable:
    guess = guess_columns(found.header, [row.cells for row in found.rows[:_SAMPLE]], COLUMNS_OF[kind])
    width = max([len(found.header), *(place + 1 for place in guess.columns)])
    columns = tuple(guess.columns.get(place) for place in range(width))
    return TakenTable(found, kind, columns, kind in TAKEN_KINDS and _is_list(kind, columns), doubts=guess.doubts)


_PEOPLE = frozenset({Column.FULL_NAME, Column.FAMILY_NAME})
_SUBJECTS = _PEOPLE | {Column.SUBJECT, Column.COLLECTIVE, Column.UNIT}
_NEEDED: dict[ListKind, tuple[frozenset[Column], ...]] = {
    ListKind.AWARDS: (_SUBJECTS,),
    ListKind.RATINGS: (_SUBJECTS, frozenset({Column.GRADE, Column.GRADE_MARK, Column.YEAR_GRADE})),
    ListKind.INITIATIVES: (frozenset({Column.INITIATIVE}), frozenset({Column.AUTHORS, Column.CO_AUTHORS})),
    ListKind.DISCIPLINES: (_PEOPLE, frozenset({Column.DISCIPLINE})),
    ListKind.SERVICE: (_PEOPLE, frozenset({Column.JOINED_ON, Column.LEFT_ON, Column.STAFF_GROUP})),
    ListKind.VOTES: (_SUBJECTS, frozenset({Column.VOTES_FOR})),
}


def _is_list(kind: ListKind, columns: Sequence[Column | None]) -> bool:
    """A table without names is no list of people or awards: counts by unit, a legend."""
    return all(any(column in some for column in columns) for some in _NEEDED.get(kind, (_PEOPLE,)))
