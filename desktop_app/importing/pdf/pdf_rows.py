"""Rows of a page: words that stand on one line, from left to right; what is no text of the page taken off."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.importing.lines.line_kinds import is_page_number
from desktop_app.importing.lines.rich_lines import Piece
from desktop_app.importing.pdf.pdf_words import Page, Word

_SAME_ROW = 0.4
_COLUMN_GAP = 2.2  # of the size: more than a justified line leaves between its words
_CENTRED = 6.0
_SAME_PLACE = 3.0
_LEAST_REPEATED = 3


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one line, never none."""

    words: tuple[Word, ...]
    page: int = 0

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def text(self) -> str:
        return "".join(word.text if word.is_glued or not at else f" {word.text}" for at, word in enumerate(self.words))

    @property
    def is_bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def is_plain(self) -> bool:
        """Whether none of its words is bold or italic."""
        return not any(word.bold or word.italic for word in self.words)

    @property
    def columns(self) -> tuple[Row, ...]:
        """Its parts that wide gaps keep apart."""
        cuts = [0, *(at for at in range(1, len(self.words)) if self._is_wide(at)), len(self.words)]
        return tuple(Row(self.words[start:end], self.page) for start, end in itertools.pairwise(cuts))

    def _is_wide(self, at: int) -> bool:
        word = self.words[at]
        return word.left - self.words[at - 1].right > _COLUMN_GAP * word.size

    def pieces(self) -> tuple[Piece, ...]:
        """Its words with their looks; a wide gap is a tab."""
        found: list[Piece] = []
        for place, word in enumerate(self.words):
            if place and not word.is_glued:
                last = found[-1]
                space = "\t" if self._is_wide(place) else " "
                found.append(Piece(space, last.bold and word.bold, last.italic and word.italic, font=last.font))
            found.append(Piece(word.text, word.bold, word.italic, font=word.font))
        return tuple(found)


def rows_of(page: Page, number: int) -> list[Row]:
    """The rows of a page from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda one: -one.y):
        if rows and abs(rows[-1][0].y - word.y) <= _SAME_ROW * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=lambda one: one.left)), number) for row in rows]


@dataclass(frozen=True)
class Furniture:
    """The rows of all pages without page numbers and running heads, and the words of those."""

    pages: list[list[Row]]
    page_numbers: list[str]
    running_heads: list[str]


def without_furniture(pages: Sequence[list[Row]]) -> Furniture:
    """Take page numbers and what is repeated at the edge of most pages off."""
    shifts = Counter(
        int(digits) - number
        for number, rows in enumerate(pages)
        for row in _edges(rows)
        if is_page_number(row.text) and (digits := _digits(row.text))
    )
    repeated = Counter(row.text for rows in pages for row in _edges(rows) if not is_page_number(row.text))
    most = max(_LEAST_REPEATED, len(pages) // 2)
    numbers: list[str] = []
    heads: list[str] = []
    kept: list[list[Row]] = []
    for number, rows in enumerate(pages):
        edges = {id(row) for row in _edges(rows)}
        left: list[Row] = []
        for row in rows:
            digits = _digits(row.text) if id(row) in edges and is_page_number(row.text) else ""
            shift = int(digits) - number if digits else 0
            if digits and (shift == 1 or shifts[shift] > 1):
                numbers.append(row.text)
            elif id(row) in edges and repeated[row.text] >= most:
                heads.append(row.text)
            else:
                left.append(row)
        kept.append(left)
    return Furniture(kept, numbers, list(dict.fromkeys(heads)))


def _edges(rows: Sequence[Row]) -> list[Row]:
    """The rows that can be a running head or foot."""
    return [rows[0], rows[-1]] if len(rows) > 1 else list(rows)


def _digits(text: str) -> str:
    first = text.split("/")[0]
    return "".join(character for character in first if character in "0123456789")[:4]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of the pages stands: margins, where most paragraphs begin, and from line to line."""

    left: float
    right: float
    first_line: float
    pitch: float

    def is_centred(self, row: Row) -> bool:
        """Whether a row stands in the middle, shorter than the text is wide, and not where paragraphs begin."""
        is_inside = row.left > self.left + row.size and abs(row.left - self.first_line) > _SAME_PLACE
        return is_inside and self.is_in_the_middle(row)

    def is_in_the_middle(self, row: Row) -> bool:
        """Whether a row ends as far from the right margin as it begins from the left one."""
        return abs(row.middle - (self.left + self.right) / 2) < _CENTRED


def frame_of(rows: Iterable[Row]) -> Frame:
    """The frame of the rows of pages of one size: its margins are where most of the outermost rows begin and end."""
    found = list(rows)
    lefts = Counter(round(row.left) for row in found)
    usual = [left for left, count in lefts.items() if count > 1] or list(lefts)
    pitches = [
        round(one.y - other.y, 1)
        for one, other in itertools.pairwise(found)
        if one.page == other.page and 0.5 * one.size < one.y - other.y < 3 * one.size
    ]
    left = float(min(usual, default=0))
    set_in = Counter({place: count for place, count in lefts.items() if place > left + 2 * _SAME_PLACE})
    return Frame(
        left,
        max((row.right for row in found), default=0.0),
        float(set_in.most_common(1)[0][0]) if set_in else left,
        statistics.mode(pitches) if pitches else 0.0,
    )
