"""All checks over one plan, and what the clerk has set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from desktop_app.domain.plan.checks.abbreviation_checks import check_abbreviations
from desktop_app.domain.plan.checks.checklist_checks import check_launch_checklist
from desktop_app.domain.plan.checks.citation_checks import check_citations
from desktop_app.domain.plan.checks.closing_checks import check_closing
from desktop_app.domain.plan.checks.consistency_checks import check_consistency
from desktop_app.domain.plan.checks.deadline_checks import check_deadlines
from desktop_app.domain.plan.checks.figure_checks import check_figures
from desktop_app.domain.plan.checks.finding import CheckResult, Finding, SetAside, by_weight
from desktop_app.domain.plan.checks.head_checks import check_head
from desktop_app.domain.plan.checks.layout_checks import PaperMeasures, check_layout
from desktop_app.domain.plan.checks.named_law_checks import check_named_laws
from desktop_app.domain.plan.checks.numbering_checks import check_numbering
from desktop_app.domain.plan.checks.plan_view import PlanView
from desktop_app.domain.plan.checks.punctuation_checks import check_punctuation
from desktop_app.domain.plan.checks.source_checks import check_source
from desktop_app.domain.plan.checks.spelling_checks import check_spelling
from desktop_app.domain.plan.checks.stale_checks import check_stale_words

Check = Callable[[PlanView], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_head,
    check_source,
    check_numbering,
    check_citations,
    check_named_laws,
    check_deadlines,
    check_figures,
    check_closing,
    check_launch_checklist,
    check_stale_words,
    check_abbreviations,
    check_punctuation,
    check_spelling,
    check_consistency,
)


def check_plan(
    view: PlanView, measures: PaperMeasures | None = None, set_aside: Iterable[SetAside] = ()
) -> CheckResult:
    """Everything there is to say about a plan on its day."""
    found = [finding for check in CHECKS for finding in check(view)]
    if measures is not None:
        found += check_layout(measures, view.regime)
    reasons = {(one.code, one.finding_key): one.reason for one in set_aside}
    quiet = tuple((one, reasons[(one.code, one.key)]) for one in found if (one.code, one.key) in reasons)
    return CheckResult(tuple(by_weight([one for one in found if (one.code, one.key) not in reasons])), quiet)
