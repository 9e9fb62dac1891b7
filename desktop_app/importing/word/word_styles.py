"""How a run looks: what its own properties, its character style, its paragraph's style and the defaults say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from desktop_app.importing.word.word_package import W, is_on, number_of, value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

T = TypeVar("T")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class RunLook:
    """What changes how the words read. Italic only where the words were set so, not by a style of whole paragraphs."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    capitals: bool = False
    hidden: bool = False
    font: str = ""


class WordStyles:
    """The styles of one document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph = ""
        self._defaults: Element | None = None
        for style in root.iter(f"{W}style") if root is not None else ():
            identifier = style.get(f"{W}styleId", "")
            self._styles.setdefault(identifier, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default_paragraph = identifier
        if root is not None:
            self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._looks: dict[tuple[str, str], RunLook] = {}

    def style_of(self, paragraph_properties: Element | None) -> str:
        """The identifier of a paragraph's style."""
        return value_of(paragraph_properties, "pStyle") or self._default_paragraph

    def numbering_of(self, style: str) -> Element | None:
        """``w:numPr`` that a style (or what it is based on) gives its paragraphs."""
        return self._first(style, lambda one: one.find(f"{W}pPr/{W}numPr"))

    def outline_level(self, style: str) -> int:
        """The heading level from 1 that a style gives; 0 for plain text."""
        level = self._first(style, lambda one: number_of(one.find(f"{W}pPr"), "outlineLvl"))
        return level + 1 if level is not None and 0 <= level < 9 else 0

    def look(self, style: str, run_properties: Element | None) -> RunLook:
        """The look of a run in a paragraph of that style. An italic paragraph style is the paper's, not the words'."""
        character = value_of(run_properties, "rStyle") or ""
        inherited = self._looks.get((style, character))
        if inherited is None:
            inherited = self._looks[style, character] = self._inherited(style, character)
        if run_properties is None:
            return inherited
        return RunLook(
            _either(is_on(run_properties, "b"), inherited.bold),
            _either(is_on(run_properties, "i"), inherited.italic),
            _either(_is_struck(run_properties), inherited.struck),
            _either(is_on(run_properties, "caps"), inherited.capitals),
            _either(is_on(run_properties, "vanish"), inherited.hidden),
            _font_of(run_properties) or inherited.font,
        )

    def _inherited(self, style: str, character: str) -> RunLook:
        def said(read: Callable[[Element], T | None]) -> T | None:
            for one in (character, style):
                found = self._first(one, lambda each: _of_run(each, read)) if one else None
                if found is not None:
                    return found
            return read(self._defaults) if self._defaults is not None else None

        italic = self._first(character, lambda one: _of_run(one, lambda run: is_on(run, "i"))) if character else None
        return RunLook(
            bool(said(lambda run: is_on(run, "b"))),
            bool(italic),
            bool(said(_is_struck)),
            bool(said(lambda run: is_on(run, "caps"))),
            bool(said(lambda run: is_on(run, "vanish"))),
            said(lambda run: _font_of(run) or None) or "",
        )

    def _first(self, style: str, read: Callable[[Element], T | None]) -> T | None:
        """What the style says, or else the nearest one it is based on."""
        for _ in range(_DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return None
            said = read(found)
            if said is not None:
                return said
            style = value_of(found, "basedOn") or ""
        return None


def _of_run(style: Element, read: Callable[[Element], T | None]) -> T | None:
    properties = style.find(f"{W}rPr")
    return read(properties) if properties is not None else None


def _is_struck(run_properties: Element) -> bool | None:
    single, double = is_on(run_properties, "strike"), is_on(run_properties, "dstrike")
    return None if single is None and double is None else bool(single or double)


def _font_of(run_properties: Element) -> str:
    fonts = run_properties.find(f"{W}rFonts")
    if fonts is None:
        return ""
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _either(own: bool | None, inherited: bool) -> bool:
    return inherited if own is None else own
