"""Overlay (quy định riêng): what a province, a ministry or the office itself asks beside the law, each row with its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.conditions import Condition

EVERY_AWARD = ""
"""The award code of a row that every award of its kind of subject asks for."""
QUOTA_KIND = "quota"


@dataclass(frozen=True)
class LocalDocument:
    """The document a row rests on; nothing of it is optional but the issuer."""

    kind: str = ""
    number: str = ""
    dated_on: date | None = None
    issuer: str = ""
    article: str = ""

    @property
    def words(self) -> str:
        """As an office cites it: "Quyết định số 86/2025/QĐ-UBND ngày 15/9/2025 của UBND tỉnh, Điều 5"."""
        day = f" ngày {format_text(self.dated_on)}" if self.dated_on else ""
        of = f" của {self.issuer}" if self.issuer else ""
        return f"{self.kind} số {self.number}{day}{of}, {self.article}"

    @property
    def source(self) -> Source:
        """Never the law: whoever shows it says that it is local."""
        return Source(self.words, Evidence.LOCAL)


@dataclass(frozen=True)
class OverlayRow:
    """One row as it is entered and stored. ``values``: kind and parameters, as a rule file has them.

    ``award_code`` EVERY_AWARD: of every award. ``key``: the row of a rule set whose place it takes; "": a row of its own.
    Both days are days of receipt, inclusive. ``required`` "": told by kind and parameters.
    """

    id: int
    award_code: str
    subject_kind: SubjectKind
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    required: str = ""
    document: LocalDocument = LocalDocument()
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    row_version: int = 1

    @property
    def kind(self) -> str:
        """Which kind of condition it is; QUOTA_KIND: a cap on a share."""
        return str(self.values.get("kind", ""))

    @property
    def begins_on(self) -> date | None:
        """Its first day of receipt: as entered, else the day of its document; never before there was a document."""
        return self.valid_from or self.document.dated_on

    def holds_on(self, received_on: date) -> bool:
        """Whether it is in force for a dossier received on that day."""
        return (self.begins_on is None or self.begins_on <= received_on) and (
            self.valid_to is None or received_on <= self.valid_to
        )

    @property
    def award_words(self) -> str:
        """What it is asked for, as shown."""
        return award_name(self.award_code) if self.award_code else "Mọi danh hiệu, hình thức"


@dataclass(frozen=True)
class OwnCondition:
    """A row that adds a condition to a criterion, or takes the place of one."""

    row_id: int
    award_code: str
    subject_kind: SubjectKind
    condition: Condition


@dataclass(frozen=True)
class LocalCap:
    """At most ``percent`` % of those who hold ``base_code`` ("": of all staff) may be given the award.

    ``scope``: "unit" or "agency", over whom it is reckoned.
    """

    row_id: int
    award_code: str
    percent: int
    base_code: str
    scope: str
    words: str
    source: Source
