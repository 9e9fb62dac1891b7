"""The search box of the top row: pages, plans, legal bases, units and people, found without diacritics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView
from typing_extensions import override

from desktop_app.domain.language.text import fold
from desktop_app.ui.icons import icon
from desktop_app.ui.text import shell

_DELAY = 250  # ms: UniKey on Windows sends backspaces between the letters
_FOLDED = int(Qt.ItemDataRole.UserRole) + 1
_ENTRY = int(Qt.ItemDataRole.UserRole) + 2


@dataclass(frozen=True)
class Entry:
    """Something that can be gone to: ``target`` is handed to the page ``key``."""

    text: str
    key: str
    target: object = None
    icon_name: str = "chevron-right"


class Finder(QLineEdit):
    """``entries`` is asked anew each time the box is entered."""

    found = Signal(str, object)

    def __init__(self, entries: Callable[[], Sequence[Entry]]) -> None:
        super().__init__()
        self._entries = entries
        self.setPlaceholderText(f"{shell.SEARCH}   {shell.SEARCH_HINT}")
        self.setAccessibleName(shell.SEARCH)
        self.setClearButtonEnabled(False)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCompletionRole(_FOLDED)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(12)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._go)  # type: ignore[index]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.search)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._on_return)

    def search(self) -> int:
        """Show what matches; returns how many."""
        self._timer.stop()
        wanted = fold(self.text())
        if not wanted:
            self._popup.hide()
            return 0
        self._completer.setCompletionPrefix(wanted)
        count = self._completer.completionCount()
        if count == 0:
            self._completer.setCompletionPrefix("")
            self._popup.hide()
            self.setToolTip(shell.NOT_FOUND.format(text=self.text()))
            return 0
        self.setToolTip("")
        self._completer.complete()
        return count

    def _on_return(self) -> None:
        if self.search() > 0:
            self._go(self._completer.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        self._popup.hide()
        self.clear()
        if isinstance(entry, Entry):
            self.found.emit(entry.key, entry.target)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._fill()

    def _fill(self) -> None:
        self._model.clear()
        for entry in self._entries():
            item = QStandardItem(icon(entry.icon_name, "muted"), entry.text)
            item.setData(fold(entry.text), _FOLDED)
            item.setData(entry, _ENTRY)
            item.setEditable(False)
            self._model.appendRow(item)
