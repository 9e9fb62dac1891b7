"""Conditions about conduct: discipline, inquiries, what the minutes attest, votes, what only the council can weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from desktop_app.domain.judging.judgement import Finding, Verdict
from desktop_app.domain.judging.matter import Matter, finding
from desktop_app.domain.judging.record import SubjectRecord
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.proof.conduct import DISCIPLINE_NAMES, Discipline, is_at_least
from desktop_app.domain.rule_set.conditions import (
    Attested,
    NoDiscipline,
    NoInquiry,
    VoteBase,
    Voted,
    Weighed,
)

_BASE_NAMES = {
    VoteBase.MEMBERS: "tổng số thành viên",
    VoteBase.PRESENT: "số người dự họp",
    VoteBase.VALID: "số phiếu hợp lệ",
}


def judge_no_discipline(condition: NoDiscipline, matter: Matter) -> Finding:
    """A discipline decided in the year bars; one of an earlier year still in force is for the council to weigh."""
    subjects = matter.record.members if condition.is_of_members else (matter.record,)
    barred = _listed(subjects, condition, lambda one: one.from_on.year == matter.year)
    year_begins = date(matter.year, 1, 1)
    running = _listed(
        subjects,
        condition,
        lambda one: one.from_on < year_begins and one.to_on is not None and one.to_on >= year_begins,
    )
    if barred:
        return finding(
            condition.rule,
            Verdict.NOT_MET,
            "; ".join(barred),
            lacking="Bị kỷ luật trong năm xét.",
            soonest=matter.year + 1,
            steps=(f"không bị kỷ luật trong năm {matter.year + 1}",),
        )
    if running:
        return finding(
            condition.rule,
            Verdict.MISSING,
            "; ".join(running),
            lacking="Kỷ luật quyết định từ năm trước còn thời hạn trong năm xét: Hội đồng kết luận.",
            soonest=matter.year,
            steps=("Hội đồng kết luận về kỷ luật còn thời hạn",),
        )
    if condition.is_of_members and not subjects:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"Sổ chưa có người nào của tập thể năm {matter.year}",
            lacking="Ghi danh sách người của đơn vị.",
            soonest=matter.year,
        )
    return finding(condition.rule, Verdict.MET, f"Sổ không ghi kỷ luật nào trong năm {matter.year}")


def _listed(
    subjects: Iterable[SubjectRecord], condition: NoDiscipline, matches: Callable[[Discipline], bool]
) -> list[str]:
    return [
        f"{subject.name}: {_discipline_words(one)}" if condition.is_of_members else _discipline_words(one)
        for subject in subjects
        for one in subject.disciplines
        if is_at_least(one.discipline_kind, condition.mildest) and matches(one)
    ]


def _discipline_words(one: Discipline) -> str:
    number = f", Quyết định số {one.decision_number}" if one.decision_number else ""
    to = f" đến {format_text(one.to_on)}" if one.to_on else ""
    return f"{DISCIPLINE_NAMES[one.discipline_kind]} từ {format_text(one.from_on)}{to}{number}"


def judge_after_discipline(matter: Matter) -> Finding | None:
    """Where achievements count from the end of a discipline: one that ran in the year is for the council; None for none."""
    source = matter.counting.discipline_source
    if not matter.counting.is_discipline_a_new_start or source is None:
        return None
    first, last = date(matter.year, 1, 1), date(matter.year, 12, 31)
    running = [
        one for one in matter.record.disciplines if one.from_on <= last and (one.to_on is None or one.to_on >= first)
    ]
    if not running:
        return None
    return Finding(
        key="after_discipline",
        required="Sau khi bị kỷ luật, thành tích tính từ ngày hết kỷ luật",
        present="; ".join(map(_discipline_words, running)),
        source=source,
        verdict=Verdict.MISSING,
        lacking="Hội đồng kết luận phần thành tích của năm tính từ ngày hết kỷ luật.",
        soonest=matter.year,
        steps=("Hội đồng kết luận về thời gian kỷ luật",),
    )


def judge_no_inquiry(condition: NoInquiry, matter: Matter) -> Finding:
    """Nothing open on the day the dossier was received."""
    still = [
        one
        for one in matter.record.inquiries
        if one.from_on <= matter.received_on and (one.to_on is None or one.to_on >= matter.received_on)
    ]
    if not still:
        return finding(condition.rule, Verdict.MET, "Sổ không ghi vụ việc nào đang xem xét")
    words = "; ".join(f"Đang xem xét từ {format_text(one.from_on)}" for one in still)
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        words,
        lacking="Chờ kết luận, ghi ngày kết luận rồi xét lại.",
        soonest=matter.year,
        steps=("có kết luận về vụ việc đang xem xét",),
    )


def judge_attested(condition: Attested, matter: Matter) -> Finding:
    """Any minutes of the year that speak of the subject's conduct."""
    attesting = [
        (minutes, one)
        for minutes, one in matter.record.reviews
        if minutes.achievement_year == matter.year
        and one.is_conduct_attested is not None
        and (not condition.is_of_award or one.award_code == matter.award_code)
    ]
    if not attesting:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"Chưa có biên bản bình xét năm {matter.year} xác nhận",
            lacking="Ghi biên bản bình xét của đơn vị.",
            soonest=matter.year,
        )
    minutes, one = max(attesting, key=lambda pair: pair[0].held_on)
    words = f"Biên bản bình xét ngày {format_text(minutes.held_on)}"
    if one.is_conduct_attested:
        return finding(condition.rule, Verdict.MET, f"{words}: xác nhận")
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        f"{words}: không xác nhận{f' ({one.note})' if one.note else ''}",
        lacking="Biên bản bình xét không xác nhận điều kiện này.",
        soonest=matter.year + 1,
        steps=(f"biên bản bình xét năm {matter.year + 1} xác nhận điều kiện này",),
    )


