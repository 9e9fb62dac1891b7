"""The foot of a plan: recipients and signature in either order, then what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.plan import Attachment, ReadingNote, Recipient, Signature
from desktop_app.domain.plan.wording import has_end_mark
from desktop_app.importing.lines.columns import Cell, cells_of
from desktop_app.importing.lines.formulas import is_signed_mark
from desktop_app.importing.lines.line_kinds import is_capitals, marker_of
from desktop_app.importing.lines.markup import Dropped, Line
from desktop_app.importing.plan.attachments_parser import opens_attachment, parse_attachments
from desktop_app.importing.plan.form_words import unmarked_form_words
from desktop_app.importing.plan.recipients_parser import (
    filing_entries,
    inline_items,
    is_item_finished,
    recipient,
    recipients_opening,
    without_dash,
)
from desktop_app.importing.plan.signature_lines import (
    build_signature,
    is_name,
    is_title,
    is_title_continued,
    opens_signature,
    split_title_and_name,
)

_NEAR = 8
_POST_BELOW = 2  # lines below the name
_RIGHT_INDENT = 20
_SURNAMES = frozenset(
    {"nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
     "ly", "dinh", "dao", "doan", "truong", "luu", "ha", "mai", "cao", "chau", "lam", "trinh", "to", "ta", "thai", "ton",
     "vuong", "luong", "phung", "quach", "thach", "kim", "danh", "giang", "la", "lai", "lo", "ma", "mac", "nghiem",
     "nong", "tang", "thi", "trang", "tu", "ung", "vi", "be", "cam", "chu", "diep", "dam", "khuat", "khuc", "son"}
)  # fmt: skip
_DASHES = "-–—+•*"
_LEADING_WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class TailReading:
    """The foot; ``extras`` are lines of it that belong nowhere and stay in the body."""

    recipients: tuple[Recipient, ...]
    filing: tuple[str, ...]
    signature: Signature
    attachments: tuple[Attachment, ...]
    extras: tuple[Line, ...]
    dropped: tuple[Dropped, ...]
    warnings: tuple[ReadingNote, ...]


def find_tail(lines: Sequence[Line], start: int) -> int:
    """The index of the first line of the foot, ``len(lines)`` where there is none."""
    listed = next((at for at in range(start, len(lines)) if _has_recipients_opening(lines[at])), None)
    signed = _find_signature(lines, start, listed)
    found = [at for at in (listed, signed) if at is not None]
    if found:
        return min(found)
    ended = next((at for at in range(len(lines) - 1, start - 1, -1) if has_end_mark(lines[at].text)), None)
    if ended is not None and ended + 1 < len(lines):
        following = lines[ended + 1]
        if opens_attachment(following) or (len(lines) - ended <= _NEAR and is_name(following.text)):
            return ended + 1
    return len(lines)


def _has_recipients_opening(line: Line) -> bool:
    if len(line.text) > 2000 or "nh" not in line.text.lower():
        return False
    return any(recipients_opening(cell.text) is not None for cell in cells_of(line))


def _find_signature(lines: Sequence[Line], start: int, listed: int | None) -> int | None:
    """A signature before the recipients, or at the end of a paper without recipients."""
    first = start if listed is None else max(start, listed - _NEAR)
    for at in range(first, len(lines) if listed is None else listed):
        line = lines[at]
        if len(line.text) > 120 or marker_of(line) is not None or not opens_signature(line):
            continue
        near = lines[at : at + _NEAR] if listed is None else lines[at:listed]
        is_last = at + len(near) == len(lines) and len(near) <= 3
        if is_last or any(is_name(split_title_and_name(one.text)[1] or one.text) for one in near):
            return at
        if listed is not None or any(is_signed_mark(one.text) for one in near):
            return at
    return None


def parse_tail(lines: Sequence[Line]) -> TailReading:
    """Read the foot; every word ends up in some part of it."""
    return _TailReader(lines).read()


class _TailReader:
    def __init__(self, lines: Sequence[Line]) -> None:
        cut = next((at for at in range(1, len(lines)) if _begins_attachments(lines, at)), len(lines))
        if lines and opens_attachment(lines[0]):
            cut = 0
        self._lines = lines[:cut]
        self._behind = lines[cut:]
        self._items: list[str] = []
        self._has_dashes = False
        self._is_in_list = False
        self._has_filing = False
        self._titles: list[str] = []
        self._name = ""
        self._name_line = 0
        self._left: list[Line] = []
        self._opening: Cell | None = None
        self._last_placed = 0
        self._following: list[Cell] = []
        self._dropped: list[Dropped] = []
        self._warnings: list[ReadingNote] = []

    def read(self) -> TailReading:
        placed: set[int] = set()
        left: list[Cell] = []
        cells = list(_in_reading_order(self._lines))
        for at, cell in enumerate(cells):
            self._following = cells[at + 1 : at + 4]
            if self._place(cell):
                placed.add(cell.line.number)
            else:
                left.append(cell)
        self._last_placed = max(placed, default=0)
        if self._opening is not None and not self._items:
            left.append(self._opening)
        self._left = _whole_lines(left, placed)
        extras = [line for line in self._left if line.number <= self._last_placed]
        behind = [line for line in self._left if line.number > self._last_placed]
        attached = parse_attachments([*behind, *self._behind])
        recipients, filing = self._listed()
        signature = build_signature(self._titles, self._name)
        self._warn(recipients, signature, extras)
        return TailReading(
            recipients,
            filing,
            signature,
            attached.attachments,
            tuple(extras),
            (*self._dropped, *attached.dropped),
            (*self._warnings, *attached.warnings),
        )

    @property
    def _is_complete(self) -> bool:
        return bool(self._has_filing and self._name)

    def _place(self, cell: Cell) -> bool:
        text, line = cell.text, cell.line
        if is_signed_mark(text):
            self._dropped.append(Dropped(line.number, text, "signed mark"))
            message = f"Bỏ dấu hiệu chữ ký “{text}” khỏi nội dung."
            self._warnings.append(ReadingNote("signature.mark_dropped", message, line.number))
            return True
        rest = recipients_opening(text) if self._opening is None else None
        if rest is not None:
            self._opening = cell
            self._dropped += unmarked_form_words(text[: len(text) - len(rest)], line.number)
            self._is_in_list = True
            for item in inline_items(rest):
                self._add_item(without_dash(item))
            return True
        if self._is_in_list and text[0] in _DASHES:
            self._has_dashes = True
            self._add_item(without_dash(text))
            return True
        if self._is_post_below_name(text, line):
            self._titles.append(text)
            return True
        if self._is_complete:
            return False
        return self._place_signature(text, line) or (self._is_in_list and self._place_bare_item(text))

    def _is_post_below_name(self, text: str, line: Line) -> bool:
        """Whether the line right below the name is the signer's post in his own office (a council's chairman has one)."""
        if not self._name or not self._titles or line.number - self._name_line > _POST_BELOW:
            return False
        is_second_signer = any(is_name(cell.text) for cell in self._following)
        return is_capitals(text) and is_title(text) and not is_second_signer and not opens_attachment(line)

    def _place_signature(self, text: str, line: Line) -> bool:
        title, name = split_title_and_name(text)
        is_open_list = self._is_in_list and not self._has_filing
        if not self._name and is_title(title, line.is_marked_up):
            self._titles.append(title)
            if name:
                self._name, self._name_line = name, line.number
            return True
        if self._titles and not self._name:
            if is_title_continued(text) and fold(text).split("-")[0].split(" ")[0] not in _SURNAMES:
                self._titles.append(text)
                return True
            if is_name(text):
                self._name, self._name_line = text, line.number
                return True
            return False
        is_free = not is_open_list or (self._has_dashes and bool(self._items) and is_item_finished(self._items[-1]))
        if not self._name and is_free and is_name(text) and text[-1] not in ";.":
            self._name, self._name_line = text, line.number
            return True
        return False

    def _place_bare_item(self, text: str) -> bool:
        """A line of the list without its dash: a wrapped item goes on, a list without dashes gets another item."""
        if self._titles and not self._name:
            return False
        if not self._has_filing and filing_entries(text) is not None:
            self._add_item(text)
            return True
        if self._items and not is_item_finished(self._items[-1]) and (self._has_dashes or text[0].islower()):
            self._items[-1] = f"{self._items[-1]} {text}"
            return True
        if self._items and self._items[-1].endswith(",") and self._has_dashes:
            self._items[-1] = f"{self._items[-1]} {text}"
            return True
        if self._has_dashes or self._has_filing or not _LEADING_WORDS.match(text):
            return False
        for item in inline_items(text):
            self._add_item(item)
        return True

    def _add_item(self, text: str) -> None:
        if not text:
            return
        self._items.append(text)
        if not self._has_filing and filing_entries(text) is not None:
            self._has_filing = True
            self._dropped += unmarked_form_words(text.partition(":")[0], 0)

    def _listed(self) -> tuple[tuple[Recipient, ...], tuple[str, ...]]:
        filing: tuple[str, ...] = ()
        recipients: list[Recipient] = []
        for item in self._items:
            entries = filing_entries(item) if not filing else None
            if entries:
                filing = entries
            else:
                recipients.append(recipient(item))
        return tuple(recipients), filing

    def _warn(self, recipients: tuple[Recipient, ...], signature: Signature, extras: list[Line]) -> None:
        def warn(code: str, message: str, line: int = 0) -> None:
            self._warnings.append(ReadingNote(code, message, line))

        if any(opens_signature(line) for line in extras):
            message = (
                f"Có hai chữ ký cạnh nhau; “{signature.name or signature.title}” được giữ làm người ký, "
                "chữ ký kia thành đoạn cuối nội dung. Kiểm tra lại người ký."
            )
            warn("signature.second", message, extras[0].number)
        elif extras:
            message = "Có chữ ở phần nơi nhận, chữ ký mà chưa rõ thuộc phần nào; được giữ thành đoạn cuối nội dung."
            warn("tail.text_kept", message, extras[0].number)
        if not self._items:
            warn("recipients.missing", "Không thấy phần Nơi nhận; ghi ở phần Nơi nhận, chữ ký.")
        elif not recipients:
            warn("recipients.only_filing", "Phần Nơi nhận chỉ có dòng Lưu.")
        if not signature.name and not signature.lines:
            warn("signature.missing", "Không thấy phần chữ ký; ghi chức vụ và họ tên người ký.")
        elif not signature.lines:
            warn(
                "signature.title_missing",
                "Chữ ký chỉ có họ tên, không có chức vụ; ghi chức vụ người ký.",
                self._name_line,
            )
        elif not signature.name:
            warn("signature.name_missing", "Chữ ký chỉ có chức vụ, không có họ tên; ghi họ tên người ký.")


def _whole_lines(cells: list[Cell], placed: set[int]) -> list[Line]:
    """Cells that found no place, in the order of the file; a line none of whose cells did stays in one piece."""
    found: dict[int, list[Line]] = {}
    for cell in cells:
        number = cell.line.number
        if number in placed:
            found.setdefault(number, []).append(_line_of(cell))
        else:
            found[number] = [cell.line]
    return [line for number in sorted(found) for line in found[number]]


def _line_of(cell: Cell) -> Line:
    line = cell.line
    return line if cell.text == line.text else replace(line, text=cell.text, runs=(), struck=())


def _begins_attachments(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    return line.text[0] not in _DASHES and opens_attachment(line)


def _in_reading_order(lines: Sequence[Line]) -> Iterator[Cell]:
    """Cells of one column after the other where the foot is set in two columns."""
    rows = [_cells(line) for line in lines]
    is_split = any(cell.column for row in rows for cell in row)
    if not is_split:
        yield from (cell for row in rows for cell in row)
        return
    yield from (cell for row in rows for cell in row if not cell.column)
    yield from (cell for row in rows for cell in row if cell.column)


def _cells(line: Line) -> list[Cell]:
    cells = cells_of(line)
    if len(cells) == 1 and line.indent >= _RIGHT_INDENT and not line.is_table_row:
        return [replace(cells[0], column=1)]
    return cells
