"""A facet of a list and its detail: the list under a bar of pills and filter, one row's detail beside or over it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.parts.list_detail import ListDetail

R = TypeVar("R")

_NARROW = 1150  # px


class ListFacet(Facet):
    """A subclass makes table and detail, then calls ``lay_out`` once."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._panes: ListDetail
        self._stack = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def lay_out(
        self,
        table: RowTable[Any],
        detail: QWidget,
        back: QPushButton,
        *,
        sizes: tuple[int, int],
        least: tuple[int, int],
        bar: Sequence[tuple[QWidget, int]] = (),
    ) -> None:
        """Put list and detail side by side, ``sizes`` and ``least`` in px; ``bar``: what stands over the list, with its stretch."""
        listing: QWidget = table
        if bar:
            listing = QWidget()
            listing.setObjectName("pane")
            listing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            row = QHBoxLayout()
            row.setContentsMargins(10, 8, 10, 8)
            row.setSpacing(8)
            for widget, stretch in bar:
                row.addWidget(widget, stretch, Qt.AlignmentFlag(0) if stretch else Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout(listing)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addLayout(row)
            column.addWidget(table, 1)
        listing.setMinimumWidth(least[0])
        detail.setMinimumWidth(least[1])
        self._panes = ListDetail(listing, detail, back, table)
        self._panes.setObjectName(f"{table.objectName()}.panes")
        self._panes.setSizes(list(sizes))
        table.clicked.connect(lambda _index: self._panes.open_detail())
        self._stack.addWidget(self._panes)

    def show_list_or(self, empty: EmptyState | None) -> None:
        """The list, or ``empty`` in its place: what is missing, and the next step."""
        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.setCurrentIndex(0 if empty is None else self._stack.addWidget(empty))

    def may_change(self) -> bool:
        """Whether the office may be written to."""
        return not self.gateway.office.is_read_only

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the detail lies over the list."""
        super().resizeEvent(event)
        self._panes.set_narrow(self.width() < _NARROW)


def filter_field(prompt: str, on_change: Callable[[], object]) -> QLineEdit:
    """The field that filters a list; ``prompt`` says by what."""
    field = QLineEdit()
    field.setPlaceholderText(prompt)
    field.setAccessibleName(prompt)
    field.setClearButtonEnabled(True)
    field.textChanged.connect(lambda _text: on_change())
    return field


def show_rows(table: RowTable[R], rows: Sequence[R], first: Hashable | None) -> None:
    """Show these rows, quietly; with nothing chosen any more, choose the row with the key ``first``."""
    blocker = QSignalBlocker(table)
    table.set_rows(rows)
    if table.current_key() is None and first is not None:
        table.select_key(first)
    blocker.unblock()
