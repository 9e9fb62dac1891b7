"""The window's way to ask: native message boxes and file dialogs, with our own Vietnamese buttons and plain texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.text import clean_text
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import plain_label, set_role
from desktop_app.ui.text import shell, words

_ENDING = re.compile(r"\*(\.[0-9A-Za-z]+)")


class QtAsk:
    """Asks on the screen. ``window`` may be set later; dialogs are its children."""

    def __init__(self, window: QWidget | None = None) -> None:
        self.window = window

    def inform(self, text: str, detail: str = "") -> None:
        self._box(QMessageBox.Icon.Information, text, detail, [words.CLOSE])

    def warn(self, text: str, detail: str = "") -> None:
        self._box(QMessageBox.Icon.Warning, text, detail, [words.CLOSE])

    def confirm(self, text: str, yes_label: str, *, detail: str = "", is_destructive: bool = False) -> bool:
        kind = QMessageBox.Icon.Warning if is_destructive else QMessageBox.Icon.Question
        return self._box(kind, text, detail, [yes_label, words.CANCEL]) == 0

    def choose(self, text: str, choices: Sequence[str]) -> int | None:
        chosen = self._box(QMessageBox.Icon.Question, text, "", [*choices, words.CANCEL])
        return chosen if 0 <= chosen < len(choices) else None

    def ask_text(self, text: str, yes_label: str) -> str | None:
        dialog = TextDialog(text, yes_label, self.window)
        return dialog.text() if self.show(dialog) else None

    def choose_file_to_open(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self.window, title, str(folder or ""), filters)
        return Path(chosen) if chosen else None

    def choose_file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        chosen, used = QFileDialog.getSaveFileName(self.window, title, str(suggested), filters)
        return with_ending(Path(chosen), used or filters) if chosen else None

    def choose_folder(self, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self.window, title)
        return Path(chosen) if chosen else None

    def show(self, dialog: QDialog) -> bool:
        if dialog.parentWidget() is None and self.window is not None:
            dialog.setParent(self.window, dialog.windowFlags())
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    def _box(self, kind: QMessageBox.Icon, text: str, detail: str, labels: Sequence[str]) -> int:
        """The index of the button pressed; the last label answers Esc."""
        box = QMessageBox(kind, shell.PROGRAM, text, QMessageBox.StandardButton.NoButton, self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(detail)
        buttons = []
        for place, label in enumerate(labels):
            is_last = place == len(labels) - 1
            role = QMessageBox.ButtonRole.RejectRole if is_last else QMessageBox.ButtonRole.AcceptRole
            made = box.addButton(label, role)
            if place == 0 and len(labels) > 1:
                set_role(made, "filled")
            buttons.append(made)
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(buttons[-1])
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        return next((place for place, made in enumerate(buttons) if made is pressed), len(buttons) - 1)


class TextDialog(QDialog):
    """A reason; it may not be empty."""

    def __init__(self, question: str, yes_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(shell.PROGRAM)
        self.setMinimumWidth(420)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(84)
        self._row = FieldRow(words.REASON, self.edit, is_required=True)
        buttons = ButtonRow(yes_label, self.accept, self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(plain_label(question, is_wrapping=True))
        layout.addWidget(self._row)
        layout.addWidget(buttons)
        self.edit.setFocus()

    def text(self) -> str:
        """What was typed, cleaned."""
        return clean_text(self.edit.toPlainText()).strip()

    @override
    def accept(self) -> None:
        if self.text():
            super().accept()
            return
        self._row.set_problem(words.REASON_MISSING)
        self.edit.setFocus()


def with_ending(path: Path, filters: str) -> Path:
    """The path with the first ending of the filter if the clerk typed none of the filter's endings."""
    endings = [ending.lower() for ending in _ENDING.findall(filters)]
    if not endings or path.suffix.lower() in endings:
        return path
    return path.with_name(path.name + endings[0])
