"""One decision for many results, or why they were not approved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import award as words
from desktop_app.ui.text import words as shared

_NAMED, _TOLD = 4, 3


class DecisionDialog(QDialog):
    """Number, day and authority of a decision. ``decided``: how many of the results carry another one already.

    ``doubles``: a sentence for each award that may be a second one for one achievement.
    """

    def __init__(
        self,
        names: Sequence[str],
        today: date,
        *,
        authority: str = "",
        decided: int = 0,
        doubles: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.setWindowTitle(words.DECISION_TITLE.format(count=len(names)))
        self.setMinimumWidth(440)
        self.number = QLineEdit()
        self.on = DateField(is_required=True)
        self.on.default_year = today.year
        self.on.set_date(today)
        self.authority = QLineEdit(authority)
        self._number_row = FieldRow(
            words.DECISION_NUMBER, self.number, hint=words.DECISION_NUMBER_HINT, is_required=True
        )
        self._day_row = FieldRow(words.DECISION_DAY, self.on, hint=words.DECISION_DAY_HINT, is_required=True)
        note = NoteLine()
        note.show_note(words.ALREADY_DECIDED.format(count=decided) if decided else "", "warn")
        layout = _layout(self, self.windowTitle(), words.DECISION_FOR.format(names=named(names)))
        layout.addWidget(self._number_row)
        layout.addWidget(self._day_row)
        layout.addWidget(FieldRow(words.AUTHORITY_FIELD, self.authority, hint=words.AUTHORITY_HINT))
        layout.addWidget(note)
        self.doubles = NoteLine()
        self.doubles.show_note(_doubles_words(doubles), "warn")
        layout.addWidget(self.doubles)
        layout.addStretch(1)
        layout.addWidget(ButtonRow(words.DECIDE_NOW, self.accept, self.reject))
        self.number.setFocus()

    def decision(self) -> tuple[str, date, str]:
        """Number, day, authority."""
        day = self.on.date()
        if day is None:
            raise UserError("date.empty", words.DECISION_DAY_MISSING)
        return clean_line(self.number.text()), day, clean_line(self.authority.text())

    @override
    def accept(self) -> None:
        has_number = bool(clean_line(self.number.text()))
        self._number_row.set_problem("" if has_number else words.DECISION_NUMBER_MISSING)
        if not has_number:
            self.number.setFocus()
        elif _has_day(self.on, self._day_row):
            super().accept()


class RefusalDialog(QDialog):
    """Why results were not approved, and when."""

    def __init__(self, names: Sequence[str], today: date) -> None:
        super().__init__()
        self.setWindowTitle(words.REFUSE_TITLE.format(count=len(names)))
        self.setMinimumWidth(440)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(72)
        self.on = DateField(is_required=True)
        self.on.default_year = today.year
        self.on.set_date(today)
        self.authority = QLineEdit()
        self._reason_row = FieldRow(shared.REASON, self.reason, is_required=True)
        self._day_row = FieldRow(words.REFUSE_DAY, self.on, is_required=True)
        layout = _layout(self, self.windowTitle(), words.REFUSE_FOR.format(names=named(names)))
        layout.addWidget(self._reason_row)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self._day_row)
        pair.addWidget(FieldRow(words.AUTHORITY_FIELD, self.authority), 1)
        layout.addLayout(pair)
        layout.addStretch(1)
        layout.addWidget(ButtonRow(words.REFUSE_NOW, self.accept, self.reject))
        self.reason.setFocus()

    def refusal(self) -> tuple[str, date, str]:
        """Reason, day, authority."""
        day = self.on.date()
        if day is None:
            raise UserError("date.empty", words.DECISION_DAY_MISSING)
        return clean_line(clean_text(self.reason.toPlainText())), day, clean_line(self.authority.text())

    @override
    def accept(self) -> None:
        has_reason = bool(clean_line(self.reason.toPlainText()))
        self._reason_row.set_problem("" if has_reason else shared.REASON_MISSING)
        if not has_reason:
            self.reason.setFocus()
        elif _has_day(self.on, self._day_row):
            super().accept()


def named(names: Sequence[str]) -> str:
    """The first names, and how many follow."""
    first = ", ".join(names[:_NAMED])
    rest = len(names) - _NAMED
    return words.AND_MORE.format(names=first, count=rest) if rest > 0 else first


def _doubles_words(doubles: Sequence[str]) -> str:
    """The first few of them, and how many follow."""
    if not doubles:
        return ""
    rest = len(doubles) - _TOLD
    more = [words.MORE_DOUBLES.format(count=rest)] if rest > 0 else []
    return "\n".join((words.MAY_BE_DOUBLE, *doubles[:_TOLD], *more))


def _layout(dialog: QDialog, title: str, whom: str) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 12)
    layout.setSpacing(10)
    layout.addWidget(section_label(title, 13))
    told = plain_label(whom, role="muted", is_wrapping=True)
    policy = told.sizePolicy()  # keeps that its height follows its width
    policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
    told.setSizePolicy(policy)
    layout.addWidget(told)
    return layout


def _has_day(field: DateField, row: FieldRow) -> bool:
    if field.date() is not None:
        return True
    row.set_problem(field.problem() or words.DECISION_DAY_MISSING)
    field.setFocus()
    return False
