"""Choosing one person of many: a field that filters a list as one types, without diacritics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.office.office import Person, Unit
from desktop_app.ui.text import award as words

_MOST_SHOWN = 300
_BY_UNIT = (9,)
"""The rank of who is found by the unit, behind all found by name."""


@dataclass(frozen=True)
class PersonChoice:
    """A person in a unit. ``name``: the name alone, by which the best match comes first."""

    person_id: int
    unit_id: int
    text: str
    name: str = ""


class PersonPicker(QWidget):
    """``chosen()`` is the row marked in the list."""

    choice_changed = Signal()

    def __init__(self, choices: Sequence[PersonChoice]) -> None:
        super().__init__()
        self._choices = list(choices)
        self.edit = QLineEdit()
        self.edit.setClearButtonEnabled(True)
        self.edit.textEdited.connect(lambda _text: self._show())
        self.edit.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(84)
        self.list.setMaximumHeight(132)
        self.list.setUniformItemSizes(True)
        self.list.currentItemChanged.connect(lambda _now, _before: self.choice_changed.emit())
        self.setFocusProxy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.edit)
        layout.addWidget(self.list)
        self._show()
        self.list.setCurrentRow(-1)

    def chosen(self) -> PersonChoice | None:
        """The choice marked, or None."""
        row = self.list.currentRow()
        return self._choices[int(self.list.item(row).data(Qt.ItemDataRole.UserRole))] if row >= 0 else None

    def choose(self, person_id: int, unit_id: int) -> bool:
        """Mark a person; False if not among the choices."""
        for place, one in enumerate(self._choices):
            if (one.person_id, one.unit_id) == (person_id, unit_id):
                self.edit.setText(one.text)
                self._show()
                for row in range(self.list.count()):
                    if self.list.item(row).data(Qt.ItemDataRole.UserRole) == place:
                        self.list.setCurrentRow(row)
                return True
        return False

    def choose_person(self, person_id: int) -> bool:
        """Mark a person in whatever unit; False if not among the choices."""
        unit_id = next((one.unit_id for one in self._choices if one.person_id == person_id), 0)
        return self.choose(person_id, unit_id)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)
        self.list.setAccessibleName(name)

    def _show(self) -> None:
        wanted = Wanted.of(self.edit.text())
        ranked = []
        for place, one in enumerate(self._choices):
            rank = wanted.rank(one.name or one.text, is_person=True) if wanted else ()
            if rank is None and wanted.is_in(one.text):
                rank = _BY_UNIT
            if rank is not None:
                ranked.append((rank, place))
        self.list.clear()
        for _, place in sorted(ranked)[:_MOST_SHOWN]:
            item = QListWidgetItem(self._choices[place].text)
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.list.addItem(item)
        if wanted and self.list.count():
            self.list.setCurrentRow(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)


def people_of_year(people: Iterable[Person], units: Iterable[Unit], year: int) -> list[PersonChoice]:
    """Every person in each unit of that year; one without a membership in the year, in the last unit known."""
    names = {unit.id: unit.label for unit in units}
    first, last = date(year, 1, 1), date(year, 12, 31)

    found: list[PersonChoice] = []
    seen: dict[str, int] = {}
    for person in people:
        held = [one for one in person.memberships if one.holds_within(first, last)] or list(person.memberships[-1:])
        for unit_id in dict.fromkeys(one.unit_id for one in reversed(held)):
            unit = names.get(unit_id, "")
            text = words.PERSON_IN_UNIT.format(person=person.full_name, unit=unit)
            if text in seen and person.birth_year:
                text = words.SAME_NAME.format(person=person.full_name, year=person.birth_year, unit=unit)
            seen[text] = person.id
            found.append(PersonChoice(person.id, unit_id, text, person.full_name))
    return found
