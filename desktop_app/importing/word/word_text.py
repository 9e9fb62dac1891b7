"""The words of one paragraph: runs in order, tracked changes as accepted, what stands apart (notes, boxes) set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.importing.lines.rich_lines import Piece
from desktop_app.importing.word.word_package import DRAWING, MATH, MAX_DEPTH, MC, VML, UnreadablePackage, W, name_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from desktop_app.importing.word.word_styles import RunLook, WordStyles

LINE_BREAK = "\n"
_LEFT_OUT = frozenset({"del", "moveFrom"})
_TEXT_BOX = f"{W}txbxContent"
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": LINE_BREAK,
    "cr": LINE_BREAK,
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
}


@dataclass
class LeftOut:
    """What the text of a document does not show, or what is not text at all."""

    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    insertions: int = 0
    pictures: int = 0
    comments: int = 0


@dataclass
class ParagraphText:
    """The pieces of a paragraph (``LINE_BREAK`` inside them breaks the line), and what hangs on it."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class ParagraphTextReader:
    """Reads paragraphs of one document."""

    def __init__(self, styles: WordStyles, left_out: LeftOut) -> None:
        self._styles = styles
        self._left_out = left_out
        self._count_of_notes = 0

    def read(self, paragraph: Element, style: str) -> ParagraphText:
        """The words of a paragraph of that style."""
        found = ParagraphText()
        self._walk(paragraph, style, found, 0)
        return found

    def _walk(self, parent: Element, style: str, found: ParagraphText, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise UnreadablePackage
        for child in parent:
            name = name_of(child)
            if name == "r":
                self._run(child, style, found)
            elif name in _LEFT_OUT:
                self._left_out.deleted += text_below(child)
            elif name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "txbxContent"):
                continue
            elif name:
                self._left_out.insertions += name in ("ins", "moveTo")
                self._walk(child, style, found, depth + 1)
            elif child.tag == f"{MC}AlternateContent":
                self._alternative(child, found)
            elif child.tag.startswith(MATH):
                found.pieces += [Piece(one.text) for one in child.iter(f"{MATH}t") if one.text]

    def _run(self, run: Element, style: str, found: ParagraphText) -> None:
        look = self._styles.look(style, run.find(f"{W}rPr"))
        for child in run:
            name = name_of(child)
            if name == "t":
                self._add(child.text or "", look, found)
            elif name in _SIGNS:
                self._add(_SIGNS[name], look, found)
            elif name == "sym":
                self._add(_symbol(child), look, found, child.get(f"{W}font", ""))
            elif name in ("footnoteReference", "endnoteReference"):
                self._refer(child, name, found)
            elif name == "commentReference":
                self._left_out.comments += 1
            elif name in ("drawing", "pict", "object"):
                self._drawing(child, found)
            elif name == "ruby":
                for base in child.iter(f"{W}rubyBase"):
                    self._walk(base, style, found, 1)
            elif name == "delText":
                self._left_out.deleted.append(child.text or "")
            elif child.tag == f"{MC}AlternateContent":
                self._alternative(child, found)

    def _add(self, text: str, look: RunLook, found: ParagraphText, font: str = "") -> None:
        if not text:
            return
        if look.hidden:
            self._left_out.hidden.append(text)
            return
        text = text.upper() if look.capitals else text
        found.pieces.append(Piece(text, look.bold, look.italic, look.struck, font or look.font))

    def _refer(self, reference: Element, name: str, found: ParagraphText) -> None:
        if reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            return
        self._count_of_notes += 1
        mark = f"[{self._count_of_notes}]"
        found.pieces.append(Piece(mark))
        kind = "footnote" if name == "footnoteReference" else "endnote"
        found.notes.append((f"{kind}:{reference.get(f'{W}id', '')}", mark))

    def _alternative(self, alternative: Element, found: ParagraphText) -> None:
        """One of several ways to draw the same thing: the first one that Word itself would take."""
        choice = alternative.find(f"{MC}Choice")
        chosen = choice if choice is not None else alternative.find(f"{MC}Fallback")
        if chosen is not None:
            self._drawing(chosen, found)

    def _drawing(self, drawing: Element, found: ParagraphText) -> None:
        boxes = list(_outermost(drawing, _TEXT_BOX, 0))
        found.boxes += boxes
        if not boxes:
            self._left_out.pictures += any(True for _ in drawing.iter(f"{DRAWING}blip"))
            self._left_out.pictures += any(True for _ in drawing.iter(f"{VML}imagedata"))


def text_below(element: Element) -> list[str]:
    """All words below an element, deleted ones too."""
    return [one.text for one in element.iter() if name_of(one) in ("t", "delText") and one.text]


def _outermost(parent: Element, tag: str, depth: int) -> Iterator[Element]:
    """Elements of a tag that do not stand inside another of it; of alternatives the first."""
    if depth > MAX_DEPTH:
        raise UnreadablePackage
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            yield from _outermost(choice if choice is not None else child, tag, depth + 1)
        else:
            yield from _outermost(child, tag, depth + 1)


def _symbol(element: Element) -> str:
    try:
        return chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
