"""Printing: the PDF is what is printed, page by page at 300 dpi, and what the preview shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.system.files import safe_file_name, write_atomic
from desktop_app.ui.ask import Ask
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page_pane import PagePane
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.pdf_pages import POINTS_PER_INCH, PageSize, page_sizes, pages_of_new_count, render_pages
from desktop_app.ui.text import paper, words

PRINT_DPI = 300


def has_printer() -> bool:
    """Whether there is any printer. Without one QPrinter quietly becomes a writer of PDF files."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(pdf: bytes, title: str, ask: Ask, folder: Path) -> str | None:
    """Print with the system's dialog; returns a sentence for the status line, None if the clerk thought better of it.

    With no printer it says so and offers to write the PDF into ``folder``. May raise UserError (``print.*``, writing).
    """
    if not has_printer():
        if ask.choose(paper.NO_PRINTER, [paper.SAVE_PDF]) is None:
            return None
        return save_pdf(pdf, title, ask, folder)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    sizes = page_sizes(pdf)
    dialog = QPrintDialog(printer)
    dialog.setWindowTitle(paper.PRINT_DIALOG.format(title=title))
    dialog.setMinMax(1, len(sizes))
    dialog.setFromTo(1, len(sizes))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not ask.show(dialog):
        return None
    first, last = printer.fromPage() or 1, printer.toPage() or len(sizes)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        both_sides = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
        count = paint_pages(printer, pdf, range(first - 1, min(last, len(sizes))), sizes, both_sides=both_sides)
    finally:
        QApplication.restoreOverrideCursor()
    return paper.PRINTED.format(count=count, printer=printer.printerName())


def save_pdf(pdf: bytes, title: str, ask: Ask, folder: Path) -> str | None:
    """Ask where and write the PDF; returns a sentence for the status line."""
    path = ask.choose_file_to_save(paper.SAVE_PDF, folder / f"{safe_file_name(title)}.pdf", words.PDF_FILES)
    if path is None:
        return None
    write_atomic(path, pdf)
    return paper.PDF_WRITTEN.format(path=path)


def paint_pages(
    printer: QPrinter, pdf: bytes, numbers: range, sizes: tuple[PageSize, ...], *, both_sides: bool = False
) -> int:
    """Paint the pages (from 0) on the printer, each in its own size and orientation; returns how many.

    Where both sides are printed an annex begins on a sheet of its own: a back before it stays blank.
    """
    printer.setFullPage(True)
    if not numbers:
        return 0
    _set_layout(printer, sizes[numbers[0]])
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("print.failed", paper.PRINT_FAILED)
    on_new_sheet = pages_of_new_count(pdf) if both_sides else frozenset()
    printed = 0
    try:
        for number in numbers:
            needed = 0 if not printed else 2 if number in on_new_sheet and printed % 2 else 1
            for left in range(needed, 0, -1):
                if left == 1:
                    _set_layout(printer, sizes[number])
                if not printer.newPage():
                    raise UserError("print.failed", paper.PRINT_FAILED)
            printed += needed or 1
            size = sizes[number]
            image = render_pages(pdf, [number], PRINT_DPI / POINTS_PER_INCH)[number]
            scale = printer.resolution() / POINTS_PER_INCH
            painter.drawImage(QRectF(0, 0, size.width * scale, size.height * scale), image)
    finally:
        painter.end()
    return len(numbers)


def _set_layout(printer: QPrinter, size: PageSize) -> None:
    is_landscape = size.width > size.height
    portrait = QSizeF(min(size.width, size.height), max(size.width, size.height))
    matching = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(portrait, QPageSize.Unit.Point, "", matching))
    orientations = QPageLayout.Orientation
    printer.setPageOrientation(orientations.Landscape if is_landscape else orientations.Portrait)


class PreviewDialog(QDialog):
    """Print preview: the same paper view as beside the editor, with [In…] and [Ghi ra PDF…]."""

    def __init__(self, pdf: bytes, title: str, jobs: JobRunner, ask: Ask, folder: Path) -> None:
        super().__init__()
        self._pdf, self._title, self._ask, self._folder = pdf, title, ask, folder
        self.sentence: str | None = None
        self.setWindowTitle(paper.PREVIEW_TITLE.format(title=title))
        self.pane = PagePane(jobs)
        self.pane.view.set_pdf(pdf)
        self._print = button(paper.PRINT_NOW, self._on_print, icon_name="printer", is_filled=True)
        row = QWidget()
        row.setObjectName("footRow")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot = QHBoxLayout(row)
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addStretch(1)
        foot.addWidget(self._print)
        foot.addWidget(button(paper.SAVE_PDF, self._on_save, icon_name="file-type-pdf"))
        foot.addWidget(button(words.CLOSE, self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pane, 1)
        layout.addWidget(row)
        self.resize(760, 640)
        self._print.setFocus()

    def _on_print(self) -> None:
        self._finish(lambda: print_pdf(self._pdf, self._title, self._ask, self._folder))

    def _on_save(self) -> None:
        self._finish(lambda: save_pdf(self._pdf, self._title, self._ask, self._folder))

    def _finish(self, work: Callable[[], str | None]) -> None:
        try:
            self.sentence = work()
        except UserError as error:
            self._ask.warn(error.message)
            return
        if self.sentence is not None:
            self.accept()


def preview_pdf(pdf: bytes, title: str, jobs: JobRunner, ask: Ask, folder: Path) -> str | None:
    """Show the preview; returns the sentence of what was printed or written, if anything was."""
    dialog = PreviewDialog(pdf, title, jobs, ask, folder)
    ask.show(dialog)
    return dialog.sentence
