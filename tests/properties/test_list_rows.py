"""Whatever stands in a sheet, each filled row is an entry, named for what it is, a title line, or part of a header."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.importing.lists.raw_sheet import RawSheet
from desktop_app.importing.lists.table_finding import find_tables

_CELLS = (
    "", "", "", "STT", "Họ và tên", "Đơn vị", "Chức vụ", "Năm", "Đăng ký", "Thi đua", "Nam", "Nữ", "1", "2", "(1)", "(2)", "2023",
    "Lý Văn An", "Đỗ Thị Ánh", "Phòng Bưu chính", "I", "A", "I. PHÒNG KẾ HOẠCH", "Tổng cộng", "Cộng:", "GIÁM ĐỐC", "LĐTT", "x",
    "Hà Vân, ngày 5 tháng 3 năm 2026", "DANH SÁCH CÁN BỘ", "Ghi chú: xem lại", "12/QĐ-UBND", "05/03/1980", "29285",
)  # fmt: skip
_ROWS = st.lists(st.lists(st.sampled_from(_CELLS), min_size=1, max_size=6), min_size=1, max_size=25)
_MERGES = st.lists(st.tuples(st.integers(1, 25), st.integers(0, 5), st.integers(0, 3), st.integers(0, 4)), max_size=4)


@settings(max_examples=300, deadline=None)
@given(_ROWS, _MERGES)
def test_no_filled_row_is_lost(rows: list[list[str]], merged: list[tuple[int, int, int, int]]) -> None:
    filled = tuple((number, tuple(cells)) for number, cells in enumerate(rows, start=1) if any(cells))
    merges = tuple((row, column, row + down, column + across) for row, column, down, across in merged)
    tables = find_tables(RawSheet("", filled, merges))
    if not tables:
        assert all(len({cell for cell in cells if cell}) <= 1 for _, cells in filled)
        return
    told: dict[int, int] = {}
    for table in tables:
        for number in (*(row.number for row in table.rows), *(one.number for one in table.outside)):
            told[number] = told.get(number, 0) + 1
    around = {text for table in tables for text in table.titles}
    heads = {part for table in tables for label in table.header for part in label.split(" › ")}
    for number, cells in filled:
        texts = {cell for cell in cells if cell}
        assert number in told or texts <= around | heads, (number, cells)
    assert all(count <= 2 for count in told.values())  # two tables beside one another share their rows
