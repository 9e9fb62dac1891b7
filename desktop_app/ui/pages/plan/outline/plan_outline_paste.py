"""What is pasted into the outline: our own lines with levels and looks, or plain text read by its markers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData

from desktop_app.domain.language.text import clean_text
from desktop_app.domain.plan.blocks import BlockKind, BlockRole, TitleStyle
from desktop_app.domain.plan.outline_lines import OutlineLine, Span, merged_spans

OUTLINE_FORMAT = "application/x-so-thi-dua-outline"

MOST_CHARACTERS, MOST_LINES = 500_000, 5_000
"""Of one paste: some hundred pages, which the editor takes in without a pause."""


def is_too_long(text: str) -> bool:
    """Whether a paste would hold up the window; a text of that length is read in from a file."""
    return len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES


_MARKERS: tuple[tuple[re.Pattern[str], BlockKind, int], ...] = (
    (re.compile(r"(?P<marker>[IVXL]+\.)\s+(?=\S)"), BlockKind.SECTION, 0),
    (re.compile(r"(?P<marker>[0-9]{1,2}\.)\s+(?=\S)"), BlockKind.CLAUSE, 1),
    (re.compile(r"(?P<marker>[a-zđ]\))\s+(?=\S)"), BlockKind.POINT, 2),
    (re.compile(r"(?P<marker>[-–•])\s+(?=\S)"), BlockKind.BULLET, 2),
    (re.compile(r"(?P<marker>\+)\s+(?=\S)"), BlockKind.BULLET, 3),
)


def to_mime(lines: Sequence[OutlineLine]) -> QMimeData:
    """Lines for the clipboard: with levels for this program, as plain text for any other."""
    data = QMimeData()
    packed = [
        {
            "uid": line.uid,
            "kind": line.kind.value,
            "level": line.level,
            "written": line.written,
            "title_style": line.title_style.value,
            "role": line.role.value,
            "spans": [[span.text, span.bold, span.italic] for span in line.spans],
        }
        for line in lines
    ]
    data.setData(OUTLINE_FORMAT, json.dumps(packed, ensure_ascii=False).encode())
    data.setText("\n".join(line.text for line in lines))
    return data


def from_mime(data: QMimeData, here: OutlineLine) -> list[OutlineLine]:
    """The lines to put in at ``here``; text without markers takes the kind and level of the line it is pasted into."""
    if data.hasFormat(OUTLINE_FORMAT):
        try:
            return [_unpacked(packed) for packed in json.loads(bytes(data.data(OUTLINE_FORMAT).data()))]
        except (ValueError, KeyError, TypeError):
            pass  # written by something else: its plain text still counts
    return text_lines(data.text(), here)


def _unpacked(packed: dict[str, object]) -> OutlineLine:
    spans = packed["spans"]
    if not isinstance(spans, list):
        raise TypeError("spans")
    return OutlineLine(
        uid=str(packed["uid"]),
        kind=BlockKind(str(packed["kind"])),
        level=int(str(packed["level"])),
        written=str(packed["written"]),
        title_style=TitleStyle(str(packed["title_style"])),
        role=BlockRole(str(packed["role"])),
        spans=tuple(Span(clean_text(str(text)), bool(bold), bool(italic)) for text, bold, italic in spans),
    )


def text_lines(text: str, here: OutlineLine) -> list[OutlineLine]:
    """Plain text as lines, one for each line with words; markers give kind and level and are then left to numbering."""
    found: list[OutlineLine] = []
    for raw in clean_text(text).splitlines():
        words = " ".join(raw.split())
        if not words:
            continue
        kind, level, body = here.kind, here.level, words
        for pattern, marked, depth in _MARKERS:
            match = pattern.match(words)
            if match:
                kind, level, body = marked, depth, words[match.end() :]
                break
        style = TitleStyle.DISPLAY if kind is BlockKind.SECTION else TitleStyle.NONE
        found.append(OutlineLine("", kind, level, title_style=style, spans=(Span(body),)))
    return found


def with_own_ids(lines: Sequence[OutlineLine], taken: set[str], next_id: Callable[[], str]) -> list[OutlineLine]:
    """The same lines with ids that are not taken: what was cut keeps its own, what was copied gets new ones."""
    found = []
    for line in lines:
        uid = line.uid if line.uid and line.uid not in taken else next_id()
        taken.add(uid)
        found.append(replace(line, uid=uid))
    return found


def cut_lines(lines: Sequence[OutlineLine], start: int, end: int) -> list[OutlineLine]:
    """Several lines, the first from character ``start`` on, the last up to ``end``."""
    found = list(lines)
    found[-1] = _cut(found[-1], 0, end)
    found[0] = _cut(found[0], start, len(found[0].text))
    return found


def _cut(line: OutlineLine, start: int, end: int) -> OutlineLine:
    found, offset = [], 0
    for span in line.spans:
        words = span.text[max(0, start - offset) : max(0, end - offset)]
        found.append(replace(span, text=words))
        offset += len(span.text)
    return replace(line, spans=merged_spans(found))


def is_one_piece(lines: Sequence[OutlineLine], here: OutlineLine, *, is_empty: bool) -> bool:
    """Whether what is pasted are words of the line under the caret, not items of their own."""
    return len(lines) == 1 and not (is_empty and lines[0].kind is not here.kind)
