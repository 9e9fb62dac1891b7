"""What the head of the plan page says: state, number, what is still to be confirmed; and the band over a plan that is fixed."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.plan import Plan, PlanContent, PlanStatus, PlanSummary
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import succession, words


def subtitle_of(plan: Plan, content: PlanContent, amendments: int, origin_year: int | None = None) -> str:
    """ "Bản thảo · chưa có số · 12 số liệu chưa xác nhận", or when the plan was issued."""
    head = content.head
    parts = [text.STATES[plan.plan_status.value]]
    if plan.is_frozen and head.number:
        parts.append(head.full_number)
        if head.dated_on:
            parts.append(text.ISSUED_ON.format(day=format_text(head.dated_on)))
        if amendments:
            parts.append(text.AMENDED_TIMES.format(count=amendments))
        return " · ".join(parts)
    parts.append(text.NUMBERED.format(number=head.full_number) if head.number else text.NO_NUMBER)
    facts = list(content.facts.all())
    waiting = sum(not fact.is_confirmed for fact in facts)
    if facts:
        parts.append(text.UNCONFIRMED_COUNT.format(count=waiting) if waiting else text.ALL_CONFIRMED)
    if origin_year is not None:
        parts.append(succession.STARTED_FROM.format(year=origin_year))
    if plan.source is not None:
        parts.append(text.FROM_FILE.format(name=plan.source.name))
    return " · ".join(parts)


def band_of(plan: Plan, other: Callable[[int], Plan]) -> str:
    """Why a plan cannot be edited, and the way out; "" for a draft. ``other`` reads the plan that replaces it."""
    if plan.plan_status is PlanStatus.SUBMITTED:
        return text.SUBMITTED_BAND
    if plan.plan_status is PlanStatus.ISSUED:
        on = plan.content.head.dated_on
        return text.ISSUED_BAND.format(day=format_text(on) if on else words.NONE)
    if plan.plan_status is PlanStatus.REPLACED:
        by = plan.replaced_by_id
        return text.REPLACED_BAND.format(label=other(by).label if by is not None else text.REPLACED_BY_OTHER)
    return ""


def menu_line(summary: PlanSummary) -> str:
    """A plan in a menu: "08/KH-SKHCN · Phát động … (2025)"."""
    number = f"{summary.full_number} · " if summary.number else ""
    year = f" ({summary.working_year})" if summary.working_year else ""
    return f"{number}{summary.subject or text.NO_SUBJECT}{year}".replace("&", "&&")
