"""The names a paper about a plan prints: the office's own, and what the office has not entered as the plan's head has it."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.plan.plan import DocumentHead

_COMMITTEE = re.compile(r"^(?:Ủy|Uỷ) ban nhân dân\b")


def as_printed(parent: str, agency: str) -> tuple[str, str]:
    """Inferred names as offices print them: "UBND TỈNH …" over the agency, the province not said twice."""
    seat = parent.rpartition(" nhân dân ")[2]
    if seat and agency.endswith(f" {seat}"):
        agency = agency.removesuffix(f" {seat}")
    return _COMMITTEE.sub("UBND", parent), agency


def issuing_agency(profile: AgencyProfile, head: DocumentHead) -> AgencyProfile:
    """The office as the plan's own paper names it, where the office has not entered its name, symbol or place."""
    parent, agency = head.parent_agency, head.agency
    if not agency:
        parent, agency = as_printed(parent or head.proposed_parent_agency, head.proposed_agency)
    is_named = bool(profile.name)
    return replace(
        profile,
        name=profile.name or " ".join(agency.split()),
        parent_name=profile.parent_name or ("" if is_named else " ".join(parent.split())),
        symbol=profile.symbol or head.symbol.partition("-")[2],
        place=profile.place or head.place,
    )
