"""The people of a unit, or of all: by given name, filtered without diacritics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.searching import filtered
from desktop_app.domain.office.office import Person, Unit
from desktop_app.ui.icons import icon
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import catalogue, words

_UNIT_SECTION = 3


@dataclass(frozen=True)
class PersonLine:
    """A person as one row, on a day."""

    person: Person
    unit: Unit | None
    post: str
    since: date | None


def people_lines(people: Sequence[Person], units: Mapping[int, Unit], on: date) -> list[PersonLine]:
    """People with the unit and post they hold on a day, else the last they held."""
    lines = []
    for person in people:
        membership = person.membership_on(on) or (person.memberships[-1] if person.memberships else None)
        unit = units.get(membership.unit_id) if membership else None
        lines.append(
            PersonLine(person, unit, membership.post if membership else "", membership.from_on if membership else None)
        )
    return lines


class _PeopleTable(RowTable[PersonLine]):
    pasted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
            return
        super().keyPressEvent(event)


class PeoplePane(QWidget):
    """Head with filter and commands over the table; an empty unit says what to do."""

    person_chosen = Signal(int)
    add_wanted = Signal()
    import_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(300)
        self._lines: list[PersonLine] = []
        self._is_office_empty = False
        self._title = section_label("")
        self._count = plain_label(role="muted")
        self._count.setMinimumWidth(20)
        self.filter = QLineEdit()
        self.filter.setObjectName("people-filter")
        self.filter.setPlaceholderText(catalogue.FILTER)
        self.filter.setAccessibleName(catalogue.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setMinimumWidth(90)
        self.filter.setMaximumWidth(170)
        self.filter.textChanged.connect(self._show_filtered)
        self.table = self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = EmptyState(
            "users",
            catalogue.NO_PEOPLE,
            catalogue.NO_PEOPLE_WHY,
            links=[
                (catalogue.IMPORT, self.import_wanted.emit),
                (catalogue.ADD_PERSON, self.add_wanted.emit),
            ],
        )
        self._stack.addWidget(self._empty)
        self._nothing = EmptyState(
            "users",
            catalogue.NOTHING,
            catalogue.NOTHING_WHY,
            [
                Step(
                    catalogue.DOOR_IMPORT,
                    catalogue.DOOR_IMPORT_WHY,
                    catalogue.IMPORT,
                    self.import_wanted.emit,
                    is_filled=True,
                ),
                Step(catalogue.DOOR_PASTE, catalogue.DOOR_PASTE_WHY, catalogue.PASTE, self.paste_wanted.emit),
            ],
        )
        self._stack.addWidget(self._nothing)
        self._no_match = EmptyState("search", "", "", links=[(words.CLEAR_FILTER, self.filter.clear)])
        self._stack.addWidget(self._no_match)
        head = QHBoxLayout()
        head.setContentsMargins(14, 4, 8, 4)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self.filter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _make_table(self) -> _PeopleTable:
        model = RowTableModel[PersonLine](
            [
                Column(catalogue.NAME, lambda line: line.person.full_name, width=154, sort_key=_given_name_first),
                Column(catalogue.POST, lambda line: line.post, width=140, sort_key=lambda line: sort_key(line.post)),
                Column(
                    catalogue.UNIT,
                    lambda line: line.unit.label if line.unit else "",
                    width=150,
                    sort_key=lambda line: (line.unit.position, line.unit.name) if line.unit else (0, ""),
                    tip=lambda line: line.unit.name if line.unit else "",
                ),
                Column(catalogue.SEX, lambda line: catalogue.SEXES[line.person.sex], width=52),
                Column(catalogue.BIRTH_YEAR, lambda line: str(line.person.birth_year or ""), is_right=True, width=82),
                Column(
                    catalogue.SINCE,
                    lambda line: format_short(line.since) if line.since else "",
                    is_right=True,
                    width=100,
                    sort_key=lambda line: line.since or date.min,
                ),
            ],
            key=lambda line: line.person.id,
        )
        table = _PeopleTable(model, catalogue.PEOPLE_COUNT, stretch=1, is_multiple=True)
        table.setObjectName("people")
        table.row_chosen.connect(lambda key: self.person_chosen.emit(key) if isinstance(key, int) else None)
        table.row_opened.connect(self.person_chosen.emit)
        table.pasted.connect(self.paste_wanted)
        return table

    def show_people(self, unit: Unit | None, lines: Sequence[PersonLine], *, is_office_empty: bool) -> None:
        """Show the people of a unit, or (None) of all."""
        self._lines = list(lines)
        self._title.setText(unit.label if unit else catalogue.ALL_UNITS)
        self._title.setToolTip(unit.name if unit else "")
        self.table.setColumnHidden(_UNIT_SECTION, unit is not None)
        self.table.set_stretch(_UNIT_SECTION if unit is None else 1)
        self._is_office_empty = is_office_empty
        self._show_filtered()

    def _show_filtered(self) -> None:
        shown = filtered(self.filter.text(), self._lines, lambda line: line.person.full_name, is_person=True)
        self.table.total = len(self._lines)
        self.table.set_rows(shown)
        self._count.setText(catalogue.PEOPLE_OF.format(count=words.counted(len(shown), len(self._lines))))
        if shown:
            self._stack.setCurrentWidget(self.table)
        elif self._lines:
            self._no_match.set_words(words.NOTHING_MATCHES.format(text=self.filter.text()), "")
            self._stack.setCurrentWidget(self._no_match)
        else:
            self._stack.setCurrentWidget(self._nothing if self._is_office_empty else self._empty)

    def choose(self, person_id: int) -> bool:
        """Make a person the current row; False if the person is not shown."""
        return self.table.select_key(person_id)


def _given_name_first(line: PersonLine) -> str:
    return name_key(line.person.full_name)
