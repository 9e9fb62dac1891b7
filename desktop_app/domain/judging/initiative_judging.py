"""Conditions about initiatives: enough of them, recognised, of the years that count, not used up by another award."""

from __future__ import annotations

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.judging.judgement import Finding, Verdict
from desktop_app.domain.judging.matter import Matter, finding
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.proof.initiative import Initiative, Reach, Recognition
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.rule_set.conditions import HasInitiatives

_WIDTH = {Reach.BASE: 0, Reach.PROVINCE: 1, Reach.MINISTRY: 1, Reach.NATION: 2}
_REACH_NAMES = {
    Reach.BASE: "cấp cơ sở",
    Reach.PROVINCE: "cấp tỉnh",
    Reach.MINISTRY: "cấp bộ",
    Reach.NATION: "toàn quốc",
}


def judge_initiatives(condition: HasInitiatives, matter: Matter) -> Finding:
    """Recognised initiatives of the last years, counted; one that waits for its decision leaves the matter open."""
    first = matter.year - condition.years + 1
    of_years = [
        one
        for one in matter.record.initiatives
        if first <= one.year <= matter.year and one.initiative_kind in condition.kinds
    ]
    free = [one for one in of_years if not _is_used_up(one, matter)]
    recognised = [(one, by) for one in free if (by := _recognition(one, condition)) is not None]
    wanted = f"{condition.count} sáng kiến" if condition.count > 1 else "sáng kiến"
    if len(recognised) >= condition.count:
        return finding(condition.rule, Verdict.MET, "; ".join(_recognised_words(one, by) for one, by in recognised))
    names = {one.id for one, _ in recognised}
    waiting = [one for one in free if one.id not in names]
    present = [_recognised_words(one, by) for one, by in recognised]
    present += [f"“{one.name}”: chưa có quyết định công nhận {_wanted_reach(condition)}" for one in waiting]
    present += [f"“{one.name}”: đã dùng để xét hình thức khác" for one in of_years if one not in free]
    if len(recognised) + len(waiting) >= condition.count:
        listed = ", ".join(f"“{one.name}”" for one in waiting)
        return finding(
            condition.rule,
            Verdict.MISSING,
            "; ".join(present),
            lacking=f"Còn thiếu quyết định công nhận sáng kiến {listed}.",
            soonest=matter.year,
            steps=(f"có quyết định công nhận sáng kiến {listed}",),
        )
    if matter.record.is_closed(ProofKind.INITIATIVES, first, matter.year):
        return finding(
            condition.rule,
            Verdict.NOT_MET,
            "; ".join(present) or "Không có sáng kiến, đề tài, đề án được công nhận",
            lacking=f"Có {wanted} được công nhận {_wanted_reach(condition)}.",
            soonest=matter.year + 1,
        )
    return finding(
        condition.rule,
        Verdict.MISSING,
        "; ".join(present) or "Sổ chưa ghi sáng kiến nào",
        lacking=f"Ghi {wanted} và quyết định công nhận {_wanted_reach(condition)}, hoặc xác nhận là không có.",
        soonest=matter.year,
        steps=(f"có {wanted} được công nhận {_wanted_reach(condition)}",),
    )


def _is_used_up(initiative: Initiative, matter: Matter) -> bool:
    """Whether it served a title while a commendation is judged, or the other way round, and the rules let it serve once."""
    if not matter.counting.is_initiative_used_once:
        return False
    kind = BY_CODE[matter.award_code].award_kind
    return any(
        (use.award_code, use.achievement_year) != (matter.award_code, matter.year)
        and use.award_code in BY_CODE
        and BY_CODE[use.award_code].award_kind is not kind
        for use in initiative.uses
    )


def _recognition(initiative: Initiative, condition: HasInitiatives) -> Recognition | None:
    least = min(_WIDTH[one] for one in condition.reaches)
    fitting = [one for one in initiative.recognitions if one.reach in condition.reaches or _WIDTH[one.reach] > least]
    return max(fitting, key=lambda one: _WIDTH[one.reach]) if fitting else None


def _recognised_words(initiative: Initiative, by: Recognition) -> str:
    number = f", Quyết định số {by.decision_number}" if by.decision_number else ""
    day = f" ngày {format_text(by.decision_on)}" if by.decision_on else ""
    return f"“{initiative.name}” công nhận {_REACH_NAMES[by.reach]}{number}{day}"


def _wanted_reach(condition: HasInitiatives) -> str:
    return " hoặc ".join(_REACH_NAMES[one] for one in condition.reaches)
