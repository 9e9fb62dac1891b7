"""What a result must fit before it is stored, and when two of them are the same one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import BY_CODE, award_name
from desktop_app.domain.award.counting import Subject, award_subject
from desktop_app.domain.award.results_list import RegisteredSubjects, check_decision_day
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.registration import SubjectKind

Occasion = tuple[int, int | None, str, Subject, str]
"""Achievement year, plan (None: the year's regular awards), wave, subject, award: what makes two results the same one."""


def occasion_of(award: Award, annual_plan_ids: Collection[int]) -> Occasion:
    """On what occasion a result was proposed; an annual plan is the year's regular awards."""
    plan_id = None if award.plan_id in annual_plan_ids else award.plan_id
    return (award.achievement_year, plan_id, award.wave_uid or "", award_subject(award), award.award_code)


@dataclass(frozen=True)
class ResultRules:
    """What results of one year under one plan must fit."""

    people: Mapping[int, str]
    unit_ids: Collection[int]
    wave_uids: Collection[str] = ()
    registered: RegisteredSubjects = field(default_factory=RegisteredSubjects)

    def checked(self, award: Award) -> Award:
        """The result with clean texts and linked with its registration line; UserError when it cannot stand."""
        spec = BY_CODE.get(award.award_code)
        if spec is None:
            text = f"“{award.award_code}” không có trong danh mục danh hiệu và hình thức khen thưởng."
            raise UserError("award.unknown_code", text)
        award = replace(
            award,
            collective_name=clean_line(award.collective_name),
            decision_number=clean_line(award.decision_number),
            authority=clean_line(award.authority),
            refusal_reason=clean_line(award.refusal_reason),
        )
        is_person = award.subject_kind is SubjectKind.PERSON
        if award.unit_id not in self.unit_ids or (is_person and award.person_id not in self.people):
            raise UserError("award.no_subject", "Đơn vị hoặc người được xét không còn trong sổ. Chọn lại rồi ghi.")
        if not is_person and not award.collective_name:
            raise UserError("award.no_collective", "Chưa ghi tên tập thể được xét.")
        name = self.subject_name(award)
        if award.subject_kind not in spec.subjects:
            whose = "cá nhân" if SubjectKind.PERSON in spec.subjects else "tập thể"
            raise UserError("award.wrong_subject", f"{spec.name} chỉ dành cho {whose}, không dành cho “{name}”.")
        check_decision_day(award.decision_on, award.achievement_year)
        if award.wave_uid and award.wave_uid not in self.wave_uids:
            raise UserError("award.wave", "Đợt thi đua này không có trong kế hoạch đã chọn. Chọn lại đợt.")
        line = self.registered.line_for(award_subject(award), award.award_code)
        return replace(award, registration_line_id=line.id if line is not None else award.registration_line_id)

    def subject_name(self, award: Award) -> str:
        """The person's or the collective's name."""
        return self.people.get(award.person_id or 0, "") or award.collective_name


def as_changes(awards: Iterable[Award], stored: Iterable[Award], annual_plan_ids: Collection[int]) -> list[Award]:
    """The list with new results that are stored already turned into changes of those; UserError for one named twice.

    Results of one occasion that stand side by side already (two decisions of an old list) stay so.
    """
    known: dict[Occasion, list[Award]] = {}
    for one in stored:
        known.setdefault(occasion_of(one, annual_plan_ids), []).append(one)
    seen: set[Occasion] = set()
    seen_ids: set[int] = set()
    wanted: list[Award] = []
    for award in awards:
        occasion = occasion_of(award, annual_plan_ids)
        alike = known.get(occasion, [])
        is_itself = any(one.id == award.id for one in alike)
        old = alike[0] if alike else None
        is_second = occasion in seen or (old is not None and award.id != 0)
        if award.id in seen_ids if is_itself else is_second:
            text = (
                f"Danh sách có hai kết quả {award_name(award.award_code)} cho cùng một đối tượng. Bỏ bớt một kết quả."
            )
            raise UserError("award.twice", text)
        seen.add(occasion)
        is_known = old is not None and award.id == 0
        wanted.append(replace(award, id=old.id, row_version=old.row_version) if is_known and old is not None else award)
        seen_ids.add(wanted[-1].id)
    return wanted


def as_changes_by_file(
    awards: Iterable[Award], stored: Iterable[Award], annual_plan_ids: Collection[int]
) -> list[Award]:
    """The results of a file as changes of stored ones; one that names no wave means the only one there is.

    A decision that the file leaves out stays as long as the outcome does.
    """
    alike: dict[Occasion, list[Award]] = {}
    for one in stored:
        alike.setdefault(_without_wave(one, annual_plan_ids), []).append(one)
    return [_as_change(award, alike.get(_without_wave(award, annual_plan_ids), [])) for award in awards]


def _as_change(award: Award, alike: list[Award]) -> Award:
    same = next((one for one in alike if (one.wave_uid or "") == (award.wave_uid or "")), None)
    if same is None and len(alike) == 1 and not award.wave_uid:
        same = alike[0]
    if same is None:
        return award
    is_same_outcome = same.outcome is award.outcome
    keeps_decision = is_same_outcome and not (award.decision_number or award.decision_on)
    return replace(
        same,
        unit_id=award.unit_id,
        outcome=award.outcome,
        plan_id=award.plan_id or same.plan_id,
        decision_number=same.decision_number if keeps_decision else award.decision_number,
        decision_on=same.decision_on if keeps_decision else award.decision_on,
        authority=same.authority if is_same_outcome else "",
        refusal_reason=same.refusal_reason if is_same_outcome else "",
        registration_line_id=award.registration_line_id or same.registration_line_id,
    )


def decided(award: Award, outcome: Outcome, number: str, on: date, authority: str, refusal_reason: str = "") -> Award:
    """The result with a decision; UserError when the decision cannot be one of its year."""
    given = clean_line(number)
    if outcome is Outcome.PROPOSED:
        raise UserError("award.decision_outcome", "Quyết định chỉ công nhận hoặc không công nhận.")
    if outcome is Outcome.APPROVED and not given:
        raise UserError("award.decision_number", "Chưa có số quyết định. Ghi số, ký hiệu của quyết định.")
    check_decision_day(on, award.achievement_year)
    return replace(
        award,
        outcome=outcome,
        decision_number=given,
        decision_on=on,
        authority=clean_line(authority),
        refusal_reason=clean_line(refusal_reason) if outcome is Outcome.NOT_APPROVED else "",
    )


def _without_wave(award: Award, annual_plan_ids: Collection[int]) -> Occasion:
    return occasion_of(replace(award, wave_uid=None), annual_plan_ids)
