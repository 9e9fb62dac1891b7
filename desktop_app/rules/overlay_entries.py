"""Reads the office's own rows: the same kinds of condition as a rule file, and caps on a share; each marked as local."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.award.catalogue import BY_CODE, COUNTED_IN_BASE
from desktop_app.domain.plan.facts import QuotaScope
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.conditions import Condition
from desktop_app.domain.rule_set.overlay import QUOTA_KIND, LocalCap, OverlayRow, OwnCondition
from desktop_app.domain.rule_set.overlay_template import OverlayTemplate
from desktop_app.domain.rule_set.overlay_words import required_words
from desktop_app.rules.condition_entries import award_codes, choice, read_condition
from desktop_app.rules.toml_entries import Entry, read_entry

TEMPLATES_FILE = "overlay_templates.toml"
_CAP_KEYS = frozenset({"kind", "percent", "base", "scope"})


def read_own(row: OverlayRow) -> OwnCondition | LocalCap:
    """What a row means; RuleFileError names the parameter that is wrong."""
    if row.kind == QUOTA_KIND:
        return _cap(row)
    return OwnCondition(row.id, row.award_code, row.subject_kind, _condition(row))


def _condition(row: OverlayRow) -> Condition:
    source = row.document.source
    told = {
        "key": row.key or f"own_{row.id}",
        "required": row.required or required_words(row.values) or "…",
        "source": source.text,
        "evidence": source.evidence.value,
        "valid_from": row.begins_on,
        "valid_to": row.valid_to,
    }
    return read_condition(Entry({**row.values, **told}, "quy định riêng"))


def _cap(row: OverlayRow) -> LocalCap:
    entry = Entry(row.values, "quy định riêng")
    unknown = set(row.values) - _CAP_KEYS
    if unknown:
        raise entry.wrong(", ".join(sorted(unknown)), "a parameter of a cap")
    percent = row.values.get("percent")
    if isinstance(percent, bool) or not isinstance(percent, int) or not 1 <= percent <= 100:
        raise entry.wrong("percent", "1 to 100")
    if row.award_code not in BY_CODE:
        raise entry.wrong("award", "a code of the catalogue")
    base = award_codes(entry, "base")
    if len(set(base) - set(COUNTED_IN_BASE.get(base[0], ()) if base else ())) > 1:
        raise entry.wrong("base", "one award")
    scope = choice(entry, "scope", entry.text("scope", QuotaScope.AGENCY.value), QuotaScope)
    words = row.required or required_words(row.values)
    return LocalCap(row.id, row.award_code, percent, base[0] if base else "", scope.value, words, row.document.source)


def load_templates(folder: Path) -> tuple[OverlayTemplate, ...]:
    """The shipped suggestions; RuleFileError when one does not hold what it should."""
    return tuple(_template(one) for one in read_entry(folder / TEMPLATES_FILE).entries("template"))


def _template(entry: Entry) -> OverlayTemplate:
    values = dict(entry.entry("values").values)
    made = OverlayTemplate(
        name=entry.filled("name"),
        award_code=entry.text("award", ""),
        subject_kind=choice(entry, "subject", entry.text("subject", "person"), SubjectKind),
        key=entry.text("key", ""),
        values=values,
        required=entry.text("required", ""),
        example=entry.filled("example"),
    )
    read_own(OverlayRow(0, made.award_code, made.subject_kind, made.key, values, made.required))
    return made
