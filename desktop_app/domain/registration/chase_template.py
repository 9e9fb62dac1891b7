"""The wording of a chase letter: a text the office may change once, with fields in braces that each letter fills.

The first line is the subject ("V/v …"), then one paragraph a line; behind "Nơi nhận:" stand the recipients. A paragraph
that names a field which is empty for a letter (no earlier letter, no contact) is left out of that letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, clean_text

LIST_FIELD = "còn thiếu"
"""Stands alone on its line: one dash for each paper that is missing."""
FIELDS: dict[str, str] = {
    "đơn vị": "tên đơn vị được đôn đốc",
    "kế hoạch": "số, ngày và tên kế hoạch",
    "cơ quan": "tên cơ quan gửi công văn",
    "giấy tờ": "các giấy tờ còn thiếu, viết liền",
    LIST_FIELD: "từng giấy tờ với hạn, số ngày quá hạn và chỗ ghi trong kế hoạch; đứng riêng một dòng",
    "năm": "năm công tác của kế hoạch",
    "ngày": "ngày của công văn",
    "ngày hẹn": "ngày đề nghị nộp",
    "nơi nhận": "nơi nhận giấy tờ",
    "liên hệ": "đầu mối của cơ quan, kèm điện thoại",
    "lần trước": "các công văn đã đôn đốc trước đó; dòng này tự bỏ khi chưa đôn đốc lần nào",
}
_FIELD = re.compile(r"\{([^{}]*)\}")
_RECIPIENTS = "Nơi nhận:"
_LONGEST = 20_000


@dataclass(frozen=True)
class ChaseWording:
    """A template taken apart."""

    subject: str
    paragraphs: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class LetterWords:
    """What one letter says; the list of missing papers stands among the paragraphs as lines that begin with a dash."""

    about: str
    paragraphs: tuple[str, ...]
    recipients: tuple[str, ...]


def parse_wording(text: str) -> ChaseWording:
    """The template of that text. UserError (``chase.template_*``) when it is empty, lacks its list or has unknown fields."""
    if len(text) > _LONGEST:
        raise UserError("chase.template_long", "Lời công văn quá dài. Rút gọn còn dưới 20.000 chữ rồi lưu lại.")
    lines = [line for line in map(clean_line, clean_text(text).split("\n")) if line]
    cut = next((place for place, line in enumerate(lines) if line.rstrip(": ") == _RECIPIENTS.rstrip(":")), len(lines))
    if cut < 2:
        raise UserError(
            "chase.template_empty",
            "Lời công văn cần ít nhất hai dòng: dòng đầu là trích yếu (V/v …), các dòng sau là nội dung.",
        )
    _check_fields(lines)
    subject, paragraphs = lines[0], tuple(lines[1:cut])
    if f"{{{LIST_FIELD}}}" not in paragraphs:
        raise UserError(
            "chase.template_list",
            f"Lời công văn chưa có dòng {{{LIST_FIELD}}} đứng riêng, nên đơn vị không biết còn thiếu gì. Thêm dòng đó rồi lưu.",
        )
    return ChaseWording(subject, paragraphs, tuple(_dashed(line) for line in lines[cut + 1 :]))


def _check_fields(lines: list[str]) -> None:
    for line in lines:
        for name in _FIELD.findall(line):
            if name not in FIELDS:
                known = ", ".join(f"{{{one}}}" for one in FIELDS)
                raise UserError(
                    "chase.template_field", f"Lời công văn có chỗ điền {{{name}}} chưa biết. Các chỗ điền: {known}."
                )
        if _FIELD.sub("", line).count("{") or _FIELD.sub("", line).count("}"):
            raise UserError(
                "chase.template_brace",
                f"Dấu ngoặc nhọn ở dòng “{line[:60]}” chưa đủ cặp. Sửa lại thành {{tên chỗ điền}}.",
            )


def _dashed(line: str) -> str:
    return line if line.startswith("-") else f"- {line}"


def filled(wording: ChaseWording, values: Mapping[str, str], missing: tuple[str, ...]) -> LetterWords:
    """The words of one letter; ``missing``: a line for each paper, without its dash."""
    paragraphs: list[str] = []
    for paragraph in wording.paragraphs:
        if paragraph == f"{{{LIST_FIELD}}}":
            ends = [*[";"] * (len(missing) - 1), "."]
            paragraphs += [f"- {line}{end}" for line, end in zip(missing, ends, strict=True)]
        elif all(values.get(name, "").strip() for name in _FIELD.findall(paragraph)):
            paragraphs.append(_filled(paragraph, values))
    return LetterWords(
        _filled(wording.subject, values),
        tuple(paragraphs),
        tuple(_filled(line, values) for line in wording.recipients),
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    made = _FIELD.sub(lambda found: values.get(found[1], ""), text)
    made = clean_line(made)
    return made[:1].upper() + made[1:]
