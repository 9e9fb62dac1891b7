"""What the years of a run must hold besides: awards, years of a better rating, initiatives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.judging.initiative_judging import judge_initiatives
from desktop_app.domain.judging.judgement import Verdict, all_of, any_of
from desktop_app.domain.judging.matter import Matter
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade, reaches
from desktop_app.domain.rule_set.conditions import HasInitiatives, HeldCount, YearRun


@dataclass(frozen=True)
class InsideRun:
    """``wait``: how many more years it takes at least. ``lacking`` "": as many as the words count."""

    verdict: Verdict
    words: str
    step: str = ""
    wait: int = 0
    lacking: str = ""


def inside_run(condition: YearRun, matter: Matter, first: int) -> list[InsideRun]:
    """What the years of the run must hold besides."""
    found = [_rated_years(grade, count, matter, first) for grade, count in condition.rated_years]
    if condition.initiatives is not None:
        wanted = HasInitiatives(
            condition.rule,
            condition.initiatives.reaches,
            condition.initiatives.count,
            years=matter.year - first + 1,
        )
        judged = judge_initiatives(wanted, matter)
        wait = (judged.soonest or matter.year) - matter.year
        found.append(
            InsideRun(judged.verdict, judged.present, " và ".join(judged.next_steps), wait, judged.lacking.rstrip("."))
        )
    if condition.within:
        ways = [[_held(one, matter, first) for one in way] for way in condition.within]
        verdict = any_of(all_of(one.verdict for one in way) for way in ways)
        fitting = [way for way in ways if all_of(one.verdict for one in way) is verdict]
        best = min(fitting, key=_wait)
        step = ", ".join(one.step for one in best if one.verdict is not Verdict.MET)
        found.append(InsideRun(verdict, ", ".join(one.words for one in best), step, _wait(best)))
    return found


def _wait(way: Iterable[InsideRun]) -> int:
    return max((one.wait for one in way), default=0)


def _rated_years(grade: RatingGrade, count: int, matter: Matter, first: int) -> InsideRun:
    grades = [matter.record.ratings.get(year) for year in range(first, matter.year + 1)]
    good = sum(one is not None and reaches(one.grade, grade) for one in grades)
    unknown = sum(one is None or one.grade is RatingGrade.UNRATED for one in grades)
    words = f"{good}/{count} năm {GRADE_NAMES[grade].lower()}"
    return _counted(good, unknown, count, words, f"có đủ {count} năm {GRADE_NAMES[grade].lower()}")


def _held(wanted: HeldCount, matter: Matter, first: int) -> InsideRun:
    """Awards of distinct years; those of the achievement year count when approved."""
    years = {
        one.year
        for one in matter.record.awards
        if one.award_code in wanted.award_codes
        and first <= one.year <= matter.year
        and one.outcome is Outcome.APPROVED
        and matter.counts(one)
    }
    unknown = sum(
        year not in years and not matter.record.is_closed(ProofKind.AWARDS, year, year)
        for year in range(first, matter.year + 1)
    )
    names = " hoặc ".join(short_award_name(code) for code in wanted.award_codes)
    words = f"{len(years)}/{wanted.count} {names}"
    return _counted(len(years), unknown, wanted.count, words, f"có đủ {wanted.count} {names}")


def _counted(sure: int, unknown: int, wanted: int, words: str, step: str) -> InsideRun:
    """What is counted year by year comes one a year at the most."""
    if sure >= wanted:
        return InsideRun(Verdict.MET, words)
    if sure + unknown >= wanted:
        return InsideRun(Verdict.MISSING, words, step)
    return InsideRun(Verdict.NOT_MET, words, step, wanted - sure - unknown)
