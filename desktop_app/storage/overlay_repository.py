"""The office's own rows of rules, in the office file: parameters and document as JSON."""

from __future__ import annotations

import json
import sqlite3

from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.overlay import LocalDocument, OverlayRow
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text, insert, update_current

_STALE = (
    "overlay.stale",
    "Quy định riêng này đã được sửa hoặc xóa ở nơi khác. Mở lại danh sách rồi sửa tiếp.",
)


class OverlayRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def rows(self) -> tuple[OverlayRow, ...]:
        """All rows, those of every award first, then by award."""
        found = self._conn.execute("SELECT * FROM rule_overlays ORDER BY award_code, subject_kind, valid_from, id")
        return tuple(_row(one) for one in found)

    def add(self, row: OverlayRow) -> int:
        """Keep a new row; returns its id."""
        return insert(self._conn, "rule_overlays", _values(row))

    def change(self, row: OverlayRow) -> None:
        """Keep a row as it is now; UserError when it is not as it was read."""
        update_current(self._conn, "rule_overlays", row.id, row.row_version, _values(row), _STALE)

    def remove(self, row_id: int) -> None:
        """Take a row away."""
        self._conn.execute("DELETE FROM rule_overlays WHERE id = ?", [row_id])


def _values(row: OverlayRow) -> dict[str, object]:
    document = row.document
    return {
        "award_code": row.award_code,
        "subject_kind": row.subject_kind.value,
        "condition_key": row.key,
        "content": json.dumps({"required": row.required, "values": dict(row.values)}, ensure_ascii=False),
        "source": json.dumps(
            {
                "kind": document.kind,
                "number": document.number,
                "dated_on": day_text(document.dated_on),
                "issuer": document.issuer,
                "article": document.article,
            },
            ensure_ascii=False,
        ),
        "valid_from": day_text(row.valid_from),
        "valid_to": day_text(row.valid_to),
        "note": row.note,
    }


def _row(row: sqlite3.Row) -> OverlayRow:
    content, source = json.loads(row["content"]), json.loads(row["source"])
    return OverlayRow(
        id=row["id"],
        award_code=row["award_code"],
        subject_kind=SubjectKind(row["subject_kind"]),
        key=row["condition_key"],
        values=content["values"],
        required=content["required"],
        document=LocalDocument(
            kind=source["kind"],
            number=source["number"],
            dated_on=day_of(source["dated_on"]),
            issuer=source["issuer"],
            article=source["article"],
        ),
        valid_from=day_of(row["valid_from"]),
        valid_to=day_of(row["valid_to"]),
        note=row["note"],
        row_version=row["row_version"],
    )
