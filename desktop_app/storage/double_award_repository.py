"""What double awards are looked for in, and the flags the clerk set aside."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.double_awards import AwardRow, InitiativeUse
from desktop_app.storage.database import OfficeDatabase

_ROWS = """SELECT awards.id, coalesce(person_id, 0), unit_id, collective_name, award_code, achievement_year,
       decision_number, coalesce(decision_on, ''),
       coalesce(merit_kind, CASE WHEN plan_kind = 'thematic' THEN 'movement'
                                 WHEN award_histories.id IS NULL THEN 'regular' ELSE '' END),
       coalesce(period_from, ''), coalesce(period_to, ''),
       CASE WHEN plan_kind = 'thematic' THEN plan_id ELSE 0 END, coalesce(wave_uid, '')
FROM awards LEFT JOIN award_histories ON award_id = awards.id LEFT JOIN plans ON plans.id = plan_id WHERE """
_APPROVED = f"outcome = '{Outcome.APPROVED.value}'"


class DoubleAwardRepository:
    """Reads give plain rows; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def rows(self, year: int | None = None) -> list[AwardRow]:
        """The approved awards of an achievement year, or all of them."""
        if year is None:
            return self._read(_APPROVED)
        return self._read(f"{_APPROVED} AND achievement_year = ?", [year])

    def years(self) -> tuple[int, ...]:
        """The achievement years that have awards."""
        rows = self._conn.execute(f"SELECT DISTINCT achievement_year FROM awards WHERE {_APPROVED} ORDER BY 1")  # noqa: S608
        return tuple(row[0] for row in rows)

    def rows_of(self, award_ids: Collection[int]) -> list[AwardRow]:
        """These results, whatever their outcome."""
        return self._read(f"awards.id IN ({_marks(award_ids)})", award_ids)

    def rows_beside(self, person_ids: frozenset[int], unit_ids: frozenset[int]) -> list[AwardRow]:
        """The approved awards of some people and of the collectives of some units."""
        of_people = f"person_id IN ({_marks(person_ids)})"
        of_units = f"(person_id IS NULL AND unit_id IN ({_marks(unit_ids)}))"
        return self._read(f"{_APPROVED} AND ({of_people} OR {of_units})", [*person_ids, *unit_ids])

    def _read(self, where: str, values: Collection[int] = ()) -> list[AwardRow]:
        cursor = self._conn.cursor()
        cursor.row_factory = None  # plain tuples: rows by name take three times as long
        return list(map(AwardRow._make, cursor.execute(f"{_ROWS} {where}", list(values))))

    def initiative_uses(self) -> list[InitiativeUse]:
        """What initiatives were used for, by author."""
        cursor = self._conn.cursor()
        cursor.row_factory = None
        found = cursor.execute(
            """SELECT initiatives.id, name, person_id, award_code, achievement_year FROM initiative_uses
               JOIN initiatives ON initiatives.id = initiative_uses.initiative_id
               JOIN initiative_authors ON initiative_authors.initiative_id = initiatives.id
               ORDER BY initiatives.id, initiative_uses.position"""
        )
        return list(map(InitiativeUse._make, found))

    def set_aside(self) -> dict[str, str]:
        """Reasons by key of the flag."""
        rows = self._conn.execute("SELECT flag_key, reason FROM double_awards_set_aside ORDER BY id")
        return {row["flag_key"]: row["reason"] for row in rows}

    def add(self, flag_key: str, reason: str, now: str) -> None:
        """Set a flag aside; a second time only changes the reason."""
        self._conn.execute(
            """INSERT INTO double_awards_set_aside (flag_key, reason, set_aside_at) VALUES (?, ?, ?)
               ON CONFLICT (flag_key) DO UPDATE SET reason = excluded.reason, set_aside_at = excluded.set_aside_at""",
            [flag_key, reason, now],
        )

    def remove(self, flag_key: str) -> None:
        """Look at a flag again."""
        self._conn.execute("DELETE FROM double_awards_set_aside WHERE flag_key = ?", [flag_key])


def _marks(values: Collection[int]) -> str:
    return ", ".join("?" for _ in values)
