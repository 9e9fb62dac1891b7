"""Rows of a PDF put together to paragraphs: by indents, by what would still have fitted on a line, by looks and gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.importing.lines.line_kinds import marker_of
from desktop_app.importing.lines.markup import Line
from desktop_app.importing.lines.rich_lines import Piece, RichLine
from desktop_app.importing.pdf.pdf_rows import Frame, Row

_INDENTED = 8.0  # points: less is no indent
_WIDER = 4.0  # points beyond the usual pitch that begin a paragraph
_POINTS_A_SPACE = 6.0
_SPACE = 0.25  # of the size
_JOINED_SIGNS = "-–/"


@dataclass
class _Open:
    rows: list[Row] = field(default_factory=list)

    @property
    def last(self) -> Row:
        return self.rows[-1]


Frames = Mapping[int, Frame]
"""The frame of each page."""


def paragraphs(rows: Sequence[Row], frames: Frames) -> Iterator[RichLine]:
    """The paragraphs of rows that stand below one another, also over the end of a page."""
    current = _Open()
    has_columns = [len(row.columns) > 1 for row in rows]
    for at, row in enumerate(rows):
        frame = frames[row.page]
        if has_columns[at]:
            yield from _closed(current, frames)
            current = _Open()
            is_table = any(has_columns[near] for near in (at - 1, at + 1) if 0 <= near < len(rows))
            yield _table_row(row) if is_table else RichLine(row.pieces(), indent=_indent(row, frame))
            continue
        if current.rows and frames[current.last.page] == frame and _goes_on(current, row, frame):
            current.rows.append(row)
            continue
        yield from _closed(current, frames)
        current = _Open([row])
    yield from _closed(current, frames)


def _table_row(row: Row) -> RichLine:
    """Rows with columns one below the other are a table; cells of more than one line make rows of their own."""
    cells = [column.pieces() for column in row.columns]
    is_head = all(piece.bold for cell in cells for piece in cell)
    pieces = tuple(replace(piece, bold=piece.bold and not is_head) for cell in cells for piece in cell)
    return RichLine(pieces, cells=tuple(map(len, cells)))


def separate_lines(rows: Sequence[Row], frames: Frames) -> Iterator[RichLine]:
    """Each row a line of its own: heads, titles, feet."""
    for place, row in enumerate(rows):
        yield RichLine(row.pieces(), indent=_indent(row, frames[row.page]), is_after_gap=not place)


def _goes_on(current: _Open, row: Row, frame: Frame) -> bool:
    last = current.last
    if frame.is_centred(current.rows[0]):
        return frame.is_in_the_middle(row) and _is_close(last, row, frame) and _look(row) == _look(last)
    if frame.is_centred(row):
        return False
    if not _is_close(last, row, frame) or abs(last.size - row.size) > 1 or _looks_change(current, row):
        return False
    first = row.words[0]
    if frame.right - last.right > first.right - first.left + _SPACE * row.size + 1:
        return False  # the word would have fitted on the line above: it begins a paragraph
    return not _is_indented(current, row, frame)


def _is_indented(current: _Open, row: Row, frame: Frame) -> bool:
    """Whether the row is set in like the first of a paragraph; a list set with hanging lines goes on further in."""
    if len(current.rows) > 1:
        return row.left > min(one.left for one in current.rows[1:]) + _INDENTED
    if row.left <= frame.left + _INDENTED:
        return False
    hangs = row.left > current.last.left + 2 and _has_marker(current.last) and not _has_marker(row)
    return not hangs


def _looks_change(current: _Open, row: Row) -> bool:
    """Whether a heading or a listed basis ends: all of it bold or italic, nothing of the next row."""
    words = [word for one in current.rows for word in one.words]
    return row.is_plain and (all(word.bold for word in words) or all(word.italic for word in words))


def _has_marker(row: Row) -> bool:
    return marker_of(Line(0, row.text, row.text)) is not None


def _is_close(last: Row, row: Row, frame: Frame) -> bool:
    if last.page != row.page:
        return True
    return last.y - row.y <= frame.pitch + _WIDER or frame.pitch == 0


def _look(row: Row) -> tuple[bool, int]:
    return row.is_bold, round(row.size)


def _closed(current: _Open, frames: Frames) -> Iterator[RichLine]:
    if not current.rows:
        return
    first = current.rows[0]
    frame = frames[first.page]
    if frame.is_centred(first):
        for place, row in enumerate(current.rows):
            yield RichLine(row.pieces(), indent=0, is_after_gap=not place, is_continued=place > 0)
        return
    pieces: list[Piece] = []
    for row in current.rows:
        made = row.pieces()
        if pieces and not _is_cut_word(pieces[-1].text, made[0].text):
            pieces.append(Piece(" ", pieces[-1].bold and made[0].bold, pieces[-1].italic and made[0].italic))
        pieces += made
    yield RichLine(tuple(pieces), indent=_indent(first, frame), is_paragraph=len(current.rows) > 1)


def _is_cut_word(before: str, after: str) -> bool:
    """Whether a line ends inside a word: "68/KH-" and "UBND"; a dash between words has a space before it."""
    return len(before) > 1 and before[-1] in _JOINED_SIGNS and before[-2].isalnum() and after[:1].isalnum()


def _indent(row: Row, frame: Frame) -> int:
    return max(0, int((row.left - frame.left) / _POINTS_A_SPACE))
