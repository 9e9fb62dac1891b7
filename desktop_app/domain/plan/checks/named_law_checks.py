"""Laws cited by name and year or day, as laws are (NĐ 30/2020, Phụ lục I, II.6): in force on that day, and of the right date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.legal_basis.register import KnownBasis
from desktop_app.domain.plan.blocks import BlockRole
from desktop_app.domain.plan.checks.citation_checks import shown_source, standing_of_basis
from desktop_app.domain.plan.checks.finding import Finding, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_WHEN = (
    r"(?:\s+số\s+\S+)?,?\s+(?:ngày\s+(?P<day>[0-9]{1,2})(?:\s+tháng\s+|[/.-])(?P<month>[0-9]{1,2})(?:\s+năm\s+|[/.-])|(?:năm\s+)?)"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)


def check_named_laws(view: PlanView) -> Iterator[Finding]:
    """One finding for each law and what is said of it; a law without year or day may be any of its name."""
    by_title: dict[tuple[str, str], list[KnownBasis]] = {}
    for basis in view.known_bases:
        if basis.type in _LAWS and basis.title and basis.dated_on is not None:
            by_title.setdefault((basis.type, basis.title), []).append(basis)
    told: set[tuple[str, str]] = set()
    for (kind, title), laws in by_title.items():
        words = re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(f"{kind} {title}")).replace(",", ",?")
        pattern = re.compile(rf"(?<!\w){words}{_WHEN}", re.IGNORECASE)
        for line in view.lines:
            for found in pattern.finditer(line.text):
                if line.text[: found.start()].rstrip().endswith("một số điều của"):
                    continue  # the law that amends it is cited, under its own title
                for one in _about(view, line, found, laws):
                    if (one.code, one.message) not in told:
                        told.add((one.code, one.message))
                        yield one


def _about(view: PlanView, line: Line, found: re.Match[str], laws: list[KnownBasis]) -> Iterator[Finding]:
    year = int(found["year"])
    basis = next((one for one in laws if one.dated_on is not None and one.dated_on.year == year), None)
    if basis is None or basis.dated_on is None:
        return
    if found["day"] and (basis.dated_on.day, basis.dated_on.month) != (int(found["day"]), int(found["month"])):
        message = (
            f"“{basis.type} {basis.title}” ghi ngày {found['day']}/{found['month']}/{year}; "
            f"sổ căn cứ ghi ngày {format_text(basis.dated_on)}."
        )
        severity = Severity.FAULT if basis.is_verified else Severity.WARNING
        yield _finding(line, found, "citation.wrong_date", severity, message, basis)
    message = standing_of_basis(basis, view.on)
    if message:
        is_basis = line.block is not None and line.block.role is BlockRole.BASIS
        has_ended = basis.in_force_to is not None and basis.in_force_to < view.on
        severity = Severity.FAULT if basis.is_verified and is_basis and has_ended else Severity.WARNING
        yield _finding(line, found, "citation.not_in_force", severity, message, basis)


def _finding(
    line: Line, found: re.Match[str], code: str, severity: Severity, message: str, basis: KnownBasis
) -> Finding:
    return line.finding(code, severity, message, *found.span(), basis=shown_source(basis))
