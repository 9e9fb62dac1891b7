"""A plan (kế hoạch): head, text layer, fact layer, recipients, signature, attachments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.facts import PlanFacts

NEW_REGIME_FROM = date(2020, 3, 5)
"""NĐ 30/2020/NĐ-CP is in force from this day (Điều 37); older plans are set by TT 01/2011/TT-BNV."""


class PlanStatus(StrEnum):
    """Where a plan stands. ``amended`` is shown, not stored: an issued plan with amendments in force."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ISSUED = "issued"
    REPLACED = "replaced"


class PlanKind(StrEnum):
    """Annual plans carry the year's regular awards; thematic ones (chuyên đề, đợt) their own."""

    ANNUAL = "annual"
    THEMATIC = "thematic"


class Authority(StrEnum):
    """By what authority a signatory signs (NĐ 30/2020, Điều 13)."""

    NONE = ""
    FOR_HEAD = "KT."
    ACTING = "Q."
    ON_BEHALF = "TM."
    BY_ORDER = "TL."
    BY_DELEGATION = "TUQ."


@dataclass(frozen=True)
class DocumentHead:
    """The head of the paper. Empty strings and None are blanks to be filled by hand; ``proposed_*`` were inferred."""

    document_type: str = "KẾ HOẠCH"
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    subject: str = ""
    agency: str = ""
    parent_agency: str = ""
    proposed_agency: str = ""
    proposed_parent_agency: str = ""
    theme: str = ""

    @property
    def full_number(self) -> str:
        """Number and symbol, "14/KH-STTTT"; "" while there is no number."""
        return _full_number(self.number, self.symbol)

    @property
    def dated_on(self) -> date | None:
        """The full date, or None while the day or month is blank or they name no day."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True)
class Recipient:
    """One line of Nơi nhận, without its dash and end mark. ``note`` is "B/c", "T/h"… as written, else ""."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signs. ``lines`` are the title lines as printed; ``name`` may be alone when the source has no title."""

    authority: Authority = Authority.NONE
    head_title: str = ""
    title: str = ""
    name: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attachment:
    """A form or annex behind the plan.

    ``is_body_missing``: the source kept only its title; ``has_national_header``: it carries a Quốc hiệu of its own.
    """

    title: str
    text: str = ""
    is_registration_form: bool = False
    is_body_missing: bool = False
    has_national_header: bool = False


@dataclass(frozen=True)
class ReadingNote:
    """A note of the importer: ``line`` is the 1-based line of the source file, 0 where it has none."""

    code: str
    message: str
    line: int = 0


@dataclass(frozen=True)
class SourceFile:
    """Where an imported plan came from; the bytes themselves are kept in the office file."""

    name: str
    sha256: str
    encoding: str = "utf-8"


@dataclass(frozen=True)
class PlanContent:
    """Everything that is the plan itself: what an importer reads and an editor edits."""

    head: DocumentHead = field(default_factory=DocumentHead)
    blocks: tuple[Block, ...] = ()
    facts: PlanFacts = field(default_factory=PlanFacts)
    recipients: tuple[Recipient, ...] = ()
    filing: tuple[str, ...] = ()
    signature: Signature = field(default_factory=Signature)
    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[ReadingNote, ...] = ()
    working_year: int | None = None
    plan_kind: PlanKind = PlanKind.ANNUAL


@dataclass(frozen=True)
class Plan:
    """A stored plan. ``row_version`` guards against saving over a newer state."""

    id: int
    plan_status: PlanStatus
    content: PlanContent
    is_registration_required: bool = False
    replaced_by_id: int | None = None
    source: SourceFile | None = None
    row_version: int = 1

    @property
    def is_frozen(self) -> bool:
        """True once issued: nothing of its content may change."""
        return self.plan_status in (PlanStatus.ISSUED, PlanStatus.REPLACED)

    @property
    def label(self) -> str:
        """How a board quotes the plan: "Kế hoạch số 14/KH-STTTT", or its subject while it has no number."""
        return _label(self.content.head.full_number, self.content.head.subject)


@dataclass(frozen=True)
class FactChange:
    """One changed field of one fact; ``value`` as text (ISO date, number, comparator)."""

    fact_uid: str
    field: str
    value: str


@dataclass(frozen=True)
class Amendment:
    """An amending document: changes facts from ``dated_on`` on; the plan itself never changes."""

    id: int
    plan_id: int
    document_type: str
    number: str
    dated_on: date
    changes: tuple[FactChange, ...] = ()

    @property
    def label(self) -> str:
        """How a board quotes it: "Công văn số 52/STTTT-VP"."""
        return f"{self.document_type} số {self.number}"


@dataclass(frozen=True)
class PlanSummary:
    """One line of the list of plans. ``is_amended``: issued, and an amending document is in force."""

    id: int
    plan_status: PlanStatus
    is_amended: bool
    plan_kind: PlanKind
    working_year: int | None
    number: str
    symbol: str
    subject: str
    issued_on: date | None
    updated_at: str

    @property
    def full_number(self) -> str:
        """Number and symbol, "14/KH-STTTT"; "" while there is no number."""
        return _full_number(self.number, self.symbol)

    @property
    def label(self) -> str:
        """As ``Plan.label``."""
        return _label(self.full_number, self.subject)

    @property
    def shown_status(self) -> str:
        """The status as the list and the command line show it: an amended plan is said to be so."""
        if self.plan_status is PlanStatus.ISSUED and self.is_amended:
            return "amended"
        return self.plan_status.value


def number_sign(symbol: str) -> str:
    """What stands between number and symbol: "14/KH-STTTT"; in papers of the Party and the unions "10-KH/ĐU"."""
    return "-" if "/" in symbol.split("-", 1)[0] else "/"


def _full_number(number: str, symbol: str) -> str:
    return f"{number}{number_sign(symbol)}{symbol}" if number and symbol else number


def _label(full_number: str, subject: str) -> str:
    return f"Kế hoạch số {full_number}" if full_number else f"Kế hoạch “{subject}”"
