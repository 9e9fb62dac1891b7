"""Beside the tally: what the results come to, who pays, and how the year's fund stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.award.award_fund import FundStanding, warnings
from desktop_app.domain.award.money_wording import remarks, total_words
from desktop_app.domain.award.results_money import ResultsMoney
from desktop_app.domain.language.numerals import format_number
from desktop_app.system.files import safe_file_name
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.forms.award_scope import Scope
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.tally.money.fund_dialog import FundDialog
from desktop_app.ui.pages.tally.money.payments_dialog import PaymentsDialog
from desktop_app.ui.pages.tally.tally_pane_parts import stack_pane
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import money as words
from desktop_app.ui.text import words as shared

_FILTERS = {"docx": shared.WORD_FILES, "pdf": shared.PDF_FILES, "xlsx": shared.EXCEL_FILES}


class MoneyPane(QWidget):
    """One quiet line with the sum, the fund below it, what could not be reckoned last; ``tell`` gets a written file."""

    def __init__(self, gateway: Gateway, ask: Ask, exporter: Exporter, tell: Callable[[Path], object]) -> None:
        super().__init__()
        self._gateway, self._ask, self._exporter, self._tell = gateway, ask, exporter, tell
        self._scope: Scope | None = None
        self.total = plain_label(is_wrapping=True)
        self.fund = plain_label(role="muted", is_wrapping=True)
        self.notes = plain_label(role="muted", is_wrapping=True)
        self.chip = ChipLabel(None, words.MONEY)
        self.list_link = link(words.LIST, self.show_list)
        self.list_link.setToolTip(words.LIST_TIP)
        self.fund_link = link(words.FUND, self.edit_fund)
        self.fund_link.setToolTip(words.FUND_TIP)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(section_label(words.MONEY))
        head.addWidget(self.chip)
        head.addStretch(1)
        links = QWidget()
        foot = QHBoxLayout(links)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(16)
        foot.addWidget(self.list_link)
        foot.addWidget(self.fund_link)
        foot.addStretch(1)
        stack_pane(self, head, self.total, self.fund, self.notes, links)

    def show_money(self, money: ResultsMoney | None, scope: Scope) -> None:
        """Show the money of a scope; the fund with a year's regular awards only, for it is the year's."""
        self._scope = scope
        has_results = money is not None and bool(money.results)
        self.total.setText(f"{total_words(money)}." if money is not None and has_results else words.NO_MONEY)
        told = remarks(money) if money is not None else []
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))
        self.list_link.setVisible(has_results and scope.wave is None)
        self._show_fund(scope)

    def _show_fund(self, scope: Scope) -> None:
        has_fund = scope.is_regular and scope.wave is None
        self.fund.setVisible(has_fund)
        self.fund_link.setVisible(has_fund)
        self.chip.set_chip(None)
        if not has_fund:
            return
        self.fund_link.setEnabled(not self._gateway.office.is_read_only)
        fund = self._gateway.office.award_fund_service.fund(scope.year)
        if fund.payroll is None and fund.planned is None:
            self.fund.setText(words.FUND_NONE.format(year=scope.year))
            return
        QTimer.singleShot(0, self, self._show_standing)  # reckons all results of the year: after the page is painted

    def _show_standing(self) -> None:
        if self._scope is None:
            return
        standing = self._gateway.office.award_fund_service.standing(self._scope.year)
        self.fund.setText(fund_line(standing))
        self.chip.set_chip(_chip(standing))
        self.chip.setToolTip("\n".join(warnings(standing)))

    def show_list(self) -> None:
        """The payment list, and out to a file."""
        scope, service = self._scope, self._gateway.office.payment_list_service
        if scope is None:
            return
        year = scope.year if scope.plan_id is None else None
        decisions = service.decisions(year, scope.plan_id)
        dialog = PaymentsDialog(decisions, lambda chosen: service.payment_list(year, scope.plan_id, chosen))
        if not self._ask.show(dialog):
            return
        listed, kind = dialog.listed, dialog.kind
        folder = self._gateway.office.paths.exports_folder
        which = f", {listed.decision.label}" if listed.decision else ""
        name = safe_file_name(words.LIST_TITLE.format(scope=listed.scope) + which)
        path = self._ask.choose_file_to_save(words.EXPORT_TITLE, folder / f"{name}.{kind}", _FILTERS[kind])
        if path is not None:
            self._exporter.write(lambda: service.prepare_file(listed, path), self._tell)

    def edit_fund(self) -> None:
        """The figures of the year's fund."""
        if self._scope is None:
            return
        service = self._gateway.office.award_fund_service
        dialog = FundDialog(service.standing(self._scope.year))
        if self._ask.show(dialog) and self._gateway.did(lambda: service.save(dialog.fund())):
            self._gateway.say(words.FUND_SAVED.format(year=self._scope.year))


def fund_line(standing: FundStanding) -> str:
    """How the fund stands, in one or two sentences."""
    year = standing.fund.year
    if standing.available is None or standing.left is None:
        return words.FUND_NONE.format(year=year)
    form = words.FUND_LINE_OVER if standing.is_over else words.FUND_LINE
    line = form.format(
        year=year,
        available=format_number(standing.available),
        committed=format_number(standing.committed),
        left=format_number(standing.left),
        over=format_number(-standing.left),
    )
    if standing.proposed:
        line += " " + words.FUND_PROPOSED.format(proposed=format_number(standing.proposed))
    return line


def _chip(standing: FundStanding) -> Chip | None:
    if standing.is_over:
        return Chip(words.FUND_OVER, ChipRole.WARN)
    if standing.is_over_ceiling:
        return Chip(words.FUND_OVER_CEILING, ChipRole.WARN)
    return Chip(words.FUND_WOULD_BE_OVER, ChipRole.WARN) if standing.would_be_over else None
