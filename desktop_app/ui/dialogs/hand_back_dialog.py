"""Handing a paper back for a few lines: which ones, and what to mend in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.board import ListedLine
from desktop_app.domain.registration.returned_lines import LineRemark, content_words, numbered, place_words
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import registration as words


@dataclass(frozen=True)
class _Flag:
    place: str
    listed: ListedLine
    is_flagged: bool = False
    remark: str = ""


class HandBackDialog(QDialog):
    """After it was accepted: ``reason()`` and ``remarks()``, at least one of the latter."""

    def __init__(
        self,
        unit: str,
        listed: Sequence[ListedLine],
        remarks: Mapping[int, str] | None = None,
        *,
        has_reason: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        known = remarks or {}
        by_id = {one.line.id: one for one in listed}
        self._flags = [
            _Flag(place_words(line.subject_kind, number), by_id[line.id], line.id in known, known.get(line.id, ""))
            for number, line in numbered(one.line for one in listed)
            if line.withdrawn_on is None
        ]
        self.setWindowTitle(words.HAND_BACK_TITLE.format(unit=unit))
        self.reason_edit = QLineEdit()
        self._reason_row = FieldRow(words.HAND_BACK_REASON, self.reason_edit, hint=words.HAND_BACK_REASON_HINT)
        self._reason_row.setVisible(has_reason)
        self.table = RowTable(self._model(), words.HAND_BACK_LINES, stretch=4)
        self.table.setObjectName("registration.handBack")
        self.table.set_rows(self._flags)
        self._problem = NoteLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(words.HAND_BACK_TITLE.format(unit=unit), 13))
        layout.addWidget(plain_label(words.HAND_BACK_NOTE, is_wrapping=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._reason_row)
        layout.addWidget(self._problem)
        layout.addWidget(ButtonRow(words.RETURN_NOW if has_reason else words.FLAG_NOW, self.accept, self.reject))
        self.resize(820, 460)

    def _model(self) -> RowTableModel[_Flag]:
        columns: list[Column[_Flag]] = [
            Column(
                words.FLAG_COLUMN,
                lambda _one: "",
                width=48,
                is_checked=lambda one: one.is_flagged,
                set_checked=lambda one, value: self._put(replace(one, is_flagged=value)),
            ),
            Column(words.LINE_NUMBER, lambda one: one.place, width=72),
            Column(words.SUBJECT, lambda one: one.listed.subject, width=170),
            Column(words.REGISTERED, lambda one: content_words(one.listed.line), width=210),
            Column(words.REMARK, lambda one: one.remark, width=240, set_text=self._remark),
        ]
        return RowTableModel(columns, key=lambda one: one.listed.line.id, has_stt=False)

    def _remark(self, flag: _Flag, typed: str) -> bool:
        """Whoever types a remark means the line."""
        remark = clean_line(typed)
        self._put(replace(flag, remark=remark, is_flagged=bool(remark) or flag.is_flagged))
        return True

    def _put(self, flag: _Flag) -> None:
        self._flags = [flag if one.place == flag.place else one for one in self._flags]
        self.table.set_rows(self._flags)

    def flag(self, line_id: int, remark: str) -> None:
        """Flag a line with its remark, as a tick and typing do."""
        found = next(one for one in self._flags if one.listed.line.id == line_id)
        self._put(replace(found, is_flagged=True, remark=remark))

    def reason(self) -> str:
        """What is said of the paper as a whole; "" leaves it to the remarks."""
        return clean_line(self.reason_edit.text())

    def remarks(self) -> list[LineRemark]:
        """The flagged lines."""
        return [LineRemark(one.listed.line.id, one.remark) for one in self._flags if one.is_flagged]

    @override
    def accept(self) -> None:
        silent = [one.place for one in self._flags if one.is_flagged and not one.remark]
        if not self.remarks():
            self._problem.show_note(words.NOTHING_FLAGGED, "bad")
        elif silent:
            self._problem.show_note(words.REMARK_MISSING.format(numbers=", ".join(silent)), "bad")
        else:
            super().accept()
