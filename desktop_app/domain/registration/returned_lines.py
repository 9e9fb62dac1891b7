"""A paper handed back for a few lines: which ones and why, and that the mended paper changes only those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.board import ListedLine
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind


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
    subject_kind: SubjectKind
    number: int
    subject: str
    registered: str
    remark: str
    returned_on: date
    is_open: bool = True

    @property
    def place(self) -> str:
        """Where it stands, as window and form number them: "2", or "tập thể 1"."""
        return place_words(self.subject_kind, self.number)


def place_words(kind: SubjectKind, number: int) -> str:
    """ "2" for a person's line, "tập thể 1" for a collective's: each kind is numbered by itself."""
    return str(number) if kind is SubjectKind.PERSON else f"tập thể {number}"


def numbered(lines: Iterable[RegistrationLine]) -> list[tuple[int, RegistrationLine]]:
    """The lines with their numbers, people first; each kind in the order of the paper from 1."""
    counts = dict.fromkeys(SubjectKind, 0)
    found = []
    for line in lines:
        counts[line.subject_kind] += 1
        found.append((counts[line.subject_kind], line))
    return sorted(found, key=lambda one: one[1].subject_kind is not SubjectKind.PERSON)


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
    subjects = {one.line.id: one.subject for one in listed}
    for number, line in numbered(one.line for one in listed):
        if line.id not in wanted:
            continue
        remark, subject = wanted.pop(line.id), subjects[line.id]
        if not remark:
            place = place_words(line.subject_kind, number)
            text = f"Dòng {place} ({subject}) chưa ghi chỗ cần sửa. Ghi ý kiến cho dòng này hoặc bỏ đánh dấu."
            raise UserError("registration.remark_missing", text)
        found.append(
            ReturnedLine(
                0, registration_id, line.id, line.subject_kind, number, subject, content_words(line), remark, on
            )
        )
    if wanted:
        text = "Có dòng được đánh dấu không còn trong bảng đăng ký. Xem lại các dòng rồi đánh dấu lại."
        raise UserError("registration.flagged_unknown", text)
    return tuple(found)


def flags_reason(flags: Sequence[ReturnedLine]) -> str:
    """The reason that stands for remarks alone: "Sửa 2 dòng: 3, 5"."""
    return f"Sửa {len(flags)} dòng: {', '.join(one.place for one in flags)}"


def refuse_unflagged_changes(
    stored: Sequence[RegistrationLine],
    wanted: Sequence[RegistrationLine],
    flags: Iterable[ReturnedLine],
    names: dict[int, str],
) -> None:
    """While lines are handed back only those may change, be withdrawn or go; another line may come only as a supplement.

    UserError naming the line it stands at; ``names``: people by id.
    """
    open_lines = {one.line_id: one.place for one in flags if one.is_open}
    if not open_lines:
        return
    before = {line.id: line for line in stored}
    kept = {line.id for line in wanted}
    for number, line in numbered(stored):
        if line.id not in kept and line.id not in open_lines:
            raise _refused(
                f"Dòng {place_words(line.subject_kind, number)} ({_name(line, names)}) không được bỏ", open_lines
            )
    for number, line in numbered(wanted):
        place = place_words(line.subject_kind, number)
        old = before.get(line.id)
        if old is None and not line.is_supplementary:
            raise _refused(f"Dòng {place} ({_name(line, names)}) là dòng mới", open_lines)
        if old is not None and line != old and line.id not in open_lines:
            raise _refused(f"Dòng {place} ({_name(line, names)}) không được đổi", open_lines)


def _name(line: RegistrationLine, names: dict[int, str]) -> str:
    return line.collective_name if line.person_id is None else names.get(line.person_id, "")


def _refused(what: str, open_lines: dict[int, str]) -> UserError:
    numbers = ", ".join(open_lines.values())
    text = (
        f"{what}: lần trả lại này chỉ sửa dòng {numbers}. Muốn sửa dòng khác, đánh dấu thêm dòng trả lại hoặc bỏ giới hạn; "
        "người mới thì thêm bằng đăng ký bổ sung."
    )
    return UserError("registration.line_not_returned", text)
