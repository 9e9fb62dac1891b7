"""Score sheets of blocs and clusters in the office file."""

from __future__ import annotations

import json

from desktop_app.domain.office.score_sheet import ScoreRow, ScoreSheet
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import insert


class ScoreSheetRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def sheet(self, group_id: int, working_year: int) -> ScoreSheet | None:
        """The sheet of a group and year, if there is one."""
        found = self._conn.execute(
            "SELECT * FROM score_sheets WHERE group_id = ? AND working_year = ?", [group_id, working_year]
        ).fetchone()
        if found is None:
            return None
        rows = self._conn.execute("SELECT * FROM score_rows WHERE sheet_id = ? ORDER BY position", [found["id"]])
        return ScoreSheet(
            found["id"],
            group_id,
            working_year,
            found["source_name"],
            tuple(json.loads(found["columns"])),
            tuple(
                ScoreRow(
                    row["source_row"],
                    row["name"],
                    row["unit_id"],
                    tuple(json.loads(row["points"])),
                    row["total"],
                    row["rank"],
                    row["note"],
                )
                for row in rows
            ),
            tuple(json.loads(found["notes"])),
        )

    def years(self, group_id: int) -> tuple[int, ...]:
        """The years of which a group has a sheet, the newest first."""
        rows = self._conn.execute(
            "SELECT working_year FROM score_sheets WHERE group_id = ? ORDER BY working_year DESC", [group_id]
        )
        return tuple(row["working_year"] for row in rows)

    def save(self, sheet: ScoreSheet, taken_at: str) -> int:
        """Keep a sheet in place of the one of the same group and year; returns its id."""
        earlier = self.sheet(sheet.group_id, sheet.working_year)
        if earlier is not None:
            self.delete(earlier.id)
        sheet_id = insert(
            self._conn,
            "score_sheets",
            {
                "group_id": sheet.group_id,
                "working_year": sheet.working_year,
                "source_name": sheet.source_name,
                "columns": json.dumps(sheet.columns, ensure_ascii=False),
                "notes": json.dumps(sheet.notes, ensure_ascii=False),
                "taken_at": taken_at,
            },
        )
        for position, row in enumerate(sheet.rows):
            insert(
                self._conn,
                "score_rows",
                {
                    "sheet_id": sheet_id,
                    "position": position,
                    "source_row": row.source_row,
                    "name": row.name,
                    "unit_id": row.unit_id,
                    "points": json.dumps(row.points, ensure_ascii=False),
                    "total": row.total,
                    "rank": row.rank,
                    "note": row.note,
                },
            )
        return sheet_id

    def delete(self, sheet_id: int) -> None:
        """Remove a sheet with its rows."""
        self._conn.execute("DELETE FROM score_rows WHERE sheet_id = ?", [sheet_id])
        self._conn.execute("DELETE FROM score_sheets WHERE id = ?", [sheet_id])
