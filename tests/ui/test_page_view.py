"""The paper on the screen: pages as they will be printed, sharp, scrolled, tinted, clicked; and sent to a printer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from inline_executor import InlineExecutor
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from scripted_ask import ScriptedAsk

from desktop_app.ui import printing
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page_view import MARGIN, PageView, Tint
from desktop_app.ui.pdf_pages import page_sizes, render_pages

A4 = (595.0, 842.0)


def make_pdf(*sizes: tuple[float, float]) -> bytes:
    """One page per size, with a black bar 100 points below its top edge."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=sizes[0])
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(50, height - 120, width - 100, 20, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PageView]:
    made = PageView(JobRunner(InlineExecutor()), "Trang giấy")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    yield made
    made.hide()


def _grabbed(view: PageView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _pixel(image: QImage, x: float, y: float) -> str:
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio)).name()


def test_the_page_fits_the_width_and_shows_what_is_printed(view: PageView) -> None:
    view.set_pdf(make_pdf(A4, A4))
    assert view.page_count() == 2
    page = view.visible_rect(1)
    assert page.left() == MARGIN
    assert abs(page.width() - (view.viewport().width() - 2 * MARGIN)) <= 1
    scale = page.width() / A4[0]
    image = _grabbed(view)
    assert _pixel(image, page.left() + 100 * scale, page.top() + 110 * scale) == "#000000"
    assert _pixel(image, page.left() + 100 * scale, page.top() + 60 * scale) == "#ffffff"


def test_zoom_keeps_the_place_and_stays_in_bounds(view: PageView) -> None:
    view.set_pdf(make_pdf(*[A4] * 5))
    view.show_place(3, 100)
    seen: list[tuple[int, int]] = []
    view.page_changed.connect(lambda page, total: seen.append((page, total)))
    view.zoom_in()
    assert not view.fits_width
    assert seen == [] or seen[-1] == (3, 5)
    for _ in range(40):
        view.zoom_out()
    assert view.zoom() == 0.25
    view.fit_width()
    assert view.fits_width


def test_the_page_shown_is_told_while_scrolling(view: PageView) -> None:
    seen: list[tuple[int, int]] = []
    view.page_changed.connect(lambda page, total: seen.append((page, total)))
    view.set_pdf(make_pdf(A4, A4, A4))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert seen[0] == (1, 3)
    assert seen[-1] == (3, 3)


def test_a_tint_lies_under_the_words_and_is_scrolled_to(view: PageView) -> None:
    view.set_pdf(make_pdf(A4, A4))
    view.set_tints([Tint(2, 90, 130)], is_scrolled_to=True)
    page = view.visible_rect(2)
    assert page.top() < view.viewport().height()
    scale = page.width() / A4[0]
    image = _grabbed(view)
    assert _pixel(image, page.left() + 100 * scale, page.top() + 126 * scale) == "#e3ecf7"
    assert _pixel(image, page.left() + 100 * scale, page.top() + 110 * scale) == "#000000"


def test_a_click_names_the_page_and_the_place_on_it(qtbot: QtBot, view: PageView) -> None:
    view.set_pdf(make_pdf(A4))
    clicks: list[tuple[int, float]] = []
    view.clicked.connect(lambda page, y: clicks.append((page, y)))
    page = view.visible_rect(1)
    scale = page.width() / A4[0]
    point = QPointF(page.left() + 50, page.top() + 110 * scale)
    event = QMouseEvent(
        QEvent.Type.MouseButtonRelease,
        point,
        point,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)
    [(number, y)] = clicks
    assert number == 1
    assert abs(y - 110) < 2


def test_the_old_page_stays_while_the_new_one_is_drawn(qtbot: QtBot) -> None:
    jobs = JobRunner()
    view = PageView(jobs, "Trang giấy")
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    with qtbot.waitSignal(view.drawn, timeout=5000):
        view.set_pdf(make_pdf(A4))
    view.set_pdf(make_pdf(A4, A4))
    page = view.visible_rect(1)
    scale = page.width() / A4[0]
    assert view.page_count() == 1
    assert _pixel(_grabbed(view), page.left() + 100 * scale, page.top() + 110 * scale) == "#000000"
    qtbot.waitUntil(lambda: view.page_count() == 2, timeout=5000)
    view.hide()
    assert jobs.close()


