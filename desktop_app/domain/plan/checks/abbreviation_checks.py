"""Abbreviations: not explained at first mention, written in two ways, or meant for symbols only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.language.numerals import from_roman
from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.checks.finding import Finding, Fix, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView

_CAPITAL = "[A-ZĐÂÊÔƠƯĂ]"
_TOKEN = re.compile(rf"(?<![\w&/.-]){_CAPITAL}[A-Za-zĐđ&]*{_CAPITAL}(?:-{_CAPITAL}{{2,}})*(?![\w&])")
_IN_BRACKETS = re.compile(
    r"\(\s*(?:viết tắt là|gọi tắt là|sau đây (?:viết|gọi) tắt là)?\s*([A-ZĐÂÊÔƠƯĂ][\w&Đđ-]{1,11})\s*\)"
)
_SYMBOL = re.compile(r"[0-9]{1,5}(?:/[0-9]{4})?\s?[-/]\s?[A-ZĐ][\w&/-]*")
_OFFICE_PRACTICE = "thông lệ: viết đầy đủ ở lần nhắc đầu"


@dataclass(frozen=True)
class _Use:
    text: str
    line: Line
    start: int
    end: int


def check_abbreviations(view: PlanView) -> Iterator[Finding]:
    """Looks at subject and body; Nơi nhận may abbreviate (NĐ 30/2020, Phụ lục I, II.9)."""
    defined = {found[1] for line in view.lines for found in _IN_BRACKETS.finditer(line.text)}
    uses = [use for line in view.lines for use in _uses(line)]
    first: dict[str, _Use] = {}
    for use in uses:
        first.setdefault(use.text, use)
    counts = {text: sum(use.text == text for use in uses) for text in first}
    known = view.rules.abbreviations.known | defined
    odd = dict(_odd_spellings(view, first, counts, defined))
    for text, use in first.items():
        if text in odd:
            yield from _other_spelling(uses, text, odd[text])
        elif text in view.rules.document_types.abbreviations.values() and text not in defined:
            yield _for_symbols_only(view, [one for one in uses if one.text == text])
        elif text not in known and not _is_explained(text, use, view):
            yield _undefined(view, use, counts[text])


def _uses(line: Line) -> Iterator[_Use]:
    if line.text.isupper():
        return
    taken = [found.span() for found in _SYMBOL.finditer(line.text)]
    title = line.text[: line.title_end]
    for found in _TOKEN.finditer(line.text):
        text = found[0]
        if any(start <= found.start() < end for start, end in taken) or from_roman(text) is not None:
            continue
        if title.isupper() and found.start() < line.title_end:
            continue  # a title in capitals holds no abbreviation that could be told from its words
        if sum(letter.isupper() for letter in text) >= 2 and not _is_capital_word(line.text, found):
            yield _Use(text, line, found.start(), found.end())


def _is_capital_word(text: str, found: re.Match[str]) -> bool:
    """Whether the token is one of several words in capitals: an emphasised phrase, not an abbreviation."""
    around = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 12]
    before = re.search(r"(\w+)\s+$", around[0])
    after = re.match(r"\s+(\w+)", around[1])
    neighbours = [one[1] for one in (before, after) if one]
    return any(word.isupper() and len(word) > 1 and not word.isascii() for word in neighbours)


def _odd_spellings(
    view: PlanView, first: dict[str, _Use], counts: dict[str, int], defined: set[str]
) -> Iterator[tuple[str, str]]:
    """(odd, right): one letter differs from an abbreviation that is known, explained, or by far more used."""
    trusted = view.rules.abbreviations.known | frozenset(view.rules.abbreviations.expansions) | defined
    for text in first:
        if len(text) < 4 or text in trusted:
            continue
        near = [other for other in first if other in trusted and _differ_by_one(text, other)]
        if not near:
            near = [
                other
                for other in first
                if other not in trusted and counts[other] > counts[text] and _differ_by_one(text, other)
            ]
        if not near:
            near = [
                other for other in view.rules.abbreviations.expansions if len(other) > 4 and _differ_by_one(text, other)
            ]
        if len(near) == 1:
            yield text, near[0]


def _differ_by_one(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _other_spelling(uses: list[_Use], text: str, right: str) -> Iterator[Finding]:
    """One finding for all mentions: its fix mends them all."""
    mentions = [use for use in uses if use.text == text]
    fix = Fix(f"Đổi: {right}", tuple(use.line.edit(use.start, use.end, right) for use in mentions))
    use = mentions[0]
    message = f"“{text}” viết khác “{right}”{_times(mentions)}."
    yield use.line.finding(
        "abbreviation.two_spellings",
        Severity.HINT,
        message,
        use.start,
        use.end,
        basis="thống nhất trong văn bản",
        fix=fix,
    )


def _for_symbols_only(view: PlanView, mentions: list[_Use]) -> Finding:
    types, use = view.rules.document_types, mentions[0]
    long = next(name for name, short in types.abbreviations.items() if short == use.text).lower()
    fix = Fix(f"Viết: {long}", tuple(one.line.edit(one.start, one.end, _cased(long, one)) for one in mentions))
    message = f"“{use.text}” là chữ viết tắt dùng trong ký hiệu{_times(mentions)}; trong câu viết “{long}”."
    return use.line.finding(
        "abbreviation.for_symbols", Severity.HINT, message, use.start, use.end, basis=types.source.shown, fix=fix
    )


def _times(mentions: list[_Use]) -> str:
    return f" ({len(mentions)} chỗ)" if len(mentions) > 1 else ""


def _is_explained(text: str, use: _Use, view: PlanView) -> bool:
    """Whether the long form stands in the plan in front of the bracket, or the bracket holds the long form."""
    after = use.line.text[use.end : use.end + 80]
    if re.match(r"\s*\(", after) and fold(after).count(" ") > 1:
        return True
    long = view.rules.abbreviations.expansions.get(text)
    before = use.line.text[: use.start].rstrip()
    return long is not None and before.endswith(("(", '"')) and fold(long) in fold(before)


def _undefined(view: PlanView, use: _Use, count: int) -> Finding:
    long = view.rules.abbreviations.expansions.get(use.text)
    fix = None
    if long is not None:
        words = _cased(long, use)
        written = f"{words} ({use.text})" if count > 1 else words
        fix = Fix("Viết đầy đủ", (use.line.edit(use.start, use.end, written),))
    message = f"“{use.text}” viết tắt nhưng chưa giải thích."
    return use.line.finding(
        "abbreviation.undefined", Severity.WARNING, message, use.start, use.end, basis=_OFFICE_PRACTICE, fix=fix
    )


def _cased(words: str, use: _Use) -> str:
    starts_sentence = use.start == 0 or use.line.text[: use.start].rstrip()[-1:] in ".!?"
    return words[:1].upper() + words[1:] if starts_sentence else words
