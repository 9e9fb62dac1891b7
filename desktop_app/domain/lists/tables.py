"""Tables found in a file of lists, nothing judged: header, rows with their numbers, and every row that is none of these."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.language.legacy_fonts import LegacySample
from desktop_app.domain.list_rows import RowProblem


class OutsideKind(StrEnum):
    """Why a filled row of a table is not among its rows."""

    NUMBERING = "numbering"  # (1) (2) (3) under the header
    HEADER_AGAIN = "header_again"  # repeated on each printed page
    GROUP = "group"  # "I. PHÒNG BƯU CHÍNH": stands in ``group_titles`` of the rows below it
    TOTAL = "total"  # "Tổng cộng"
    TAIL = "tail"  # signatures, places of dispatch and remarks behind the table


@dataclass(frozen=True)
class OutsideRow:
    """A filled row that is no entry of the list, with its words."""

    number: int
    kind: OutsideKind
    text: str


@dataclass(frozen=True)
class CellFault:
    """A cell that could not be read for what it is (an error, a formula without result, two names), in one sentence."""

    column: int
    message: str


@dataclass(frozen=True)
class TableRow:
    """One filled row; ``number`` is the row of the sheet, or line of the file (of its first line, if a cell holds several).

    ``cells`` are clean and of one line. ``group_titles``: the separator rows it stands under, the widest first.
    ``carried``: columns whose value comes from a merged cell that began above. ``is_hidden``: hidden or filtered out.
    """

    number: int
    cells: tuple[str, ...]
    is_hidden: bool = False
    group_titles: tuple[str, ...] = ()
    faults: tuple[CellFault, ...] = ()
    carried: tuple[int, ...] = ()

    def cell(self, column: int) -> str:
        """The cell of that column (from 0); "" beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class FoundTable:
    """One table: its rows and all that stands round them.

    ``place`` names it in Vietnamese ("trang tính “CB 2024”", "bảng 2"); ``titles`` are the lines above the header;
    ``header`` has one label a column, of several header rows joined by " › ", ``header_row`` is the number of its first
    row (0: no header was found). Filled rows that are neither title, header nor entry stand in ``outside``. ``notes`` are
    sentences for the clerk. ``can_shift``: columns are kept apart by a sign that may stand in a cell.
    """

    place: str
    titles: tuple[str, ...]
    header: tuple[str, ...]
    header_row: int
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    outside: tuple[OutsideRow, ...] = ()
    sheet: str = ""
    is_hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    can_shift: bool = False

    def shift_problem(self, row: TableRow) -> RowProblem | None:
        """The problem of a row with cells beyond the header, where that means shifted cells."""
        width = len(self.header)
        if not self.can_shift or not any(row.cells[width:]):
            return None
        message = f"Dòng có {len(row.cells)} ô, tiêu đề có {width} cột. Đặt chữ có dấu phẩy trong ngoặc kép."
        return RowProblem(row.number, message)


@dataclass(frozen=True)
class TableBook:
    """All tables of one file (or of what was pasted), in order; ``notes`` concern the file as a whole.

    ``legacy`` shows cells typed before Unicode (TCVN3, VNI), before and after conversion.
    """

    name: str
    tables: tuple[FoundTable, ...]
    notes: tuple[str, ...] = ()
    legacy: tuple[LegacySample, ...] = field(default=())
