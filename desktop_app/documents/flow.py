"""What stands between the components: room around tables and the foot, and which paragraphs stay with what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.fonts import PITCH, text_width
from desktop_app.documents.line_fitting import greedy_lines
from desktop_app.documents.model import (
    Closing,
    Component,
    Letterhead,
    Paragraph,
    Section,
    Space,
    Table,
)
from desktop_app.documents.page_style import TEXT_STYLES, Sheet, sheet_of
from desktop_app.documents.stacks import StackMaker

TABLE_ROOM = 6.0
CLOSING_ROOM = 12.0
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


def line_count(paragraph: Paragraph, width: float) -> int:
    """About how many lines a paragraph takes; spans of another face are measured as the style's own."""
    style = TEXT_STYLES[paragraph.style]
    lines = greedy_lines(
        paragraph.text,
        width - style.first_line / 2,
        lambda text: text_width(text, style.size, bold=style.bold, italic=style.italic),
    )
    return len(lines)


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
