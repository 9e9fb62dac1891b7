"""What an .ods says of its sheets beside the values: merged and hidden cells, and how large it claims to be."""

from __future__ import annotations

import io
import re
import zipfile

from desktop_app.importing.lists.raw_sheet import column_letters
from desktop_app.importing.lists.sheet_building import MAX_COLUMNS, MAX_ROWS, SheetMarks, TooManyRows

_MAX_PART = 200 * 1024**2
_TAG = re.compile(
    r"<(/?)table:(table-row|table-cell|covered-table-cell|table-column|table)\b((?:[^>\"]|\"[^\"]*\")*)>([^<]|<text:)?"
)
_ATTRIBUTE = re.compile(r'([\w-]+:[\w-]+)="([^"]*)"')
_EMPTY_ROWS = 1_048_576


def ods_marks(content: bytes) -> dict[str, SheetMarks]:
    """The marks of each sheet by its name. TooManyRows for filled rows repeated beyond what a list can have."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
        xml = part.read(_MAX_PART).decode("utf-8", errors="replace")
    sheets: dict[str, SheetMarks] = {}
    reader = _OdsReader()
    for found in _TAG.finditer(xml):
        closing, kind, tail = found[1], found[2], found[3]
        values = dict(_ATTRIBUTE.findall(tail))
        if kind == "table":
            if not closing:
                reader = _OdsReader()
                sheets[_unescaped(values.get("table:name", ""))] = reader.marks
        elif closing:
            if kind == "table-row":
                reader.end_row()
        elif kind == "table-row":
            reader.begin_row(values)
            if tail.endswith("/"):
                reader.end_row()
        elif kind == "table-column":
            reader.column(values)
        else:
            reader.cell(kind, values, has_content="office:value-type" in values or not tail.endswith("/"))
    return sheets


class _OdsReader:
    """Counts rows and columns of one sheet along its tags."""

    def __init__(self) -> None:
        self.marks = SheetMarks()
        self._row, self._column, self._repeated, self._columns = 1, 0, 1, 0
        self._is_filled = False

    def begin_row(self, values: dict[str, str]) -> None:
        self._column, self._is_filled = 0, False
        self._repeated = _count(values, "table:number-rows-repeated")
        if values.get("table:visibility", "visible") != "visible":
            self.marks.hidden_rows += range(self._row, self._row + min(self._repeated, MAX_ROWS))

    def end_row(self) -> None:
        if self._repeated > (MAX_ROWS if self._is_filled else _EMPTY_ROWS):
            raise TooManyRows
        self._row += self._repeated
        if self._row > 2 * _EMPTY_ROWS:
            raise TooManyRows

    def column(self, values: dict[str, str]) -> None:
        count = min(_count(values, "table:number-columns-repeated"), 16_384)
        if values.get("table:visibility", "visible") != "visible":
            self.marks.hidden_columns += range(self._columns, min(self._columns + count, MAX_COLUMNS))
        self._columns += count

    def cell(self, kind: str, values: dict[str, str], *, has_content: bool) -> None:
        repeated = _count(values, "table:number-columns-repeated")
        down, across = _count(values, "table:number-rows-spanned"), _count(values, "table:number-columns-spanned")
        if kind == "table-cell":
            self._is_filled = self._is_filled or has_content
            if (down > 1 or across > 1) and repeated == 1:
                row, column = self._row, self._column
                self.marks.merges.append((row, column, row + down - 1, column + across - 1))
            if has_content and self._column < MAX_COLUMNS:
                self._look_for_fault(values)
        self._column += repeated

    def _look_for_fault(self, values: dict[str, str]) -> None:
        formula = values.get("table:formula", "")
        if formula and values.get("calcext:value-type") == "error":
            name = f"{column_letters(self._column)}{self._row}"
            self.marks.faults[self._row, self._column] = f"Ô {name} báo lỗi công thức."


def _count(values: dict[str, str], name: str) -> int:
    value = values.get(name, "")
    return max(1, int(value)) if value.isdigit() else 1


def _unescaped(text: str) -> str:
    for escaped, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(escaped, sign)
    return text
