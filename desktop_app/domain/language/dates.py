"""Dates: reading what clerks type, and the three ways offices write them. Never another date than the one typed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line

_FORMS = (
    re.compile(
        r"(?P<day>[0-9]{1,2})\s*(?P<sign>[/.\-])\s*(?P<month>[0-9]{1,2})\s*(?P=sign)\s*(?P<year>[0-9]{4}|[0-9]{2})"
    ),
    re.compile(r"(?P<day>[0-9]{1,2})\s*[/.\-]\s*(?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(
        r"(?:ngày\s+)?(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})\s+năm\s+(?P<year>[0-9]{4})", re.IGNORECASE
    ),
)
_ISO = _FORMS[3]

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years a typed date may have; outside them it is a slip of the finger."""

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def parse_date(text: str, *, default_year: int | None = None) -> date:
    """The day a clerk typed: 05/03/2026, 5.3.26, 5-3-2026, 05032026, 2026-03-05, and 5/3 with ``default_year``.

    Day before month, always. Two figures of a year mean 20xx up to 2049. Raises UserError (``date.*``) in one sentence.
    """
    typed = clean_line(text)
    if not typed:
        raise UserError("date.empty", "Chưa có ngày. Ghi theo dạng ngày/tháng/năm, ví dụ 05/03/2026.")
    found = next((match for form in _FORMS if (match := form.fullmatch(typed))), None)
    if found is None:
        raise UserError(
            "date.unreadable", f"Không đọc được ngày “{typed}”. Ghi theo dạng ngày/tháng/năm, ví dụ 05/03/2026."
        )
    parts = found.groupdict()
    return _checked(int(parts["day"]), int(parts["month"]), _year(parts.get("year"), typed, default_year))


def _year(written: str | None, typed: str, default_year: int | None) -> int:
    if written is None:
        if default_year is None:
            raise UserError(
                "date.year_missing", f"Ngày “{typed}” chưa có năm. Ghi đủ ngày/tháng/năm, ví dụ 05/03/2026."
            )
        return default_year
    year = int(written)
    if len(written) == 2:
        if year >= 50:
            raise UserError(
                "date.year_short", f"Năm “{written}” của ngày “{typed}” chưa rõ. Ghi đủ bốn chữ số của năm."
            )
        return 2000 + year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"Năm {written} nằm ngoài khoảng {FIRST_YEAR}-{LAST_YEAR}. Kiểm tra lại năm của ngày “{typed}”."
        raise UserError("date.year_out_of_range", message)
    return year


def _checked(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise UserError(
            "date.no_such_month", f"Tháng {month:02} không có. Một năm có 12 tháng; ghi ngày trước, tháng sau."
        )
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        raise UserError(
            "date.no_such_day", f"Ngày {day:02}/{month:02}/{year} không có. Tháng {month:02}/{year} có {last} ngày."
        )
    return date(year, month, day)


def parse_iso(text: str) -> date | None:
    """The day of exactly ``YYYY-MM-DD``, else None."""
    found = _ISO.fullmatch(text)
    try:
        return date.fromisoformat(text) if found else None
    except ValueError:
        return None


def iso(day: date) -> str:
    """2026-03-05: how a day is stored and sent."""
    return day.isoformat()


def format_short(day: date) -> str:
    """05/03/2026: fields and tables, where columns must align."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_text(day: date) -> str:
    """05/3/2026: sentences and papers; zero before days 1-9 and months 1-2 only (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    return f"{day.day:02}/{format_month(day.month)}/{day.year:04}"


def format_month(month: int) -> str:
    """A month as sentences and papers write it: 01, 02, 3 … 12, by the same rule."""
    return f"{month:02}" if month < 3 else str(month)


def weekday_name(day: date) -> str:
    """Thứ Sáu."""
    return WEEKDAYS[day.weekday()]


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return monthrange(year, month)[1]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, days_in_month(year, month))
