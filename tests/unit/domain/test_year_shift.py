"""Days and periods of the new year."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.plan.carry_forward.year_shift import YearShift, is_weekday, written_like

HOLIDAYS = {date(2027, 1, 1), date(2027, 4, 30), date(2027, 9, 2), date(2027, 9, 3)}


def shift(old: int, new: int, *, has_holidays: bool = True) -> YearShift:
    return YearShift(old, new, lambda day: is_weekday(day) and day not in HOLIDAYS, has_holidays)


@pytest.mark.parametrize(
    ("old", "due"),
    [
        (date(2026, 3, 18), date(2027, 3, 18)),  # Thursday
        (date(2026, 3, 20), date(2027, 3, 19)),  # Saturday: the Friday before
        (date(2026, 3, 21), date(2027, 3, 19)),  # Sunday
        (date(2026, 4, 30), date(2027, 4, 29)),  # a holiday
        (date(2026, 9, 3), date(2027, 9, 1)),  # two holidays in a row
        (date(2026, 1, 1), date(2026, 12, 31)),  # New Year's Day: before the year begins
    ],
)
def test_what_is_due_falls_on_a_working_day_never_later(old: date, due: date) -> None:
    found, reason = shift(2026, 2027).due_day(old)
    assert found == due
    assert shift(2026, 2027).is_working_day(found)
    assert reason


def test_a_year_without_known_holidays_is_said() -> None:
    assert "lịch nghỉ năm 2027 chưa có" in shift(2026, 2027, has_holidays=False).due_day(date(2026, 3, 18))[1]
    assert "lịch nghỉ" not in shift(2026, 2027).due_day(date(2026, 3, 18))[1]


@pytest.mark.parametrize(
    ("day", "old", "new", "expected"),
    [
        (date(2024, 2, 29), 2024, 2025, date(2025, 2, 28)),
        (date(2023, 2, 28), 2023, 2024, date(2024, 2, 29)),  # the last day of February stays the last one
        (date(2024, 2, 28), 2024, 2025, date(2025, 2, 28)),
        (date(2021, 12, 31), 2021, 2027, date(2027, 12, 31)),
    ],
)
def test_the_last_day_of_february_stays_the_last_one(day: date, old: int, new: int, expected: date) -> None:
    assert shift(old, new).shifted(day) == expected


@pytest.mark.parametrize(
    ("first", "last", "is_term", "expected"),
    [
        (2021, 2025, False, (2026, 2030)),
        (2026, 2030, False, None),  # still holds the new year
        (2020, 2025, True, (2025, 2030)),
        (2017, 2020, False, (2026, 2030)),  # a part of a national period
        (2016, 2018, False, (2025, 2027)),  # its own length
        (2021, 2022, False, (2026, 2027)),  # a school year or two years: with the year itself
    ],
)
def test_a_period_keeps_its_shape(first: int, last: int, is_term: bool, expected: tuple[int, int] | None) -> None:
    assert shift(2022, 2027).period(first, last, is_term=is_term) == expected


@pytest.mark.parametrize(
    ("written", "day", "expected"),
    [
        ("18/3/2022", date(2027, 3, 18), "18/3/2027"),
        ("15-5-2016", date(2027, 5, 14), "14-5-2027"),
        ("09/12/2022", date(2027, 12, 9), "09/12/2027"),
        ("31/12/2022", date(2028, 1, 5), "05/01/2028"),
        ("18/03/2022", date(2027, 3, 18), "18/03/2027"),
        ("5/1/2022", date(2027, 1, 5), "5/1/2027"),
        ("18 tháng 3 năm 2022", date(2027, 3, 18), "18 tháng 3 năm 2027"),
        ("18/3", date(2027, 3, 18), "18/3"),
        ("20/3", date(2027, 3, 19), "19/3"),
    ],
)
def test_a_day_is_written_as_the_old_one_was(written: str, day: date, expected: str) -> None:
    assert written_like(written, day) == expected
