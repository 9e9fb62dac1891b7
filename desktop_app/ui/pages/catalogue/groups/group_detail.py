"""One bloc or cluster: its members through time, and the score sheet of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.office import Unit
from desktop_app.domain.office.score_sheet import TOTAL, ScoreSheet
from desktop_app.domain.office.unit_groups import GroupMember
from desktop_app.domain.shown_table import ShownColumn, ShownTable
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import groups as text

_LONGEST_TEXT, _LETTER = 170, 8  # px


class GroupDetail(QWidget):
    """``add`` and ``leave`` are the buttons of the members."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(420)
        self._names: Mapping[int, str] = {}
        self.title = section_label("", 13)
        self.title.setWordWrap(True)
        self.add = button(text.ADD_MEMBERS, icon_name="plus")
        self.leave = button(text.LEAVE)
        model = RowTableModel[GroupMember](
            [
                Column(text.MEMBER, self.name_of, width=240),
                Column(text.FROM_ON, lambda one: format_text(one.from_on) if one.from_on else "", True, 96),
                Column(text.TO_ON, lambda one: format_text(one.to_on) if one.to_on else "", True, 96),
                Column(text.WHERE, lambda one: "" if one.unit_id else text.OUTSIDE_CHIP, width=90),
            ],
            key=lambda one: one.id,
        )
        self.members = RowTable(model, text.MEMBER_COUNT, stretch=1, is_multiple=True)
        self.members.setObjectName("group-members")
        self.score_title = section_label("")
        self.score_from = plain_label(role="muted", is_wrapping=True)
        self.score_notes = plain_label(role="warn", is_wrapping=True)
        self.scores: RowTable[tuple[str, ...]] | None = None
        self._score_place = QVBoxLayout()
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 6)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        head.addWidget(self.leave)
        scores = QVBoxLayout()
        scores.setContentsMargins(14, 8, 14, 8)
        scores.setSpacing(4)
        for label in (self.score_title, self.score_from, self.score_notes):
            scores.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.members, 2)
        layout.addLayout(scores)
        layout.addLayout(self._score_place, 3)

    def name_of(self, member: GroupMember) -> str:
        """The unit's name, or the name from outside."""
        return self._names.get(member.unit_id, "") if member.unit_id is not None else member.name

    def show_group(self, group: Unit, members: Sequence[GroupMember], names: Mapping[int, str]) -> None:
        """Show who is, and who was, in a group."""
        self._names = names
        self.title.setText(group.name)
        self.members.set_rows(members)

    def show_scores(self, year: int, sheet: ScoreSheet | None, shown: ShownTable | None) -> None:
        """Show the sheet of a year by rank, or that there is none."""
        if self.scores is not None:
            self._score_place.removeWidget(self.scores)
            self.scores.setVisible(False)
            self.scores.deleteLater()
            self.scores = None
        self.score_title.setText(text.SCORES.format(year=year))
        found = sheet is not None and shown is not None
        self.score_from.setText(
            text.SCORES_FROM.format(name=sheet.source_name) if sheet is not None else text.NO_SCORES.format(year=year)
        )
        self.score_notes.setText("\n".join(sheet.notes) if sheet is not None else "")
        self.score_notes.setVisible(bool(self.score_notes.text()))
        if not found or shown is None:
            return
        columns = [
            Column[tuple[str, ...]](
                column.header,
                lambda row, place=place: row[place],  # type: ignore[misc]
                is_right=column.is_right,
                width=min(max(80, _LETTER * len(column.header) + 20), 230) if column.is_right else _LONGEST_TEXT,
                header_tip=column.header,
                tip=lambda row, place=place: row[place],  # type: ignore[misc]
            )
            for place, column in _result_first(shown)
        ]
        table = RowTable(
            RowTableModel[tuple[str, ...]](columns, key=lambda row: row[0]), text.SCORES.format(year=year), stretch=1
        )
        table.setObjectName("group-scores")
        table.set_rows(shown.rows)
        self.scores = table
        self._score_place.addWidget(table)


def _result_first(shown: ShownTable) -> list[tuple[int, ShownColumn]]:
    """Columns as the window has them: member, total, rank and note before the points, of which there may be many."""
    columns = list(enumerate(shown.columns))
    after_points = next(place for place, column in columns if column.header == TOTAL)
    return [columns[1], *columns[after_points:], *columns[2:after_points]]
