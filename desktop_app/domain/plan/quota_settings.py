"""How an office reckons a quota of its plan, setting by setting, each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.plan.facts import Comparator, QuotaScope, Rounding

HEADCOUNT = "HEADCOUNT"
"""As a base: everybody in the office on the day, not the holders of an award."""


class QuotaSplit(StrEnum):
    """How the places of a scope are given to its units."""

    POOLED = "pooled"  # not at all: whoever is best
    PER_UNIT = "per_unit"  # each unit's share, rounded by itself
    LARGEST_REMAINDER = "largest_remainder"  # adds up exactly to the places of the scope
    RESERVE = "reserve"  # some are kept for the council, the others as by largest remainder


class SettingName(StrEnum):
    """One thing that can be set."""

    COMPARATOR = "comparator"
    BASE = "base"
    SCOPE = "scope"
    ROUNDING = "rounding"
    SPLIT = "split"
    RESERVE = "reserve"
    PERCENT_BY_TITLE = "percent_by_title"


class SourceKind(StrEnum):
    """What a setting rests on."""

    PLAN = "plan"
    AMENDMENT = "amendment"
    OFFICE_RULE = "office_rule"


@dataclass(frozen=True)
class SettingSource:
    """``words``: the place in the plan, or type, number and day of the amending document or of the office's own rule."""

    source_kind: SourceKind
    words: str


@dataclass(frozen=True)
class QuotaSettings:
    """What the clerk says of a quota beside its words; None: as the plan says, or as the program does without being told.

    ``percent_by_title``: another percent for units that hold a collective title of the year ("TTLĐXS: 15, TTLĐTT: 10").
    ``sources``: what each setting rests on, where the clerk said it.
    """

    comparator: Comparator | None = None
    base: str | None = None
    scope: QuotaScope | None = None
    rounding: Rounding | None = None
    split: QuotaSplit | None = None
    reserve: int | None = None
    percent_by_title: tuple[tuple[str, float], ...] | None = None
    sources: Mapping[SettingName, SettingSource] = field(default_factory=dict)

    def of_fact(self) -> dict[str, Any]:
        """The settings that are also fields of the fact."""
        of = {
            "comparator": self.comparator,
            "base": self.base,
            "scope": self.scope,
            "rounding": self.rounding,
        }
        return {name: value for name, value in of.items() if value is not None}

    def chosen(self) -> dict[SettingName, Any]:
        """Every setting that was made."""
        return {name: value for name in SettingName if (value := getattr(self, name.value)) is not None}

    def with_chosen(self, newer: QuotaSettings) -> QuotaSettings:
        """These, with the newer ones over them; a setting set anew without a source has none."""
        chosen = {**self.chosen(), **newer.chosen()}
        kept = {name: source for name, source in self.sources.items() if name not in newer.chosen()}
        return QuotaSettings(
            **{name.value: value for name, value in chosen.items()}, sources={**kept, **dict(newer.sources)}
        )


def checked_settings(settings: QuotaSettings) -> QuotaSettings:
    """The same with clean texts; UserError for what cannot be reckoned with."""
    if settings.reserve is not None and not 0 <= settings.reserve <= 9999:
        raise UserError("quota.reserve", "Số suất giữ lại phải từ 0 đến 9999. Ghi lại số suất.")
    for _, percent in settings.percent_by_title or ():
        if not 0 < percent <= 100:
            raise UserError(
                "quota.percent", "Tỷ lệ theo danh hiệu tập thể phải trên 0 và không quá 100 %. Ghi lại tỷ lệ."
            )
    sources = {}
    for name, source in settings.sources.items():
        words = clean_line(source.words)
        if not words and source.source_kind is not SourceKind.PLAN:
            raise UserError(
                "quota.source", "Chưa ghi số văn bản làm căn cứ. Ghi loại, số và ngày của văn bản rồi lưu lại."
            )
        sources[name] = SettingSource(source.source_kind, words)
    return QuotaSettings(**{name.value: value for name, value in settings.chosen().items()}, sources=sources)
