"""A paper handed back for a few lines: which ones and why, and that the mended paper changes only those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.board import ListedLine
from desktop_app.domain.registration.registration import RegistrationLine


@dataclass(frozen=True)
class LineRemark:
    """What the clerk says of one line that has to be mended."""

    line_id: int
    remark: str


@dataclass(frozen=True)
class ReturnedLine:
    """A line handed back: ``number`` its place on the paper; subject and content as they were then.

    ``is_open``: neither approved since, nor handed back anew.
    """

    id: int
    registration_id: int
    line_id: int
    number: int
    subject: str
    registered: str
    remark: str
    returned_on: date
    is_open: bool = True


def content_words(line: RegistrationLine) -> str:
    """What a line registers: "Chiến sĩ thi đua cơ sở; sáng kiến: …"."""
    awards = [award_name(code) for code in (line.title_code, line.commendation_code) if code]
    initiative = [f"sáng kiến, đề tài: {line.initiative}"] if line.initiative else []
    project = [f"dự án: {line.project}"] if line.project else []
    return "; ".join([*awards, *initiative, *project])


def flagged(
    registration_id: int, listed: Sequence[ListedLine], remarks: Iterable[LineRemark], on: date
) -> tuple[ReturnedLine, ...]:
    """The lines to hand back, in the order of the paper; UserError for one that is not on it, or without a remark."""
    wanted = {one.line_id: clean_line(one.remark) for one in remarks}
    found = []
    for number, one in enumerate(listed, start=1):
        if one.line.id not in wanted:
            continue
        remark = wanted.pop(one.line.id)
        if not remark:
            text = f"Dòng {number} ({one.subject}) chưa ghi chỗ cần sửa. Ghi ý kiến cho dòng này hoặc bỏ đánh dấu."
            raise UserError("registration.remark_missing", text)
        found.append(
            ReturnedLine(0, registration_id, one.line.id, number, one.subject, content_words(one.line), remark, on)
        )
    if wanted:
        text = "Có dòng được đánh dấu không còn trong bảng đăng ký. Xem lại các dòng rồi đánh dấu lại."
        raise UserError("registration.flagged_unknown", text)
    return tuple(found)


def flags_reason(flags: Sequence[ReturnedLine]) -> str:
    """The reason that stands for remarks alone: "Sửa 2 dòng: 3, 5"."""
    return f"Sửa {len(flags)} dòng: {', '.join(str(one.number) for one in flags)}"


def refuse_unflagged_changes(
    stored: Sequence[RegistrationLine],
    wanted: Sequence[RegistrationLine],
    flags: Iterable[ReturnedLine],
    names: dict[int, str],
) -> None:
    """While lines are handed back only those may change, be withdrawn or go; another line may come only as a supplement.

    UserError naming the line it stands at; ``names``: people by id.
    """
    open_lines = {one.line_id: one.number for one in flags if one.is_open}
    if not open_lines:
        return
    before = {line.id: line for line in stored}
    kept = {line.id for line in wanted}
    for number, line in enumerate(stored, start=1):
        if line.id not in kept and line.id not in open_lines:
            raise _refused(f"Dòng {number} ({_name(line, names)}) không được bỏ", open_lines)
    for number, line in enumerate(wanted, start=1):
        old = before.get(line.id)
        if old is None and not line.is_supplementary:
            raise _refused(f"Dòng {number} ({_name(line, names)}) là dòng mới", open_lines)
        if old is not None and line != old and line.id not in open_lines:
            raise _refused(f"Dòng {number} ({_name(line, names)}) không được đổi", open_lines)


def _name(line: RegistrationLine, names: dict[int, str]) -> str:
    return line.collective_name if line.person_id is None else names.get(line.person_id, "")


def _refused(what: str, open_lines: dict[int, int]) -> UserError:
    numbers = ", ".join(str(number) for number in sorted(open_lines.values()))
    text = (
        f"{what}: lần trả lại này chỉ sửa dòng {numbers}. Muốn sửa dòng khác, đánh dấu thêm dòng trả lại hoặc bỏ giới hạn; "
        "người mới thì thêm bằng đăng ký bổ sung."
    )
    return UserError("registration.line_not_returned", text)
