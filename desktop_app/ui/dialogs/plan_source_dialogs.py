"""What is asked while a plan is read in: pasted text, and whether text typed before Unicode should be converted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.language.legacy_fonts import LegacySample
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import plan as text

_MOST_SHOWN = 200
"""Lines; more are told by their count, so that opening the dialog takes no time."""


class LegacyPreviewDialog(QDialog):
    """Lines before and after a conversion, and the ``cleaned`` notes of what reading normalises anyway.

    Accepted: ``is_converting`` tells which of the two was chosen.
    """

    def __init__(self, name: str, samples: Sequence[LegacySample], cleaned: Sequence[ReadingNote] = ()) -> None:
        super().__init__()
        self.is_converting = True
        self.setWindowTitle(text.LEGACY_TITLE)
        encodings = ", ".join(dict.fromkeys(text.ENCODINGS[sample.encoding] for sample in samples))
        columns: list[Column[tuple[int, LegacySample]]] = [
            Column(text.LEGACY_BEFORE, lambda row: row[1].before, width=330),
            Column(text.LEGACY_AFTER, lambda row: row[1].after),
        ]
        self.table: RowTable[tuple[int, LegacySample]] = RowTable(
            RowTableModel(columns, key=lambda row: row[0]), text.LEGACY_TITLE
        )
        self.table.setWordWrap(True)
        self.table.set_rows(list(enumerate(samples[:_MOST_SHOWN])))
        buttons = ButtonRow(text.CONVERT, self.accept, self.reject)
        self.keep = button(text.KEEP_AS_IS, self._keep)
        row = buttons.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.indexOf(buttons.cancel), self.keep)
        self.convert = buttons.yes
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(text.LEGACY_TITLE, 13))
        layout.addWidget(plain_label(text.LEGACY_WHY.format(name=name, encodings=encodings), is_wrapping=True))
        layout.addWidget(self.table, 1)
        said = [text.LEGACY_KEPT]
        if len(samples) > _MOST_SHOWN:
            said.insert(0, text.LEGACY_MORE.format(count=format_number(len(samples) - _MOST_SHOWN)))
        if cleaned:
            said.append(text.LEGACY_CLEANED.format(notes=" ".join(note.message for note in cleaned)))
        for sentence in said:
            layout.addWidget(plain_label(sentence, role="muted", is_wrapping=True))
        layout.addWidget(buttons)
        self.resize(760, 440)
        self.table.resizeRowsToContents()
        self.convert.setFocus()

    def _keep(self) -> None:
        self.is_converting = False
        self.accept()


class PastePlanDialog(QDialog):
    """A plan's text copied from Word, a web page or a message."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(text.PASTE_TITLE)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self._row = FieldRow(text.PASTE_LABEL, self.edit, hint=text.PASTE_HINT, is_required=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(text.PASTE_TITLE, 13))
        layout.addWidget(self._row, 1)
        layout.addWidget(ButtonRow(text.PASTE_NOW, self.accept, self.reject))
        self.resize(760, 480)
        self.edit.setFocus()

    @override
    def accept(self) -> None:
        if not self.edit.toPlainText().strip():
            self._row.set_problem(text.PASTE_EMPTY)
            return
        super().accept()