def test_only_visible_pages_are_drawn(view: PageView) -> None:
    view.set_pdf(make_pdf(*[A4] * 60))
    assert view.page_count() == 60
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert len(view._images) <= 13


def test_pages_come_in_their_own_size() -> None:
    pdf = make_pdf(A4, (842.0, 595.0))
    assert [(size.width, size.height) for size in page_sizes(pdf)] == [A4, (842.0, 595.0)]
    images = render_pages(pdf, [1, 7], 2.0)
    assert list(images) == [1]
    assert (images[1].width(), images[1].height()) == (1684, 1190)


def test_printing_paints_every_page_as_it_is(qapp: QApplication, tmp_path: Path) -> None:
    pdf = make_pdf(A4, (842.0, 595.0))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    assert printing.paint_pages(printer, pdf, range(2), page_sizes(pdf)) == 2
    printed = (tmp_path / "in.pdf").read_bytes()
    assert [(round(size.width), round(size.height)) for size in page_sizes(printed)] == [(595, 842), (842, 595)]
    for number in (0, 1):
        image = render_pages(printed, [number], 1.0)[number]
        assert image.pixelColor(300, 110).lightness() < 40
        assert image.pixelColor(300, 60).name() == "#ffffff"


@pytest.mark.parametrize(
    ("both_sides", "numbers", "blank_backs"),
    [(False, range(4), []), (True, range(4), [1, 3]), (True, range(1, 4), [1]), (True, range(2, 4), [])],
    ids=["one side", "both sides", "without the first page", "the second annex alone"],
)
def test_an_annex_begins_on_a_new_sheet_where_both_sides_are_printed(
    qapp: QApplication, tmp_path: Path, both_sides: bool, numbers: range, blank_backs: list[int]
) -> None:
    """A text of one page, an annex of one page, an annex of two pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page, begins in enumerate((True, True, True, False)):
        if begins:
            canvas.addPageLabel(page, "ARABIC", 1)
        canvas.rect(50, 700, 400, 20, fill=1)
        canvas.showPage()
    canvas.save()
    pdf = stream.getvalue()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    assert printing.paint_pages(printer, pdf, numbers, page_sizes(pdf), both_sides=both_sides) == len(numbers)
    printed = (tmp_path / "in.pdf").read_bytes()
    images = render_pages(printed, range(len(page_sizes(printed))), 0.5)
    blank = [number for number, image in images.items() if image.pixelColor(100, 66).lightness() > 200]
    assert blank == blank_backs
    assert len(images) == len(numbers) + len(blank)


def test_with_no_printer_it_says_so_and_offers_the_pdf(
    qapp: QApplication, scripted_ask: ScriptedAsk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    target = tmp_path / "ke-hoach.pdf"
    scripted_ask.answer(0, target)
    pdf = make_pdf(A4)
    sentence = printing.print_pdf(pdf, "Kế hoạch số 14/KH-STTTT", scripted_ask, tmp_path)
    assert target.read_bytes() == pdf
    assert sentence == f"Đã ghi {target}."
    assert scripted_ask.asked[0].startswith("Chưa có máy in")
    assert "/" not in scripted_ask.asked[1].split("… ")[1]  # the suggested name is one a file can have
    scripted_ask.answer(None)
    assert printing.print_pdf(pdf, "Kế hoạch", scripted_ask, tmp_path) is None


def test_the_preview_shows_the_same_paper_and_prints_it(
    qtbot: QtBot, scripted_ask: ScriptedAsk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    target = tmp_path / "bang.pdf"
    pdf = make_pdf(A4, A4)

    def look(dialog: printing.PreviewDialog) -> bool:
        dialog.show()
        assert dialog.pane.view.page_count() == 2
        scripted_ask.answer(target)
        dialog._on_save()
        dialog.hide()
        return True

    scripted_ask.answer(look)
    sentence = printing.preview_pdf(pdf, "Bảng tổng hợp", JobRunner(InlineExecutor()), scripted_ask, tmp_path)
    assert sentence == f"Đã ghi {target}."
    assert target.read_bytes() == pdf
