"""Chase letters that went out, and the office's own wording of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop_app.domain.registration.chasing import ChaseLetter, ChaseSettings
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text, insert, update_current

_STALE = ("chase.stale_settings", "Lời công văn đã được đổi ở nơi khác. Mở lại để xem bản mới rồi sửa tiếp.")


class ChaseRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def letters(self, plan_id: int) -> tuple[ChaseLetter, ...]:
        """All letters about a plan, the oldest first."""
        rows = self._conn.execute("SELECT * FROM chase_letters WHERE plan_id = ? ORDER BY dated_on, id", [plan_id])
        return tuple(map(_letter, rows))

    def numbered(self, year: int) -> tuple[ChaseLetter, ...]:
        """All letters of a calendar year that have a number."""
        rows = self._conn.execute(
            "SELECT * FROM chase_letters WHERE number <> '' AND dated_on BETWEEN ? AND ? ORDER BY id",
            [f"{year}-01-01", f"{year}-12-31"],
        )
        return tuple(map(_letter, rows))

    def save_letters(self, letters: Iterable[ChaseLetter]) -> tuple[ChaseLetter, ...]:
        """Store letters; one to the same unit, about the same plan, on the same day takes the earlier one's place."""
        saved = []
        for letter in letters:
            self._conn.execute(
                "DELETE FROM chase_letters WHERE plan_id = ? AND unit_id = ? AND dated_on = ?",
                [letter.plan_id, letter.unit_id, day_text(letter.dated_on)],
            )
            values = {
                "plan_id": letter.plan_id,
                "unit_id": letter.unit_id,
                "dated_on": day_text(letter.dated_on),
                "number": letter.number,
                "symbol": letter.symbol,
                "answer_by": day_text(letter.answer_by),
                "papers": json.dumps(list(letter.paper_keys)),
            }
            saved.append(replace(letter, id=insert(self._conn, "chase_letters", values)))
        return tuple(saved)

    def settings(self) -> ChaseSettings:
        """The office's own wording; version 0 while none was stored."""
        row = self._conn.execute("SELECT * FROM chase_settings WHERE id = 1").fetchone()
        if row is None:
            return ChaseSettings()
        return ChaseSettings(row["template"], row["symbol"], row["contact"], row["row_version"])

    def save_settings(self, settings: ChaseSettings) -> None:
        """Store them; UserError when they were changed since they were read."""
        values = {"template": settings.template, "symbol": settings.symbol, "contact": settings.contact}
        if self.settings().row_version == 0:
            insert(self._conn, "chase_settings", {"id": 1, **values})
        else:
            update_current(self._conn, "chase_settings", 1, settings.row_version, values, _STALE)


def _letter(row: sqlite3.Row) -> ChaseLetter:
    return ChaseLetter(
        row["id"],
        row["plan_id"],
        row["unit_id"],
        dated_on=date.fromisoformat(row["dated_on"]),
        paper_keys=tuple(json.loads(row["papers"])),
        number=row["number"],
        symbol=row["symbol"],
        answer_by=day_of(row["answer_by"]),
    )
