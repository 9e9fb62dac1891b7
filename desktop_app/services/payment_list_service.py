"""The payment list of a year's or a plan's awards, or of one decision among them: read, and put on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import TABLE_KINDS, MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.payment_list_document import build_payment_list
from desktop_app.documents.payment_list_workbook import build_payment_workbook
from desktop_app.documents.rendering import render, render_workbook
from desktop_app.domain.award.award import Award
from desktop_app.domain.award.payment_list import (
    Decision,
    Names,
    PaymentList,
    decision_called,
    decisions_of,
    payment_list,
)
from desktop_app.domain.award.prize_money import PrizeMoney
from desktop_app.domain.award.results_money import ResultsMoney, money_of
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.tally_queries import TallyQueries


class PaymentListService:
    """Reads only. A year has its regular awards, as its tally has; a thematic plan its own."""

    def __init__(
        self,
        awards: AwardRepository,
        queries: TallyQueries,
        plans: RegistrationQueries,
        office: OfficeRepository,
        clock: Clock,
        prize_money: Callable[[], PrizeMoney],
    ) -> None:
        self._awards = awards
        self._queries = queries
        self._plans = plans
        self._office = office
        self._clock = clock
        self._prize_money = prize_money

    def decisions(self, year: int | None = None, plan_id: int | None = None) -> tuple[Decision, ...]:
        """The dated decisions of a scope, oldest first."""
        return decisions_of(self._read(year, plan_id)[0])

    def payment_list(
        self, year: int | None = None, plan_id: int | None = None, decision: Decision | str | None = None
    ) -> PaymentList:
        """The list of a scope; of one of its decisions, named by number or chosen. UserError for a decision that is not there."""
        money, scope, year = self._read(year, plan_id)
        if isinstance(decision, str):
            decision = decision_called(money, decision)
        units = self._office.units()
        names = Names(
            people={person.id: person.full_name for person in self._office.people()},
            units={unit.id: unit.name for unit in units},
            places={unit.id: place for place, unit in enumerate(units)},
        )
        return payment_list(money, names, scope, year, decision)

    def prepare(self, listed: PaymentList, file_kind: str) -> MakesBytes:
        """What makes the list as "docx", "pdf" or "xlsx" later: pure work, safe in a job."""
        today = self._clock.today()
        issuer = Issuer(self._office.profile_on(today), self._office.signatory_on(today), today, self._clock.now())
        if file_kind == "xlsx":
            return lambda: render_workbook(build_payment_workbook(listed, issuer))
        return lambda: render(build_payment_list(listed, issuer), file_kind)

    def prepare_file(self, listed: PaymentList, path: Path) -> WritesFile:
        """The same as a file."""
        return to_file(path, self.prepare(listed, file_kind_of(path, TABLE_KINDS)))

    def export(self, listed: PaymentList, path: Path) -> Path:
        """Write the list as a .docx, .pdf or .xlsx file; returns the path."""
        return self.prepare_file(listed, path)()

    def _read(self, year: int | None, plan_id: int | None) -> tuple[ResultsMoney, str, int | None]:
        awards: tuple[Award, ...]
        if plan_id is not None:
            plan = self._plans.issued_plan(plan_id)
            awards, scope, year = self._queries.awards_of_plan(plan), f"theo {plan.label}", plan.content.working_year
        elif year is not None and FIRST_YEAR <= year <= LAST_YEAR:
            awards, scope = self._queries.awards_of_year(year), f"năm {year}"
        else:
            raise UserError("payments.scope", f"Năm chi phải trong khoảng {FIRST_YEAR}-{LAST_YEAR}. Kiểm tra lại năm.")
        periods = self._awards.periods({award.achievement_year for award in awards})
        return money_of(awards, self._prize_money(), periods), scope, year
