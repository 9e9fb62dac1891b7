"""Invented papers for the tests of the paper engine, and readers that look at the files as another program would."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
from docx import Document
from docx.oxml.ns import qn

from desktop_app.documents.model import (
    Align,
    AnnexHead,
    Cell,
    Closing,
    Column,
    Component,
    DocumentTitle,
    Letterhead,
    Margins,
    NumberLine,
    Orientation,
    Paper,
    Paragraph,
    PlaceDate,
    Properties,
    Recipients,
    Regime,
    Row,
    Section,
    Signature,
    Space,
    Span,
    Table,
    TextStyle,
)

ABOUT = Properties(
    "Kế hoạch phát động thi đua năm 2026",
    "Sở Khoa học và Công nghệ",
    datetime(2026, 2, 24, tzinfo=UTC),
    "Số 08/KH-SKHCN",
)
HEAD = Letterhead(
    ("UBND TỈNH HÒA AN",),
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
    NumberLine("KH-SKHCN"),
    PlaceDate("Hòa An", None, 2, 2026),
    anchor="head",
)
TITLE = DocumentTitle("KẾ HOẠCH", ("Phát động phong trào thi đua yêu nước năm 2026",), anchor="title")
FOOT = Closing(
    Recipients(("- UBND tỉnh (B/c);", "- Các phòng, đơn vị trực thuộc Sở (T/h);", "- Lưu: VT, VP.")),
    Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Người Ký Thử"),
    anchor="foot",
)
SENTENCE = "Các phòng, đơn vị đăng ký thi đua theo Kế hoạch số 68/KH-UBND và nộp về Văn phòng Sở đúng hạn. "


def text(style: TextStyle, words: str, anchor: str = "") -> Paragraph:
    """A paragraph of one look."""
    return Paragraph(style, (Span(words),), anchor)


def body(count: int, words: str = SENTENCE) -> tuple[Paragraph, ...]:
    """Numbered body paragraphs."""
    return tuple(text(TextStyle.BODY, f"Đoạn {number}. {words}".strip(), f"b{number}") for number in range(count))


def paper(*components: Component, regime: Regime = Regime.DECREE_2020, margins: Margins | None = None) -> Paper:
    """A paper of one section."""
    return Paper(ABOUT, (Section(components, margins=margins or Margins()),), regime)


def list_table(rows: int, size: float = 12) -> Table:
    """A list with a total line."""
    columns = (Column(width_mm=12, align=Align.CENTER), Column(2), Column(2), Column(1, align=Align.RIGHT))
    made = tuple(
        Row((str(number), f"Trần Thị Ánh Nguyệt {number}", "Phòng Kế hoạch - Tài chính", "1"), anchor=f"r{number}")
        for number in range(1, rows + 1)
    )
    total = Row((Cell("Cộng", columns=3, align=Align.CENTER), str(rows)), bold=True)
    return Table(columns, (Row(("STT", "Họ và tên", "Đơn vị", "Số lượng")),), (*made, total), size)


def whole_paper() -> Paper:
    """Every component: a plan, a form that lies on its side, an annex with a two-storey table head."""
    clauses: list[Component] = []
    for number in ("I", "II", "III", "IV", "V"):
        clauses += [
            text(TextStyle.SECTION_HEADING, f"{number}. NỘI DUNG THI ĐUA", f"s{number}"),
            text(TextStyle.CLAUSE_HEADING, "1. Mục đích"),
            text(TextStyle.BULLET, "- Tạo khí thế thi đua sôi nổi trong toàn cơ quan; " + SENTENCE),
            text(
                TextStyle.SUB_BULLET, "+ Thiết thực, hiệu quả; giữ <b>nguyên</b> dấu & và dấu “ngoặc” của người viết."
            ),
            Paragraph(
                TextStyle.CLAUSE,
                (Span("2. Thời gian:", bold=True), Span(" Năm 2026, "), Span("đợt 1", italic=True), Span(" đến 30/6.")),
            ),
            text(TextStyle.POINT, "a) Đối với tập thể: " + SENTENCE * 2),
        ]
    plan = Section(
        (
            HEAD,
            TITLE,
            Space(6),
            text(TextStyle.BASIS, "Căn cứ Luật Thi đua, khen thưởng;"),
            text(TextStyle.LEAD, "Sở Khoa học và Công nghệ phát động phong trào thi đua như sau:"),
            *clauses,
            text(TextStyle.BODY, SENTENCE * 2 + "Có khó khăn thì báo cáo để xem xét, giải quyết./."),
            FOOT,
        )
    )
    form = Section(
        (
            Letterhead(("SỞ KHOA HỌC VÀ CÔNG NGHỆ",), ("PHÒNG CHUYỂN ĐỔI SỐ",), None, PlaceDate("Hòa An", None, None)),
            DocumentTitle("BẢNG ĐĂNG KÝ THI ĐUA", ("NĂM 2026",)),
            list_table(60),
            Closing(Signature(("NGƯỜI LẬP BẢNG",), note="(Ký, ghi rõ họ tên)"), Signature(("TRƯỞNG PHÒNG",))),
        ),
        orientation=Orientation.LANDSCAPE,
    )
    header = (
        Row((Cell("STT", rows=2), Cell("Đơn vị", rows=2), Cell("Cá nhân", columns=2), Cell("Tập thể", rows=2))),
        Row(("CSTĐCS", "LĐTT")),
    )
    columns = (Column(width_mm=12, align=Align.CENTER), Column(3), *[Column(1, align=Align.RIGHT)] * 3)
    tally = Table(columns, header, tuple(Row((str(n), "Phòng Tổng hợp", "1", "6", "1")) for n in range(1, 9)))
    annex = Section(
        (
            AnnexHead("Phụ lục", "TỔNG HỢP DANH HIỆU", "(Kèm theo Kế hoạch số 08/KH-SKHCN ngày 24 tháng 02 năm 2026)"),
            tally,
            Paragraph(TextStyle.NOTE, (Span("Ghi chú: ", italic=True), Span("số liệu đến ngày 31/12/2026."))),
        )
    )
    return Paper(ABOUT, (plan, form, annex))


@dataclass(frozen=True)
class Line:
    """A line of a PDF page: its text and its baseline box in points from the page's top."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float


