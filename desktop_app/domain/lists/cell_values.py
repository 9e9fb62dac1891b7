"""What the cells of a list say: days and years of birth, periods, decisions, posts with their unit. Nothing is invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import parse_date
from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.lists.group_titles import is_unit_like

_SERIAL_ORIGIN = date(1899, 12, 30)  # day 0 of spreadsheets, as far as days after February 1900 go
_SERIALS = range(7306, 73_051)  # 01/01/1920 to 01/01/2100
_TIME = re.compile(r"\s+\d{1,2}:\d\d(:\d\d)?$|T\d\d:\d\d(:\d\d)?.*$")
_SHORT_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{1,2})")
_YEAR = re.compile(r"(?:năm |nam |sn |sinh năm )?((?:19|20)\d\d)", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(?:tháng )?(\d{1,2})\s*[/.\-]\s*((?:19|20)\d\d)", re.IGNORECASE)
_MARKS_ONLY = re.compile(
    r"(?:xx|00|\.\.|--|__)?\s*[/.\-]\s*(?:xx|00|\.\.|--|__)?\s*[/.\-]?\s*((?:19|20)\d\d)", re.IGNORECASE
)
_PERIOD = re.compile(
    r"(?:giai đoạn |từ |năm |thời kỳ |trong )*((?:19|20)\d\d)\s*(?:-|–|—|đến|tới|->|~)\s*(?:hết )?(?:năm )?((?:19|20)?\d\d)",
    re.IGNORECASE,
)
_DAY_IN_TEXT = re.compile(
    r"(?:,|;|-|\()?\s*(?:ký )?(?:ngày|ngay|ng\.)?\s*(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:quyết định|qđ)?\s*(?:số)?\s*:?\s*(\d{1,6}[a-z]?\s*(?:/\s*[^\s,;()]+)?)", re.IGNORECASE)
_CUTS = (r"\s*[,;]\s*", r"\s+[-–—]\s+", r"\s*/\s*", r"\s*\n\s*")
_INSIDE = re.compile(
    r"\s+(?=(?:Phòng|Ban|Văn phòng|Thanh tra|Trung tâm|Chi cục|Sở|Trường|Khoa|Tổ|Đội|Viện|Cục|Vụ|UBND|Công ty)\s+[A-ZĐÂÔƠƯĂÁÀẢÃẠ])"
)


@dataclass(frozen=True)
class DayReading:
    """A day, or only the year, as far as a cell says. ``day`` None: no full day; ``year`` None: nothing was understood."""

    day: date | None = None
    year: int | None = None


@dataclass(frozen=True)
class DecisionReading:
    """Number, day and whatever else a cell about a decision says ("" or None where it does not)."""

    number: str = ""
    day: date | None = None
    rest: str = ""


def read_day(text: str) -> DayReading:
    """A day of any usual form: 05/03/1980, 5.3.80, 1980-03-05, ngày 5 tháng 3 năm 1980, 29285 (a spreadsheet's number), 1980.

    Two figures of a year above 49 are of the last century: nobody's birth or decision lies in 2050.
    """
    typed = _TIME.sub("", clean_line(text)).strip(" .,;'")
    if not typed:
        return DayReading()
    if typed.isascii() and typed.isdigit() and len(typed) == 5 and int(typed) in _SERIALS:
        day = _SERIAL_ORIGIN + timedelta(days=int(typed))
        return DayReading(day, day.year)
    short = _SHORT_YEAR.fullmatch(typed)
    if short:
        year = int(short[3])
        typed = f"{short[1]}/{short[2]}/{1900 + year if year >= 50 else 2000 + year}"
    year_first = _YEAR_FIRST.fullmatch(typed)
    if year_first:
        typed = f"{year_first[3]}/{year_first[2]}/{year_first[1]}"
    try:
        day = parse_date(typed)
    except UserError:
        found = _YEAR.fullmatch(typed) or _MARKS_ONLY.fullmatch(typed)
        if found:
            return DayReading(None, int(found[1]))
        month = _MONTH_YEAR.fullmatch(typed)
        return DayReading(None, int(month[2])) if month and 1 <= int(month[1]) <= 12 else DayReading()
    return DayReading(day, day.year)


def read_years(text: str) -> tuple[int, int] | None:
    """First and last year of a period: "2019-2023", "từ năm 2019 đến năm 2023", "2019-23", "2023"; None for other words."""
    typed = clean_line(text).strip(" .;()")
    found = _PERIOD.fullmatch(typed)
    if found:
        first = int(found[1])
        last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
        return (first, last) if first <= last else None
    single = _YEAR.fullmatch(typed)
    return (int(single[1]), int(single[1])) if single else None


def read_decision(text: str) -> DecisionReading:
    """Số 12/QĐ-STTTT ngày 20/12/2022 của Giám đốc Sở → its number, its day, and "của Giám đốc Sở"."""
    typed = clean_line(text)
    day = None
    found = _DAY_IN_TEXT.search(typed)
    if found:
        reading = read_day(found[1])
        if reading.day is not None:
            day = reading.day
            typed = f"{typed[: found.start()]} {typed[found.end() :]}"
    number = _NUMBER.match(typed.strip(" ,;"))
    if number is None:
        return DecisionReading("", day, clean_line(typed).strip(" ,;-()"))
    typed = typed.strip(" ,;")
    written = re.sub(r"\s*/\s*", "/", number[1]).strip(" .,;-")
    return DecisionReading(written, day, clean_line(typed[number.end() :]).strip(" ,;-()"))


def split_post_and_unit(text: str) -> tuple[str, str]:
    """ "Trưởng phòng, Phòng Bưu chính" → post and unit; where no unit can be told apart all is the post."""
    typed = text.strip()
    for cut in _CUTS:
        for found in re.finditer(cut, typed):
            post, unit = typed[: found.start()].strip(), typed[found.end() :].strip()
            if post and is_unit_like(unit) and not is_unit_like(post):
                return post, unit
            if post and unit and is_unit_like(post) and not is_unit_like(unit) and fold(unit).startswith(_POSTS):
                return unit, post
    if is_unit_like(typed):
        return "", typed
    inside = next((found for found in _INSIDE.finditer(typed) if is_unit_like(typed[found.end() :])), None)
    if inside:
        return typed[: inside.start()].strip(), typed[inside.end() :].strip()
    return typed, ""


_POSTS = (
    "truong",
    "pho",
    "chuyen vien",
    "nhan vien",
    "giam doc",
    "can su",
    "ke toan",
    "van thu",
    "chanh",
    "quyen",
    "vien chuc",
)
