"""The list Cần làm: what is open, why, where the plan says so, and one action each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.agenda import Mark, Task, TaskKind
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.dues import REGISTRATION_KEY, DueKind
from desktop_app.domain.registration.registration import BoardRow
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import line, plain_label, section_label
from desktop_app.ui.style import sized
from desktop_app.ui.text import today as words

_SHOWN_AT_FIRST = 12
_CHIP_WIDTH = 138
_LONGEST_TEXT = 160
_MOST_NAMES = 4

GoTo = Callable[[str, object], object]


@dataclass(frozen=True)
class TaskWords:
    """A task as it is shown; ``page`` and ``target`` are where its action leads."""

    chip: Chip
    title: str
    text: str
    action: str
    page: str
    target: object
    group: int = 2
    """Place in ``words.GROUPS``."""


class TasksPanel(QFrame):
    """``go_to`` opens the page of a task."""

    def __init__(self, go_to: GoTo) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._go_to = go_to
        self._is_whole = False
        self._tasks: list[TaskWords] = []
        self._until = plain_label(role="muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 9, 12, 9)
        head.setSpacing(10)
        head.addWidget(section_label(words.TASKS))
        head.addWidget(self._until)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_tasks(self, tasks: Sequence[TaskWords], until: str, next_words: str) -> None:
        """Show these; with none, ``next_words`` say what comes next."""
        self._tasks = list(tasks)
        self._until.setText(until)
        self._next_words = next_words
        self._fill()

    def tasks(self) -> list[TaskWords]:
        """What is shown, first to last."""
        return list(self._tasks)

    def empty_text(self) -> str:
        """What stands in place of tasks."""
        return f"{words.TASKS_EMPTY} {self._next_words}".strip() if not self._tasks else ""

    def press(self, place: int) -> None:
        """Do the action of a task."""
        task = self._tasks[place]
        self._go_to(task.page, task.target)

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        shown = self._tasks if self._is_whole else self._tasks[:_SHOWN_AT_FIRST]
        group = -1
        for place, task in enumerate(shown):
            while group < task.group:
                group += 1
                self._show_group(group, is_empty=all(one.group != group for one in self._tasks))
            self._rows.addWidget(line())
            self._rows.addWidget(self._row(place, task))
        rest = len(self._tasks) - len(shown)
        if rest:
            self._rows.addWidget(line())
            self._rows.addWidget(link(words.TASKS_MORE.format(count=rest), self._show_all))
        if not self._tasks:
            self._rows.addWidget(line())
            empty = plain_label(self.empty_text(), is_wrapping=True)
            empty.setContentsMargins(14, 14, 14, 14)
            self._rows.addWidget(empty)

    def _show_group(self, group: int, *, is_empty: bool) -> None:
        """Its name; of one that holds nothing, that it holds nothing."""
        text = words.GROUPS_EMPTY[group] if is_empty else words.GROUPS[group]
        if text:
            self._rows.addWidget(line())
            label = plain_label(text, role="muted")
            label.setContentsMargins(14, 5, 14, 5)
            self._rows.addWidget(label)

    def _show_all(self) -> None:
        self._is_whole = True
        self._fill()

    def _row(self, place: int, task: TaskWords) -> QWidget:
        row = QWidget()
        chip = ChipLabel(task.chip)
        cell = QWidget()
        cell.setFixedWidth(_CHIP_WIDTH)
        beside = QHBoxLayout(cell)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        title = _wrapping(task.title, QFont.Weight.DemiBold)
        text = _wrapping(task.text)
        text.setProperty("role", "muted")
        both = QVBoxLayout()
        both.setSpacing(1)
        both.addWidget(title)
        if task.text:
            both.addWidget(text)
        action = link(task.action, lambda: self.press(place))
        action.setAccessibleName(f"{task.action}: {task.title}")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 7, 8, 7)
        layout.setSpacing(6)
        layout.addWidget(cell, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(both, 1)
        layout.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _wrapping(text: str, weight: QFont.Weight = QFont.Weight.Normal) -> QLabel:
    label = plain_label(text, is_wrapping=True)
    label.setFont(sized(QApplication.font(), 10 if weight is QFont.Weight.DemiBold else 9.5, weight))
    label.setMinimumWidth(140)
    label.setToolTip(text if len(text) > _LONGEST_TEXT else "")
    return label


# Words


def task_words(task: Task, today: date, year: int) -> TaskWords:
    """What a task says."""
    return replace(_WORDS[task.kind](task, today, year), group=_group(task, today))


def _group(task: Task, today: date) -> int:
    """Overdue; of this week (till Sunday), or lying here since; later or without a day."""
    days = task.days_left(today)
    if days is not None and days < 0:
        return 0
    is_here = task.kind in (TaskKind.RETURNED, TaskKind.WAITING)
    return 1 if is_here or (days is not None and days <= 6 - today.weekday()) else 2


def next_words(mark: Mark | None) -> str:
    """ "Việc kế tiếp: 30/6/2026, …." or ""."""
    if mark is None:
        return ""
    return words.TASKS_NEXT.format(day=format_text(mark.written), text=_cut(mark.text).rstrip(".;"))


def days_chip(days: int) -> Chip:
    """Against a deadline: overdue, today, days left."""
    if days < 0:
        return Chip(words.OVERDUE.format(days=-days), ChipRole.BAD)
    return Chip(words.TODAY, ChipRole.WARN) if days == 0 else Chip(words.LEFT.format(days=days), ChipRole.INFO)


def _missing(task: Task, today: date, _year: int) -> TaskWords:
    day = format_text(task.due_on) if task.due_on else ""
    count = len(task.rows)
    return TaskWords(
        days_chip(task.days_left(today) or 0),
        words.MISSING_TITLE.format(name=words.due_name(task.due), day=day),
        words.MISSING_TEXT.format(count=count, source=task.source),
        words.MISSING_ACTION.format(count=count),
        *_board_place(task),
    )


def _returned(task: Task, today: date, _year: int) -> TaskWords:
    paper = words.paper_name(task.due)
    title = words.RETURNED_SOME.format(count=len(task.rows), paper=paper)
    reason = _names(task.rows)
    if len(task.rows) == 1:
        row = task.rows[0]
        title = words.RETURNED_ONE.format(unit=row.unit, paper=paper)
        day = row.registration.returned_on
        reason = row.registration.return_reason.rstrip(".")
        reason = words.RETURNED_TEXT.format(day=format_text(day), reason=reason) if day else reason
    return TaskWords(
        _since_chip(task, today), title, _with_source(reason, task), words.RETURNED_ACTION, *_board_place(task)
    )


def _waiting(task: Task, today: date, _year: int) -> TaskWords:
    paper = words.paper_name(task.due)
    is_one = len(task.rows) == 1
    title = words.WAITING_SOME.format(count=len(task.rows), paper=paper)
    if is_one:
        title = words.WAITING_ONE.format(unit=task.rows[0].unit, paper=paper)
    text = task.source if is_one else _with_source(_names(task.rows), task)
    return TaskWords(_since_chip(task, today), title, text, words.WAITING_ACTION, *_board_place(task))


def _deadline(task: Task, today: date, _year: int) -> TaskWords:
    chip = days_chip(task.days_left(today) or 0)
    if task.due is not None and task.due.kind in (DueKind.REPORT, DueKind.REVIEW):
        title = words.REPORT_TITLE.format(name=task.due.label, day=format_text(task.due_on) if task.due_on else "")
        place = ("reports", (task.plan_id, task.due.key, "make"))
        return TaskWords(chip, title, _with_source(_cut(task.text), task), words.REPORT_ACTION, "registration", place)
    return TaskWords(chip, _cut(task.text), task.source, words.DEADLINE_ACTION, "plan", (task.plan_id, task.fact_uid))


def _draft(task: Task, _today: date, _year: int) -> TaskWords:
    text = words.DRAFT_LEFT.format(count=task.count) if task.count else words.DRAFT_READY
    return TaskWords(
        Chip(words.DRAFT_CHIP, ChipRole.DRAFT),
        words.DRAFT_TITLE.format(subject=_cut(task.plan_label) or words.NO_SUBJECT),
        text,
        words.DRAFT_ACTION,
        "plan",
        task.plan_id,
    )


def _submitted(task: Task, _today: date, _year: int) -> TaskWords:
    return TaskWords(
        Chip(words.SUBMITTED_CHIP, ChipRole.INFO),
        words.SUBMITTED_TITLE.format(subject=_cut(task.plan_label) or words.NO_SUBJECT),
        words.SUBMITTED_TEXT,
        words.SUBMITTED_ACTION,
        "plan",
        task.plan_id,
    )


def _quota(task: Task, _today: date, _year: int) -> TaskWords:
    return TaskWords(
        Chip(words.QUOTA_CHIP, ChipRole.NONE),
        words.QUOTA_TITLE,
        words.QUOTA_TEXT.format(text=_cut(task.text).rstrip(".;"), source=task.source),
        words.QUOTA_ACTION,
        "tally",
        (task.plan_id, ""),
    )


def _decision(task: Task, _today: date, year: int) -> TaskWords:
    return TaskWords(
        Chip(words.DECISION_CHIP, ChipRole.NONE),
        words.DECISION_TITLE.format(count=task.count),
        task.plan_label or words.DECISION_REGULAR.format(year=year),
        words.DECISION_ACTION,
        "award",
        (task.plan_id, ""),
    )


def _owner(task: Task, _today: date, _year: int) -> TaskWords:
    return TaskWords(
        Chip(words.OWNER_CHIP, ChipRole.NONE),
        words.OWNER_TITLE,
        _with_source(_cut(task.text).rstrip(".;"), task),
        words.OWNER_ACTION,
        "registration",
        ("reports", (task.plan_id, task.due.key if task.due is not None else "")),
    )


def _project(task: Task, today: date, _year: int) -> TaskWords:
    days = task.days_left(today) or 0
    day = format_text(task.due_on) if task.due_on else ""
    return TaskWords(
        days_chip(days),
        (words.PROJECT_LATE if days < 0 else words.PROJECT_ENDS).format(day=day, name=_cut(task.text)),
        words.PROJECT_TEXT.format(unit=task.source, plan=task.plan_label),
        words.PROJECT_ACTION,
        "registration",
        ("projects", (task.plan_id, task.project_id)),
    )


_WORDS: dict[TaskKind, Callable[[Task, date, int], TaskWords]] = {
    TaskKind.MISSING: _missing,
    TaskKind.RETURNED: _returned,
    TaskKind.WAITING: _waiting,
    TaskKind.DEADLINE: _deadline,
    TaskKind.DRAFT: _draft,
    TaskKind.SUBMITTED: _submitted,
    TaskKind.QUOTA: _quota,
    TaskKind.DECISION: _decision,
    TaskKind.OWNER: _owner,
    TaskKind.PROJECT: _project,
}


def _since_chip(task: Task, today: date) -> Chip:
    days = (today - task.since_on).days if task.since_on else 0
    return Chip(words.SINCE.format(days=days) if days > 0 else words.TODAY, ChipRole.WARN)


def _board_place(task: Task) -> tuple[str, object]:
    return "registration", (
        task.plan_id,
        task.due.key if task.due else REGISTRATION_KEY,
        task.rows[0].unit_id if task.rows else None,
    )


def _with_source(text: str, task: Task) -> str:
    return f"{text} · {task.source}" if text else task.source


def _names(rows: Sequence[BoardRow]) -> str:
    named = "; ".join(row.unit_label for row in rows[:_MOST_NAMES])
    more = len(rows) - _MOST_NAMES
    return words.AND_MORE.format(names=named, count=more) if more > 0 else named


def _cut(text: str) -> str:
    """A long sentence of a plan ends in dots at a word."""
    one_line = " ".join(text.split())
    if len(one_line) <= _LONGEST_TEXT:
        return one_line
    return one_line[:_LONGEST_TEXT].rsplit(" ", 1)[0].rstrip(",;:") + "…"
