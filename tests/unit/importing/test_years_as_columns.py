"""A list with a column for each year has a header, whether the years stand as numbers, as text or behind "Năm"."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.importing.lists.table_book import read_table_book


@pytest.mark.parametrize("years", [(2019, 2020, 2021), ("2019", "2020", "2021"), ("Năm 2019", "Năm 2020", "Năm 2021")])
def test_years_head_columns(tmp_path: Path, years: tuple[object, ...]) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (
        ("TỔNG HỢP THÀNH TÍCH",),
        (),
        ("STT", "Họ tên", "Đơn vị", *years),
        (1, "Tô Thị Ấm", "Văn phòng", "LĐTT", "CSTĐCS", ""),
        (2, "Lò Văn Bền", "Văn phòng", "", "LĐTT", "LĐTT; Giấy khen"),
    ):
        sheet.append(row)
    workbook.save(tmp_path / "năm.xlsx")
    (table,) = read_table_book(tmp_path / "năm.xlsx").tables
    assert (table.header_row, table.header) == (3, ("STT", "Họ tên", "Đơn vị", *map(str, years)))
    assert [row.number for row in table.rows] == [4, 5]