def judge_weighed(condition: Weighed) -> Finding:
    """Never met and never failed by itself: nothing on record can tell."""
    return finding(
        condition.rule,
        Verdict.MISSING,
        "Sổ không có số liệu để đối chiếu",
        lacking="Hội đồng xem xét, kết luận theo hồ sơ.",
        steps=("Hội đồng xem xét, kết luận theo hồ sơ",),
    )


def judge_voted(condition: Voted, matter: Matter) -> Finding:
    """The share of votes in the minutes of the body, exactly."""
    held = [
        (minutes, one)
        for minutes, one in matter.record.reviews
        if minutes.achievement_year == matter.year
        and minutes.review_body is condition.body
        and one.award_code == matter.award_code
        and one.votes_for is not None
    ]
    if not held:
        return _no_votes(condition, matter, "Chưa có kết quả bỏ phiếu")
    minutes, one = max(held, key=lambda pair: pair[0].held_on)
    base = {
        VoteBase.MEMBERS: minutes.members,
        VoteBase.PRESENT: minutes.present,
        VoteBase.VALID: minutes.valid,
    }[condition.base]
    votes = one.votes_for or 0
    words = f"Biên bản ngày {format_text(minutes.held_on)}: {votes}/{base if base else '?'} phiếu"
    if not base:
        return _no_votes(condition, matter, f"{words}; chưa ghi {_BASE_NAMES[condition.base]}")
    if condition.quorum_percent is not None and (minutes.present is None or minutes.members is None):
        return _no_votes(condition, matter, f"{words}; chưa ghi số thành viên dự họp")
    if condition.is_secret and minutes.is_secret is None:
        return _no_votes(condition, matter, f"{words}; biên bản chưa ghi bỏ phiếu kín")
    faults = []
    if condition.quorum_percent is not None and (minutes.present or 0) * 100 < condition.quorum_percent * (
        minutes.members or 0
    ):
        faults.append(f"họp {minutes.present}/{minutes.members} thành viên, không đủ {condition.quorum_percent} %")
    if condition.is_secret and not minutes.is_secret:
        faults.append("không bỏ phiếu kín")
    if votes * 100 < condition.percent * base:
        faults.append(f"chưa đạt {condition.percent} % {_BASE_NAMES[condition.base]}")
    if not faults:
        return finding(condition.rule, Verdict.MET, f"{words} ({_BASE_NAMES[condition.base]})")
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        f"{words}; {'; '.join(faults)}",
        lacking="Không đủ số phiếu theo quy định.",
        soonest=matter.year + 1,
        steps=(f"được bỏ phiếu đủ tỷ lệ ở lần xét năm {matter.year + 1}",),
    )


def _no_votes(condition: Voted, matter: Matter, present: str) -> Finding:
    return finding(
        condition.rule,
        Verdict.MISSING,
        present,
        lacking="Ghi biên bản họp và kết quả bỏ phiếu.",
        soonest=matter.year,
    )
