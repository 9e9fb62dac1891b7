"""The paper with its row of tools: which page, zoom out, fit to width, zoom in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page_view import PageView
from desktop_app.ui.parts.buttons import link, tool
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import paper


class PagePane(QWidget):
    """A PageView under its tools; ``tools`` may be given more widgets at the left."""

    def __init__(self, jobs: JobRunner, name: str = paper.PAPER) -> None:
        super().__init__()
        self.view = PageView(jobs, name)
        self._page = plain_label(role="muted")
        row = QWidget()
        row.setObjectName("toolRow")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row.setFixedHeight(36)
        self.tools = QHBoxLayout(row)
        self.tools.setContentsMargins(12, 0, 8, 0)
        self.tools.setSpacing(4)
        self.tools.addWidget(self._page)
        self.tools.addStretch(1)
        self.tools.addWidget(tool("zoom-out", paper.ZOOM_OUT, self.view.zoom_out, tip=f"{paper.ZOOM_OUT} (Ctrl+-)"))
        self._zoom = link(paper.FIT_WIDTH, self.view.fit_width)
        self.tools.addWidget(self._zoom)
        self.tools.addWidget(tool("zoom-in", paper.ZOOM_IN, self.view.zoom_in, tip=f"{paper.ZOOM_IN} (Ctrl++)"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row)
        layout.addWidget(self.view, 1)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(self._on_zoom_changed)

    def _on_page_changed(self, page: int, total: int) -> None:
        self._page.setText(paper.PAGE_OF.format(page=page, total=total) if total else "")

    def _on_zoom_changed(self, zoom: float) -> None:
        is_fitting = self.view.fits_width
        self._zoom.setText(paper.FIT_WIDTH if is_fitting else paper.PERCENT.format(percent=round(zoom * 100)))
        self._zoom.setToolTip("" if is_fitting else paper.FIT_WIDTH)
