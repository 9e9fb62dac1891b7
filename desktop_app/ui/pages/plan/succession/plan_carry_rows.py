"""The rows of the decision table: their columns, chips and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.plan.carry_forward.decisions import Action, Choice, Decision, DecisionKind, result_of
from desktop_app.ui.models.row_table_model import Column
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import succession as text

SetWords = Callable[["CarryRow", str], bool]

_ROLES = {
    Action.UNDECIDED: ChipRole.NONE,
    Action.TAKE: ChipRole.OK,
    Action.KEEP: ChipRole.NONE,
    Action.TYPE: ChipRole.DRAFT,
    Action.DROP: ChipRole.WARN,
}
_ICONS = {Action.KEEP: "corner-up-left", Action.DROP: "x"}


@dataclass(frozen=True)
class CarryRow:
    """A row with its answer; ``is_first``: the first of its kind among those shown."""

    decision: Decision
    place: str
    choice: Choice
    is_first: bool = False

    @property
    def kind(self) -> DecisionKind:
        """What the row is about."""
        return self.decision.kind


def choice_chip(row: CarryRow) -> Chip:
    """The answer as a state; those that wait are the ones with a tint."""
    action = row.choice.action
    is_waiting = action is Action.UNDECIDED
    return Chip(text.ACTIONS[action], _ROLES[action], is_bare=not is_waiting, icon_name=_ICONS.get(action, ""))


def current_words(row: CarryRow) -> str:
    """What stands there."""
    return row.decision.current or text.INSERTED


def new_words(row: CarryRow) -> str:
    """What will stand there."""
    words = result_of(row.decision, row.choice)
    if words is None:
        return text.AS_IT_IS if row.decision.current else text.NOT_INSERTED
    if row.choice.action is Action.DROP:
        return text.LEFT_OUT
    return words or text.BLANK


def columns(set_words: SetWords) -> list[Column[CarryRow]]:
    """Group, place, what stands there, what will stand there (typed with F2), answer."""
    return [
        Column(
            text.COLUMN_KIND,
            lambda row: text.KINDS[row.kind],
            width=128,
            is_bold=lambda row: row.is_first,
            ink=lambda row: "" if row.is_first else "muted",
        ),
        Column(text.COLUMN_PLACE, lambda row: row.place, width=112),
        Column(text.COLUMN_CURRENT, current_words, width=200, tip=lambda row: row.decision.context),
        Column(
            text.COLUMN_NEW,
            new_words,
            width=190,
            set_text=set_words,
            ink=lambda row: "muted" if result_of(row.decision, row.choice) is None else "",
            is_bold=lambda row: bool(result_of(row.decision, row.choice)),
        ),
        Column(text.COLUMN_CHOICE, lambda row: text.ACTIONS[row.choice.action], width=146, chip=choice_chip),
    ]
