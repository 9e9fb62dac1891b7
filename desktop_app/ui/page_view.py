"""The paper: pages of a PDF as they will be printed, white in both themes, drawn at the screen's own pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from desktop_app.ui.jobs import JobRunner, Progress
from desktop_app.ui.pdf_pages import POINTS_PER_INCH, PageSize, page_sizes, render_pages
from desktop_app.ui.style import color

MARGIN, GAP = 14, 12
LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
_STEP = 1.2
_PIXELS_PER_POINT = 96 / POINTS_PER_INCH
_TINT = QColor("#E3ECF7")  # the paper is white in both themes, and so is its tint a light one


@dataclass(frozen=True)
class Tint:
    """A stretch of a page (from 1) to be tinted, in points from its top edge."""

    page: int
    top: float
    bottom: float


@dataclass(frozen=True)
class _Drawn:
    """What a job brought: page sizes and images at a scale."""

    pdf: bytes
    scale: float
    sizes: tuple[PageSize, ...]
    images: dict[int, QImage]


class PageView(QAbstractScrollArea):
    """Draws visible pages only, in a job; the old page stays while a new one is being drawn."""

    clicked = Signal(int, float)
    """Page (from 1) and points from its top edge."""
    page_changed = Signal(int, int)
    """The page at the top of the view (from 1), and how many there are."""
    zoom_changed = Signal(float)
    drawn = Signal()
    """New images are on the screen."""

    def __init__(self, jobs: JobRunner, name: str) -> None:
        super().__init__()
        self._jobs = jobs
        self._pdf = b""
        self._sizes: tuple[PageSize, ...] = ()
        self._images: dict[int, QImage] = {}
        self._image_scale = 0.0
        self._image_pdf = b""
        self._tints: tuple[Tint, ...] = ()
        self._zoom = 1.0
        self._fits_width = True
        self._shown_page = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(180)
        # always there: else fitting the width could make it come and go without end
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # while the width fits
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # What is shown

    def set_pdf(self, pdf: bytes) -> None:
        """Show another paper, at the same place and zoom."""
        if pdf != self._pdf:
            self._pdf = pdf
            self._draw_missing()

    def clear(self) -> None:
        """Show nothing."""
        self._pdf, self._sizes, self._images = b"", (), {}
        self._tints = ()
        self._place()
        self.viewport().update()

    @property
    def pdf(self) -> bytes:
        """The paper shown, or about to be."""
        return self._pdf

    def page_count(self) -> int:
        """Pages of the paper on the screen."""
        return len(self._sizes)

    def set_tints(self, tints: Sequence[Tint], *, is_scrolled_to: bool = False) -> None:
        """Tint these stretches instead of the old ones; with ``is_scrolled_to`` bring the first into view if it is not."""
        self._tints = tuple(tints)
        if is_scrolled_to and self._tints:
            self.show_place(self._tints[0].page, self._tints[0].top, self._tints[0].bottom)
        self.viewport().update()

    def show_place(self, page: int, top: float, bottom: float | None = None) -> None:
        """Scroll just as far as needed to show a place (page from 1, points from its top edge)."""
        if not 1 <= page <= len(self._sizes):
            return
        start = self._top_of(page - 1) + top * self._scale()
        end = self._top_of(page - 1) + (bottom if bottom is not None else top) * self._scale()
        bar = self.verticalScrollBar()
        if start < bar.value() + 20 or end > bar.value() + self.viewport().height() - 20:
            bar.setValue(round(start - self.viewport().height() / 3))

    # Zoom

    def zoom(self) -> float:
        """1.0: as large as on paper, at 96 pixels an inch."""
        return self._zoom

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._fits_width

    def kept_zoom(self) -> int:
        """The zoom in percent; 0 while it follows the width."""
        return 0 if self._fits_width else round(self._zoom * 100)

    def take_zoom(self, percent: int) -> None:
        """What ``kept_zoom`` gave."""
        if percent:
            self.set_zoom(percent / 100)
        else:
            self.fit_width()

    def fit_width(self) -> None:
        """The whole width of the paper, whatever the width of the view."""
        self._fits_width = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._zoom_to(self._width_zoom())

    def set_zoom(self, zoom: float) -> None:
        """A fixed zoom."""
        self._fits_width = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._zoom_to(zoom)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self._zoom / _STEP)

    def _zoom_to(self, zoom: float) -> None:
        zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        if zoom == self._zoom:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(self._paper_height(), 1)
        self._zoom = zoom
        self._place()
        bar.setValue(round(share * self._paper_height()))
        self.zoom_changed.emit(zoom)
        self._draw_missing()
        self.viewport().update()

    def _width_zoom(self) -> float:
        # by the first page: a landscape annex must not make the text before it too small to read
        width = self._sizes[0].width if self._sizes else 595.0
        return max(self.viewport().width() - 2 * MARGIN, 60) / (width * _PIXELS_PER_POINT)

    # Layout, in logical pixels

    def _scale(self) -> float:
        return self._zoom * _PIXELS_PER_POINT

    def _top_of(self, number: int) -> float:
        return MARGIN + sum(size.height * self._scale() + GAP for size in self._sizes[:number])

    def _paper_height(self) -> float:
        return self._top_of(len(self._sizes)) - GAP + MARGIN if self._sizes else 0.0

    def _rect_of(self, number: int) -> QRectF:
        size = self._sizes[number]
        width, height = size.width * self._scale(), size.height * self._scale()
        left = max((self.viewport().width() - width) / 2, MARGIN) - self.horizontalScrollBar().value()
        # whole pixels, so that the image is not smeared over its neighbours
        return QRectF(
            round(left), round(self._top_of(number)) - self.verticalScrollBar().value(), round(width), round(height)
        )

    def _visible(self) -> list[int]:
        view = QRectF(self.viewport().rect())
        return [number for number in range(len(self._sizes)) if self._rect_of(number).intersects(view)]

    def _place(self) -> None:
        view = self.viewport().size()
        widest = max((size.width for size in self._sizes), default=0.0) * self._scale() + 2 * MARGIN
        if self._fits_width:
            widest = 0.0
        for bar, whole, page in (
            (self.verticalScrollBar(), self._paper_height(), view.height()),
            (self.horizontalScrollBar(), widest, view.width()),
        ):
            bar.setPageStep(page)
            bar.setRange(0, max(0, round(whole) - page))

    # Drawing

    def _draw_missing(self) -> None:
        """Ask for the images that the view needs and does not have."""
        if not self._pdf or not self.isVisible():
            return
        device_scale = self._scale() * self.devicePixelRatioF()
        is_fresh = self._image_pdf == self._pdf and self._image_scale == device_scale
        visible = self._visible() or [0]
        wanted = [number for number in visible if not (is_fresh and number in self._images)]
        if not wanted:
            return
        pdf = self._pdf

        def draw(progress: Progress) -> _Drawn:
            sizes = page_sizes(pdf)
            progress.check()
            return _Drawn(pdf, device_scale, sizes, render_pages(pdf, wanted, device_scale))

        self._jobs.start(draw, self._on_drawn, key=f"pages-{id(self)}")

    def _on_drawn(self, drawn: _Drawn) -> None:
        if drawn.pdf != self._pdf:
            return
        if drawn.pdf == self._image_pdf and drawn.scale == self._image_scale:
            self._images.update(drawn.images)
            if len(self._images) > 12:  # a long paper need not stay in memory whole
                near = set(self._visible())
                self._images = {number: image for number, image in self._images.items() if number in near}
        else:
            self._images = dict(drawn.images)
        self._image_pdf, self._image_scale, self._sizes = drawn.pdf, drawn.scale, drawn.sizes
        self._place()
        if self._fits_width:
            self._zoom_to(self._width_zoom())
        self._draw_missing()
        self._tell_page()
        self.viewport().update()
        self.drawn.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color("paper_ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        for number in self._visible():
            box = self._rect_of(number)
            painter.fillRect(box, Qt.GlobalColor.white)
            image = self._images.get(number)
            if image is not None:
                is_exact = abs(image.width() - box.width() * ratio) <= 2
                target = QRectF(box.topLeft(), image.size().toSizeF() / ratio) if is_exact else box
                painter.drawImage(target, image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # the words stay black
            for tint in self._tints:
                if tint.page == number + 1:
                    painter.fillRect(self._tint_rect(box, tint), _TINT)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.end()

    def _tint_rect(self, box: QRectF, tint: Tint) -> QRectF:
        scale = self._scale()
        return QRectF(box.left() + 24 * scale, box.top() + tint.top * scale, box.width() - 48 * scale, 0).adjusted(
            0, -1.5 * scale, 0, (tint.bottom - tint.top + 1.5) * scale
        )

    # Events

    @override
    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()
        if self._fits_width:
            self._zoom_to(self._width_zoom())
        self._draw_missing()

    @override
    def event(self, event: QEvent) -> bool:
        kinds = (QEvent.Type.Show, QEvent.Type.DevicePixelRatioChange)
        answer = super().event(event)
        if event.type() in kinds:
            self._draw_missing()
        return answer

    @override
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self._draw_missing()
        self._tell_page()

    def _tell_page(self) -> None:
        top = self.viewport().height() / 3
        numbers = [number for number in range(len(self._sizes)) if self._rect_of(number).top() <= top]
        shown = ((numbers[-1] if numbers else 0) + 1 if self._sizes else 0, len(self._sizes))
        if shown != self._shown_page:
            self._shown_page = shown
            self.page_changed.emit(*shown)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        for number in self._visible():
            box = self._rect_of(number)
            if box.contains(event.position()):
                self.clicked.emit(number + 1, (event.position().y() - box.top()) / self._scale())
                return

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def visible_rect(self, page: int) -> QRect:
        """Where a page (from 1) stands in the view."""
        return self._rect_of(page - 1).toAlignedRect()
