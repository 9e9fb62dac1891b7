"""The money of a set of results: only approved ones, each by its own decision's day; who pays told apart.

Several rows of one award differ in what one of them is worth: decided under another base salary or decree, or for a collective.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.counting import Subject, award_subject
from desktop_app.domain.award.payments import DecidedAward, Payment, payments
from desktop_app.domain.award.prize_money import Prize, PrizeMoney, Recipient
from desktop_app.domain.evidence import Source
from desktop_app.domain.language.text import fold
from desktop_app.domain.registration.registration import SubjectKind

Periods = Mapping[int, tuple[int, int]]
"""First and last year of the achievement by id of the result, where the history knows more than the achievement year."""

_ORDER = {spec.code: place for place, spec in enumerate(CATALOGUE)}
_HOUSEHOLD = "ho gia dinh"


@dataclass(frozen=True)
class ResultMoney:
    """An approved result with what is paid for it. ``is_own``: from the office's own fund."""

    award: Award
    payment: Payment
    is_own: bool

    @property
    def each(self) -> int:
        """In đồng; 0 where nothing is paid."""
        return self.payment.prize.each if self.payment.prize is not None else 0


@dataclass(frozen=True)
class MoneyRow:
    """``count`` awards of one kind that are worth the same each."""

    prize: Prize
    count: int
    is_own: bool

    @property
    def amount(self) -> int:
        """In đồng."""
        return self.count * self.prize.each


@dataclass(frozen=True)
class ResultsMoney:
    """``rows`` hold what is paid; ``results`` all that was approved, those not paid with the reason.

    ``funds``: what says who pays, of the decrees that the results go by.
    """

    results: tuple[ResultMoney, ...] = ()
    rows: tuple[MoneyRow, ...] = ()
    funds: tuple[Source, ...] = ()

    @property
    def total(self) -> int:
        """All of it in đồng, whoever pays."""
        return sum(row.amount for row in self.rows)

    @property
    def own_total(self) -> int:
        """What the office pays from its own fund."""
        return sum(row.amount for row in self.rows if row.is_own)

    @property
    def undated(self) -> tuple[ResultMoney, ...]:
        """Results without the day of their decision: not reckoned, never guessed."""
        return tuple(one for one in self.results if one.award.decision_on is None)

    @property
    def lower(self) -> tuple[ResultMoney, ...]:
        """Titles not paid because a higher one of the same period is."""
        return tuple(one for one in self.results if one.payment.paid_as)

    @property
    def without_rule(self) -> tuple[ResultMoney, ...]:
        """Results for which no rule says how much."""
        return tuple(
            one
            for one in self.results
            if one.payment.prize is None and not one.payment.paid_as and one.award.decision_on is not None
        )

    @property
    def is_verified(self) -> bool:
        """Whether all that is paid rests on something that was read."""
        return all(row.prize.is_verified for row in self.rows)


def recipient_of(award: Award) -> Recipient:
    """Cá nhân, tập thể; a household is a collective that is called one."""
    if award.subject_kind is SubjectKind.PERSON:
        return Recipient.PERSON
    is_household = fold(award.collective_name).startswith(_HOUSEHOLD)
    return Recipient.HOUSEHOLD if is_household else Recipient.COLLECTIVE


def money_of(
    awards: Iterable[Award], money: PrizeMoney, periods: Periods | None = None, proposed_on: date | None = None
) -> ResultsMoney:
    """What the approved results come to. ``proposed_on``: the proposals too, as if they were decided on that day.

    One award that is stored twice under one decision counts once, as in the tally.
    """
    wanted: dict[tuple[object, ...], tuple[Award, Subject]] = {}
    for award in awards:
        if award.outcome is not Outcome.APPROVED and (award.outcome is Outcome.NOT_APPROVED or proposed_on is None):
            continue
        subject = award_subject(award)
        occasion = (subject, award.award_code, award.achievement_year, award.plan_id, award.wave_uid)
        wanted.setdefault((*occasion, award.decision_number, award.decision_on), (award, subject))
    known = periods or {}
    given = list(wanted.values())
    found = payments(
        money,
        [
            DecidedAward(
                key=place,
                subject=subject,
                award_code=award.award_code,
                recipient=recipient_of(award),
                period=known.get(award.id) or (award.achievement_year, award.achievement_year),
                decision_on=award.decision_on if award.outcome is Outcome.APPROVED else proposed_on,
            )
            for place, (award, subject) in enumerate(given)
        ],
    )
    own: dict[tuple[str, date | None], bool] = {}
    results = []
    for (award, _), payment in zip(given, found, strict=True):
        code, day = payment.award.award_code, payment.award.decision_on
        if (code, day) not in own:
            own[code, day] = day is not None and money.is_paid_here(code, day)
        results.append(ResultMoney(award, payment, own[code, day]))
    decrees = (money.decree_on(day) for day in sorted({day for _, day in own if day is not None}))
    funds = dict.fromkeys(one.own_fund.source for one in decrees if one is not None and one.own_fund is not None)
    return ResultsMoney(tuple(results), rows_of(results), tuple(funds))


def rows_of(results: Iterable[ResultMoney]) -> tuple[MoneyRow, ...]:
    """What is paid, counted by what it is worth; in the order of the catalogue."""
    counts: dict[tuple[object, ...], list[ResultMoney]] = {}
    for one in results:
        prize = one.payment.prize
        if prize is not None:
            key = (prize.award_code, prize.recipient, prize.coefficient, prize.base, prize.basis.text)
            counts.setdefault(key, []).append(one)
    rows = []
    for alike in counts.values():
        prize = alike[0].payment.prize
        assert prize is not None
        rows.append(MoneyRow(prize, len(alike), alike[0].is_own))
    return tuple(
        sorted(rows, key=lambda row: (_ORDER.get(row.prize.award_code, 99), row.prize.recipient.value, row.prize.on))
    )
