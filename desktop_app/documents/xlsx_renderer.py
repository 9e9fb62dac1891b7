"""A workbook as XLSX: text stays text, dates are dates, nothing is dropped, equal bytes for equal workbooks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from desktop_app.documents.model import Align
from desktop_app.documents.paper_text import clean
from desktop_app.documents.sheet_layout import TEXT_SIZE, pages_wide, row_height
from desktop_app.documents.sheet_model import Formula, Sheet, SheetColumn, Value, Workbook
from desktop_app.domain.errors import UserError

LONGEST_TEXT = 32_767
"""Characters that an Excel cell can hold; XlsxWriter drops longer text without a word."""
MOST_ROWS = 1_048_576
_LARGEST_EXACT = 10**15
_LONGEST_NAME = 31
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_FONT = {"font_name": "Times New Roman", "font_size": TEXT_SIZE}
_LEFT_MM, _RIGHT_MM = 30, 20
_DATE_FORMAT = "dd/mm/yyyy"


def render_xlsx(workbook: Workbook) -> bytes:
    """The workbook as XLSX. Raises UserError ``sheet.text_too_long`` or ``sheet.too_many_rows``; nothing is cut."""
    out = BytesIO()
    file = xlsxwriter.Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    created = workbook.created
    file.set_properties(
        {
            "title": workbook.title,
            "author": workbook.author,
            "created": created.astimezone(UTC).replace(tzinfo=None) if created.tzinfo else created,
        }
    )
    formats = _Formats(file)
    names = _sheet_names([sheet.name for sheet in workbook.sheets])
    for sheet, name in zip(workbook.sheets, names, strict=True):
        _SheetWriter(file.add_worksheet(name), sheet, formats).write()
    file.close()
    return out.getvalue()


class _Formats:
    """Cell formats, made once each."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **wishes: object) -> Any:
        """The format with those properties over the base font."""
        key = tuple(sorted(wishes.items()))
        if key not in self._made:
            self._made[key] = self._file.add_format({**_FONT, **wishes})
        return self._made[key]

    def title(self, *, is_first: bool, is_one_page: bool) -> Any:
        """A title line, in the middle unless the sheet goes over several pages side by side."""
        align = "center" if is_one_page else "left"
        return self.of(bold=True, font_size=14 if is_first else 13, align=align, valign="vcenter", text_wrap=True)

    def header(self) -> Any:
        """A column heading."""
        return self.of(bold=True, border=1, align="center", valign="vcenter", text_wrap=True)

    def cell(self, value: Value, column: SheetColumn, *, is_bold: bool) -> Any:
        """A cell by what it holds: numbers and dates to the right unless the column says otherwise."""
        wishes: dict[str, object] = {"border": 1, "valign": "top", "text_wrap": True}
        if is_bold:
            wishes["bold"] = True
        is_number = isinstance(value, int | Decimal | date | Formula)
        align = Align.RIGHT if is_number and column.align is Align.LEFT else column.align
        wishes["align"] = align.value
        if isinstance(value, date):
            wishes["num_format"] = _DATE_FORMAT
        elif is_number and column.number_format:
            wishes["num_format"] = column.number_format
        return self.of(**wishes)


