"""The form between a reader of documents and the lines of a plan: pieces of text with their look and font."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.domain.plan.blocks import Run
from desktop_app.importing.lines.markup import Dropped, Line, SourceLines, is_rule

_COLUMN_GAP = re.compile(r"\t\s*|[ ]{3,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one look, in the font it is drawn with ("" where that is not known)."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class RichLine:
    """One line as a reader found it.

    ``is_paragraph``: the source sets it as a paragraph of its own; ``is_continued``: it goes on in the paragraph of the
    line before; ``cells``: how many pieces each column of a table's row has, where it is one. Others as in ``Line``.
    """

    pieces: tuple[Piece, ...]
    heading: int = 0
    indent: int = 0
    is_after_gap: bool = True
    is_paragraph: bool = False
    is_continued: bool = False
    cells: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The raw text, pieces put together."""
        return "".join(piece.text for piece in self.pieces)


def to_plain(lines: Iterable[RichLine]) -> list[Any]:
    """Lines as lists of plain values, as a child process sends them."""
    return [
        [
            [[one.text, one.bold, one.italic, one.struck, one.font] for one in line.pieces],
            [line.heading, line.indent],
            [line.is_after_gap, line.is_paragraph, line.is_continued],
            list(line.cells),
        ]
        for line in lines
    ]


def from_plain(data: Iterable[Any]) -> tuple[RichLine, ...]:
    """The lines back."""
    return tuple(
        RichLine(
            tuple(Piece(str(text), bool(b), bool(i), bool(s), str(font)) for text, b, i, s, font in pieces),
            int(heading),
            int(indent),
            bool(gap),
            bool(is_paragraph),
            bool(is_continued),
            tuple(int(count) for count in cells),
        )
        for pieces, (heading, indent), (gap, is_paragraph, is_continued), cells in data
    )


def source_lines(found: Iterable[RichLine], dropped: Sequence[Dropped] = ()) -> SourceLines:
    """Lines as the parser takes them: clean, single-spaced, numbered from 1; lines without words make a gap."""
    lines: list[Line] = []
    drawn = [*dropped]
    is_after_gap = True
    for number, one in enumerate(found, start=1):
        line = _line(number, one, is_after_gap or one.is_after_gap)
        if line is None or is_rule(line.text):
            drawn += [Dropped(number, line.text, "rule")] if line else []
            is_after_gap = True
        else:
            lines.append(line)
            is_after_gap = False
    return SourceLines(tuple(lines), tuple(drawn))


def _line(number: int, one: RichLine, is_after_gap: bool) -> Line | None:
    looks = _clean(one.pieces)
    text = "".join(character for character, _ in looks)
    if not text:
        return None
    columns: tuple[str, ...] = ()
    if one.cells:
        text, looks, columns = _table_row(one)
        if not columns:
            return None
    else:
        columns = _columns(one.text)
    return Line(
        number=number,
        raw=text,
        text=text,
        runs=_runs(looks),
        struck=_struck(looks),
        heading=one.heading,
        indent=one.indent,
        is_after_gap=is_after_gap,
        has_literal_star="*" in text,
        columns=columns,
        is_paragraph=one.is_paragraph,
        is_continued=one.is_continued,
    )


Look = tuple[str, Piece]


def _clean(pieces: Iterable[Piece]) -> list[Look]:
    """Clean characters with the piece each came from: a letter and its marks stay one, white space is one space."""
    looks: list[Look] = []
    clusters: list[tuple[str, Piece]] = []
    for piece in pieces:
        for character in piece.text:
            if clusters and unicodedata.combining(character):
                clusters[-1] = (clusters[-1][0] + character, clusters[-1][1])
            else:
                clusters.append((character, piece))
    for cluster, piece in clusters:
        for character in cluster if cluster.isascii() else clean_text(cluster):
            if not character.isspace():
                looks.append((character, piece))
            elif looks and looks[-1][0] != " ":
                looks.append((" ", piece))
    while looks and looks[-1][0] == " ":
        looks.pop()
    # what a cluster alone does not show: marks that stood apart from their letter
    return looks if unicodedata.is_normalized("NFC", "".join(one for one, _ in looks)) else _composed(looks)


def _composed(looks: list[Look]) -> list[Look]:
    text = unicodedata.normalize("NFC", "".join(character for character, _ in looks))
    return [(character, looks[min(at, len(looks) - 1)][1]) for at, character in enumerate(text)]


def _runs(looks: Sequence[Look]) -> tuple[Run, ...]:
    found: list[Run] = []
    at = 0
    for (bold, italic), group in itertools.groupby(looks, key=lambda look: (look[1].bold, look[1].italic)):
        text = "".join(character for character, _ in group)
        end = at + len(text)
        if (bold or italic) and text.strip():
            found.append(Run(at, end, bold, italic))
        at = end
    return tuple(found)


def _struck(looks: Sequence[Look]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    at = 0
    for struck, group in itertools.groupby(looks, key=lambda look: look[1].struck):
        end = at + len(list(group))
        if struck:
            found.append((at, end))
        at = end
    return tuple(found)


def _columns(raw: str) -> tuple[str, ...]:
    """What stands side by side, kept apart by a tab or three spaces; () where nothing does."""
    parts = [clean_line(part) for part in _COLUMN_GAP.split(raw.strip())]
    return tuple(part for part in parts if part) if len(parts) > 1 else ()


def _table_row(one: RichLine) -> tuple[str, list[Look], tuple[str, ...]]:
    """A row as "| a | b |", its looks, and the text of its columns."""
    looks: list[Look] = []
    columns: list[str] = []
    at = 0
    for count in one.cells:
        pieces = one.pieces[at : at + count]
        at += count
        cell = _clean(pieces)
        columns.append("".join(character for character, _ in cell))
        looks += [("|", Piece("")), (" ", Piece("")), *cell, *([(" ", Piece(""))] if cell else [])]
    looks.append(("|", Piece("")))
    return "".join(character for character, _ in looks), looks, tuple(columns) if any(columns) else ()
