"""Changes of units in the office file; and which owing units of which plans they touch."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from desktop_app.domain.office.unit_changes import ChangeKind, UnitChange
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text, insert


class UnitChangeRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def changes(self) -> tuple[UnitChange, ...]:
        """All changes, the oldest first."""
        parts: dict[tuple[int, int], list[int]] = {}
        for part in self._conn.execute("SELECT * FROM unit_change_parts ORDER BY id"):
            parts.setdefault((part["change_id"], part["is_successor"]), []).append(part["unit_id"])
        return tuple(
            UnitChange(
                id=row["id"],
                kind=ChangeKind(row["change_kind"]),
                changed_on=date.fromisoformat(row["changed_on"]),
                old_ids=tuple(parts.get((row["id"], 0), ())),
                new_ids=tuple(parts.get((row["id"], 1), ())),
                document_number=row["document_number"],
                document_on=day_of(row["document_on"]),
                note=row["note"],
            )
            for row in self._conn.execute("SELECT * FROM unit_changes ORDER BY changed_on, id")
        )

    def add(self, change: UnitChange) -> int:
        """Keep a new change; returns its id."""
        change_id = insert(
            self._conn,
            "unit_changes",
            {
                "change_kind": change.kind.value,
                "changed_on": day_text(change.changed_on),
                "document_number": change.document_number,
                "document_on": day_text(change.document_on),
                "note": change.note,
            },
        )
        for is_successor, unit_ids in ((0, change.old_ids), (1, change.new_ids)):
            for unit_id in unit_ids:
                values = {"change_id": change_id, "unit_id": unit_id, "is_successor": is_successor}
                insert(self._conn, "unit_change_parts", values)
        return change_id

    def plans_touched(self, unit_id: int, on: date) -> tuple[int, ...]:
        """Issued plans of that day's year, a later one or none, under which the unit still owes a registration."""
        rows = self._conn.execute(
            """SELECT plans.id FROM plans JOIN plan_units ON plan_units.plan_id = plans.id
               WHERE plan_status = 'issued' AND unit_id = :unit AND left_on IS NULL
               AND (working_year IS NULL OR working_year >= :year) ORDER BY plans.id""",
            {"unit": unit_id, "year": on.year},
        )
        return tuple(row["id"] for row in rows)

    def people_from(self, unit_ids: Iterable[int], on: date) -> tuple[int, ...]:
        """The people with a membership in one of those units on that day or later."""
        rows = self._conn.execute(
            """SELECT DISTINCT person_id FROM memberships WHERE unit_id IN (SELECT value FROM json_each(:units))
               AND (to_on IS NULL OR to_on >= :on)""",
            {"units": json.dumps(list(unit_ids)), "on": on.isoformat()},
        )
        return tuple(row["person_id"] for row in rows)
