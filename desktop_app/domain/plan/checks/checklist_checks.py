"""What the law asks a launch plan to hold, by the words of its headings, its text and its facts."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.blocks import BlockKind
from desktop_app.domain.plan.checks.finding import Finding, Severity
from desktop_app.domain.plan.checks.plan_view import PlanView


def check_launch_checklist(view: PlanView) -> Iterator[Finding]:
    """One warning for each thing that is missing; only for plans the law binds."""
    checklist = view.rules.checklist
    if view.on < checklist.from_on or not view.content.blocks:
        return
    titles = " \n ".join(fold(block.title or _short_text(block.text)) for block in view.blocks if _is_heading(block))
    everything = " \n ".join(fold(line.text) for line in view.lines)
    for item in checklist.items:
        in_titles = any(word in titles for word in item.titles)
        in_text = any(word in everything for word in item.texts)
        in_facts = any(view.content.facts.of_kind(kind) for kind in item.facts)
        if not (in_titles or in_text or in_facts):
            message = f"Chưa thấy phần “{item.name}” mà kế hoạch phát động thi đua phải có."
            yield Finding(
                "checklist.missing", Severity.WARNING, message, basis=checklist.source.shown, subject_key=item.name
            )


def _is_heading(block: object) -> bool:
    kind = getattr(block, "kind", None)
    return bool(getattr(block, "title", "")) or kind in (BlockKind.SECTION, BlockKind.PSEUDO_SECTION)


def _short_text(text: str) -> str:
    return text[:120]
