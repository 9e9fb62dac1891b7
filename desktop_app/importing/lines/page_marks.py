"""Marks of pages and of digital signatures among the lines of a text: they are no words of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.importing.lines.line_kinds import ends_sentence, is_page_number, marker_of
from desktop_app.importing.lines.markup import Dropped, Line, SourceLines

PAGE_NUMBER = "page number"
STAMP = "stamp"
"""Kinds of what is dropped here."""

_STAMP = re.compile(
    r"(?:người ký|ký bởi|được ký bởi|ký số bởi|digitally signed by|signed by)\s*:|(?:thời gian ký|ngày ký|signing time)\s*:\s*[0-9]"
    r"|signature\s+(?:not\s+)?(?:verified|valid)\b",
    re.IGNORECASE,
)
_STAMP_DETAIL = re.compile(
    r"(?:e-?mail|cơ quan|đơn vị|tổ chức|chức vụ|chức danh|thời gian(?: ký)?|ngày ký|lý do|địa điểm"
    r"|date|reason|location|dn|o|ou|cn)\s*[:=]",
    re.IGNORECASE,
)
_LONGEST_STAMP = 160
_LEAST_OPEN = 20


def without_marks(source: SourceLines) -> SourceLines:
    """The lines without digital stamps, and without page numbers where they count up through broken sentences."""
    dropped = [*source.dropped]
    lines = _without_stamps(source.lines, dropped)
    lines = _without_page_numbers(lines, dropped)
    return source if len(lines) == len(source.lines) else SourceLines(tuple(lines), tuple(dropped))


def _without_stamps(lines: Sequence[Line], dropped: list[Dropped]) -> list[Line]:
    """A stamp is a line that names who signed, with the lines about it next to that one."""
    is_stamp = [len(line.text) <= _LONGEST_STAMP and _STAMP.match(line.text) is not None for line in lines]
    if not any(is_stamp):
        return list(lines)
    places = list(range(len(lines)))
    for at in (*places, *reversed(places)):
        near = [one for one in (at - 1, at + 1) if 0 <= one < len(lines)]
        is_detail = len(lines[at].text) <= _LONGEST_STAMP and _STAMP_DETAIL.match(lines[at].text) is not None
        is_stamp[at] = is_stamp[at] or (is_detail and any(is_stamp[one] for one in near))
    dropped += [Dropped(line.number, line.text, STAMP) for line, drop in zip(lines, is_stamp, strict=True) if drop]
    return [line for line, drop in zip(lines, is_stamp, strict=True) if not drop]


def _without_page_numbers(lines: Sequence[Line], dropped: list[Dropped]) -> list[Line]:
    """Numbers alone on their lines are page numbers where they count up one by one and one of them breaks a sentence.

    A single number says too little and stays.
    """
    alone = [at for at, line in enumerate(lines) if is_page_number(line.text) and _number(line) is not None]
    series = [
        at
        for place, at in enumerate(alone)
        if (place and _follow(lines[alone[place - 1]], lines[at]))
        or (place + 1 < len(alone) and _follow(lines[at], lines[alone[place + 1]]))
    ]
    if not any(_breaks_sentence(lines, at) for at in series):
        return list(lines)
    gone = set(series)
    dropped += [Dropped(lines[at].number, lines[at].text, PAGE_NUMBER) for at in series]
    return [line for at, line in enumerate(lines) if at not in gone]


def _number(line: Line) -> int | None:
    found = re.search(r"[0-9]{1,3}", line.text)
    return int(found[0]) if found else None


def _follow(one: Line, other: Line) -> bool:
    return (_number(one) or 0) + 1 == _number(other)


def _breaks_sentence(lines: Sequence[Line], at: int) -> bool:
    if not 0 < at < len(lines) - 1:
        return False
    before, after = lines[at - 1], lines[at + 1]
    is_open = len(before.text) >= _LEAST_OPEN and not ends_sentence(before.text)
    return is_open and marker_of(after) is None and not after.heading
