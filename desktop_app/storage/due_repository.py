"""What the clerk says of dues, and lines handed back, in the office file."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.registration.returned_lines import ReturnedLine
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, insert


class DueRepository:
    """Reads give plain values; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def owed(self, plan_id: int) -> dict[str, bool]:
        """Whether units owe a due, by its key, where the clerk said so."""
        rows = self._conn.execute("SELECT due_key, is_owed FROM due_settings WHERE plan_id = ?", [plan_id])
        return {row["due_key"]: bool(row["is_owed"]) for row in rows}

    def save_owed(self, plan_id: int, due_key: str, is_owed: bool) -> None:
        """Keep what the clerk said of a due."""
        self._conn.execute(
            "INSERT INTO due_settings (plan_id, due_key, is_owed) VALUES (?, ?, ?) "
            "ON CONFLICT (plan_id, due_key) DO UPDATE SET is_owed = excluded.is_owed",
            [plan_id, due_key, int(is_owed)],
        )

    def exemptions(self, plan_id: int) -> dict[str, dict[int, str]]:
        """Why units owe nothing, by due and unit."""
        found: dict[str, dict[int, str]] = {}
        for row in self._conn.execute("SELECT * FROM due_exemptions WHERE plan_id = ?", [plan_id]):
            found.setdefault(row["due_key"], {})[row["unit_id"]] = row["reason"]
        return found

    def save_exemption(self, plan_id: int, unit_id: int, due_key: str, reason: str) -> None:
        """A unit owes nothing to a due, with the reason; "" takes that back."""
        self._conn.execute(
            "DELETE FROM due_exemptions WHERE plan_id = ? AND unit_id = ? AND due_key = ?", [plan_id, unit_id, due_key]
        )
        if reason:
            values = {"plan_id": plan_id, "unit_id": unit_id, "due_key": due_key, "reason": reason}
            insert(self._conn, "due_exemptions", values)

    def returned_lines(self, registration_id: int) -> tuple[ReturnedLine, ...]:
        """Lines of a registration handed back, the latest return last, each in the order of the paper."""
        rows = self._conn.execute(
            "SELECT * FROM returned_lines WHERE registration_id = ? ORDER BY id", [registration_id]
        )
        return tuple(
            ReturnedLine(
                row["id"],
                row["registration_id"],
                row["line_id"],
                SubjectKind(row["subject_kind"]),
                row["number"],
                row["subject"],
                row["registered"],
                row["remark"],
                day_of(row["returned_on"]),  # type: ignore[arg-type]  # NOT NULL
                bool(row["is_open"]),
            )
            for row in rows
        )

    def close_returned_lines(self, registration_id: int) -> None:
        """The lines handed back are done with: approved, or handed back anew."""
        self._conn.execute(
            "UPDATE returned_lines SET is_open = 0 WHERE registration_id = ? AND is_open = 1", [registration_id]
        )

    def add_returned_lines(self, registration_id: int, lines: Iterable[ReturnedLine]) -> None:
        """Store lines handed back."""
        for line in lines:
            values = {
                "registration_id": registration_id,
                "line_id": line.line_id,
                "subject_kind": line.subject_kind.value,
                "number": line.number,
                "subject": line.subject,
                "registered": line.registered,
                "remark": line.remark,
                "returned_on": line.returned_on.isoformat(),
                "is_open": int(line.is_open),
            }
            insert(self._conn, "returned_lines", values)
