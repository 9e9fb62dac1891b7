"""What an award of an earlier year must fit when it is entered or changed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import BY_CODE, award_name
from desktop_app.domain.award.counting import award_subject
from desktop_app.domain.award.decision_cell import decision_key
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.registration import SubjectKind

_LONGEST_NUMBER, _LONGEST_TEXT, _LONGEST_NOTE = 80, 200, 600
_YEARS_AHEAD = 1
"""An award names the year of its achievement; a list may name the year it was decided in."""


def checked_entry(past: PastAward, name: str, beside: Iterable[PastAward], today: date) -> PastAward:
    """The award with clean texts; UserError (``award.*``) with what is wrong and what to write.

    ``name``: of the person or the collective; ``beside``: what the history has of the same subjects.
    """
    award = replace(
        past.award,
        collective_name=clean_line(past.award.collective_name),
        decision_number=clean_line(past.award.decision_number),
        authority=clean_line(past.award.authority),
        outcome=Outcome.APPROVED,
        refusal_reason="",
    )
    past = replace(past, award=award, award_text=clean_line(past.award_text), note=clean_line(past.note), is_noted=True)
    _check_subject(past, name)
    _check_lengths(past)
    _check_time(past, today)
    _check_double(past, beside)
    return past


def _check_subject(past: PastAward, name: str) -> None:
    spec = BY_CODE.get(past.award.award_code)
    if spec is None:
        raise UserError("award.unknown_code", "Chưa chọn danh hiệu hoặc hình thức khen thưởng.")
    if past.award.subject_kind not in spec.subjects:
        whose = "cá nhân" if SubjectKind.PERSON in spec.subjects else "tập thể"
        raise UserError("award.wrong_subject", f"{spec.name} chỉ dành cho {whose}, không dành cho “{name}”.")
    if past.award.subject_kind is SubjectKind.COLLECTIVE and not past.award.collective_name:
        raise UserError("award.no_collective", "Chưa ghi tên tập thể được khen.")


def _check_lengths(past: PastAward) -> None:
    for what, text, longest in (
        ("Số quyết định", past.award.decision_number, _LONGEST_NUMBER),
        ("Cơ quan quyết định", past.award.authority, _LONGEST_TEXT),
        ("Tên tập thể", past.award.collective_name, _LONGEST_TEXT),
        ("Ghi chú", past.note, _LONGEST_NOTE),
    ):
        if len(text) > longest:
            raise UserError("award.long", f"{what} dài quá {longest} chữ. Rút ngắn rồi lưu.")


def _check_time(past: PastAward, today: date) -> None:
    award, period = past.award, past.period
    year, on = award.achievement_year, award.decision_on
    if year < FIRST_YEAR:
        raise UserError("award.history_year", f"Năm thành tích {year} sớm quá. Ghi từ năm {FIRST_YEAR}.")
    if year > today.year:
        raise UserError("award.history_ahead", f"Năm {year} chưa tới. Kiểm tra lại năm thành tích.")
    if on is not None and on > today:
        raise UserError("award.decision_ahead", f"Quyết định ngày {format_text(on)} chưa tới. Kiểm tra lại ngày.")
    if on is not None and on.year < year:
        raise UserError(
            "award.decision_day",
            f"Quyết định ngày {format_text(on)} trước năm thành tích {year}. Kiểm tra lại ngày hoặc năm.",
        )
    if period is None:
        return
    if period.to_on < period.from_on:
        raise UserError("award.period", "Giai đoạn kết thúc trước khi bắt đầu. Kiểm tra lại hai ngày.")
    if on is not None and period.from_on > on:
        raise UserError(
            "award.period_decision",
            f"Giai đoạn {period.words} bắt đầu sau quyết định ngày {format_text(on)}. Kiểm tra lại.",
        )
    if not period.from_on.year <= year <= period.to_on.year + _YEARS_AHEAD:
        raise UserError(
            "award.period_year",
            f"Năm thành tích {year} không khớp giai đoạn {period.words}. Ghi năm cuối của giai đoạn.",
        )


def _check_double(past: PastAward, beside: Iterable[PastAward]) -> None:
    """The same decision for the same award of the same year is one award; other doubles are flagged, not refused."""
    award = past.award
    own = (award_subject(award), award.award_code, award.achievement_year, _number(past))
    for other in beside:
        its = other.award
        if its.id == award.id:
            continue
        if own == (award_subject(its), its.award_code, its.achievement_year, _number(other)):
            by = f"Quyết định {its.decision_number}" if its.decision_number else "chưa ghi quyết định"
            raise UserError(
                "award.history_known",
                f"{award_name(its.award_code)} năm {its.achievement_year} đã có trong sổ ({by}). Sửa dòng đó thay vì ghi thêm.",
            )


def _number(past: PastAward) -> str:
    return decision_key(past.award.decision_number) if past.award.decision_number else ""
