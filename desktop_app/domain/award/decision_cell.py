"""A decision as a list names it, number and day often in one cell: "Số 123/QĐ-SKHCN ngày 05/01/2024 của Giám đốc Sở"."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import parse_date
from desktop_app.domain.language.text import clean_line, match_key

_DAY = (
    r"[0-9]{1,2}\s*[/.\-]\s*[0-9]{1,2}\s*[/.\-]\s*(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}"
)
_ON = re.compile(
    rf"(?:[,;(\-–]\s*)?(?:(?:ban hành|ký)\s+)?(?:ngày\s*)?(?<![0-9/.])(?P<day>{_DAY})(?![0-9/])\s*\)?", re.IGNORECASE
)
_BEFORE = re.compile(
    r"^(?:theo\s+)?(?:(?:quyết định|QĐ)(?![\-/])\s*)?(?:số(?:\s*:)?\s*)?(?:(?:quyết định|QĐ)(?![\-/])\s*)?(?:số\s*:?\s*)?",
    re.IGNORECASE,
)
_BY = re.compile(r"[\s,;(\-–]*\bcủa\s+(?P<authority>.+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?QĐ", re.IGNORECASE)
_NONE = {"", "-", "–", "—", "x", "không", "chưa có"}


@dataclass(frozen=True)
class DecisionCell:
    """What a cell says of a decision; ``authority`` as written behind "của"."""

    number: str = ""
    on: date | None = None
    authority: str = ""


@lru_cache(maxsize=16384)
def parse_decision(text: str) -> DecisionCell:
    """Number, day and authority of a cell. UserError (``date.*``) for a day no calendar has, (``award.decisions``) for several."""
    written = clean_line(text)
    if written.lower() in _NONE:
        return DecisionCell()
    if len(_ON.findall(written)) > 1 or len(_NUMBERED.findall(written)) > 1:
        raise UserError(
            "award.decisions", f"Một ô ghi nhiều quyết định: “{written[:80]}”. Ghi mỗi quyết định một dòng."
        )
    on = None
    found = _ON.search(written)
    if found is not None:
        on = parse_date(found.group("day"))
        written = f"{written[: found.start()]} {written[found.end() :]}"
    authority = ""
    by = _BY.search(written)
    if by is not None:
        authority = by.group("authority").strip(" ,;.()")
        written = written[: by.start()]
    number = _BEFORE.sub("", clean_line(written)).strip(" ,;.()–-")
    return DecisionCell(re.sub(r"\s*/\s*", "/", number), on, authority)


@lru_cache(maxsize=16384)
def decision_key(number: str) -> str:
    """Equal for one number written in two ways: "Số 12 / QĐ-UBND" and "12/QĐ-UBND"."""
    with suppress(UserError):
        number = parse_decision(number).number
    return re.sub(r"\s+", "", match_key(number))
