"""Phrases of time in a text: days, months, years, periods, anniversaries, ordinals, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.language.numerals import from_roman, to_roman

_YEAR_FORM = r"(?:19|20)[0-9]{2}"
_DAY = re.compile(
    r"(?<![0-9/.,-])(?P<d>[0-9]{1,2})\s?(?P<sign>[/.-])\s?(?P<m>[0-9]{1,2})\s?(?P=sign)\s?(?P<y>"
    + _YEAR_FORM
    + r")(?![0-9])"
    r"|(?<![0-9])(?P<ld>[0-9]{1,2})\s+tháng\s+(?P<lm>[0-9]{1,2})\s+năm\s+(?P<ly>" + _YEAR_FORM + r")(?![0-9])",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"(?<![0-9/.,-])([0-9]{1,2})\s?/\s?([0-9]{1,2})(?![0-9/])(?!\s?/)")
_MONTH = re.compile(r"(?<![0-9/.,-])(?P<m>[0-9]{1,2})\s?[/-]\s?(?P<y>" + _YEAR_FORM + r")(?![0-9/])")
_YEAR = re.compile(r"(?<![0-9/.,])(?P<y>" + _YEAR_FORM + r")(?![0-9/]|[.,][0-9])")
_NUMBERED_YEAR = re.compile(r"[0-9]{1,5}/" + _YEAR_FORM + r"/[A-ZĐ][\wĐ&-]*")
_PERIOD = re.compile(
    r"(?<![0-9/.,])(?P<first>" + _YEAR_FORM + r")(?P<dash>\s?[-–—]\s?)(?P<last>" + _YEAR_FORM + r")(?![0-9/])"
)
_FROM_TO = re.compile(
    r"năm\s+(?P<first>" + _YEAR_FORM + r")(?P<dash>\s+(?:đến|tới|cho đến)\s+(?:hết\s+|cuối\s+)?(?:năm\s+)?)"
    r"(?P<last>" + _YEAR_FORM + r")(?![0-9/])",
    re.IGNORECASE,
)
_TERM_WORD = re.compile(r"nhiệm kỳ\s*\(?$", re.IGNORECASE)
_BRACKET_POINT = r"(?:[0-9]{1,2}\s?[/.-]\s?){0,2}" + _YEAR_FORM
_BRACKET = re.compile(
    r"\(\s?(?P<from>" + _BRACKET_POINT + r")(?P<dash>\s?[-–—]\s?)(?P<to>" + _BRACKET_POINT + r")\s?\)"
)
_ANNIVERSARY = re.compile(
    r"(?:(?:kỷ niệm|chào mừng|mừng)\s+(?:lần thứ\s+)?(?P<said>[0-9]{1,3})(?:\s+năm\b)?"
    r"|(?<![0-9/])(?P<bare>[0-9]{2,3})\s+năm(?=\s+(?:ngày\b|thành lập|tái lập|truyền thống|giải phóng|chiến thắng|xây dựng|"
    r"ra đời|ngành\b|cách mạng|quốc khánh)))",
    re.IGNORECASE,
)
_ROMAN_ORDINAL = re.compile(
    r"(?P<word>lần thứ|lần|khóa|khoá|nhiệm kỳ)\s+(?P<number>[IVXLC]{1,7})(?![\w])", re.IGNORECASE
)
_COUNTED_ORDINAL = re.compile(
    r"(?P<word>đợt|lần thứ|năm thứ)\s+(?P<number>[0-9]{1,3}|[IVX]{1,4}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?![\w/%])",
    re.IGNORECASE,
)
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_MARKED_YEAR = re.compile(r"năm(?: công tác| học| kế hoạch)?\s+$", re.IGNORECASE)
_HORIZON = re.compile(r"(?:đến|tới|từ|hướng đến|sau|trước)\s+(?:hết\s+|cuối\s+|đầu\s+)?năm\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Phrase:
    """A stretch of a text. What it says: a ``day``, a ``month`` with ``year``, a ``year``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class DayPhrase(Phrase):
    """A whole day; ``has_year`` False: the year was not written."""

    day: date
    has_year: bool = True


@dataclass(frozen=True)
class MonthPhrase(Phrase):
    """A month of a year, "8/2021"."""

    month: int
    year: int

    def in_year(self, year: int) -> str:
        """The same month of another year."""
        return self.text[: -len(str(self.year))] + str(year)


@dataclass(frozen=True)
class YearPhrase(Phrase):
    """A year. ``is_marked``: behind the word "năm"; ``is_horizon``: "đến năm 2030", an aim rather than the plan's year."""

    year: int
    is_marked: bool
    is_horizon: bool


@dataclass(frozen=True)
class PeriodPhrase(Phrase):
    """Two years with what stands between them. ``is_term``: a term of office (nhiệm kỳ), whose ends touch."""

    first: int
    last: int
    is_term: bool

    def with_years(self, first: int, last: int) -> str:
        """The same words with other years."""
        return self.text.replace(str(self.first), str(first), 1)[: -len(str(self.last))] + str(last)


@dataclass(frozen=True)
class AnniversaryPhrase(Phrase):
    """ "70 năm Ngày … (11/6/1948-11/6/2018)". ``origin`` and ``held`` are the years of the bracket, None without one."""

    count: int
    origin: int | None
    held: int | None

    def recounted(self, count: int, held: int) -> str:
        """The same words with another count, and with the year held in the bracket."""
        text = re.sub(rf"(?<![0-9]){self.count:02}|(?<![0-9]){self.count}(?![0-9])", str(count), self.text, count=1)
        if self.held is not None:
            at = text.rindex(str(self.held))
            text = text[:at] + str(held) + text[at + 4 :]
        return text


