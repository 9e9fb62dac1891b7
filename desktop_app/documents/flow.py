"""What stands between the components: room around tables and the foot, and which paragraphs stay with what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.fonts import PITCH, text_width
from desktop_app.documents.line_fitting import balanced_lines, greedy_lines
from desktop_app.documents.model import (
    Align,
    Closing,
    Component,
    Letterhead,
    Paragraph,
    Section,
    Space,
    Span,
    Table,
)
from desktop_app.documents.page_style import TEXT_STYLES, Sheet, sheet_of
from desktop_app.documents.paper_text import LINE_BREAK
from desktop_app.documents.stacks import StackMaker

TABLE_ROOM = 6.0
CLOSING_ROOM = 12.0
_CENTERED_SHARE = 0.98  # of the text width: a forced line must fit whatever the rounding
_LONGEST_BALANCED = 400  # characters: a centred text of more is no heading
_LINES_BEFORE_CLOSING = 2
_HEADINGS_ROOM = 60.0  # points left for the headings that stay with what is kept before the foot


@dataclass(frozen=True)
class KeptSpace:
    """Room that stays on the page of what follows it."""

    height: float


FlowItem = Component | KeptSpace


def flow_of(section: Section, maker: StackMaker) -> tuple[FlowItem, ...]:
    """The components of a section with the room between them, empty paragraphs left out, and the keeps set.

    Tables never touch: word processors would join them into one.
    """
    items: list[FlowItem] = []
    for component in section.components:
        if isinstance(component, Paragraph) and not component.text.strip():
            continue
        if isinstance(component, Paragraph):
            component = _broken_at_phrases(component, sheet_of(section).text_width)
        if items and isinstance(component, Closing):
            items.append(KeptSpace(CLOSING_ROOM))
        elif items and isinstance(component, Table | Letterhead):
            items.append(KeptSpace(TABLE_ROOM))
        if isinstance(component, Space) and items and is_kept(items[-1]):
            items.append(KeptSpace(component.height))  # the room below a heading does not part it from its table
            continue
        items.append(component)
    return tuple(_with_keeps(items, sheet_of(section), maker))


def _with_keeps(items: list[FlowItem], sheet: Sheet, maker: StackMaker) -> list[FlowItem]:
    """At least two lines of body stay with the foot, so that it never stands alone on a page.

    What no page can hold together is not kept: word processors would leave a page blank before it.
    """
    result = list(items)
    for position, item in enumerate(items):
        if not isinstance(item, Closing):
            continue
        left = sheet.text_height - sum(maker.closing(item, sheet.text_width).row_heights)
        if left < 0 and position and isinstance(items[position - 1], KeptSpace):
            result[position - 1] = Space(CLOSING_ROOM)
        left -= CLOSING_ROOM + _HEADINGS_ROOM
        lines, at = 0, position - 2
        while at >= 0 and lines < _LINES_BEFORE_CLOSING:
            before = result[at]
            if not isinstance(before, Paragraph):
                break
            count = line_count(before, sheet.text_width)
            style = TEXT_STYLES[before.style]
            left -= style.before + count * style.size * PITCH
            if left < 0:
                break
            lines += count
            result[at] = replace(before, keep_with_next=True)
            at -= 1
    return result


def _broken_at_phrases(paragraph: Paragraph, width: float) -> Paragraph:
    """A centred paragraph of one look, its lines ended where a reader pauses."""
    style = TEXT_STYLES[paragraph.style]
    looks = {(span.bold, span.italic) for span in paragraph.spans}
    if style.align is not Align.CENTER or len(looks) > 1 or len(paragraph.text) > _LONGEST_BALANCED:
        return paragraph
    bold, italic = looks.pop()
    lines = balanced_lines(
        paragraph.text.strip(),
        width * _CENTERED_SHARE,
        lambda text: text_width(text, style.size, bold=style.bold or bold, italic=style.italic or italic),
    )
    return replace(paragraph, spans=(Span(LINE_BREAK.join(lines), bold, italic),))


def line_count(paragraph: Paragraph, width: float) -> int:
    """About how many lines a paragraph takes; spans of another face are measured as the style's own."""
    style = TEXT_STYLES[paragraph.style]

    def measure(text: str) -> float:
        return text_width(text, style.size, bold=style.bold, italic=style.italic)

    parts = paragraph.text.split(LINE_BREAK)
    return sum(len(greedy_lines(part, width - style.first_line / 2, measure)) for part in parts)


def is_kept(item: FlowItem) -> bool:
    """Whether the item must stand on the page of the one after it."""
    if isinstance(item, Paragraph):
        return item.keep_with_next or TEXT_STYLES[item.style].keep_with_next
    return isinstance(item, KeptSpace)


def kept_groups(items: Sequence[FlowItem]) -> list[tuple[int, int]]:
    """(first, last) of every run of kept items with the one that follows them."""
    groups: list[tuple[int, int]] = []
    start: int | None = None
    for position, item in enumerate(items):
        if is_kept(item):
            start = position if start is None else start
        elif start is not None:
            groups.append((start, position))
            start = None
    return groups
