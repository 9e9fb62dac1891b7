"""Runs of consecutive years: three times CSTĐCS, five years HTTNV since the last Bằng khen with what they must hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.judging.judgement import Finding, Verdict, all_of, any_of
from desktop_app.domain.judging.matter import Matter, finding
from desktop_app.domain.judging.record import HeldAward
from desktop_app.domain.judging.run_contents import inside_run
from desktop_app.domain.judging.title_judging import grade_wanted
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.proof.conduct import DISCIPLINE_NAMES, Discipline
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade, reaches
from desktop_app.domain.rule_set.conditions import YearRun


@dataclass(frozen=True)
class _Year:
    year: int
    verdict: Verdict
    words: str


def judge_run(condition: YearRun, matter: Matter) -> Finding:
    """Consecutive distinct years up to the achievement year; an unknown year leaves the run open, a known bad one ends it."""
    start = _start(condition, matter)
    if isinstance(start, Finding):
        return start
    first = matter.year - condition.years + 1
    begin = max(first, start.first_year)
    years = [_year(condition, matter, year) for year in range(begin, matter.year + 1)]
    verdicts = [one.verdict for one in years]
    words = _listed(years)
    unknown = [one.year for one in years if one.verdict is Verdict.MISSING]
    lacking = [f"Ghi xếp loại hoặc danh hiệu năm {year}" for year in unknown]
    soonest = matter.year if lacking else None
    steps = [f"ghi xếp loại hoặc danh hiệu {_years_words(unknown)}"] if unknown else []
    if Verdict.NOT_MET in verdicts:
        run = _unbroken(years)
        soonest = matter.year + condition.years - run
        lacking = [
            f"Mới có {run} năm liên tục đến năm {matter.year}, cần {condition.years} năm"
            if run
            else f"Năm {matter.year} không đạt, cần {condition.years} năm liên tục"
        ]
    if start.first_year > first:
        verdicts.append(Verdict.NOT_MET)
        words.append(start.words)
        soonest = max(soonest or 0, start.first_year + condition.years - 1)
        lacking.append(f"Cần đủ {condition.years} năm tính từ năm {start.first_year}")
    elif start.words:
        words.append(start.words)
    verdict = all_of(verdicts)
    if verdict is Verdict.NOT_MET:
        steps = [_step(condition, matter.year, soonest or matter.year + 1)]
    for inside in inside_run(condition, matter, _run_began(condition, matter, start.first_year, begin)):
        words.append(inside.words)
        if inside.verdict is not Verdict.MET:
            lacking.append(inside.lacking or f"Chưa đủ: {inside.words}")
            steps.append(inside.step)
            soonest = max(soonest or 0, matter.year + inside.wait)
        verdict = all_of([verdict, inside.verdict])
    return finding(
        condition.rule,
        verdict,
        "; ".join(words),
        lacking="" if verdict is Verdict.MET else f"{'; '.join(lacking)}.",
        soonest=None if verdict is Verdict.MET else soonest,
        steps=() if verdict is Verdict.MET else steps,
        goal=f"{condition.years} năm liên tục",
    )


def _step(condition: YearRun, year: int, soonest: int) -> str:
    """What the years from the achievement year to the soonest have to bring."""
    ways = []
    if condition.titles:
        ways.append(f"được công nhận {award_name(condition.titles[0])}")
    if condition.rating is not None:
        ways.append(f"xếp loại {grade_wanted(condition.rating)}")
    return f"{' hoặc '.join(ways)} {_years_words(range(year + 1, soonest + 1))}"


def _years_words(years: Sequence[int]) -> str:
    """ "năm 2026", "các năm 2026, 2027"."""
    return f"{'năm' if len(years) == 1 else 'các năm'} {', '.join(str(year) for year in years)}"


def _listed(years: list[_Year]) -> list[str]:
    """ "2021-2024: hoàn thành tốt nhiệm vụ", "2025: CSTĐCS": years on end that are alike in one."""
    groups = [list(group) for _, group in groupby(years, key=lambda one: one.words)]
    return [f"{group[0].year}{f'-{group[-1].year}' if len(group) > 1 else ''}: {group[0].words}" for group in groups]


@dataclass(frozen=True)
class _Start:
    first_year: int
    words: str


def _start(condition: YearRun, matter: Matter) -> _Start | Finding:
    """From which year on the run may count: after the earlier award's period, after a discipline has ended."""
    first_year, words = 0, []
    record = matter.record
    earned = [
        one.counted_to
        for one in record.awards
        if matter.counting.is_counted_anew
        and one.award_code == matter.award_code
        and one.outcome is Outcome.APPROVED
        and one.year < matter.year
        and matter.counts(one)
    ]
    if earned:
        first_year = _first_full_year(max(earned))
        if first_year > matter.year - condition.years + 1:
            words.append(f"{award_name(matter.award_code)} lần trước tính thành tích đến {format_text(max(earned))}")
    if condition.after:
        held = [
            one
            for one in record.awards
            if one.award_code in condition.after and one.outcome is Outcome.APPROVED and matter.counts(one)
        ]
        if not held:
            return _without_earlier(condition, matter)
        before = min(held, key=lambda one: one.counted_to)
        first_year = max(first_year, _first_full_year(before.counted_to))
        what = "hết thời gian tính thành tích" if before.period is not None else "ngày quyết định"
        words.append(
            f"{award_name(before.award_code)} ({before.decision_words}), tính từ sau {format_text(before.counted_to)} ({what})"
        )
    if matter.counting.is_discipline_a_new_start:
        for one in record.disciplines:
            if one.from_on.year > matter.year:
                continue
            if one.to_on is None:
                return _running_discipline(condition, one)
            ended = one.to_on
            if (year := _first_full_year(ended)) > first_year and year > matter.year - condition.years + 1:
                first_year = year
                words.append(f"Kỷ luật hết hạn ngày {format_text(ended)}, thành tích tính lại từ sau ngày đó")
    return _Start(first_year, "; ".join(words))


