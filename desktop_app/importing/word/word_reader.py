"""A Word file as lines: run in a child process, for the file may come from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.language.text import clean_line
from desktop_app.importing.isolation.container import has_doctype
from desktop_app.importing.lines.line_kinds import is_page_number
from desktop_app.importing.lines.rich_lines import Piece, RichLine, to_plain
from desktop_app.importing.word.reading_notes import notes_of
from desktop_app.importing.word.word_numbering import WordNumbering
from desktop_app.importing.word.word_package import (
    MAX_DEPTH,
    MC,
    UnreadablePackage,
    W,
    WordPackage,
    indent_of,
    name_of,
    value_of,
)
from desktop_app.importing.word.word_styles import WordStyles
from desktop_app.importing.word.word_tables import (
    TableCell,
    columns_before,
    inside,
    is_deleted_row,
    table_lines,
    width_of,
)
from desktop_app.importing.word.word_text import LINE_BREAK, LeftOut, ParagraphTextReader, text_below

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_LINES = 20_000
MAX_CHARACTERS = 2_000_000
_TWIPS_A_SPACE = 120
_TWIPS_A_LEVEL = 480


def read(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001  all readers are asked alike
    """``lines`` and ``notes`` of a .docx, or ``error``: ``doctype``, ``long``, ``unreadable``."""
    if has_doctype(content):
        return {"error": "doctype"}
    try:
        reader = _WordReader(WordPackage(content))
        lines = reader.read()
    except UnreadablePackage:
        return {"error": "unreadable"}
    if len(lines) > MAX_LINES or sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        return {"error": "long"}
    return {"lines": to_plain(lines), "notes": reader.notes()}


class _WordReader:
    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._styles = WordStyles(next(iter(package.related("styles")), None))
        self._numbering = WordNumbering(next(iter(package.related("numbering")), None), self._styles)
        self._left_out = LeftOut()
        self._text = ParagraphTextReader(self._styles, self._left_out)
        self._footnotes = {
            f"{kind}:{note.get(f'{W}id', '')}": note
            for kind in ("footnote", "endnote")
            for root in package.related(f"{kind}s")
            for note in root.iter(f"{W}{kind}")
        }
        self._read_notes = 0
        self._open: list[Piece] = []
        self._previous: tuple[bool, str] | None = None

    def read(self) -> list[RichLine]:
        body = self._package.document().find(f"{W}body")
        lines = list(self._blocks(body if body is not None else (), 0))
        return [*lines, RichLine(tuple(self._open))] if self._open else lines

    def notes(self) -> list[list[str]]:
        around = [
            text for kind in ("header", "footer") for root in self._package.related(kind) for text in _texts(root)
        ]
        kept_out = [text for text in dict.fromkeys(around) if not is_page_number(text)]
        return notes_of(self._left_out, kept_out, self._read_notes, self._package.has_related("aFChunk"))

    def _blocks(self, parent: Iterable[Element], depth: int) -> Iterator[RichLine]:
        if depth > MAX_DEPTH:
            raise UnreadablePackage
        for child in parent:
            name = name_of(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                yield from self._blocks(child, depth + 1)
            elif name in ("del", "moveFrom"):
                self._left_out.deleted += text_below(child)
            elif child.tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                yield from self._blocks(choice if choice is not None else (), depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[RichLine]:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.style_of(properties)
        found = self._text.read(paragraph, style)
        pieces = [*self._open, *found.pieces]
        self._open = []
        if _is_mark_deleted(properties):
            self._open = pieces
            pieces = []
        numbered = self._numbering.number(properties, style)
        has_words = any(piece.text.strip() for piece in pieces)
        if numbered is not None and has_words:
            pieces = [_marker_piece(numbered.marker, pieces), *pieces]
        twips = indent_of(properties) or (numbered.indent or numbered.level * _TWIPS_A_LEVEL if numbered else 0)
        indent = twips // _TWIPS_A_SPACE
        yield from self._lines(pieces, style, indent, value_of(properties, "jc") or "")
        for box in found.boxes:
            yield from self._blocks(box, depth + 1)
        for identifier, mark in found.notes:
            yield from self._note(identifier, mark, depth)

    def _lines(self, pieces: list[Piece], style: str, indent: int, alignment: str) -> Iterator[RichLine]:
        parts = _broken(pieces)
        words = [piece for piece in pieces if piece.text.strip()]
        is_bold = bool(words) and all(piece.bold for piece in words)
        # headings broken into two paragraphs stand close: same look, nothing between them
        is_close = is_bold and self._previous == (True, alignment)
        self._previous = (is_bold, alignment) if words else None
        heading = self._styles.outline_level(style)
        for place, part in enumerate(parts):
            text = "".join(piece.text for piece in part)
            typed = len(text[: len(text) - len(text.lstrip())].expandtabs(4)) if text.strip() else 0
            yield RichLine(
                tuple(part),
                heading=heading,
                indent=indent + typed,
                is_after_gap=not place and not is_close,
                is_paragraph=not place,
                is_continued=place > 0,
            )

    def _note(self, identifier: str, mark: str, depth: int) -> Iterator[RichLine]:
        note = self._footnotes.pop(identifier, None)
        if note is None:
            return
        self._read_notes += 1
        lines = [line for line in self._blocks(note, depth + 1) if line.text.strip()]
        for place, line in enumerate(lines):
            yield replace(line, pieces=(Piece(f"{mark} "), *line.pieces)) if not place else line

    def _table(self, table: Element, depth: int) -> Iterator[RichLine]:
        rows: list[list[TableCell]] = []
        for row in inside(table, "tr"):
            if is_deleted_row(row):
                self._left_out.deleted += text_below(row)
                continue
            cells: list[TableCell] = []
            column = columns_before(row)
            for cell in inside(row, "tc"):
                self._previous = None
                cells.append(TableCell(column, tuple(self._blocks(cell, depth + 1))))
                column += width_of(cell)
            rows.append(cells)
        self._previous = None
        yield from table_lines(rows)


def _texts(root: Element) -> list[str]:
    """The paragraphs of a running head or foot."""
    return [text for one in root.iter(f"{W}p") if (text := clean_line("".join(text_below(one))))]


def _is_mark_deleted(properties: Element | None) -> bool:
    """Whether a tracked change joins the paragraph with the next one."""
    run = properties.find(f"{W}rPr") if properties is not None else None
    return run is not None and run.find(f"{W}del") is not None


def _marker_piece(marker: str, pieces: list[Piece]) -> Piece:
    first = next((piece for piece in pieces if piece.text.strip()), Piece(""))
    return Piece(f"{marker} ", first.bold, first.italic)


def _broken(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each line of a paragraph."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for place, text in enumerate(piece.text.split(LINE_BREAK)):
            if place:
                lines.append([])
            if text:
                lines[-1].append(replace(piece, text=text))
    return lines
