"""Tables of a Word file: those that only set things side by side become columns read one by one, others become rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.language.text import clean_line
from desktop_app.importing.lines.formulas import country_span, motto_span
from desktop_app.importing.lines.rich_lines import Piece, RichLine
from desktop_app.importing.plan.recipients_parser import recipients_opening
from desktop_app.importing.plan.signature_lines import is_name, is_title
from desktop_app.importing.word.word_package import W, name_of, number_of, value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_MOST_SIGNED_ROWS = 6
_MOST_SIGNED_COLUMNS = 3


@dataclass(frozen=True)
class TableCell:
    """The lines of a cell and the column it begins in."""

    column: int
    lines: tuple[RichLine, ...]

    @property
    def texts(self) -> list[str]:
        """Its lines that have words."""
        return [text for line in self.lines if (text := clean_line(line.text))]


Rows = Sequence[Sequence[TableCell]]


def inside(parent: Element, name: str) -> Iterator[Element]:
    """Children of that name, also inside the wrappers Word puts round rows and cells."""
    for child in parent:
        found = name_of(child)
        if found == name:
            yield child
        elif found in _WRAPPERS:
            yield from inside(child, name)


def columns_before(row: Element) -> int:
    """How many columns a row leaves empty at its beginning."""
    return max(0, number_of(row.find(f"{W}trPr"), "gridBefore") or 0)


def width_of(cell: Element) -> int:
    """How many columns a cell covers."""
    return max(1, number_of(cell.find(f"{W}tcPr"), "gridSpan") or 1)


def is_deleted_row(row: Element) -> bool:
    """Whether a tracked change takes the row away."""
    properties = row.find(f"{W}trPr")
    return properties is not None and value_of(properties, "del") is not None


def table_lines(rows: Rows) -> list[RichLine]:
    """The lines of a table in reading order."""
    return (
        list(_side_by_side(rows)) if is_layout(rows) else [_row(row) for row in rows if any(one.texts for one in row)]
    )


def is_layout(rows: Rows) -> bool:
    """Whether a table only sets a head or a foot in columns, or draws a box."""
    cells = [cell for row in rows for cell in row]
    columns = {cell.column for cell in cells if cell.texts}
    if len(columns) <= 1:
        return True
    texts = [text for cell in cells for text in cell.texts]
    if any(country_span(text) or motto_span(text) or recipients_opening(text) is not None for text in texts):
        return True
    return len(rows) <= _MOST_SIGNED_ROWS and len(columns) <= _MOST_SIGNED_COLUMNS and _is_signed(rows)


def _is_signed(rows: Rows) -> bool:
    """Whether a column begins with a signer's title and ends with a name."""
    for column in {cell.column for row in rows for cell in row}:
        texts = [text for row in rows for cell in row if cell.column == column for text in cell.texts]
        if len(texts) > 1 and is_title(texts[0]) and is_name(texts[-1]):
            return True
    return False


def _side_by_side(rows: Rows) -> Iterator[RichLine]:
    for column in sorted({cell.column for row in rows for cell in row}):
        lines = [line for row in rows for cell in row if cell.column == column for line in cell.lines]
        for place, line in enumerate(lines):
            yield replace(line, is_after_gap=True) if not place else line


def _row(row: Sequence[TableCell]) -> RichLine:
    """A row of words: its cells in order, the lines of a cell after one another."""
    words = [piece for cell in row for line in cell.lines for piece in line.pieces if piece.text.strip()]
    is_head = all(piece.bold for piece in words)  # the look of a table's head, not of its words
    pieces: list[Piece] = []
    counts: list[int] = []
    for cell in row:
        before = len(pieces)
        for line in cell.lines:
            pieces += [*(replace(piece, bold=piece.bold and not is_head) for piece in line.pieces), Piece(" ")]
        counts.append(len(pieces) - before)
    return RichLine(tuple(pieces), is_paragraph=True, cells=tuple(counts))
