"""The columns of the list of commitments, and what became of their targets in figures."""

from __future__ import annotations

from desktop_app.domain.commitment.commitment import Commitment, TargetVerdict
from desktop_app.domain.language.collation import sort_key
from desktop_app.domain.language.dates import format_short
from desktop_app.ui.models.row_table_model import Column
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import commitments as text


def verdicts_of(one: Commitment) -> list[TargetVerdict]:
    """One for each target and promising party."""
    found = [one.result(target.uid, place) for place, _ in one.promising for target in one.content.targets]
    return [result.verdict if result is not None else TargetVerdict.NO_DATA for result in found]


def _state_chip(one: Commitment) -> Chip:
    if one.signed_on is None:
        return Chip(text.DRAFT, ChipRole.DRAFT)
    is_done = TargetVerdict.NO_DATA not in verdicts_of(one)
    return Chip(text.DONE, ChipRole.OK) if is_done else Chip(text.SIGNED, ChipRole.INFO)


def _met_words(one: Commitment) -> str:
    verdicts = verdicts_of(one)
    return f"{verdicts.count(TargetVerdict.MET)}/{len(verdicts)}" if one.signed_on else ""


def commitment_columns() -> list[Column[Commitment]]:
    """Who signs, state, day of signing, targets met."""
    return [
        Column(text.WHO, lambda one: one.label, width=150, sort_key=lambda one: sort_key(one.label)),
        Column(text.STATE, lambda one: _state_chip(one).text, width=112, chip=_state_chip),
        Column(
            text.SIGNED_ON,
            lambda one: format_short(one.signed_on) if one.signed_on else "",
            is_right=True,
            width=92,
            sort_key=lambda one: one.signed_on.toordinal() if one.signed_on else 0,
        ),
        Column(text.MET, _met_words, is_right=True, width=56),
    ]
