"""A comparison of two plans as JSON and as lines a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.domain.plan.comparison.comparing import BlockChange, Change, FieldChange
from desktop_app.domain.plan.comparison.fact_comparison import FactDifference
from desktop_app.domain.plan.comparison.fact_wording import KIND_WORDS, NOTHING
from desktop_app.domain.plan.comparison.word_spans import SpanKind, WordSpan, shortened
from desktop_app.domain.plan.plan import Plan
from desktop_app.services.comparison_service import ComparedPlans

SIGNS = {
    Change.ADDED: "+ Thêm",
    Change.DROPPED: "- Bỏ",
    Change.MOVED: "→ Chuyển",
    Change.REWORDED: "~ Sửa",
    Change.MOVED_REWORDED: "→~ Chuyển, sửa",
}


def comparison_json(compared: ComparedPlans) -> dict[str, Any]:
    """One object; ``blocks`` leaves out what stayed the same."""
    found = compared.comparison
    return {
        "old": _plan(compared.old),
        "new": _plan(compared.new),
        "counts": {change.value: found.count(change) for change in Change} | {"facts": len(found.facts)},
        "head": [_field(one) for one in found.head],
        "blocks": [_block(one) for one in found.blocks if one.change is not Change.SAME],
        "facts": [_fact(one) for one in found.facts],
        "recipients": [_field(one) for one in found.recipients],
        "signature": [_field(one) for one in found.signature],
        "attachments": [_field(one) for one in found.attachments],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {"id": plan.id, "year": plan.content.working_year, "label": plan.label}


def _field(change: FieldChange) -> dict[str, Any]:
    return {"change": change.change.value, "name": change.name, "old": change.old or None, "new": change.new or None}


def _block(change: BlockChange) -> dict[str, Any]:
    return {
        "change": change.change.value,
        "old_place": change.old_place or None,
        "new_place": change.new_place or None,
        "old": change.old or None,
        "new": change.new or None,
        "spans": [{"op": span.kind.value, "text": span.text} for span in change.spans],
    }


def _fact(difference: FactDifference) -> dict[str, Any]:
    whole = not difference.field
    return {
        "kind": difference.kind.value,
        "change": ("added" if not difference.old else "dropped") if whole else "changed",
        "title": difference.title,
        "field": difference.field or None,
        "old": None if difference.old in ("", NOTHING) else difference.old,
        "new": None if difference.new in ("", NOTHING) else difference.new,
        "place": difference.place or None,
    }


def comparison_lines(compared: ComparedPlans) -> list[str]:
    """What changed, part by part; changed words stand in brackets: [-bỏ-] [+thêm+]."""
    found = compared.comparison
    lines = [f"{_dated(compared.old)} → {_dated(compared.new)}"]
    if found.is_empty:
        return [*lines, "Hai kế hoạch giống nhau."]
    lines.append(
        f"Nội dung: thêm {found.count(Change.ADDED)}, bỏ {found.count(Change.DROPPED)}, "
        f"chuyển chỗ {found.count(Change.MOVED, Change.MOVED_REWORDED)}, "
        f"sửa lời {found.count(Change.REWORDED, Change.MOVED_REWORDED)}, giữ nguyên {found.count(Change.SAME)}. "
        f"Số liệu khác: {len(found.facts)}."
    )
    outside = (*found.head, *found.recipients, *found.signature, *found.attachments)
    lines += [f"{SIGNS[one.change]} {one.name}: {marked(one.spans)}" for one in outside]
    changed = [one for one in found.blocks if one.change is not Change.SAME]
    lines += [f"{SIGNS[block.change]} {_places(block)}: {_block_words(block)}" for block in changed]
    for fact in found.facts:
        name = f"{KIND_WORDS[fact.kind]}, {fact.title}" + (f", {fact.field_words}" if fact.field else "")
        lines.append(f"# {name}: {fact.old or NOTHING} → {fact.new or NOTHING}")
    return lines


def _dated(plan: Plan) -> str:
    return f"{plan.label} ({plan.content.working_year or 'chưa rõ năm'})"


def _places(change: BlockChange) -> str:
    old, new = change.old_place, change.new_place
    return f"{old} → {new}" if change.change.is_moved and old != new else new or old


def _block_words(change: BlockChange) -> str:
    if change.change is Change.MOVED:
        return change.new
    return change.old if change.change is Change.DROPPED else marked(change.spans) if change.old else change.new


def marked(spans: Sequence[WordSpan]) -> str:
    """The words with brackets round what went and what came; long stretches that stayed are cut."""
    parts = []
    for at, span in enumerate(spans):
        if span.kind is SpanKind.SAME:
            parts.append(shortened(span.text, is_first=at == 0, is_last=at == len(spans) - 1))
        else:
            parts.append(f"[-{span.text}-]" if span.kind is SpanKind.DROPPED else f"[+{span.text}+]")
    return "".join(parts)
