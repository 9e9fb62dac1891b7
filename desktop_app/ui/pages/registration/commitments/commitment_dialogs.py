"""What is asked about a commitment: its text and parties, the day of signing, the members of a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.commitment.commitment import Commitment, MovementLine, Party
from desktop_app.domain.language.text import clean_line, match_key
from desktop_app.domain.office.office import Unit
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import commitments as text
from desktop_app.ui.text import words


def _editor(lines: Sequence[str], height: int) -> QPlainTextEdit:
    made = QPlainTextEdit("\n".join(lines))
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made


def _lines(editor: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line for line in map(clean_line, editor.toPlainText().splitlines()) if line)


def _parts(line: str, count: int) -> list[str]:
    parts = [clean_line(part) for part in line.split("|", count - 1)]
    return [*parts, *[""] * (count - len(parts))]


def _joined(*parts: str) -> str:
    return " | ".join(parts).rstrip(" |")


class CommitmentDialog(QDialog):
    """The text of a draft and who signs it."""

    def __init__(self, commitment: Commitment) -> None:
        super().__init__()
        self._commitment = commitment
        content = commitment.content
        self.setWindowTitle(text.EDIT_TITLE)
        self.resize(640, 520)
        self.group, self.subject, self.place = (
            QLineEdit(content.group_name),
            QLineEdit(content.subject),
            QLineEdit(content.place),
        )
        self.bases = _editor(content.bases, 52)
        self.clauses = _editor(content.clauses, 120)
        self.movements = _editor(
            [_joined(one.name, one.aim, one.launched, one.closed) for one in content.movements], 64
        )
        self.titles = _editor(content.titles, 76)
        self.parties = _editor(
            [_joined(one.name, one.signer_title, one.signer_name) for one in commitment.parties], 110
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        for row in (
            FieldRow(text.GROUP, self.group),
            FieldRow(text.SUBJECT, self.subject),
            FieldRow(text.PARTIES_FIELD, self.parties, hint=text.PARTY_HINT),
            FieldRow(text.BASES, self.bases, hint=text.LINE_EACH),
            FieldRow(text.CLAUSES, self.clauses, hint=text.LINE_EACH),
            FieldRow(text.MOVEMENTS, self.movements, hint=text.LINE_EACH),
            FieldRow(text.TITLES, self.titles, hint=text.LINE_EACH),
            FieldRow(text.PLACE, self.place),
        ):
            column.addWidget(row)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(scroll, 1)
        buttons = ButtonRow(words.SAVE, self.accept, self.reject)
        buttons.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(buttons)

    def commitment(self) -> Commitment:
        """The draft as typed; a party whose name stays keeps the unit it is."""
        known = {match_key(one.name): one for one in self._commitment.parties}
        parties = []
        for line in _lines(self.parties):
            name, title, signer = _parts(line, 3)
            old = known.get(match_key(name), Party(name))
            parties.append(replace(old, name=name, signer_title=title, signer_name=signer))
        content = replace(
            self._commitment.content,
            group_name=clean_line(self.group.text()),
            subject=clean_line(self.subject.text()),
            place=clean_line(self.place.text()),
            bases=_lines(self.bases),
            clauses=_lines(self.clauses),
            movements=tuple(MovementLine(*_parts(line, 4)) for line in _lines(self.movements)),
            titles=_lines(self.titles),
        )
        return replace(self._commitment, content=content, parties=tuple(parties))


class SignDialog(QDialog):
    """The day on which all signed."""

    def __init__(self, label: str, today: date) -> None:
        super().__init__()
        self.setWindowTitle(text.SIGN_TITLE)
        self.setMinimumWidth(380)
        self.signed_on = DateField(is_required=True)
        self.signed_on.default_year = today.year
        self.signed_on.set_date(today)
        title = section_label(label)
        title.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(FieldRow(text.SIGN_DAY, self.signed_on, is_required=True))
        layout.addWidget(ButtonRow(text.SIGN_NOW, self.accept, self.reject))

    @override
    def accept(self) -> None:
        if self.signed_on.date() is None:
            self.signed_on.setFocus()
            return
        super().accept()


@dataclass(frozen=True)
class KnownGroup:
    """A bloc or cluster of the office file with its members of today."""

    group_id: int
    name: str
    unit_ids: frozenset[int]
    others: tuple[str, ...]


class GroupDialog(QDialog):
    """A bloc or cluster: its name, the units of the office in it, and members of other offices."""

    def __init__(self, units: Sequence[Unit], groups: Sequence[KnownGroup] = ()) -> None:
        super().__init__()
        self.setWindowTitle(text.GROUP_TITLE)
        self.setMinimumWidth(520)
        self.name = QLineEdit()
        self._known = QComboBox()
        self._known.setAccessibleName(text.KNOWN_GROUPS)
        self._known.addItems([text.KNOWN_GROUPS, *(one.name for one in groups)])
        self._known.activated.connect(lambda place: self.take_group(groups[place - 1]) if place else None)
        self._known.setVisible(bool(groups))
        self._group: KnownGroup | None = None
        self._name_row = FieldRow(text.GROUP, self.name, is_required=True)
        self.units = QListWidget()
        self.units.setFixedHeight(190)
        self.units.setSpacing(2)
        for unit in units:
            item = QListWidgetItem(unit.name)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, unit.id)
            self.units.addItem(item)
        self.others = _editor((), 96)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self._name_row)
        layout.addWidget(self._known)
        layout.addWidget(FieldRow(text.UNITS_OF_GROUP, self.units))
        layout.addWidget(FieldRow(text.OTHERS, self.others, hint=text.LINE_EACH))
        layout.addWidget(ButtonRow(text.DRAFT_NOW, self.accept, self.reject))
        self.name.setFocus()

    def take_group(self, group: KnownGroup) -> None:
        """Its name, its members ticked, those outside the office named."""
        self._group = group
        self.name.setText(group.name)
        for item in map(self.units.item, range(self.units.count())):
            is_in = item.data(Qt.ItemDataRole.UserRole) in group.unit_ids
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
        self.others.setPlainText("\n".join(group.others))

    def group_id(self) -> int | None:
        """The bloc or cluster it was drafted for, while its name stands."""
        is_known = self._group is not None and clean_line(self.name.text()) == self._group.name
        return self._group.group_id if is_known and self._group is not None else None

    def unit_ids(self) -> list[int]:
        """Those ticked, in the office's order."""
        items = (self.units.item(place) for place in range(self.units.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]

    def other_names(self) -> tuple[str, ...]:
        """Members that are no units of the office file."""
        return _lines(self.others)

    @override
    def accept(self) -> None:
        self._name_row.set_problem("" if clean_line(self.name.text()) else text.GROUP_MISSING)
        if self._name_row.problem():
            self.name.setFocus()
            return
        super().accept()
