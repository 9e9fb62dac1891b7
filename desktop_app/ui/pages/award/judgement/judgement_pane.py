"""One judgement at the right of the list: who, each condition, why not, when, and who decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.assembly.office import Office
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.judging.forecast import forecast
from desktop_app.domain.judging.judgement import Judgement, ProofPlace, Verdict
from desktop_app.domain.judging.proof_place import places_lacking
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_line
from desktop_app.services.judging_service import JudgedResult
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.pages.award.judgement.findings_table import FindingsTable
from desktop_app.ui.pages.award.judgement.verdict_chips import verdict_chip
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.chip import ChipLabel
from desktop_app.ui.parts.flow import FlowLayout
from desktop_app.ui.parts.labels import line, plain_label, section_label
from desktop_app.ui.text import judging as words


class JudgementPane(QWidget):
    """``on_proof`` opens where proof is entered, ``on_settings`` where the fallback is chosen; ``on_print`` makes the sheets."""

    received_changed = Signal(object)
    """The day of receipt, after the clerk changed it."""

    def __init__(
        self,
        on_proof: Callable[[ProofPlace], object],
        on_settings: Callable[[], object],
        on_print: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.PANE)
        self.setMinimumWidth(400)
        self.to_list: QPushButton = link(words.TO_LIST, lambda: None)
        self.received = DateField(is_required=True)
        self.received.edit.setAccessibleName(words.RECEIVED)
        self.received.date_changed.connect(self._on_received)
        self._name = section_label("", 13)
        self._name.setWordWrap(True)
        self._chip = ChipLabel(name=words.VERDICT)
        self._about = plain_label(role="muted", is_wrapping=True)
        self.findings = FindingsTable()
        self._why_head = section_label(words.WHY_NOT)
        self._why = plain_label(is_wrapping=True)
        self._when_head = section_label(words.WHEN)
        self._when = plain_label(is_wrapping=True)
        self._notes_head = section_label(words.NOTES)
        self._notes = plain_label(is_wrapping=True)
        self._foot = plain_label(role="muted", is_wrapping=True)
        self.proof_buttons = {place: button(text, partial(on_proof, place)) for place, text in words.TO_PROOF.items()}
        self.settings_button = button(words.TO_SETTINGS, on_settings)
        self.print_button = button(words.PRINT_SHEET, on_print, icon_name="printer")
        self._shown: JudgedResult | None = None
        self.set_chosen(0)
        self._lay_out()
        self.show_nobody()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 7, 12, 7)
        top.setSpacing(8)
        top.addWidget(self.to_list)
        top.addStretch(1)
        top.addWidget(plain_label(words.RECEIVED, role="muted"))
        top.addWidget(self.received)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setObjectName("pane")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._proofs = QWidget()
        places = FlowLayout(self._proofs, 8)
        for made in self.proof_buttons.values():
            places.addWidget(made)
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self.findings)
        column.addWidget(self.settings_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._why_head)
        column.addWidget(self._why)
        column.addWidget(self._proofs)
        for one in (self._when_head, self._when, self._notes_head, self._notes):
            column.addWidget(one)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(14, 5, 12, 5)
        foot_row.addWidget(self._foot, 1)
        foot_row.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addWidget(scroll, 1)
        layout.addWidget(foot)

    def set_rules(self, office: Office, day: date) -> str:
        """Show the day of receipt; gives it with the rules it chooses, as the page's head says them."""
        if not self.received.edit.hasFocus():
            self.received.set_date(day)
        try:
            chosen = office.judging_service.rules_on(day)
        except UserError:
            return words.BY_NONE.format(day=format_short(day))
        form = words.BY_FALLBACK if chosen.is_fallback else words.BY_RULES
        return form.format(rules=chosen.rules.short_name, day=format_short(day))

    def set_chosen(self, count: int) -> None:
        """For how many a sheet is printed: the ticked ones, else the selected."""
        self.print_button.setText(
            words.PRINT_SHEETS.format(count=format_number(count)) if count > 1 else words.PRINT_SHEET
        )
        self.print_button.setEnabled(count > 0)

    def show_nobody(self, text: str = words.NOBODY) -> None:
        """Nothing to show, and why."""
        self._fill("", text)
        self.settings_button.setVisible(False)
        self._show_places(())

    def show_problem(self, sentence: str, *, is_without_rules: bool = True) -> None:
        """What stands in place of a verdict: no rules for the day, with the way out, or a day that cannot be."""
        self._fill(words.NO_RULES if is_without_rules else words.NOT_JUDGED, sentence)
        self.settings_button.setVisible(is_without_rules)
        self._show_places(())

    def show_judged(self, judged: JudgedResult) -> None:
        """One judgement, whole; what is shown already stays as it is, scrolled as it is."""
        if judged == self._shown:
            return
        one = judged.judgement
        parts = [judged.post, judged.unit if judged.unit != judged.name else ""]
        wanted = words.PROPOSED_FOR.format(award=award_name(one.award_code), year=one.achievement_year)
        about = " · ".join(part for part in (", ".join(part for part in parts if part), wanted) if part)
        form = words.BY_LAW_MEANWHILE if one.is_meanwhile else words.BY_LAW
        by = form.format(rules=one.rule_set_name)
        self._fill(judged.name, f"{about[:1].upper()}{about[1:]}\n{by}")
        self._shown = judged
        self._chip.set_chip(verdict_chip(one.verdict))
        self.findings.show_findings(one.findings)
        self.findings.setVisible(True)
        is_open = one.verdict is not Verdict.MET
        for label, text in ((self._why, why_not(one)), (self._when, forecast(one))):
            label.setText(text)
            label.setVisible(is_open and bool(text))
        self._why_head.setVisible(self._why.isVisibleTo(self))
        self._when_head.setVisible(self._when.isVisibleTo(self))
        self._notes.setText("\n".join(f"- {note}" for note in one.notes))
        self._notes.setVisible(bool(one.notes))
        self._notes_head.setVisible(bool(one.notes))
        self._show_places(places_lacking(one.findings))
        self.settings_button.setVisible(False)
        self._foot.setText(words.DECIDED_BY.format(who=one.decided_by) if one.decided_by else words.DECIDES)

    def _show_places(self, places: Collection[ProofPlace]) -> None:
        for place, made in self.proof_buttons.items():
            made.setVisible(place in places)
        self._proofs.setVisible(bool(places))

    def texts(self) -> tuple[str, str, str, str]:
        """Name, why not, when, notes, as shown."""
        return self._name.text(), self._why.text(), self._when.text(), self._notes.text()

    def verdict(self) -> str:
        """The verdict shown, or ""."""
        chip = self._chip.chip()
        return chip.text if chip is not None else ""

    def _fill(self, name: str, about: str) -> None:
        self._shown = None
        self._name.setText(name)
        self._about.setText(about)
        self._chip.set_chip(None)
        self.findings.show_findings(())
        self.findings.setVisible(False)
        for one in (self._why_head, self._why, self._when_head, self._when, self._notes_head, self._notes):
            one.setVisible(False)
        self._foot.setText(words.DECIDES)

    def _on_received(self, day: date | None) -> None:
        if day is not None:
            self.received_changed.emit(day)


def why_not(one: Judgement) -> str:
    """What is open, a line for each thing, each once."""
    sentences = [
        part for found in one.open_findings for part in re.split(r"(?<=\.) (?!Hoặc)", clean_line(found.lacking))
    ]
    return "\n".join(dict.fromkeys(part for part in sentences if part))
