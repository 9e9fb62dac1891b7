"""The measures of an official paper, in one place: NĐ 30/2020/NĐ-CP, Phụ lục I, and TT 01/2011/TT-BNV for older papers.

Lengths are points unless a name says millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.documents.model import Align, Margins, Orientation, Section, TextStyle

MM = 72 / 25.4
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0

FONT = "Times New Roman"  # the name a document carries (Phụ lục I, I.4)
BODY_SIZE = 14.0
FIRST_LINE = 12.7 * MM
PARAGRAPH_BEFORE = 6.0
PAGE_NUMBER_SIZE = 14.0
TABLE_SIZE = 12.0
PAGE_NUMBER_EDGE_MM = 10.0  # from the sheet's edge to the running head or foot
NUMBER_ROOM_MM = 15.0  # to write the number by hand
DAY_ROOM_MM = 8.0
PLACE_ROOM_MM = 25.0
SIGNATURE_ROOM_MM = 28.0
RULE_SHARE = 0.4  # of the line above it; the rule says 1/3 to 1/2
RULE_WIDTH = 0.75
HEADER_GUTTER = 6.0
RIGHT_SHARE = 0.6  # of the page for the national block, when the left side leaves the choice
RECIPIENTS_SHARE = 0.46
CELL_PADDING = 4.0  # left and right of a table cell's text
CELL_SPACE = 2.0  # above and below it
GRID_WIDTH = 0.5


TWIPS = 20
"""Twentieths of a point: word processors keep every length as a whole number of them."""


def in_twips(points: float) -> float:
    """A length as a word processor keeps it, in points."""
    return round(points * TWIPS) / TWIPS


class BlockStyle(StrEnum):
    """The named styles of the lines around the body: head, title, foot, tables."""

    PARENT = "parent"
    AGENCY = "agency"
    NATIONAL = "national"
    MOTTO = "motto"
    NUMBER = "number"
    ABOUT = "about"
    PLACE_DATE = "place_date"
    ADDRESS = "address"
    ADDRESSEE = "addressee"
    KIND = "kind"
    SUBJECT = "subject"
    ANNEX_LABEL = "annex_label"
    ANNEX_TITLE = "annex_title"
    ANNEX_REFERENCE = "annex_reference"
    RECIPIENTS_HEADING = "recipients_heading"
    RECIPIENT = "recipient"
    SIGNATORY_TITLE = "signatory_title"
    SIGNATORY_NOTE = "signatory_note"
    SIGNATORY_NAME = "signatory_name"
    TABLE_HEADING = "table_heading"
    TABLE_TEXT = "table_text"
    RULE = "rule"


@dataclass(frozen=True)
class Measures:
    """What a named style fixes. ``name`` is what Word's style list shows; ``outline`` the heading level from 0."""

    name: str
    size: float = BODY_SIZE
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTER
    first_line: float = 0.0
    before: float = 0.0
    right_indent: float = 0.0
    keep_with_next: bool = False
    outline: int | None = None


@dataclass(frozen=True)
class SizeSet:
    """Header sizes that move together (PL I-V note 1). The agency names take the size of Quốc hiệu."""

    national: float
    motto: float
    place_date: float


SIZE_SETS = (SizeSet(13, 14, 14), SizeSet(12, 13, 13))


def _body(
    name: str,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Align = Align.JUSTIFY,
    first_line: float = FIRST_LINE,
    keep: bool = False,
    outline: int | None = None,
    size: float = BODY_SIZE,
) -> Measures:
    return Measures(name, size, bold, italic, align, first_line, PARAGRAPH_BEFORE, keep_with_next=keep, outline=outline)


