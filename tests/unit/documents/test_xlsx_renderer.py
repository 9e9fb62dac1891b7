"""Workbooks as another program reads them."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from desktop_app.documents.model import Align
from desktop_app.documents.sheet_model import Sheet, SheetColumn, SheetRow, Workbook
from desktop_app.documents.xlsx_renderer import LONGEST_TEXT, render_xlsx
from desktop_app.domain.errors import UserError

COLUMNS = (SheetColumn(6, Align.CENTER), SheetColumn(30), SheetColumn(12), SheetColumn(12, number_format="0.00"))


def workbook(*rows: tuple[Any, ...], names: tuple[str, ...] = ("Tổng hợp",)) -> Workbook:
    made = tuple(SheetRow(row) for row in rows)
    sheets = tuple(
        Sheet(
            name,
            COLUMNS,
            (("STT", "Họ và tên", "Ngày", "Tỷ lệ"),),
            (*made, SheetRow((None, "Cộng", None, 2), is_bold=True)),
            ("TỔNG HỢP DANH HIỆU THI ĐUA", "Năm 2026"),
            ("Số liệu đến 31/12/2026.",),
        )
        for name in names
    )
    return Workbook("Tổng hợp", "Sở Khoa học và Công nghệ", datetime(2026, 12, 31, tzinfo=UTC), sheets)


def book(sheet: Sheet) -> Workbook:
    return Workbook("Tổng hợp", "Sở Khoa học và Công nghệ", datetime(2026, 12, 31, tzinfo=UTC), (sheet,))


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def test_values_keep_their_kind() -> None:
    sheet = opened(render_xlsx(workbook((1, "Trần Thị Ánh", date(2026, 3, 18), Decimal("6.45"))))).active
    assert [cell.value for cell in sheet[4]] == ["STT", "Họ và tên", "Ngày", "Tỷ lệ"]
    number, name, day, share = sheet[5]
    assert (number.value, name.value, day.value, share.value) == (
        1,
        "Trần Thị Ánh",
        datetime(2026, 3, 18),  # noqa: DTZ001  what openpyxl reads
        6.45,
    )
    assert day.number_format == "dd/mm/yyyy"
    assert share.number_format == "0.00"
    assert sheet[6][1].font.b


@pytest.mark.parametrize("payload", ["=1+1", "=> đạt", "+84", "-5", "@cmd", "{=A1}", "http://x.vn", "0123", "1e5"])
def test_text_stays_text(payload: str) -> None:
    cell = opened(render_xlsx(workbook((1, payload, None, 1)))).active["B5"]
    assert (cell.value, cell.data_type) == (payload, "s")


def test_titles_cannot_become_formulas_either() -> None:
    base = workbook((1, "a", None, 1))
    sheet = base.sheets[0]
    made = Workbook("", "", base.created, (Sheet(sheet.name, COLUMNS, sheet.header_rows, (), ("=A1+1",)),))
    assert opened(render_xlsx(made)).active["A1"].data_type == "s"


def test_long_text_is_refused_not_cut() -> None:
    fitting = opened(render_xlsx(workbook((1, "x" * LONGEST_TEXT, None, 1)))).active["B5"].value
    assert len(fitting) == LONGEST_TEXT
    with pytest.raises(UserError) as caught:
        render_xlsx(workbook((1, "x" * (LONGEST_TEXT + 1), None, 1)))
    assert caught.value.code == "sheet.text_too_long"
    assert "Dòng 5, cột 2" in caught.value.message


def test_a_number_with_more_figures_than_excel_keeps_is_written_as_text() -> None:
    assert opened(render_xlsx(workbook((12345678901234567890, "a", None, 1)))).active["A5"].value == (
        "12345678901234567890"
    )


def test_equal_workbooks_give_equal_bytes_at_any_time() -> None:
    first = render_xlsx(workbook((1, "a", None, 1)))
    assert render_xlsx(workbook((1, "a", None, 1))) == first
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sheets_print_on_a4_with_the_head_frozen_and_repeated() -> None:
    sheet = opened(render_xlsx(workbook((1, "a", None, 1)))).active
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["B"].width == pytest.approx(30, abs=1)


def test_rows_have_room_for_all_lines_of_wrapped_text() -> None:
    """LibreOffice raises no row by itself: the lines were printed over one another."""
    columns = (SheetColumn(10), SheetColumn(30))
    rows = (
        SheetRow((1, "ngắn")),
        SheetRow((2, "không tính được vì chưa có quyết định " * 3)),
        SheetRow((3, "dài " * 5000)),
    )
    sheet = opened(render_xlsx(book(Sheet("A", columns, (("STT", "Kết quả"),), rows)))).active
    short, long, longest = (sheet.row_dimensions[row].height for row in (2, 3, 4))
    assert long >= 4 * 13.8 > short
    assert longest == pytest.approx(409, abs=0.5)


def test_a_wide_sheet_is_printed_over_several_pages_that_can_be_read() -> None:
    columns = (SheetColumn(6), SheetColumn(34), *[SheetColumn(8)] * 36)
    wide = Sheet("A", columns, (("x",) * 38,), (SheetRow((1,) * 38),), frozen_columns=2)
    sheet = opened(render_xlsx(book(wide))).active
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.freeze_panes == "C2"


def test_sheet_names_are_made_fit() -> None:
    names = ("Tổng hợp: 2026/1", "Tổng hợp  2026 1", "x" * 40, "x" * 41, "[]")
    made = opened(render_xlsx(workbook(names=names))).sheetnames
    assert made[:2] == ["Tổng hợp 2026 1", "Tổng hợp 2026 1 (2)"]
    assert all(len(name) <= 31 for name in made)
    assert len({name.casefold() for name in made}) == 5


def test_the_file_says_who_made_it_and_when() -> None:
    about = opened(render_xlsx(workbook())).properties
    assert about.creator == "Sở Khoa học và Công nghệ"
    assert about.created == datetime(2026, 12, 31)  # noqa: DTZ001  what openpyxl reads
