"""The findings as rows of a table: level, finding, place, quick fix."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.plan.checks.finding import CheckResult, Finding, Severity
from desktop_app.domain.plan.checks.finding_places import place_of_finding
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import plan_check as text

ROLES = {Severity.FAULT: ChipRole.BAD, Severity.WARNING: ChipRole.WARN, Severity.HINT: ChipRole.HINT}
FIX_COLUMN = 3


@dataclass(frozen=True)
class CheckRow:
    """One finding as shown; ``reason`` is why it was set aside, ``turn`` tells equal findings apart."""

    finding: Finding
    place: str
    reason: str = ""
    turn: int = 0
    has_fix: bool = False

    @property
    def key(self) -> tuple[str, str, int]:
        return self.finding.code, self.finding.key, self.turn


def rows_of(content: PlanContent, result: CheckResult, *, is_editable: bool) -> list[CheckRow]:
    """Open findings by weight, then those set aside. A plan that cannot be edited is offered no fix."""
    listed = [(one, "") for one in result.open] + list(result.set_aside)
    turns: dict[tuple[str, str], int] = {}
    rows = []
    for finding, reason in listed:
        key = finding.code, finding.key
        turns[key] = turns.get(key, 0) + 1
        place = place_of_finding(content, finding).removeprefix("mục ")
        rows.append(
            CheckRow(
                finding,
                place or text.WHOLE_PLAN,
                reason,
                turns[key],
                has_fix=is_editable and finding.fix is not None and not reason,
            )
        )
    return rows


def check_model() -> RowTableModel[CheckRow]:
    """The table's model."""
    return RowTableModel[CheckRow](
        [
            Column(text.COLUMN_LEVEL, _level, width=92, chip=_chip),
            Column(text.COLUMN_FINDING, _headline, width=220, tip=tip_of),
            Column(text.COLUMN_PLACE, lambda row: row.place, width=66),
            Column(text.COLUMN_FIX, _fix, width=126, ink=_fix_ink, tip=_fix_tip),
        ],
        lambda row: row.key,
        has_stt=False,
    )


def tip_of(row: CheckRow) -> str:
    """Everything about a finding: why, the words, the rule."""
    parts = [row.finding.message, f"“{row.finding.quote}”" if row.finding.quote else ""]
    if row.finding.basis:
        parts.append(text.BASIS.format(basis=row.finding.basis))
    if row.reason:
        parts.append(text.REASON.format(reason=row.reason))
    return "\n".join(part for part in parts if part)


def detail_of(row: CheckRow) -> str:
    """The same in one line, the rule first: message and words stand in the list and in the outline."""
    return " · ".join(reversed(tip_of(row).split("\n")[1:]))


def _headline(row: CheckRow) -> str:
    """The first sentence; the tip has the rest."""
    return row.finding.message.split(". ")[0].rstrip(".")


def _level(row: CheckRow) -> str:
    return text.LEFT if row.reason else text.LEVELS[row.finding.severity]


def _chip(row: CheckRow) -> Chip:
    return Chip(_level(row), ChipRole.NONE if row.reason else ROLES[row.finding.severity])


def _fix(row: CheckRow) -> str:
    return row.finding.fix.label if row.has_fix and row.finding.fix else ""


def _fix_ink(row: CheckRow) -> str:
    return "accent" if _fix(row) else ""


def _fix_tip(row: CheckRow) -> str:
    return f"{_fix(row)}\n{text.APPLY_TIP}" if _fix(row) else ""
