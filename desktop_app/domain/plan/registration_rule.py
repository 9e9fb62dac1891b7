"""Whether being registered is a condition for being considered: a setting of the plan, never the law's.

Read from the plan's conditions when it is taken in, set by the clerk before issue, changed by an amending document after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.amending import REGISTRATION_RULE, parse_yes, source_of
from desktop_app.domain.plan.facts import Condition, PlanFacts
from desktop_app.domain.plan.plan import Amendment, Plan


@dataclass(frozen=True)
class RegistrationRule:
    """``source`` quotes where it stands ("mục IV.1, Kế hoạch số …"; else the office's own setting); ``words`` the plan's, or ""."""

    is_required: bool
    source: str
    words: str = ""


def demanding_condition(facts: PlanFacts) -> Condition | None:
    """The first condition of the plan that asks for a registration."""
    return next((one for one in facts.conditions if one.demands_registration), None)


def registration_rule(plan: Plan, amendments: Iterable[Amendment], on: date) -> RegistrationRule:
    """The plan's rule as it holds on that day."""
    known = tuple(amendments)
    condition = demanding_condition(plan.content.facts)
    words = condition.text if condition is not None else ""
    source = (
        source_of(plan, known, condition.uid, on)
        if condition is not None
        else f"thiết lập của cơ quan cho {plan.label}"
    )
    is_required = plan.is_registration_required
    for amendment in sorted(known, key=lambda one: (one.dated_on, one.id)):
        for change in amendment.changes:
            if change.fact_uid == REGISTRATION_RULE and amendment.dated_on <= on:
                is_required = parse_yes(change.value)
                source = f"{amendment.label} ngày {format_text(amendment.dated_on)}, sửa {_place(plan, condition, on)}"
    return RegistrationRule(is_required, source, words)


def _place(plan: Plan, condition: Condition | None, on: date) -> str:
    return source_of(plan, (), condition.uid, on) if condition is not None else plan.label
