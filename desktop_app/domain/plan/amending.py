"""What amending documents and the clerk's settings make of the facts of an issued plan.

The plan itself never changes: effective facts are reckoned for a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from math import isfinite
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text, parse_date
from desktop_app.domain.plan.facts import (
    Comparator,
    Deadline,
    Fact,
    FactKind,
    PlanFacts,
    Quota,
    Target,
    TargetUnit,
    Wave,
)
from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.plan import Amendment, FactChange, Plan
from desktop_app.domain.plan.quota_settings import QuotaSettings

AMENDABLE: dict[FactKind, tuple[str, ...]] = {
    FactKind.DEADLINE: ("on",),
    FactKind.QUOTA: ("percent", "comparator"),
    FactKind.WAVE: ("to_on", "from_on"),
    FactKind.TARGET: ("value",),
}
"""Fields an amending document may change; the first is the one meant when only a value is given."""

REGISTRATION_RULE, IS_REQUIRED = "registration_rule", "is_required"
"""What an amending document names to change whether being registered is a condition: no fact, but a setting of the plan."""

_YES, _NO = ("yes", "có", "bắt buộc", "1"), ("no", "không", "0")

_COMPARATOR_WORDS = {
    "<=": Comparator.AT_MOST,
    "tối đa": Comparator.AT_MOST,
    "không quá": Comparator.AT_MOST,
    ">=": Comparator.AT_LEAST,
    "ít nhất": Comparator.AT_LEAST,
    "tối thiểu": Comparator.AT_LEAST,
    "=": Comparator.EQUAL,
    "bằng": Comparator.EQUAL,
}


def parse_comparator(text: str) -> Comparator:
    """The comparator meant by "tối đa", "<=", …; UserError for anything else."""
    found = _COMPARATOR_WORDS.get(text.strip().lower())
    if found is None:
        raise UserError("fact.comparator", f"“{text}” không phải phép so sánh. Ghi “tối đa”, “ít nhất” hoặc “bằng”.")
    return found


def parse_yes(text: str) -> bool:
    """Whether "có" or "không" was typed; UserError for anything else."""
    given = text.strip().lower()
    if given not in (*_YES, *_NO):
        raise UserError("fact.yes_no", f"“{text}” chưa rõ. Ghi “có” hoặc “không”.")
    return given in _YES


def checked_change(facts: PlanFacts, change: FactChange) -> FactChange:
    """The same change with its value in stored form (ISO day, plain number); UserError when it cannot be made."""
    if change.fact_uid == REGISTRATION_RULE:
        return replace(change, field=IS_REQUIRED, value="yes" if parse_yes(change.value) else "no")
    fact = facts.find(change.fact_uid)
    if fact is None:
        raise UserError("fact.unknown", "Không có số liệu này trong kế hoạch. Xem lại số thứ tự rồi làm lại.")
    if not any(change.field in names and isinstance(fact, _TYPES[kind]) for kind, names in AMENDABLE.items()):
        raise UserError("fact.not_amendable", "Văn bản sửa đổi chỉ đổi được hạn, tỷ lệ, đợt và giá trị chỉ tiêu.")
    value = _parsed(change.field, change.value)
    if isinstance(value, float):
        _check_size(fact, value, change.value)
    stored = value.isoformat() if isinstance(value, date) else getattr(value, "value", None) or f"{value:.12g}"
    return replace(change, value=str(stored))


def _check_size(fact: Fact, value: float, text: str) -> None:
    """A share lies above 0 and up to 100 %; a count is no less than 0 and no number without end."""
    is_share = isinstance(fact, Quota) or (isinstance(fact, Target) and fact.unit is TargetUnit.PERCENT)
    if not isfinite(value) or value < 0 or (is_share and not 0 < value <= 100):
        wanted = "từ trên 0 đến 100" if is_share else "từ 0 trở lên"
        raise UserError("fact.value_range", f"“{text}” không phải giá trị đúng. Ghi một con số {wanted}.")


def effective_facts(
    plan: Plan, amendments: Iterable[Amendment], on: date, settings: Mapping[str, QuotaSettings] | None = None
) -> PlanFacts:
    """The facts as they hold on that day: the plan's, changed by every amendment dated by then, with quota settings."""
    changes: dict[str, dict[str, Any]] = {}
    for amendment in _in_force(amendments, on):
        for change in amendment.changes:
            changes.setdefault(change.fact_uid, {})[change.field] = _parsed(change.field, change.value)
    for uid, setting in (settings or {}).items():
        changes.setdefault(uid, {}).update(setting.of_fact())
    facts = plan.content.facts
    if not changes:
        return facts
    lists: dict[str, Any] = {
        spec.name: tuple(_changed(fact, changes.get(fact.uid)) for fact in getattr(facts, spec.name))
        for spec in fields(facts)
    }
    return replace(facts, **lists)


def source_of(plan: Plan, amendments: Iterable[Amendment], fact_uid: str, on: date) -> str:
    """How a board quotes a fact on that day: "mục IV.3, Kế hoạch số 14/KH-STTTT", or the amendment that changed it."""
    fact = plan.content.facts.find(fact_uid)
    place = place_of(plan.content.blocks, fact.block_uid) if fact else ""
    quoted = f"{place}, {plan.label}" if place else plan.label
    amending = [
        amendment
        for amendment in _in_force(amendments, on)
        if any(change.fact_uid == fact_uid for change in amendment.changes)
    ]
    if not amending:
        return quoted
    last = amending[-1]
    return f"{last.label} ngày {format_text(last.dated_on)}, sửa {quoted}"


_TYPES: dict[FactKind, type[Fact]] = {
    FactKind.DEADLINE: Deadline,
    FactKind.QUOTA: Quota,
    FactKind.WAVE: Wave,
    FactKind.TARGET: Target,
}


def _in_force(amendments: Iterable[Amendment], on: date) -> list[Amendment]:
    return sorted((one for one in amendments if one.dated_on <= on), key=lambda one: (one.dated_on, one.id))


def _changed(fact: Fact, changes: dict[str, Any] | None) -> Fact:
    if not changes:
        return fact
    known = {spec.name for spec in fields(fact)}
    return replace(fact, **{name: value for name, value in changes.items() if name in known})


def _parsed(field: str, text: str) -> Any:
    if field in ("on", "from_on", "to_on"):
        return parse_date(text)
    if field == "comparator":
        return parse_comparator(text)
    if field == IS_REQUIRED:
        return parse_yes(text)
    try:
        return float(text.strip().rstrip("%").replace(",", "."))
    except ValueError:
        raise UserError("fact.value", f"“{text}” không phải là số. Ghi một con số, ví dụ 15.") from None
