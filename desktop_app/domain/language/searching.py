"""Searching as one types: without marks, tone places and i/y equal, the best match first, people by their given name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from desktop_app.domain.language.text import clean_line, fold, match_key

T = TypeVar("T")

_EXACT_GIVEN, _GIVEN, _EXACT_WORD, _WORD, _INSIDE = range(5)
"""How well a word searched for fits, the best first: it is the given name, begins it, is a word, begins one, stands inside."""


@lru_cache(maxsize=65536)
def search_fold(text: str) -> str:
    """A text as it is searched: no marks, no case, y as i (Lý, Lí), commas and the like as spaces."""
    return " ".join(fold(text).replace("y", "i").replace(",", " ").split())


@dataclass(frozen=True)
class Wanted:
    """What was typed, ready to be held against many texts."""

    typed: str
    words: tuple[str, ...]
    marked: tuple[str, ...]
    """The words with their marks, where the clerk typed any: of two matches the one with these marks comes first."""

    @classmethod
    def of(cls, typed: str) -> Wanted:
        """The words of a text typed into a filter or search box."""
        line = clean_line(typed)
        has_marks = match_key(line) != fold(line)
        return cls(line, tuple(search_fold(line).split()), tuple(match_key(line).split()) if has_marks else ())

    def __bool__(self) -> bool:
        return bool(self.words)

    def is_in(self, text: str) -> bool:
        """Whether every word stands somewhere in a text; nothing wanted stands in all."""
        return not self.words or self.fits(search_fold(text))

    def fits(self, folded: str) -> bool:
        """The same for a text folded before by ``search_fold``."""
        return all(word in folded for word in self.words)

    def rank(self, text: str, *, is_person: bool = False) -> tuple[int, ...] | None:
        """How well a text fits, the smaller the better; None: not at all. ``is_person``: the last word is the given name."""
        folded = search_fold(text)
        if not all(word in folded for word in self.words):
            return None
        parts = folded.split(" ")
        given = parts[-1] if is_person else ""
        fits = [_fit(word, parts, given) for word in self.words]
        has_marks = all(word in match_key(text) for word in self.marked)
        is_beginning = folded.startswith(" ".join(self.words))
        return (max(fits), min(fits), 0 if has_marks else 1, 0 if is_beginning else 1)


def _fit(word: str, parts: Sequence[str], given: str) -> int:
    if given and word == given:
        return _EXACT_GIVEN
    if given and given.startswith(word):
        return _GIVEN
    if word in parts:
        return _EXACT_WORD
    return _WORD if any(part.startswith(word) for part in parts) else _INSIDE


def best(
    typed: str, items: Iterable[T], text: Callable[[T], str], limit: int, *, is_person: bool = False
) -> list[tuple[tuple[int, ...], T]]:
    """The items that fit best, with their ranks; equal ones stay in the order given."""
    wanted = Wanted.of(typed)
    if not wanted:
        return []
    ranked = [(rank, item) for item in items if (rank := wanted.rank(text(item), is_person=is_person)) is not None]
    return sorted(ranked, key=lambda one: one[0])[:limit]


def filtered(typed: str, rows: Sequence[T], text: Callable[[T], str], *, is_person: bool = False) -> list[T]:
    """The rows a table's filter leaves. Of people those come first whose given name fits; other rows keep their order."""
    wanted = Wanted.of(typed)
    if not wanted:
        return list(rows)
    if not is_person:
        return [row for row in rows if wanted.is_in(text(row))]
    ranked = [(rank[:2], row) for row in rows if (rank := wanted.rank(text(row), is_person=True)) is not None]
    return [row for _, row in sorted(ranked, key=lambda one: one[0])]


def matches(typed: str, text: str) -> list[tuple[int, int]]:
    """Where the words typed stand in a text, as (start, end) from left to right: at the beginning of a word if they do."""
    folded = "".join(_plain(character) for character in text)
    if len(folded) != len(text):
        return []
    found: list[tuple[int, int]] = []
    for word in Wanted.of(typed).words:
        start = _at_word_start(word, folded)
        if start < 0:
            start = folded.find(word)
        if start >= 0:
            found.append((start, start + len(word)))
    return _joined(sorted(found))


def _at_word_start(word: str, folded: str) -> int:
    """The last place where the word begins a word: of two the given name."""
    at = folded.rfind(word)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.rfind(word, 0, at + len(word) - 1)
    return at


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """The letter a character is searched as; one character, so that places stay."""
    bare = unicodedata.normalize("NFD", character.casefold())[:1] or " "
    return {"đ": "d", "y": "i", ",": " "}.get(bare, bare)
