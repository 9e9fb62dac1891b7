"""Where a project stands against its own time, what a note of its progress must say, and what of it is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop_app.domain.agenda import HORIZON, Task, TaskKind
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.domain.project.project import (
    ENDED,
    STATE_NAMES,
    ProgressEntry,
    ProgressState,
    ProjectStanding,
    RegisteredProject,
)


def standing_on(project: RegisteredProject, entries: Iterable[ProgressEntry], today: date) -> tuple[ProgressState, int]:
    """The state that holds, and days late: past its time and not done is late, whatever was noted last.

    A project finished after its time keeps the days it took too long.
    """
    last = max(entries, key=lambda entry: (entry.noted_on, entry.id), default=None)
    if last is not None and last.progress_state in ENDED:
        is_finished = last.progress_state is ProgressState.FINISHED
        late = (last.noted_on - project.to_on).days if is_finished and project.to_on else 0
        return last.progress_state, max(0, late)
    if project.to_on is not None and today > project.to_on:
        return ProgressState.LATE, (today - project.to_on).days
    return (last.progress_state if last is not None else ProgressState.NOT_STARTED), 0


def state_words(standing: ProjectStanding) -> str:
    """ "Đang làm", "Chậm 12 ngày", "Hoàn thành, trễ 3 ngày"."""
    name = STATE_NAMES[standing.progress_state]
    if not standing.days_late:
        return name
    is_late = standing.progress_state is ProgressState.LATE
    return f"{name} {standing.days_late} ngày" if is_late else f"{name}, trễ {standing.days_late} ngày"


def progress_words(standing: ProjectStanding) -> str:
    """The same with how much is done: "Đang làm, 40 %"."""
    name = state_words(standing)
    if standing.percent is not None and standing.progress_state is not ProgressState.FINISHED:
        name = f"{name}, {standing.percent} %"
    return name


def checked_entry(entry: ProgressEntry, today: date) -> ProgressEntry:
    """The entry with clean words; UserError (``project.progress_*``) for one that says too little or cannot be."""
    result, evidence, reason = (
        clean_text(entry.result).strip(),
        clean_line(entry.evidence),
        clean_line(entry.reason),
    )
    if entry.noted_on > today:
        text = f"Ngày ghi {format_text(entry.noted_on)} ở sau hôm nay ({format_text(today)}). Kiểm tra lại ngày."
        raise UserError("project.progress_in_future", text)
    state, percent = entry.progress_state, entry.percent
    if percent is not None and not 0 <= percent <= 100:
        raise UserError("project.progress_percent", f"Tiến độ {percent} % không có. Ghi từ 0 đến 100 hoặc để trống.")
    if state is ProgressState.FINISHED and percent not in (None, 100):
        text = f"Dự án hoàn thành thì tiến độ là 100 %, không phải {percent} %. Sửa tiến độ hoặc chọn “Đang làm”."
        raise UserError("project.progress_percent", text)
    if state is ProgressState.NOT_STARTED and percent:
        text = f"Dự án chưa bắt đầu mà tiến độ đã là {percent} %. Chọn “Đang làm” hoặc để trống tiến độ."
        raise UserError("project.progress_percent", text)
    if state in (ProgressState.LATE, ProgressState.STOPPED) and not reason:
        name = STATE_NAMES[state].lower()
        raise UserError("project.progress_reason", f"Ghi lý do dự án {name}.")
    return replace(entry, result=result, evidence=evidence, reason=reason)


def project_tasks(standings: Iterable[ProjectStanding], plan_label: str, today: date) -> list[Task]:
    """Projects past their time and not done, and those whose time ends soon."""
    return [
        Task(
            TaskKind.PROJECT,
            standing.project.plan_id,
            plan_label,
            source=standing.unit,
            due_on=standing.project.to_on,
            text=standing.project.name,
            project_id=standing.project.id,
        )
        for standing in standings
        if standing.progress_state not in ENDED
        and standing.project.to_on is not None
        and standing.project.to_on <= today + HORIZON
    ]
