"""Initiatives with their authors, the decisions that recognised them and the awards they served for."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.proof.initiative import Initiative, InitiativeUse, Recognition
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.plain_rows import PlainTable

_STALE = ("initiative.stale", "Sáng kiến này đã được sửa ở nơi khác. Mở lại danh sách rồi sửa tiếp.")
_NEWEST = "year DESC, id DESC"


@dataclass(frozen=True)
class _Author:
    person_id: int


class InitiativeRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        connection = office.db.conn
        self._initiatives = PlainTable(connection, "initiatives", Initiative)
        self._authors = PlainTable(connection, "initiative_authors", _Author)
        self._recognitions = PlainTable(connection, "initiative_recognitions", Recognition)
        self._uses = PlainTable(connection, "initiative_uses", InitiativeUse)

    def initiatives(self, year: int | None = None) -> tuple[Initiative, ...]:
        """All of a year, or of every year, the newest first."""
        where, values = ("1", {}) if year is None else ("year = :year", {"year": year})
        return tuple(self._read(where, values, _NEWEST))

    def initiative(self, initiative_id: int) -> Initiative:
        """One; UserError ``initiative.unknown``."""
        found = self._read("id = :id", {"id": initiative_id}, "id")
        if not found:
            raise UserError(
                "initiative.unknown", f"Không có sáng kiến số {initiative_id} trong sổ. Xem lại danh sách sáng kiến."
            )
        return found[0]

    def prepare(
        self, where: str, values: Mapping[str, Any], person_ids: Collection[int] | None = None
    ) -> Callable[[], dict[int, tuple[Initiative, ...]]]:
        """Initiatives by each of their authors, oldest first: read now, made by the function. Only those of some people, or all."""
        if person_ids is not None:
            where += (
                " AND id IN (SELECT initiative_id FROM initiative_authors"
                " WHERE person_id IN (SELECT value FROM json_each(:people)))"
            )
            values = {**values, "people": json.dumps(sorted(person_ids))}
        rows = self._initiatives.rows(where, values, order="year, id")
        others = self._others(where, values)

        def assemble() -> dict[int, tuple[Initiative, ...]]:
            found: dict[int, list[Initiative]] = {}
            for one in self._initiatives.assemble(rows, others):
                for person_id in one.person_ids:
                    found.setdefault(person_id, []).append(one)
            return {person_id: tuple(ones) for person_id, ones in found.items()}

        return assemble

    def save(self, initiative: Initiative) -> int:
        """Add (id 0) or change an initiative with all that hangs on it; returns the id."""
        initiative_id = self._initiatives.save(initiative, _STALE)
        authors = [_Author(person_id) for person_id in dict.fromkeys(initiative.person_ids)]
        self._authors.put_beneath("initiative_id", initiative_id, authors)
        self._recognitions.put_beneath("initiative_id", initiative_id, initiative.recognitions)
        self._uses.put_beneath("initiative_id", initiative_id, initiative.uses)
        return initiative_id

    def add_all(self, initiatives: Iterable[Initiative]) -> int:
        """Add many new ones; returns how many."""
        return sum(1 for one in initiatives if self.save(one))

    def delete(self, initiative_id: int) -> None:
        """Remove an initiative with all that hangs on it."""
        for table in (self._authors, self._recognitions, self._uses):
            table.delete("initiative_id = ?", [initiative_id])
        self._initiatives.delete("id = ?", [initiative_id])

    def years(self) -> tuple[int, ...]:
        """The years with an initiative, newest first."""
        return tuple(sorted({row[2] for row in self._initiatives.rows()}, reverse=True))

    def _read(self, where: str, values: Mapping[str, Any], order: str) -> list[Initiative]:
        rows = self._initiatives.rows(where, values, order=order)
        return self._initiatives.assemble(rows, self._others(where, values))

    def _others(self, where: str, values: Mapping[str, Any]) -> dict[str, dict[int, tuple[Any, ...]]]:
        beneath = f"initiative_id IN (SELECT id FROM initiatives WHERE {where})"  # noqa: S608 - words of our own
        order = "initiative_id, position, id"
        authors = self._authors.rows(beneath, values, order=order, key="initiative_id")
        by_initiative: dict[int, dict[int, None]] = {}
        for initiative_id, person_id in authors:
            by_initiative.setdefault(initiative_id, {})[person_id] = None
        return {
            "person_ids": {initiative_id: tuple(people) for initiative_id, people in by_initiative.items()},
            "recognitions": self._recognitions.by("initiative_id", beneath, values, order=order),
            "uses": self._uses.by("initiative_id", beneath, values, order=order),
        }
