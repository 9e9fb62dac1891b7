"""One project on the right: what was registered, what there is of it, and every note of its progress."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_short
from desktop_app.domain.project.progress import state_words
from desktop_app.domain.project.project import STATE_NAMES, ProgressEntry, ProgressState, ProjectStanding
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import projects as text
from desktop_app.ui.text import words

_ROLES = {
    ProgressState.NOT_STARTED: ChipRole.NONE,
    ProgressState.UNDERWAY: ChipRole.INFO,
    ProgressState.FINISHED: ChipRole.OK,
    ProgressState.LATE: ChipRole.BAD,
    ProgressState.STOPPED: ChipRole.WARN,
}


def progress_chip(standing: ProjectStanding) -> Chip:
    """Where the project stands."""
    role = _ROLES[standing.progress_state]
    if standing.progress_state is ProgressState.FINISHED and standing.days_late:
        role = ChipRole.WARN
    return Chip(state_words(standing), role)


class ProjectDetail(QWidget):
    """``on_edit`` and ``on_delete`` act on the project shown."""

    def __init__(self, on_edit: Callable[[], object], on_delete: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.to_list = link(text.TO_LIST)
        self._name = section_label("", 13)
        self._name.setWordWrap(True)
        self._chip: ChipLabel | None = None
        self._chips = QHBoxLayout()
        self._percent = plain_label()
        self._chips.addWidget(self._percent)
        self._chips.addStretch(1)
        self.edit = button(text.EDIT, on_edit, icon_name="pencil")
        self.delete = link(text.DELETE, on_delete, icon_name="trash")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        for place, name in enumerate((text.UNIT, text.TIME, text.CONTENTS, text.EXPECTED, text.RESULT)):
            value = plain_label(is_wrapping=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._values[name] = value
            self._facts.addWidget(plain_label(name, role="muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)
        self.history = RowTable(RowTableModel(_columns(), key=lambda entry: entry.id), text.HISTORY)
        self._nothing = plain_label(text.NOTHING_NOTED, role="muted")
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self._chips)
        row.addWidget(self.edit)
        row.addWidget(self.delete)
        row.addStretch(1)
        inside = QWidget()
        inside.setObjectName("pane")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(8)
        column.addWidget(self.to_list, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addLayout(self._facts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        head = section_label(text.HISTORY)
        head.setContentsMargins(14, 8, 14, 6)
        self._nothing.setContentsMargins(14, 0, 14, 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 3)
        layout.addWidget(head)
        layout.addWidget(self._nothing)
        layout.addWidget(self.history, 2)

    def show_project(self, standing: ProjectStanding | None, earlier_plan: str, *, may_change: bool) -> None:
        """Show a project, or nothing; ``earlier_plan`` names the plan of one that goes on from an earlier year."""
        self.setEnabled(standing is not None)
        if standing is None:
            return
        project = standing.project
        self._name.setText(project.name)
        if self._chip is not None:
            self._chips.removeWidget(self._chip)
            self._chip.hide()
            self._chip.deleteLater()
        self._chip = ChipLabel(progress_chip(standing), text.PROGRESS)
        self._percent.setText(f"{standing.percent} %" if standing.percent is not None else "")
        self._chips.insertWidget(0, self._chip)
        last = standing.last
        evidence = f"\n{text.EVIDENCE}: {last.evidence}" if last is not None and last.evidence else ""
        shown = {
            text.UNIT: f"{standing.unit} ({text.GOES_ON.format(plan=earlier_plan)})" if earlier_plan else standing.unit,
            text.TIME: project.time_text,
            text.CONTENTS: "\n".join(f"- {line}" for line in project.contents),
            text.EXPECTED: project.expected_result,
            text.RESULT: f"{standing.result}{evidence}".strip(),
        }
        for name, value in shown.items():
            self._values[name].setText(value or words.NONE)
        self.edit.setEnabled(may_change)
        self.delete.setVisible(may_change and not standing.entries)
        self._nothing.setVisible(not standing.entries)
        self.history.setVisible(bool(standing.entries))
        self.history.set_rows(tuple(reversed(standing.entries)))


def _columns() -> list[Column[ProgressEntry]]:
    return [
        Column(text.NOTED_ON, lambda one: format_short(one.noted_on), is_right=True, width=90),
        Column(
            text.STATE,
            lambda one: STATE_NAMES[one.progress_state],
            width=112,
            chip=lambda one: Chip(STATE_NAMES[one.progress_state], _ROLES[one.progress_state], is_bare=True),
        ),
        Column("%", lambda one: str(one.percent) if one.percent is not None else "", is_right=True, width=40),
        Column(text.SO_FAR, lambda one: one.result, width=136),
        Column(text.EVIDENCE, lambda one: one.evidence, width=96),
        Column(text.REASON, lambda one: one.reason, width=80),
    ]
