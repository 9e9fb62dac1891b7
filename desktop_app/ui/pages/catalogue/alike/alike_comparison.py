"""The people of a group side by side: who is kept, which of differing names, sexes and birth years is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QLabel, QRadioButton, QWidget

from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.text import fold
from desktop_app.domain.office.merging import PersonRecord
from desktop_app.domain.office.office import Membership, Sex, Unit
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import line, plain_label
from desktop_app.ui.text import alike as text
from desktop_app.ui.text import catalogue, words

_LISTED = 4
_COLUMN_WIDTH, _LABEL_WIDTH = 168, 96


@dataclass(frozen=True)
class MergeChoice:
    """What the clerk decided: who stays, who is merged into it, and the fields of the one person."""

    keep_id: int
    other_ids: tuple[int, ...]
    full_name: str
    sex: Sex | None
    birth_year: int | None


class AlikeComparison(QWidget):
    """One column a person. ``can_choose`` False: only shown."""

    show_wanted = Signal(int)
    """Number of a person whose record the clerk wants to see."""
    edited = Signal()

    def __init__(self, records: Sequence[PersonRecord], units: Mapping[int, Unit], *, can_choose: bool) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._records = sorted(records, key=_weight, reverse=True)
        self._units = units
        self._can_choose = can_choose
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._row = 0
        self._keep = QButtonGroup(self)
        self._taking: dict[int, QCheckBox] = {}
        self._fields: dict[str, QButtonGroup] = {}
        self._put_together()

    # What is shown

    def _put_together(self) -> None:
        if self._can_choose:
            self._add_choosing()
        self._add_field(text.NAME, [record.person.full_name for record in self._records], is_name=True)
        self._add_field(text.SEX, [catalogue.SEXES[record.person.sex] for record in self._records])
        self._add_field(text.BIRTH_YEAR, [str(record.person.birth_year or "") for record in self._records])
        self._add_line()
        self._add_texts(text.UNITS, [self._memberships(record) for record in self._records])
        self._add_texts(text.LINES, [_lines(record) for record in self._records])
        self._add_texts(text.AWARDS, [_awards(record) for record in self._records])
        self._add_links()
        for column in range(1, len(self._records) + 1):
            self._grid.setColumnMinimumWidth(column, _COLUMN_WIDTH)
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(self._row, 1)

    def _add_choosing(self) -> None:
        for column, record in enumerate(self._records, start=1):
            keep = QRadioButton(text.KEEP)
            keep.setAccessibleName(f"{text.KEEP}: {record.person.full_name}")
            keep.setChecked(column == 1)
            self._keep.addButton(keep, record.person.id)
            self._grid.addWidget(keep, self._row, column)
            if len(self._records) > 2:
                taking = QCheckBox(text.IN_GROUP)
                taking.setAccessibleName(f"{text.IN_GROUP}: {record.person.full_name}")
                taking.setChecked(True)
                taking.toggled.connect(self._on_taking)
                self._taking[record.person.id] = taking
                self._grid.addWidget(taking, self._row + 1, column)
        self._keep.idToggled.connect(lambda _id, _on: self.edited.emit())
        self._row += 2
        self._add_line()

    def _on_taking(self) -> None:
        """Who is not this person cannot be the one kept."""
        taken = [person_id for person_id, box in self._taking.items() if box.isChecked()]
        for person_id in self._taking:
            self._keep.button(person_id).setEnabled(person_id in taken)
        if taken and self._keep.checkedId() not in taken:
            self._keep.button(taken[0]).setChecked(True)
        self.edited.emit()

    def _add_field(self, label: str, values: Sequence[str], *, is_name: bool = False) -> None:
        """Where values differ the clerk says which is right; a blank one is no choice."""
        self._add_label(label)
        is_choice = self._can_choose and len(set(values) - {""}) > 1
        group = QButtonGroup(self)
        first = next((place for place, value in enumerate(values) if value), None)
        for place, value in enumerate(values):
            if is_choice and value:
                shown: QWidget = QRadioButton(value.replace("&", "&&"))
                shown.setAccessibleName(f"{label}: {value}")
                assert isinstance(shown, QRadioButton)
                shown.setChecked(place == first)
                shown.setToolTip(value)
                group.addButton(shown, place)
            else:
                shown = _text_label(value or words.NONE, is_bold=is_name)
            self._grid.addWidget(shown, self._row, place + 1)
        self._fields[label] = group
        self._row += 1

    def _add_texts(self, label: str, texts: Sequence[str]) -> None:
        self._add_label(label)
        for column, value in enumerate(texts, start=1):
            self._grid.addWidget(_text_label(value or words.NONE), self._row, column, Qt.AlignmentFlag.AlignTop)
        self._row += 1

    def _add_links(self) -> None:
        for column, record in enumerate(self._records, start=1):
            person_id = record.person.id
            open_link = link(text.SHOW, _emitting(self.show_wanted.emit, person_id))
            open_link.setAccessibleName(f"{text.SHOW}: {record.person.full_name}")
            self._grid.addWidget(open_link, self._row, column, Qt.AlignmentFlag.AlignLeft)
        self._row += 1

    def _add_label(self, label: str) -> None:
        made = plain_label(label, role="muted")
        self._grid.addWidget(made, self._row, 0, Qt.AlignmentFlag.AlignTop)

    def _add_line(self) -> None:
        self._grid.addWidget(line(), self._row, 0, 1, len(self._records) + 1)
        self._row += 1

    def _memberships(self, record: PersonRecord) -> str:
        return "\n".join(self._membership(one) for one in reversed(record.person.memberships))

    def _membership(self, membership: Membership) -> str:
        unit = self._units.get(membership.unit_id)
        period = [
            text.SINCE.format(day=format_short(membership.from_on)) if membership.from_on else "",
            text.UNTIL.format(day=format_short(membership.to_on)) if membership.to_on else "",
        ]
        parts = [unit.label if unit else "", membership.post, " ".join(part for part in period if part)]
        return ", ".join(part for part in parts if part)

    # What was decided

    def chosen_ids(self) -> tuple[int, ...]:
        """The people taken for one, in the order shown."""
        return tuple(
            record.person.id
            for record in self._records
            if record.person.id not in self._taking or self._taking[record.person.id].isChecked()
        )

    def choice(self) -> MergeChoice:
        """Of the fields that do not differ the first that is not blank."""
        chosen = self.chosen_ids()
        keep_id = self._keep.checkedId()
        records = {record.person.id: record.person for record in self._records}
        mine = [records[keep_id], *(records[one] for one in chosen if one != keep_id)]
        named = self._picked(text.NAME)
        sexed, born = self._picked(text.SEX), self._picked(text.BIRTH_YEAR)
        return MergeChoice(
            keep_id,
            tuple(one for one in chosen if one != keep_id),
            named.person.full_name if named else mine[0].full_name,
            sexed.person.sex if sexed else next((one.sex for one in mine if one.sex), None),
            born.person.birth_year if born else next((one.birth_year for one in mine if one.birth_year), None),
        )

    def _picked(self, label: str) -> PersonRecord | None:
        place = self._fields[label].checkedId()
        return self._records[place] if place >= 0 else None


def _weight(record: PersonRecord) -> tuple[int, int, int]:
    """Who is offered as the one to keep: most used, then best known, then written with most marks."""
    person = record.person
    known = sum(value is not None for value in (person.sex, person.birth_year))
    marks = sum(
        plain != marked for plain, marked in zip(fold(person.full_name), person.full_name.lower(), strict=False)
    )
    return len(record.lines) + len(record.awards), known, marks


def _lines(record: PersonRecord) -> str:
    return _shortened([", ".join([*map(short_award_name, filter(None, one.codes)), one.plan]) for one in record.lines])


def _awards(record: PersonRecord) -> str:
    return _shortened([f"{one.achievement_year} {short_award_name(one.award_code)}" for one in record.awards])


def _shortened(lines: Sequence[str]) -> str:
    shown = list(lines[:_LISTED])
    if len(lines) > _LISTED:
        shown.append(text.MORE.format(count=len(lines) - _LISTED))
    return "\n".join(shown)


def _text_label(value: str, *, is_bold: bool = False) -> QLabel:
    made = plain_label(value, is_wrapping=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if is_bold:
        font = made.font()
        font.setBold(True)
        made.setFont(font)
    return made


def _emitting(emit: Callable[[int], object], person_id: int) -> Callable[[], object]:
    return lambda: emit(person_id)
