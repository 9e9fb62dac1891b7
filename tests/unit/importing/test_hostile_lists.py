"""Files of lists that nobody should open without care: each is read within limits or refused in one sentence."""

from __future__ import annotations

import io
import random
import shutil
import struct
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from messy_sheets import write_ods_xml
from messy_workbooks import MessyFile, invent_office, write_mess

from desktop_app.domain.errors import UserError
from desktop_app.importing.lists import xls_marks
from desktop_app.importing.lists.table_book import read_table_book

OFFICE = invent_office(units=3, people=12, years=1, seed=5)
_ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="A">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
_CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
_ROW = f"<table:table-row>{_CELL}</table:table-row>"


def _refusal(path: Path) -> str:
    started = time.monotonic()
    with pytest.raises(UserError) as caught:
        read_table_book(path)
    assert path.name in caught.value.message
    assert time.monotonic() - started < 25
    return caught.value.code


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _plain(folder: Path) -> MessyFile:
    return write_mess("plain", folder, OFFICE)


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="1000000000">{_CELL}</table:table-row>',
        f'<table:table-row table:number-rows-repeated="1000000000"><table:table-cell/></table:table-row>{_ROW}',
    ],
    ids=["filled", "empty"],
)
def test_a_milliard_rows_of_an_ods(tmp_path: Path, rows: str) -> None:
    write_ods_xml(tmp_path / "bom.ods", _ODS.format(rows))
    assert _refusal(tmp_path / "bom.ods") == "import.too_many_rows"


def test_a_milliard_columns_of_an_ods_are_cut(tmp_path: Path) -> None:
    cell = _CELL.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="1000000000"')
    write_ods_xml(tmp_path / "rộng.ods", _ODS.format(f"<table:table-row>{cell}</table:table-row>"))
    assert "200 cột đầu" in read_table_book(tmp_path / "rộng.ods").notes[0]


