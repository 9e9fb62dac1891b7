"""Days, months and periods as sentences write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.language.dates import month_end
from desktop_app.domain.language.numerals import from_roman
from desktop_app.domain.plan.facts import Precision

_DAY = re.compile(
    r"(?P<d>[0-9]{1,2})\s?(?P<sign>[/.-])\s?(?P<m>[0-9]{1,2})(?:\s?(?P=sign)\s?(?P<y>[0-9]{4})(?![0-9]))?(?![0-9])"
    r"|(?P<ld>[0-9]{1,2})\s+tháng\s+(?P<lm>[0-9]{1,2})(?:\s*(?:năm|/)\s*(?P<ly>[0-9]{4}))?"
)
_MONTH = re.compile(
    r"(?:tháng\s+(?P<m>[0-9]{1,2})(?:\s*(?:/|-|năm)\s*(?P<y>[0-9]{4}))?"
    r"|(?P<bare>[0-9]{1,2})\s?/\s?(?P<bare_y>(?:19|20)[0-9]{2}))(?![0-9/])",
    re.IGNORECASE,
)
_LAST_MONTH = re.compile(r"(?P<m>[0-9]{1,2})(?:\s*năm\s*(?P<y>[0-9]{4}))?(?![0-9/.])")
_YEAR_EDGE = re.compile(
    r"(?:(?P<part>đầu|cuối|hết)\s+)?năm(?:\s+(?P<y>(?:19|20)[0-9]{2}))?(?![0-9\w]|\s+(?:học|công|kế))", re.IGNORECASE
)
_BEFORE_POINT = re.compile(r"(?:(?:hết|cuối|đầu|giữa|ngày|thời điểm|là|vào|:)\s+)*", re.IGNORECASE)
_FROM = re.compile(
    r"\btừ\s+|\bbắt đầu\s+(?=ngày)|\(\s*(?=[0-9]{1,2}\s?[/.-]|tháng\s)"
    r"|\|\s+(?=[0-9]{1,2}[/.-][0-9]{1,2}|tháng\s)"
    r"|:\s+(?=[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|tháng\s)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s*,?\s*(?:(?:và\s+)?(?:kết thúc|kéo dài)\s+(?:(?:vào|đến)\s+)?|(?:cho\s+)?(?:đến|tới)\s+|[-–—]\s*)",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    r"từ\s+(?:nay|ngày\s+(?:ký|ban hành|phát động))[^.;:0-9]{0,40}?(?=\s(?:đến|tới)\s)", re.IGNORECASE
)
_UNTIL = re.compile(r"\s(?:đến|tới)\s+", re.IGNORECASE)
_ROMAN_QUARTER = r"I{1,3}|IV|[1-4]"
_QUARTER = re.compile(
    rf"quý\s+(?P<q>{_ROMAN_QUARTER})\b(?:/(?P<first_y>[0-9]{{4}}))?"
    rf"(?:\s*(?:và|đến|tới|,|[-–])\s*(?:hết\s+)?(?:quý\s+)?(?P<last>{_ROMAN_QUARTER})\b)?"
    r"(?:\s*(?:/|-|năm)\s*(?P<y>[0-9]{4}))?",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"(?:0?(?P<n>[369])|(?P<word>ba|sáu|chín)) tháng (?P<which>đầu|cuối) năm(?:\s+(?P<y>[0-9]{4}))?", re.IGNORECASE
)
_NUMBER_WORDS = {"ba": 3, "sáu": 6, "chín": 9}
_ANNIVERSARY_YEARS = 5


@dataclass(frozen=True)
class Point:
    """A day or a month written in a sentence; ``year`` None where none is written."""

    day: int | None
    month: int
    year: int | None
    end: int

    def on(self, year: int | None, is_end: bool = False) -> date | None:
        """The day it means; of a month its first or last day. None without a year or for a day that does not exist."""
        year = self.year or year
        if year is None or not 1 <= self.month <= 12 or not 1 <= year <= 9999:
            return None
        if self.day is None:
            return month_end(year, self.month) if is_end else date(year, self.month, 1)
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True)
class Period:
    """A period as written, from ``start`` to ``end`` of the sentence."""

    from_on: date | None
    to_on: date | None
    precision: Precision
    start: int
    end: int


def day_at(text: str, at: int) -> Point | None:
    """The day written at exactly this place: 18/3/2022, 15-5-2016, 15 tháng 3 năm 2022, 15/3."""
    found = _DAY.match(text, at)
    if found is None:
        return None
    day = int(found["d"] or found["ld"])
    month = int(found["m"] or found["lm"])
    year = found["y"] or found["ly"]
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    return Point(day, month, int(year) if year else None, found.end())


def point_at(text: str, at: int, is_end: bool = False) -> Point | None:
    """The day or month written at this place, behind words such as "cuối", "hết ngày"; "cuối năm" is its last month."""
    edge = _YEAR_EDGE.match(text, at)
    if edge is not None and (edge["part"] or edge["y"]):
        part = (edge["part"] or "").lower()
        is_last = part in ("cuối", "hết") or (is_end and part != "đầu")
        return Point(None, 12 if is_last else 1, int(edge["y"]) if edge["y"] else None, edge.end())
    before = _BEFORE_POINT.match(text, at)
    start = before.end() if before else at
    point = day_at(text, start)
    if point is not None:
        return point
    found = _MONTH.match(text, start)
    if found is None:
        return None
    year = found["y"] or found["bare_y"]
    return _month(int(found["m"] or found["bare"]), int(year) if year else None, found.end())


def _month(month: int, year: int | None, end: int) -> Point | None:
    return Point(None, month, year, end) if 1 <= month <= 12 else None


def period_in(text: str, default_year: int | None) -> Period | None:
    """The first period of a text: "từ … đến …", a quarter, a half year; years that are not written come from the other
    end of the period or from ``default_year``. "(03/02/1930 - 03/02/2022)" is an anniversary and none."""
    for opening in _FROM.finditer(text):
        first = point_at(text, opening.end())
        if first is None:
            continue
        to = _TO.match(text, first.end)
        last = _last_point(text, to.end(), first) if to else None
        if last is not None and not _is_anniversary(first, last):
            return _period(first, last, opening.start(), default_year)
    return _open_period(text, default_year) or _named_period(text, default_year)


def _last_point(text: str, at: int, first: Point) -> Point | None:
    """The end of a period; behind a month a bare number is a month too: "tháng 7 - 12 năm 2022"."""
    point = point_at(text, at, is_end=True)
    if point is not None or first.day is not None:
        return point
    found = _LAST_MONTH.match(text, at)
    return _month(int(found["m"]), int(found["y"]) if found["y"] else None, found.end()) if found else None


def _is_anniversary(first: Point, last: Point) -> bool:
    is_same_day = (first.day, first.month) == (last.day, last.month)
    return bool(is_same_day and first.year and last.year and last.year - first.year >= _ANNIVERSARY_YEARS)


def _period(first: Point, last: Point, start: int, default_year: int | None) -> Period:
    to_year = last.year or first.year or default_year
    from_year = first.year or to_year
    if first.year is None and from_year is not None and (first.month, first.day or 1) > (last.month, last.day or 31):
        from_year -= 1
    precision = Precision.DAY if first.day is not None and last.day is not None else Precision.MONTH
    return Period(first.on(from_year), last.on(to_year, is_end=True), precision, start, last.end)


def _open_period(text: str, default_year: int | None) -> Period | None:
    found = _FROM_NOW.search(text)
    until = _UNTIL.match(text, found.end()) if found else None
    last = point_at(text, until.end(), is_end=True) if until else None
    if found is None or last is None:
        return None
    precision = Precision.DAY if last.day is not None else Precision.MONTH
    return Period(None, last.on(default_year, is_end=True), precision, found.start(), last.end)


def _named_period(text: str, default_year: int | None) -> Period | None:
    found = _QUARTER.search(text)
    if found:
        first = _quarter(found["q"])
        months = (first * 3 - 2, max(first, _quarter(found["last"] or found["q"])) * 3)
        written = found["y"] or found["first_y"]
    else:
        found = _PART_OF_YEAR.search(text)
        if found is None:
            return None
        count = int(found["n"]) if found["n"] else _NUMBER_WORDS[found["word"].lower()]
        months = (1, count) if found["which"].lower() == "đầu" else (13 - count, 12)
        written = found["y"]
    year = int(written) if written else default_year
    if year is None:
        return None
    return Period(date(year, months[0], 1), month_end(year, months[1]), Precision.MONTH, found.start(), found.end())


def _quarter(written: str) -> int:
    return int(written) if written.isdigit() else from_roman(written.upper()) or 1
