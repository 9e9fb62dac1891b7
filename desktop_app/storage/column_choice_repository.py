"""What the columns of lists mean, remembered in the office file by the shape of their header."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.taken_list import ColumnChoice
from desktop_app.storage.database import OfficeDatabase


class ColumnChoiceRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def choices(self) -> dict[str, ColumnChoice]:
        """All remembered choices by header; those with a meaning this program does not know are left aside."""
        found = {}
        for row in self._conn.execute("SELECT * FROM column_choices"):
            try:
                columns = tuple(Column(name) if name else None for name in json.loads(row["meanings"]))
                found[row["header_key"]] = ColumnChoice(ListKind(row["list_kind"]), columns)
            except ValueError:
                continue
        return found

    def remember(self, choices: Mapping[str, ColumnChoice]) -> None:
        """Keep choices; one for the same header takes the place of the older."""
        self._conn.executemany(
            """INSERT INTO column_choices (header_key, list_kind, meanings) VALUES (?, ?, ?)
               ON CONFLICT (header_key) DO UPDATE SET list_kind = excluded.list_kind, meanings = excluded.meanings
               WHERE list_kind <> excluded.list_kind OR meanings <> excluded.meanings""",
            [
                (key, choice.list_kind.value, json.dumps([column.value if column else "" for column in choice.columns]))
                for key, choice in choices.items()
            ],
        )
