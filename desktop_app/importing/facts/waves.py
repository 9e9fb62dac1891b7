"""Waves (đợt): label, ordinal, limits, content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.language.numerals import from_roman
from desktop_app.domain.plan.facts import Precision, Wave
from desktop_app.importing.facts.date_phrases import Period, period_in
from desktop_app.importing.facts.passages import Passage

_WAVE = re.compile(
    r"(?:(?<=^)|(?<=[.;:,|]\s)|(?<=[-+]\s))"
    r"(?P<label>(?:Đợt|ĐỢT|đợt|Giai đoạn)\s+(?:thi đua\s+)?(?:thứ\s+)?"
    r"(?P<number>[0-9]{1,2}|[IVX][IVX1l]{0,3}|nhất|một|hai|ba|bốn|tư|năm)\b)"
    r"(?=\s*(?:[:(,–.|-]|$)|\s+từ\b|\s+\(|\s+Từ\b)"
)
_TIME = re.compile(r"(?:thời gian|thời điểm|từ)\b", re.IGNORECASE)
_WORDS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5}
_EDGES = " :;,.()–-|"


def read_waves(passages: Iterable[Passage], working_year: int | None) -> list[Wave]:
    """All waves of a plan. "Đợt 01" and "đợt 1" are the same ordinal; a plan for the whole year has none."""
    waves: list[Wave] = []
    for passage in passages:
        text = passage.text
        if "ợt" not in text[:200].lower() and "đợt" not in text.lower() and "Giai đoạn" not in text:
            continue
        found = list(_WAVE.finditer(text))
        for index, label in enumerate(found):
            end = found[index + 1].start() if index + 1 < len(found) else len(text)
            wave = _wave(passage, text[label.start() : end], label, working_year)
            if wave is not None:
                _add(waves, wave)
    return [_numbered(wave, index) for index, wave in enumerate(waves, start=1)]


def _wave(passage: Passage, segment: str, label: re.Match[str], working_year: int | None) -> Wave | None:
    rest = segment[len(label["label"]) :]
    period = period_in(rest[:300], working_year)
    if period is None and label.start() == 0:
        below = _period_below(passage, working_year)
        if below is not None:
            return replace(_built(passage, segment, label, below), content=rest.strip(_EDGES))
    if period is None and (label["label"].startswith("Giai") or label.start() != 0):
        return None
    content = rest[period.end :] if period and period.start < 60 else rest
    return replace(_built(passage, segment, label, period), content=content.strip(_EDGES))


def _period_below(passage: Passage, working_year: int | None) -> Period | None:
    """The limits in the items of a wave: "Đợt 1:", below it "- Thời gian: từ … đến …"."""
    for child in passage.block.children:
        text = Passage(child).text
        if _TIME.match(text) and (period := period_in(text[:300], working_year)) is not None:
            return period
    return None


def _built(passage: Passage, segment: str, label: re.Match[str], period: Period | None) -> Wave:
    return Wave(
        uid="",
        block_uid=passage.block.uid,
        quote=segment.strip(" ;"),
        label=label["label"],
        ordinal=_ordinal(label["number"]),
        from_on=period.from_on if period else None,
        to_on=period.to_on if period else None,
        precision=period.precision if period else Precision.DAY,
    )


def _ordinal(written: str) -> int | None:
    """ "01", "I", "hai"; "I1" is a misread "II"."""
    if written.isdigit():
        return int(written)
    return _WORDS.get(written) or from_roman(written.replace("1", "I").replace("l", "I"))


def _add(waves: list[Wave], wave: Wave) -> None:
    """A wave told twice, once without its limits, is one wave."""
    for at, other in enumerate(waves):
        if other.ordinal is not None and other.ordinal == wave.ordinal:
            if wave.to_on is None:
                return
            if other.to_on is None:
                waves[at] = wave
                return
    waves.append(wave)


def _numbered(wave: Wave, index: int) -> Wave:
    return replace(wave, uid=f"wave-{index}")
