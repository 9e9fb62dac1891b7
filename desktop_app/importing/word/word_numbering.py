"""The numbers that Word counts by itself: "I.", "1.2.", "a)", "-", as the reader of the paper sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.domain.language.numerals import to_roman
from desktop_app.importing.word.word_package import W, indent_of, is_on, number_of, value_of, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from desktop_app.importing.word.word_styles import WordStyles

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_MOST = 3999
_BULLETS = frozenset("-–—−+•●○▪■□◦‣➢➤►✓✔❖·§\uf0b7\uf02d\uf0d8\uf0fc\uf0a7Ø*")
_BULLET_OF = {"o": "◦", "\uf0a8": "◦", "\uf06f": "□", "\uf076": "❖", "\uf02b": "+", "\uf0e8": "➢"}


@dataclass(frozen=True, slots=True)
class NumberedAs:
    """What stands before a paragraph of a list, how deep in the list it is (from 0), and how far its level is set in."""

    marker: str
    level: int
    indent: int
    """In twips."""


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    is_all_arabic: bool = False
    restarts_after: int | None = None
    indent: int = 0


@dataclass
class _List:
    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class WordNumbering:
    """Counts the paragraphs of a document's lists, in reading order."""

    def __init__(self, root: Element | None, styles: WordStyles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._abstract_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        if root is None:
            return
        linked: dict[str, str] = {}
        style_links: dict[str, str] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            identifier = abstract.get(f"{W}abstractNumId", "")
            self._lists[identifier] = _List(_levels_of(abstract))
            if style := value_of(abstract, "numStyleLink"):
                linked[identifier] = style
            if style := value_of(abstract, "styleLink"):
                style_links[style] = identifier
        for identifier, style in linked.items():
            if style in style_links:
                self._lists[identifier] = self._lists[style_links[style]]
        for number in root.iter(f"{W}num"):
            self._take_number(number)

    def number(self, paragraph_properties: Element | None, style: str) -> NumberedAs | None:
        """The marker of the next paragraph, counted; None where it stands in no list."""
        inherited = self._styles.numbering_of(style)
        own = paragraph_properties.find(f"{W}numPr") if paragraph_properties is not None else None
        identifier = value_of(own, "numId") or value_of(inherited, "numId") or ""
        level = number_of(own, "ilvl")
        if level is None:
            level = number_of(inherited, "ilvl") or 0
        found = self._lists.get(self._abstract_of.get(identifier, ""))
        if found is None or not 0 <= level < _LEVELS:
            return None
        shown = {**found.levels, **self._overrides.get(identifier, {})}
        if level not in shown:
            return None
        self._count(identifier, found, shown, level)
        marker = _marker(shown, found.counts, level)
        return NumberedAs(marker, level, shown[level].indent) if marker else None

    def _take_number(self, number: Element) -> None:
        identifier = number.get(f"{W}numId", "")
        self._abstract_of[identifier] = value_of(number, "abstractNumId") or ""
        for override in number.iter(f"{W}lvlOverride"):
            level = whole(override.get(f"{W}ilvl"))
            if level is None or not 0 <= level < _LEVELS:
                continue
            start = number_of(override, "startOverride")
            if start is not None:
                self._restarts.setdefault(identifier, {})[level] = start
            own = override.find(f"{W}lvl")
            if own is not None:
                self._overrides.setdefault(identifier, {})[level] = _level_of(own)

    def _count(self, identifier: str, found: _List, shown: dict[int, _Level], level: int) -> None:
        restart = self._restarts.get(identifier, {}).pop(level, None)
        last = found.counts[level]
        for above in range(level):
            if found.counts[above] is None:
                found.counts[above] = shown[above].start if above in shown else 1
        found.counts[level] = restart if restart is not None else shown[level].start if last is None else last + 1
        for below in range(level + 1, _LEVELS):
            after = shown[below].restarts_after if below in shown else None
            if after is None or level < after:
                found.counts[below] = None


def _levels_of(abstract: Element) -> dict[int, _Level]:
    found = {}
    for level in abstract.iter(f"{W}lvl"):
        place = whole(level.get(f"{W}ilvl"))
        if place is not None and 0 <= place < _LEVELS:
            found[place] = _level_of(level)
    return found


def _level_of(level: Element) -> _Level:
    start = number_of(level, "start")
    return _Level(
        value_of(level, "numFmt") or "decimal",
        value_of(level, "lvlText") or "",
        1 if start is None else start,
        bool(is_on(level, "isLgl")),
        number_of(level, "lvlRestart"),
        indent_of(level.find(f"{W}pPr")),
    )


def _marker(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
    one = levels[level]
    if one.form == "bullet":
        sign = one.text.strip()
        return sign if sign in _BULLETS or not sign else _BULLET_OF.get(sign, "•" if len(sign) == 1 else sign)
    if one.form == "none":
        return ""

    def shown(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        count = counts[place]
        form = "decimal" if one.is_all_arabic or place not in levels else levels[place].form
        return "" if count is None or form in ("none", "bullet") else _written(count, form)

    return _PLACEHOLDER.sub(shown, one.text).strip()


def _written(count: int, form: str) -> str:
    if not 0 <= count <= _MOST:
        return str(count)
    if form in ("upperRoman", "lowerRoman") and count:
        return to_roman(count) if form == "upperRoman" else to_roman(count).lower()
    if form in ("upperLetter", "lowerLetter") and count:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02}" if form == "decimalZero" else str(count)
