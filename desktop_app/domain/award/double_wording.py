"""What a flag of double awards says, for the window, the command line and papers alike."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.double_awards import AwardRow, DoubleFlag, DoubleKind
from desktop_app.domain.award.merit import MERIT_NAMES, MeritKind, MeritPeriod
from desktop_app.domain.language.dates import format_text

DOUBLE_NAMES = {
    DoubleKind.ENTERED_TWICE: "Ghi hai lần",
    DoubleKind.TITLE_TWICE: "Trùng danh hiệu trong năm",
    DoubleKind.FORM_TWICE: "Trùng hình thức cho một thành tích",
    DoubleKind.TWO_FORMS: "Nhiều hình thức cho một thành tích",
    DoubleKind.STATE_LEVEL: "Hai khen thưởng cấp Nhà nước trong một năm",
    DoubleKind.INITIATIVE_TWICE: "Một sáng kiến dùng hai lần",
}
_NO_LAW = "Một khen thưởng chỉ ghi một lần trong sổ"


def flag_sentence(flag: DoubleFlag) -> str:
    """What is doubled, with the decision of each award."""
    one, other = flag.one, flag.other
    name, year = award_name(one.award_code), one.achievement_year
    both = f"{decision_words(one)} và {decision_words(other)}"
    if flag.kind is DoubleKind.ENTERED_TWICE:
        return f"{name} năm {year} ghi hai lần trong sổ: {both}."
    if flag.kind is DoubleKind.TITLE_TWICE:
        return f"{name} năm {year} có hai quyết định: {both}."
    if flag.kind is DoubleKind.FORM_TWICE:
        return f"{name} tặng hai lần cho thành tích cùng thời gian: {_told(one)} và {_told(other)}."
    if flag.kind is DoubleKind.TWO_FORMS:
        return f"Hai hình thức cho một thành tích: {name} ({_told(one)}) và {award_name(other.award_code)} ({_told(other)})."
    if flag.kind is DoubleKind.STATE_LEVEL:
        return (
            f"Hai khen thưởng cấp Nhà nước trong một năm: {name} ({decision_words(one)}) và "
            f"{award_name(other.award_code)} ({decision_words(other)})."
        )
    return (
        f"Sáng kiến “{flag.initiative}” dùng cho {name} năm {year} và cho {award_name(other.award_code)} "
        f"năm {other.achievement_year}."
    )


def flag_advice(flag: DoubleFlag) -> str:
    """What would tell the two apart, where an award does not say it; "" otherwise."""
    missing = [
        *(["loại hình"] if flag.is_kind_unknown else []),
        *(["giai đoạn thành tích"] if flag.is_period_unknown else []),
    ]
    return (
        f"Chưa ghi {' và '.join(missing)} nên tính theo năm; ghi vào nếu là hai thành tích khác nhau."
        if missing
        else ""
    )


def flag_basis(flag: DoubleFlag) -> str:
    """The legal basis with its words, marked where nobody verified it."""
    return f"{flag.rule.source.shown}: {flag.rule.words}" if flag.rule is not None else _NO_LAW


def decision_words(row: AwardRow) -> str:
    """ "Quyết định 12/QĐ-SNV ngày 05/01/2024", as much of it as is known."""
    day = f" ngày {format_text(date.fromisoformat(row.decision_on))}" if row.decision_on else ""
    if row.decision_number:
        return f"Quyết định {row.decision_number}{day}"
    return f"quyết định{day}" if day else "chưa ghi quyết định"


def period_of(row: AwardRow) -> MeritPeriod | None:
    """The period, where the award tells one."""
    if not row.period_from:
        return None
    return MeritPeriod(date.fromisoformat(row.period_from), date.fromisoformat(row.period_to))


def _told(row: AwardRow) -> str:
    period = period_of(row)
    kind = f", {MERIT_NAMES[MeritKind(row.merit_kind)].lower()}" if row.merit_kind else ""
    return f"{decision_words(row)}{kind}, {period.words if period else f'năm {row.achievement_year}'}"
