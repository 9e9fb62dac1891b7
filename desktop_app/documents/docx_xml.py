"""Small pieces of WordprocessingML: paragraphs, runs, rules and lengths."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop_app.documents.page_style import RULE_WIDTH, BlockStyle
from desktop_app.documents.paper_text import LINE_BREAK
from desktop_app.documents.stacks import Stack, StackLine, StackRule

_INNER_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_LEAST_LINE = 20  # twips: one point, the lowest line that word processors keep


def twips(points: float) -> int:
    """Twentieths of a point, the unit of lengths in a DOCX."""
    return round(points * 20)


def element(tag: str, **attributes: object) -> Any:
    """A new element of the ``w:`` namespace with attributes of the same."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def paragraph(style_id: str) -> tuple[Any, Any]:
    """A new paragraph of a named style, and its properties."""
    made, properties = element("p"), element("pPr")
    properties.append(element("pStyle", val=style_id))
    made.append(properties)
    return made, properties


def has_inner_hyphen(text: str) -> bool:
    """Whether ``add_run`` writes more than the words themselves."""
    return _INNER_HYPHEN.search(text) is not None


def add_run(parent: Any, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> None:
    """Add a run; ``size`` where it is not the style's.

    A hyphen inside a word becomes one that never breaks the line (68/KH-UBND); ``LINE_BREAK`` ends a line.
    """
    run = element("r")
    if bold or italic or size is not None:
        run.append(_looks(bold=bold, italic=italic, size=size))
    for line_number, line in enumerate(text.split(LINE_BREAK)):
        if line_number:
            run.append(element("br"))
        for number, part in enumerate(_INNER_HYPHEN.split(line)):
            if number:
                run.append(element("noBreakHyphen"))
            if part:
                words = element("t")
                words.text = part
                words.set(qn("xml:space"), "preserve")
                run.append(words)
    parent.append(run)


def _looks(*, bold: bool = False, italic: bool = False, size: float | None = None) -> Any:
    looks = element("rPr")
    if bold:
        looks.append(element("b"))
    if italic:
        looks.append(element("i"))
    if size is not None:
        looks.append(element("sz", val=round(size * 2)))
        looks.append(element("szCs", val=round(size * 2)))
    return looks


def set_mark_size(properties: Any, size: float) -> None:
    """The size of a paragraph's end mark, which makes the height of an empty paragraph."""
    properties.append(_looks(size=size))


def blank_paragraph(height: float, *, is_kept: bool = False) -> Any:
    """An empty paragraph of an exact height."""
    made, properties = paragraph(style_id(BlockStyle.RULE))
    if is_kept:
        properties.append(element("keepNext"))
    properties.append(element("spacing", line=max(_LEAST_LINE, twips(height)), lineRule="exact"))
    return made


def rule_paragraph(rule: StackRule, width: float, *, is_kept: bool) -> Any:
    """A centred rule of an exact length: the upper border of an empty paragraph with the indents that leave it."""
    made, properties = paragraph(style_id(BlockStyle.RULE))
    indent = twips((width - rule.length) / 2)
    if is_kept:
        properties.append(element("keepNext"))
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=round(RULE_WIDTH * 8), space=0, color="000000"))
    properties.append(borders)
    after = max(_LEAST_LINE, twips(rule.after))
    properties.append(element("spacing", before=twips(rule.before), line=after, lineRule="exact"))
    properties.append(element("ind", left=indent, right=indent))
    return made


def stack_paragraphs(stack: Stack, width: float, *, is_kept: bool = False) -> list[Any]:
    """The paragraphs of a stack in a column of that width."""
    made: list[Any] = []
    for item in stack:
        if isinstance(item, StackRule):
            made.append(rule_paragraph(item, width, is_kept=is_kept))
            continue
        made.append(_line_paragraph(item, is_kept=is_kept))
    return made


def _line_paragraph(item: StackLine, *, is_kept: bool) -> Any:
    made, properties = paragraph(style_id(item.style))
    if is_kept:
        properties.append(element("keepNext"))
    if item.before != item.measures.before:
        properties.append(element("spacing", before=twips(item.before)))
    if item.left:
        left, hanging = twips(item.left + item.hanging), twips(item.hanging)
        properties.append(element("ind", left=left, hanging=hanging) if hanging else element("ind", left=left))
    # breaks of our own are written; the others are left to the word processor, which finds the same ones
    add_run(made, (LINE_BREAK if item.is_forced else " ").join(item.lines))
    return made


def style_id(style: BlockStyle) -> str:
    """The identifier of a named style in the file: "PaperSignatoryName"."""
    return "Paper" + "".join(part.capitalize() for part in style.value.split("_"))
