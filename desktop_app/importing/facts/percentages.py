"""Percentages and fractions as sentences write them, and what stands before them: at most, at least."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VALUE = r"[0-9]{1,3}(?:[,.][0-9]{1,2})?"
_PERCENT = re.compile(
    rf"(?<![0-9/.,])(?:(?P<low>{_VALUE})\s?%?\s?(?:[-–]|đến)\s?)?(?P<value>{_VALUE})\s?(?:%|phần trăm\b)", re.IGNORECASE
)
_FRACTION = re.compile(
    r"(?<![0-9/.,-])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![0-9/])(?=\s+(?:(?:trên |trong )?tổng |trên |trong )?(?:số|so với)\b)"
)
_SPELLED = r"(?:\s+[^\W\d_]+){1,5}\s+phần trăm"
_AT_MOST = re.compile(
    r"(?:tối đa|không (?:được )?(?:vượt )?quá|không vượt|không nhiều hơn|cao nhất|≤|<=)"
    rf"(?:\s+(?:đạt|là|bằng|chiếm|tỷ lệ|tỉ lệ|mức))*(?:{_SPELLED})?\s*:?\s*\(?\s*$"
    r"|t[ỷỉ] lệ[^.;%]{0,20}\stối đa\b[^.;%0-9]{0,80}$",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\bdưới(?:\s+mức)?\s*$", re.IGNORECASE)
_AT_LEAST = re.compile(
    rf"(?:tối thiểu|ít nhất|trên|từ|hơn|không dưới|không thấp hơn|≥|>=)(?:\s+(?:đạt|là))?(?:{_SPELLED})?\s*\(?\s*$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\)?\s*trở lên", re.IGNORECASE)
_OR_LESS = re.compile(r"\)?\s*trở xuống", re.IGNORECASE)

_LOOK_BACK = 200


@dataclass(frozen=True)
class Percentage:
    """A percentage from ``start`` to ``end`` of a sentence; ``low`` is the other end of "10 - 15%"."""

    value: float
    low: float | None
    start: int
    end: int
    is_fraction: bool = False


def percentages_in(text: str) -> list[Percentage]:
    """What is written with "%" or "phần trăm", in order."""
    if "%" not in text and "phần trăm" not in text.lower():
        return []
    return [
        Percentage(_number(found["value"]), _number(found["low"]) if found["low"] else None, found.start(), found.end())
        for found in _PERCENT.finditer(text)
    ]


def shares_in(text: str) -> list[Percentage]:
    """The same with fractions of a number of people: "1/3 tổng số Lao động tiên tiến"."""
    found = percentages_in(text)
    for one in _FRACTION.finditer(text):
        part, whole = int(one["part"]), int(one["whole"])
        if part < whole:
            found.append(Percentage(100 * part / whole, None, one.start(), one.end(), is_fraction=True))
    return sorted(found, key=lambda one: one.start)


def _before(text: str, one: Percentage) -> str:
    return text[max(0, one.start - _LOOK_BACK) : one.start]


def is_at_most(text: str, one: Percentage) -> bool:
    """Whether the sentence makes it a ceiling: "tối đa 15%", "không quá mười lăm phần trăm (15%)"."""
    return _AT_MOST.search(_before(text, one)) is not None or _OR_LESS.match(text, one.end) is not None


def is_below(text: str, one: Percentage) -> bool:
    """ "dưới 3%": a ceiling for a target; of an award it tells who does not deserve it."""
    return _BELOW.search(_before(text, one)) is not None


def is_at_least(text: str, one: Percentage) -> bool:
    """Whether the sentence makes it a floor: "từ 85%", "85% trở lên"."""
    return _AT_LEAST.search(_before(text, one)) is not None or _OR_MORE.match(text, one.end) is not None


def _number(written: str) -> float:
    return float(written.replace(",", "."))
