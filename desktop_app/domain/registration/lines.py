"""Checks of the lines a unit registers: people and collectives, titles and commendations from their own catalogues."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.award.catalogue import BY_CODE, AwardKind
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, match_key
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind

_TEXTS = (
    "collective_name",
    "post",
    "title_code",
    "commendation_code",
    "initiative",
    "project",
    "note",
    "supplementary_reason",
    "withdrawn_reason",
)
_SUBJECT_WORDS = {SubjectKind.PERSON: "cá nhân", SubjectKind.COLLECTIVE: "tập thể"}


def checked_lines(
    lines: Iterable[RegistrationLine], unit: str, names: Mapping[int, str], members: Collection[int], today: date
) -> tuple[RegistrationLine, ...]:
    """The lines with clean texts; UserError naming the first row that cannot stand.

    ``names``: all people by id; ``members``: those who belong or belonged to the unit.
    """
    checked: list[RegistrationLine] = []
    seen: dict[tuple[object, ...], int] = {}
    for row, given in enumerate(lines, start=1):
        cleaned: dict[str, Any] = {name: clean_line(getattr(given, name)) for name in _TEXTS}
        line = replace(given, **cleaned)
        if line.is_supplementary and line.added_on is None:
            line = replace(line, added_on=today)
        _check_subject(row, line, unit, names, members)
        _check_awards(row, line)
        _check_reasons(row, line)
        if line.withdrawn_on is None:
            key = (_subject_key(line), *_registered_key(line))
            if key in seen:
                raise _problem(row, "duplicate", f"trùng với dòng {seen[key]}. Xóa một trong hai dòng.")
            seen[key] = row
        checked.append(line)
    return tuple(checked)


def refuse_locked_changes(stored: Iterable[RegistrationLine], wanted: Iterable[RegistrationLine], unit: str) -> None:
    """An approved registration takes only supplementary lines and withdrawals; anything else asks to open it again."""
    before = {line.id: line for line in stored}
    kept = set()
    for line in wanted:
        kept.add(line.id)
        old = before.get(line.id)
        if old is None:
            is_allowed = line.is_supplementary
        else:
            same = replace(line, withdrawn_on=old.withdrawn_on, withdrawn_reason=old.withdrawn_reason)
            is_allowed = same == old
        if not is_allowed:
            raise _locked(unit)
    if before.keys() - kept:
        raise _locked(unit)


def _check_subject(
    row: int, line: RegistrationLine, unit: str, names: Mapping[int, str], members: Collection[int]
) -> None:
    if line.subject_kind is SubjectKind.COLLECTIVE:
        if not line.collective_name:
            raise _problem(row, "subject", "chưa ghi tên tập thể.")
        return
    if line.person_id is None or line.person_id not in names:
        raise _problem(row, "subject", "chưa chọn người trong danh mục.")
    if line.person_id not in members:
        name = names[line.person_id]
        raise _problem(row, "member", f"“{name}” không thuộc “{unit}”. Kiểm tra lại đơn vị của người này.")


def _check_awards(row: int, line: RegistrationLine) -> None:
    for code, kind, catalogue in (
        (line.title_code, AwardKind.TITLE, "danh hiệu thi đua"),
        (line.commendation_code, AwardKind.COMMENDATION, "hình thức khen thưởng"),
    ):
        if not code:
            continue
        spec = BY_CODE.get(code)
        if spec is None or spec.award_kind is not kind:
            raise _problem(row, "award", f"“{code}” không có trong danh mục {catalogue}.")
        if line.subject_kind not in spec.subjects:
            text = f"{spec.name} không dành cho {_SUBJECT_WORDS[line.subject_kind]}. Chọn {catalogue} khác."
            raise _problem(row, "award", text)
    if not (line.title_code or line.commendation_code or line.initiative or line.project):
        text = "chưa ghi danh hiệu, hình thức khen thưởng, sáng kiến hay dự án. Ghi ít nhất một mục hoặc xóa dòng."
        raise _problem(row, "empty", text)


def _check_reasons(row: int, line: RegistrationLine) -> None:
    if line.is_supplementary and not line.supplementary_reason:
        raise _problem(row, "supplementary_reason", "là đăng ký bổ sung, cần ghi lý do.")
    if line.withdrawn_on is not None and not line.withdrawn_reason:
        raise _problem(row, "withdrawn_reason", "đã rút đăng ký, cần ghi lý do.")


def _subject_key(line: RegistrationLine) -> tuple[object, ...]:
    if line.subject_kind is SubjectKind.PERSON:
        return (line.subject_kind, line.person_id)
    return (line.subject_kind, match_key(line.collective_name))


def _registered_key(line: RegistrationLine) -> tuple[str, ...]:
    """The awards; without any, the initiative and the project: a unit may register several of these."""
    if line.title_code or line.commendation_code:
        return (line.title_code, line.commendation_code)
    return ("", "", match_key(line.initiative), match_key(line.project))


def _problem(row: int, cause: str, text: str) -> UserError:
    return UserError(f"registration.line_{cause}", f"Dòng {row}: {text}")


def _locked(unit: str) -> UserError:
    return UserError(
        "registration.locked",
        f"Đăng ký của “{unit}” đã duyệt: chỉ thêm được dòng đăng ký bổ sung hoặc ghi rút đăng ký. "
        "Muốn sửa dòng cũ, mở lại đăng ký kèm lý do.",
    )
