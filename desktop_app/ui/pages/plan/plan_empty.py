"""The plan page without a plan: three doors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.ui.pages.plan.plan_import import PlanImport
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.text import plan as text


def empty_page(year: int, start_from: Step, imports: PlanImport, from_template: Callable[[], object]) -> EmptyState:
    """Import, begin from last year's plan, begin from a template; the filled one leads on from what the office has."""
    read_in = Step(text.EMPTY_IMPORT, text.EMPTY_IMPORT_TEXT, text.EMPTY_IMPORT_BUTTON, imports.choose_file)
    steps = [
        replace(read_in, is_filled=not start_from.is_possible),
        start_from,
        Step(text.EMPTY_TEMPLATE, text.EMPTY_TEMPLATE_TEXT, text.EMPTY_TEMPLATE_BUTTON, from_template),
    ]
    if start_from.is_possible:
        steps = [steps[1], steps[0], steps[2]]
    return EmptyState(
        "file-text", text.EMPTY_TITLE.format(year=year), text.EMPTY_TEXT, steps, [(text.PASTE, imports.paste)]
    )
