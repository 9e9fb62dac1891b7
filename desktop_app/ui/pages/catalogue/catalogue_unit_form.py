"""The form of a unit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.office.unit_names import SHORT_NAME_LIMIT, suggest_short_name
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.record_form import RecordForm
from desktop_app.ui.pages.catalogue.units.unit_past import UnitPast
from desktop_app.ui.text import catalogue

_LONGEST = 200


class UnitForm(RecordForm):
    """Shows a unit and gives back what was made of it."""

    def __init__(self) -> None:
        super().__init__()
        self._unit = Unit(0, "")
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.short_name = QLineEdit()
        self.kind = QComboBox()
        for kind, word in catalogue.KINDS.items():
            self.kind.addItem(word, kind.value)
        self.contact, self.phone = QLineEdit(), QLineEdit()
        self.position = QSpinBox()
        self.position.setRange(0, 9999)
        self.position.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.from_on, self.to_on = DateField(), DateField()
        self._name_row = FieldRow(catalogue.UNIT_NAME, self.name, is_required=True)
        self._short_row = FieldRow(catalogue.SHORT_NAME, self.short_name)
        self._phone_row = FieldRow(catalogue.PHONE, self.phone)
        self.add(self._name_row)
        self.add(self._short_row)
        self.add(FieldRow(catalogue.KIND, self.kind))
        self.add(FieldRow(catalogue.CONTACT, self.contact))
        self.add(self._phone_row, FieldRow(catalogue.POSITION, self.position))
        self.add(
            FieldRow(catalogue.FROM_ON, self.from_on),
            FieldRow(catalogue.TO_ON, self.to_on, hint=catalogue.TO_ON_UNIT_HINT),
        )
        self.past = UnitPast()
        self.add_widget(self.past)
        self.name.textEdited.connect(lambda _text: self._suggest())
        self.phone.editingFinished.connect(self._check_phone)
        self.short_name.editingFinished.connect(self._check_short_name)

    def load(self, unit: Unit) -> None:
        """Show a unit; id 0: a new one."""
        self._unit = unit
        self.set_loading(True)
        self.name.setText(unit.name)
        self.short_name.setText(unit.short_name)
        self.kind.setCurrentIndex(self.kind.findData(unit.unit_kind.value))
        self.contact.setText(unit.contact)
        self.phone.setText(unit.phone)
        self.position.setValue(unit.position)
        self.from_on.set_date(unit.from_on)
        self.to_on.set_date(unit.to_on)
        self.set_loading(False)
        self.clear_problems()
        self._suggest()
        self.set_record(unit.name or catalogue.UNIT_NEW, is_new=unit.id == 0)

    def unit(self) -> Unit:
        """The unit as the form has it."""
        return replace(
            self._unit,
            name=clean_line(self.name.text()),
            short_name=clean_line(self.short_name.text()),
            unit_kind=UnitKind(self.kind.currentData()),
            contact=clean_line(self.contact.text()),
            phone=clean_line(self.phone.text()),
            position=self.position.value(),
            from_on=self.from_on.date(),
            to_on=self.to_on.date(),
        )

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        return self.unit() != self._unit or bool(self.from_on.problem() or self.to_on.problem())

    def check(self) -> bool:
        """Mark what is wrong and go to the first of it; True if nothing is."""
        self._name_row.set_problem("" if self.unit().name else catalogue.UNIT_NAME_MISSING)
        self._check_short_name()
        self._check_phone()
        wrong = self.first_problem()
        if wrong is not None:
            wrong.field.setFocus()
        return wrong is None

    def _suggest(self) -> None:
        name = clean_line(self.name.text())
        suggestion = suggest_short_name(name) if name else ""
        hint = catalogue.SHORT_NAME_HINT.format(limit=SHORT_NAME_LIMIT, suggestion=suggestion) if suggestion else ""
        self._short_row.set_hint(hint)

    def _check_short_name(self) -> None:
        length = len(clean_line(self.short_name.text()))
        problem = catalogue.SHORT_NAME_LONG.format(length=length, limit=SHORT_NAME_LIMIT)
        self._short_row.set_problem(problem if length > SHORT_NAME_LIMIT else "")

    def _check_phone(self) -> None:
        digits = sum(character.isdigit() for character in self.phone.text())
        is_wrong = bool(self.phone.text().strip()) and not 10 <= digits <= 11
        self._phone_row.set_problem(catalogue.PHONE_BAD.format(count=digits) if is_wrong else "")
