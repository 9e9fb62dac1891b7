"""Two plans side by side in one text: what was added, dropped, moved and reworded, and below it the facts that changed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.plan.comparison.comparing import Change, Comparison
from desktop_app.domain.plan.comparison.fact_comparison import FactDifference
from desktop_app.domain.plan.comparison.fact_wording import KIND_WORDS, NOTHING
from desktop_app.services.comparison_service import ComparedPlans
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.succession.plan_comparison_text import LINK, empty_document, written
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import succession as text

_DIFFERENCES = frozenset(change for change in Change if change is not Change.SAME)
_PILLS: dict[str, tuple[str, frozenset[Change]]] = {
    "all": (text.PILL_CHANGES, _DIFFERENCES),
    "added": (text.CHANGES[Change.ADDED], frozenset({Change.ADDED})),
    "dropped": (text.CHANGES[Change.DROPPED], frozenset({Change.DROPPED})),
    "moved": (text.CHANGES[Change.MOVED], frozenset({Change.MOVED, Change.MOVED_REWORDED})),
    "reworded": (text.CHANGES[Change.REWORDED], frozenset({Change.REWORDED, Change.MOVED_REWORDED})),
    "whole": (text.PILL_WHOLE, frozenset(Change)),
}
_SIDE_BY_SIDE_FROM = 1180
_AT_ONCE = 24
"""Differences written in one go: 20 ms."""
_END = object()


class PlanComparisonPane(QWidget):
    """Reads only."""

    closed = Signal()
    block_wanted = Signal(str)
    """The uid of a block of the new plan that the clerk clicked on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.compared: ComparedPlans | None = None
        self._writing: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write_on)
        self.pills = Pills(text.COMPARE_TITLE, [(key, word) for key, (word, _) in _PILLS.items()])
        self.pills.chosen.connect(lambda _key: self._show_text())
        self.view = QTextBrowser()
        self.view.setAccessibleName(text.TEXT_NAME)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setOpenLinks(False)
        self.view.anchorClicked.connect(self._on_link)
        self.facts = RowTable(
            RowTableModel(_columns(), key=lambda one: (one.kind, one.title, one.field, one.old, one.new)),
            text.FACTS_NAME,
            stretch=2,
            is_multiple=True,
        )
        self._facts_title = section_label("")
        self._no_facts = plain_label(text.FACTS_NONE, role="muted")
        self._build()
        escape = QShortcut(QKeySequence("Esc"), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self.pills, 1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = QHBoxLayout()
        title.setContentsMargins(14, 8, 14, 6)
        title.addWidget(self._facts_title)
        title.addWidget(self._no_facts)
        title.addStretch(1)
        column.addLayout(title)
        column.addWidget(self.facts, 1)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.view.setMinimumSize(320, 120)
        below.setMinimumSize(300, 110)
        self.halves.addWidget(self.view)
        self.halves.addWidget(below)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.halves, 1)

    def show_comparison(self, compared: ComparedPlans) -> None:
        """Show what changed from the old plan to the new one."""
        self.compared = compared
        found = compared.comparison
        self.pills.set_counts(_counts(found))
        self.pills.choose("all")
        self.facts.set_rows(found.facts)
        self._facts_title.setText(text.FACTS_TITLE.format(count=len(found.facts)))
        self._facts_title.setVisible(bool(found.facts))
        self._no_facts.setVisible(not found.facts)
        self.facts.setVisible(bool(found.facts))
        self._show_text()
        self.view.setFocus()

    def _show_text(self) -> None:
        if self.compared is None:
            return
        self._timer.stop()
        document = empty_document()
        document.setParent(self.view)
        self.view.setDocument(document)
        self._writing = written(document, self.compared.comparison, _PILLS[self.pills.key()][1])
        self._write_on()

    def _write_on(self) -> None:
        """Some differences at a time, so that the window answers while many are written."""
        cursor = QTextCursor(self.view.document())
        cursor.beginEditBlock()  # or the text would be laid out anew with every word
        is_over = any(next(self._writing, _END) is _END for _ in range(_AT_ONCE))
        cursor.endEditBlock()
        if not is_over:
            self._timer.start()

    @property
    def is_complete(self) -> bool:
        """Whether all differences stand in the text."""
        return not self._timer.isActive()

    def _on_link(self, url: QUrl) -> None:
        self.block_wanted.emit(unquote(url.toString().removeprefix(LINK)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Facts stand beside the text where there is room, else below it."""
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_BY_SIDE_FROM
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.halves.orientation() != wanted:
            self.halves.setOrientation(wanted)


def _columns() -> list[Column[FactDifference]]:
    return [
        Column(text.FACT_KIND, lambda one: KIND_WORDS[one.kind], width=108),
        Column(text.FACT_TITLE, lambda one: f"{one.title}: {one.field_words}" if one.field else one.title, width=150),
        Column(text.FACT_OLD, lambda one: one.old or NOTHING, width=94),
        Column(text.FACT_NEW, lambda one: one.new or NOTHING, width=94, is_bold=lambda one: bool(one.new)),
        Column(text.FACT_PLACE, lambda one: one.place, width=68),
    ]


def summary_words(compared: ComparedPlans) -> str:
    """ "thêm 3, bỏ 1, chuyển chỗ 0, sửa lời 7", or that nothing differs."""
    found = compared.comparison
    return text.SAME_PLANS if found.is_empty else text.SUMMARY.format(**_counts(found))


def _counts(found: Comparison) -> dict[str, int]:
    """Differences by pill, those outside the body among them."""
    outside = (*found.head, *found.recipients, *found.signature, *found.attachments)
    return {
        key: found.count(*changes) + sum(one.change in changes for one in outside)
        for key, (_, changes) in _PILLS.items()
        if key != "whole"
    }
