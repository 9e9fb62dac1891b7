"""The list of the facet: pills and filter over groups, people kept apart and merges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.language.collation import name_key
from desktop_app.domain.language.searching import filtered
from desktop_app.ui.icons import icon
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.catalogue.alike.alike_rows import APART, LIKELY, MERGED, POSSIBLE, AlikeRow
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import alike as text
from desktop_app.ui.text import words

_PILLS = ((LIKELY, text.LIKELY), (POSSIBLE, text.POSSIBLE), (APART, text.APART), (MERGED, text.MERGED))
_REASONS_SECTION = 3


class AlikeListPane(QWidget):
    """Tells which row is looked at."""

    row_chosen = Signal(object)
    """The AlikeRow the clerk moved to, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(380)
        self._rows: list[AlikeRow] = []
        self.pills = Pills(text.STATE, _PILLS)
        self.pills.setObjectName("alike-pills-filter")
        self.pills.chosen.connect(lambda _key: self._show_filtered())
        self.filter = QLineEdit()
        self.filter.setObjectName("alike-filter")
        self.filter.setPlaceholderText(text.FILTER)
        self.filter.setAccessibleName(text.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._show_filtered)
        self._count = plain_label(role="muted")
        self.table = self._make_table()
        self._nothing = EmptyState("users", "", "")
        self._no_match = EmptyState("search", "", "", links=[(words.CLEAR_FILTER, self.filter.clear)])
        self._stack = QStackedWidget()
        for widget in (self.table, self._nothing, self._no_match):
            self._stack.addWidget(widget)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 2)
        head.setSpacing(10)
        head.addWidget(self.filter, 1)
        head.addWidget(self._count)
        pills = QHBoxLayout()
        pills.setContentsMargins(12, 2, 12, 6)
        pills.addWidget(self.pills, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(pills)
        layout.addWidget(self._stack, 1)

    def _make_table(self) -> RowTable[AlikeRow]:
        model = RowTableModel[AlikeRow](
            [
                Column(text.NAMES, lambda row: row.name, width=200, sort_key=lambda row: name_key(row.names[0])),
                Column(text.COUNT, lambda row: str(len(row.person_ids)), is_right=True, width=62),
                Column(text.REASONS, lambda row: row.reasons, width=120),
            ],
            key=lambda row: row.key,
        )
        table = RowTable(model, text.FACET, stretch=_REASONS_SECTION)
        table.setObjectName("people-alike")
        table.setItemDelegateForColumn(_REASONS_SECTION, ChipDelegate(table, keeps_beginning=True))
        table.row_chosen.connect(lambda _key: self.row_chosen.emit(table.current_row()))
        return table

    def show_rows(self, rows: Sequence[AlikeRow]) -> None:
        """Show these; where the row looked at is gone the next one takes its place."""
        self._rows = list(rows)
        self.pills.set_counts({key: sum(row.kind == key for row in rows) for key, _ in _PILLS})
        self._show_filtered()

    def _show_filtered(self) -> None:
        pill = self.pills.key()
        of_pill = [row for row in self._rows if row.kind == pill]
        shown = filtered(self.filter.text(), of_pill, lambda row: row.name)
        place = max(self.table.currentIndex().row(), 0)
        before = self.table.current_key()
        self.table.total = len(of_pill)
        self.table.set_rows(shown)
        self._count.setText(words.counted(len(shown), len(of_pill)))
        if shown:
            self._stack.setCurrentWidget(self.table)
            if self.table.current_key() is None:
                self.table.select_key(self.table.rows_model.row(min(place, len(shown) - 1)).key)
        elif of_pill:
            self._no_match.set_words(words.NOTHING_MATCHES.format(text=self.filter.text()), "")
            self._stack.setCurrentWidget(self._no_match)
        else:
            self._nothing.set_words(text.EMPTY_WHY[pill], "")
            self._stack.setCurrentWidget(self._nothing)
        if not shown or self.table.current_key() == before:
            self.row_chosen.emit(self.table.current_row() if shown else None)

    def choose(self, person_id: int) -> bool:
        """Look at the first row that has a person; False if none has."""
        row = next((row for row in self._rows if person_id in row.person_ids), None)
        if row is None:
            return False
        self.filter.clear()
        self.pills.choose(row.kind)
        self._show_filtered()
        return self.table.select_key(row.key)
