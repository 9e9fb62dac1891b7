"""What is paid for awards that were decided: of several titles for one period the highest only, commendations beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.domain.award.catalogue import BY_CODE, AwardKind, award_name
from desktop_app.domain.award.prize_money import Prize, PrizeMoney, Recipient
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Source


@dataclass(frozen=True)
class DecidedAward:
    """An approved award as the payment sees it. ``subject`` is the same value for the same person or collective.

    ``period``: first and last year of the achievement; several titles of the same period count as one.
    """

    key: int
    subject: object
    award_code: str
    recipient: Recipient
    period: tuple[int, int]
    decision_on: date | None


@dataclass(frozen=True)
class Payment:
    """What one award is paid. ``prize`` None: not paid, and ``why_not`` says why with its source, or what is missing.

    ``paid_as``: the higher title of the same period that is paid in its place, "" where that is not the reason;
    ``rule``: what says so.
    """

    award: DecidedAward
    prize: Prize | None
    why_not: str = ""
    paid_as: str = ""
    rule: Source | None = None


def payments(money: PrizeMoney, awards: Iterable[DecidedAward]) -> tuple[Payment, ...]:
    """Each award with its money: of several titles of one subject for one period only the highest is paid.

    A commendation is paid beside a title (NĐ 152/2025/NĐ-CP, Điều 49.5-49.7). Every award is rounded first, then summed.
    """
    wanted = list(awards)
    paid: dict[int, Payment] = {}
    known: dict[tuple[str, Recipient, date | None], tuple[Prize | None, str]] = {}
    for award in wanted:
        same = (award.award_code, award.recipient, award.decision_on)
        if same not in known:
            known[same] = _prize(money, award)
        paid[award.key] = Payment(award, *known[same])
    groups: dict[tuple[object, tuple[int, int]], list[DecidedAward]] = {}
    for award in wanted:
        if paid[award.key].prize is not None and BY_CODE[award.award_code].award_kind is AwardKind.TITLE:
            groups.setdefault((award.subject, award.period), []).append(award)
    for titles in groups.values():
        highest = max(titles, key=lambda one: _coefficient(paid[one.key]))
        for award in titles:
            if award is not highest:
                paid[award.key] = _lower_title(money, award, highest)
    return tuple(paid[award.key] for award in wanted)


def total(found: Iterable[Payment]) -> int:
    """The sum in đồng of what is paid."""
    return sum(one.prize.each for one in found if one.prize is not None)


def _prize(money: PrizeMoney, award: DecidedAward) -> tuple[Prize | None, str]:
    if award.decision_on is None:
        return None, "Chưa có ngày quyết định nên chưa tính được mức lương cơ sở."
    try:
        return money.prize(award.award_code, award.recipient, award.decision_on), ""
    except UserError as problem:
        return None, problem.message


def _coefficient(payment: Payment) -> Decimal:
    return payment.prize.coefficient if payment.prize is not None else Decimal(0)


def _lower_title(money: PrizeMoney, award: DecidedAward, highest: DecidedAward) -> Payment:
    assert award.decision_on is not None
    decree = money.decree_on(award.decision_on)
    assert decree is not None  # it was worth something on that day
    rule = decree.one_title_a_period
    why = f"Cùng thời gian đạt thành tích, chỉ thưởng mức cao nhất: {award_name(highest.award_code)} ({rule.shown})."
    return Payment(award, None, why, highest.award_code, rule)
