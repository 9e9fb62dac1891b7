"""What the list of the facet shows: groups to look at, people kept apart, merges that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.language.dates import format_short
from desktop_app.domain.office.likeness import AlikeGroup
from desktop_app.domain.office.merging import PeopleMerge
from desktop_app.services.people_alike_service import KeptApart
from desktop_app.ui.text import alike as text

LIKELY, POSSIBLE, APART, MERGED = "likely", "possible", "apart", "merged"


@dataclass(frozen=True)
class AlikeRow:
    """One row. ``key``: kind and the numbers of people, or of the merge; ``names``: each way of writing once."""

    kind: str
    key: tuple[str | int, ...]
    names: tuple[str, ...]
    person_ids: tuple[int, ...]
    reasons: str
    score: float = 0.0
    merge: PeopleMerge | None = None

    @property
    def name(self) -> str:
        """The names in one line."""
        return " · ".join(self.names)


def group_rows(groups: Sequence[AlikeGroup], names: Mapping[int, str]) -> list[AlikeRow]:
    """Groups in their order, those whose people are all known."""
    return [
        AlikeRow(
            LIKELY if group.likeness.is_likely else POSSIBLE,
            group.person_ids,
            tuple(dict.fromkeys(names[person_id] for person_id in group.person_ids)),
            group.person_ids,
            ", ".join(group.likeness.reasons),
            group.likeness.score,
        )
        for group in groups
        if all(person_id in names for person_id in group.person_ids)
    ]


def apart_rows(pairs: Sequence[KeptApart]) -> list[AlikeRow]:
    """People kept apart, by name."""
    rows = []
    for pair in pairs:
        names = tuple(dict.fromkeys((pair.one.full_name, pair.other.full_name)))
        ids = (pair.one.id, pair.other.id)
        rows.append(AlikeRow(APART, (APART, *ids), names, ids, text.APART_REASON))
    return rows


def merge_rows(merges: Sequence[PeopleMerge]) -> list[AlikeRow]:
    """Merges, the newest first."""
    rows = []
    for merge in merges:
        day = format_short(datetime.fromisoformat(merge.made_at).date())
        names = tuple(dict.fromkeys((merge.kept_name, merge.merged_name)))
        reason = text.MERGED_REASON.format(day=day, moved=merge.moved)
        rows.append(AlikeRow(MERGED, (MERGED, merge.id), names, (merge.kept_id,), reason, merge=merge))
    return rows
