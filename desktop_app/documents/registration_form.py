"""The registration form (BẢNG ĐĂNG KÝ THI ĐUA): its columns, and the blank form attached to a plan."""

from __future__ import annotations

from desktop_app.documents.model import (
    Align,
    Column,
    Component,
    DocumentTitle,
    Letterhead,
    Orientation,
    Row,
    Section,
    Table,
)
from desktop_app.domain.registration.exchange.form_frame import PAPER_PEOPLE_FRAME, headings_of

FORM_TITLE = "BẢNG ĐĂNG KÝ THI ĐUA"
FORM_HEADINGS = headings_of(PAPER_PEOPLE_FRAME)
_BLANK_ROWS = 10


def form_table(rows: tuple[Row, ...]) -> Table:
    """The form's table across a sheet that lies on its side; rows hold one text for each of ``FORM_HEADINGS``."""
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(2.4),
        Column(1.9),
        Column(1.9),
        Column(1.9),
        Column(1.9),
        Column(1.4),
    )
    return Table(columns, (Row(FORM_HEADINGS),), rows)


def blank_form(title_lines: tuple[str, ...], anchor: str = "") -> Section:
    """A form to be filled by hand: the national block, the title as the plan wrote it, an empty table."""
    kind, *more = title_lines or (FORM_TITLE,)
    return blank_sheet((Letterhead(), DocumentTitle(kind, tuple(more), anchor=anchor)))


def blank_sheet(head: tuple[Component, ...]) -> Section:
    """An empty table under a head, on a sheet that lies on its side."""
    blank = tuple(Row(("",) * len(FORM_HEADINGS)) for _ in range(_BLANK_ROWS))
    return Section((*head, form_table(blank)), orientation=Orientation.LANDSCAPE)
