"""A plan as the JSON of the command line: its keys are a contract; missing values are null, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.domain.language.legacy_fonts import LegacySample
from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.facts import PlanFacts, Quota, Target
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.plan import Amendment, PlanContent, PlanSummary, Signature
from desktop_app.domain.plan.quota_settings import QuotaSettings


def legacy_json(sample: LegacySample) -> dict[str, Any]:
    """A line typed before Unicode, before and after a conversion."""
    return {"encoding": sample.encoding.value, "before": sample.before, "after": sample.after}


def summary_json(summary: PlanSummary) -> dict[str, Any]:
    """One entry of ``plan list``."""
    return {
        "id": summary.id,
        "status": summary.shown_status,
        "year": summary.working_year,
        "number": summary.number or None,
        "symbol": summary.symbol or None,
        "subject": summary.subject or None,
        "kind": summary.plan_kind.value,
        "issued_on": _day(summary.issued_on),
    }


def content_json(
    content: PlanContent,
    *,
    plan_id: int | None = None,
    status: str | None = None,
    settings: Mapping[str, QuotaSettings] | None = None,
    amendments: tuple[Amendment, ...] = (),
) -> dict[str, Any]:
    """The whole plan."""
    known = markers(content.blocks)
    return {
        "id": plan_id,
        "status": status,
        "year": content.working_year,
        "kind": content.plan_kind.value,
        "document": _document(content),
        "blocks": [_block(block, known) for block in content.blocks],
        "facts": _facts(content, settings or {}),
        "recipients": [{"text": one.text, "note": one.note or None} for one in content.recipients],
        "filing": list(content.filing),
        "signature": _signature(content.signature),
        "attachments": [
            {"title": one.title, "text": one.text, "body_missing": one.is_body_missing} for one in content.attachments
        ],
        "warnings": [{"code": one.code, "line": one.line or None, "message": one.message} for one in content.warnings],
        "amendments": [
            {
                "type": one.document_type,
                "number": one.number,
                "on": _day(one.dated_on),
                "changes": [
                    {"fact": change.fact_uid, "field": change.field, "value": change.value} for change in one.changes
                ],
            }
            for one in amendments
        ],
    }


def _document(content: PlanContent) -> dict[str, Any]:
    head = content.head
    found: dict[str, Any] = {
        "type": head.document_type or None,
        "number": head.number or None,
        "symbol": head.symbol or None,
        "place": head.place or None,
        "day": head.day,
        "month": head.month,
        "year": head.year,
        "subject": head.subject or None,
        "theme": head.theme or None,
        "agency": head.agency or None,
        "parent_agency": head.parent_agency or None,
    }
    proposed = {"agency": head.proposed_agency, "parent_agency": head.proposed_parent_agency}
    found["proposed"] = {name: value for name, value in proposed.items() if value}
    return found


def _block(block: Block, known: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "marker": known[block.uid] or None,
        "title": block.title or None,
        "text": block.text,
        "title_style": block.title_style.value,
        "role": block.role.value or None,
        "lines": list(block.source_lines) if block.source_lines else None,
        "children": [_block(child, known) for child in block.children],
    }


def _facts(content: PlanContent, settings: Mapping[str, QuotaSettings]) -> dict[str, Any]:
    facts = content.facts

    def shared(fact: Any) -> dict[str, Any]:
        return {"confirmed": fact.is_confirmed, "place": place_of(content.blocks, fact.block_uid) or None}

    return {
        "waves": [
            {
                "label": one.label,
                "from": _day(one.from_on),
                "to": _day(one.to_on),
                "precision": one.precision.value,
                "content": one.content or None,
                **shared(one),
            }
            for one in facts.waves
        ],
        "targets": [{**_target(one), **shared(one)} for one in facts.targets],
        "quotas": [{**_quota(one, settings.get(one.uid)), **shared(one)} for one in facts.quotas],
        "deadlines": [
            {
                "kind": one.deadline_kind.value,
                "on": _day(one.on),
                "inclusive": one.is_inclusive,
                "addressee": one.addressee,
                "via": one.via,
                "text": one.text or None,
                **shared(one),
            }
            for one in facts.deadlines
        ],
        **_lesser_facts(facts, shared),
    }


def _lesser_facts(facts: PlanFacts, shared: Any) -> dict[str, Any]:
    return {
        "report_duties": [
            {"text": one.text, "months": list(one.months), "before_day": one.before_day, **shared(one)}
            for one in facts.report_duties
        ],
        "review_events": [
            {"text": one.text, "final": one.is_final, "wave": one.wave_ordinal, "month": one.month, "year": one.year}
            for one in facts.review_events
        ],
        "projects": [
            {
                "name": one.name,
                "from": one.from_year,
                "to": one.to_year,
                "contents": list(one.contents),
                "expected_result": one.expected_result or None,
                **shared(one),
            }
            for one in facts.projects
        ],
        "citations": [
            {
                "text": one.text,
                "type": one.document_type,
                "number": one.number,
                "symbol": one.symbol,
                "date": _day(one.dated_on),
                "basis": one.is_basis,
                "first": one.is_first_mention,
                "target": one.target_key or None,
            }
            for one in facts.citations
        ],
        "conditions": [
            {"text": one.text, "demands_registration": one.demands_registration, **shared(one)}
            for one in facts.conditions
        ],
    }


def _target(target: Target) -> dict[str, Any]:
    value = target.value
    return {
        "text": target.text,
        "subject": target.subject,
        "measure": target.measure,
        "comparator": target.comparator.value if target.comparator else None,
        "value": target.grade if value is None else int(value) if value == int(value) else value,
        "unit": target.unit.value if target.unit else None,
    }


def _quota(quota: Quota, setting: QuotaSettings | None) -> dict[str, Any]:
    comparator = (setting.comparator if setting else None) or quota.comparator
    percent = quota.percent
    found: dict[str, Any] = {
        "award": quota.award_code,
        "comparator": comparator.value if comparator else None,
        "percent": int(percent) if percent == int(percent) else percent,
        "base": quota.base,
        "scope": quota.scope.value if quota.scope else None,
        "rounding": ((setting.rounding if setting else None) or quota.rounding).value,
    }
    if quota.scope is None:
        found["proposed"] = {"scope": "agency"}
    return found


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "prefix": signature.authority.value or None,
        "head_title": signature.head_title or None,
        "title": signature.title or None,
        "name": signature.name or None,
        "lines": list(signature.lines),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
