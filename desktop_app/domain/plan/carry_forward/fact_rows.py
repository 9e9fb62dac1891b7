"""Days of facts that no words of the plan carry: entered in a form, or corrected by the clerk against the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.carry_forward.decisions import Decision, DecisionKind, Part, Place
from desktop_app.domain.plan.carry_forward.fact_pairs import paired
from desktop_app.domain.plan.carry_forward.year_shift import YearShift
from desktop_app.domain.plan.facts import Deadline, Fact, PlanFacts, Project, ReviewEvent, Wave
from desktop_app.domain.plan.plan import PlanContent

DATED_FIELDS: dict[type[Fact], tuple[str, ...]] = {
    Wave: ("from_on", "to_on"),
    Deadline: ("on",),
    ReviewEvent: ("year",),
    Project: ("from_year", "to_year"),
}
"""Fields of facts that hold a day or a year."""


def loose_fact_rows(content: PlanContent, read: PlanFacts, shift: YearShift) -> Iterator[Decision]:
    """A row for each day or year that a fact holds and the text does not say."""
    for fact in content.facts.all():
        seen = paired(fact, content.facts, read)
        for field in DATED_FIELDS.get(type(fact), ()):
            value = getattr(fact, field)
            if value is None or (seen is not None and getattr(seen, field) == value):
                continue
            yield _row(fact, field, value, shift)


def _row(fact: Fact, field: str, value: date | int, shift: YearShift) -> Decision:
    place = Place(Part.FACT, fact.uid, field, 0, 0)
    context = str(getattr(fact, "text", "") or getattr(fact, "label", "") or getattr(fact, "name", ""))
    kind = DecisionKind.WAVE if isinstance(fact, Wave) else DecisionKind.DEADLINE
    if isinstance(value, date):
        if isinstance(fact, Deadline):
            new, reason = shift.due_day(value)
        else:
            new, reason = shift.shifted(value), "cùng ngày của năm mới"
        current, proposed = format_text(value), format_text(new)
    else:
        kind, reason = DecisionKind.YEAR, "số liệu nhập tay"
        current, proposed = str(value), str(value + shift.by)
    return Decision(kind, place, current, proposed, True, f"{reason}; số liệu không có trong văn bản", "", context)
