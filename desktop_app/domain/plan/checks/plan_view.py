"""A plan as the checks look at it: its lines with their places, the day it is judged by, what else is known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.checks.finding import Edit, Finding, Fix, PlanPart, Severity, Span
from desktop_app.domain.plan.checks.rules import CheckRules, LayoutRegime
from desktop_app.domain.plan.outline_lines import line_of
from desktop_app.domain.plan.plan import DocumentHead, PlanContent


@dataclass(frozen=True)
class Line:
    """One line of a plan: of a block (its title and text), or of the subject (``block`` None)."""

    text: str
    block: Block | None = None

    @property
    def block_uid(self) -> str | None:
        return self.block.uid if self.block is not None else None

    @property
    def part(self) -> PlanPart:
        return PlanPart.CONTENT if self.block is not None else PlanPart.SUBJECT

    @property
    def title_end(self) -> int:
        """How many characters at the start are the title."""
        return len(self.text) - len(self.block.text) if self.block is not None else 0

    def edit(self, start: int, end: int, after: str) -> Edit:
        """Replace a stretch of this line."""
        return Edit(self.block_uid, Span(start, end), self.text[start:end], after)

    def finding(
        self,
        code: str,
        severity: Severity,
        message: str,
        start: int,
        end: int,
        *,
        basis: str = "",
        quote: str = "",
        fix: Fix | None = None,
        subject_key: str = "",
    ) -> Finding:
        """A finding at a stretch of this line, which it quotes unless told another quote."""
        return Finding(
            code,
            severity,
            message,
            quote=quote or self.text[start:end],
            basis=basis,
            block_uid=self.block_uid,
            part=self.part,
            span=Span(start, end),
            fix=fix,
            subject_key=subject_key,
        )


@dataclass(frozen=True)
class CitedElsewhere:
    """A dated citation of another stored plan."""

    target_key: str
    dated_on: date
    plan_label: str


@dataclass(frozen=True)
class PlanView:
    """What a check is given. ``today`` stands in for a day the plan does not have yet.

    ``source_lines``: the lines of the file where a file is checked.
    """

    content: PlanContent
    rules: CheckRules
    today: date
    bases: LegalBasisRegister = field(default_factory=lambda: LegalBasisRegister(()))
    cited_elsewhere: tuple[CitedElsewhere, ...] = ()
    source_lines: tuple[str, ...] = ()

    @cached_property
    def on(self) -> date:
        """The day whose rules hold: the plan's date; with month or year only, today moved into that month or year."""
        return judged_on(self.content.head, self.today)

    @cached_property
    def regime(self) -> LayoutRegime:
        """The layout rules of that day."""
        return self.rules.regime_on(self.on)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return tuple(walk(self.content.blocks))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The subject, then every block."""
        subject = (Line(self.content.head.subject),) if self.content.head.subject else ()
        return (*subject, *(Line(line_of(block).text, block) for block in self.blocks))

    def line_of(self, uid: str | None) -> Line | None:
        """The line of a block."""
        return next((one for one in self.lines if one.block_uid == uid), None) if uid else None

    def parts(self) -> Iterator[tuple[PlanPart, str]]:
        """The short texts around the body: recipients and attachments."""
        for recipient in self.content.recipients:
            yield PlanPart.RECIPIENTS, f"{recipient.text} ({recipient.note})" if recipient.note else recipient.text
        for attachment in self.content.attachments:
            yield PlanPart.ATTACHMENTS, f"{attachment.title} {attachment.text}".strip()


def judged_on(head: DocumentHead, today: date) -> date:
    """The full date of a head, else today moved into the month or year it names, else today."""
    if head.dated_on is not None:
        return head.dated_on
    if head.year is None:
        return today
    if head.month is not None and 1 <= head.month <= 12:
        first = date(head.year, head.month, 1)
        last = date(head.year, head.month, monthrange(head.year, head.month)[1])
    else:
        first, last = date(head.year, 1, 1), date(head.year, 12, 31)
    return min(max(today, first), last)
