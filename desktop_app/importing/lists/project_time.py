"""The time of a project as its list writes it: "từ năm 2021 đến năm 2023", "01/2026 - 6/2026", "Quý II/2026"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop_app.domain.language.dates import month_end
from desktop_app.domain.language.text import clean_line
from desktop_app.importing.facts.date_phrases import period_in, point_at

_YEAR = re.compile(r"(?<![0-9/.])(?:19|20)[0-9]{2}(?![0-9])")
_YEAR_ONLY = re.compile(
    r"(?:(?:từ|đến|tới|năm|giai đoạn|trong|cả|-|–|hết|cuối|đầu|và|,|\.)\s*|(?:19|20)[0-9]{2}\s*)+", re.IGNORECASE
)
_TILL = re.compile(r"(?:đến|tới|hoàn thành|xong|trước|chậm nhất|kết thúc)\b", re.IGNORECASE)
_FROM = re.compile(r"^(?:kể )?từ\b", re.IGNORECASE)
_BEFORE = re.compile(r"\btrước(?: ngày)?\s*$", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"(?:trong |cả |suốt )?(?:cả )?năm\.?", re.IGNORECASE)
_FIGURE = re.compile(r"(?=[0-9]|tháng\s)", re.IGNORECASE)


def project_period(text: str, default_year: int | None = None) -> tuple[date | None, date | None]:
    """The first and the last day; None for a limit that is not written. Years that are not written are ``default_year``."""
    line = clean_line(text)
    if _YEAR_ONLY.fullmatch(line) and (years := [int(year) for year in _YEAR.findall(line)]):
        first, last = min(years), max(years)
        has_only_end = len(years) == 1 and _TILL.search(line) is not None
        return (None if has_only_end else date(first, 1, 1)), date(last, 12, 31)
    if default_year is not None and _WHOLE_YEAR.fullmatch(line):
        return date(default_year, 1, 1), date(default_year, 12, 31)
    for written in (line, f"từ {line}"):
        period = period_in(written, default_year)
        if period is not None:
            return period.from_on, period.to_on
    return _point(line, default_year)


def _point(line: str, default_year: int | None) -> tuple[date | None, date | None]:
    """One day or month alone: the end of a project that is to be done by then, else the whole of that month."""
    for found in _FIGURE.finditer(line):
        point = point_at(line, found.start())
        if point is None:
            continue
        last = point.on(default_year, is_end=True)
        if last is None:
            return None, None
        before = line[: found.start()]
        if _FROM.search(before):
            return point.on(default_year), None
        if point.day is not None and _BEFORE.search(before):
            return None, last - timedelta(days=1)
        if _TILL.search(before) or point.day is not None:
            return None, last
        return last.replace(day=1), month_end(last.year, last.month)
    return None, None
