"""The words of a PDF with their places and looks, page by page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}
_FONT_NAME_BYTES = 128
_LEAST_BOLD = 600
_WORD_GAP = 0.3  # of the size of the letters: more than that between two of them divides words
_SAME_LINE = 0.4


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a part of one with a look of its own: its box in points from the lower left corner.

    ``y`` is the line it stands on; ``is_glued`` tells that no space divides it from the part before it.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    italic: bool
    font: str
    is_glued: bool = False


@dataclass(frozen=True)
class Page:
    """The words of one page in the order of the file."""

    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool
    italic: bool
    font: str
    size: float


def pages_of(document: Any, most_characters: int) -> Iterator[Page | None]:
    """The pages of an open document; None once there are more characters than a plan can have."""
    count = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        count += text.count_chars()
        if count > most_characters:
            yield None
            return
        yield Page(page.get_width(), page.get_height(), tuple(_words(text)))
        text.close()
        page.close()


@dataclass(slots=True)
class _Open:
    """A word being put together."""

    text: str
    left: float
    right: float
    y: float
    look: _Look
    is_glued: bool = False

    def closed(self) -> Word:
        look = self.look
        place = (self.left, self.right, self.y)
        return Word(self.text, *place, look.size, look.bold, look.italic, look.font, self.is_glued)


def _words(text_page: Any) -> Iterator[Word]:
    import pypdfium2.raw as pdfium

    raw = text_page.raw
    looks: dict[int, _Look] = {}
    word: _Open | None = None
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for at in range(text_page.count_chars()):
        character = _character(pdfium.FPDFText_GetUnicode(raw, at))
        if not character or character.isspace():
            if word is not None:
                yield word.closed()
            word = None
            continue
        pdfium.FPDFText_GetCharOrigin(raw, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(raw, at, box)
        look = _look(pdfium, raw, at, looks)
        is_next = word is not None and _is_next(word, x.value, y.value, box.left, look.size)
        if word is not None and not (is_next and look == word.look):
            yield word.closed()
            word = None
        if word is None:
            word = _Open(character, box.left, box.right, y.value, look, is_next)
        elif not _is_drawn_twice(word, character, box):
            word.text += character
            word.right = max(word.right, box.right)
    if word is not None:
        yield word.closed()


def _character(code: int) -> str:
    if not 0 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    character = chr(code)
    return _HYPHENS.get(character, character)


def _is_next(word: _Open, x: float, y: float, left: float, size: float) -> bool:
    is_same_line = abs(y - word.y) <= _SAME_LINE * max(size, word.look.size)
    is_near = -word.look.size <= left - word.right <= _WORD_GAP * max(size, word.look.size)
    return is_same_line and is_near and x >= word.left - 0.1


def _is_drawn_twice(word: _Open, character: str, box: Any) -> bool:
    """Some programs draw a letter twice, a hair apart, for bold."""
    return word.text[-1] == character and abs(box.right - word.right) < 0.12 * word.look.size and box.right > box.left


def _look(pdfium: Any, raw: Any, at: int, known: dict[int, _Look]) -> _Look:
    """The look of a character: one for all characters that are drawn by the same order."""
    drawn = pdfium.FPDFText_GetTextObject(raw, at)
    key = ctypes.cast(drawn, ctypes.c_void_p).value or 0 if drawn else 0
    if key and key in known:
        return known[key]
    buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, at, buffer, _FONT_NAME_BYTES, flags)
    matrix = pdfium.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(raw, at, matrix) else 1.0
    name = buffer.raw[: max(0, min(length, _FONT_NAME_BYTES) - 1)].decode("utf-8", errors="replace")
    folded = name.casefold()
    look = _Look(
        "bold" in folded or pdfium.FPDFText_GetFontWeight(raw, at) >= _LEAST_BOLD,
        "italic" in folded or "oblique" in folded,
        name,
        round(pdfium.FPDFText_GetFontSize(raw, at) * (scale or 1.0), 1) or 1.0,
    )
    if key:
        known[key] = look
    return look
