"""Percents by the collective title of a unit, as they are typed: "TTLĐXS 15; TTLĐTT 10"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.award.catalogue import BY_CODE, award_called
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.registration import SubjectKind

_ONE = re.compile(r"(.+?)[\s:=]+(\d+(?:[.,]\d+)?)\s*%?")


def parse_percents(text: str) -> tuple[tuple[str, float], ...]:
    """Code and percent of each title, in the order typed; () for nothing. UserError for anything else."""
    found: dict[str, float] = {}
    for part in filter(None, map(clean_line, text.split(";"))):
        match = _ONE.fullmatch(part)
        spec = award_called(match.group(1)) if match else None
        if match is None or spec is None or SubjectKind.COLLECTIVE not in spec.subjects:
            raise UserError(
                "quota.percents",
                f"“{part}” chưa đúng. Ghi danh hiệu tập thể và tỷ lệ, cách nhau dấu chấm phẩy, ví dụ: TTLĐXS 15; TTLĐTT 10.",
            )
        found[spec.code] = float(match.group(2).replace(",", "."))
    return tuple(found.items())


def percents_text(percents: Iterable[tuple[str, float]]) -> str:
    """The same the other way."""
    return "; ".join(
        f"{BY_CODE[code].short_name if code in BY_CODE else code} {format_number(percent)}"
        for code, percent in percents
    )