def _running_discipline(condition: YearRun, discipline: Discipline) -> Finding:
    """Time counts anew from the day a discipline ends: while that day is not on record nothing can be counted."""
    return finding(
        condition.rule,
        Verdict.MISSING,
        f"{DISCIPLINE_NAMES[discipline.discipline_kind]} từ {format_text(discipline.from_on)}, chưa ghi ngày hết kỷ luật",
        lacking="Ghi ngày hết kỷ luật: thành tích tính lại từ sau ngày đó.",
        steps=("ghi ngày hết kỷ luật",),
    )


def _without_earlier(condition: YearRun, matter: Matter) -> Finding:
    names = " hoặc ".join(award_name(code) for code in condition.after)
    since = matter.record.known_from
    if since is not None and matter.record.is_closed(ProofKind.AWARDS, since, matter.year):
        return finding(
            condition.rule,
            Verdict.NOT_MET,
            f"Chưa có {names}",
            lacking=f"Phải có {names} trước.",
            steps=(f"có {names}",),
        )
    return finding(
        condition.rule,
        Verdict.MISSING,
        f"Lịch sử khen thưởng trong sổ chưa có {names}{matter.idle_words(condition.after)}",
        lacking=f"Ghi quyết định tặng {names}, hoặc xác nhận lịch sử khen thưởng đã nhập đủ.",
        soonest=matter.year,
        steps=(f"ghi quyết định tặng {names}",),
    )


def _first_full_year(day: date) -> int:
    """The first calendar year that lies wholly after the day."""
    return day.year + 1


def _year(condition: YearRun, matter: Matter, year: int) -> _Year:
    """One year of the run: by its rating, or by a title."""
    record = matter.record
    rating = record.ratings.get(year)
    by_rating: Verdict | None = None
    if condition.rating is not None:
        if rating is None or rating.grade is RatingGrade.UNRATED:
            by_rating = Verdict.MISSING
        else:
            by_rating = Verdict.MET if reaches(rating.grade, condition.rating) else Verdict.NOT_MET
    by_title, title = _title_of(condition, matter, year)
    verdict = any_of(one for one in (by_rating, by_title) if one is not None)
    if title is not None and verdict is Verdict.MET:
        return _Year(year, verdict, short_award_name(title.award_code))
    if rating is not None and condition.rating is not None:
        return _Year(year, verdict, GRADE_NAMES[rating.grade].lower())
    none = {
        Verdict.NOT_MET: "không có",
        Verdict.MISSING: "chưa có trong sổ",
        Verdict.MET: "đủ điều kiện, chưa có quyết định",
    }
    return _Year(year, verdict, none[verdict])


def _title_of(condition: YearRun, matter: Matter, year: int) -> tuple[Verdict | None, HeldAward | None]:
    if not condition.titles:
        return None, None
    found = [one for one in matter.record.awards_of(condition.titles, year) if matter.counts(one)]
    approved = [one for one in found if one.outcome is Outcome.APPROVED]
    if approved:
        return Verdict.MET, approved[0]
    is_open = any(one.outcome is Outcome.PROPOSED for one in found)
    if year == matter.year and (is_open or not found):
        verdicts = [matter.judge_also(matter.record, code).verdict for code in condition.titles]
        return any_of(verdicts), None
    if found and not is_open:
        return Verdict.NOT_MET, None
    is_closed = matter.record.is_closed(ProofKind.AWARDS, year, year)
    return (Verdict.NOT_MET if is_closed else Verdict.MISSING), None


def _run_began(condition: YearRun, matter: Matter, first_year: int, first: int) -> int:
    """The year from which the run has lasted: it may be longer than it must."""
    while first > first_year and _year(condition, matter, first - 1).verdict is Verdict.MET:
        first -= 1
    return first


def _unbroken(years: list[_Year]) -> int:
    """How many years up to the last are good or may be."""
    count = 0
    for one in reversed(years):
        if one.verdict is Verdict.NOT_MET:
            break
        count += 1
    return count
