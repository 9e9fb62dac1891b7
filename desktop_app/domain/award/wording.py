"""The figures of a tally in words, for the window and the papers alike."""

from __future__ import annotations

from desktop_app.domain.award.award import Outcome, QuotaStanding, QuotaVerdict, TargetStanding
from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.award.quota import RESERVE_ID, share
from desktop_app.domain.award.quota_split import exact_parts
from desktop_app.domain.award.quota_telling import ROUNDING_WORDS, SCOPE_WORDS
from desktop_app.domain.language.numerals import format_number, format_percent
from desktop_app.domain.plan.facts import Rounding
from desktop_app.domain.plan.quota_settings import HEADCOUNT, QuotaSplit

ROUNDING_NAMES = {one.value: words for one, words in ROUNDING_WORDS.items()}
SCOPE_NAMES = {one.value: words for one, words in SCOPE_WORDS.items()}
OUTCOME_NAMES = {
    Outcome.PROPOSED: "Đề nghị",
    Outcome.APPROVED: "Được công nhận",
    Outcome.NOT_APPROVED: "Không được công nhận",
}


def short_award_name(code: str) -> str:
    """ "LĐTT", "CSTĐCS": the name as narrow columns have it; an unknown code stands for itself."""
    if code == HEADCOUNT:
        return "người"
    spec = BY_CODE.get(code)
    return spec.short_name if spec else code


def verdict_words(standing: QuotaStanding) -> str:
    """ "trong tỷ lệ", "vượt 2", "chưa xác nhận"."""
    if standing.verdict is QuotaVerdict.OVER:
        return f"vượt {standing.used - standing.limit}"
    return "trong tỷ lệ" if standing.verdict is QuotaVerdict.WITHIN else "chưa xác nhận"


def arithmetic_words(standing: QuotaStanding) -> str:
    """ "15 % của 40 (34 LĐTT + 6 CSTĐCS) = 6, làm tròn xuống"; not whole: "40 % của 12 (…) = 4,8, làm tròn xuống còn 4"."""
    if standing.unit_id == RESERVE_ID:
        return f"giữ lại {standing.reserve} trong {standing.pool_limit} suất, còn {standing.limit}"
    if standing.split in (QuotaSplit.LARGEST_REMAINDER.value, QuotaSplit.RESERVE.value):
        return _split_words(standing)
    base = base_words(standing)
    exact = share(standing.percent, standing.base_count)
    rounding = ROUNDING_NAMES[standing.rounding]
    if exact != standing.limit:
        verb = "thành" if standing.rounding == Rounding.UP.value or standing.limit > exact else "còn"
        rounding = f"{rounding} {verb} {standing.limit}"
    # the share may need more decimals than a tidy number shows
    shown = format_number(standing.limit) if exact == standing.limit else f"{exact.normalize():f}".replace(".", ",")
    return f"{format_percent(standing.percent)} của {base} = {shown}, {rounding}"


def base_words(standing: QuotaStanding) -> str:
    """ "40 (34 LĐTT + 6 CSTĐCS)"; of one part: "40 LĐTT"."""
    if standing.base_code == HEADCOUNT:
        return f"{standing.base_count} {short_award_name(HEADCOUNT)}"
    parts = " + ".join(f"{count} {short_award_name(code)}" for code, count in standing.base_parts)
    return f"{standing.base_count} ({parts})" if parts else str(standing.base_count)


def _split_words(standing: QuotaStanding) -> str:
    """ "5 suất chia theo 12 (…) trên 40 = 1,5, phần dư lớn nhất, được 2"; places of the council told apart."""
    places = standing.pool_limit - standing.reserve
    exact = exact_parts(places, (standing.base_count, standing.pool_base - standing.base_count))[0]
    kept = f", giữ lại {standing.reserve}" if standing.reserve else ""
    of_all = f"{format_percent(standing.percent)} của {standing.pool_base} = {standing.pool_limit} suất{kept}"
    shown = f"{places} × {standing.base_count} / {standing.pool_base} = {format_number(float(exact))}"
    return f"{of_all}; {base_words(standing)}: {shown}, được {standing.limit}"


def quota_words(standing: QuotaStanding) -> str:
    """The whole line: arithmetic, used, verdict, what it was counted by, and the place in the plan."""
    words = [arithmetic_words(standing), f"đã dùng {standing.used}", verdict_words(standing)]
    if standing.counted_outcome is Outcome.PROPOSED:
        words.append("tính theo đề nghị, chưa có quyết định")
    if standing.source:
        words.append(standing.source)
    return "; ".join(words)


def is_over_if_maximum(standing: QuotaStanding) -> bool:
    """Whether more stand there than the share, be it confirmed as a maximum or not yet."""
    return bool(standing.base_code) and (
        standing.verdict is QuotaVerdict.OVER
        or (standing.verdict is QuotaVerdict.UNCONFIRMED and standing.used > standing.limit)
    )


def registered_quota_words(standing: QuotaStanding) -> str:
    """ "CSTĐCS đăng ký 7; 15 % của 40 (…) = 6, làm tròn xuống; vượt 1; mục IV.2 …": registered, not decided."""
    where = f" ({standing.unit})" if standing.unit else ""
    over = standing.used - standing.limit
    words = [
        f"{short_award_name(standing.award_code)}{where} đăng ký {standing.used}",
        arithmetic_words(standing),
        f"vượt {over}" if standing.verdict is QuotaVerdict.OVER else f"vượt {over} nếu tỷ lệ là mức tối đa",
    ]
    if not is_over_if_maximum(standing):
        words[-1] = verdict_words(standing)
    return "; ".join([*words, *([standing.source] if standing.source else [])])


def target_result_words(standing: TargetStanding) -> str:
    """ "Đạt", "Không đạt", or why there is no verdict."""
    if standing.is_met is None:
        why = standing.why_not or "kế hoạch không ghi mức so sánh"
        return why[:1].upper() + why[1:]
    return "Đạt" if standing.is_met else "Không đạt"


def target_actual_words(standing: TargetStanding) -> str:
    """ "95,0 %" or "12"; "–" where it cannot be computed."""
    if standing.actual is None:
        return "–"
    if standing.wanted.endswith("%"):
        decimals = max(1, len(f"{standing.actual:.3f}".rstrip("0").partition(".")[2]))
        return f"{format_number(standing.actual, decimals)} %"
    return format_number(standing.actual)
