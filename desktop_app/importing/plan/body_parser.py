"""The body of a plan as an outline: every line finds a place, and none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.plan.blocks import BlockKind, TitleStyle
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.domain.plan.wording import split_end_mark
from desktop_app.importing.lines.line_kinds import (
    Marker,
    MarkerKind,
    begins_small,
    is_capitals,
    is_page_number,
    marker_of,
)
from desktop_app.importing.lines.markup import Line
from desktop_app.importing.lines.outline import Node, cut_runs
from desktop_app.importing.lines.page_joins import Joining, joining, wrap_width
from desktop_app.importing.lines.placement import Placement
from desktop_app.importing.lines.titles import split_title

KINDS = {
    MarkerKind.PART: BlockKind.SECTION,
    MarkerKind.LETTER: BlockKind.SECTION,
    MarkerKind.ROMAN: BlockKind.SECTION,
    MarkerKind.PSEUDO: BlockKind.PSEUDO_SECTION,
    MarkerKind.CLAUSE: BlockKind.CLAUSE,
    MarkerKind.DECIMAL: BlockKind.CLAUSE,
    MarkerKind.POINT: BlockKind.POINT,
    MarkerKind.BULLET: BlockKind.BULLET,
}
_DEEPER = {
    MarkerKind.CLAUSE: (MarkerKind.DECIMAL, MarkerKind.POINT, MarkerKind.BULLET, MarkerKind.PSEUDO),
    MarkerKind.DECIMAL: (MarkerKind.DECIMAL, MarkerKind.POINT, MarkerKind.BULLET, MarkerKind.PSEUDO),
    MarkerKind.POINT: (MarkerKind.BULLET, MarkerKind.PSEUDO),
}
_SECTIONS = (MarkerKind.PART, MarkerKind.LETTER, MarkerKind.ROMAN)
_LONGEST_PSEUDO = 160


@dataclass(frozen=True)
class BodyReading:
    """The outline and what the reader should know about it."""

    roots: list[Node]
    warnings: tuple[ReadingNote, ...]


def parse_body(lines: Sequence[Line], leading: Sequence[Line] = ()) -> BodyReading:
    """Build the outline of the lines; ``leading`` lines come first as paragraphs."""
    return _BodyReader(lines).read(leading)


class _BodyReader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._width = wrap_width(lines)
        self._is_tight = not any(line.is_after_gap for line in lines[1:])
        self._markers = [marker_of(line) for line in lines]
        self._listed_stars = _listed_stars(lines, self._markers)
        self._placement = Placement()
        self._current: Node | None = None
        self._warnings: list[ReadingNote] = []
        self._is_in_table = False

    def read(self, leading: Sequence[Line]) -> BodyReading:
        for line in leading:
            self._placement.roots.append(_paragraph(line))
        for index, line in enumerate(self._lines):
            if line.struck:
                self._warn("text.struck", "Có chữ bị gạch ngang trong tệp gốc; chữ vẫn được giữ.", line)
            if split_end_mark(line.text) == ("", True) and self._current is not None:
                self._append_end_mark(line)
                continue
            self._is_in_table = self._is_in_table and line.is_table_row
            marker = self._accepted(index)
            if marker is not None:
                self._add_item(index, marker)
            else:
                self._add_unmarked(line)
        return BodyReading(self._placement.roots, tuple(self._warnings))

    def _warn(self, code: str, message: str, line: Line) -> None:
        self._warnings.append(ReadingNote(code, message, line.number))

    def _append_end_mark(self, line: Line) -> None:
        node = self._current
        if node is not None and node.parts:
            node.parts.append(line.text)
            node.length += len(line.text)
            node.last_line = line
        elif node is not None:
            node.set_text(line.text, [])
            node.last_line = line

    def _accepted(self, index: int) -> Marker | None:
        """The marker of a line where its sequence bears it out, with stars told apart."""
        marker, line = self._markers[index], self._lines[index]
        if marker is None or line.is_table_row:
            return None
        if marker.kind is MarkerKind.PSEUDO:
            return self._star(index, marker)
        if marker.kind is MarkerKind.LETTER and not self._placement.accepts_letter(marker, line):
            return None
        if marker.kind is MarkerKind.DECIMAL and not marker.is_certain and not self._placement.accepts_decimal(marker):
            return None
        return marker

    def _star(self, index: int, marker: Marker) -> Marker:
        """A star is the marker of a pseudo-section "* …:" or, elsewhere, a bullet."""
        line = self._lines[index]
        following = self._lines[index + 1] if index + 1 < len(self._lines) else None
        is_list = following is not None and following.indent >= line.indent + 2 and not line.has_literal_star
        is_list = is_list or index in self._listed_stars
        if _leads(line, marker) and marker.text == "*" and not is_list:
            return marker
        return Marker(MarkerKind.BULLET, marker.text, marker.end)

    def _add_item(self, index: int, marker: Marker) -> None:
        line = self._lines[index]
        node = Node(KINDS[marker.kind], marker.kind, line, line, marker=marker.text, numbers=marker.numbers)
        if marker.kind is MarkerKind.BULLET:
            start = marker.end
        else:
            node.title, node.title_style, start = split_title(line, marker, self._is_content_next(index, marker))
        node.set_text(line.text[start:], cut_runs(line.runs, start))
        self._placement.add(node)
        self._current = node

    def _is_content_next(self, index: int, marker: Marker) -> bool:
        """Whether the next line stands below this item rather than beside it."""
        if index + 1 >= len(self._lines):
            return False
        following, its_marker = self._lines[index + 1], self._accepted(index + 1)
        raw = self._markers[index + 1]
        if raw is not None and raw.kind is MarkerKind.DECIMAL and raw.numbers[:-1] == marker.numbers:
            return True
        if its_marker is None:
            return not begins_small(following.text)
        return its_marker.kind in _DEEPER.get(marker.kind, ())

    def _add_unmarked(self, line: Line) -> None:
        if is_page_number(line.text):
            message = (
                f"Dòng chỉ có số “{line.text}”, có thể là số trang; được giữ thành một đoạn, xóa đi nếu là số trang."
            )
            self._warn("page.number_kept", message, line)
            self._placement.add(_paragraph(line))
            self._current = None
            return
        node = self._current
        if node is not None and self._goes_on(node, line):
            return
        if line.is_table_row and not self._is_in_table:
            self._is_in_table = True
            self._warn(
                "table.kept_as_text",
                "Bảng trong nội dung được giữ thành từng dòng chữ; bản in đặt lại thành bảng.",
                line,
            )
        elif is_capitals(line.text) and len(line.text) < 150 and len(line.text.split()) > 1:
            message = f"Tiêu đề “{line.text}” không có số thứ tự; được giữ thành đoạn văn."
            self._warn("section.without_number", message, line)
        self._current = _paragraph(line)
        self._placement.add(self._current)

    def _goes_on(self, node: Node, line: Line) -> bool:
        """Add the line to the text before it where it belongs to that; False where it begins a paragraph."""
        if not node.parts and node.title_style is not TitleStyle.RUN_IN:
            return self._goes_on_with_title(node, line)
        how = joining(node.tail, node.last_line, line, self._width, self._is_tight)
        if how is Joining.NONE:
            return False
        if how is Joining.PAGE:
            message = "Đoạn bị cắt do sang trang đã được nối lại; có thể tách ra như cũ."
            self._warn("page.joined", message, line)
        node.append(line, is_page_cut=how is Joining.PAGE)
        return True

    def _goes_on_with_title(self, node: Node, line: Line) -> bool:
        if not node.title:
            if node.kind is BlockKind.SECTION and is_capitals(line.text):
                node.title, node.title_style, node.last_line = line.text, TitleStyle.DISPLAY, line
                return True
            return False
        if line.is_after_gap or line.is_table_row or node.title.endswith((":", ".")):
            return False
        is_same_look = line.is_bold == node.last_line.is_bold and bool(line.heading) == bool(node.last_line.heading)
        is_wrapped = is_capitals(node.title) and is_capitals(line.text)
        is_wrapped = is_wrapped or (begins_small(line.text) and (line.is_bold or self._width is not None))
        if is_same_look and is_wrapped:
            node.append_to_title(line)
            return True
        return False


def _leads(line: Line, marker: Marker) -> bool:
    """Whether a starred line can be the title of what stands below it: "* Thời gian phát động:"."""
    return line.text.endswith(":") and len(line.text) - marker.end <= _LONGEST_PSEUDO


def _stands_out(line: Line) -> bool:
    return line.has_literal_star or line.is_marked_up


def _listed_stars(lines: Sequence[Line], markers: Sequence[Marker | None]) -> set[int]:
    """The stars that are bullets because others of their section are: titles are told by all of them ending in ":"."""
    found: set[int] = set()
    row: list[int] = []
    for index, marker in enumerate([*markers, None]):
        is_end = index == len(lines) or (marker is not None and marker.kind in _SECTIONS)
        if is_end:
            if any(not _leads(lines[at], star) for at in row if (star := markers[at])):
                found.update(row)
            row = []
        elif marker is not None and marker.kind is MarkerKind.PSEUDO and not _stands_out(lines[index]):
            row.append(index)
    return found


def _paragraph(line: Line) -> Node:
    node = Node(BlockKind.PARAGRAPH, None, line, line)
    node.set_text(line.text, list(line.runs))
    return node
