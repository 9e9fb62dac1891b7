"""Money that goes with an award: exact, by the decree and the base salary in force on the day of the decision.

Coefficients, base salaries and factors are dated rule data (``resources/rules/prize_money.toml``); here is only the reckoning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from desktop_app.domain.award.catalogue import BY_CODE, award_name
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
class OwnFund:
    """The awards a department decides itself and so pays from its own fund; the others are paid by whoever decides them."""

    award_codes: frozenset[str]
    source: Source


@dataclass(frozen=True)
class FundCeiling:
    """The most that the fund of an office may be, in percent of its year's payroll by rank and grade; donations come on top."""

    percent: Decimal
    source: Source


@dataclass(frozen=True)
class MoneyDecree:
    """The money rules of one decree; days of force inclusive. ``rounding_step`` in đồng, always upwards.

    ``end``: what ends it, where its own text says so. ``own_fund`` None: nothing is known of who pays.
    """

    name: str
    in_force_from: date
    in_force_to: date | None
    coefficients: Mapping[str, Coefficient]
    factors: Mapping[Recipient, Factor]
    rounding_step: int
    rounding: Source
    one_title_a_period: Source
    title_with_commendation: Source
    own_fund: OwnFund | None = None
    fund_ceiling: FundCeiling | None = None
    end: Source | None = None

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

    def is_paid_here(self, award_code: str, on: date) -> bool:
        """Whether a department pays that award, decided on that day, from its own fund."""
        decree = self.decree_on(on)
        return decree is None or decree.own_fund is None or award_code in decree.own_fund.award_codes

    def _no_rule(self, on: date) -> str:
        ended = [one for one in self.decrees if one.in_force_to is not None and one.in_force_to < on]
        last = max(ended, key=lambda one: one.in_force_from, default=None)
        told = f"Chưa có quy định về tiền thưởng cho quyết định ngày {format_text(on)}"
        if last is not None and last.end is not None and last.in_force_to is not None:
            told += f": {last.name} hết hiệu lực sau ngày {format_text(last.in_force_to)} ({last.end.shown})"
        return f"{told}. Cập nhật bộ quy định rồi tính lại."

    def prize(self, award_code: str, recipient: Recipient, on: date) -> Prize:
        """The money of one award decided on that day; UserError when no rule says how much."""
        spec = BY_CODE.get(award_code)
        if spec is None:
            raise UserError("money.award_unknown", f"Không có danh hiệu hay hình thức khen thưởng “{award_code}”.")
        kind = SubjectKind.COLLECTIVE if recipient is Recipient.COLLECTIVE else SubjectKind.PERSON
        if kind not in spec.subjects:
            whom = "tập thể" if kind is SubjectKind.COLLECTIVE else "cá nhân, hộ gia đình"
            raise UserError("money.recipient", f"{spec.name} không dành cho {whom}.")
        decree, base = self.decree_on(on), self.base_on(on)
        if decree is None or base is None:
            raise UserError("money.no_rule", self._no_rule(on))
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
