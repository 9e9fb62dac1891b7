"""The fund of a year: entered by the office, held against the decree and against what the results come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.award_fund import AwardFund, FundStanding, ceiling_of, checked_fund
from desktop_app.domain.award.counting import Subject, award_subject
from desktop_app.domain.award.prize_money import PrizeMoney
from desktop_app.domain.award.results_money import ResultsMoney, money_of
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR
from desktop_app.storage.award_fund_repository import AwardFundRepository
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations


class AwardFundService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        funds: AwardFundRepository,
        awards: AwardRepository,
        operations: Operations,
        clock: Clock,
        prize_money: Callable[[], PrizeMoney],
    ) -> None:
        self._funds = funds
        self._awards = awards
        self._operations = operations
        self._clock = clock
        self._prize_money = prize_money

    def fund(self, year: int) -> AwardFund:
        """The figures of a year as entered; read at once."""
        return self._funds.fund(year)

    def standing(self, year: int) -> FundStanding:
        """The fund of a working year, with all its results: regular ones and those of thematic plans."""
        _check(year)
        fund, rules, today = self._funds.fund(year), self._prize_money(), self._clock.today()
        # the decree of the year's last day, or of today while the year lasts
        decree = rules.decree_on(min(today, date(year, 12, 31)))
        rule = decree.fund_ceiling if decree is not None else None
        awards, periods = self._awards.awards(year), self._awards.periods([year])
        decided = money_of(awards, rules, periods)
        has_proposals = any(award.outcome is Outcome.PROPOSED for award in awards)
        with_proposals = money_of(awards, rules, periods, proposed_on=today) if has_proposals else decided
        return FundStanding(
            fund=fund,
            rule=rule,
            ceiling=ceiling_of(fund, rule),
            committed=decided.own_total,
            proposed=_added(with_proposals, decided),
            undated=len(decided.undated),
        )

    def save(self, fund: AwardFund) -> None:
        """Keep the figures of a year. UserError for amounts that cannot be, or when they were changed since they were read."""
        _check(fund.year)
        checked = checked_fund(fund)
        stored = self._funds.fund(fund.year)
        if stored.row_version != fund.row_version:
            raise UserError("fund.stale", "Quỹ này đã được đổi ở nơi khác. Mở lại để xem số mới rồi làm tiếp.")
        if stored != replace(checked, row_version=stored.row_version):
            self._operations.run(f"Ghi quỹ thi đua, khen thưởng năm {fund.year}", lambda: self._funds.save(checked))


def _added(with_proposals: ResultsMoney, decided: ResultsMoney) -> int:
    """What the proposals would add, subject by subject: a higher title that another authority pays gives nothing back."""
    after, before = _own_by_subject(with_proposals), _own_by_subject(decided)
    return sum(max(0, amount - before.get(subject, 0)) for subject, amount in after.items())


def _own_by_subject(money: ResultsMoney) -> dict[Subject, int]:
    found: dict[Subject, int] = {}
    for one in money.results:
        if one.is_own and one.payment.prize is not None:
            subject = award_subject(one.award)
            found[subject] = found.get(subject, 0) + one.payment.prize.each
    return found


def _check(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError("fund.year", f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}-{LAST_YEAR}. Kiểm tra lại năm.")
