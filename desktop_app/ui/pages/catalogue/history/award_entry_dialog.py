"""One award of an earlier year, entered or put right by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.award.catalogue import BY_CODE, CATALOGUE, AwardKind
from desktop_app.domain.award.merit import MERIT_NAMES, MeritKind, MeritPeriod, parse_period
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.person_picker import PersonChoice, PersonPicker
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import award as words
from desktop_app.ui.text import history as text
from desktop_app.ui.text import words as shared

SUBJECTS = ((SubjectKind.PERSON.value, words.PERSON), (SubjectKind.COLLECTIVE.value, words.COLLECTIVE))
_KINDS = ((AwardKind.TITLE.value, words.TITLE_GROUP), (AwardKind.COMMENDATION.value, words.COMMENDATION_GROUP))


class AwardEntryDialog(QDialog):
    """``past``: a blank one (id 0) or one to put right, which keeps whose it is. ``save`` stores it or raises UserError."""

    def __init__(
        self,
        past: PastAward,
        people: Sequence[PersonChoice],
        units: Sequence[Unit],
        save: Callable[[PastAward], object],
    ) -> None:
        super().__init__()
        self._past = past
        self._save = save
        self._units = {unit.id: unit for unit in units}
        self.setWindowTitle(text.EDIT_TITLE if past.award.id else text.ADD_TITLE)
        self.setMinimumWidth(720)
        self.subject_kind = Pills(words.SUBJECT_KIND, SUBJECTS)
        self.subject_kind.chosen.connect(lambda _key: self._show_subject())
        self.person, self.unit = PersonPicker(people), UnitPicker(units)
        self.unit.unit_chosen.connect(self._suggest_name)
        self.collective = QLineEdit()
        self.award_kind = Pills(words.KIND, _KINDS)
        self.award_kind.chosen.connect(lambda _key: self._fill_awards())
        self.award_code, self.merit_kind = QComboBox(), kind_combo(text.KIND_UNKNOWN)
        self.year, self.number, self.authority = QLineEdit(), QLineEdit(), QLineEdit()
        self.period, self.note = QLineEdit(), QLineEdit()
        self.on = DateField()
        self.problem = NoteLine()
        self._lay_out()
        self._load()

    def _lay_out(self) -> None:
        self._person_row = FieldRow(words.PERSON_FIELD, self.person, hint=words.PERSON_HINT, is_required=True)
        self._unit_row = FieldRow(words.UNIT, self.unit)
        self._collective_row = FieldRow(words.COLLECTIVE_FIELD, self.collective, is_required=True)
        self._year_row = FieldRow(text.YEAR_FIELD, self.year, is_required=True)
        self._period_row = FieldRow(text.PERIOD, self.period, hint=text.PERIOD_HINT)
        self._number_row = FieldRow(words.NUMBER, self.number)
        self._day_row = FieldRow(words.DECISION_DAY, self.on)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addWidget(self.subject_kind)
        for row in (self._person_row, self._unit_row, self._collective_row):
            left.addWidget(row)
        left.addWidget(FieldRow(text.NOTE, self.note))
        left.addStretch(1)
        right.addWidget(self.award_kind)
        right.addWidget(FieldRow(words.AWARD, self.award_code, is_required=True))
        for pair in ((self._year_row, self._period_row), (self._number_row, self._day_row)):
            line = QHBoxLayout()
            line.setSpacing(12)
            for row in pair:
                line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            right.addLayout(line)
        right.addWidget(FieldRow(words.AUTHORITY, self.authority))
        right.addWidget(FieldRow(text.KIND_FIELD, self.merit_kind))
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(section_label(self.windowTitle(), 13))
        self._told = plain_label(text.DECIDED_HERE_NOTE, role="muted", is_wrapping=True)
        layout.addWidget(self._told)
        layout.addLayout(sides)
        layout.addWidget(self.problem)
        layout.addWidget(ButtonRow(shared.SAVE, self.accept, self.reject))

    def _load(self) -> None:
        past, award = self._past, self._past.award
        self.subject_kind.choose(award.subject_kind.value)
        if award.person_id is not None and not self.person.choose(award.person_id, award.unit_id):
            self.person.choose_person(award.person_id)
        if award.unit_id:
            self.unit.set_unit(award.unit_id)
        self.collective.setText(award.collective_name)
        spec = BY_CODE.get(award.award_code)
        self.award_kind.choose((spec.award_kind if spec else AwardKind.TITLE).value)
        self.year.setText(str(award.achievement_year) if award.achievement_year else "")
        self.number.setText(award.decision_number)
        self.on.set_date(award.decision_on)
        self.authority.setText(award.authority)
        self.merit_kind.setCurrentIndex(
            max(0, self.merit_kind.findData(past.merit_kind.value if past.merit_kind else ""))
        )
        self.period.setText(past.period.words if past.period else "")
        self.note.setText(past.note)
        self._show_subject()
        self.award_code.setCurrentIndex(max(0, self.award_code.findData(award.award_code)))
        is_decided_here = bool(award.id) and not past.is_of_the_history
        self._told.setVisible(is_decided_here)
        if award.id:
            self.subject_kind.setEnabled(False)
            self.person.setEnabled(False)
        if is_decided_here:
            fixed = (self.unit, self.collective, self.award_kind, self.award_code, self.year)
            for part in (*fixed, self.number, self.on, self.authority):
                part.setEnabled(False)
            self.merit_kind.setFocus()

    def _kind(self) -> SubjectKind:
        return SubjectKind(self.subject_kind.key())

    def _show_subject(self) -> None:
        is_person = self._kind() is SubjectKind.PERSON
        self._person_row.setVisible(is_person)
        self._collective_row.setVisible(not is_person)
        self._unit_row.label.setText(text.UNIT_THEN if is_person else f"{words.UNIT} *")
        self._unit_row.set_hint(text.UNIT_THEN_HINT if is_person else "")
        self._fill_awards()
        (self.person if is_person else self.unit).setFocus()

    def _fill_awards(self) -> None:
        code, kind = self.award_code.currentData(), AwardKind(self.award_kind.key())
        self.award_code.clear()
        for spec in CATALOGUE:
            if spec.award_kind is kind and self._kind() in spec.subjects:
                self.award_code.addItem(spec.name, spec.code)
        self.award_code.setCurrentIndex(max(0, self.award_code.findData(code)))

    def _suggest_name(self, unit_id: int) -> None:
        known = {unit.name for unit in self._units.values()}
        if not self.collective.text() or self.collective.text() in known:
            self.collective.setText(self._units[unit_id].name)

    def entered(self) -> PastAward:
        """The award as typed; UserError for a period that cannot be read."""
        award, chosen = self._past.award, self.person.chosen()
        is_person = self._kind() is SubjectKind.PERSON
        year = clean_line(self.year.text())
        return replace(
            self._past,
            award=replace(
                award,
                subject_kind=self._kind(),
                person_id=(award.person_id if award.id else chosen.person_id if chosen else None)
                if is_person
                else None,
                unit_id=self.unit.unit_id(),
                collective_name="" if is_person else clean_line(self.collective.text()),
                award_code=str(self.award_code.currentData() or ""),
                achievement_year=int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else 0,
                decision_number=clean_line(self.number.text()),
                decision_on=self.on.date(),
                authority=clean_line(self.authority.text()),
            ),
            merit_kind=chosen_kind(self.merit_kind),
            period=self._period(),
            note=clean_line(self.note.text()),
        )

    def _period(self) -> MeritPeriod | None:
        before = self._past.period
        written = clean_line(self.period.text())
        return before if before is not None and written == before.words else parse_period(written)

    @override
    def accept(self) -> None:
        if not self._may_save():
            return
        try:
            self._period_row.set_problem("")
            self._save(self.entered())
        except UserError as error:
            if error.code == "award.period":
                self._period_row.set_problem(error.message)
                self.period.setFocus()
            else:
                self.problem.show_note(error.message, "bad")
            return
        super().accept()

    def _may_save(self) -> bool:
        is_person = self._kind() is SubjectKind.PERSON
        year = clean_line(self.year.text())
        is_year = year.isascii() and year.isdecimal() and len(year) == 4
        has_person = bool(self._past.award.id) or not is_person or self.person.chosen() is not None
        has_unit = is_person or bool(self.unit.unit_id())
        has_name = is_person or bool(clean_line(self.collective.text()))
        for is_right, row, told in (
            (has_person, self._person_row, words.PERSON_MISSING),
            (has_unit, self._unit_row, words.UNIT_MISSING),
            (has_name, self._collective_row, words.COLLECTIVE_MISSING),
            (is_year, self._year_row, text.YEAR_BAD),
        ):
            row.set_problem("" if is_right else told)
            if not is_right:
                row.field.setFocus()
                return False
        if self.on.problem():
            self.on.setFocus()
            return False
        return True


def kind_combo(blank: str) -> QComboBox:
    """Kinds of merit; ``blank`` stands for none."""
    made = QComboBox()
    made.addItem(blank, "")
    for kind, name in MERIT_NAMES.items():
        made.addItem(name, kind.value)
    return made


def chosen_kind(combo: QComboBox) -> MeritKind | None:
    """The kind chosen there."""
    value = combo.currentData()
    return MeritKind(value) if value else None
