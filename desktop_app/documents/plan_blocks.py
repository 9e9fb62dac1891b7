"""The text layer of a plan as paragraphs: markers and words as written, looks by kind, "./." once after the last words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from desktop_app.documents.model import Paragraph, Span, TextStyle
from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, Run, TitleStyle
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.wording import END_MARK, has_end_mark, split_end_mark

_PART = re.compile(r"(?:Phần|PHẦN|Chương|CHƯƠNG)\b")
_PRIVATE_SIGN = re.compile("[\ue000-\uf8ff]")  # bullets of symbol fonts, which mean nothing in a text font
_ELLIPSIS = re.compile(r"(?:\.{3}|…)$")
_HEADINGS = frozenset({TextStyle.PART_HEADING, TextStyle.SECTION_HEADING, TextStyle.CLAUSE_HEADING})
_STYLES = {
    BlockKind.CLAUSE: TextStyle.CLAUSE,
    BlockKind.POINT: TextStyle.POINT,
    BlockKind.PARAGRAPH: TextStyle.BODY,
}


def plan_paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """All paragraphs of a plan's body in reading order, each anchored to the uid of its block."""
    found = markers(blocks)
    listed = _listed_bases(blocks)
    made = [each for block in blocks for each in _paragraphs(block, found, listed)]
    return with_end_mark(tuple(paragraph for paragraph in made if paragraph.text.strip()))


def _paragraphs(block: Block, found: dict[str, str], listed: frozenset[str]) -> Iterator[Paragraph]:
    marker = _PRIVATE_SIGN.sub("-", found[block.uid])
    if block.kind in (BlockKind.SECTION, BlockKind.PSEUDO_SECTION):
        yield from _section(block, marker)
    else:
        yield from _item(block, marker, listed)
    for child in block.children:
        yield from _paragraphs(child, found, listed)


def _section(block: Block, marker: str) -> Iterator[Paragraph]:
    """The heading as written. A section without a title is a heading made of its text."""
    title = block.title or block.text
    if _PART.match(marker):
        yield Paragraph(TextStyle.PART_HEADING, (Span(marker),), block.uid)
        yield Paragraph(TextStyle.PART_HEADING, (Span(title),), block.uid)
    else:
        yield Paragraph(TextStyle.SECTION_HEADING, (Span(_joined(marker, title)),), block.uid)
    if block.title:
        yield Paragraph(TextStyle.BODY, _spans(block.text, block.runs), block.uid)


def _item(block: Block, marker: str, listed: frozenset[str]) -> Iterator[Paragraph]:
    style = _style(block, marker, listed)
    if block.title and block.title_style is TitleStyle.DISPLAY:
        yield Paragraph(TextStyle.CLAUSE_HEADING, (Span(_joined(marker, block.title)),), block.uid)
        yield Paragraph(TextStyle.BODY, _spans(block.text, block.runs), block.uid)
        return
    words = _spans(block.text, block.runs)
    if block.title:
        colon = "" if block.title.endswith(":") else ":"
        head = Span(_joined(marker, block.title + colon), bold=True)
        yield Paragraph(style, (head, Span(" "), *words) if block.text else (head,), block.uid)
        return
    yield Paragraph(style, (Span(f"{marker} "), *words) if marker and block.text else words, block.uid)


def _style(block: Block, marker: str, listed: frozenset[str]) -> TextStyle:
    if block.kind is BlockKind.BULLET:
        return TextStyle.SUB_BULLET if marker == "+" else TextStyle.BULLET
    if block.uid in listed:
        return TextStyle.BASIS
    if block.role is BlockRole.LEAD:
        return TextStyle.LEAD
    return _STYLES[block.kind]


def _joined(marker: str, title: str) -> str:
    return f"{marker} {title}".strip()


def _spans(text: str, runs: tuple[Run, ...]) -> tuple[Span, ...]:
    """The text cut at the ends of its bold and italic runs; runs may overlap."""
    cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for run in runs for cut in (run.start, run.end))})
    spans: list[Span] = []
    for start, end in pairwise(cuts):
        over = [run for run in runs if run.start <= start and end <= run.end]
        spans.append(Span(text[start:end], any(run.bold for run in over), any(run.italic for run in over)))
    return tuple(spans)


def _listed_bases(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Bases set as a list (italic lines): several in a row, or one that ends like an item or is italic as a whole.

    A run-in basis, and the sentence that leads on to the content (it ends with ":"), stay upright.
    """
    listed: set[str] = set()
    for is_basis, group in groupby(blocks, lambda block: block.role is BlockRole.BASIS):
        row = list(group)
        if is_basis and (len(row) > 1 or row[0].text.rstrip().endswith((";", ",")) or _is_italic(row[0])):
            items = [block for block in row if not block.text.rstrip().endswith(":")]
            listed.update(block.uid for block in items if block.kind is BlockKind.PARAGRAPH)
    return frozenset(listed)


def _is_italic(block: Block) -> bool:
    return any(run.italic and run.start == 0 and run.end >= len(block.text) > 0 for run in block.runs)


def with_end_mark(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """ "./." after the last words and nowhere else, however the source wrote it (". /.")."""
    last = next((at for at in range(len(paragraphs) - 1, -1, -1) if paragraphs[at].style not in _HEADINGS), None)
    return tuple(
        _ended(paragraph, END_MARK) if at == last else _without_end_mark(paragraph)
        for at, paragraph in enumerate(paragraphs)
    )


def _without_end_mark(paragraph: Paragraph) -> Paragraph:
    return _ended(paragraph, ".") if has_end_mark(paragraph.text) else paragraph


def _ended(paragraph: Paragraph, ending: str) -> Paragraph:
    """The paragraph with its closing signs replaced by ``ending``; the words stay as they are."""
    words, had_end_mark = split_end_mark(paragraph.text.rstrip())
    if had_end_mark or not _ELLIPSIS.search(words):
        words = words.rstrip(" .;,")
    spans: list[Span] = []
    left = len(words)
    for span in paragraph.spans:
        if left > 0:
            spans.append(replace(span, text=span.text[:left]))
        left -= len(span.text)
    if spans:
        spans[-1] = replace(spans[-1], text=spans[-1].text + ending)
    return replace(paragraph, spans=tuple(spans))
