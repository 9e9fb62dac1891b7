"""Commitments in the office file: what they say, who signs, what came of each target, the scan of the signed paper."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from desktop_app.domain.commitment.commitment import (
    Commitment,
    CommitmentContent,
    CommitmentScan,
    Party,
    TargetResult,
    TargetVerdict,
)
from desktop_app.domain.errors import UserError
from desktop_app.domain.plain_data import from_plain, to_plain
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text, insert, update, update_current
from desktop_app.storage.stored_files import keep_file, kept_file

_STALE = ("commitment.stale", "Bản giao ước đã được sửa ở nơi khác. Mở lại danh sách rồi sửa tiếp.")


class CommitmentRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def commitments(self, year: int) -> tuple[Commitment, ...]:
        """All of a working year, the oldest first."""
        rows = self._conn.execute("SELECT * FROM commitments WHERE working_year = ? ORDER BY id", [year]).fetchall()
        return tuple(self._commitment(row) for row in rows)

    def commitment(self, commitment_id: int) -> Commitment:
        """One commitment; UserError ``commitment.unknown``."""
        row = self._conn.execute("SELECT * FROM commitments WHERE id = ?", [commitment_id]).fetchone()
        if row is None:
            text = f"Không có bản giao ước số {commitment_id} trong sổ. Xem lại danh sách giao ước."
            raise UserError("commitment.unknown", text)
        return self._commitment(row)

    def save(self, commitment: Commitment) -> int:
        """Add (id 0) or change a commitment with its parties; results stay as they are. Returns the id."""
        values = {
            "plan_id": commitment.plan_id,
            "working_year": commitment.working_year,
            "group_id": commitment.group_id,
            "content": json.dumps(to_plain(commitment.content), ensure_ascii=False),
            "signed_on": day_text(commitment.signed_on),
        }
        if commitment.id:
            update_current(self._conn, "commitments", commitment.id, commitment.row_version, values, _STALE)
            its_id = commitment.id
        else:
            its_id = insert(self._conn, "commitments", values)
        self._save_parties(its_id, commitment.parties)
        return its_id

    def delete(self, commitment_id: int) -> None:
        """Take a commitment away with all that belongs to it."""
        for table in ("commitment_results", "commitment_parties", "commitment_scans"):
            self._conn.execute(f"DELETE FROM {table} WHERE commitment_id = ?", [commitment_id])  # noqa: S608
        self._conn.execute("DELETE FROM commitments WHERE id = ?", [commitment_id])

    def save_results(self, commitment_id: int, results: Iterable[TargetResult]) -> None:
        """Add or change these results; others stay."""
        known = {
            (row["target_uid"], row["party"]): row["id"]
            for row in self._conn.execute("SELECT * FROM commitment_results WHERE commitment_id = ?", [commitment_id])
        }
        for one in results:
            values = {
                "commitment_id": commitment_id,
                "target_uid": one.target_uid,
                "party": one.party,
                "verdict": one.verdict.value,
                "actual": one.actual,
                "value": repr(one.value) if one.value is not None else None,  # images are JSON: no REAL
                "evidence": one.evidence,
                "noted_on": day_text(one.noted_on),
            }
            row_id = known.get((one.target_uid, one.party))
            if row_id is None:
                insert(self._conn, "commitment_results", values)
            else:
                update(self._conn, "commitment_results", row_id, values)

    # Scans of the signed paper

    def scans(self, commitment_id: int) -> tuple[CommitmentScan, ...]:
        """All scans of a commitment, the oldest first."""
        rows = self._conn.execute("SELECT * FROM commitment_scans WHERE commitment_id = ? ORDER BY id", [commitment_id])
        return tuple(CommitmentScan(**dict(row)) for row in rows)

    def add_scan(self, scan: CommitmentScan, content: bytes) -> int:
        """Store a scan; the same bytes are kept once."""
        keep_file(self._conn, scan.sha256, content)
        values = {name: value for name, value in to_plain(scan).items() if name != "id"}
        return insert(self._conn, "commitment_scans", values)

    def scan_content(self, scan_id: int) -> bytes:
        """The bytes of a scan; UserError ``scan.unknown``."""
        row = self._conn.execute("SELECT sha256 FROM commitment_scans WHERE id = ?", [scan_id]).fetchone()
        content = kept_file(self._conn, row["sha256"]) if row is not None else None
        if content is None:
            raise UserError("scan.unknown", "Không tìm thấy bản quét này. Tải lại trang rồi chọn lại.")
        return content

    def delete_scan(self, scan_id: int) -> None:
        """Take a scan away; its bytes stay for undo."""
        self._conn.execute("DELETE FROM commitment_scans WHERE id = ?", [scan_id])

    def _save_parties(self, commitment_id: int, parties: tuple[Party, ...]) -> None:
        known = self._conn.execute(
            "SELECT id FROM commitment_parties WHERE commitment_id = ? ORDER BY position", [commitment_id]
        ).fetchall()
        for position, party in enumerate(parties):
            values = {**to_plain(party), "is_office": int(party.is_office), "position": position}
            if position < len(known):
                update(self._conn, "commitment_parties", known[position]["id"], values)
            else:
                insert(self._conn, "commitment_parties", {**values, "commitment_id": commitment_id})
        for row in known[len(parties) :]:
            self._conn.execute("DELETE FROM commitment_parties WHERE id = ?", [row["id"]])

    def _commitment(self, row: sqlite3.Row) -> Commitment:
        parties = self._conn.execute(
            "SELECT * FROM commitment_parties WHERE commitment_id = ? ORDER BY position", [row["id"]]
        )
        results = self._conn.execute(
            "SELECT * FROM commitment_results WHERE commitment_id = ? ORDER BY id", [row["id"]]
        )
        return Commitment(
            id=row["id"],
            plan_id=row["plan_id"],
            working_year=row["working_year"],
            content=from_plain(CommitmentContent, json.loads(row["content"])),
            parties=tuple(
                Party(
                    one["name"],
                    one["unit_id"],
                    one["signer_title"],
                    one["signer_name"],
                    is_office=bool(one["is_office"]),
                )
                for one in parties
            ),
            signed_on=day_of(row["signed_on"]),
            group_id=row["group_id"],
            results=tuple(
                TargetResult(
                    one["target_uid"],
                    one["party"],
                    TargetVerdict(one["verdict"]),
                    one["actual"],
                    float(one["value"]) if one["value"] is not None else None,
                    one["evidence"],
                    day_of(one["noted_on"]),
                )
                for one in results
            ),
            row_version=row["row_version"],
        )
