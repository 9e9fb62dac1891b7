"""Tables of Word files as lists."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.table import Table

from desktop_app.domain.lists.tables import OutsideKind
from desktop_app.importing.lists.table_book import read_table_book


def _fill(table: Table, rows: list[list[str]]) -> list[list[object]]:
    grid = [list(row.cells) for row in table.rows]
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                grid[number][column].text = text
    return grid  # type: ignore[return-value]


def test_a_registration_on_paper(tmp_path: Path) -> None:
    """Head and signatures set in tables, numbers counted by Word, a second table for units, one inside another."""
    document = docx.Document()
    _fill(
        document.add_table(1, 2),
        [["SỞ A\nPHÒNG BƯU CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]],
    )
    document.add_paragraph("BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026")
    table = document.add_table(5, 5)
    rows = [
        ["STT", "Họ và tên", "Chức vụ, đơn vị", "Đăng ký", ""],
        ["", "", "", "Thi đua", "Khen thưởng"],
        ["", "Lý Văn An", "Trưởng phòng", "LĐTT", "GK"],
        ["", "Đỗ Ánh", "Chuyên viên", "LĐTT", ""],
        ["Tổng cộng", "", "", "2", "1"],
    ]
    grid = _fill(table, rows)
    for column in range(3):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 3).merge(table.cell(0, 4))
    table.cell(4, 0).merge(table.cell(4, 2))
    for number in (2, 3):
        grid[number][0].paragraphs[0].style = document.styles["List Number"]  # type: ignore[attr-defined]
    document.add_paragraph("II. Tập thể")
    _fill(document.add_table(2, 3), [["STT", "Tên tập thể", "Đăng ký thi đua"], ["1", "Phòng Bưu chính", "TT LĐTT"]])
    _fill(document.add_table(1, 2), [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TRƯỞNG PHÒNG\nLý Văn An"]])
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "Kèm theo"
    _fill(outer.cell(0, 1).add_table(2, 2), [["Họ và tên", "Đơn vị"], ["Âu Văn Cường", "Thanh tra"]])
    document.save(str(tmp_path / "đăng ký.docx"))

    book = read_table_book(tmp_path / "đăng ký.docx")
    assert [(one.place, [row.cells for row in one.rows]) for one in book.tables if one.header_row] == [
        ("bảng 1", [("1.", "Lý Văn An", "Trưởng phòng", "LĐTT", "GK"), ("2.", "Đỗ Ánh", "Chuyên viên", "LĐTT")]),
        ("bảng 2", [("1", "Phòng Bưu chính", "TT LĐTT")]),
        ("bảng 4 (nằm trong bảng 3)", [("Âu Văn Cường", "Thanh tra")]),
    ]
    first = book.tables[0]
    assert first.titles[-1] == "BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026"
    assert "PHÒNG BƯU CHÍNH" in first.titles
    assert first.header[3:] == ("Đăng ký › Thi đua", "Đăng ký › Khen thưởng")
    assert [(one.number, one.kind) for one in first.outside] == [(5, OutsideKind.TOTAL)]
    assert book.tables[1].titles == ("II. Tập thể",)


def test_a_header_repeated_by_hand_and_cells_merged_down(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [
        ["Phòng", "Họ và tên", "Chức vụ"],
        ["Phòng Bưu chính", "Lý An", "TP"],
        ["", "Đỗ Ánh", "CV"],
        ["Phòng", "Họ và tên", "Chức vụ"],
        ["Văn phòng", "Âu Cường", "CVP"],
    ]
    table = document.add_table(5, 3)
    _fill(table, rows)
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "a.docx"))
    found = read_table_book(tmp_path / "a.docx").tables[0]
    assert [(row.number, row.cells[0], row.carried) for row in found.rows] == [
        (2, "Phòng Bưu chính", ()),
        (3, "Phòng Bưu chính", (0,)),
        (5, "Văn phòng", ()),
    ]
    assert [(one.number, one.kind) for one in found.outside] == [(4, OutsideKind.HEADER_AGAIN)]
