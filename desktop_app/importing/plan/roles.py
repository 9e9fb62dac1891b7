"""What the paragraphs of the opening and the close do, and what the numbering of the sections says."""

from __future__ import annotations

import re

from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.plan.blocks import BlockKind, BlockRole, TitleStyle
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.domain.plan.wording import has_end_mark
from desktop_app.importing.lines.line_kinds import MarkerKind, is_capitals
from desktop_app.importing.lines.outline import Node

_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Quán triệt|Triển khai|Tiếp tục thực hiện|Theo|Xét đề nghị)\s")
_LATER_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Quán triệt|Triển khai)\s[^.]{0,60}?số\s")
_PURPOSE = re.compile(r"(?:Nhằm|Để|Với mục đích)\s")
_BRIDGE = re.compile(r"(?:Để|Nhằm|Trên cơ sở|Theo đó|Vì vậy)\s")
_CLOSING = re.compile(
    r"(?:Trên đây|Trong quá trình|Phát huy|Yêu cầu|Đề nghị|Nhận được|Căn cứ|Kế hoạch này|Sở |Giám đốc|Hội đồng|Quá trình)"
)
_MOST_RENUMBERED = 100
_NUMBERED_ITEMS = (BlockKind.CLAUSE, BlockKind.POINT)


def mark_roles(roots: list[Node]) -> None:
    """Give the opening paragraphs and the closing one their roles; lift a closing appeal out of the last clause."""
    _mark_opening(roots)
    _lift_closing(roots)


def _mark_opening(roots: list[Node]) -> None:
    has_list = False
    has_structure = any(node.kind is not BlockKind.PARAGRAPH for node in roots)
    for node in roots:
        if node.kind is BlockKind.PARAGRAPH:
            role = _opening_role(node.text, has_list)
            node.role = role if has_structure or role in (BlockRole.BASIS, BlockRole.LEAD) else BlockRole.NONE
            has_list = has_list or bool(node.children)
        elif node.kind is BlockKind.BULLET:
            has_list = True
        else:
            return


def _opening_role(text: str, is_after_list: bool) -> BlockRole:
    if len(text) < 200 and is_capitals(text):
        return BlockRole.NONE
    if is_after_list:
        return BlockRole.BRIDGE if text.endswith(":") or _BRIDGE.match(text) else BlockRole.NONE
    if _BASIS.match(text) or _LATER_BASIS.search(text[:2000]):
        return BlockRole.BASIS
    if text.endswith(":"):
        return BlockRole.LEAD
    return BlockRole.PURPOSE if _PURPOSE.match(text) else BlockRole.CONTEXT


def _lift_closing(roots: list[Node]) -> None:
    """The last paragraph closes the plan; below a clause with words of its own it belongs to the whole plan instead."""
    if not any(node.kind is not BlockKind.PARAGRAPH for node in roots):
        return
    last = roots[-1]
    while last.children:
        last = last.children[-1]
    if last.kind is not BlockKind.PARAGRAPH:
        return
    parent = last.parent
    is_closing = has_end_mark(last.text) or _CLOSING.match(last.text) is not None
    if parent is None:
        if len(roots) > 1 and is_closing:
            last.role = BlockRole.CLOSING
        return
    if not is_closing:
        return
    last.role = BlockRole.CLOSING
    is_second = len(parent.children) > 1 or parent.title_style is not TitleStyle.DISPLAY
    if parent.kind in _NUMBERED_ITEMS and is_second and _CLOSING.match(last.text):
        moved: list[Node] = []
        while parent.children and parent.children[-1].kind is BlockKind.PARAGRAPH:
            candidate = parent.children[-1]
            if candidate is not last and not _CLOSING.match(candidate.text):
                break
            moved.insert(0, parent.children.pop())
        for node in moved:
            node.parent = None
            node.role = BlockRole.CLOSING
            roots.append(node)


def section_warnings(roots: list[Node]) -> list[ReadingNote]:
    """Numbers of sections that repeat or leave a gap; the numbers stay as written."""
    warnings: list[ReadingNote] = []
    sections = [node for root in roots for node in _sections(root)]
    groups: dict[int, list[Node]] = {}
    for node in sections:
        if node.family is MarkerKind.ROMAN:
            groups.setdefault(id(node.parent), []).append(node)
    for group in groups.values():
        warnings += _sequence_warnings(group)
    return warnings


def _sections(node: Node) -> list[Node]:
    if node.kind is not BlockKind.SECTION:
        return []
    return [node, *(inner for child in node.children for inner in _sections(child))]


def _sequence_warnings(group: list[Node]) -> list[ReadingNote]:
    found: list[ReadingNote] = []
    count = len(group)
    seen: set[int] = set()
    last = 0
    for node in group:
        number = node.numbers[0]
        if number in seen:
            message = f"Số mục “{node.marker}” lặp lại; giữ nguyên như bản gốc."
            if count <= _MOST_RENUMBERED:
                message += f" Có thể đánh số lại {count} mục từ I đến {to_roman(count)}."
            found.append(ReadingNote("section.number_repeated", message, node.line.number))
        elif number > last + 1:
            message = f"Số mục nhảy đến “{node.marker}”, thiếu mục {to_roman(last + 1)}; giữ nguyên như bản gốc."
            found.append(ReadingNote("section.number_skipped", message, node.line.number))
        seen.add(number)
        last = max(last, number)
    return found