def pdf_pages(content: bytes) -> list[str]:
    """The text of every page, NFC and single blanks."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_plain(document[number].get_textpage().get_text_bounded()) for number in range(len(document))]
    finally:
        document.close()


def pdf_lines(content: bytes) -> Iterator[Line]:
    """Every stretch of text with its place, page by page."""
    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(len(document)):
            page = document[number]
            height = page.get_height()
            textpage = page.get_textpage()
            for index in range(textpage.count_rects()):
                left, bottom, right, top = textpage.get_rect(index)
                words = _plain(textpage.get_text_bounded(left, bottom, right, top))
                yield Line(number, words, left, right, height - top, height - bottom)
    finally:
        document.close()


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words.replace("\ufffe", "-")).split())


def docx_texts(content: bytes) -> list[str]:
    """The text of every paragraph in reading order, those of tables included."""
    found: list[str] = []
    for paragraph in Document(BytesIO(content)).element.body.iter(qn("w:p")):
        nodes = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:noBreakHyphen"))
        signs = {qn("w:br"): " ", qn("w:noBreakHyphen"): "-"}
        parts = [signs.get(node.tag) or node.text or "" for node in nodes]
        if words := _plain("".join(parts)):
            found.append(words)
    return found


def docx_part(content: bytes, name: str) -> str:
    """One part of the package as text."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode("utf-8")


def words(texts: list[str]) -> list[str]:
    """All words and signs in order."""
    return re.findall(r"\S+", " ".join(texts))
