"""Sorts the rows below a header: entries with the groups they stand under, and rows that are no entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.cell_looks import is_personal_name
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.columns import JOINER, label_meaning
from desktop_app.domain.lists.group_titles import is_unit_like, lone_marker_kind, marker_kind
from desktop_app.domain.lists.tables import OutsideKind, OutsideRow, TableRow
from desktop_app.importing.lists.raw_sheet import Cells, Merges
from desktop_app.importing.lists.row_looks import (
    filled,
    is_numbering,
    is_tail,
    is_total,
    may_be_header,
    same_header,
)

_PERSON_NAMES = (Column.FULL_NAME, Column.FAMILY_NAME)
_OTHER_NAMES = (Column.SUBJECT, Column.COLLECTIVE, Column.UNIT, Column.PROJECT)


@dataclass
class SortedRows:
    """Entries and the others, in the order of the sheet."""

    rows: list[TableRow] = field(default_factory=list)
    outside: list[OutsideRow] = field(default_factory=list)


class RowSorter:
    """Goes through the rows of one table; ``around`` are groups that hold for the whole table (its sheet, its title)."""

    def __init__(self, labels: Sequence[str], merges: Merges, around: Sequence[str] = ()) -> None:
        meanings = [label_meaning(label) for label in labels]
        self._labels = labels
        self._label_words = frozenset(word for label in labels for word in label.split(JOINER) if word)
        self._merges = merges
        self._around = tuple(around)
        self._serial = meanings.index(Column.SERIAL) if Column.SERIAL in meanings else None
        names = [*_PERSON_NAMES, *_OTHER_NAMES]
        name = next((one for one in names if one in meanings), None)
        self.name_column = meanings.index(name) if name is not None else None
        self._is_of_people = name in _PERSON_NAMES
        self._first = next((place for place, label in enumerate(labels) if label), 0)
        self._groups: list[tuple[str, str]] = []
        self._is_behind = False
        self._entries: set[int] = set()

    def sort(self, rows: Sequence[tuple[int, Cells]]) -> SortedRows:
        """Every row of ``rows`` is an entry or stands in ``outside``."""
        found = SortedRows()
        may_number = True
        for number, cells in rows:
            kind = self._kind(number, cells, may_number)
            may_number = kind in (OutsideKind.HEADER_AGAIN, OutsideKind.NUMBERING)
            if kind is None:
                self._is_behind = False
                self._entries.add(number)
                heads = self._heads_group(cells)
                if heads:
                    self._open_group(cells[: (self.name_column or 0) + 1])
                open_groups = self._groups[:-1] if heads else self._groups
                groups = (*self._around, *(title for _, title in open_groups))
                found.rows.append(TableRow(number, cells, group_titles=groups))
                continue
            if kind is OutsideKind.GROUP:
                self._open_group(cells)
            elif kind is OutsideKind.TAIL:
                self._is_behind = True
            found.outside.append(OutsideRow(number, kind, " ".join(dict.fromkeys(cell for cell in cells if cell))))
        _groups_without_rows(found)
        return found

    def _kind(self, number: int, cells: Cells, may_number: bool) -> OutsideKind | None:
        if not self._labels:
            return None
        if may_number and is_numbering(cells):
            return OutsideKind.NUMBERING
        if self._is_entry_for_sure(cells) or self._goes_on(number):
            return None
        if self._is_header_again(cells):
            return OutsideKind.HEADER_AGAIN
        texts = filled(cells)
        if is_total(cells):
            return OutsideKind.TOTAL
        if is_tail(cells) and not self._fills(texts):
            return OutsideKind.TAIL
        if self._is_behind:
            return None if self._fills(texts) else OutsideKind.TAIL
        return OutsideKind.GROUP if self._is_group(number, texts) else None

    def _is_part_of_header(self, cells: Cells) -> bool:
        """A row of a header in several rows, set again."""
        texts = filled(cells)
        parts = [self._labels[column].split(JOINER) if column < len(self._labels) else [] for column, _ in texts]
        is_several = any(len(part) > 1 for part in parts)
        return is_several and len(texts) > 1 and all(text in part for (_, text), part in zip(texts, parts, strict=True))

    def _is_entry_for_sure(self, cells: Cells) -> bool:
        """A serial number and a name beside it."""
        if self._serial is None or self.name_column is None or max(self._serial, self.name_column) >= len(cells):
            return False
        name = cells[self.name_column]
        if not name or not cells[self._serial].rstrip(".)").isdigit():
            return False
        is_lone = self._is_of_people and cells.count("") == len(cells) - 2 and is_unit_like(name)
        return not is_lone or self._is_among_collectives()

    def _is_among_collectives(self) -> bool:
        """Under "II. TẬP THỂ" a numbered unit is an entry, not the heading of its people."""
        return any("tap the" in fold(title) for _, title in self._groups)

    def _is_header_again(self, cells: Cells) -> bool:
        if self._label_words.isdisjoint(cells) and not may_be_header(cells):
            return False
        return same_header(cells, self._labels) or self._is_part_of_header(cells)

    def _goes_on(self, number: int) -> bool:
        """Whether a merged cell of an entry above reaches down to this row."""
        return any(origin in self._entries for origin in self._merges.above(number).values())

    def _fills(self, texts: list[tuple[int, str]]) -> bool:
        """Whether as many cells are filled as an entry has."""
        count = len({text for _, text in texts})
        return count >= max(3, sum(map(bool, self._labels)) / 2) or (
            count > 1 and count >= sum(map(bool, self._labels)) - 1
        )

    def _is_group(self, number: int, texts: list[tuple[int, str]]) -> bool:
        if not texts:  # a formula without result stands alone in its row
            return False
        distinct = list(dict.fromkeys(text for _, text in texts))
        column, text = texts[0]
        last = self._merges.last_column(number, column)
        is_over_half = last - column + 1 > max(1, len(self._labels) / 2) or (len(texts) > 2 and len(distinct) == 1)
        if len(distinct) == 1:
            if text.isdigit():
                return False
            if is_over_half or marker_kind(text):
                return True
            if column == self.name_column:
                return self._is_of_people and not is_personal_name(text) and (is_unit_like(text) or text.isupper())
            return column <= max(self._first, self._serial or 0) and not is_personal_name(text)
        if len(distinct) <= 3 and column == self._serial:
            beside = [one for _, one in texts[1:]]
            rest = [one for one in beside[1:] if not one.replace(".", "").isdigit()]
            if lone_marker_kind(text) and not rest:
                return True
            is_unit = self._is_of_people and texts[1][0] == self.name_column and is_unit_like(beside[0])
            return text.rstrip(".)").isdigit() and is_unit and not beside[1:]
        return False

    def _heads_group(self, cells: Cells) -> bool:
        """Whether an entry opens a group at once: a unit with its own award, at a roman numeral, above its people."""
        if self._serial is None or self.name_column is None or max(self._serial, self.name_column) >= len(cells):
            return False
        return lone_marker_kind(cells[self._serial]) in ("roman", "letter") and is_unit_like(cells[self.name_column])

    def _open_group(self, cells: Cells) -> None:
        texts = list(dict.fromkeys(cell for cell in cells if cell))
        is_marked = len(texts) > 1 and lone_marker_kind(texts[0])
        title = f"{texts[0].rstrip('.)')}. {texts[1]}" if is_marked else texts[0]
        if len(texts) > 1 and texts[0].rstrip(".)").isdigit():
            title = texts[1]
        kind = lone_marker_kind(texts[0]) or marker_kind(title) or ("upper" if title.isupper() else "plain")
        kinds = [known for known, _ in self._groups]
        if kind in kinds:
            del self._groups[kinds.index(kind) :]
        self._groups.append((kind, title))


def _groups_without_rows(found: SortedRows) -> None:
    """What stands behind the last entry and heads nothing is no group."""
    last = found.rows[-1].number if found.rows else 0
    found.outside[:] = [
        OutsideRow(one.number, OutsideKind.TAIL, one.text)
        if one.kind is OutsideKind.GROUP and one.number > last
        else one
        for one in found.outside
    ]
