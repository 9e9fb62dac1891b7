"""What a check finds: where, what, why, by which rule, and a certain fix as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.facts import Comparator


class Severity(StrEnum):
    """How much it matters; the value is the word of the command line."""

    FAULT = "fault"  # the plan must not go out so
    WARNING = "warning"  # should be mended
    HINT = "hint"  # worth a look


class PlanPart(StrEnum):
    """Where in a plan a finding stands that has no block."""

    HEAD = "head"
    SUBJECT = "subject"
    CONTENT = "content"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ATTACHMENTS = "attachments"
    PAPER = "paper"


@dataclass(frozen=True)
class Span:
    """A stretch of the line of a block (``outline_lines.line_of``), or of the subject."""

    start: int
    end: int


@dataclass(frozen=True)
class Edit:
    """Replace ``before`` at ``span`` of a block's line (None: of the subject) by ``after``."""

    block_uid: str | None
    span: Span
    before: str
    after: str


@dataclass(frozen=True)
class Fix:
    """A certain correction. ``label`` is its button ("Đổi: 18/12/2026"); ``facts`` (uid, field, value) follow the text."""

    label: str
    edits: tuple[Edit, ...] = ()
    facts: tuple[tuple[str, str, date | Comparator], ...] = ()
    symbol: str | None = None
    number: str | None = None
    is_renumbering: bool = False


@dataclass(frozen=True)
class Finding:
    """One finding. ``code`` is stable; ``message`` one Vietnamese sentence; ``basis`` the rule in force on the plan's date.

    ``subject_key`` tells findings of one code apart that have neither block nor quote ("mục tiêu" of the checklist).
    """

    code: str
    severity: Severity
    message: str
    quote: str = ""
    basis: str = ""
    block_uid: str | None = None
    part: PlanPart = PlanPart.CONTENT
    span: Span | None = None
    fix: Fix | None = None
    subject_key: str = ""

    @property
    def key(self) -> str:
        """What stays equal while the words it rests on stay: a finding set aside is quiet until they change."""
        return "|".join((self.block_uid or self.part.value, self.subject_key, match_key(self.quote)))


@dataclass(frozen=True)
class SetAside:
    """A finding the clerk decided to leave as it is, with the reason."""

    code: str
    finding_key: str
    reason: str


@dataclass(frozen=True)
class CheckResult:
    """``open`` is what is still to be looked at, by weight; ``set_aside`` what the clerk left as it is, with the reason."""

    open: tuple[Finding, ...] = ()
    set_aside: tuple[tuple[Finding, str], ...] = ()


_ORDER = {Severity.FAULT: 0, Severity.WARNING: 1, Severity.HINT: 2}


def by_weight(findings: list[Finding]) -> list[Finding]:
    """Faults first, each kind in the order it was found."""
    return sorted(findings, key=lambda one: _ORDER[one.severity])
