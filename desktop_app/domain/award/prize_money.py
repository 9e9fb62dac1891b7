"""Money that goes with an award: exact, by the decree and the base salary in force on the day of the decision.

Coefficients, base salaries and factors are dated rule data (``resources/rules/prize_money.toml``); here is only the reckoning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from desktop_app.domain.award.catalogue import BY_CODE, AwardKind, award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.registration import SubjectKind


class Recipient(StrEnum):
    """Cá nhân, tập thể, hộ gia đình: a decree multiplies the individual's coefficient for the others."""

    PERSON = "person"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"


@dataclass(frozen=True)
class BaseSalary:
    """Lương cơ sở in đồng a month, from a day on."""

    from_on: date
    amount: int
    source: Source


@dataclass(frozen=True)
class Coefficient:
    """How many base salaries one award is worth. ``is_ceiling``: the decree says "at most" ."""

    value: Decimal
    source: Source
    is_ceiling: bool = False


@dataclass(frozen=True)
class Factor:
    """What multiplies the individual's coefficient for a collective or a household, for these awards."""

    value: Decimal
    award_codes: frozenset[str]
    source: Source


@dataclass(frozen=True)
class MoneyDecree:
    """The money rules of one decree; days of force inclusive. ``rounding_step`` in đồng, always upwards."""

    name: str
    in_force_from: date
    in_force_to: date | None
    coefficients: Mapping[str, Coefficient]
    factors: Mapping[Recipient, Factor]
    rounding_step: int
    rounding: Source
    one_title_a_period: Source
    title_with_commendation: Source

    def is_in_force(self, on: date) -> bool:
        """Whether a decision of that day goes by it."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)


@dataclass(frozen=True)
class Prize:
    """The money of one award: ``each`` in đồng, and everything that made it. ``is_ceiling``: at most so much."""

    award_code: str
    recipient: Recipient
    on: date
    coefficient: Decimal
    base: int
    each: int
    basis: Source
    base_source: Source
    is_ceiling: bool = False

    @property
    def is_verified(self) -> bool:
        """Whether both the coefficient and the base salary rest on something that was read."""
        return self.basis.is_verified and self.base_source.is_verified


@dataclass(frozen=True)
class PrizeMoney:
    """All decrees and base salaries known."""

    decrees: tuple[MoneyDecree, ...]
    base_salaries: tuple[BaseSalary, ...]

    def decree_on(self, on: date) -> MoneyDecree | None:
        """The decree that a decision of that day goes by; None where none is known."""
        return next((one for one in self.decrees if one.is_in_force(on)), None)

    def base_on(self, on: date) -> BaseSalary | None:
        """The base salary of that day; None before the first one known."""
        begun = [one for one in self.base_salaries if one.from_on <= on]
        return max(begun, key=lambda one: one.from_on, default=None)

    def prize(self, award_code: str, recipient: Recipient, on: date) -> Prize:
        """The money of one award decided on that day; UserError when no rule says how much."""
        spec = BY_CODE.get(award_code)
        if spec is None:
            raise UserError("money.award_unknown", f"Không có danh hiệu hay hình thức khen thưởng “{award_code}”.")
        kind = SubjectKind.PERSON if recipient is Recipient.PERSON else SubjectKind.COLLECTIVE
        if recipient is not Recipient.HOUSEHOLD and kind not in spec.subjects:
            whom = "cá nhân" if kind is SubjectKind.PERSON else "tập thể"
            raise UserError("money.recipient", f"{spec.name} không dành cho {whom}.")
        decree, base = self.decree_on(on), self.base_on(on)
        if decree is None or base is None:
            raise UserError(
                "money.no_rule",
                f"Chưa có quy định về tiền thưởng cho quyết định ngày {format_text(on)}. Cập nhật bộ quy định rồi tính lại.",
            )
        row = decree.coefficients.get(award_code)
        if row is None:
            raise UserError(
                "money.no_coefficient", f"{decree.name} không ghi mức tiền thưởng của {award_name(award_code)}."
            )
        value, basis = row.value, row.source
        if recipient is not Recipient.PERSON and SubjectKind.PERSON in spec.subjects:
            factor = decree.factors.get(recipient)
            if factor is None or award_code not in factor.award_codes:
                whom = "hộ gia đình" if recipient is Recipient.HOUSEHOLD else "tập thể"
                raise UserError(
                    "money.no_coefficient",
                    f"{decree.name} không ghi mức tiền thưởng {award_name(award_code)} cho {whom}.",
                )
            value *= factor.value
            basis = basis if factor.source.is_verified else factor.source
        return Prize(
            award_code, recipient, on, value, base.amount, round_up(value * base.amount, decree.rounding_step),
            basis, base.source, row.is_ceiling,
        )  # fmt: skip


def round_up(amount: Decimal, step: int) -> int:
    """Up to the next multiple of ``step`` đồng ("làm tròn số lên"), never down; a multiple stays."""
    return int((amount / step).to_integral_value(ROUND_CEILING)) * step


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
    """What one award is paid. ``prize`` None: not paid, and ``why_not`` says why with its source, or what is missing."""

    award: DecidedAward
    prize: Prize | None
    why_not: str = ""


def payments(money: PrizeMoney, awards: Iterable[DecidedAward]) -> tuple[Payment, ...]:
    """Each award with its money: of several titles of one subject for one period only the highest is paid.

    A commendation is paid beside a title (NĐ 152/2025/NĐ-CP, Điều 49.5-49.7). Every award is rounded first, then summed.
    """
    wanted = list(awards)
    paid: dict[int, Payment] = {}
    for award in wanted:
        paid[award.key] = _payment(money, award)
    groups: dict[tuple[object, tuple[int, int]], list[DecidedAward]] = {}
    for award in wanted:
        if BY_CODE[award.award_code].award_kind is AwardKind.TITLE and paid[award.key].prize is not None:
            groups.setdefault((award.subject, award.period), []).append(award)
    for titles in groups.values():
        highest = max(titles, key=lambda one: _coefficient(paid[one.key]))
        for award in titles:
            if award is not highest:
                paid[award.key] = Payment(award, None, _lower_title(money, award, highest))
    return tuple(paid[award.key] for award in wanted)


def total(found: Iterable[Payment]) -> int:
    """The sum in đồng of what is paid."""
    return sum(one.prize.each for one in found if one.prize is not None)


def _payment(money: PrizeMoney, award: DecidedAward) -> Payment:
    if award.decision_on is None:
        return Payment(award, None, "Chưa có ngày quyết định nên chưa tính được mức lương cơ sở.")
    try:
        return Payment(award, money.prize(award.award_code, award.recipient, award.decision_on))
    except UserError as problem:
        return Payment(award, None, problem.message)


def _coefficient(payment: Payment) -> Decimal:
    return payment.prize.coefficient if payment.prize is not None else Decimal(0)


def _lower_title(money: PrizeMoney, award: DecidedAward, highest: DecidedAward) -> str:
    assert award.decision_on is not None
    decree = money.decree_on(award.decision_on)
    source = decree.one_title_a_period.shown if decree is not None else ""
    return f"Cùng thời gian đạt thành tích, chỉ thưởng mức cao nhất: {award_name(highest.award_code)} ({source})."
