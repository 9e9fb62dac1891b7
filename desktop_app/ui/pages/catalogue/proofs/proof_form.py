"""What the forms of proofs share: whom a record is about, choices by name, days, one way to load and to store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.language.text import clean_line
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.person_picker import PersonPicker, people_of_year
from desktop_app.ui.forms.record_form import RecordForm
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.text import proofs as text

R = TypeVar("R")
E = TypeVar("E", bound=Enum)
_LONGEST = 300


class ProofForm(RecordForm, Generic[R]):
    """A subclass fills its fields in ``fill``, makes a record in ``store``; what differs from what was shown is unsaved."""

    def __init__(self, gateway: Gateway, word: str) -> None:
        super().__init__()
        self.gateway = gateway
        self._word = word
        self.back = link(f"‹ {text.BACK}")
        self.layout().insertWidget(0, self.back)  # type: ignore[union-attr]
        self.row: R | None = None
        self.year = 0
        self._as_shown: tuple[object, ...] = ()

    def load(self, row: R | None, year: int, title: str) -> None:
        """Show a row; None: a new record of that year."""
        self.row, self.year = row, year
        self.clear_problems()
        self.set_loading(True)
        self.fill(row)
        self.set_loading(False)
        self.set_record(title or text.NEW[self._word], is_new=row is None)
        self._as_shown = self.values()

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        return self.values() != self._as_shown

    def fill(self, row: R | None) -> None:
        """Put a row into the fields."""
        raise NotImplementedError

    def values(self) -> tuple[object, ...]:
        """What the fields hold, to tell whether something was changed."""
        raise NotImplementedError

    def check(self) -> bool:
        """Mark what is wrong and go to the first of it; True if nothing is."""
        wrong = self.first_problem()
        if wrong is not None:
            wrong.field.setFocus()
        return wrong is None

    def store(self) -> int:
        """Write the record; returns its id. May raise UserError."""
        raise NotImplementedError

    def remove(self) -> None:
        """Remove the record shown."""
        raise NotImplementedError


class SubjectField(QWidget):
    """A person (of all that were there in a year), or a unit where that is allowed."""

    changed = Signal()

    def __init__(self, gateway: Gateway, *, may_be_unit: bool) -> None:
        super().__init__()
        self._gateway = gateway
        self.kind = QComboBox()
        self.kind.addItems([text.PERSON, text.OF_UNIT])
        self.kind.setAccessibleName(text.SUBJECT_KIND)
        self.kind.setVisible(may_be_unit)
        self.kind.activated.connect(self._on_kind)
        self.unit = UnitPicker()
        self.unit.unit_chosen.connect(lambda _unit_id: self.changed.emit())
        self.person = PersonPicker(())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.person)
        self._stack.addWidget(self.unit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.kind)
        layout.addWidget(self._stack)

    def begin(self, year: int) -> None:
        """Offer everybody of a year; nobody is chosen."""
        office = self._gateway.office.office_service
        units = office.units()
        old, self.person = self.person, PersonPicker(people_of_year(office.people(), units, year))
        self.person.setAccessibleName(text.PERSON)
        self.person.edit.setPlaceholderText(text.PICK_PERSON)
        self.person.choice_changed.connect(self.changed.emit)
        self._stack.insertWidget(0, self.person)
        self._stack.removeWidget(old)
        old.deleteLater()
        self.unit.set_units([unit for unit in units if unit.is_in_being(date(year, 12, 31))] or units)
        self.unit.set_unit(0)
        self.kind.setCurrentIndex(0)
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.person.edit)

    def is_unit(self) -> bool:
        """Whether the record is about the unit itself."""
        return self.kind.currentIndex() == 1

    def person_id(self) -> int | None:
        """The person chosen; None: nobody, or the unit."""
        chosen = self.person.chosen()
        return None if self.is_unit() or chosen is None else chosen.person_id

    def unit_id(self) -> int:
        """The unit chosen, or that of the person; 0: none."""
        chosen = self.person.chosen()
        return self.unit.unit_id() if self.is_unit() else chosen.unit_id if chosen is not None else 0

    def problem(self) -> str:
        """What is missing."""
        if self.is_unit():
            return "" if self.unit.unit_id() else text.NO_UNIT
        return "" if self.person.chosen() is not None else text.NO_PERSON

    def _on_kind(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.changed.emit()


def choice(names: Mapping[E, str], name: str, none: str = "") -> QComboBox:
    """A combo of an enumeration; ``none``: a first entry that means that nothing is said."""
    made = QComboBox()
    made.setAccessibleName(name)
    if none:
        made.addItem(none, "")
    for one, word in names.items():
        made.addItem(word, one.value)
    return made


def choose(combo: QComboBox, one: Enum | None) -> None:
    """Show an entry."""
    combo.setCurrentIndex(max(0, combo.findData(one.value if one is not None else "")))


def chosen(combo: QComboBox, kinds: type[E]) -> E | None:
    """The entry shown."""
    data = combo.currentData()
    return kinds(data) if data else None


def text_line(value: str = "") -> QLineEdit:
    """A line of text."""
    made = QLineEdit(value)
    made.setMaxLength(_LONGEST)
    return made


def words_of(field: QLineEdit) -> str:
    """What a line holds, clean."""
    return clean_line(field.text())


def required_day(row: FieldRow) -> date | None:
    """The day of a row that has to have one; marks it otherwise."""
    field = row.field
    assert isinstance(field, DateField)
    day = field.date()
    if day is None:
        row.set_problem(field.problem() or text.NO_DAY)
    return day


def set_items(combo: QComboBox, items: Sequence[str], current: str) -> None:
    """Fill an editable combo; what it shows is ``current``, whether among them or not."""
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems(list(items))
        combo.setEditText(current)
