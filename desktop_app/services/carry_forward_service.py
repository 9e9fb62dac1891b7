"""Next year's plan from this year's: the decision table, and the draft its answers make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_app.domain.clock import Clock
from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.office.office import Signatory
from desktop_app.domain.office.signing import signature_of
from desktop_app.domain.plan.carry_forward.applying import carried
from desktop_app.domain.plan.carry_forward.decisions import (
    Choices,
    Decision,
    DecisionRecord,
    PlanOrigin,
    answer_of,
    certain_choices,
    result_of,
)
from desktop_app.domain.plan.carry_forward.place_names import place_names
from desktop_app.domain.plan.carry_forward.proposing import CarryRules, decisions_for
from desktop_app.domain.plan.facts import PlanFacts
from desktop_app.domain.plan.plan import Plan, PlanContent, Signature
from desktop_app.importing.facts.fact_extractor import extract_facts
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_origin_repository import PlanOriginRepository
from desktop_app.storage.plan_repository import PlanRepository

DatedRules = Callable[[], CarryRules]
"""Lineage of names and public holidays, read when they are first asked for."""


@dataclass(frozen=True)
class CarryTable:
    """The decision table of one plan and year, as it stands in the office now."""

    plan: Plan
    target_year: int
    rows: tuple[Decision, ...]
    places: tuple[str, ...]
    """Where each row stands, in words."""
    signature: Signature | None = None


class CarryForwardService:
    """Reads the old plan, never changes it; the new draft is one operation."""

    def __init__(
        self,
        plans: PlanRepository,
        origins: PlanOriginRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        rules: DatedRules,
        bases: Callable[[], LegalBasisRegister],
    ) -> None:
        self._bases = bases
        self._plans = plans
        self._origins = origins
        self._office = office
        self._operations = operations
        self._clock = clock
        self._rules = rules

    def table(self, plan_id: int, target_year: int) -> CarryTable:
        """Every row of carrying the plan forward. UserError ``carry.*`` for a plan or year that cannot be."""
        return self.prepare_table(plan_id, target_year)()

    def prepare_table(self, plan_id: int, target_year: int) -> Callable[[], CarryTable]:
        """Read what is needed now; what is given makes the table: pure work, safe in a job."""
        plan, today = self._plans.plan(plan_id), self._clock.today()
        agency, signatory = self._office.profile_on(today), self._office.signatory_on(today)
        signature, bases = _signature(signatory), self._bases()

        def make() -> CarryTable:
            rules = replace(self._rules(), agency=agency, signature=signature, bases=bases)
            rows = decisions_for(plan, target_year, read_facts(plan.content), rules)
            places = place_names(plan.content, (row.place for row in rows))
            return CarryTable(plan, target_year, rows, places, signature)

        return make

    def carry_forward(self, table: CarryTable, choices: Choices) -> int:
        """The draft of the new year; returns its id. What was not answered stays as written, and is kept with the draft."""
        return self.add_draft(table, choices, self.content_of(table, choices))

    @staticmethod
    def content_of(table: CarryTable, choices: Choices) -> PlanContent:
        """What the draft will hold. Pure work, safe in a job. UserError ``carry.choice`` for an answer that cannot be."""
        return carried(table.plan.content, table.target_year, table.rows, choices, read_facts, table.signature)

    def add_draft(self, table: CarryTable, choices: Choices, content: PlanContent) -> int:
        """Store what ``content_of`` made of the same table and answers, with where it comes from; returns its id.

        UserError ``plan.unknown`` when the old plan has gone since.
        """
        self._plans.plan(table.plan.id)  # it may have gone since: an undo takes an imported plan away
        records = tuple(_record(row, place, choices) for row, place in zip(table.rows, table.places, strict=True))
        now = self._clock.now().isoformat(timespec="seconds")
        old = table.plan.content.working_year

        def work() -> int:
            plan_id = self._plans.add(content, now)
            if table.plan.is_registration_required:
                self._plans.set_registration_required(plan_id, True)
            self._origins.add(PlanOrigin(plan_id, table.plan.id, old or 0, table.target_year, now, records))
            return plan_id

        return self._operations.run(f"Tạo kế hoạch năm {table.target_year} từ kế hoạch năm {old}", work)

    def carry_certain(self, plan_id: int, target_year: int) -> int:
        """The draft with every proposal that follows from the year alone."""
        table = self.table(plan_id, target_year)
        return self.carry_forward(table, certain_choices(table.rows))

    def origin(self, plan_id: int) -> PlanOrigin | None:
        """Which plan a draft was carried forward from, with what was decided; None for another plan."""
        return self._origins.origin(plan_id)


def read_facts(content: PlanContent) -> PlanFacts:
    """The facts as the reader sees them in the text."""
    return extract_facts(content)[0]


def _signature(signatory: Signatory | None) -> Signature | None:
    return signature_of(signatory) if signatory is not None else None


def _record(row: Decision, place: str, choices: Choices) -> DecisionRecord:
    choice = answer_of(row, choices)
    return DecisionRecord(
        kind=row.kind,
        place=place,
        current=row.current,
        proposed=row.proposed,
        result=result_of(row, choice),
        action=choice.action,
        is_certain=row.is_certain,
        reason=row.reason,
        source=row.source,
    )
