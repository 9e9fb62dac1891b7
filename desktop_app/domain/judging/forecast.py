"""Khi nào đủ? What has to happen first, and the first year in which all can be met when it does; never a promise."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.judging.judgement import Finding, Judgement, Verdict
from desktop_app.domain.judging.matter import steps_of

_MOST_STEPS = 3


def forecast(judgement: Judgement) -> str:
    """One sentence; "" for a judgement that is met."""
    found = judgement.open_findings
    if not found:
        return ""
    year = judgement.achievement_year
    blocked = [one for one in found if one.verdict is Verdict.NOT_MET and one.soonest is None]
    if blocked:
        return f"Chưa xác định được năm: trước hết phải {_steps(blocked, ' và ')}."
    later = [one for one in found if one.soonest is not None and one.soonest > year]
    if not later:
        return f"{_at_once(found)}, vẫn trong năm xét {year}."
    soonest = max(one.soonest or year for one in later)
    if len(found) == 1:
        return f"Nếu {_steps(found, ' và ')} thì đủ {found[0].goal or 'điều kiện'} khi xét năm {soonest}."
    more = ", đồng thời có đủ minh chứng còn thiếu" if len(later) < len(found) else ""
    return f"Sớm nhất khi xét năm {soonest}, nếu {_steps(later, '; ')}{more}."


def _at_once(found: tuple[Finding, ...]) -> str:
    """One or two things by name; more stand in the list above the sentence."""
    count = len(steps_of(found))
    if count > 2:
        return f"Ngay khi đủ {count} việc còn thiếu nêu trên"
    return f"Ngay khi {_steps(found, ' và ')}"


def _steps(found: Iterable[Finding], between: str) -> str:
    steps = steps_of(found)
    more = " và các điều kiện chưa đạt khác" if len(steps) > _MOST_STEPS else ""
    return between.join(steps[:_MOST_STEPS]) + more
