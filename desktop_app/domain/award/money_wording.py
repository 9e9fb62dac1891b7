"""The money of results in words, for the window, the command line and the papers alike."""

from __future__ import annotations

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.prize_money import Prize, Recipient
from desktop_app.domain.award.results_money import MoneyRow, ResultsMoney
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.evidence import UNVERIFIED_WORDS
from desktop_app.domain.language.numerals import format_number

RECIPIENT_NAMES = {
    Recipient.PERSON: "cá nhân",
    Recipient.COLLECTIVE: "tập thể",
    Recipient.HOUSEHOLD: "hộ gia đình",
}
OWN, ELSEWHERE = "cơ quan chi", "cấp khác chi"


def amount_words(amount: int) -> str:
    """ "29.340.000 đồng"."""
    return f"{format_number(amount)} đồng"


def row_name(row: MoneyRow) -> str:
    """The award, and for whom where its name does not tell."""
    name, prize = award_name(row.prize.award_code), row.prize
    return name if prize.recipient is Recipient.PERSON or "ập thể" in name else f"{name} ({_whom(prize)})"


def row_words(row: MoneyRow) -> str:
    """ "Lao động tiên tiến: 32 × 450.000 = 14.400.000 đồng, cơ quan chi"."""
    most = "tối đa " if row.prize.is_ceiling else ""
    sum_words = f"{row.count} × {most}{format_number(row.prize.each)} = {amount_words(row.amount)}"
    mark = "" if row.prize.is_verified else f" ({UNVERIFIED_WORDS})"
    return f"{row_name(row)}: {sum_words}, {OWN if row.is_own else ELSEWHERE}{mark}"


def coefficient_words(prize: Prize) -> str:
    """ "0,3 × 2.340.000"."""
    return f"{format_number(float(prize.coefficient))} × {format_number(prize.base)}"


def total_words(money: ResultsMoney) -> str:
    """The sum, and who pays it where it is not the office alone."""
    words = amount_words(money.total)
    if money.own_total == money.total:
        return words
    other = money.total - money.own_total
    return f"{words} ({OWN} {amount_words(money.own_total)}, {ELSEWHERE} {amount_words(other)})"


def remarks(money: ResultsMoney) -> list[str]:
    """What is not reckoned, and what rests on nothing that was read; one sentence each."""
    told: list[str] = []
    if money.undated:
        told.append(f"{len(money.undated)} kết quả chưa có ngày quyết định nên chưa tính tiền.")
    if money.lower:
        rules = dict.fromkeys(one.payment.rule.shown for one in money.lower if one.payment.rule is not None)
        told.append(
            f"{len(money.lower)} danh hiệu không chi riêng vì cùng thời gian đạt thành tích đã chi danh hiệu cao nhất, "
            f"theo {'; '.join(rules)}."
        )
    problems = dict.fromkeys(one.payment.why_not for one in money.without_rule)
    told += problems
    if any(row.prize.is_ceiling for row in money.rows):
        told.append("Kỷ niệm chương tính theo mức tối đa.")
    told += unverified(money)
    if 0 < money.own_total < money.total:
        told += [f"Cơ quan nào chi: theo {fund.shown}." for fund in money.funds if not fund.is_verified]
    return told


def unverified(money: ResultsMoney) -> list[str]:
    """The sources of amounts that nobody read, in one sentence; none: nothing."""
    sources: dict[str, None] = {}
    for row in money.rows:
        for source in (row.prize.basis, row.prize.base_source):
            if not source.is_verified:
                sources.setdefault(source.text)
    codes = dict.fromkeys(short_award_name(row.prize.award_code) for row in money.rows if not row.prize.is_verified)
    if not sources:
        return []
    return [f"Mức tiền {UNVERIFIED_WORDS}: {', '.join(codes)} (theo {'; '.join(sources)})."]


def _whom(prize: Prize) -> str:
    return RECIPIENT_NAMES[prize.recipient]
