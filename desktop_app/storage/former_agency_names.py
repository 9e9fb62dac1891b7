"""What the office itself was called on earlier days."""

from __future__ import annotations

import sqlite3
from datetime import date

from desktop_app.domain.office.office import AgencyProfile
from desktop_app.storage.rows import day_of, day_text, insert


class FormerAgencyNames:
    """Belongs to the repository of the office; writes belong inside ``Operations.run``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._conn = connection

    def on(self, day: date) -> AgencyProfile | None:
        """The earlier names in use on a day; None where those of now were."""
        row = self._conn.execute(
            "SELECT * FROM former_agency_names WHERE to_on >= ? ORDER BY to_on, id LIMIT 1", [day_text(day)]
        ).fetchone()
        return AgencyProfile(row["name"], row["parent_name"], row["symbol"], row["place"]) if row is not None else None

    def all(self) -> tuple[tuple[AgencyProfile, date], ...]:
        """Every earlier set of names with its last day, the newest first."""
        rows = self._conn.execute("SELECT * FROM former_agency_names ORDER BY to_on DESC, id DESC")
        return tuple(
            (
                AgencyProfile(row["name"], row["parent_name"], row["symbol"], row["place"]),
                date.fromisoformat(row["to_on"]),
            )
            for row in rows
        )

    def add(self, profile: AgencyProfile, to_on: date) -> None:
        """Keep how the office was named up to and including a day."""
        values = {
            "name": profile.name,
            "parent_name": profile.parent_name,
            "symbol": profile.symbol,
            "place": profile.place,
            "to_on": day_text(to_on),
        }
        insert(self._conn, "former_agency_names", values)

    def last_day(self) -> date | None:
        """The last day of the newest earlier names."""
        return day_of(self._conn.execute("SELECT max(to_on) FROM former_agency_names").fetchone()[0])
