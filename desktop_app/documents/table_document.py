"""Any table of the window on paper: A4 on its side, the head repeated, columns as wide as what stands in them."""

from __future__ import annotations

from desktop_app.documents.model import (
    Align,
    Column,
    DocumentTitle,
    Margins,
    Orientation,
    Paper,
    Paragraph,
    Properties,
    Row,
    Section,
    Space,
    Span,
    Table,
    TextStyle,
)
from desktop_app.documents.office_paper import Issuer, centered_note, last_words
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.shown_table import ShownColumn, ShownTable

_COUNTER = "STT"
_COUNTER_MM = 13.0
_LEAST, _MOST = 5, 46
"""Letters a column is reckoned to hold at least and at most: longer texts run on in further lines."""
_TYPE_SIZES = ((6, 12.0), (8, 11.0), (99, 10.0))
"""Columns up to that many, points of the type."""


def build_table_paper(shown: ShownTable, issuer: Issuer) -> Paper:
    """The paper; a working list, so without Quốc hiệu and signature."""
    agency = (Paragraph(TextStyle.PLAIN, (Span(issuer.profile.name),)),) if issuer.profile.name else ()
    note = ". ".join(part for part in (shown.note, f"In ngày {format_text(issuer.printed_on)}") if part)
    components = (
        *agency,
        DocumentTitle(shown.title.upper(), has_rule=False),
        centered_note(f"({note})"),
        Space(2),
        _table(shown),
        last_words(f"Bảng có {format_number(len(shown.rows))} dòng."),
    )
    section = Section(components, Orientation.LANDSCAPE, Margins(left=20.0, right=15.0, top=20.0, bottom=15.0))
    return Paper(Properties(shown.title, issuer.profile.name, issuer.printed_at), (section,))


def _table(shown: ShownTable) -> Table:
    widest = [
        max([len(column.header), *(len(row[place]) for row in shown.rows)])
        for place, column in enumerate(shown.columns)
    ]
    size = next(points for most, points in _TYPE_SIZES if len(shown.columns) <= most)
    columns = tuple(_column(column, letters) for column, letters in zip(shown.columns, widest, strict=True))
    return Table(
        columns, (Row(tuple(column.header for column in shown.columns)),), tuple(Row(row) for row in shown.rows), size
    )


def _column(column: ShownColumn, letters: int) -> Column:
    if column.header == _COUNTER:
        return Column(width_mm=_COUNTER_MM, align=Align.CENTER)
    return Column(min(max(letters, _LEAST), _MOST), align=Align.RIGHT if column.is_right else Align.LEFT)
