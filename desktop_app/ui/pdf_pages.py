"""Pages of a PDF as images, by PDFium. Stateless: bytes in, images out; PDFium itself serves one thread at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72.0
_LOCK = Lock()


@dataclass(frozen=True)
class PageSize:
    """Width and height in points."""

    width: float
    height: float


@contextmanager
def _document(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # 30 ms, not before the first page is wanted

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page."""
    with _document(pdf) as document:
        return tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))


def pages_of_new_count(pdf: bytes) -> frozenset[int]:
    """The pages (from 0) behind the first that are numbered 1 again: where an annex begins."""
    with _document(pdf) as document:
        return frozenset(number for number in range(1, len(document)) if document.get_page_label(number) == "1")


def render_pages(pdf: bytes, numbers: Sequence[int], scale: float) -> dict[int, QImage]:
    """Images of these pages (from 0) with ``scale`` device pixels per point. Numbers past the end are left out."""
    images: dict[int, QImage] = {}
    with _document(pdf) as document:
        for number in numbers:
            if number < len(document):
                images[number] = _image(document[number], scale)
    return images


def _image(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
        # a copy, because the buffer is PDFium's own
        return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
    finally:
        bitmap.close()
        page.close()
