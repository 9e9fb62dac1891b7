"""Dates as clerks type them and as offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import (
    days_in_month,
    format_short,
    format_text,
    iso,
    month_end,
    parse_date,
    parse_iso,
    weekday_name,
)

MARCH_5 = date(2026, 3, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "05/03/2026", "5/3/2026", "05/3/2026", "5/03/2026", "05032026", "5.3.26", "5.3.2026", "05.03.2026", "5-3-2026",
        "05-03-2026", "5/3/26", "5-3-26", " 5/3/2026 ", "5 / 3 / 2026", "5\u00a0/3/2026", "2026-03-05",
        "ngày 05 tháng 3 năm 2026", "Ngày 5 tháng 03 năm 2026", "5 tháng 3 năm 2026", "\u200e05/03/2026",
    ],
)  # fmt: skip
def test_typed_forms(typed: str) -> None:
    assert parse_date(typed) == MARCH_5


@pytest.mark.parametrize("typed", ["5/3", "05/03", "5.3", "5-3", "05 / 03"])
def test_day_and_month_take_the_default_year(typed: str) -> None:
    assert parse_date(typed, default_year=2026) == MARCH_5
    with pytest.raises(UserError) as caught:
        parse_date(typed)
    assert caught.value.code == "date.year_missing"


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("31/02/2026", "date.no_such_day", "Ngày 31/02/2026 không có. Tháng 02/2026 có 28 ngày."),
        ("31/2/26", "date.no_such_day", "Ngày 31/02/2026 không có. Tháng 02/2026 có 28 ngày."),
        ("29/02/2027", "date.no_such_day", "Tháng 02/2027 có 28 ngày."),
        ("31/04/2026", "date.no_such_day", "Tháng 04/2026 có 30 ngày."),
        ("0/4/2026", "date.no_such_day", "Ngày 00/04/2026 không có."),
        ("5/13/2026", "date.no_such_month", "Tháng 13 không có. Một năm có 12 tháng"),
        ("5/0/2026", "date.no_such_month", "Tháng 00 không có."),
        ("2026-02-30", "date.no_such_day", "Ngày 30/02/2026 không có."),
        ("20261205", "date.year_out_of_range", "Năm 1205"),
        ("05262026", "date.no_such_month", "Tháng 26 không có."),
        ("05/03/3202", "date.year_out_of_range", "Năm 3202 nằm ngoài khoảng 1900-2100."),
        ("05/03/0026", "date.year_out_of_range", "Năm 0026"),
        ("5/3/98", "date.year_short", "Ghi đủ bốn chữ số"),
        ("", "date.empty", "Chưa có ngày."),
        ("  ", "date.empty", "Chưa có ngày."),
    ],
)
def test_refusals_say_what_is_wrong(typed: str, code: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_date(typed)
    assert caught.value.code == code
    assert words in caught.value.message


@pytest.mark.parametrize(
    "typed",
    [
        "hôm nay", "5/3-2026", "5.3/2026", "5/3/202", "5/3/20266", "050326", "5 3 2026", "2026/03/05", "2026-3-5",
        "5/ba/2026", "5", "2026", "5/3/2026 8:00", "-5/3/2026", "5//3/2026", "٥/٣/٢٠٢٦", "５/３/2026", "05/03/2026/",
        "5/3/",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_date(typed, default_year=2026)
    assert caught.value.code == "date.unreadable"
    assert "05/03/2026" in caught.value.message


def test_leap_day_follows_the_default_year() -> None:
    assert parse_date("29/2", default_year=2028) == date(2028, 2, 29)
    with pytest.raises(UserError):
        parse_date("29/2", default_year=2027)


@pytest.mark.parametrize(
    ("day", "short", "text"),
    [
        (date(2026, 3, 5), "05/03/2026", "05/3/2026"),
        (date(2026, 3, 20), "20/03/2026", "20/3/2026"),
        (date(2026, 1, 5), "05/01/2026", "05/01/2026"),
        (date(2026, 2, 28), "28/02/2026", "28/02/2026"),
        (date(2026, 12, 18), "18/12/2026", "18/12/2026"),
        (date(2026, 9, 9), "09/09/2026", "09/9/2026"),
    ],
)
def test_written_forms(day: date, short: str, text: str) -> None:
    assert (format_short(day), format_text(day)) == (short, text)


def test_iso() -> None:
    assert iso(MARCH_5) == "2026-03-05"
    assert parse_iso("2026-03-05") == MARCH_5
    assert [parse_iso(text) for text in ("2026-02-31", "20260305", "2026-W10-4", "05/03/2026", "")] == [None] * 5


def test_weekdays_and_months() -> None:
    assert weekday_name(date(2022, 3, 18)) == "Thứ Sáu"
    assert weekday_name(date(2026, 11, 22)) == "Chủ Nhật"
    assert month_end(2028, 2) == date(2028, 2, 29)
    assert days_in_month(2026, 12) == 31
