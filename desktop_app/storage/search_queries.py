"""What the search box finds, read lean: names of people at once, and of the few that match what they registered and got."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from desktop_app.domain.found import FoundAward, FoundLine, FoundPerson
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of

_MOST = 40


class SearchQueries:
    """Reads only."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def people(self, on: date) -> list[FoundPerson]:
        """Everybody by given name."""
        day = on.isoformat()
        units = dict(self._conn.execute("SELECT id, coalesce(nullif(short_name, ''), name) FROM units").fetchall())
        held: dict[int, tuple[int, str | None]] = {}
        for person_id, unit_id, from_on, to_on in self._conn.execute(
            "SELECT person_id, unit_id, from_on, to_on FROM memberships ORDER BY from_on IS NOT NULL, from_on, id"
        ):
            is_held = (from_on is None or from_on <= day) and (to_on is None or day <= to_on)
            if is_held or held.get(person_id, (0, ""))[1] is not None:
                held[person_id] = (unit_id, None if is_held else to_on)
        found = []
        for person_id, name in self._conn.execute("SELECT id, full_name FROM people ORDER BY sort_key, id"):
            unit_id, ended_on = held.get(person_id, (0, None))
            found.append(FoundPerson(person_id, name, units.get(unit_id, ""), day_of(ended_on)))
        return found

    def lines(self, person_ids: Collection[int], unit_ids: Collection[int]) -> list[FoundLine]:
        """Standing lines of these people, and of collectives in these units, the newest first."""
        rows = self._conn.execute(
            f"""SELECT person_id, coalesce(people.full_name, collective_name) AS subject, title_code, commendation_code, plan_id,
                   deadline_kind, unit_id, coalesce(nullif(short_name, ''), units.name) AS unit, working_year
               FROM registration_lines JOIN registrations ON registrations.id = registration_id
               JOIN plans ON plans.id = plan_id JOIN units ON units.id = unit_id
               LEFT JOIN people ON people.id = person_id
               WHERE withdrawn_on IS NULL AND deadline_kind = :kind AND (person_id IN {_LISTED.format("people")}
                   OR (person_id IS NULL AND unit_id IN {_LISTED.format("units")}))
               ORDER BY working_year DESC, registration_lines.id LIMIT {_MOST}""",  # noqa: S608 - a figure of ours
            self._listed(person_ids, unit_ids) | {"kind": REGISTRATION_KEY},
        )
        return [FoundLine(*row) for row in rows]

    def awards(self, person_ids: Collection[int], unit_ids: Collection[int]) -> list[FoundAward]:
        """Results of these people, and of collectives in these units, the newest first."""
        rows = self._conn.execute(
            f"""SELECT person_id, unit_id, coalesce(people.full_name, nullif(collective_name, ''), units.name) AS subject,
                   award_code, outcome,
                   achievement_year, coalesce(nullif(short_name, ''), units.name) AS unit
               FROM awards JOIN units ON units.id = unit_id LEFT JOIN people ON people.id = person_id
               WHERE person_id IN {_LISTED.format("people")}
                   OR (person_id IS NULL AND unit_id IN {_LISTED.format("units")})
               ORDER BY achievement_year DESC, awards.id LIMIT {_MOST}""",  # noqa: S608 - a figure of ours
            self._listed(person_ids, unit_ids),
        )
        return [FoundAward(*row) for row in rows]

    @staticmethod
    def _listed(person_ids: Collection[int], unit_ids: Collection[int]) -> dict[str, str]:
        return {"people": json.dumps(list(person_ids)), "units": json.dumps(list(unit_ids))}


_LISTED = "(SELECT value FROM json_each(:{}))"
