"""The palette over the window: a line to type in, what was found below it, a word of how below that."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.icons import icon
from desktop_app.ui.palette.entries import Entry
from desktop_app.ui.palette.palette_delegate import HEAD_HEIGHT, ROW_HEIGHT, PaletteDelegate
from desktop_app.ui.palette.palette_model import ENTRY_ROLE, PaletteModel
from desktop_app.ui.palette.searching import Related, found_entries, typed_words
from desktop_app.ui.parts.labels import line, plain_label
from desktop_app.ui.text import palette as text

_DELAY = 250 if sys.platform == "win32" else 20  # ms: UniKey on Windows sends backspaces between the letters
_WIDTH, _TOP, _MARGIN, _MOST_HEIGHT = 680, 48, 16, 460


class Palette(QFrame):
    """``entries`` is asked when it opens; ``recent`` gives what was chosen before; Esc and a click elsewhere close it."""

    chosen = Signal(object)
    """The Entry the clerk chose."""

    def __init__(
        self,
        window: QWidget,
        entries: Callable[[], Sequence[Entry]],
        related: Related,
        recent: Callable[[], Sequence[Entry]],
    ) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._entries_of, self._related, self._recent = entries, related, recent
        self._entries: Sequence[Entry] = ()
        self._window = window
        self._before: QWidget | None = None
        self.edit = QLineEdit()
        self.edit.setObjectName("paletteEdit")
        self.edit.setPlaceholderText(text.PLACEHOLDER)
        self.edit.setAccessibleName(text.NAME)
        self.edit.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.model = PaletteModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self._delegate = PaletteDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(text.NAME)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note = plain_label(role="muted", is_wrapping=True)
        self.note.setContentsMargins(14, 8, 14, 8)
        hint = plain_label(text.HINT, role="muted")
        hint.setContentsMargins(14, 6, 14, 7)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for widget in (self.edit, line(), self.note, self.list, line(), hint):
            layout.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.search)
        self.edit.textEdited.connect(lambda _text: self._timer.start())
        self.edit.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.list.entered.connect(self._on_entered)
        self.setVisible(False)

    def open(self, typed: str = "") -> None:
        """Show it over the window: empty, with what was chosen lately, or with what was typed already."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
            self._entries = self._entries_of()
        self.edit.setText(typed)
        self.setVisible(True)
        self.raise_()
        self.search()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def entries(self) -> Sequence[Entry]:
        """All that can be found, as read when it was opened."""
        return self._entries

    def close_palette(self) -> None:
        """Away with it; the keys go back to where they were."""
        if not self.isVisible():
            return
        self._timer.stop()
        self.setVisible(False)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def search(self) -> int:
        """Show what fits; returns how many entries."""
        self._timer.stop()
        typed = self.edit.text()
        self._delegate.typed = typed_words(typed)
        if typed.strip():
            self.model.show(found_entries(typed, self._entries, self._related))
            self.note.setText(text.NOT_FOUND.format(text=typed_words(typed) or typed.strip()))
        else:
            self.model.show(self._recent(), text.RECENT)
            self.note.setText(text.NOTHING_YET)
        count = len(self.model.entries())
        self.note.setVisible(not count)
        self.list.setVisible(bool(count))
        self._take_room()
        self._move(1, start=-1)
        return count

    def _take_room(self) -> None:
        """As high as its rows, in the middle below the top row, never beyond the window."""
        window = self._window
        heads = self.model.rowCount() - len(self.model.entries())
        rows = len(self.model.entries()) * ROW_HEIGHT + heads * HEAD_HEIGHT + 4
        self.list.setFixedHeight(max(0, min(rows, min(_MOST_HEIGHT, window.height() - _TOP - 130))))
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, _TOP)

    def _move(self, step: int, start: int | None = None) -> None:
        place = self.list.currentIndex().row() if start is None else start
        count = self.model.rowCount()
        for _ in range(count):
            place = (place + step) % count
            if self.model.entry(place) is not None:
                self.list.setCurrentIndex(self.model.index(place))
                self.list.scrollTo(self.model.index(place))
                if self.model.entry(place - 1) is None and place:
                    self.list.scrollTo(self.model.index(place - 1))  # with its head
                return

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE) if index.isValid() else None
        if isinstance(entry, Entry):
            self.close_palette()
            self.chosen.emit(entry)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _on_entered(self, index: QModelIndex) -> None:
        if self.model.entry(index.row()) is not None:
            self.list.setCurrentIndex(index)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self._close_if_left)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        is_override = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else it would lead back to a list of the page
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self._move(steps[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            for _ in range(5):
                self._move(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self.search()
            self._choose(self.list.currentIndex())
        elif key is Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def _close_if_left(self) -> None:
        focus = QApplication.focusWidget()
        if self.isVisible() and focus is not None and focus is not self.edit:
            self._before = None
            self.close_palette()
