"""What stands on an official paper, before any file format: the one model that feeds every renderer.

A paper is a sequence of sections; a section owns its sheets (orientation, margins, page numbers) and holds components in
reading order. Sizes and distances are not here: they stand in ``page_style``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.plan.plan import NEW_REGIME_FROM

LANGUAGE = "vi-VN"


class Regime(StrEnum):
    """Which rules of presentation a paper follows, by its date."""

    CIRCULAR_2011 = "01/2011/TT-BNV"
    DECREE_2020 = "30/2020/NĐ-CP"


def regime_on(dated: date | None) -> Regime:
    """The rules in force on that day; a paper without a date is a new one."""
    return Regime.CIRCULAR_2011 if dated is not None and dated < NEW_REGIME_FROM else Regime.DECREE_2020


class Orientation(StrEnum):
    """How the sheets of a section lie."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Align(StrEnum):
    """How lines stand between their edges."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class TextStyle(StrEnum):
    """The named styles of a body paragraph."""

    BASIS = "basis"  # a listed legal basis, italic
    LEAD = "lead"  # "…, cụ thể như sau:"
    BODY = "body"
    PART_HEADING = "part_heading"  # "Phần I" and its title, centred
    SECTION_HEADING = "section_heading"  # I. …
    ARTICLE_HEADING = "article_heading"  # Điều 1. with its title, on its own line
    ARTICLE = "article"  # Điều 1. run-in, only the number bold
    CLAUSE_HEADING = "clause_heading"  # 1. … on its own line
    CLAUSE = "clause"  # 1. text, or 1. run-in title: text
    POINT = "point"  # a) …
    BULLET = "bullet"  # - …
    SUB_BULLET = "sub_bullet"  # + …
    CENTERED = "centered"
    CENTERED_BOLD = "centered_bold"  # QUYẾT ĐỊNH: and who decides
    CENTERED_ITALIC = "centered_italic"
    PLAIN = "plain"  # flush left, no first-line indent
    NOTE = "note"  # small, below a table


@dataclass(frozen=True)
class Span:
    """A stretch of text of one look. Bold and italic add to what the style already has."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. ``anchor`` names the block it came from, so that a place on the page leads back to it."""

    style: TextStyle
    spans: tuple[Span, ...]
    anchor: str = ""
    keep_with_next: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class NumberLine:
    """ "Số: 14/KH-STTTT". An empty number leaves room for handwriting."""

    symbol: str
    number: str = ""


@dataclass(frozen=True)
class PlaceDate:
    """ "Kiên Giang, ngày 24 tháng 02 năm 2022". Empty parts leave room for handwriting."""

    place: str
    day: int | None = None
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True)
class Letterhead:
    """The head of page 1 (ô 1-4): agency names on the left, Quốc hiệu and Tiêu ngữ on the right, number and date below.

    ``agency_lines`` is the issuer's name (bold), one item for each line the office wishes; an item that does not fit is
    broken into balanced lines. With nothing on the left the national block is centred on the page. ``about`` is the
    subject line of a công văn below its number (ô 5b), "V/v …".
    """

    parent_lines: tuple[str, ...] = ()
    agency_lines: tuple[str, ...] = ()
    number: NumberLine | None = None
    place_date: PlaceDate | None = None
    about: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Addressees:
    """Whom a paper is sent to (ô 9a): one behind "Kính gửi:", several below it, written in full ("- Sở Nội vụ;")."""

    names: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True)
class DocumentTitle:
    """Type of document and subject line (ô 5a), both centred on the page; ``subject`` lines are broken at phrases."""

    kind: str
    subject: tuple[str, ...] = ()
    has_rule: bool = True
    anchor: str = ""


@dataclass(frozen=True)
class AnnexHead:
    """The head of an annex: "Phụ lục I", its title, "(Kèm theo …)"."""

    label: str
    title: str = ""
    reference: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Column:
    """A table column: ``width_mm`` when fixed, else its share ``weight`` of what the fixed columns leave."""

    weight: float = 1.0
    width_mm: float | None = None
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Cell:
    """A table cell. ``columns``/``rows`` above 1 join it with the cells to its right and below (write those as absent)."""

    text: str
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Row:
    """A table row; a plain string is a cell without further wishes. ``bold`` marks totals and group lines."""

    cells: tuple[str | Cell, ...]
    bold: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A ruled table. ``header_rows`` are repeated on every page; ``size`` is the type size in points.

    ``is_whole``: never cut by a page's end, as far as a page can hold it.
    """

    columns: tuple[Column, ...]
    header_rows: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float = 12.0
    is_whole: bool = False


@dataclass(frozen=True)
class Recipients:
    """ "Nơi nhận:" and its lines, written in full ("- Sở Nội vụ;")."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """One signature: title lines, room to sign, the name. ``place_date`` stands above, ``note`` below the title.

    ``post``: what a member of a council is in his own office, above his name (ô 7b).
    """

    title_lines: tuple[str, ...]
    name: str = ""
    note: str = ""
    post: str = ""
    place_date: PlaceDate | None = None


@dataclass(frozen=True)
class Closing:
    """The foot of the text (ô 7, 9b): never alone on a page, never cut by a page's end.

    ``recipients``: where two sign side by side, the recipients stand below the left signature.
    """

    left: Recipients | Signature | None = None
    right: Signature | None = None
    recipients: Recipients | None = None
    anchor: str = ""


@dataclass(frozen=True)
class Space:
    """Empty room, in points."""

    height: float


Component = Letterhead | Addressees | DocumentTitle | AnnexHead | Paragraph | Table | Closing | Space


@dataclass(frozen=True)
class Margins:
    """Margins in millimetres (NĐ 30: 20-25, 20-25, 30-35, 15-20)."""

    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 20.0


@dataclass(frozen=True)
class Section:
    """Sheets of one orientation. Its pages count from 1; the first shows no number."""

    components: tuple[Component, ...]
    orientation: Orientation = Orientation.PORTRAIT
    margins: Margins = field(default_factory=Margins)


@dataclass(frozen=True)
class Properties:
    """What a file says about itself. ``author`` is the agency, never a login name; ``created`` is handed in.

    ``stamps``: texts hidden in a DOCX by which the program knows its own form again, each of at most 255 characters.
    """

    title: str
    author: str
    created: datetime
    subject: str = ""
    stamps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A whole paper, ready to be rendered."""

    properties: Properties
    sections: tuple[Section, ...]
    regime: Regime = Regime.DECREE_2020


@dataclass(frozen=True)
class AnchorPlace:
    """Where (a part of) an anchored component stands: 1-based page of the file, points from the page's top edge."""

    anchor: str
    page: int
    top: float
    bottom: float
