"""Laws cited by name and date, as laws are (NĐ 30/2020, Phụ lục I, II.6): in force on the plan's day, and of the right date."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.matching import NameFound, resolve_law
from desktop_app.domain.plan.blocks import BlockRole
from desktop_app.domain.plan.checks.citation_checks import shown_source, standing_of_basis
from desktop_app.domain.plan.checks.finding import Finding, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView


def check_named_laws(view: PlanView) -> Iterator[Finding]:
    """One finding for each law and what is said of it; a law without day or year may be any of its name."""
    told: set[tuple[str, str]] = set()
    for line in view.lines:
        for found in view.bases.law_names.find(line.text):
            law = resolve_law(found, view.on, view.bases.laws) if found.dated_on or found.year else None
            for one in _about(view, line, found, law) if law is not None else ():
                if (one.code, one.message) not in told:
                    told.add((one.code, one.message))
                    yield one


def _about(view: PlanView, line: Line, found: NameFound, law: LegalBasis) -> Iterator[Finding]:
    if found.dated_on is not None and law.dated_on is not None and found.dated_on != law.dated_on:
        message = (
            f"“{found.name}” ghi ngày {format_text(found.dated_on)}; sổ căn cứ ghi ngày {format_text(law.dated_on)}."
        )
        severity = Severity.FAULT if law.is_verified else Severity.WARNING
        yield _finding(line, found, "citation.wrong_date", severity, message, law)
    message = standing_of_basis(view, law)
    if message:
        is_basis = line.block is not None and line.block.role is BlockRole.BASIS
        end = view.bases.last_day(law)
        has_ended = end is not None and end < view.on
        severity = Severity.FAULT if law.is_verified and is_basis and has_ended else Severity.WARNING
        yield _finding(line, found, "citation.not_in_force", severity, message, law)


def _finding(line: Line, found: NameFound, code: str, severity: Severity, message: str, law: LegalBasis) -> Finding:
    return line.finding(code, severity, message, found.start, found.end, basis=shown_source(law))
