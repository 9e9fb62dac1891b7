"""Two texts word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

_TOKEN = re.compile(r"\s+|(?:[^\W_]+(?:[/.-][^\W_]+)*|.)\s*")
_LONG = 4000
"""Words of two texts from which only its changed middle is looked at as a whole."""


_AROUND = 70
"""Letters kept on each side of a change."""


class SpanKind(StrEnum):
    """What became of a stretch of words."""

    SAME = "equal"
    DROPPED = "delete"
    ADDED = "insert"


@dataclass(frozen=True)
class WordSpan:
    """A stretch of words of the old text (same, dropped) or the new one (same, added)."""

    kind: SpanKind
    text: str


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[str, ...]:
    """Words with what is joined to them (18/3/2022, KH-STTTT) and signs, each with its blanks; joined they are the text."""
    return tuple(_TOKEN.findall(text))


def word_spans(old: str, new: str) -> tuple[WordSpan, ...]:
    """The way from the old text to the new one; spans that are not added joined give the old text, those not dropped the new."""
    before, after = tokens(old), tokens(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle_before = before[head : len(before) - tail]
    middle_after = after[head : len(after) - tail]
    spans = [
        WordSpan(SpanKind.SAME, "".join(before[:head])),
        *_middle(middle_before, middle_after),
        WordSpan(SpanKind.SAME, "".join(before[len(before) - tail :] if tail else ())),
    ]
    return tuple(_tidied(spans))


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _middle(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[WordSpan]:
    if not before or not after or len(before) + len(after) > _LONG:
        yield WordSpan(SpanKind.DROPPED, "".join(before))
        yield WordSpan(SpanKind.ADDED, "".join(after))
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for name, first, last, new_first, new_last in matcher.get_opcodes():
        if name == "equal":
            yield WordSpan(SpanKind.SAME, "".join(before[first:last]))
        else:
            yield WordSpan(SpanKind.DROPPED, "".join(before[first:last]))
            yield WordSpan(SpanKind.ADDED, "".join(after[new_first:new_last]))


def _tidied(spans: list[WordSpan]) -> Iterator[WordSpan]:
    """One dropped and one added span a change, without the blanks that both have at their ends."""
    dropped = added = same = ""
    for span in [*spans, WordSpan(SpanKind.SAME, "")]:
        if span.kind is SpanKind.DROPPED:
            dropped += span.text
        elif span.kind is SpanKind.ADDED:
            added += span.text
        else:
            shared = _shared_blanks(dropped, added)
            if dropped or added:
                yield from _changed(same, dropped.removesuffix(shared), added.removesuffix(shared))
                same, dropped, added = shared, "", ""
            same += span.text
    if same:
        yield WordSpan(SpanKind.SAME, same)


def _shared_blanks(one: str, other: str) -> str:
    """The blanks both end in; none when one of them would be left with nothing but blanks."""
    if not one.strip() or not other.strip():
        return ""
    first, second = one[len(one.rstrip()) :], other[len(other.rstrip()) :]
    return first if first == second else ""


def _changed(same: str, dropped: str, added: str) -> Iterator[WordSpan]:
    if same:
        yield WordSpan(SpanKind.SAME, same)
    if dropped:
        yield WordSpan(SpanKind.DROPPED, dropped)
    if added:
        yield WordSpan(SpanKind.ADDED, added)


def shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """Words that stayed between two changes, without their middle where it is long: for lists that show what changed."""
    if len(text) <= 2 * _AROUND + 20:
        return text
    head = "" if is_first else text[: text.rfind(" ", 0, _AROUND) + 1 or _AROUND]
    start = text.find(" ", len(text) - _AROUND)
    tail = "" if is_last else text[start if start >= 0 else len(text) - _AROUND :]
    return f"{head}…{tail}"
