"""A trial in words, for the window and the command line alike."""

from __future__ import annotations

from desktop_app.domain.award.award import Outcome, QuotaStanding, QuotaVerdict
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.trial.change import Change
from desktop_app.domain.award.trial.contender import contender_words
from desktop_app.domain.award.trial.trial import FreePlaces, QuotaEffect, Trial
from desktop_app.domain.award.wording import base_words, short_award_name
from desktop_app.domain.judging.judgement import Verdict

_NAMED = 2
"""Quotas that stay as they are told by name; more are counted."""


def quota_name(standing: QuotaStanding) -> str:
    """ "CSTĐCS", "Giấy khen của Phòng Chuyển đổi số"."""
    where = f" của {standing.unit}" if standing.unit else ""
    return f"{short_award_name(standing.award_code)}{where}"


def _count(standing: QuotaStanding) -> str:
    return f"{standing.used} / {standing.limit} suất"


def effect_words(effect: QuotaEffect) -> str:
    """ "CSTĐCS: 7 / 6 → 6 / 6 suất; gốc tính 40 (34 LĐTT + 6 CSTĐCS) → …", or that it stays."""
    before, after = effect.before, effect.after
    name = quota_name(effect.shown)
    if before is None or after is None:
        word = "bắt đầu tính" if before is None else "không còn tính"
        return f"{name}: {word} ({_count(effect.shown)})"
    if not effect.is_changed:
        return f"{name} không đổi ({_count(after)})"
    words = f"{name}: {before.used} / {before.limit} → {_count(after)}"
    if before.base_parts != after.base_parts:
        words = f"{words}; gốc tính {base_words(before)} → {base_words(after)}"
    if after.verdict is QuotaVerdict.OVER:
        words = f"{words}; vượt {after.used - after.limit}"
    return words


def free_words(free: FreePlaces) -> str:
    """ "Còn 1 suất CSTĐCS. Người kế tiếp đã đạt đủ tiêu chuẩn: …", or why nobody is named."""
    start = f"Còn {free.count} suất {quota_name(free.standing)}."
    if not free.waiting:
        return f"{start} Không còn người, tập thể nào chờ xét."
    if not free.fitting:
        first = free.waiting[0].contender
        return f"{start} Chưa có ai đủ tiêu chuẩn; gần nhất: {contender_words(first)}."
    is_judged = all(one.contender.verdict is Verdict.MET for one in free.fitting)
    who = "đã đạt đủ tiêu chuẩn" if is_judged else "theo thứ tự, chưa thẩm định"
    named = "; ".join(contender_words(one.contender) for one in free.fitting)
    return f"{start} Kế tiếp {who}: {named}."


def _waits(change: Change, trial: Trial) -> bool:
    """Whether a proposal is moved to an award that is decided already, where proposals do not count."""
    return (
        bool(change.to_code)
        and any(
            one.outcome is Outcome.PROPOSED
            and one.award_code == change.to_code
            and one.person_id == change.award.person_id
            for one in trial.results.saved
        )
        and any(one.award_code == change.to_code and one.outcome is Outcome.APPROVED for one in trial.results.awards)
    )


def _waits_words(change: Change) -> str:
    return f"{award_name(change.to_code)} đã có quyết định: người chuyển sang chỉ được tính khi có quyết định."


def trial_lines(trial: Trial) -> list[str]:
    """Everything a trial shows: what changes first, then the free places with the reasons of the order, then what stays."""
    free_of = {id(free.standing): free for free in trial.free}
    lines = []
    for one in trial.effects:
        if not one.is_changed:
            continue
        lines.append(effect_words(one))
        free = free_of.get(id(one.after))
        if free is not None:
            lines.append(free_words(free))
            lines += [sentence for ranked in free.waiting[: free.count + 1] for sentence in ranked.why]
    lines += [_waits_words(change) for change in trial.changes if _waits(change, trial)]
    same = [one for one in trial.effects if not one.is_changed]
    lines += [f"{effect_words(one)}." for one in same[:_NAMED]]
    if len(same) > _NAMED:
        lines.append(f"{len(same) - _NAMED} tỷ lệ khác không đổi.")
    return [line if line.endswith(".") else f"{line}." for line in lines]
