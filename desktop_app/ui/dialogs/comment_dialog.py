"""A remark on a draft: whose it is and what it says."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import plan_review as text

_LONGEST_QUOTE = 160


class CommentDialog(QDialog):
    """``place`` and ``quote`` say what the remark is about; ``author`` is who made the last one."""

    def __init__(self, place: str, quote: str, author: str) -> None:
        super().__init__()
        self.setWindowTitle(text.DIALOG)
        self.setMinimumWidth(440)
        self.author_edit = QLineEdit(author)
        self.words_edit = QPlainTextEdit()
        self.words_edit.setTabChangesFocus(True)
        self.words_edit.setFixedHeight(110)
        self._author_row = FieldRow(text.AUTHOR, self.author_edit, hint=text.AUTHOR_HINT, is_required=True)
        self._words_row = FieldRow(text.WORDS, self.words_edit, is_required=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(section_label(text.DIALOG_PLACE.format(place=place)))
        if quote:
            cut = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 2].rstrip()}…"
            layout.addWidget(plain_label(text.QUOTED.format(quote=cut), role="muted", is_wrapping=True))
        layout.addWidget(self._words_row)
        layout.addWidget(self._author_row)
        layout.addWidget(ButtonRow(text.SAVE, self.accept, self.reject))
        self.words_edit.setFocus()

    def words(self) -> str:
        """What was typed, its lines kept."""
        return clean_text(self.words_edit.toPlainText()).strip()

    def author(self) -> str:
        """Whose remark it is."""
        return clean_line(self.author_edit.text())

    @override
    def accept(self) -> None:
        for row, field, typed, problem in (
            (self._words_row, self.words_edit, self.words(), text.WORDS_MISSING),
            (self._author_row, self.author_edit, self.author(), text.AUTHOR_MISSING),
        ):
            row.set_problem("" if typed else problem)
            if not typed:
                field.setFocus()
                return
        super().accept()
