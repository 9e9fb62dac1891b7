"""The office's own preferences on equal merit, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.award.trial.preference import Preference, PreferenceKind, local_preference
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import insert


class LocalPreferenceRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def preferences(self) -> tuple[Preference, ...]:
        """In the order the office put them."""
        rows = self._conn.execute("SELECT * FROM local_preferences ORDER BY position, id")
        return tuple(local_preference(PreferenceKind(row["preference_kind"]), row["source"], row["id"]) for row in rows)

    def put(self, preferences: Sequence[Preference]) -> None:
        """These instead of those there were."""
        self._conn.execute("DELETE FROM local_preferences")
        for position, one in enumerate(preferences, start=1):
            values = {
                "position": position,
                "preference_kind": one.preference_kind.value,
                "source": one.source.text,
            }
            insert(self._conn, "local_preferences", values)
