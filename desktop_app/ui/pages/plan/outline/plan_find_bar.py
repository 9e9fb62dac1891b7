"""Finding and replacing words in the outline: a row above the text, every place tinted, one undo step for all."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.finding import find_all
from desktop_app.ui.pages.plan.outline.plan_outline_document import text_blocks
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor
from desktop_app.ui.parts.buttons import button, tool
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.style import color
from desktop_app.ui.text import plan as text

_SEARCH_MS = 250
"""An input method sends backspaces while a syllable is typed: the search waits for the whole of it."""


class PlanFindBar(QWidget):
    """Hidden until it is asked for; Esc gives the caret back to the text at the place found."""

    def __init__(self, editor: PlanOutlineEditor) -> None:
        super().__init__()
        self.setObjectName("toolRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._editor = editor
        self._places: list[tuple[int, int]] = []
        self.wanted = _field(text.FIND, text.FIND)
        self.other = _field(text.REPLACE_WITH, text.REPLACE_WITH)
        self.ignores_marks = QCheckBox(text.FIND_IGNORING_MARKS)
        self.told = plain_label(role="muted")
        self.told.setMinimumWidth(78)
        self.replace_one = button(text.REPLACE_ONE, self._replace_one)
        self.replace_all = button(text.REPLACE_ALL, self._replace_all)
        self._replacing = QWidget()
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_MS)
        self._timer.timeout.connect(self._search)
        self.wanted.textChanged.connect(lambda _text: self._timer.start())
        self.ignores_marks.toggled.connect(lambda _on: self._search())
        editor.edited.connect(self._on_edited)
        editor.cursorPositionChanged.connect(self._tell)
        self.setVisible(False)

    def _build(self) -> None:
        finding = QHBoxLayout()
        finding.setContentsMargins(8, 3, 8, 3)
        finding.setSpacing(4)
        finding.addWidget(self.wanted, 1)
        finding.addWidget(self.told)
        finding.addWidget(tool("arrow-up", text.FIND_PREVIOUS, lambda: self.step(-1)))
        finding.addWidget(tool("arrow-down", text.FIND_NEXT, lambda: self.step(1)))
        finding.addSpacing(4)
        finding.addWidget(self.ignores_marks)
        finding.addWidget(tool("x", text.FIND_CLOSE, self.put_away))
        replacing = QHBoxLayout(self._replacing)
        replacing.setContentsMargins(8, 0, 8, 4)
        replacing.setSpacing(6)
        replacing.addWidget(self.other, 1)
        replacing.addWidget(self.replace_one)
        replacing.addWidget(self.replace_all)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 1)
        rows.setSpacing(0)
        rows.addLayout(finding)
        rows.addWidget(self._replacing)

    # Opening and closing

    def open(self, *, is_replacing: bool = False) -> None:
        """Show the row, with the words selected in the text as the wanted ones."""
        self._editor.settle()
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.wanted.setText(chosen)
        self._replacing.setVisible(is_replacing and not self._editor.isReadOnly())
        self.setVisible(True)
        self._timer.stop()
        self._search(moves=False)
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def put_away(self) -> None:
        """Hide the row; the text keeps the caret where it was found."""
        self.setVisible(False)
        self._timer.stop()
        self._editor.setExtraSelections([])
        self._editor.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shifts = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.other.hasFocus():
            self._replace_one()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step(-1 if shifts else 1)
        else:
            super().keyPressEvent(event)

    # Finding

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) place, round the ends."""
        if self._timer.isActive():  # what was typed a moment ago is what is wanted
            self._timer.stop()
            self._search()
            return
        if not self._places:
            return
        cursor = self._editor.textCursor()
        if by > 0:
            after = [place for place in self._places if place[0] >= cursor.selectionEnd()]
            self._select(after[0] if after else self._places[0])
        else:
            before = [place for place in self._places if place[1] <= cursor.selectionStart()]
            self._select(before[-1] if before else self._places[-1])

    def _search(self, *, moves: bool = True) -> None:
        self._find_places()
        here = self._editor.textCursor().selectionStart()
        if moves and self._places:
            self._select(next((place for place in self._places if place[0] >= here), self._places[0]))
        self._tell()

    def _find_places(self) -> None:
        wanted, marks_count = self.wanted.text(), not self.ignores_marks.isChecked()
        self._places = [
            (block.position() + _units(block.text(), start), block.position() + _units(block.text(), end))
            for block in text_blocks(self._editor.document())
            for start, end in find_all(block.text(), wanted, marks_count=marks_count)
        ]
        ground = QTextCharFormat()
        ground.setBackground(color("warn_tint"))
        shown = []
        for start, end in self._places:
            one = QTextEdit.ExtraSelection()
            one.format = ground
            one.cursor = self._cursor(start, end)
            shown.append(one)
        self._editor.setExtraSelections(shown)

    def _select(self, place: tuple[int, int]) -> None:
        self._editor.setTextCursor(self._cursor(*place))
        self._editor.ensureCursorVisible()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _chosen(self) -> tuple[int, int] | None:
        cursor = self._editor.textCursor()
        place = (cursor.selectionStart(), cursor.selectionEnd())
        return place if place in self._places else None

    def _tell(self) -> None:
        if not self.isVisible():
            return
        chosen = self._chosen()
        if not self.wanted.text().strip():
            self.told.setText("")
        elif not self._places:
            self.told.setText(text.FIND_NOTHING)
        elif chosen is None:
            self.told.setText(text.FIND_COUNT.format(count=len(self._places)))
        else:
            self.told.setText(text.FIND_AT.format(at=self._places.index(chosen) + 1, count=len(self._places)))
        for one in (self.replace_one, self.replace_all):
            one.setEnabled(bool(self._places) and not self._editor.isReadOnly())

    def _on_edited(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._find_places()
            self._tell()

    # Replacing

    def _replace_one(self) -> None:
        """Replace the place that is selected and go to the next; without one, go to the next."""
        chosen = self._chosen()
        if chosen is None or self._editor.isReadOnly():
            self.step(1)
            return
        self._write([chosen])
        self.step(1)

    def _replace_all(self) -> None:
        if self._editor.isReadOnly() or not self._places:
            return
        count = len(self._places)
        self._write(self._places)
        self.told.setText(text.REPLACED_COUNT.format(count=count))

    def _write(self, places: list[tuple[int, int]]) -> None:
        words = self.other.text()
        edit = QTextCursor(self._editor.document())
        edit.beginEditBlock()
        for start, end in reversed(list(places)):  # from the end, so that the places before it stay where they are
            edit.setPosition(start + 1)
            look = edit.charFormat()  # of the first letter that goes
            edit.setPosition(start)
            edit.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            edit.insertText(words, look)
        edit.endEditBlock()
        last = QTextCursor(self._editor.document())
        last.setPosition(places[0][0] + (len(words.encode("utf-16-le")) // 2))
        self._editor.setTextCursor(last)
        self._find_places()
        self._tell()


def _field(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setMinimumWidth(90)
    return made


def _units(words: str, characters: int) -> int:
    """An offset as Qt counts it, in UTF-16 units."""
    return len(words[:characters].encode("utf-16-le", "surrogatepass")) // 2
