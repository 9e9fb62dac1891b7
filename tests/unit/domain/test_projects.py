"""Projects: where they stand against their own time, what a note must say, what becomes a task, rows of a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.list_rows import ListRow
from desktop_app.domain.project.progress import checked_entry, progress_words, project_tasks, standing_on
from desktop_app.domain.project.project import ProgressEntry, ProgressState, ProjectStanding, RegisteredProject
from desktop_app.domain.project.project_rows import contents_of, projects_of_rows

PROJECT = RegisteredProject(7, 1, 2, "Số hóa hồ sơ", "8/2026 - 9/2026", date(2026, 8, 1), date(2026, 9, 30))
S = ProgressState


def entry(day: date, state: ProgressState, **more: object) -> ProgressEntry:
    return replace(ProgressEntry(0, 7, day, state), **more)


def standing(today: date, *entries: ProgressEntry) -> ProjectStanding:
    state, days = standing_on(PROJECT, entries, today)
    return ProjectStanding(PROJECT, "Văn phòng Sở", "Văn phòng", entries, state, days)


@pytest.mark.parametrize(
    ("today", "entries", "state", "days", "told"),
    [
        (date(2026, 9, 30), (), S.NOT_STARTED, 0, "Chưa bắt đầu"),
        (date(2026, 10, 1), (), S.LATE, 1, "Chậm 1 ngày"),
        (date(2026, 9, 1), (entry(date(2026, 8, 9), S.UNDERWAY, percent=40),), S.UNDERWAY, 0, "Đang làm, 40 %"),
        (date(2026, 10, 5), (entry(date(2026, 8, 9), S.UNDERWAY, percent=40),), S.LATE, 5, "Chậm 5 ngày, 40 %"),
        (date(2026, 12, 1), (entry(date(2026, 9, 29), S.FINISHED),), S.FINISHED, 0, "Hoàn thành"),
        (date(2026, 12, 1), (entry(date(2026, 10, 3), S.FINISHED),), S.FINISHED, 3, "Hoàn thành, trễ 3 ngày"),
        (date(2026, 12, 1), (entry(date(2026, 9, 3), S.STOPPED, reason="Hết vốn"),), S.STOPPED, 0, "Dừng"),
    ],
)
def test_past_its_time_and_not_done_is_late_whatever_was_noted(
    today: date, entries: tuple[ProgressEntry, ...], state: ProgressState, days: int, told: str
) -> None:
    found = standing(today, *entries)
    assert (found.progress_state, found.days_late, progress_words(found)) == (state, days, told)


def test_the_newest_day_counts_not_the_order_of_noting() -> None:
    late = replace(entry(date(2026, 9, 20), S.FINISHED), id=1)
    early = replace(entry(date(2026, 9, 1), S.UNDERWAY, percent=10), id=2)
    assert standing_on(PROJECT, (late, early), date(2026, 12, 1)) == (S.FINISHED, 0)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (entry(date(2026, 9, 2), S.UNDERWAY), "project.progress_in_future"),
        (entry(date(2026, 9, 1), S.UNDERWAY, percent=101), "project.progress_percent"),
        (entry(date(2026, 9, 1), S.FINISHED, percent=90), "project.progress_percent"),
        (entry(date(2026, 9, 1), S.NOT_STARTED, percent=5), "project.progress_percent"),
        (entry(date(2026, 9, 1), S.STOPPED, reason="  "), "project.progress_reason"),
        (entry(date(2026, 9, 1), S.LATE), "project.progress_reason"),
    ],
)
def test_a_note_that_says_too_little_is_refused(wrong: ProgressEntry, code: str) -> None:
    with pytest.raises(UserError) as caught:
        checked_entry(wrong, date(2026, 9, 1))
    assert caught.value.code == code


def test_only_what_is_late_or_ends_soon_and_is_not_done_becomes_a_task() -> None:
    late, done = standing(date(2026, 10, 9)), standing(date(2026, 10, 9), entry(date(2026, 9, 2), S.FINISHED))
    tasks = project_tasks((late, done), "Kế hoạch số 1/KH", date(2026, 10, 9))
    assert [(task.text, task.days_left(date(2026, 10, 9)), task.project_id) for task in tasks] == [
        ("Số hóa hồ sơ", -9, 7)
    ]
    assert not project_tasks((standing(date(2026, 8, 1)),), "", date(2026, 8, 1))


def test_every_row_is_a_project_or_a_problem_with_its_number() -> None:
    rows = [
        ListRow(3, {"name": "Số hóa hồ sơ", "unit": "Văn phòng", "time": "9/2026", "contents": "- Quét\n- Nhập"}),
        ListRow(4, {"name": "số hoá hồ sơ", "unit": "", "group": "Văn phòng"}),
        ListRow(5, {"name": "", "unit": "", "time": "2026"}),
        ListRow(6, {"name": "Một cửa", "unit": "Phòng Lạ"}),
    ]
    found = projects_of_rows(rows, 1, None, lambda _: (None, date(2026, 9, 30)), {"Văn phòng": 4}.get)
    assert [(one.unit_id, one.name, one.contents) for one in found.projects] == [(4, "Số hóa hồ sơ", ("Quét", "Nhập"))]
    assert [one.row for one in found.problems] == [4, 5, 6]


def test_items_of_contents() -> None:
    assert contents_of("- Quét hồ sơ; - Nhập mục lục.") == ("Quét hồ sơ;", "Nhập mục lục.")
    assert contents_of("Kết nối an ninh - quốc phòng") == ("Kết nối an ninh - quốc phòng",)
    assert contents_of(" ") == ()
