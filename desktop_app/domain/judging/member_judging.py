"""Conditions of a collective about its members, and about its place in the bloc."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.judging.judgement import Finding, Verdict
from desktop_app.domain.judging.matter import Matter, codes_reaching, finding
from desktop_app.domain.judging.record import SubjectRecord
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade, reaches
from desktop_app.domain.rule_set.conditions import LeadsGroup, MembersHave, MembersRated, MembersReach


@dataclass(frozen=True)
class _Holders:
    sure: int
    unsure: int


def judge_members_reach(condition: MembersReach, matter: Matter) -> Finding:
    """The share of members with the title: decided, or proposed and meeting its criterion."""
    members = matter.record.members
    if not members:
        return _no_members(condition, matter)
    found = _holders(condition.award_codes, matter)
    total = len(members)
    names = "/".join(short_award_name(code) for code in condition.award_codes)
    more = f", {found.unsure} người chưa rõ" if found.unsure else ""
    present = f"{found.sure}/{total} người đạt {names} ({format_percent(round(found.sure * 100 / total, 2))}{more})"
    return _shared(condition, matter, found, present)


def _shared(condition: MembersReach, matter: Matter, found: _Holders, present: str) -> Finding:
    total = len(matter.record.members)
    if _is_enough(found.sure, total, condition):
        return finding(condition.rule, Verdict.MET, present)
    if _is_enough(found.sure + found.unsure, total, condition):
        return finding(
            condition.rule,
            Verdict.MISSING,
            present,
            lacking="Ghi kết quả xét danh hiệu của các thành viên.",
            soonest=matter.year,
        )
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking="Tỷ lệ thành viên đạt danh hiệu chưa đủ.",
        soonest=matter.year + 1,
        steps=(f"năm {matter.year + 1} đủ tỷ lệ thành viên đạt danh hiệu",),
    )


def _is_enough(count: int, total: int, condition: MembersReach) -> bool:
    if condition.is_strict:
        return count * 100 > condition.percent * total
    return count * 100 >= condition.percent * total


def _holders(award_codes: tuple[str, ...], matter: Matter) -> _Holders:
    codes = tuple(dict.fromkeys(reached for code in award_codes for reached in codes_reaching(code)))
    has_results = any(one.awards_of(codes, matter.year) for one in matter.record.members)
    sure = unsure = 0
    for member in matter.record.members:
        verdict = _holds(member, codes, matter, has_results=has_results)
        sure += verdict is Verdict.MET
        unsure += verdict is Verdict.MISSING
    return _Holders(sure, unsure)


def _holds(member: SubjectRecord, codes: tuple[str, ...], matter: Matter, *, has_results: bool) -> Verdict:
    """Where the unit has no results at all yet, nothing is known of anyone; else, or where the year's results are declared
    complete, who is not listed does not hold it."""
    found = [one for one in member.awards_of(codes, matter.year) if matter.counts(one)]
    if any(one.outcome is Outcome.APPROVED for one in found):
        return Verdict.MET
    open_codes = [one.award_code for one in found if one.outcome is Outcome.PROPOSED]
    if open_codes:
        verdicts = {matter.judge_also(member, code).verdict for code in open_codes}
        if Verdict.MET in verdicts:
            return Verdict.MET
        return Verdict.MISSING if Verdict.MISSING in verdicts else Verdict.NOT_MET
    is_known = has_results or member.is_closed(ProofKind.AWARDS, matter.year, matter.year)
    return Verdict.NOT_MET if is_known else Verdict.MISSING


def judge_members_have(condition: MembersHave, matter: Matter) -> Finding:
    """At least so many members with the title."""
    found = _holders(condition.award_codes, matter)
    names = "/".join(short_award_name(code) for code in condition.award_codes)
    present = f"{found.sure} người đạt {names}"
    if found.sure >= condition.count:
        return finding(condition.rule, Verdict.MET, present)
    if not matter.record.members or found.sure + found.unsure >= condition.count:
        return finding(
            condition.rule,
            Verdict.MISSING,
            present,
            lacking=f"Ghi kết quả xét {names} của các thành viên.",
            soonest=matter.year,
        )
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking=f"Chưa có người đạt {names}.",
        soonest=matter.year + 1,
        steps=(f"năm {matter.year + 1} có người đạt {names}",),
    )


def judge_members_rated(condition: MembersRated, matter: Matter) -> Finding:
    """The share of members rated so or better; whom no rating is entered for, or who was not rated, is open."""
    members = matter.record.members
    if not members:
        return _no_members(condition, matter)
    ratings = [one.ratings.get(matter.year) for one in members]
    good = sum(one is not None and reaches(one.grade, condition.at_least) for one in ratings)
    unknown = sum(one is None or one.grade is RatingGrade.UNRATED for one in ratings)
    more = f", {unknown} người chưa có xếp loại" if unknown else ""
    present = f"{good}/{len(members)} người {GRADE_NAMES[condition.at_least].lower()} trở lên{more}"
    wanted = condition.percent * len(members)
    if good * 100 >= wanted:
        return finding(condition.rule, Verdict.MET, present)
    if (good + unknown) * 100 >= wanted:
        return finding(
            condition.rule,
            Verdict.MISSING,
            present,
            lacking="Ghi kết quả xếp loại của các thành viên.",
            soonest=matter.year,
        )
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking="Có thành viên chưa hoàn thành nhiệm vụ.",
        soonest=matter.year + 1,
        steps=(f"năm {matter.year + 1} đủ tỷ lệ thành viên hoàn thành nhiệm vụ",),
    )


def _no_members(condition: MembersReach | MembersRated, matter: Matter) -> Finding:
    return finding(
        condition.rule,
        Verdict.MISSING,
        f"Sổ chưa có người nào của tập thể năm {matter.year}",
        lacking="Ghi danh sách người của đơn vị.",
        soonest=matter.year,
    )


def judge_leads_group(condition: LeadsGroup, matter: Matter) -> Finding:
    """First in the bloc's score sheet of the year."""
    rank = matter.record.group_ranks.get(matter.year)
    if rank is None:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"Chưa có bảng chấm điểm cụm, khối năm {matter.year}",
            lacking="Nhập bảng chấm điểm của cụm, khối.",
            soonest=matter.year,
        )
    present = f"Xếp thứ {rank.rank}, {rank.group}"
    if rank.rank == 1 or condition.is_any_place:
        return finding(condition.rule, Verdict.MET, present)
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking="Chưa dẫn đầu cụm, khối.",
        soonest=matter.year + 1,
        steps=(f"dẫn đầu cụm, khối năm {matter.year + 1}",),
    )
