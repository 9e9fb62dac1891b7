"""Rows of lists from .csv, .xlsx and the clipboard, and the workbooks nobody should open without care."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from desktop_app.domain.errors import UserError
from desktop_app.domain.lists.tables import TableBook
from desktop_app.importing.isolation.child_process import ask_child
from desktop_app.importing.lists import workbook_child
from desktop_app.importing.lists.table_book import read_pasted_book, read_table_book
from desktop_app.importing.lists.workbook_reader import read_sheets
from desktop_app.system.files import sha256

SIGNED_AT = datetime(2026, 12, 31, 8, 30)  # noqa: DTZ001 - cells know no time zone
PEOPLE = [["Họ và tên", "Đơn vị"], ["Lý Văn An", "Phòng Bưu chính"], ["Đỗ Thị Ánh", "Thanh tra Sở"]]


def _csv(folder: Path, text: str | bytes, name: str = "danh sách.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _xlsx(folder: Path, rows: list[list[object]], name: str = "danh sách.xlsx") -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    workbook.save(folder / name)
    return folder / name


def _cells(book: TableBook) -> list[tuple[str, ...]]:
    """Header and rows of the first table."""
    table = book.tables[0]
    return [table.header, *(row.cells for row in table.rows)]


def _refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        read_table_book(path)
    assert path.name in caught.value.message
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_in_every_usual_shape(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in PEOPLE)
    book = read_table_book(_csv(tmp_path, text.encode(encoding)))
    assert _cells(book) == [tuple(row) for row in PEOPLE]
    assert book.tables[0].header_row == 1
    assert [row.number for row in book.tables[0].rows] == [2, 3]
    assert bool(book.notes) == (encoding == "utf-16")


def test_csv_numbers_rows_by_their_line(tmp_path: Path) -> None:
    text = 'sep=;\n\nDANH SÁCH, NĂM 2026\nHọ và tên;Ghi chú\n"Lý\nVăn An";x\n;\n"Đỗ ""Ánh""; B";\u00a0y\n'
    table = read_table_book(_csv(tmp_path, text)).tables[0]
    assert (table.titles, table.header_row, table.header) == (("DANH SÁCH, NĂM 2026",), 4, ("Họ và tên", "Ghi chú"))
    assert [(row.number, row.cells) for row in table.rows] == [
        (5, ("Lý Văn An", "x")),
        (8, ('Đỗ "Ánh"; B', "y")),
    ]


def test_titles_with_commas_do_not_mislead_the_delimiter(tmp_path: Path) -> None:
    text = "Sở A, B, C, D, E\nDanh sách, năm 2026, in lại\nHọ và tên;Đơn vị\nLý An;Phòng 1\nĐỗ Ánh;Phòng 2, tầng 3\n"
    assert _cells(read_table_book(_csv(tmp_path, text))) == [
        ("Họ và tên", "Đơn vị"),
        ("Lý An", "Phòng 1"),
        ("Đỗ Ánh", "Phòng 2, tầng 3"),
    ]


def test_csv_refusals(tmp_path: Path) -> None:
    assert _refusal(_csv(tmp_path, "")).code == "import.empty"
    assert _refusal(_csv(tmp_path, "a,b\n" * 60_001)).code == "import.too_many_rows"
    assert "60.001 dòng" in _refusal(_csv(tmp_path, "a,b\n" * 60_001)).message
    assert _refusal(_csv(tmp_path, "a," * 300)).code == "import.too_many_columns"
    assert _refusal(_csv(tmp_path, '"' + "x" * 200_000)).code == "import.csv_damaged"
    assert _refusal(_csv(tmp_path, b"PK\x03\x04" + b"x" * 100)).code == "import.binary"
    assert _refusal(_csv(tmp_path, b"x" * (21 * 1024**2))).code == "file.too_large"
    assert _refusal(_csv(tmp_path, "x", "danh sách.ods")).code == "import.workbook_damaged"
    assert _refusal(_csv(tmp_path, "x", "danh sách.pdf")).code == "import.kind_unknown"
    assert _refusal(tmp_path / "không có.xlsx").code == "file.missing"
    assert _refusal(tmp_path / "không có.ods").code == "file.missing"


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_quotation_mark_never_closed_does_not_swallow_the_rows_below(tmp_path: Path, end: str) -> None:
    open_mark = 'Họ và tên,Đơn vị\nLý Văn An,"Phòng Bưu chính\nĐỗ Thị Ánh,Thanh tra Sở' + end
    assert _refusal(_csv(tmp_path, open_mark)).code == "import.csv_damaged"
    closed = 'Họ và tên,Đơn vị\nLý Văn An,"Phòng Bưu chính\nViễn thông"\nĐỗ Thị Ánh,Thanh tra Sở' + end
    assert [row.number for row in read_table_book(_csv(tmp_path, closed)).tables[0].rows] == [2, 4]


def test_paste_from_excel() -> None:
    table = read_pasted_book('Họ và tên\tChức vụ\r\nLý Văn An\t"Trưởng phòng,\nBí thư"\r\n\t\r\nĐỗ Ánh\t\r\n').tables[0]
    assert table.header == ("Họ và tên", "Chức vụ")
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Lý Văn An", "Trưởng phòng, Bí thư")),
        (5, ("Đỗ Ánh", "")),
    ]


@pytest.mark.parametrize(("text", "code"), [(" \n\t", "import.empty"), ("x" * 21_000_000, "import.paste_too_long")])
def test_paste_refusals(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_pasted_book(text)
    assert caught.value.code == code


@pytest.mark.parametrize("engine", ["calamine", "openpyxl"])
def test_both_readers_give_the_same_rows(tmp_path: Path, engine: str) -> None:
    rows: list[list[object]] = [
        [], [], [None, "DANH SÁCH"], [], ["STT", "Họ và tên", "Ngày", "Số", "Tỷ lệ"],
        [1, "Lý Văn An", date(2026, 3, 5), 12.0, 0.125], [2, "Đỗ\u00a0Ánh", SIGNED_AT, True, "=1+1"],
    ]  # fmt: skip
    path = _xlsx(tmp_path, rows)
    answer = ask_child(workbook_child.read, path, sha256(path), {"kind": "xlsx", "engine": engine}, 30)
    cells = answer["sheets"][0]["rows"]
    assert [number for number, _ in cells] == [3, 5, 6, 7]
    assert cells[1][1] == ["STT", "Họ và tên", "Ngày", "Số", "Tỷ lệ"]
    assert cells[2][1] == ["1", "Lý Văn An", "05/03/2026", "12", "0.125"]
    assert cells[3][1] == ["2", "Đỗ Ánh", "31/12/2026 08:30", "TRUE"]
    assert answer["sheets"][0]["faults"] == [
        [7, 4, "Ô E7 là công thức chưa có kết quả; mở bằng Excel, lưu lại rồi nhập."]
    ]


def test_workbook_rows_are_clean(tmp_path: Path) -> None:
    book = read_table_book(_xlsx(tmp_path, [["Họ\u00a0và tên ", "Ghi\nchú"], ["Lý An", "\u200bx"]]))
    assert _cells(book) == [("Họ và tên", "Ghi chú"), ("Lý An", "x")]
    assert "Đã đổi 1 dấu cách không ngắt thành dấu cách thường." in book.notes


def test_every_sheet_is_read_and_hidden_ones_are_told(tmp_path: Path) -> None:
    path = _xlsx(tmp_path, [])
    workbook = load_workbook(path)
    assert workbook.active is not None
    workbook.active.title = "Trống"
    for name, state in (("Ẩn", "hidden"), ("Người", "visible"), ("Lời", "visible")):
        sheet = workbook.create_sheet(name)
        for row in PEOPLE if name != "Lời" else [["Kính gửi các phòng"]]:
            sheet.append(row)
        sheet.sheet_state = state
    workbook.save(path)
    book = read_table_book(path)
    assert [(table.place, table.is_hidden) for table in book.tables] == [
        ("trang tính “Ẩn”", True),
        ("trang tính “Người”", False),
    ]
    assert all(row.is_hidden for row in book.tables[0].rows)
    assert "Trang tính đang ẩn; vẫn đọc." in book.tables[0].notes
    assert book.notes == (
        "Trang tính “Trống” trống.",
        "Trang tính “Lời” chỉ có 1 dòng chữ, không có bảng.",
    )


@pytest.mark.parametrize("value", ["x", None])
def test_a_cell_at_the_far_corner_kills_nobody(tmp_path: Path, value: str | None) -> None:
    """F-31: a stray (formatted) cell at XFD1048576 makes the fast reader abort; the slow one reads on."""
    path = tmp_path / "xa.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(PEOPLE):
            sheet.write_row(number, 0, row)
        sheet.write(1_048_575, 16_383, value, workbook.add_format({"bold": True}))
    started = time.monotonic()
    book = read_table_book(path)
    assert _cells(book) == [tuple(row) for row in PEOPLE]
    assert time.monotonic() - started < 25
    if value:
        assert "Dừng đọc sau dòng 3" in book.notes[0]


def test_too_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "dài.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number in range(60_001):
            sheet.write_number(number, 0, number)
    error = _refusal(path)
    assert error.code == "import.too_many_rows"
    assert "hơn 60.000 dòng" in error.message


def test_too_many_columns_are_cut_and_said(tmp_path: Path) -> None:
    book = read_table_book(_xlsx(tmp_path, [list(range(250))]))
    assert len(book.tables[0].rows[0].cells) == 200
    assert book.notes == ("Trang tính “Sheet”: Chỉ đọc 200 cột đầu.",)


def test_old_fonts_beside_unicode(tmp_path: Path) -> None:
    """Only the cells in old fonts are converted, those of .VnTimeH as the capitals they are drawn as."""
    path = _xlsx(tmp_path, [["Họ và tên", "Phòng"], ["NguyÔn V¨n An", "vò thÞ hµ"], ["Tô Oánh", "Phòng Kế hoạch"]])
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet["A2"].font, sheet["B2"].font = Font(name=".VnTime"), Font(name=".VnTimeH")
    workbook.save(path)
    book = read_table_book(path)
    assert _cells(book) == [("Họ và tên", "Phòng"), ("Nguyễn Văn An", "VŨ THỊ HÀ"), ("Tô Oánh", "Phòng Kế hoạch")]
    assert book.notes == ("Đã chuyển 2 ô gõ bằng mã TCVN3 hoặc VNI sang Unicode. Xem lại dấu tiếng Việt.",)
    assert [(one.before, one.after) for one in book.legacy] == [
        ("NguyÔn V¨n An", "Nguyễn Văn An"),
        ("vò thÞ hµ", "VŨ THỊ HÀ"),
    ]
    kept = read_table_book(path, convert_legacy=False)
    assert _cells(kept)[1] == ("NguyÔn V¨n An", "vò thÞ hµ")
    assert "giữ nguyên" in kept.notes[0]


def _with_part(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = _with_part(_xlsx(tmp_path, PEOPLE), "xl/worksheets/sheet9.xml", b"0" * 250 * 1024**2)
    started = time.monotonic()
    error = _refusal(path)
    assert error.code == "import.workbook_swollen"
    assert "250 MB" in error.message
    assert time.monotonic() - started < 1


def test_other_hostile_containers(tmp_path: Path) -> None:
    swollen = _with_part(_xlsx(tmp_path, PEOPLE, "nở.xlsx"), "xl/media/a.bin", b"0" * 10 * 1024**2)
    assert _refusal(swollen).code == "import.workbook_swollen"
    many = _xlsx(tmp_path, PEOPLE, "nhiều.xlsx")
    with zipfile.ZipFile(many, "a") as archive:
        for number in range(2001):
            archive.writestr(f"xl/x{number}", b"")
    assert _refusal(many).code == "import.workbook_swollen"
    for name in ("../../x", "C:/x", "/etc/x", "xl/../../x"):
        path = _with_part(_xlsx(tmp_path, PEOPLE, "tên.xlsx"), name, b"x")
        assert _refusal(path).code == "import.workbook_damaged"
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert (
        _refusal(_with_part(_xlsx(tmp_path, PEOPLE, "dt.xlsx"), "xl/a.xml", entity)).code == "import.workbook_doctype"
    )


def test_files_that_are_no_workbook(tmp_path: Path) -> None:
    good = _xlsx(tmp_path, PEOPLE).read_bytes()
    assert _refusal(_csv(tmp_path, good[: len(good) // 2], "cụt.xlsx")).code == "import.workbook_damaged"
    assert _refusal(_csv(tmp_path, b"", "rỗng.xlsx")).code == "import.workbook_damaged"
    assert _refusal(_csv(tmp_path, "Họ và tên,Đơn vị", "chữ.xlsx")).code == "import.workbook_damaged"
    assert (
        _refusal(
            _csv(tmp_path, b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + b"x" * 600, "khóa.xlsx")
        ).code
        == "import.workbook_locked"
    )
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", "x")
    assert _refusal(_csv(tmp_path, memory.getvalue(), "word.xlsx")).code == "import.not_a_workbook"
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("xl/workbook.xml", "không phải XML")
    assert _refusal(_csv(tmp_path, memory.getvalue(), "hỏng.xlsx")).code == "import.workbook_damaged"
    assert _refusal(_xlsx(tmp_path, [], "trống.xlsx")).code == "import.empty"


def test_a_slow_child_is_ended(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_sheets(_xlsx(tmp_path, PEOPLE), seconds=0)
    assert caught.value.code == "import.workbook_slow"


def test_a_file_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    assert ask_child(
        workbook_child.read, _xlsx(tmp_path, PEOPLE), "0" * 64, {"kind": "xlsx", "engine": "calamine"}, 30
    ) == {"error": "changed"}


@pytest.mark.skipif(sys.platform == "win32", reason="the limits are of POSIX")
def test_a_greedy_reader_meets_its_limits() -> None:
    script = """
import resource
from desktop_app.importing.isolation.child_entry import limit_this_process
limit_this_process()
try:
    bytearray(2 * 1024**3)
except MemoryError:
    print("refused", resource.getrlimit(resource.RLIMIT_CPU)[0])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused", "30"]


def test_the_main_process_never_loads_a_workbook_reader() -> None:
    names = {name for name in vars(workbook_child) if not name.startswith("_")}
    assert names.isdisjoint({"openpyxl", "python_calamine", "load_workbook", "CalamineWorkbook"})
