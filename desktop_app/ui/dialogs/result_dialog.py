"""One result: whose, which title or commendation, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import BY_CODE, CATALOGUE, AwardKind
from desktop_app.domain.award.wording import OUTCOME_NAMES
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.person_picker import PersonChoice, PersonPicker
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import award as words
from desktop_app.ui.text import words as shared

_SUBJECTS = ((SubjectKind.PERSON.value, words.PERSON), (SubjectKind.COLLECTIVE.value, words.COLLECTIVE))
_KINDS = ((AwardKind.TITLE.value, words.TITLE_GROUP), (AwardKind.COMMENDATION.value, words.COMMENDATION_GROUP))


class ResultDialog(QDialog):
    """``award``: the result to change, or a blank one (id 0) that carries year, plan and wave. A stored one keeps its subject."""

    def __init__(
        self,
        award: Award,
        people: Sequence[PersonChoice],
        units: Sequence[Unit],
    ) -> None:
        super().__init__()
        self._award = award
        self._units = {unit.id: unit for unit in units}
        title = words.RESULT_EDIT_TITLE if award.id else words.RESULT_ADD_TITLE
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.subject_kind = Pills(words.SUBJECT_KIND, _SUBJECTS)
        self.subject_kind.chosen.connect(lambda _key: self._show_subject())
        self.person = PersonPicker(people)
        self.unit = UnitPicker(units)
        self.unit.unit_chosen.connect(self._suggest_name)
        self.collective = QLineEdit()
        self.award_kind = Pills(words.KIND, _KINDS)
        self.award_kind.chosen.connect(lambda _key: self._fill_awards())
        self.award_code = QComboBox()
        self.outcome = QComboBox()
        for outcome, name in OUTCOME_NAMES.items():
            self.outcome.addItem(name, outcome.value)
        self.outcome.activated.connect(lambda _place: self._show_outcome())
        self.number, self.authority, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.on = DateField()
        self.on.default_year = award.achievement_year
        self._lay_out(title)
        self._load()

    def _lay_out(self, title: str) -> None:
        self._person_row = FieldRow(words.PERSON_FIELD, self.person, hint=words.PERSON_HINT, is_required=True)
        self._unit_row = FieldRow(words.UNIT, self.unit, is_required=True)
        self._collective_row = FieldRow(words.COLLECTIVE_FIELD, self.collective, is_required=True)
        self._award_row = FieldRow(words.AWARD, self.award_code, is_required=True)
        self._number_row = FieldRow(words.NUMBER, self.number)
        self._day_row = FieldRow(words.DECISION_DAY, self.on)
        self._authority_row = FieldRow(words.AUTHORITY, self.authority)
        self._reason_row = FieldRow(shared.REASON, self.reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(section_label(title, 13))
        layout.addWidget(self.subject_kind)
        for row in (self._person_row, self._unit_row, self._collective_row):
            layout.addWidget(row)
        layout.addWidget(self.award_kind)
        layout.addLayout(_pair(self._award_row, FieldRow(words.OUTCOME, self.outcome)))
        layout.addLayout(_pair(self._number_row, self._day_row))
        layout.addWidget(self._authority_row)
        layout.addWidget(self._reason_row)
        layout.addStretch(1)
        layout.addWidget(ButtonRow(shared.SAVE, self.accept, self.reject))

    def _load(self) -> None:
        award = self._award
        self.subject_kind.choose(award.subject_kind.value)
        if award.person_id is not None:
            self.person.choose(award.person_id, award.unit_id)
        if award.unit_id:
            self.unit.set_unit(award.unit_id)
        self.collective.setText(award.collective_name)
        spec = BY_CODE.get(award.award_code)
        self.award_kind.choose((spec.award_kind if spec else AwardKind.TITLE).value)
        self.outcome.setCurrentIndex(list(OUTCOME_NAMES).index(award.outcome))
        self.number.setText(award.decision_number)
        self.on.set_date(award.decision_on)
        self.authority.setText(award.authority)
        self.reason.setText(award.refusal_reason)
        if award.id:
            for part in (self.subject_kind, self.person, self.unit, self.collective):
                part.setEnabled(False)
        self._show_subject()
        self.award_code.setCurrentIndex(max(0, self.award_code.findData(award.award_code)))
        self._show_outcome()

    def _kind(self) -> SubjectKind:
        return SubjectKind(self.subject_kind.key())

    def _show_subject(self) -> None:
        is_person = self._kind() is SubjectKind.PERSON
        self._person_row.setVisible(is_person)
        self._unit_row.setVisible(not is_person)
        self._collective_row.setVisible(not is_person)
        self._fill_awards()
        (self.person if is_person else self.unit).setFocus()

    def _fill_awards(self) -> None:
        code = self.award_code.currentData()
        kind = AwardKind(self.award_kind.key())
        self.award_code.clear()
        for spec in CATALOGUE:
            if spec.award_kind is kind and self._kind() in spec.subjects:
                self.award_code.addItem(spec.name, spec.code)
        self.award_code.setCurrentIndex(max(0, self.award_code.findData(code)))

    def _show_outcome(self) -> None:
        outcome = Outcome(self.outcome.currentData())
        self._reason_row.setVisible(outcome is Outcome.NOT_APPROVED)
        for row in (self._number_row, self._day_row, self._authority_row):
            row.setEnabled(outcome is not Outcome.PROPOSED)

    def _suggest_name(self, unit_id: int) -> None:
        known = {unit.name for unit in self._units.values()}
        if not self.collective.text() or self.collective.text() in known:
            self.collective.setText(self._units[unit_id].name)

    def result_wanted(self) -> Award:
        """The result as entered."""
        outcome = Outcome(self.outcome.currentData())
        is_decided = outcome is not Outcome.PROPOSED
        entered = replace(
            self._award,
            award_code=str(self.award_code.currentData() or ""),
            outcome=outcome,
            decision_number=clean_line(self.number.text()) if is_decided else "",
            decision_on=self.on.date() if is_decided else None,
            authority=clean_line(self.authority.text()) if is_decided else "",
            refusal_reason=clean_line(self.reason.text()) if outcome is Outcome.NOT_APPROVED else "",
        )
        if self._award.id:
            return entered
        chosen = self.person.chosen()
        if self._kind() is SubjectKind.PERSON and chosen is not None:
            return replace(entered, subject_kind=SubjectKind.PERSON, person_id=chosen.person_id, unit_id=chosen.unit_id)
        return replace(
            entered,
            subject_kind=SubjectKind.COLLECTIVE,
            person_id=None,
            unit_id=self.unit.unit_id(),
            collective_name=clean_line(self.collective.text()),
        )

    @override
    def accept(self) -> None:
        if self._may_save():
            super().accept()

    def _may_save(self) -> bool:
        if not self._award.id and self._kind() is SubjectKind.PERSON and self.person.chosen() is None:
            self._person_row.set_problem(words.PERSON_MISSING)
            self.person.setFocus()
            return False
        if not self._award.id and self._kind() is SubjectKind.COLLECTIVE:
            if not self.unit.unit_id():
                self._unit_row.set_problem(words.UNIT_MISSING)
                return False
            if not clean_line(self.collective.text()):
                self._collective_row.set_problem(words.COLLECTIVE_MISSING)
                self.collective.setFocus()
                return False
        if self.outcome.currentData() != Outcome.PROPOSED.value and self.on.problem():
            self.on.setFocus()
            return False
        return True


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    pair = QHBoxLayout()
    pair.setSpacing(12)
    pair.addWidget(left, 1)
    pair.addWidget(right, 1)
    return pair
