"""Soát kế hoạch: what is wrong with a plan or a file, and what the clerk leaves as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.checks.finding import CheckResult, Finding, SetAside
from desktop_app.domain.plan.checks.finding_places import source_line
from desktop_app.domain.plan.checks.plan_view import CitedElsewhere, PlanView
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.storage.change_log import Operations
from desktop_app.storage.finding_repository import FindingRepository
from desktop_app.storage.plan_repository import PlanRepository


@dataclass(frozen=True)
class CheckedPlan:
    """A plan with what was found in it. ``lines``: the file's line of each open finding, None where it has none."""

    content: PlanContent
    result: CheckResult
    lines: tuple[int | None, ...]


class CheckService:
    """Checks by the rules in force on a plan's day; setting a finding aside is one operation with one undo step."""

    def __init__(
        self,
        plans: PlanRepository,
        findings: FindingRepository,
        operations: Operations,
        clock: Clock,
        rules_folder: Path,
        office_rules_file: Path,
        bases: Callable[[], LegalBasisRegister],
        calendar: Callable[[], WorkCalendar],
    ) -> None:
        self._plans = plans
        self._findings = findings
        self._operations = operations
        self._clock = clock
        self._rules_folder = rules_folder
        self._office_rules_file = office_rules_file
        self._bases = bases
        self._calendar = calendar

    def check_file(self, path: Path) -> CheckedPlan:
        """A file, read as the importer reads it; nothing is stored."""
        source = read_document(path)
        content = parse_plan(source.lines)
        lines = source.text.split("\n")
        result = self._work(content, None, self._clock.today(), tuple(lines))()
        return CheckedPlan(content, result, tuple(source_line(content, one, lines) for one in result.open))

    def check(self, plan_id: int) -> CheckedPlan:
        """A stored plan as it is stored."""
        content = self._plans.plan(plan_id).content
        result = self.prepare(plan_id, content)()
        return CheckedPlan(content, result, tuple(source_line(content, one) for one in result.open))

    def prepare(self, plan_id: int, content: PlanContent) -> Callable[[], CheckResult]:
        """The check of what a plan would be with this content: reads what it needs now, works where it is called."""
        return self._work(content, plan_id, self._clock.today())

    def set_aside(self, plan_id: int, finding: Finding, reason: str) -> None:
        """Leave a finding as it is: quiet until the words it rests on change. A reason must be given."""
        reason = " ".join(reason.split())
        if not reason:
            raise UserError("finding.no_reason", "Chưa có lý do bỏ qua. Ghi lý do để người soát sau hiểu.")
        self._plans.plan(plan_id)
        one = SetAside(finding.code, finding.key, reason)
        now = self._clock.now().isoformat(timespec="seconds")
        self._operations.run("Bỏ qua một phát hiện", lambda: self._findings.add(plan_id, one, now))

    def look_again(self, plan_id: int, finding: Finding) -> None:
        """A finding set aside is shown again."""
        self._operations.run(
            "Soát lại phát hiện đã bỏ qua", lambda: self._findings.remove(plan_id, finding.code, finding.key)
        )

    def _work(
        self, content: PlanContent, plan_id: int | None, today: date, source_lines: tuple[str, ...] = ()
    ) -> Callable[[], CheckResult]:
        elsewhere: tuple[CitedElsewhere, ...] = self._findings.cited_elsewhere(plan_id, self._plans.summaries())
        set_aside = self._findings.set_aside(plan_id) if plan_id is not None else ()
        bases, calendar = self._bases(), self._calendar()
        folder, office_file = self._rules_folder, self._office_rules_file

        def work() -> CheckResult:
            # the checks compile some fifty patterns: not before the first check
            from desktop_app.documents.plan_measures import paper_measures
            from desktop_app.domain.plan.checks.plan_check import check_plan
            from desktop_app.importing.facts.citations import read_citations
            from desktop_app.importing.facts.passages import passages
            from desktop_app.rules.catalog import load_rules

            rules = replace(load_rules(folder, office_file), calendar=calendar)
            # citations are the text's own: read anew, whatever was typed since the plan was read
            citations = tuple(read_citations(content.head.subject, passages(content.blocks)))
            current = replace(content, facts=replace(content.facts, citations=citations))
            view = PlanView(current, rules, today, bases, elsewhere, source_lines)
            return check_plan(view, paper_measures(view.on), set_aside)

        return work