TEXT_STYLES: dict[TextStyle, Measures] = {
    TextStyle.BASIS: _body("Căn cứ", italic=True),
    TextStyle.LEAD: _body("Câu dẫn"),
    TextStyle.BODY: _body("Nội dung"),
    TextStyle.PART_HEADING: _body("Tiêu đề phần", bold=True, align=Align.CENTER, first_line=0, keep=True, outline=0),
    TextStyle.SECTION_HEADING: _body("Tiêu đề mục", bold=True, align=Align.LEFT, keep=True, outline=0),
    TextStyle.ARTICLE_HEADING: _body("Tiêu đề điều", bold=True, align=Align.LEFT, keep=True, outline=1),
    TextStyle.ARTICLE: _body("Điều"),
    TextStyle.CLAUSE_HEADING: _body("Tiêu đề khoản", bold=True, align=Align.LEFT, keep=True, outline=1),
    TextStyle.CLAUSE: _body("Khoản"),
    TextStyle.POINT: _body("Điểm"),
    TextStyle.BULLET: _body("Gạch đầu dòng"),
    TextStyle.SUB_BULLET: _body("Dấu cộng đầu dòng"),
    TextStyle.CENTERED: _body("Giữa trang", align=Align.CENTER, first_line=0),
    TextStyle.CENTERED_BOLD: _body("Giữa trang đậm", bold=True, align=Align.CENTER, first_line=0, keep=True),
    TextStyle.CENTERED_ITALIC: _body("Giữa trang nghiêng", italic=True, align=Align.CENTER, first_line=0, keep=True),
    TextStyle.PLAIN: _body("Sát lề trái", align=Align.LEFT, first_line=0),
    TextStyle.NOTE: _body("Ghi chú", size=12, align=Align.LEFT, first_line=0),
}


def block_styles(sizes: SizeSet) -> dict[BlockStyle, Measures]:
    """The measures of the head, title and foot for a set of header sizes."""
    room = SIGNATURE_ROOM_MM * MM
    return {
        BlockStyle.PARENT: Measures("Cơ quan chủ quản", sizes.national),
        BlockStyle.AGENCY: Measures("Cơ quan ban hành", sizes.national, bold=True),
        BlockStyle.NATIONAL: Measures("Quốc hiệu", sizes.national, bold=True),
        BlockStyle.MOTTO: Measures("Tiêu ngữ", sizes.motto, bold=True),
        BlockStyle.NUMBER: Measures("Số, ký hiệu", 13, before=6),
        BlockStyle.ABOUT: Measures("Trích yếu công văn", 12, before=6),
        BlockStyle.PLACE_DATE: Measures("Địa danh, ngày tháng", sizes.place_date, italic=True, before=6),
        BlockStyle.ADDRESS: Measures("Kính gửi", before=12, keep_with_next=True),
        BlockStyle.ADDRESSEE: Measures("Nơi kính gửi", align=Align.LEFT, keep_with_next=True),
        BlockStyle.KIND: Measures("Tên loại", bold=True, before=18, keep_with_next=True),
        BlockStyle.SUBJECT: Measures("Trích yếu", bold=True, keep_with_next=True),
        BlockStyle.ANNEX_LABEL: Measures("Phụ lục", bold=True, keep_with_next=True),
        BlockStyle.ANNEX_TITLE: Measures("Tên phụ lục", bold=True, keep_with_next=True),
        BlockStyle.ANNEX_REFERENCE: Measures("Kèm theo", italic=True, keep_with_next=True),
        BlockStyle.RECIPIENTS_HEADING: Measures("Nơi nhận", 12, bold=True, italic=True, align=Align.LEFT),
        BlockStyle.RECIPIENT: Measures("Dòng nơi nhận", 11, align=Align.LEFT, right_indent=HEADER_GUTTER),
        BlockStyle.SIGNATORY_TITLE: Measures("Chức vụ người ký", bold=True),
        BlockStyle.SIGNATORY_NOTE: Measures("Chỉ dẫn ký", 13, italic=True),
        BlockStyle.SIGNATORY_NAME: Measures("Họ tên người ký", bold=True, before=room),
        BlockStyle.TABLE_HEADING: Measures("Tiêu đề cột", TABLE_SIZE, bold=True),
        BlockStyle.TABLE_TEXT: Measures("Nội dung ô", TABLE_SIZE, align=Align.LEFT),
        BlockStyle.RULE: Measures("Đường kẻ", 1),
    }


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper with its margins, in points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """From margin to margin."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """From the top to the bottom margin."""
        return self.height - self.top - self.bottom


def sheet_of(section: Section) -> Sheet:
    """The A4 sheet of a section. Lying on its side it keeps its binding edge: the left margin stays the wide one."""
    width, height = in_twips(PAGE_WIDTH_MM * MM), in_twips(PAGE_HEIGHT_MM * MM)
    if section.orientation is Orientation.LANDSCAPE:
        width, height = height, width
    margins: Margins = section.margins
    edges = (margins.top, margins.bottom, margins.left, margins.right)
    return Sheet(width, height, *(in_twips(edge * MM) for edge in edges))
