"""The fund of a year for emulation and commendation: what the office entered, the most it may be, and what the results take of it.

A working year's results go on the fund of that year, whenever they are decided. Going past anything is told, never barred.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from desktop_app.domain.award.prize_money import FundCeiling
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number, format_percent

LARGEST = 10**15
"""Đồng; more is a slip of the hand."""


@dataclass(frozen=True)
class AwardFund:
    """Of one year, in whole đồng. ``payroll``: the year's pay by rank and grade; ``planned``: what is put into the fund of it.

    None: not entered. ``donations`` come on top and are outside the ceiling.
    """

    year: int
    payroll: int | None = None
    planned: int | None = None
    donations: int = 0
    row_version: int = 1


@dataclass(frozen=True)
class FundStanding:
    """A fund against the law and the results. ``ceiling`` in đồng; None where payroll or rule is not known.

    ``committed``: what the approved results take of it; ``proposed``: what the open proposals would take besides, reckoned as
    if they were decided today. ``undated``: approved results that could not be reckoned.
    """

    fund: AwardFund
    rule: FundCeiling | None
    ceiling: int | None
    committed: int
    proposed: int
    undated: int = 0

    @property
    def available(self) -> int | None:
        """What there is to spend: the planned fund, else its ceiling, and the donations; None: nothing entered."""
        base = self.fund.planned if self.fund.planned is not None else self.ceiling
        return None if base is None else base + self.fund.donations

    @property
    def left(self) -> int | None:
        """What is left after the approved results; below 0 when they go past it."""
        return None if self.available is None else self.available - self.committed

    @property
    def is_over_ceiling(self) -> bool:
        """Whether more is planned than the decree allows."""
        return self.ceiling is not None and self.fund.planned is not None and self.fund.planned > self.ceiling

    @property
    def is_over(self) -> bool:
        """Whether the approved results go past the fund."""
        return self.left is not None and self.left < 0

    @property
    def would_be_over(self) -> bool:
        """Whether they would with all proposals."""
        return self.left is not None and self.left - self.proposed < 0


def ceiling_of(fund: AwardFund, rule: FundCeiling | None) -> int | None:
    """The most the fund may be, in whole đồng, never above the exact share."""
    if fund.payroll is None or rule is None:
        return None
    return int((rule.percent * fund.payroll / Decimal(100)).to_integral_value(ROUND_FLOOR))


def checked_fund(fund: AwardFund) -> AwardFund:
    """UserError for amounts that cannot be."""
    for amount, name, least in (
        (fund.payroll, "Quỹ tiền lương", 1),
        (fund.planned, "Quỹ dự kiến", 0),
        (fund.donations, "Khoản đóng góp", 0),
    ):
        if amount is not None and not least <= amount < LARGEST:
            raise UserError(
                "fund.amount", f"{name} {format_number(amount)} đồng không hợp lý. Ghi số tiền cả năm bằng đồng."
            )
    return fund


def ceiling_words(standing: FundStanding) -> str:
    """ "Tối đa 20 % quỹ tiền lương theo ngạch, bậc 5.000.000.000 đồng = 1.000.000.000 đồng. Căn cứ: NĐ …"."""
    rule, fund = standing.rule, standing.fund
    if rule is None:
        return "Chưa có quy định về mức tối đa của quỹ."
    share = f"Tối đa {format_percent(float(rule.percent))} quỹ tiền lương theo ngạch, bậc"
    if fund.payroll is None or standing.ceiling is None:
        return f"{share}: chưa nhập quỹ tiền lương. Căn cứ: {rule.source.shown}."
    return f"{share} {format_number(fund.payroll)} đồng = {format_number(standing.ceiling)} đồng. Căn cứ: {rule.source.shown}."


def warnings(standing: FundStanding) -> tuple[str, ...]:
    """One sentence for each thing that goes past; the clerk decides."""
    told = []
    fund, left = standing.fund, standing.left
    if standing.is_over_ceiling:
        assert fund.planned is not None
        assert standing.ceiling is not None
        over = format_number(fund.planned - standing.ceiling)
        told.append(f"Quỹ dự kiến vượt mức tối đa {over} đồng.")
    if left is not None and standing.is_over:
        told.append(f"Kết quả đã công nhận vượt quỹ {format_number(-left)} đồng.")
    elif left is not None and standing.would_be_over:
        told.append(f"Nếu công nhận hết các đề nghị thì vượt quỹ {format_number(standing.proposed - left)} đồng.")
    return tuple(told)
