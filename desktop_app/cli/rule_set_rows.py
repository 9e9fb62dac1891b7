"""What a rule set says beside its criteria, and the parameters of its conditions, for ``rules show``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.merit import MERIT_NAMES
from desktop_app.domain.evidence import Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.proof.conduct import ABSENCE_NAMES, AbsenceKind
from desktop_app.domain.rule_set.conditions import AllOf, AnyOf, Condition
from desktop_app.domain.rule_set.rule_set import Counting, RuleSet


def parameters_json(condition: Condition) -> dict[str, Any]:
    """Every parameter that is set, by the name a rule file gives it."""
    if isinstance(condition, AnyOf | AllOf):
        return {}
    found = {one.name: _plain(getattr(condition, one.name)) for one in fields(condition) if one.name != "rule"}
    return {name: value for name, value in found.items() if value not in (None, False, 0, [], "")}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(one) for name, one in asdict(value).items()}
    return value


def set_json(rules: RuleSet) -> dict[str, Any]:
    """Texts, ways of counting and national quotas."""
    return {
        "texts": [
            {
                "name": one.name,
                "dated_on": one.dated_on.isoformat() if one.dated_on else None,
                "is_read": one.is_read,
                **_source_json(one.source),
            }
            for one in rules.texts
        ],
        "counting": [{"rule": words, **_source_json(source)} for words, source in _counting(rules.counting)],
        "quotas": [
            {
                "award": one.award_code,
                "percent": one.percent,
                "base": list(one.base_codes),
                "words": one.words,
                **_source_json(one.source),
            }
            for one in rules.quotas
        ],
    }


def set_lines(rules: RuleSet) -> list[str]:
    """The same, as read."""
    lines = []
    for text in rules.texts:
        day = f" ngày {format_text(text.dated_on)}" if text.dated_on else ""
        lines.append(f"Văn bản: {text.name}{day}. {text.source.shown}.")
    lines += [f"Cách tính: {words}. {source.shown}." for words, source in _counting(rules.counting)]
    lines += [f"Tỷ lệ: {award_name(one.award_code)}. {one.words}. {one.source.shown}." for one in rules.quotas]
    return lines


def _counting(counting: Counting) -> Iterator[tuple[str, Source]]:
    idle = ", ".join(MERIT_NAMES[one].lower() for one in MERIT_NAMES if one in counting.idle_kinds)
    absent = ", ".join(ABSENCE_NAMES[one].lower() for one in AbsenceKind if one in counting.absences_counted)
    rows = (
        (bool(idle), f"kết quả khen {idle} không dùng để xét công trạng mức cao hơn", counting.idle_source),
        (bool(absent), f"thời gian vẫn được tính: {absent}", counting.absence_source),
        (
            counting.is_discipline_a_new_start,
            "sau kỷ luật, thành tích tính từ khi hết thời hạn kỷ luật",
            counting.discipline_source,
        ),
        (counting.is_initiative_used_once, "một sáng kiến chỉ dùng một lần", counting.initiative_source),
        (
            counting.is_counted_anew,
            "thời gian xét lần sau tính từ khi hết thời gian thành tích của quyết định trước",
            counting.anew_source,
        ),
    )
    for is_set, words, source in rows:
        if is_set and source is not None:
            yield words, source


def _source_json(source: Source) -> dict[str, Any]:
    return {"basis": source.text, "evidence": source.evidence.value, "verified": source.is_verified}
