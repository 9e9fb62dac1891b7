"""Body paragraphs for reportlab, set so that their lines break where a word processor breaks those of the DOCX."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from desktop_app.documents.fonts import PITCH, REGULAR, register_fonts, text_width
from desktop_app.documents.model import Align, Paragraph, Span, TextStyle
from desktop_app.documents.page_style import TEXT_STYLES
from desktop_app.documents.paper_text import LINE_BREAK

LONGEST_PARAGRAPH = 5_000  # characters: beyond, reportlab's time grows with the square of the length
_LINES_IN_PIECE = 40
_ALIGNMENTS: dict[Align, Any] = {
    Align.LEFT: TA_LEFT,
    Align.CENTER: TA_CENTER,
    Align.RIGHT: TA_RIGHT,
    Align.JUSTIFY: TA_JUSTIFY,
}


def markup(spans: tuple[Span, ...], *, bold: bool, italic: bool) -> str:
    """The spans as reportlab's markup. The only place where a user's text becomes markup: everything is escaped."""
    parts: list[str] = []
    for span in spans:
        text = escape(span.text).replace(LINE_BREAK, "<br/>")
        if span.italic or italic:
            text = f"<i>{text}</i>"
        if span.bold or bold:
            text = f"<b>{text}</b>"
        parts.append(text)
    return "".join(parts)


@cache
def reportlab_style(style: TextStyle, *, is_continued: bool = False, is_cut: bool = False) -> ParagraphStyle:
    """The reportlab style of a body style; pieces of a cut paragraph have no indent and a justified last line."""
    register_fonts()
    measures = TEXT_STYLES[style]
    return ParagraphStyle(
        f"{style.value}{is_continued:d}{is_cut:d}",
        fontName=REGULAR,
        fontSize=measures.size,
        leading=measures.size * PITCH,
        alignment=_ALIGNMENTS[measures.align],
        firstLineIndent=0 if is_continued else measures.first_line,
        spaceBefore=0 if is_continued else measures.before,
        justifyLastLine=1 if is_cut else 0,
        # two lines at least on either side of a page's end, as word processors do
        allowWidows=0,
        allowOrphans=0,
        # reportlab squeezes spaces by 5 % to fit one more word; word processors do not
        spaceShrinkage=0,
    )


def pieces(paragraph: Paragraph, width: float) -> Iterator[tuple[tuple[Span, ...], ParagraphStyle]]:
    """(spans, style) of the paragraph, a very long one cut at the ends of lines."""
    if len(paragraph.text) <= LONGEST_PARAGRAPH:
        yield paragraph.spans, reportlab_style(paragraph.style)
        return
    parts = list(_cut(paragraph, width))
    for number, spans in enumerate(parts):
        is_last = number == len(parts) - 1
        yield spans, reportlab_style(paragraph.style, is_continued=number > 0, is_cut=not is_last)


def _cut(paragraph: Paragraph, width: float) -> Iterator[tuple[Span, ...]]:
    """The spans of every run of lines, found by setting the words line by line."""
    style = TEXT_STYLES[paragraph.style]
    space = text_width(" ", style.size)
    held: list[tuple[str, Span]] = []
    lines, room = 1, width - style.first_line
    used = 0.0
    for word in _words(paragraph.spans):
        long = sum(
            text_width(text, style.size, bold=style.bold or span.bold, italic=style.italic or span.italic)
            for text, span in word
        )
        if used and used + space + long > room:
            lines, room, used = lines + 1, width, 0.0
            if lines > _LINES_IN_PIECE:
                yield _joined(held)
                held, lines = [], 1
        if held:
            held.append((" ", word[0][1]))
        held.extend(word)
        used += long + (space if used else 0.0)
    yield _joined(held)


def _words(spans: tuple[Span, ...]) -> Iterator[list[tuple[str, Span]]]:
    """Words as stretches of one look each: a word may change its look in the middle."""
    word: list[tuple[str, Span]] = []
    for span in spans:
        for number, part in enumerate(span.text.split(" ")):
            if number and word:
                yield word
                word = []
            if part:
                word.append((part, span))
    if word:
        yield word


def _joined(stretches: list[tuple[str, Span]]) -> tuple[Span, ...]:
    looks = groupby(stretches, key=lambda stretch: (stretch[1].bold, stretch[1].italic))
    return tuple(Span("".join(text for text, _ in group), bold, italic) for (bold, italic), group in looks)
