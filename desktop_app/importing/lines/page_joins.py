"""Which lines go on with the text before them: lines wrapped by an editor, and paragraphs cut by the end of a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from enum import Enum

from desktop_app.importing.lines.line_kinds import begins_small, ends_sentence, is_capitals, marker_of
from desktop_app.importing.lines.markup import Line

_LONG = 60
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
# Words that begin a new paragraph of a plan; a paragraph whose end mark was forgotten must not swallow the next one.
_OPENERS = (
    "Căn cứ", "Thực hiện", "Quán triệt", "Triển khai", "Để ", "Nhằm ", "Trong quá trình", "Trên đây", "Giao ", "Yêu cầu",
    "Đề nghị", "Các phòng", "Các đơn vị", "Văn phòng", "Hội đồng", "Kế hoạch này", "Phát huy", "Trên cơ sở", "Đợt ",
    "Ngoài ra", "Đồng thời", "Nhận được", "Tháng ", "Quý ", "Sở ", "Điều ", "Nơi nhận",
)  # fmt: skip
_LEAD = re.compile(r"\b(?:sau|sau đây)\s?:$")


class Joining(Enum):
    """How a line goes on with the text before it."""

    NONE = "none"
    WRAP = "wrap"
    PAGE = "page"


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which an editor broke the lines of this file, or None where each paragraph is one line."""
    widths: list[int] = []
    breaks = 0
    for line, following in itertools.pairwise(lines):
        if following.is_after_gap or following.is_marked_up or line.is_table_row:
            continue
        if begins_small(following.text) and marker_of(following) is None and not ends_sentence(line.text):
            breaks += 1
            widths.append(len(line.text))
    if breaks < 3:
        return None
    widths.sort()
    width = widths[-1]
    middle = widths[len(widths) // 2]
    is_even = _NARROWEST_WRAP <= width <= _WIDEST_WRAP and middle >= 0.8 * width
    return width if is_even else None


def joining(before: str, last_line: Line, line: Line, width: int | None, is_tight: bool = False) -> Joining:
    """Whether an unmarked ``line`` goes on with the text ``before`` it, whose own last source line is ``last_line``.

    ``is_tight``: the file has no empty lines, so that one cannot tell a page's end from a wrapped line.
    """
    if not before or line.is_table_row or last_line.is_table_row or line.heading:
        return Joining.NONE
    if line.is_bold and not last_line.is_bold:
        return Joining.NONE
    if width is not None and not line.is_after_gap and _would_not_fit(last_line, line, width):
        return Joining.WRAP
    if ends_sentence(before):
        return Joining.NONE
    if line.is_paragraph and not line.text[0].islower():
        return Joining.NONE
    how = Joining.PAGE if line.is_after_gap or (is_tight and width is None) else Joining.WRAP
    if begins_small(line.text):
        return how
    if how is Joining.PAGE and _LEAD.search(line.text[-60:]):
        return Joining.NONE  # "Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:" behind a basis that ends in a comma
    is_open = len(last_line.text) >= _LONG and before[-1] not in '”"»' and not is_capitals(line.text)
    if how is Joining.WRAP:
        is_open = is_open and before[-1] == ","
    return how if is_open and not line.text.startswith(_OPENERS) else Joining.NONE


def _would_not_fit(last_line: Line, line: Line, width: int) -> bool:
    first_word = line.text.split(" ", 1)[0]
    return len(last_line.text) + 1 + len(first_word) > 0.92 * width
