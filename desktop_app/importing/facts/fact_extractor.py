"""The fact layer of a plan read from its text layer: proposals that the clerk confirms."""

from __future__ import annotations

from desktop_app.domain.plan.facts import PlanFacts
from desktop_app.domain.plan.plan import PlanContent, ReadingNote
from desktop_app.importing.facts.citations import read_citations
from desktop_app.importing.facts.conditions import read_conditions
from desktop_app.importing.facts.deadlines import read_deadlines
from desktop_app.importing.facts.passages import passages
from desktop_app.importing.facts.projects import read_projects
from desktop_app.importing.facts.quotas import read_quotas
from desktop_app.importing.facts.report_duties import read_report_duties, read_review_events
from desktop_app.importing.facts.targets import read_targets
from desktop_app.importing.facts.waves import read_waves


def extract_facts(content: PlanContent) -> tuple[PlanFacts, list[ReadingNote]]:
    """All facts of a plan, each anchored to its block, and what the clerk should look at.

    Uids are "wave-1", "deadline-2", … by kind and reading order.
    """
    found = list(passages(content.blocks))
    quotas, quota_warnings = read_quotas(found)
    deadlines, deadline_warnings = read_deadlines(found, content.working_year, content.head.dated_on)
    facts = PlanFacts(
        waves=tuple(read_waves(found, content.working_year)),
        targets=tuple(read_targets(found)),
        quotas=tuple(quotas),
        deadlines=tuple(deadlines),
        report_duties=tuple(read_report_duties(found)),
        review_events=tuple(read_review_events(found)),
        projects=tuple(read_projects(found)),
        citations=tuple(read_citations(content.head.subject, found)),
        conditions=tuple(read_conditions(found)),
    )
    warnings = [*quota_warnings, *deadline_warnings]
    if any(one.has_form for one in deadlines) and not content.attachments:
        message = "Văn bản nhắc đến mẫu kèm theo nhưng tệp không có mẫu."
        warnings.append(ReadingNote("attachment.missing", message, 0))
    return facts, warnings
