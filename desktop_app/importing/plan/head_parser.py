"""The head of a plan: agency, number and symbol, place and date, type, subject."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.plan import DocumentHead, ReadingNote
from desktop_app.importing.lines.columns import Cell, cells_of
from desktop_app.importing.lines.formulas import country_span, is_country_half, motto_span
from desktop_app.importing.lines.line_kinds import ends_sentence, is_capitals, marker_of
from desktop_app.importing.lines.markup import Dropped, Line
from desktop_app.importing.plan.form_words import unmarked_form_words

_BLANK = r"[\s._…‥]*"
_NUMBER = re.compile(
    rf"[Ss][ỐốOo]\s*:?(?P<blank>{_BLANK})(?P<number>[0-9]{{1,6}}(?:/[0-9]{{4}})?[a-zA-Z]?)?{_BLANK}"
    r"(?:/\s*(?P<symbol>[^\W\d_][\w&]*(?:\s?[-–/]\s?[^\W_][\w&.]*)*-?(?:(?<=\.)\s?[A-ZĐ]{2,8})?)"
    r"|[-–]\s?(?P<party_symbol>[A-ZĐ]{2,6}\s?/\s?[^\W\d_][\w&]*(?:\s?[-–/]\s?[^\W_][\w&.]*)*))(?=[\s.,;]|$)"
)
_BARE_NUMBER = re.compile(rf"[Ss][ỐốOo]\s*:(?P<blank>{_BLANK})(?P<number>[0-9]{{1,6}})(?=\s|$)")
_DATE = re.compile(
    rf"[Nn]g[àa]y{_BLANK}(?P<day>[0-9]{{1,2}})?{_BLANK}th[áa]ng{_BLANK}(?P<month>[0-9]{{1,2}})?{_BLANK}n[ăa]m{_BLANK}"
    r"(?P<year>(?:19|20)[0-9]{2})?[\s._…‥]*$"
)
_DATE_BEGUN = re.compile(r"[^\W\d_],\s*[Nn]gày[\s._…‥]*[0-9]{0,2}$")
_SHORT_DATE = re.compile(r"[Nn]gày\s*:?\s+(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>(?:19|20)[0-9]{2})\s*$")
_PLACE = re.compile(r"[^\W\d_][^:;0-9]{0,40}")
_TYPE = re.compile(r"(?P<type>KẾ HOẠCH|Kế hoạch|KE HOACH)\s*[:.]?")
_TYPE_AND_SUBJECT = re.compile(r"KẾ HOẠCH\s*[:.–-]?\s+(?=\S)")
_OTHER_TYPES = frozenset(
    {"CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "HƯỚNG DẪN", "THÔNG BÁO", "CHỈ THỊ", "PHƯƠNG ÁN", "ĐỀ ÁN", "CÔNG VĂN",
     "QUYẾT ĐỊNH", "BÁO CÁO", "TỜ TRÌNH", "THỂ LỆ", "QUY CHẾ", "LỜI KÊU GỌI"}
)  # fmt: skip
_PARENT_WORDS = (
    "ubnd", "uy ban nhan dan", "bo ", "tinh uy", "thanh uy", "huyen uy", "hoi dong nhan dan", "hdnd", "tong ", "tinh ",
    "thanh pho ", "huyen ", "tap doan",
)  # fmt: skip
_AGENCY_WORDS = (
    "so ", "doi ", "lien doi ", "doan ", "tinh doan", "huyen doan", "chi bo", "khoi ", "cum ", "nha ",
    "ban ", "phong ", "trung tam", "van phong", "cuc ", "chi cuc", "truong ", "benh vien", "hoi ", "thanh tra",
    "cong ty", "hoi dong", "dang ", "lien doan", "cong doan", "kho bac", "bao ", "dai ", "vien ", "uy ban",
)  # fmt: skip
_BARE_COMMITTEES = ("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd")
_PARTY = "dang cong san viet nam"  # stands where a state paper has the Quốc hiệu
_DATES_ONLY = re.compile(r"\([0-9\s/.–-]{8,40}\)\.?")
_BASIS_OPENERS = (
    "Căn cứ", "Thực hiện ", "Quán triệt", "Triển khai ", "Để ", "Nhằm ", "Trong ", "Phát huy", "Theo ", "Tiếp tục",
    "Xét ", "Kính gửi", "Năm 2", "Hưởng ứng", "Trên cơ sở", "Sở ", "Chào mừng",
)  # fmt: skip
_WINDOW = 60
_LONG = 330
_LONGEST_CLOSED = 150


@dataclass(frozen=True)
class HeadReading:
    """The head, the lines above the body that belong nowhere, and the index of the first line of the body."""

    head: DocumentHead
    leftover: tuple[Line, ...]
    end: int
    dropped: tuple[Dropped, ...]
    warnings: tuple[ReadingNote, ...]


def with_whole_date(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, "Tân Hải, ngày 15" and "tháng 9 năm 2022" below it as one."""
    for at, (first, second) in enumerate(itertools.pairwise(lines[:_WINDOW])):
        if second.text.startswith("tháng ") and _DATE_BEGUN.search(first.text[-60:]) and len(second.text) < _WINDOW:
            joined = replace(first, raw=f"{first.raw} {second.raw.strip()}", text=f"{first.text} {second.text}")
            return (*lines[:at], joined, *lines[at + 2 :])
    return tuple(lines)