@dataclass(frozen=True)
class OrdinalPhrase(Phrase):
    """ "lần thứ XVII", "khóa XIII", "Đợt 1", "năm thứ hai"."""

    word: str
    number: int

    @property
    def is_roman(self) -> bool:
        """Whether the number is a roman numeral."""
        return from_roman(self.text.split()[-1]) is not None

    def with_number(self, number: int) -> str:
        """The same words with another number, in the form it was written."""
        head, written = self.text.rsplit(None, 1)
        gap = self.text[len(head) : -len(written)]
        if self.is_roman:
            return f"{head}{gap}{to_roman(number)}"
        if written.isdigit():
            return f"{head}{gap}{number:0{len(written)}}"
        return f"{head}{gap}{_WORDS[number - 1] if number <= len(_WORDS) else number}"


def days_in(text: str) -> Iterator[DayPhrase]:
    """Days written with their year; days that do not exist are left to the clerk as years."""
    for found in _DAY.finditer(text):
        numbers = [int(found[one] or found["l" + one]) for one in ("y", "m", "d")]
        try:
            day = date(*numbers)
        except ValueError:
            continue
        yield DayPhrase(found.start(), found.end(), found.group(), day)


def days_without_year(text: str, year: int) -> Iterator[DayPhrase]:
    """Days written without a year ("18/3"), taken in ``year``."""
    for found in _DAY_MONTH.finditer(text):
        try:
            day = date(year, int(found[2]), int(found[1]))
        except ValueError:
            continue
        yield DayPhrase(found.start(), found.end(), found.group(), day, has_year=False)


def months_in(text: str) -> Iterator[MonthPhrase]:
    """Months written with their year in figures."""
    for found in _MONTH.finditer(text):
        if 1 <= int(found["m"]) <= 12:
            yield MonthPhrase(found.start(), found.end(), found.group(), int(found["m"]), int(found["y"]))


def years_in(text: str) -> Iterator[YearPhrase]:
    """Every year."""
    for found in _YEAR.finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        marked, horizon = _MARKED_YEAR.search(before), _HORIZON.search(before)
        yield YearPhrase(
            found.start(), found.end(), found.group(), int(found["y"]), marked is not None, horizon is not None
        )


def numbered_years_in(text: str) -> Iterator[Phrase]:
    """Numbers of documents with a year inside: 06/2022/QH15."""
    for found in _NUMBERED_YEAR.finditer(text):
        yield Phrase(found.start(), found.end(), found.group())


def periods_in(text: str) -> Iterator[PeriodPhrase]:
    """ "2021-2025", "2021 – 2025", "từ năm 2021 đến năm 2023"."""
    for pattern in (_PERIOD, _FROM_TO):
        for found in pattern.finditer(text):
            first, last = int(found["first"]), int(found["last"])
            if first < last <= first + 60:
                start = found.start()
                is_term = _TERM_WORD.search(text[max(0, start - 12) : start]) is not None
                yield PeriodPhrase(start, found.end(), text[start : found.end()], first, last, is_term)


def anniversaries_in(text: str) -> Iterator[AnniversaryPhrase]:
    """Anniversaries; the bracket with the years belongs to the count before it in the same sentence."""
    brackets = [found for found in _BRACKET.finditer(text) if _is_long(found)]
    used: set[int] = set()
    for found in _ANNIVERSARY.finditer(text):
        name = "said" if found["said"] else "bare"
        start, end, count = found.start(name), found.end(), int(found[name])
        if name == "said" and not found.group().casefold().endswith("năm") and "lần thứ" not in found.group():
            continue
        bracket = next((one for one in brackets if 0 <= one.start() - end <= 160), None)
        if bracket is not None and not re.search(r"[;.]\s", text[end : bracket.start()]):
            used.add(bracket.start())
            origin, held = int(bracket["from"][-4:]), int(bracket["to"][-4:])
            if held - origin == count:
                yield AnniversaryPhrase(start, bracket.end(), text[start : bracket.end()], count, origin, held)
                continue
            used.discard(bracket.start())
        yield AnniversaryPhrase(start, end, text[start:end], count, None, None)


def _is_long(found: re.Match[str]) -> bool:
    """A bracket of an anniversary: days or months at both ends, or at least ten years apart."""
    has_days = any(sign in found["from"] for sign in "/.-")
    return has_days or int(found["to"][-4:]) - int(found["from"][-4:]) >= 10


def ordinals_in(text: str) -> Iterator[OrdinalPhrase]:
    """Ordinals of congresses and terms, of waves, of the years of a movement."""
    for found in _ROMAN_ORDINAL.finditer(text):
        number = from_roman(found["number"])
        if number is not None:
            yield OrdinalPhrase(found.start(), found.end(), found.group(), found["word"].casefold(), number)
    for found in _COUNTED_ORDINAL.finditer(text):
        written = found["number"].casefold()
        value = int(written) if written.isdigit() else None
        if value is None:
            value = _WORDS.index(written) + 1 if written in _WORDS else from_roman(found["number"])
        if value:
            yield OrdinalPhrase(found.start(), found.end(), found.group(), found["word"].casefold(), value)
