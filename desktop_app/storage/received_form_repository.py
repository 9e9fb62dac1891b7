"""Forms that came back and were taken in, each with the bytes of its file and what it registered then."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text, insert


@dataclass(frozen=True)
class ReceivedForm:
    """One submission; ``lines`` are (row of the file, subject, content in words). The newest of a unit stands."""

    id: int
    plan_id: int
    unit_id: int
    name: str
    sha256: str
    size: int
    form_kind: str
    received_on: date | None
    taken_in_at: str
    lines: tuple[tuple[int, str, str], ...]


class ReceivedFormRepository:
    """Reads and writes; writing happens inside an operation."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def forms(self, plan_id: int, unit_id: int) -> tuple[ReceivedForm, ...]:
        """All submissions of a unit, the oldest first."""
        rows = self._conn.execute(
            "SELECT * FROM received_forms WHERE plan_id = ? AND unit_id = ? ORDER BY id", [plan_id, unit_id]
        )
        return tuple(
            ReceivedForm(
                **{
                    **dict(row),
                    "received_on": day_of(row["received_on"]),
                    "lines": tuple((number, subject, words) for number, subject, words in json.loads(row["lines"])),
                }
            )
            for row in rows
        )

    def digests(self, plan_id: int) -> dict[tuple[int, str], str]:
        """By (unit, digest of the file): the day it was received, as stored."""
        rows = self._conn.execute(
            "SELECT unit_id, sha256, received_on FROM received_forms WHERE plan_id = ? ORDER BY id", [plan_id]
        )
        return {(row["unit_id"], row["sha256"]): row["received_on"] or "" for row in rows}

    def add(self, form: ReceivedForm, content: bytes) -> int:
        """Store a submission; the same bytes are kept once."""
        self._conn.execute(
            "INSERT INTO stored_files (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
            [form.sha256, content],
        )
        values = {
            "plan_id": form.plan_id,
            "unit_id": form.unit_id,
            "name": form.name,
            "sha256": form.sha256,
            "size": form.size,
            "form_kind": form.form_kind,
            "received_on": day_text(form.received_on),
            "taken_in_at": form.taken_in_at,
            "lines": json.dumps(form.lines, ensure_ascii=False),
        }
        return insert(self._conn, "received_forms", values)

    def content(self, form_id: int) -> bytes:
        """The bytes of the file. UserError ``form.unknown`` when there is none of that id."""
        row = self._conn.execute(
            "SELECT content FROM received_forms JOIN stored_files USING (sha256) WHERE received_forms.id = ?", [form_id]
        ).fetchone()
        if row is None:
            raise UserError("form.unknown", "Không còn biểu này trong sổ. Tải lại trang rồi chọn lại.")
        return bytes(row["content"])
