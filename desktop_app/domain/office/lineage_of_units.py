"""Lineage of units: which unit became which, what it is called now, what may be summed along it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.office import Unit
from desktop_app.domain.office.unit_changes import ChangeKind, UnitChange

_VERBS = {
    ChangeKind.RENAMED: "đổi tên thành",
    ChangeKind.MERGED: "sáp nhập thành",
    ChangeKind.SPLIT: "chia tách thành",
    ChangeKind.DISSOLVED: "thôi hoạt động",
}


class UnitLineage:
    """Answers from all units and all changes of an office file."""

    def __init__(self, units: Iterable[Unit], changes: Iterable[UnitChange]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._changes = sorted(changes, key=lambda change: (change.changed_on, change.id))

    def predecessors(self, unit_id: int) -> tuple[int, ...]:
        """The units this one took the place of directly; a unit that only took in people of a dissolved one has none."""
        found = [one for change in self._handed_on() if unit_id in change.new_ids for one in change.old_ids]
        return tuple(dict.fromkeys(one for one in found if one != unit_id))

    def successors(self, unit_id: int) -> tuple[int, ...]:
        """The units that directly took the place of this one, or of a part of it."""
        found = [one for change in self._handed_on() if unit_id in change.old_ids for one in change.new_ids]
        return tuple(dict.fromkeys(one for one in found if one != unit_id))

    def former(self, unit_id: int) -> tuple[Unit, ...]:
        """All units this one goes back to, the nearest first."""
        return tuple(self._units[one] for one in self._ancestors(unit_id))

    def now(self, unit_id: int, on: date) -> tuple[Unit, ...]:
        """What a unit that ended before a day is on that day; () while it is in being, or when nothing took its place."""
        unit = self._units[unit_id]
        if unit.to_on is None or unit.to_on >= on:
            return ()
        found, waiting, seen = [], list(self.successors(unit_id)), {unit_id}
        while waiting:
            one = waiting.pop(0)
            if one in seen:
                continue
            seen.add(one)
            if self._units[one].is_in_being(on):
                found.append(self._units[one])
            else:
                waiting += self.successors(one)
        return tuple(found)

    def words(self, unit_id: int, on: date) -> str:
        """The name, and what it is on that day: "Phòng A (nay là Phòng B từ 01/3/2025)", "(thôi hoạt động từ …)"."""
        unit, heirs = self._units[unit_id], self.now(unit_id, on)
        if heirs:
            end = self._end_of(unit_id)
            day = end.changed_on if end is not None and {one.id for one in heirs} <= {*end.new_ids} else None
            day = day or max(one.from_on or date.min for one in heirs)
            return f"{unit.name} (nay là {', '.join(one.name for one in heirs)} từ {format_text(day)})"
        if unit.to_on is not None and unit.to_on < on:
            return f"{unit.name} (hoạt động đến {format_text(unit.to_on)})"
        return unit.name

    def history(self, unit_id: int) -> tuple[UnitChange, ...]:
        """The changes of a unit and of all it goes back to, the oldest first; of an ended one also what became of it."""
        ids = {unit_id, *self._ancestors(unit_id)}
        return tuple(change for change in self._changes if ids & {*change.old_ids, *change.new_ids})

    def total(self, unit_id: int, counts: Mapping[int, int]) -> int:
        """A count of a unit together with those of the units it goes back to.

        Of a unit that was split each successor gets the whole: such totals of several units are not added up.
        """
        return sum(counts.get(one, 0) for one in (unit_id, *self._ancestors(unit_id)))

    def sentence(self, change: UnitChange) -> str:
        """ "01/3/2025: Phòng A, Phòng B sáp nhập thành Phòng C (12/QĐ-SNV ngày 20/2/2025)"."""
        olds, news = self._names(change.old_ids), self._names(change.new_ids)
        said = f"{format_text(change.changed_on)}: {olds} {_VERBS[change.kind]}"
        if change.kind is ChangeKind.MERGED and change.new_ids and not self._begins_with(change):
            said = f"{format_text(change.changed_on)}: {olds} sáp nhập vào"
        if change.kind is ChangeKind.DISSOLVED:
            said += f", người chuyển về {news}" if news else ""
        else:
            said += f" {news}"
        document = document_words(change.document_number, change.document_on)
        return f"{said} ({document})" if document else said

    def _begins_with(self, change: UnitChange) -> bool:
        return all(self._units[one].from_on == change.changed_on for one in change.new_ids)

    def _names(self, ids: Iterable[int]) -> str:
        return ", ".join(self._units[one].name for one in ids if one in self._units)

    def _end_of(self, unit_id: int) -> UnitChange | None:
        ends = [one for one in self._handed_on() if unit_id in one.old_ids and unit_id not in one.new_ids]
        return ends[-1] if ends else None

    def _handed_on(self) -> list[UnitChange]:
        return [change for change in self._changes if change.kind is not ChangeKind.DISSOLVED]

    def _ancestors(self, unit_id: int) -> tuple[int, ...]:
        seen: dict[int, None] = {}
        waiting = list(self.predecessors(unit_id))
        while waiting:
            one = waiting.pop(0)
            if one != unit_id and one not in seen:
                seen[one] = None
                waiting += self.predecessors(one)
        return tuple(seen)


def document_words(number: str, on: date | None) -> str:
    """ "12/QĐ-SNV ngày 20/2/2025"; "" where neither is known."""
    day = f"ngày {format_text(on)}" if on is not None else ""
    return " ".join(part for part in (number, day) if part)
