"""Notes of the importer, one line each; a page join can be undone from its note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.style import sized
from desktop_app.ui.text import plan as text

PAGE_JOINED = "page.joined"
"""Code of the importer's note on two paragraphs put together over a page's end."""
_CODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class PlanNotesList(QWidget):
    """Shows the notes; what to do with one is said by signals."""

    line_chosen = Signal(int)
    split_wanted = Signal(int)
    """The line of a page join to undo."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(text.NOTES)
        self.list.setFont(sized(QApplication.font(), 9.5, QFont.Weight.Normal))
        self.list.setWordWrap(True)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemSelectionChanged.connect(self._offer_split)
        self.split = link(text.NOTE_SPLIT, self._on_split)
        self.split.setVisible(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 12, 2)
        foot.addStretch(1)
        foot.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_notes(self, notes: tuple[ReadingNote, ...]) -> None:
        """Show these notes."""
        self.list.clear()
        for note in notes:
            where = f"{text.NOTE_LINE.format(line=note.line)}: " if note.line else ""
            item = QListWidgetItem(f"{where[:1].upper()}{where[1:]}{note.message}")
            item.setData(Qt.ItemDataRole.UserRole, note.line)
            item.setData(_CODE_ROLE, note.code)
            self.list.addItem(item)
        self._offer_split()

    def _offer_split(self) -> None:
        self.split.setVisible(any(item.data(_CODE_ROLE) == PAGE_JOINED for item in self.list.selectedItems()))

    def _on_split(self) -> None:
        self.split_wanted.emit(int(self.list.currentItem().data(Qt.ItemDataRole.UserRole)))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        line = int(item.data(Qt.ItemDataRole.UserRole) or 0)
        if line:
            self.line_chosen.emit(line)
