"""One thing written in two ways within a paper: words, tone places, hyphens, names of waves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop_app.domain.language.text import match_key, unify_tones
from desktop_app.domain.plan.blocks import BlockKind
from desktop_app.domain.plan.checks.finding import Finding, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView

_WORD = re.compile(r"[^\W\d_]+")
_BASIS = "thống nhất trong văn bản"
_SAME_WORDS = (
    ("hàng năm", "hằng năm"),
    ("hàng tháng", "hằng tháng"),
    ("hàng quý", "hằng quý"),
    ("hàng ngày", "hằng ngày"),
)
_DASHED = re.compile(
    r"(?<![^\W_])[^\W\d_]{1,9}(?:\s[^\W\d_]{1,9})?\s?[-–—]\s?[^\W\d_]{1,9}(?:\s[^\W\d_]{1,9})?(?![^\W_])"
)
_LEAD = re.compile(r"[^:.;]{2,80}:\s")
_AWARD = re.compile(
    r"(?P<name>(?:Bằng khen|Giấy khen|Cờ thi đua|Kỷ niệm chương)(?: của [^:;,.]{2,40}?)?)(?:\s+(?:xét tặng|tặng|cho|dành cho)\b|:)",
    re.IGNORECASE,
)
_WAVE = re.compile(r"\bđợt\s+([0-9]{1,2})\b", re.IGNORECASE)


def check_consistency(view: PlanView) -> Iterator[Finding]:
    """Ways of writing that are right by themselves, but not side by side."""
    yield from _pairs(view)
    yield from _tone_places(view)
    yield from _dashes(view)
    yield from _wave_labels(view)
    yield from _leads(view)


def _pairs(view: PlanView) -> Iterator[Finding]:
    for one, other in _SAME_WORDS:
        first = {words: _first(view, rf"(?<!\w){words}(?!\w)") for words in (one, other)}
        if all(first.values()):
            line, found = first[other] or first[one]  # type: ignore[misc]
            message = f"Trong kế hoạch có cả “{one}” và “{other}”; thống nhất một cách viết."
            yield line.finding("spelling.two_ways", Severity.HINT, message, *found.span(), basis=_BASIS)


def _first(view: PlanView, pattern: str) -> tuple[Line, re.Match[str]] | None:
    for line in view.lines:
        found = re.search(pattern, line.text, re.IGNORECASE)
        if found:
            return line, found
    return None


def _tone_places(view: PlanView) -> Iterator[Finding]:
    """ "văn hoá" beside "văn hóa"."""
    uses: dict[str, Counter[str]] = {}
    where: dict[str, tuple[Line, int, int]] = {}
    for line in view.lines:
        for found in _WORD.finditer(line.text):
            word = found[0].lower()
            if len(word) > 1 and not word.isascii() and (word != unify_tones(word) or _may_move(word)):
                uses.setdefault(unify_tones(word), Counter())[word] += 1
                where.setdefault(word, (line, *found.span()))
    for counts in uses.values():
        if len(counts) < 2:
            continue
        (most, _), (least, _) = counts.most_common(2)
        line, start, end = where[least]
        message = f"Trong kế hoạch có cả “{most}” và “{least}”; thống nhất một cách đặt dấu."
        yield line.finding("spelling.two_tone_places", Severity.HINT, message, start, end, basis=_BASIS)


def _may_move(word: str) -> bool:
    return re.search(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ]$", word) is not None and not word.startswith("qu")


def _dashes(view: PlanView) -> Iterator[Finding]:
    """ "Thi đua – Khen thưởng" beside "Thi đua - Khen thưởng"."""
    ways: dict[str, dict[str, tuple[Line, int, int]]] = {}
    for line in view.lines:
        for found in _DASHED.finditer(line.text):
            sign = re.sub(r"[^\s–—-]", "", re.sub(r"(?<=\w)\s(?=\w)", "", found[0]))
            ways.setdefault(match_key(found[0]), {}).setdefault(sign, (line, *found.span()))
    for written in ways.values():
        if len(written) > 1:
            line, start, end = next(reversed(written.values()))
            message = f"“{line.text[start:end]}” viết bằng nhiều kiểu gạch nối trong kế hoạch; thống nhất một kiểu."
            yield line.finding("spelling.two_dashes", Severity.HINT, message, start, end, basis=_BASIS)


def _wave_labels(view: PlanView) -> Iterator[Finding]:
    """ "Đợt 01" beside "đợt 1"."""
    ways: dict[int, dict[str, tuple[Line, int, int]]] = {}
    for line in view.lines:
        for found in _WAVE.finditer(line.text):
            ways.setdefault(int(found[1]), {}).setdefault(found[1], (line, *found.span()))
    for written in ways.values():
        if len(written) > 1:
            line, start, end = next(reversed(written.values()))
            message = f"“{line.text[start:end]}” có chỗ ghi khác; thống nhất một cách ghi tên đợt."
            yield line.finding("spelling.two_wave_labels", Severity.HINT, message, start, end, basis=_BASIS)


def _leads(view: PlanView) -> Iterator[Finding]:
    """An award without its colon among bullets that each name theirs and go on behind a colon."""
    lists = (view.content.blocks, *(block.children for block in view.blocks))
    for bullets in ([one for one in blocks if one.kind is BlockKind.BULLET] for blocks in lists):
        plain = [one for one in bullets if _LEAD.match(one.text) is None]
        if len(bullets) < 2 or len(plain) != 1 or not (found := _AWARD.match(plain[0].text)):
            continue
        if not any(_AWARD.match(one.text) for one in bullets if one is not plain[0]):
            continue
        line = view.line_of(plain[0].uid)
        if line is not None:
            start = line.title_end
            message = f"Sau “{found['name']}” chưa có dấu “:” như các dòng cùng loại."
            yield line.finding(
                "punctuation.no_colon", Severity.HINT, message, start, start + len(found["name"]), basis=_BASIS
            )
