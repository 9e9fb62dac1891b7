"""The payment list before it is written: by decision or all, whom what is paid, and in which kind of file it goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout

from desktop_app.domain.award.payment_list import Decision, PaymentLine, PaymentList
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.number_words import money_in_words
from desktop_app.domain.language.numerals import format_number
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.boxed import boxed
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import money as words
from desktop_app.ui.text import words as shared

_Row = tuple[int, PaymentLine, bool]
"""Place, row, whether the office pays it."""
_KINDS = (
    ("docx", words.WORD, "file-type-docx"),
    ("pdf", words.PDF, "file-type-pdf"),
    ("xlsx", words.EXCEL, "file-spreadsheet"),
)


class PaymentsDialog(QDialog):
    """``read`` gives the list of a decision (None: all). Accepted: ``kind`` is the kind of file wanted, ``listed`` the list."""

    def __init__(self, decisions: Sequence[Decision], read: Callable[[Decision | None], PaymentList]) -> None:
        super().__init__()
        self._read = read
        self.kind = "docx"
        self.listed = read(None)
        self.setWindowTitle(words.LIST_TITLE.format(scope=self.listed.scope))
        self.resize(1072, 500)
        self.decision = QComboBox()
        self.decision.addItem(words.ALL_DECISIONS, None)
        for one in decisions:
            self.decision.addItem(words.DECISION_ITEM.format(label=one.label, count=one.count), one)
        self.decision.activated.connect(lambda _place: self._show())
        self.table = RowTable(RowTableModel(_columns(), key=lambda row: row[0]), self.windowTitle(), stretch=2)
        self.table.setObjectName("tally.payments")
        self.total = plain_label(is_wrapping=True)
        self._remarks = plain_label(role="muted", is_wrapping=True)
        self.buttons = {
            kind: button(word, partial(self._choose, kind), icon_name=icon, is_filled=kind == "docx")
            for kind, word, icon in _KINDS
        }
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for made in self.buttons.values():
            foot.addWidget(made)
        foot.addWidget(button(shared.CLOSE, self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(FieldRow(words.DECISION, self.decision))
        layout.addWidget(boxed(self.table), 1)
        layout.addWidget(self.total)
        layout.addWidget(self._remarks)
        layout.addLayout(foot)
        self._show()

    def _show(self) -> None:
        self.listed = listed = self._read(self.decision.currentData())
        own = [*listed.people, *listed.collectives]
        rows = [(place, line, place < len(own)) for place, line in enumerate([*own, *listed.elsewhere])]
        self.table.set_rows(rows)
        words_of_total = money_in_words(listed.total)
        self.total.setText(words.TOTAL.format(amount=format_number(listed.total), words=words_of_total))
        self._remarks.setText("\n".join(listed.remarks))
        self._remarks.setVisible(bool(listed.remarks))
        for made in self.buttons.values():
            made.setEnabled(bool(rows))

    def _choose(self, kind: str) -> None:
        self.kind = kind
        self.accept()


def _columns() -> list[Column[_Row]]:
    return [
        Column(words.NAME, lambda row: row[1].name, width=160, tip=lambda row: row[1].name),
        Column(words.UNIT, lambda row: row[1].unit, tip=lambda row: row[1].unit),
        Column(words.AWARD, lambda row: short_award_name(row[1].award_code), width=100),
        Column(words.DECIDED, lambda row: row[1].decision.label, width=204, tip=lambda row: row[1].decision.label),
        Column(words.RATE, lambda row: row[1].rate_words, is_right=True, width=120),
        Column(
            words.AMOUNT,
            lambda row: format_number(row[1].amount) if row[1].prize is not None else "–",
            is_right=True,
            width=92,
        ),
        Column(words.NOTE, _note, width=168, tip=_note),
    ]


def _note(row: _Row) -> str:
    _, line, is_own = row
    return "; ".join(filter(None, (line.note, "" if is_own else words.PAID_ELSEWHERE)))
