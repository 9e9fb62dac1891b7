"""Judging many subjects by one choice of rules: each condition by its kind, each subject and award once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import assert_never

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.judging.conduct_judging import (
    judge_after_discipline,
    judge_attested,
    judge_no_discipline,
    judge_no_inquiry,
    judge_voted,
    judge_weighed,
)
from desktop_app.domain.judging.initiative_judging import judge_initiatives
from desktop_app.domain.judging.judgement import Candidate, Finding, Judgement, ProofPlace, Verdict, all_of, any_of
from desktop_app.domain.judging.matter import Matter, either_step, finding, steps_of
from desktop_app.domain.judging.member_judging import (
    judge_leads_group,
    judge_members_have,
    judge_members_rated,
    judge_members_reach,
)
from desktop_app.domain.judging.proof_place import proof_place
from desktop_app.domain.judging.record import SubjectRecord
from desktop_app.domain.judging.run_judging import judge_run
from desktop_app.domain.judging.time_judging import (
    judge_former_unit_opinion,
    judge_in_being,
    judge_months_worked,
    judge_received_by,
    judge_received_within,
    judge_trained_well,
)
from desktop_app.domain.judging.title_judging import (
    judge_held_in_a_row,
    judge_holds,
    judge_none_in_year,
    judge_rated,
    judge_reaches,
    judge_registered,
)
from desktop_app.domain.rule_set import conditions as kinds
from desktop_app.domain.rule_set.choosing import ChosenRules
from desktop_app.domain.rule_set.conditions import Condition
from desktop_app.domain.rule_set.rule_set import Criterion, RuleSet

_BEST_FIRST = (Verdict.MET, Verdict.MISSING, Verdict.NOT_MET)


class Judging:
    """One achievement year, one day of receipt, one choice of rules. Keeps what it has judged: records must not change."""

    def __init__(self, chosen: ChosenRules, achievement_year: int, received_on: date) -> None:
        self._chosen = chosen
        self._year = achievement_year
        self._received_on = received_on
        self._kept: dict[tuple[str, Candidate, str], Judgement] = {}
        self._under_way: set[tuple[str, Candidate, str]] = set()

    def judge(self, record: SubjectRecord, award_code: str, extra: tuple[Condition, ...] = ()) -> Judgement:
        """By the rules of the day; where a newer set favours the subject and a transition lets it, by that one.

        ``extra``: conditions of the plan, beside those of the rules (being registered on time).
        """
        fallback = self._chosen.fallback
        if fallback is not None and self._chosen.rules.criterion(award_code, record.candidate.subject_kind) is None:
            meanwhile = self._judge(fallback, record, award_code, extra)
            note = (
                f"{self._chosen.rules.short_name} chưa có tiêu chuẩn {award_name(award_code)}; "
                f"đối chiếu tạm theo {fallback.name} do cơ quan chọn (chưa kiểm chứng)."
            )
            return replace(meanwhile, notes=(note, *meanwhile.notes), is_meanwhile=True)
        first = self._judge(self._chosen.rules, record, award_code, extra)
        if self._chosen.newer is None or first.verdict is Verdict.MET:
            return first
        newer = self._judge(self._chosen.newer, record, award_code, extra)
        return min(first, newer, key=lambda one: _BEST_FIRST.index(one.verdict))

    def _judge(
        self, rules: RuleSet, record: SubjectRecord, award_code: str, extra: tuple[Condition, ...] = ()
    ) -> Judgement:
        key = (rules.id, record.candidate, award_code)
        if not extra and key in self._kept:
            return self._kept[key]
        criterion = rules.criterion(award_code, record.candidate.subject_kind)
        if criterion is None or key in self._under_way:
            return self._made(rules, record, award_code, (_no_criterion(rules, award_code),))
        self._under_way.add(key)
        try:
            findings = self._findings(rules, record, criterion, extra)
        finally:
            self._under_way.discard(key)
        made = self._made(rules, record, award_code, findings, criterion)
        if not extra:
            self._kept[key] = made
        return made

    def _findings(
        self, rules: RuleSet, record: SubjectRecord, criterion: Criterion, extra: tuple[Condition, ...]
    ) -> tuple[Finding, ...]:
        matter = Matter(
            record=record,
            award_code=criterion.award_code,
            year=self._year,
            received_on=self._received_on,
            counting=rules.counting,
            judge_also=lambda subject, code: self._judge(rules, subject, code),
        )
        wanted = [*criterion.conditions, *extra]
        found = [judge_condition(one, matter) for one in wanted if self._holds(one, rules)]
        if (after := judge_after_discipline(matter)) is not None:
            found.append(after)
        if criterion.is_unanswered:
            found.insert(0, _delegated(criterion))
        return tuple(found)

    def _holds(self, condition: Condition, rules: RuleSet) -> bool:
        """A set chosen for days after its own end is used whole: its rows do not fall away one by one."""
        day, last = self._received_on, rules.received_to
        is_over = last is not None and last < day
        return condition.rule.holds_on(day) or (is_over and last is not None and condition.rule.holds_on(last))

    def _made(
        self,
        rules: RuleSet,
        record: SubjectRecord,
        award_code: str,
        findings: tuple[Finding, ...],
        criterion: Criterion | None = None,
    ) -> Judgement:
        return Judgement(
            candidate=record.candidate,
            award_code=award_code,
            achievement_year=self._year,
            received_on=self._received_on,
            rule_set_id=rules.id,
            rule_set_name=rules.name,
            verdict=all_of(one.verdict for one in findings),
            findings=findings,
            is_meanwhile=self._chosen.is_fallback,
            notes=self._chosen.notes + (criterion.notes if criterion is not None else ()),
            decided_by=criterion.decided_by if criterion is not None else "",
        )


def judge_condition(condition: Condition, matter: Matter) -> Finding:
    """One condition, by its kind; of what is missing with the place where it is entered."""
    found = _judged(condition, matter)
    if found.verdict is not Verdict.MISSING or (place := proof_place(condition)) is None:
        return found
    return replace(found, proof_place=place)


def _judged(condition: Condition, matter: Matter) -> Finding:
    match condition:
        case kinds.Rated():
            return judge_rated(condition, matter)
        case kinds.Reaches():
            return judge_reaches(condition, matter)
        case kinds.HasInitiatives():
            return judge_initiatives(condition, matter)
        case kinds.YearRun():
            return judge_run(condition, matter)
        case kinds.HeldInARow():
            return judge_held_in_a_row(condition, matter)
        case kinds.NoneInYear():
            return judge_none_in_year(condition, matter)
        case kinds.Holds():
            return judge_holds(condition, matter)
        case kinds.Registered():
            return judge_registered(condition, matter)
        case kinds.NoDiscipline():
            return judge_no_discipline(condition, matter)
        case kinds.NoInquiry():
            return judge_no_inquiry(condition, matter)
        case kinds.FormerUnitOpinion():
            return judge_former_unit_opinion(condition, matter)
        case kinds.MonthsWorked():
            return judge_months_worked(condition, matter)
        case kinds.TrainedWell():
            return judge_trained_well(condition, matter)
        case kinds.MembersReach():
            return judge_members_reach(condition, matter)
        case kinds.MembersHave():
            return judge_members_have(condition, matter)
        case kinds.MembersRated():
            return judge_members_rated(condition, matter)
        case kinds.InBeing():
            return judge_in_being(condition, matter)
        case kinds.LeadsGroup():
            return judge_leads_group(condition, matter)
        case kinds.Attested():
            return judge_attested(condition, matter)
        case kinds.Weighed():
            return judge_weighed(condition)
        case kinds.ReceivedWithin():
            return judge_received_within(condition, matter)
        case kinds.ReceivedBy():
            return judge_received_by(condition, matter)
        case kinds.Voted():
            return judge_voted(condition, matter)
        case kinds.AnyOf():
            return _any(condition, matter)
        case kinds.AllOf():
            return _all(condition, matter)
        case _:
            assert_never(condition)


def _inner(conditions: tuple[Condition, ...], matter: Matter) -> tuple[Finding, ...]:
    return tuple(judge_condition(one, matter) for one in conditions if one.rule.holds_on(matter.received_on))


def _presents(condition: kinds.AnyOf | kinds.AllOf, parts: tuple[Finding, ...]) -> list[str]:
    """What there is, each thing once; that nothing on record speaks of a ground only where there is no other."""
    weighed = {one.rule.key for one in condition.conditions if isinstance(one, kinds.Weighed)}
    told = [one for one in parts if one.key not in weighed] or list(parts)
    return list(dict.fromkeys(one.present.rstrip(".") for one in told))


def _any(condition: kinds.AnyOf, matter: Matter) -> Finding:
    """The way that is met; else what each way lacks."""
    parts = _inner(condition.conditions, matter)
    verdict = any_of(one.verdict for one in parts)
    if verdict is Verdict.MET:
        met = next(one for one in parts if one.verdict is Verdict.MET)
        return finding(condition.rule, verdict, met.present, parts=parts)
    lacking = " Hoặc: ".join(dict.fromkeys(one.lacking for one in parts if one.lacking))
    years = [one.soonest for one in parts if one.soonest is not None]
    present = ". ".join(_presents(condition, parts))
    soonest = min(years, default=None)
    nearest = [one for one in parts if one.soonest == soonest and (soonest is not None or one.verdict is verdict)]
    return finding(
        condition.rule,
        verdict,
        present,
        lacking=lacking,
        soonest=soonest,
        parts=parts,
        steps=either_step(nearest),
    )


def _all(condition: kinds.AllOf, matter: Matter) -> Finding:
    parts = _inner(condition.conditions, matter)
    verdict = all_of(one.verdict for one in parts)
    open_parts = [one for one in parts if one.verdict is not Verdict.MET]
    years = [one.soonest for one in open_parts]
    return finding(
        condition.rule,
        verdict,
        ". ".join(_presents(condition, parts)),
        lacking=" ".join(dict.fromkeys(one.lacking for one in open_parts if one.lacking)),
        soonest=None if None in years else max((year for year in years if year is not None), default=None),
        parts=parts,
        steps=steps_of(one for one in open_parts if one.verdict is verdict),
    )


def _delegated(criterion: Criterion) -> Finding:
    return Finding(
        key="delegated",
        required="Tiêu chuẩn do bộ, tỉnh hoặc cơ quan quy định",
        present="Chưa nhập quy định riêng cho danh hiệu, hình thức này",
        source=criterion.source,
        verdict=Verdict.MISSING,
        lacking="Nhập quy định riêng ở Thiết lập, mục Bộ quy định.",
        proof_place=ProofPlace.RULES,
    )


def _no_criterion(rules: RuleSet, award_code: str) -> Finding:
    return Finding(
        key="no_criterion",
        required=f"Tiêu chuẩn {award_name(award_code)}",
        present=f"{rules.short_name}: chưa có tiêu chuẩn trong bộ quy định",
        source=rules.source,
        verdict=Verdict.MISSING,
        lacking="Nhập quy định riêng ở Thiết lập, mục Bộ quy định.",
        proof_place=ProofPlace.RULES,
    )
