"""Deadlines among working days: told, never moved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.registration.working_time import deadline_note, working_days_between
from desktop_app.rules.catalog import load_calendar

RULES = Path(__file__).parents[3] / "resources" / "rules"


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 12, 17), date(2026, 12, 20), 1),  # Thursday to Sunday: Friday
        (date(2026, 12, 18), date(2026, 12, 20), 0),
        (date(2026, 12, 18), date(2026, 12, 18), 0),
        (date(2026, 12, 20), date(2026, 12, 18), 0),
        (date(2026, 4, 29), date(2026, 5, 4), 1),  # 30/4 and 1/5 are days off
    ],
)
def test_working_days_leave_out_weekends_and_days_off(start: date, end: date, days: int) -> None:
    assert working_days_between(load_calendar(RULES), start, end) == days


def test_a_deadline_on_a_day_off_is_told_with_the_working_days_around() -> None:
    assert deadline_note(WorkCalendar(), date(2026, 12, 20)) == (
        "Hạn rơi vào Chủ Nhật 20/12/2026. Ngày làm việc liền trước: Thứ Sáu 18/12/2026; liền sau: Thứ Hai 21/12/2026."
    )
    holiday = deadline_note(load_calendar(RULES), date(2026, 4, 30))
    assert holiday.startswith("Hạn rơi vào Thứ Năm 30/4/2026, ")
    assert "liền trước: Thứ Tư 29/4/2026" in holiday
    assert deadline_note(load_calendar(RULES), date(2026, 12, 18)) == ""
    assert deadline_note(WorkCalendar(), None) == ""
