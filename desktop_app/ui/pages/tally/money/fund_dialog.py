"""The fund of a year, as the office enters it; its ceiling and what goes past it are told while typing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.award.award_fund import AwardFund, FundStanding, ceiling_of, ceiling_words, warnings
from desktop_app.domain.language.numerals import format_number
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.amount_field import AmountField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import money as words
from desktop_app.ui.text import words as shared


class FundDialog(QDialog):
    """``standing``: as stored; ``fund()`` gives what is typed."""

    def __init__(self, standing: FundStanding) -> None:
        super().__init__()
        self._standing = standing
        fund = standing.fund
        title = words.FUND_TITLE.format(year=fund.year)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.payroll, self.planned, self.donations = AmountField(), AmountField(), AmountField()
        for field, amount in (
            (self.payroll, fund.payroll),
            (self.planned, fund.planned),
            (self.donations, fund.donations or None),
        ):
            field.set_amount(amount)
            field.amount_changed.connect(self._show_standing)
        self._payroll_row = FieldRow(words.PAYROLL, self.payroll)
        self._told = NoteLine()
        committed, proposed = format_number(standing.committed), format_number(standing.proposed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(title, 13))
        layout.addWidget(self._payroll_row)
        layout.addWidget(FieldRow(words.PLANNED, self.planned))
        layout.addWidget(FieldRow(words.DONATIONS, self.donations, hint=words.DONATIONS_HINT))
        layout.addWidget(plain_label(words.COMMITTED.format(committed=committed, proposed=proposed), is_wrapping=True))
        layout.addWidget(plain_label(words.FUND_BASIS.format(year=fund.year), role="muted", is_wrapping=True))
        layout.addWidget(self._told)
        layout.addWidget(ButtonRow(shared.SAVE, self.accept, self.reject))
        self._show_standing()

    def fund(self) -> AwardFund:
        """What is typed."""
        return replace(
            self._standing.fund,
            payroll=self.payroll.amount(),
            planned=self.planned.amount(),
            donations=self.donations.amount() or 0,
        )

    def _show_standing(self) -> None:
        fund = self.fund()
        now = replace(self._standing, fund=fund, ceiling=ceiling_of(fund, self._standing.rule))
        self._payroll_row.set_hint(ceiling_words(now))
        self._told.show_note(" ".join(warnings(now)), "warn")

    @override
    def accept(self) -> None:
        for field in (self.payroll, self.planned, self.donations):
            if field.problem():
                field.problem_changed.emit(field.problem())
                field.setFocus()
                return
        super().accept()
