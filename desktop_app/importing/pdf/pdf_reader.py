"""A PDF with text as lines: run in a child process, for the file may come from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.domain.language.numerals import format_number
from desktop_app.importing.lines.rich_lines import RichLine, to_plain
from desktop_app.importing.pdf.pdf_columns import foot_columns, head_columns
from desktop_app.importing.pdf.pdf_paragraphs import paragraphs, separate_lines
from desktop_app.importing.pdf.pdf_rows import Frame, Row, frame_of, rows_of, without_furniture
from desktop_app.importing.pdf.pdf_words import Page, pages_of

MAX_PAGES = 300
MAX_CHARACTERS = 1_000_000
_LONGEST_QUOTE = 120


def read(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001  all readers are asked alike
    """``lines`` and ``notes`` of a PDF, or ``error``: ``locked``, ``long``, ``no_text``."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"error": "locked" if "password" in str(error).lower() else "unreadable"}
    if len(document) > MAX_PAGES:
        return {"error": "long"}
    pages: list[Page] = []
    for page in pages_of(document, MAX_CHARACTERS):
        if page is None:
            return {"error": "long"}
        pages.append(page)
    if not any(page.words for page in pages):
        return {"error": "no_text"}
    found = without_furniture([rows_of(page, number) for number, page in enumerate(pages)])
    notes = [*_scanned_pages(pages), *_running_heads(found.running_heads)]
    return {
        "lines": to_plain(_lines(found.pages, [(round(page.width), round(page.height)) for page in pages])),
        "notes": notes,
    }


def _scanned_pages(pages: Sequence[Page]) -> list[list[str]]:
    empty = [format_number(number) for number, page in enumerate(pages, start=1) if not page.words]
    if not empty:
        return []
    message = f"Trang {', '.join(empty)} không có chữ đọc được (bản quét); chỉ đọc các trang còn lại."
    return [["source.scanned_pages", message]]


def _running_heads(heads: Sequence[str]) -> list[list[str]]:
    if not heads:
        return []
    text = "; ".join(heads)
    quoted = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"
    return [["source.running_heads", f"Đầu trang, chân trang lặp lại không đưa vào nội dung: “{quoted}”."]]


def _lines(pages: Sequence[list[Row]], sizes: Sequence[tuple[int, int]]) -> Iterator[RichLine]:
    """All lines; a paragraph may go on over the end of a page, a head or foot in columns ends it."""
    frames = _frames(pages, sizes)
    waiting: list[Row] = []
    for rows in pages:
        left, right, count = head_columns(rows)
        if count:
            yield from paragraphs(waiting, frames)
            waiting = []
            yield from separate_lines(left, frames)
            yield from separate_lines(right, frames)
        rest = rows[count:]
        start, end, left, right = foot_columns(rest)
        if end:
            yield from paragraphs([*waiting, *rest[:start]], frames)
            waiting = rest[end:]
            yield from separate_lines(left, frames)
            yield from separate_lines(right, frames)
        else:
            waiting += rest
    yield from paragraphs(waiting, frames)


def _frames(pages: Sequence[list[Row]], sizes: Sequence[tuple[int, int]]) -> dict[int, Frame]:
    """The frame of each page, one for all pages of a size."""
    found = {
        size: frame_of(row for rows, its in zip(pages, sizes, strict=True) if its == size for row in rows)
        for size in sizes
    }
    return {number: found[size] for number, size in enumerate(sizes)}
