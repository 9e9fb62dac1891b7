"""The real page beside the editor: rendered in a job a moment after the last key, its blocks linked to the outline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from desktop_app.domain.clock import Clock
from desktop_app.domain.plan.plan import Plan, PlanContent
from desktop_app.ui.jobs import JobRunner, Progress
from desktop_app.ui.page_pane import PagePane
from desktop_app.ui.page_view import Tint
from desktop_app.ui.text import plan as text

DEBOUNCE_MS = 150
_LATE_MS = 300

Render = Callable[[Plan], tuple[bytes, tuple[Any, ...]]]
"""A plan as PDF, and for each block its places: ``anchor``, ``page`` from 1, ``top`` and ``bottom`` in points."""


class PlanLivePage(PagePane):
    """Shows the paper of a plan while it is being edited; the old page stays until the new one is there."""

    anchor_clicked = Signal(str)
    """Uid of the block, or "@head", "@title", "@closing", under a click on the paper."""
    told = Signal(str)
    """How fresh the page is, for the tab row."""

    def __init__(self, jobs: JobRunner, render: Render, clock: Clock) -> None:
        super().__init__(jobs, text.PAPER)
        self.setMinimumWidth(220)
        self._jobs = jobs
        self._render = render
        self._clock = clock
        self._wanted: tuple[Plan, PlanContent] | None = None
        self._shown: tuple[int, PlanContent] | None = None
        self._places: tuple[Any, ...] = ()
        self._anchor = ""
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._debounce.timeout.connect(self._start)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE_MS)
        self._late.timeout.connect(lambda: self.told.emit(text.PAPER_UPDATING))
        self.view.setObjectName("plan.paper")
        self.view.clicked.connect(self._on_clicked)

    def show_plan(self, plan: Plan | None, content: PlanContent, *, at_once: bool = False) -> None:
        """Show this state of the plan soon; ``at_once`` for another plan."""
        if plan is None:
            self._wanted = self._shown = None
            self.view.clear()
            return
        if self._shown is not None and self._shown[0] != plan.id:
            self.view.clear()  # never the paper of another plan
            self._shown = None
        self._wanted = (plan, content)
        if at_once:
            self._start()
        elif not self._debounce.isActive():
            self._debounce.start()

    def follow(self, anchor: str) -> None:
        """Tint the paragraph under the caret and bring it into view."""
        self._anchor = anchor
        self._tint(is_scrolled_to=True)

    def _start(self) -> None:
        self._debounce.stop()
        if self._wanted is None or not self.isVisible():
            return
        plan, content = self._wanted
        if self._shown == (plan.id, content):
            return
        render = self._render
        wanted = replace(plan, content=content)
        self._late.start()

        def work(progress: Progress) -> tuple[bytes, tuple[Any, ...]]:
            progress.check()
            return render(wanted)

        def done(result: tuple[bytes, tuple[Any, ...]]) -> None:
            self._late.stop()
            is_other = self._shown is None
            self._shown = (plan.id, content)
            pdf, self._places = result
            self.view.set_pdf(pdf)
            self._tint(is_scrolled_to=not is_other)
            now = self._clock.now().astimezone()
            self.told.emit(text.PAPER_UPDATED.format(time=now.strftime("%H:%M:%S")))

        def failed(_error: Exception) -> None:
            self._late.stop()
            self.told.emit(text.PAPER_FAILED)

        self._jobs.start(work, done, on_error=failed, key="plan-live-page")

    def _tint(self, *, is_scrolled_to: bool) -> None:
        tints = [Tint(one.page, one.top, one.bottom) for one in self._places if one.anchor == self._anchor]
        self.view.set_tints(tints, is_scrolled_to=is_scrolled_to)

    def _on_clicked(self, page: int, y: float) -> None:
        near = [one for one in self._places if one.page == page and one.anchor]
        if near:
            nearest = min(near, key=lambda one: max(one.top - y, y - one.bottom, 0.0))
            self.anchor_clicked.emit(str(nearest.anchor))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start()  # what changed while it was hidden
