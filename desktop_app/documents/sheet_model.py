"""What stands in a workbook, before any file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from desktop_app.documents.model import Align


@dataclass(frozen=True)
class Formula:
    """A formula of Excel ("=SUM(I6:I9)") with what it comes to, for readers that do not reckon."""

    text: str
    value: int


Value = str | int | Decimal | date | Formula | None


@dataclass(frozen=True)
class SheetColumn:
    """A column: ``width`` in characters of the standard type; ``number_format`` of Excel for its numbers."""

    width: float = 12.0
    align: Align = Align.LEFT
    number_format: str = ""


@dataclass(frozen=True)
class SheetRow:
    """A row of values; ``is_bold`` marks totals and group lines."""

    values: tuple[Value, ...]
    is_bold: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: title lines over the whole width, header rows (frozen and repeated in print), then the rows.

    ``frozen_columns`` stay in sight, and are printed on every sheet of paper, as the header rows are.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    header_rows: tuple[tuple[str, ...], ...]
    rows: tuple[SheetRow, ...]
    title_lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    frozen_columns: int = 0


@dataclass(frozen=True)
class Workbook:
    """A whole workbook. ``author`` is the agency; ``created`` is handed in."""

    title: str
    author: str
    created: datetime
    sheets: tuple[Sheet, ...] = field(default=())