def test_other_hostile_ods(tmp_path: Path) -> None:
    write_ods_xml(tmp_path / "dt.ods", '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + _ODS.format(_ROW)[21:])
    assert _refusal(tmp_path / "dt.ods") == "import.workbook_doctype"
    write_ods_xml(tmp_path / "nở.ods", _ODS.format(_ROW) + " " * (210 * 1024**2))
    assert _refusal(tmp_path / "nở.ods") == "import.workbook_swollen"
    wide = _CELL.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    many = f'<table:table-row table:number-rows-repeated="50000">{wide}</table:table-row>'
    write_ods_xml(tmp_path / "đầy.ods", _ODS.format(many))
    assert _refusal(tmp_path / "đầy.ods") in ("import.workbook_damaged", "import.workbook_memory")
    path = tmp_path / "khóa.ods"
    write_ods_xml(path, _ODS.format(_ROW))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert _refusal(path) == "import.workbook_locked"


def test_a_million_rows_of_an_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "triệu.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number in range(300_000):
            sheet.write_number(number, 0, number)
        sheet.write_number(1_048_575, 0, 1)
    assert _refusal(path) == "import.too_many_rows"


def test_links_and_macros_are_told_and_never_followed(tmp_path: Path) -> None:
    content = _plain(tmp_path).path.read_bytes()
    for name, part, words in (
        ("nối.xlsx", "xl/externalLinks/externalLink1.xml", "không mở các tệp đó"),
        ("macro.xlsm", "xl/vbaProject.bin", "không chạy macro"),
    ):
        path = _written(tmp_path / name, content)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(part, "<x/>")
        book = read_table_book(path)
        assert words in book.notes[0]
        assert len(book.tables[0].rows) == 12


def test_web_pages_under_the_name_of_excel(tmp_path: Path) -> None:
    table = "<tr><td>Họ và tên<td>Đơn vị</tr><tr><td>Lý An<td>P1</tr></table>"
    declared = f"<!DOCTYPE html [<!ENTITY a 'b'>]><html><table>{table}"
    book = read_table_book(_written(tmp_path / "web.xls", declared.encode()))
    assert [row.cells for row in book.tables[0].rows] == [("Lý An", "P1")]
    spanned = f"<table><tr><td colspan=999999999 rowspan=999999999>Lời nhắn</tr>{table}"
    assert _refusal(_written(tmp_path / "rộng.xls", spanned.encode())) == "import.no_table"
    deep = b"<html>" + b"<table><tr><td>" * 50_000
    assert _refusal(_written(tmp_path / "sâu.xls", deep)) == "import.empty"
    archive = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>"
    assert _refusal(_written(tmp_path / "mht.xls", archive)) == "import.workbook_web"
    xml = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
    assert _refusal(_written(tmp_path / "xml.xls", xml)) == "import.workbook_xml"


def test_a_file_is_what_it_holds_and_not_what_it_is_called(tmp_path: Path) -> None:
    plain = _plain(tmp_path).path.read_bytes()
    for name, content in (
        ("a.xls", plain),
        ("b.ods", plain),
        ("c.xlsx", write_mess("ods", tmp_path, OFFICE).path.read_bytes()),
    ):
        assert len(read_table_book(_written(tmp_path / name, content)).tables[0].rows) == 12
    assert _refusal(_written(tmp_path / "d.docx", plain)) == "import.not_a_document"
    word = write_mess("word_tables", tmp_path, OFFICE).path.read_bytes()
    assert _refusal(_written(tmp_path / "e.xlsx", word)) == "import.not_a_workbook"
    assert _refusal(_written(tmp_path / "f.xlsx", b"%PDF-1.4")) == "import.workbook_damaged"
    assert _refusal(_written(tmp_path / "g.docx", word[: len(word) // 2])) == "import.document_damaged"


def test_a_document_type_in_a_docx(tmp_path: Path) -> None:
    word = write_mess("word_tables", tmp_path, OFFICE).path.read_bytes()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)
            target.writestr(name, content)
    assert _refusal(_written(tmp_path / "dt.docx", made.getvalue())) == "import.document_doctype"


def test_noise_behind_the_sign_of_old_office_files(tmp_path: Path) -> None:
    chance = random.Random(1)
    noise = bytes(chance.randrange(256) for _ in range(6000))
    sign = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert _refusal(_written(tmp_path / "nhiễu.xls", sign + noise)) == "import.workbook_damaged"
    with_name = sign + noise[:2000] + "Workbook".encode("utf-16-le") + noise[2000:]
    assert _refusal(_written(tmp_path / "nhiễu 2.xls", with_name)) == "import.workbook_damaged"
    assert xls_marks.xls_marks(sign + noise) == {}


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is missing")
def test_old_excel_locked_cut_or_spoilt(tmp_path: Path) -> None:
    messy = write_mess("formulas_and_errors", tmp_path, OFFICE)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xls",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(messy.path)], check=True, capture_output=True, timeout=120)
    path = messy.path.with_suffix(".xls")
    faults = {
        row.number: [one.message for one in row.faults] for row in read_table_book(path).tables[0].rows if row.faults
    }
    assert faults[7] == ["Ô F7 báo lỗi #N/A."]
    content = path.read_bytes()
    assert _refusal(_written(tmp_path / "cụt.xls", content[: len(content) // 2])) == "import.workbook_damaged"
    chance = random.Random(1)
    spoilt = bytes(
        chance.randrange(256) if place > 600 and chance.random() < 0.3 else one for place, one in enumerate(content)
    )
    assert _refusal(_written(tmp_path / "hỏng.xls", spoilt)) == "import.workbook_damaged"
    locked = bytearray(content)
    at = content.find(struct.pack("<2H", 0x5C, 112))  # WRITEACCESS becomes FILEPASS
    struct.pack_into("<H", locked, at, 0x2F)
    assert _refusal(_written(tmp_path / "khóa.xls", bytes(locked))) == "import.workbook_locked"