class _SheetWriter:
    """Writes one sheet."""

    def __init__(self, target: Any, sheet: Sheet, formats: _Formats) -> None:
        self.target = target
        self.sheet = sheet
        self.formats = formats
        self.last_column = max(0, len(sheet.columns) - 1)
        self.pages_wide = pages_wide(sheet.columns, (297 - _LEFT_MM - _RIGHT_MM) * 72 / 25.4)

    def write(self) -> None:
        """Titles, header, rows, notes, and how the sheet prints."""
        sheet = self.sheet
        total = len(sheet.title_lines) + len(sheet.header_rows) + len(sheet.rows) + len(sheet.notes) + 1
        if total > MOST_ROWS:
            raise UserError(
                "sheet.too_many_rows",
                f"Bảng “{sheet.name}” có {len(sheet.rows)} dòng, nhiều hơn số dòng mà một bảng tính Excel chứa được. "
                "Lọc bớt rồi xuất lại.",
            )
        for number, column in enumerate(sheet.columns):
            self.target.set_column(number, number, column.width)
        at = self._write_titles()
        header_at = at
        for header in sheet.header_rows:
            for number, text in enumerate(header):
                self._write_text(at, number, text, self.formats.header())
            self.target.set_row(at, row_height(header, sheet.columns, is_bold=True))
            at += 1
        for row in sheet.rows:
            for number, (value, column) in enumerate(zip(row.values, sheet.columns, strict=True)):
                self._write_value(at, number, value, self.formats.cell(value, column, is_bold=row.is_bold))
            self.target.set_row(at, row_height(row.values, sheet.columns, is_bold=row.is_bold))
            at += 1
        for note in sheet.notes:
            self._write_text(at, 0, note, self.formats.of(italic=True))
            at += 1
        self._set_up(header_at)

    def _write_titles(self) -> int:
        for number, line in enumerate(self.sheet.title_lines):
            style = self.formats.title(is_first=number == 0, is_one_page=self.pages_wide == 1)
            if self.last_column:
                self.target.merge_range(number, 0, number, self.last_column, "", style)
            self._write_text(number, 0, line, style)
        # a blank row between the titles and the table
        return len(self.sheet.title_lines) + 1 if self.sheet.title_lines else 0

    def _set_up(self, header_at: int) -> None:
        count = len(self.sheet.header_rows)
        if count:
            self.target.freeze_panes(header_at + count, self.sheet.frozen_columns)
            self.target.repeat_rows(header_at, header_at + count - 1)
        self.target.set_paper(9)  # A4
        self.target.set_landscape()
        if self.sheet.frozen_columns:
            self.target.repeat_columns(0, self.sheet.frozen_columns - 1)
        self.target.set_margins(left=_LEFT_MM / 25.4, right=_RIGHT_MM / 25.4, top=20 / 25.4, bottom=20 / 25.4)
        self.target.fit_to_pages(self.pages_wide, 0)
        self.target.set_footer("&CTrang &P/&N")

    def _write_value(self, row: int, column: int, value: Value, style: Any) -> None:
        if value is None or value == "":
            self.target.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self._write_text(row, column, value, style)
        elif isinstance(value, Formula):
            self.target.write_formula(row, column, value.text, style, value.value)
        elif isinstance(value, date):
            self.target.write_datetime(row, column, _without_zone(value), style)
        elif abs(Decimal(value)) >= _LARGEST_EXACT:
            # Excel keeps fifteen figures of a number and makes the rest zeros
            self._write_text(row, column, str(value), style)
        else:
            self.target.write_number(row, column, value, style)

    def _write_text(self, row: int, column: int, text: str, style: Any) -> None:
        text = clean(text)
        # Excel counts in UTF-16
        if len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            raise UserError(
                "sheet.text_too_long",
                f"Dòng {row + 1}, cột {column + 1} của bảng “{self.sheet.name}” có {len(text)} ký tự; một ô Excel chứa "
                f"nhiều nhất {LONGEST_TEXT} ký tự. Rút gọn nội dung rồi xuất lại.",
            )
        self.target.write_string(row, column, text, style)


def _without_zone(value: date) -> date:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _sheet_names(wanted: list[str]) -> list[str]:
    """Names that Excel takes: no forbidden signs, at most 31 characters, no two alike."""
    names: list[str] = []
    for position, name in enumerate(wanted, start=1):
        base = clean(_NOT_IN_NAME.sub(" ", name)).strip(" '") or f"Bảng {position}"
        made, count = base[:_LONGEST_NAME].strip(" '"), 1
        while made.casefold() in (other.casefold() for other in names):
            count += 1
            mark = f" ({count})"
            made = base[: _LONGEST_NAME - len(mark)].strip() + mark
        names.append(made)
    return names
