"""A new plan from a shipped template: the office's head, the usual sections, numbers left to automatic numbering."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.office.office import AgencyProfile, Signatory
from desktop_app.domain.office.signing import signature_of
from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.plan import PlanContent, PlanKind
from desktop_app.importing.plan.plan_parser import parse_plan

_FILES = {PlanKind.ANNUAL: "ke-hoach-nam.md", PlanKind.THEMATIC: "ke-hoach-chuyen-de.md"}


def template_content(
    folder: Path, working_year: int, plan_kind: PlanKind, agency: AgencyProfile, signatory: Signatory | None
) -> PlanContent:
    """The template's text read like any plan, its markers cleared and its head taken from the office's profile."""
    text = (folder / _FILES[plan_kind]).read_text(encoding="utf-8")
    filled = text.format(
        year=working_year,
        agency=agency.name or "Sở",
        symbol=f"KH-{agency.symbol}" if agency.symbol else "KH-",
        place=agency.place or "……",
    )
    content = parse_plan(filled)
    head = replace(
        content.head,
        agency=agency.name,
        parent_agency=agency.parent_name,
        place=agency.place,
        proposed_agency="",
        proposed_parent_agency="",
    )
    return replace(
        content,
        head=head,
        blocks=tuple(_unmarked(block) for block in content.blocks),
        signature=signature_of(signatory) if signatory else content.signature,
        warnings=(),
        working_year=working_year,
        plan_kind=plan_kind,
    )


def _unmarked(block: Block) -> Block:
    return replace(block, marker="", source_lines=None, children=tuple(_unmarked(child) for child in block.children))
