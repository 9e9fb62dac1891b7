"""Spelling: known slips, words that are no Vietnamese syllable, tones in a wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.language.syllables import LONGEST, right_tone_place
from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.checks.finding import Finding, Fix, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView
from desktop_app.domain.plan.checks.rules import Slip

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_PROSE = re.compile(r"@|://|www\.|[^\W_]\.[a-z]{2,}(?:\.|/|$)|^\W?\.[a-z]|[0-9]|[^\W_]['’][^\W_]", re.IGNORECASE)
_SLIPS_BASIS = "danh sách lỗi hay gặp của văn phòng"
_SYLLABLES_BASIS = "quy tắc chính tả"
_FOREIGN_FROM = 3


@dataclass(frozen=True)
class _Use:
    line: Line
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.line.text[self.start : self.end]


def check_spelling(view: PlanView) -> Iterator[Finding]:
    """Slips first: a word told there is not told again as no syllable. A wrong word is told once, however often it stands."""
    is_right: dict[str, bool] = {}  # a plan has ten times more words than different ones
    wrong: dict[str, list[_Use]] = {}
    for line in view.lines:
        told = list(_slips(view, line))
        yield from told
        for use in _wrong_words(view, line, told, is_right):
            wrong.setdefault(use.word.lower(), []).append(use)
    for uses in wrong.values():
        yield _not_a_word(view, uses)
    for part, text in view.parts():
        for slip, found in slips_in(view, text):
            message = _slip_message(slip, found[0])
            yield Finding("spelling.slip", Severity.HINT, message, found[0], _SLIPS_BASIS, part=part, subject_key=text)


def _slips(view: PlanView, line: Line) -> Iterator[Finding]:
    for slip, found in slips_in(view, line.text):
        right = _like(found[0], slip.right)
        fix = Fix(f"Đổi: {right}", (line.edit(*found.span(), right),)) if slip.is_certain else None
        yield line.finding(
            "spelling.slip", Severity.HINT, _slip_message(slip, found[0]), *found.span(), basis=_SLIPS_BASIS, fix=fix
        )


def slips_in(view: PlanView, text: str) -> Iterator[tuple[Slip, re.Match[str]]]:
    """Slips of the list in a text, one at a place."""
    taken: list[tuple[int, int]] = []
    for slip in view.rules.slips:
        for found in re.finditer(rf"(?<!\w){re.escape(slip.wrong)}(?!\w)", text, re.IGNORECASE):
            is_told = any(start < found.end() and found.start() < end for start, end in taken)
            if not is_told and _applies(slip, text, found):
                taken.append(found.span())
                yield slip, found


def _slip_message(slip: Slip, found: str) -> str:
    right = _like(found, slip.right)
    return f"{slip.why}: “{right}”." if slip.why else f"“{found}” có lẽ là “{right}”."


def _applies(slip: Slip, text: str, found: re.Match[str]) -> bool:
    following = text[found.end() :].lstrip()
    if slip.is_before_capital and not (following[:1].isupper() and following[1:2].islower()):
        return False
    before = match_key(text[: found.start()])
    return not any(before.endswith(match_key(word)) for word in slip.not_after)


def _like(written: str, right: str) -> str:
    if written.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right


def _wrong_words(view: PlanView, line: Line, told: list[Finding], is_right: dict[str, bool]) -> Iterator[_Use]:
    rules = view.rules.syllables
    slips = [one.span for one in told if one.span is not None]
    foreign: list[_Use] = []
    for chunk in _CHUNK.finditer(line.text):
        if _NOT_PROSE.search(chunk[0]):
            continue
        for found in _WORD.finditer(chunk[0]):
            use = _Use(line, chunk.start() + found.start(), chunk.start() + found.end())
            if any(span.start <= use.start < span.end for span in slips) or not _is_prose(found[0], line, use.start):
                continue
            if found[0] not in is_right:
                is_right[found[0]] = rules.is_word(found[0])
            if not is_right[found[0]] and found[0].isascii():
                foreign.append(use)
                continue
            yield from _few(foreign)
            foreign = []
            if not is_right[found[0]]:
                yield use
    yield from _few(foreign)


def _few(foreign: list[_Use]) -> list[_Use]:
    """Words without marks side by side: three or more are another language, not slips."""
    return foreign if len(foreign) < _FOREIGN_FROM else []


def _is_prose(word: str, line: Line, start: int) -> bool:
    """Abbreviations and foreign names are no matter of spelling; a word in capitals is, among others in capitals."""
    if len(word) == 1:
        return False
    if word.isupper():
        return line.text[: line.title_end].isupper() and start < line.title_end and not word.isascii()
    if any(letter.isupper() for letter in word[1:]):
        return False
    return word[0].islower() or not word.isascii()


def _not_a_word(view: PlanView, uses: list[_Use]) -> Finding:
    first, rules = uses[0], view.rules.syllables
    word, lowered = first.word, first.word.lower()
    times = f" ({len(uses)} chỗ)" if len(uses) > 1 else ""
    right = right_tone_place(lowered, rules) if len(lowered) <= LONGEST else None
    if right is not None:
        message = f"Dấu thanh của “{word}” đặt sai chỗ{times}: “{_like(word, right)}”."
        return _finding("spelling.tone_place", message, uses, right, "Đổi")
    halves = [
        f"{lowered[:at]} {lowered[at:]}"
        for at in range(2, len(lowered) - 1 if len(lowered) <= 2 * LONGEST else 0)
        if rules.is_word(lowered[:at]) and rules.is_word(lowered[at:])
    ]
    if len(halves) == 1 and not lowered.isascii():
        message = f"“{word}” dính chữ{times}: “{_like(word, halves[0])}”."
        return _finding("spelling.glued", message, uses, halves[0], "Tách")
    message = f"“{word}” không phải âm tiết tiếng Việt{times}; kiểm tra lại chính tả."
    return _finding("spelling.not_a_word", message, uses)


def _finding(code: str, message: str, uses: list[_Use], right: str = "", verb: str = "") -> Finding:
    first = uses[0]
    fix = None
    if right:
        edits = tuple(use.line.edit(use.start, use.end, _like(use.word, right)) for use in uses)
        fix = Fix(f"{verb}: {_like(first.word, right)}", edits)
    return first.line.finding(code, Severity.HINT, message, first.start, first.end, basis=_SYLLABLES_BASIS, fix=fix)
