"""PDF files with text: rows become paragraphs again, heads and feet their columns; a scan is refused by its own sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.fonts import FONT_FOLDER
from desktop_app.domain.errors import UserError
from desktop_app.importing.document_reader import SourceDocument, read_document
from desktop_app.importing.plan.plan_parser import parse_plan

LEFT, RIGHT, TOP, PITCH = 85.0, 539.0, 780.0, 16.0
Row = tuple[float, str]
"""Where a row begins, and its words; "*" before them: bold, "/": italic."""


class Paper:
    """Rows put on pages by hand."""

    def __init__(self) -> None:
        for name, file in (("t", "Regular"), ("b", "Bold"), ("i", "Italic")):
            pdfmetrics.registerFont(TTFont(f"paper-{name}", str(FONT_FOLDER / f"LiberationSerif-{file}.ttf")))
        self._memory = io.BytesIO()
        self._canvas = Canvas(self._memory, pagesize=A4)
        self._y = TOP

    def rows(self, *rows: Row, size: float = 14, gap: float = 0.0) -> Paper:
        self._y -= gap
        for left, words in rows:
            font = {"*": "b", "/": "i"}.get(words[0], "t")
            self._canvas.setFont(f"paper-{font}", size)
            self._canvas.drawString(left, self._y, words.lstrip("*/"))
            self._y -= PITCH
        return self

    def full(self, left: float, words: str) -> Paper:
        """A row set out to the right margin, as a justified one is."""
        self._canvas.setFont("paper-t", 14)
        text = self._canvas.beginText(left, self._y)
        natural = pdfmetrics.stringWidth(words, "paper-t", 14)
        text.setFont("paper-t", 14)
        text.setWordSpace(0)
        text.setCharSpace((RIGHT - left - natural) / max(1, len(words) - 1))
        text.textOut(words)
        self._canvas.drawText(text)
        self._y -= PITCH
        return self

    def beside(self, *pairs: tuple[str, str], axis: float = 400.0, left_axis: float = 180.0) -> Paper:
        """Two columns, each centred on its axis."""
        for left, right in pairs:
            for middle, words in ((left_axis, left), (axis, right)):
                font = {"*": "paper-b", "/": "paper-i"}.get(words[:1], "paper-t")
                self._canvas.setFont(font, 13)
                self._canvas.drawCentredString(middle, self._y, words.lstrip("*/"))
            self._y -= PITCH
        return self

    def foot(self, left: str, right: str) -> Paper:
        """A line of the recipients, and one of the signature beside it."""
        self.rows((LEFT, left), size=11)
        self._y += PITCH
        return self.beside(("", right), axis=430)

    def page(self, number: int) -> Paper:
        self._canvas.showPage()
        self._canvas.setFont("paper-t", 14)
        self._canvas.drawCentredString(300, 805, str(number))
        self._y = TOP
        return self

    def read(self, folder: Path) -> SourceDocument:
        self._canvas.save()
        path = folder / "a.pdf"
        path.write_bytes(self._memory.getvalue())
        return read_document(path)


def texts(source: SourceDocument) -> list[str]:
    return [line.text for line in source.lines.lines]


LONG = "Nâng cao nhận thức của cán bộ, công chức, viên chức về thi đua"
NEXT = "khen thưởng; tạo động lực hoàn thành nhiệm vụ được giao trong năm"


def test_rows_become_paragraphs_by_their_indent_and_over_the_end_of_a_page(tmp_path: Path) -> None:
    paper = Paper().rows((LEFT + 36, "*I. MỤC ĐÍCH, YÊU CẦU"))
    paper.full(LEFT + 36, f"1. {LONG}").full(LEFT, NEXT).rows((LEFT, "và của toàn ngành."))
    paper.full(LEFT + 36, f"2. {LONG}").page(2).full(LEFT, NEXT).rows((LEFT, "hết."), (LEFT + 36, "- Gạch đầu dòng."))
    source = paper.read(tmp_path)
    assert texts(source) == [
        "I. MỤC ĐÍCH, YÊU CẦU", f"1. {LONG} {NEXT} và của toàn ngành.", f"2. {LONG} {NEXT} hết.", "- Gạch đầu dòng.",
    ]  # fmt: skip
    assert source.lines.lines[0].is_bold
    assert source.notes == ()


def test_a_full_last_row_does_not_swallow_the_next_paragraph(tmp_path: Path) -> None:
    paper = Paper().full(LEFT + 36, f"1. {LONG}").full(LEFT, NEXT).full(LEFT + 36, f"2. {LONG}").rows((LEFT, "hết."))
    assert texts(paper.read(tmp_path)) == [f"1. {LONG} {NEXT}", f"2. {LONG} hết."]


def test_lists_set_with_hanging_lines(tmp_path: Path) -> None:
    paper = Paper()
    for number in (1, 2):
        paper.full(LEFT + 18, f"{number}. {LONG}").full(LEFT + 36, NEXT).rows((LEFT + 36, "hết."))
    assert texts(paper.read(tmp_path)) == [f"1. {LONG} {NEXT} hết.", f"2. {LONG} {NEXT} hết."]


def test_paragraphs_without_an_indent_are_told_by_short_rows_and_gaps(tmp_path: Path) -> None:
    paper = Paper().full(LEFT, LONG).rows((LEFT, "hết câu một.")).full(LEFT, LONG).full(LEFT, NEXT)
    paper.rows((LEFT, "Đoạn sau khoảng trống"), gap=12)
    assert texts(paper.read(tmp_path)) == [f"{LONG} hết câu một.", f"{LONG} {NEXT}", "Đoạn sau khoảng trống"]


def test_a_symbol_cut_at_its_hyphen_is_one_and_a_dash_keeps_its_spaces(tmp_path: Path) -> None:
    first = "Thực hiện Kế hoạch của tỉnh về phong trào thi đua số 68/KH-"
    second = "UBND ngày 06/8/2021 về phát triển kinh tế và an ninh, xã hội -"
    paper = Paper().full(LEFT + 36, first).full(LEFT, second).rows((LEFT, "quốc phòng."))
    assert texts(paper.read(tmp_path)) == [f"{first}{second} quốc phòng."]


def test_head_and_foot_in_two_columns(tmp_path: Path) -> None:
    paper = Paper().beside(
        ("UBND TỈNH HẢI VÂN", "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("*SỞ KHOA HỌC VÀ", "*Độc lập - Tự do - Hạnh phúc"),
        ("*CÔNG NGHỆ", ""),
        ("Số:          /KH-SKHCN", "/Hải Vân, ngày        tháng 3 năm 2024"),
    )  # fmt: skip
    paper.rows((270, "*KẾ HOẠCH"), gap=10).rows(
        (177, "*Phát động phong trào thi đua năm 2024"), (247, "*của toàn ngành")
    )
    paper.rows((LEFT + 36, "*I. MỤC ĐÍCH"), gap=10).full(LEFT + 36, f"- {LONG}").rows((LEFT, "hết./."))
    paper.rows((LEFT, "/Nơi nhận:"), size=12, gap=20)
    paper.foot("- UBND tỉnh (B/c);", "*KT. GIÁM ĐỐC").foot("- Các phòng, đơn vị thuộc Sở và", "*PHÓ GIÁM ĐỐC")
    paper.foot("các huyện;", "").foot("- Lưu: VT, VP.", "*Trần Văn Thử")
    content = parse_plan(paper.read(tmp_path).lines)
    head = content.head
    assert (head.parent_agency, head.agency) == ("UBND TỈNH HẢI VÂN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    assert (head.number, head.symbol, head.place, head.day, head.month) == ("", "KH-SKHCN", "Hải Vân", None, 3)
    assert head.subject == "Phát động phong trào thi đua năm 2024 của toàn ngành"
    assert content.blocks[0].children[0].text == f"{LONG} hết./."
    assert [one.text for one in content.recipients] == ["UBND tỉnh", "Các phòng, đơn vị thuộc Sở và các huyện"]
    assert content.filing == ("VT", "VP")
    assert (content.signature.lines, content.signature.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn Thử")


def test_page_numbers_and_repeated_heads_are_no_words_of_the_plan(tmp_path: Path) -> None:
    paper = Paper()
    for number in (1, 2, 3, 4):
        paper.rows((LEFT, "Sở Nội vụ - Kế hoạch 2024"), (LEFT + 36, f"Đoạn trang {number}."))
        if number < 4:
            paper.page(number + 1)
    source = paper.read(tmp_path)
    assert "Đoạn trang 3." in texts(source)
    assert not any(text.isdigit() for text in texts(source))


def test_a_table_is_rows_and_a_heading_ends_where_its_look_does(tmp_path: Path) -> None:
    paper = Paper().full(LEFT + 36, LONG).rows((LEFT, "hết."))
    for cells in (
        ("*STT", "*Nội dung", "*Chỉ tiêu"),
        ("1", "Lao động tiên tiến", "95%"),
        ("2", "Chiến sĩ thi đua", "15%"),
    ):
        for left, words in zip((100, 180, 420), cells, strict=True):
            paper.rows((left, words))
            paper._y += PITCH
        paper._y -= PITCH
    paper.rows((LEFT + 36, "/Căn cứ Luật số 06/2022/QH15;"), (LEFT + 36, "Sở Nội vụ xây dựng kế hoạch."))
    source = paper.read(tmp_path)
    assert texts(source)[1:] == [
        "| STT | Nội dung | Chỉ tiêu |", "| 1 | Lao động tiên tiến | 95% |", "| 2 | Chiến sĩ thi đua | 15% |",
        "Căn cứ Luật số 06/2022/QH15;", "Sở Nội vụ xây dựng kế hoạch.",
    ]  # fmt: skip
    assert source.lines.lines[1].runs == ()


def test_a_scan_is_refused_with_its_own_sentence(tmp_path: Path) -> None:
    memory = io.BytesIO()
    canvas = Canvas(memory, pagesize=A4)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.save()
    path = tmp_path / "quét.pdf"
    path.write_bytes(memory.getvalue())
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.code == "import.no_text"
    assert caught.value.message == "Tệp này không có chữ đọc được (bản quét). Cần tệp Word hoặc PDF có chữ."


def test_pages_without_text_among_others_are_named(tmp_path: Path) -> None:
    source = Paper().rows((LEFT, "Trang có chữ.")).page(2)
    source._canvas.showPage()
    source._canvas.rect(1, 1, 9, 9)
    found = source.read(tmp_path)
    assert [note.code for note in found.notes] == ["source.scanned_pages"]
    assert "Trang 3" in found.notes[0].message


def test_a_locked_file_is_told_apart_from_a_broken_one(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    memory = io.BytesIO()
    canvas = Canvas(memory, pagesize=A4, encrypt=StandardEncryption("mở", ownerPassword="chủ"))
    canvas.drawString(100, 700, "x")
    canvas.save()
    path = tmp_path / "khóa.pdf"
    for content, code in (
        (memory.getvalue(), "import.document_locked"),
        (memory.getvalue()[:300], "import.document_damaged"),
    ):
        path.write_bytes(content)
        with pytest.raises(UserError) as caught:
            read_document(path)
        assert caught.value.code == code
