"""The form of a person, with the places of work by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Membership, Person, Sex, Unit
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.record_form import RecordForm
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.pages.catalogue.passport_table import PassportTable
from desktop_app.ui.pages.catalogue.proofs.person_proofs import PersonProofs
from desktop_app.ui.parts.buttons import link, tool
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import catalogue
from desktop_app.ui.text import units as units_text

_LONGEST = 200


class MembershipBox(QFrame):
    """One place of work: unit, post, from, to."""

    def __init__(self, membership: Membership, units: Sequence[Unit]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._membership = membership
        self.picker = UnitPicker(units)
        self.picker.set_unit(membership.unit_id)
        self.post = QLineEdit(membership.post)
        self.post.setMaxLength(_LONGEST)
        self.from_on, self.to_on = DateField(), DateField()
        self.from_on.set_date(membership.from_on)
        self.to_on.set_date(membership.to_on)
        self.remove = tool("x", catalogue.REMOVE_MEMBERSHIP)
        self.unit_row = FieldRow(catalogue.UNIT, self.picker, is_required=True)
        self.dates = (FieldRow(catalogue.FROM_ON, self.from_on), FieldRow(catalogue.TO_ON, self.to_on))
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.unit_row, 1)
        first.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        period = QHBoxLayout()
        period.setSpacing(8)
        for row in self.dates:
            period.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 8, 10)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addWidget(FieldRow(catalogue.POST, self.post))
        layout.addLayout(period)

    def membership(self) -> Membership:
        """The place of work as the fields have it."""
        return replace(
            self._membership,
            unit_id=self.picker.unit_id(),
            post=clean_line(self.post.text()),
            from_on=self.from_on.date(),
            to_on=self.to_on.date(),
        )

    def check(self) -> bool:
        """Mark what is wrong; True if nothing is."""
        self.unit_row.set_problem("" if self.picker.unit_id() else catalogue.UNIT_MISSING)
        return not self.unit_row.problem() and not self.from_on.problem() and not self.to_on.problem()


class PersonForm(RecordForm):
    """Shows a person and gives back what was made of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(334)  # two date fields side by side, and the bar of a form that scrolls
        self._person = Person(0, "")
        self._units: tuple[Unit, ...] = ()
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.sex = QComboBox()
        for sex, word in catalogue.SEXES.items():
            self.sex.addItem(word, sex.value if sex else "")
        self.birth_year = QLineEdit()
        self.birth_year.setMaxLength(8)
        self._name_row = FieldRow(catalogue.NAME, self.name, is_required=True)
        self._year_row = FieldRow(catalogue.BIRTH_YEAR, self.birth_year)
        self.add(self._name_row)
        self.add(FieldRow(catalogue.SEX_LONG, self.sex), self._year_row)
        self.add_widget(section_label(catalogue.MEMBERSHIPS))
        self._boxes: list[MembershipBox] = []
        self._box_column = QVBoxLayout()
        self._box_column.setSpacing(8)
        self._fields.addLayout(self._box_column)
        self.transfer = link(units_text.TRANSFER, icon_name="arrow-forward-up")
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addWidget(self.transfer)
        acts.addWidget(link(catalogue.ADD_MEMBERSHIP, self.add_membership, icon_name="plus"))
        acts.addStretch(1)
        self._fields.addLayout(acts)
        self.passport = PassportTable()
        self.add_widget(self.passport)
        self.proofs = PersonProofs()
        self.add_widget(self.proofs)
        self.birth_year.editingFinished.connect(self._check_year)

    def load(self, person: Person, units: Sequence[Unit]) -> None:
        """Show a person; id 0: a new one."""
        self._person, self._units = person, tuple(units)
        self.set_loading(True)
        self.name.setText(person.full_name)
        self.sex.setCurrentIndex(self.sex.findData(person.sex.value if person.sex else ""))
        self.birth_year.setText(str(person.birth_year or ""))
        for box in list(self._boxes):
            self._drop(box)
        for membership in reversed(person.memberships):  # the newest above
            self._put(membership, at_top=False)
        self.set_loading(False)
        self.clear_problems()
        self.set_record(person.full_name or catalogue.PERSON_NEW, is_new=person.id == 0)

    def person(self) -> Person:
        """The person as the form has it."""
        year = self.birth_year.text().strip()
        return replace(
            self._person,
            full_name=clean_line(self.name.text()),
            sex=Sex(self.sex.currentData()) if self.sex.currentData() else None,
            birth_year=int(year) if _is_year(year) else None,
            memberships=tuple(box.membership() for box in reversed(self._boxes)),
        )

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        year = self.birth_year.text().strip()
        dates = [field for box in self._boxes for field in (box.from_on, box.to_on)]
        return (
            self.person() != self._person
            or bool(year and not _is_year(year))
            or any(field.problem() for field in dates)
        )

    def check(self) -> bool:
        """Mark what is wrong and go to the first of it; True if nothing is."""
        self._name_row.set_problem("" if self.person().full_name else catalogue.PERSON_NAME_MISSING)
        self._check_year()
        wrong = self.first_problem()
        if wrong is not None:
            wrong.field.setFocus()
        bad_box = next((box for box in self._boxes if not box.check()), None)
        if bad_box is not None and wrong is None:
            bad_box.picker.setFocus()
        return wrong is None and bad_box is None

    def memberships(self) -> list[MembershipBox]:
        """The boxes, the newest place of work first."""
        return list(self._boxes)

    def add_membership(self) -> None:
        """One more place of work, as the newest."""
        box = self._put(Membership(0, self._person.id, 0), at_top=True)
        self._on_edited()
        box.picker.setFocus()

    def _put(self, membership: Membership, *, at_top: bool) -> MembershipBox:
        box = MembershipBox(membership, self._units)
        for field in (box.picker, box.post, box.from_on, box.to_on):
            self.watch(field)
        box.remove.clicked.connect(lambda _checked=False: self._on_removed(box))
        self._boxes.insert(0 if at_top else len(self._boxes), box)
        self._box_column.insertWidget(0 if at_top else self._box_column.count(), box)
        return box

    def _drop(self, box: MembershipBox) -> None:
        self._boxes.remove(box)
        self._box_column.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _on_removed(self, box: MembershipBox) -> None:
        self._drop(box)
        self._on_edited()

    def _check_year(self) -> None:
        year = self.birth_year.text().strip()
        self._year_row.set_problem(catalogue.BIRTH_YEAR_BAD if year and not _is_year(year) else "")


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == 4 and 1900 <= int(text) <= 2100
