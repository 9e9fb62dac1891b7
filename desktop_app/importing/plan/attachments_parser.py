"""What stands behind the signature: attached forms and annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.plan import Attachment, ReadingNote
from desktop_app.importing.lines.formulas import country_span, is_country, motto_span
from desktop_app.importing.lines.line_kinds import is_capitals, marker_of
from desktop_app.importing.lines.markup import Dropped, Line
from desktop_app.importing.plan.signature_lines import is_title

_LABEL = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|MẪU(?: SỐ)?|Mẫu số|BIỂU(?: MẪU)?(?: SỐ)?|Biểu(?: mẫu)? số)\s*:?\s*"
    r"(?:[0-9]{1,2}[A-Za-z]?|[IVX]{1,4})?\s*[.:]?"
)
_OPENING = re.compile(
    r"(?:PHỤ LỤC|Phụ lục\b|MẪU\b|Mẫu số|BIỂU\b|BẢNG\b|DANH SÁCH|DANH MỤC|BẢN ĐĂNG KÝ|PHIẾU|GIẤY|ĐƠN\b|BÁO CÁO\b|TỜ TRÌNH)"
)
_REGISTRATION = re.compile(r"\bdang ky\b")
_LONGEST_TITLE = 200
_BLANKS = re.compile(r"[._…]{3,}")


@dataclass(frozen=True)
class AttachmentsReading:
    """The attachments, what was dropped, and what the reader should know."""

    attachments: tuple[Attachment, ...]
    dropped: tuple[Dropped, ...]
    warnings: tuple[ReadingNote, ...]


@dataclass
class _Open:
    line: Line
    title: list[str] = field(default_factory=list)
    subtitle: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    has_national_header: bool = False
    is_label_only: bool = False


def opens_attachment(line: Line) -> bool:
    """Whether a line can only be the first of an attachment: a Quốc hiệu of its own, "Phụ lục", "BẢNG ĐĂNG KÝ …"."""
    if country_span(line.text) is not None:
        return True
    return _OPENING.match(line.text) is not None and (is_capitals(line.text) or _LABEL.fullmatch(line.text) is not None)


def parse_attachments(lines: Sequence[Line]) -> AttachmentsReading:
    """Read all lines behind the signature; each becomes a word of some attachment."""
    found: list[_Open] = []
    dropped: list[Dropped] = []
    for line in lines:
        if _begins_another(found, line):
            found.append(_Open(line))
        _take(found[-1], line, dropped)
    warnings: list[ReadingNote] = []
    attachments = [_built(one, warnings) for one in found]
    return AttachmentsReading(tuple(attachments), tuple(dropped), tuple(warnings))


def _begins_another(found: list[_Open], line: Line) -> bool:
    if not found:
        return True
    is_fresh = not found[-1].title and not found[-1].body
    if is_country(line.text):
        return not is_fresh or found[-1].has_national_header
    if is_fresh or _LABEL.fullmatch(line.text) is None:
        return False
    return line.is_after_gap or line.is_marked_up or line.text[-1].isalnum()


def _take(one: _Open, line: Line, dropped: list[Dropped]) -> None:
    text = line.text
    is_empty = not one.title and not one.body
    if is_empty and (span := country_span(text)) and not one.has_national_header:
        one.has_national_header = True
        dropped.append(Dropped(line.number, text[slice(*span)], "own formula"))
        text = f"{text[: span[0]]} {text[span[1] :]}".strip()
    if one.has_national_header and is_empty and (span := motto_span(text)):
        dropped.append(Dropped(line.number, text[slice(*span)], "own formula"))
        text = f"{text[: span[0]]} {text[span[1] :]}".strip()
    if not text:
        return
    is_heading = is_capitals(text) and len(text) < 200 and marker_of(line) is None and not line.is_table_row
    if is_empty and len(text) <= _LONGEST_TITLE:
        one.title.append(text)
        one.is_label_only = _LABEL.fullmatch(text) is not None
    elif one.is_label_only and is_heading and not one.subtitle and not one.body:
        one.title.append(text)
        one.is_label_only = False
    elif is_heading and not one.body:
        one.subtitle.append(text)
    else:
        one.body.append(text)


def _built(one: _Open, warnings: list[ReadingNote]) -> Attachment:
    title = " ".join(one.title)
    body = "\n".join(part for part in (" ".join(one.subtitle), *one.body) if part)
    is_missing = not any(_says_something(text) for text in one.body)
    is_form = _REGISTRATION.search(fold(f"{title} {' '.join(one.subtitle)}")) is not None
    is_of_signer = is_title(title) and not one.subtitle
    if is_of_signer or (not is_capitals(title) and not _LABEL.match(title) and not one.has_national_header):
        message = "Có chữ sau phần ký mà chưa rõ thuộc phần nào; được giữ thành phần kèm theo."
        warnings.append(ReadingNote("tail.text_kept", message, one.line.number))
    elif is_missing:
        message = f"Phần kèm theo “{title}” chỉ có tiêu đề, không có nội dung hay bảng."
        warnings.append(ReadingNote("attachment.body_missing", message, one.line.number))
    return Attachment(title, body, is_form, is_missing, one.has_national_header)


def _says_something(text: str) -> bool:
    """Whether a line holds more than blanks to fill in."""
    return any(character.isalnum() for character in _BLANKS.sub("", text))