def parse_head(lines: Sequence[Line]) -> HeadReading:
    """Read the head of the lines of a file; what is not there stays empty and is warned about."""
    return _HeadReader(lines).read()


class _HeadReader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._head = DocumentHead(document_type="")
        self._leftover: list[Line] = []
        self._dropped: list[Dropped] = []
        self._warnings: list[ReadingNote] = []
        self._agencies: list[str] = []
        self._kept: list[Line] = []
        self._number_line = 0
        self._date_line = 0

    def read(self) -> HeadReading:
        type_at = self._find_type()
        if type_at is None:
            end = self._read_known_lines()
        else:
            self._leftover = [line for line in self._lines[:type_at] if not self._take_line(line)]
            end = self._read_type(type_at)
        self._group_agencies()
        self._leftover = sorted((*self._leftover, *self._kept), key=lambda line: line.number)
        self._warn()
        return HeadReading(self._head, tuple(self._leftover), end, tuple(self._dropped), tuple(self._warnings))

    def _find_type(self) -> int | None:
        for index, line in enumerate(self._lines[:_WINDOW]):
            if _TYPE.fullmatch(line.text) or line.text.rstrip(":. ") in _OTHER_TYPES:
                return index
            if _TYPE_AND_SUBJECT.match(line.text) and len(line.text) < _LONG:
                return index
            if self._is_body(line):
                return None
        return None

    def _is_body(self, line: Line) -> bool:
        """Whether a line can stand only below the head."""
        if _DATE.search(line.text[-120:]) or _NUMBER.match(line.text[:120]):
            return False
        marker = marker_of(line)
        return (marker is not None and marker.end < len(line.text)) or (
            len(line.text) > 120 and not line.is_table_row and country_span(line.text) is None
        )

    def _read_known_lines(self) -> int:
        """Without a type: the lines from the top as long as each is a part of a head; the number of them."""
        for index, line in enumerate(self._lines[:_WINDOW]):
            if not self._take_line(line):
                return index
        return min(len(self._lines), _WINDOW)

    def _take_line(self, line: Line) -> bool:
        """Take a line into the head as a whole, column by column or in one piece; False leaves it out, as a whole."""
        cells = _number_in_one(cells_of(line)) if len(line.text) < 1000 else []
        attempts = [cells, [Cell(line.text, 0, line)]] if len(cells) > 1 else [cells or [Cell(line.text, 0, line)]]
        for attempt in attempts:
            before = self._head, self._number_line, self._date_line
            parts = (self._agencies, self._dropped, self._warnings, self._kept)
            counts = [len(part) for part in parts]
            if all(self._take_cell(cell) for cell in attempt):
                return True
            self._head, self._number_line, self._date_line = before
            for kept, count in zip(parts, counts, strict=True):
                del kept[count:]  # type: ignore[attr-defined]
        return False

    def _take_cell(self, cell: Cell) -> bool:
        text = cell.text
        if len(text) > 400:
            return False
        if fold(text) == _PARTY:
            self._kept.append(replace(cell.line, text=text, runs=(), struck=()))
            return True
        if is_country_half(text):
            self._dropped.append(Dropped(cell.line.number, text, "formula"))
            return True
        for span in (country_span(text), motto_span(text)):
            if span is not None:
                start, stop = span
                self._dropped.append(Dropped(cell.line.number, text[start:stop], "formula"))
                rest = f"{text[:start].strip()} {text[stop:].strip()}".strip()
                return not rest or self._take_cell(Cell(rest, cell.column, cell.line))
        if not any(character.isalnum() for character in text):
            return True
        rest = self._take_number(text, cell.line)
        if not rest or self._take_date(rest, cell.line):
            return True
        if rest != text:
            return False
        if is_capitals(text) and len(text) < 150 and self._is_agency(text):
            self._agencies.append(text)
            return True
        return False

    def _take_number(self, text: str, line: Line) -> str:
        if self._number_line:
            return text
        found = _NUMBER.match(text) or _BARE_NUMBER.match(text)
        if found is None:
            return text
        self._number_line = line.number
        names = found.groupdict()
        symbol = names.get("symbol") or names.get("party_symbol") or ""
        symbol = re.sub(r"\s?([-–/])\s?", r"\1", symbol)
        number = found["number"] or ""
        self._head = replace(self._head, number=number, symbol=symbol)
        if number and any(start < found.end() for start, _ in line.struck):
            message = f"Số “{number}” bị gạch ngang trong tệp gốc (thường là số viết tay); kiểm tra lại số."
            self._warnings.append(ReadingNote("head.number_struck", message, line.number))
        self._dropped += unmarked_form_words(text[: found.start("blank")], line.number)
        return text[found.end() :].strip(" .,;")

    def _take_date(self, text: str, line: Line) -> bool:
        if self._date_line:
            return False
        found = _DATE.search(text) or _SHORT_DATE.search(text)
        if found is None:
            return False
        before = text[: found.start()].strip()
        place = before.rstrip(",").strip(" .…")
        if place and (not _PLACE.fullmatch(place) or not (before.endswith(",") or place.istitle())):
            return False
        values = {name: int(value) if value else None for name, value in found.groupdict().items()}
        if not 1 <= (values["day"] or 1) <= 31 or not 1 <= (values["month"] or 1) <= 12:
            return False
        self._date_line = line.number
        self._dropped += unmarked_form_words(text[found.start() :], line.number)
        self._head = replace(self._head, place=place, day=values["day"], month=values["month"], year=values["year"])
        return True

    def _is_agency(self, text: str) -> bool:
        folded = fold(text) + " "
        if folded.startswith((*_PARENT_WORDS, *_AGENCY_WORDS)):
            return True
        if any(sign in text for sign in "/0123456789"):
            return False
        return bool(self._agencies) and not text.startswith(("DỰ THẢO", "MẬT", "TỐI MẬT", "HỎA TỐC", "KHẨN"))

    def _group_agencies(self) -> None:
        groups: list[str] = []
        for text in self._agencies:
            folded = fold(text) + " "
            is_new = folded.startswith((*_AGENCY_WORDS, *_PARENT_WORDS)) and not _lacks_its_place(groups)
            if groups and not is_new:
                groups[-1] = f"{groups[-1]} {text}"
            else:
                groups.append(text)
        if len(groups) == 1:
            self._head = replace(self._head, agency=groups[0])
        elif groups:
            self._head = replace(self._head, parent_agency=" ".join(groups[:-1]), agency=groups[-1])

    def _read_type(self, at: int) -> int:
        line = self._lines[at]
        inline = None if _TYPE.fullmatch(line.text) else _TYPE_AND_SUBJECT.match(line.text)
        subject: list[str] = []
        if inline:
            self._head = replace(self._head, document_type="KẾ HOẠCH")
            subject.append(line.text[inline.end() :])
        else:
            self._head = replace(self._head, document_type=line.text.rstrip(":. "))
        end = at + 1
        last = line
        while end < len(self._lines) and len(subject) < 8 and self._goes_on(subject, last, self._lines[end]):
            last = self._lines[end]
            subject.append(last.text)
            end += 1
        self._head = replace(self._head, subject=" ".join(subject))
        end = self._take_below_subject(end)
        if self._head.document_type not in ("KẾ HOẠCH", "Kế hoạch", "KE HOACH"):
            message = f"Văn bản mang tên loại “{self._head.document_type}”, không phải kế hoạch."
            self._warnings.append(ReadingNote("head.type_other", message, line.number))
        return end

    def _take_below_subject(self, at: int) -> int:
        """Number and date of a paper that has them below its subject."""
        while at < len(self._lines) and len(text := self._lines[at].text) < _WINDOW:
            is_number = not self._number_line and _NUMBER.match(text)
            is_date = not self._date_line and (_DATE.search(text) or _SHORT_DATE.match(text))
            if not (is_number or is_date) or not self._take_line(self._lines[at]):
                break
            at += 1
        return at

    @staticmethod
    def _goes_on(subject: list[str], last: Line, line: Line) -> bool:
        """Whether a line below the type belongs to the subject."""
        if line.is_table_row or len(line.text) > _LONG or line.text.endswith(":"):
            return False
        if line.is_continued:
            return True
        marker = marker_of(line)
        if marker is not None and not line.text.startswith("V/v"):
            return False
        if not subject:
            is_prose = line.text.startswith(_BASIS_OPENERS[:1]) or (
                ends_sentence(line.text) and (len(line.text) > _LONGEST_CLOSED or line.text.startswith(_BASIS_OPENERS))
            )
            return not is_prose or line.is_marked_up
        if not line.is_after_gap and (
            _DATES_ONLY.fullmatch(line.text) or (is_capitals(line.text) and is_capitals(last.text))
        ):
            return True
        if ends_sentence(last.text) or line.text.startswith(("(", "[")):
            return False
        if line.text[0].islower():
            return True
        if (line.text.startswith(_BASIS_OPENERS) and not line.is_marked_up) or ends_sentence(line.text):
            return False
        if is_capitals(line.text) and is_capitals(last.text):
            return True
        return not line.is_after_gap and len(line.text) < 100

    def _warn(self) -> None:
        head = self._head
        at = self._number_line

        def warn(code: str, message: str, line: int = 0) -> None:
            self._warnings.append(ReadingNote(code, message, line))

        if not head.document_type:
            warn("head.type_missing", "Không thấy tên loại “KẾ HOẠCH” ở đầu văn bản; ghi tên loại ở phần Đầu văn bản.")
        elif not head.subject:
            warn("head.subject_missing", "Không thấy trích yếu; ghi trích yếu ở phần Đầu văn bản.")
        if not head.number:
            warn("head.number_missing", "Văn bản chưa có số; chỗ ghi số được để trống.", at)
        if not head.symbol:
            warn("head.symbol_missing", "Văn bản chưa có ký hiệu; ghi ký hiệu ở phần Đầu văn bản.")
        if head.year is None:
            warn("head.date_missing", "Không thấy địa danh, ngày tháng năm ban hành.", self._date_line)
        elif head.day is None or head.month is None:
            blank = "ngày" if head.month is not None else "ngày, tháng" if head.day is None else "tháng"
            warn("head.day_missing", f"Ngày ban hành còn để trống phần {blank}.", self._date_line)
        elif head.dated_on is None:
            warn(
                "head.date_invalid",
                f"Không có ngày {head.day:02}/{head.month:02}/{head.year}; kiểm tra lại ngày ban hành.",
                self._date_line,
            )
        if self._leftover:
            first = self._leftover[0]
            message = "Có dòng ở đầu văn bản chưa rõ thuộc phần nào; được giữ thành đoạn văn đầu nội dung."
            warn("head.line_kept", message, first.number)


def _lacks_its_place(groups: list[str]) -> bool:
    """Whether the name goes on in the next line: "ỦY BAN NHÂN DÂN" over "TỈNH HÒA AN" is one name, not a parent's."""
    return bool(groups) and fold(groups[-1]) in _BARE_COMMITTEES


def _number_in_one(cells: list[Cell]) -> list[Cell]:
    """Columns with "Số:", the room for the number and "/KH-…" as one, however wide the room is."""
    if len(cells) > 1 and cells[0].text.startswith("Số") and cells[1].text.startswith("/"):
        return [replace(cells[0], text=f"{cells[0].text} {cells[1].text}"), *cells[2:]]
    return cells
