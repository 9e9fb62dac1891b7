"""The decision table: one row for everything in a plan that belongs to its year, with what is proposed and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR, format_text
from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.office.lineage import NameChange
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.plan.carry_forward.citations import OwnPlan
from desktop_app.domain.plan.carry_forward.decisions import Decision, DecisionKind
from desktop_app.domain.plan.carry_forward.fact_rows import loose_fact_rows
from desktop_app.domain.plan.carry_forward.head_rows import head_rows, recipient_rows, signature_rows
from desktop_app.domain.plan.carry_forward.names import Lineage
from desktop_app.domain.plan.carry_forward.phrases import anniversaries_in
from desktop_app.domain.plan.carry_forward.text_rows import TextReader
from desktop_app.domain.plan.carry_forward.texts import texts_of
from desktop_app.domain.plan.carry_forward.year_shift import IsWorkingDay, YearShift, is_weekday
from desktop_app.domain.plan.facts import PlanFacts
from desktop_app.domain.plan.plan import Plan, PlanContent, Signature

ReadFacts = Callable[[PlanContent], PlanFacts]
"""What the reader makes of a plan's text."""


@dataclass(frozen=True)
class CarryRules:
    """What is known beside the plan itself.

    ``is_working_day``: no weekend and no public holiday; ``knows_holidays``: whether the holidays of a year are known.
    ``agency`` and ``signature``: the office as its settings say; ``bases``: its register of legal bases.
    """

    lineage: tuple[NameChange, ...] = ()
    is_working_day: IsWorkingDay = is_weekday
    knows_holidays: Callable[[int], bool] = lambda _year: False
    agency: AgencyProfile = field(default_factory=AgencyProfile)
    signature: Signature | None = None
    bases: LegalBasisRegister | None = None


def decisions_for(plan: Plan, target_year: int, read: PlanFacts, rules: CarryRules) -> tuple[Decision, ...]:
    """Every row of carrying ``plan`` forward to ``target_year``, in reading order within its kind.

    ``read``: the facts as the reader sees them in the plan's text now, whatever the clerk made of them. Rows never overlap.
    UserError ``carry.*`` for a plan without a working year or a year that does not come after it.
    """
    content = plan.content
    shift = _shift(content, target_year, rules)
    lineage = Lineage(rules.lineage, target_year)
    reader = TextReader(content, read, shift, lineage, own_plan(plan), _origins(content), rules.bases)
    rows: list[Decision] = [*head_rows(content, shift, lineage, rules.agency)]
    for text in texts_of(content):
        rows += reader.rows(text)
    rows += reader.new_basis_rows()
    rows += loose_fact_rows(content, read, shift)
    rows += recipient_rows(content, lineage)
    rows += signature_rows(content, rules.signature)
    order = list(DecisionKind)
    return tuple(sorted(rows, key=lambda row: order.index(row.kind)))  # stable: reading order stays


def own_plan(plan: Plan) -> OwnPlan:
    """The plan as the new one would cite it."""
    head = plan.content.head
    issuer = head.agency or head.proposed_agency
    words = ""
    if head.number and head.dated_on is not None:
        by = f" của {issuer}" if issuer else ""
        subject = " ".join(head.subject.split())
        about = f" về {subject[:1].lower()}{subject[1:]}" if subject else ""
        words = f"Kế hoạch số {head.full_number} ngày {format_text(head.dated_on)}{by}{about}"
    return OwnPlan(head.symbol, head.subject, words)


def _shift(content: PlanContent, target_year: int, rules: CarryRules) -> YearShift:
    old = content.working_year
    if old is None:
        raise UserError(
            "carry.no_year",
            "Kế hoạch cũ chưa có năm công tác. Ghi năm công tác ở Đầu văn bản của kế hoạch đó rồi làm lại.",
        )
    if not FIRST_YEAR <= target_year <= LAST_YEAR or target_year <= old:
        raise UserError("carry.year", f"Năm mới phải sau năm {old} của kế hoạch cũ. Chọn năm {old + 1} hoặc sau đó.")
    return YearShift(old, target_year, rules.is_working_day, rules.knows_holidays(target_year))


def _origins(content: PlanContent) -> dict[int, tuple[int, int]]:
    """What the plan's own brackets say of its anniversaries: count → (year of origin, year held)."""
    found: dict[int, tuple[int, int]] = {}
    for text in texts_of(content):
        for phrase in anniversaries_in(text.text):
            if phrase.origin is not None and phrase.held is not None:
                found[phrase.count] = (phrase.origin, phrase.held)
    return found
