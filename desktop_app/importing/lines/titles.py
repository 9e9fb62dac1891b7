"""What is title and what is text of a numbered item: display titles, run-in titles, none."""

from __future__ import annotations

import re

from desktop_app.domain.plan.blocks import TitleStyle
from desktop_app.importing.lines.line_kinds import Marker, MarkerKind, ends_sentence, is_capitals
from desktop_app.importing.lines.markup import Line

_SECTIONS = (MarkerKind.PART, MarkerKind.LETTER, MarkerKind.ROMAN)
_LONGEST_DISPLAY = 150
_LONGEST_RUN_IN = 60
_MOST_RUN_IN_WORDS = 9
_COLON = re.compile(r":(?=\s)")
_OPEN_ENDS = ("như", "sau", "gồm", "là", "rằng", "sau đây", "theo", "với")


def split_title(line: Line, marker: Marker, is_followed_by_content: bool) -> tuple[str, TitleStyle, int]:
    """Title, its style, and where the text begins in ``line.text``.

    A display title keeps its end mark as written; a run-in title stands without its colon.
    """
    text, start = line.text, marker.end
    rest = text[start:]
    if not rest:
        return "", TitleStyle.NONE, start
    if marker.kind is MarkerKind.PSEUDO:
        return rest, TitleStyle.DISPLAY, len(text)
    found = _bold_run_in(line, start)
    if found:
        return found
    if line.heading or _bold_end(line, start) >= len(text.rstrip(" .:;")):
        return _marked_up(text, start, marker)
    if marker.kind in _SECTIONS:
        return _section(text, start)
    return _item(text, start, is_followed_by_content)


def _bold_end(line: Line, start: int) -> int:
    """How far the bold that covers the beginning of the title reaches; 0 without bold there."""
    at = start
    for run in line.runs:
        if (run.bold and run.start <= at) or not line.text[at : run.start].strip():
            if not run.bold:
                break
            at = max(at, run.end)
    return at if at > start else 0


def _bold_run_in(line: Line, start: int) -> tuple[str, TitleStyle, int] | None:
    end = _bold_end(line, start)
    text = line.text
    if not end:
        return None
    title = text[start:end].rstrip()
    rest = text[end:].lstrip()
    if title.endswith(":") and rest:
        return title[:-1].rstrip(), TitleStyle.RUN_IN, len(text) - len(rest)
    if rest.startswith(":") and len(rest) > 1:
        body = rest[1:].lstrip()
        return title, TitleStyle.RUN_IN, len(text) - len(body)
    return None


def _marked_up(text: str, start: int, marker: Marker) -> tuple[str, TitleStyle, int]:
    rest = text[start:]
    if marker.kind in _SECTIONS:
        return _section(text, start)
    if ends_sentence(rest) and not rest.endswith(":"):
        return _run_in(text, start) or ("", TitleStyle.NONE, start)
    return rest, TitleStyle.DISPLAY, len(text)


def _section(text: str, start: int) -> tuple[str, TitleStyle, int]:
    rest = text[start:]
    if is_capitals(rest):
        return rest, TitleStyle.DISPLAY, len(text)
    colon = _COLON.search(rest)
    if colon and is_capitals(rest[: colon.start()]):
        return rest[: colon.start()].rstrip(), TitleStyle.RUN_IN, start + colon.end() + 1
    if ends_sentence(rest) and not rest.endswith(":"):
        found = _run_in(text, start)
        if found or len(rest) > _LONGEST_DISPLAY // 2:
            return found or ("", TitleStyle.NONE, start)
    return rest, TitleStyle.DISPLAY, len(text)


def _item(text: str, start: int, is_followed_by_content: bool) -> tuple[str, TitleStyle, int]:
    rest = text[start:]
    found = _run_in(text, start)
    if found:
        return found
    is_heading = not ends_sentence(rest) or (rest.endswith(":") and len(rest) <= _LONGEST_RUN_IN)
    if is_heading and is_followed_by_content and len(rest) <= _LONGEST_DISPLAY:
        return rest, TitleStyle.DISPLAY, len(text)
    return "", TitleStyle.NONE, start


def _run_in(text: str, start: int) -> tuple[str, TitleStyle, int] | None:
    """A short title before a colon: "Thời gian: Năm 2024."; not a clause that leads to a list ("… như sau: …")."""
    colon = _COLON.search(text, start, start + _LONGEST_RUN_IN + 2)
    if colon is None:
        return None
    title = text[start : colon.start()].rstrip()
    if not title[:1].isupper() or len(title.split()) > _MOST_RUN_IN_WORDS or title.endswith(_OPEN_ENDS):
        return None
    if any(sign in title for sign in '.;!?“”"%'):
        return None
    return title, TitleStyle.RUN_IN, colon.end() + 1
