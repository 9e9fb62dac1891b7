"""A plan's paper as the exact bytes of its files."""

from __future__ import annotations

from desktop_app.documents.paper_files import PAPER_KINDS
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.documents.rendering import render
from desktop_app.domain.plan.plan import Plan


def render_plan_files(plan: Plan) -> dict[str, bytes]:
    """ "docx" and "pdf" of one plan, from one paper; equal plans give equal bytes."""
    paper = build_plan_paper(plan)
    return {file_kind: render(paper, file_kind) for file_kind in PAPER_KINDS}
