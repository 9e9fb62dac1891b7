"""Commitments in the office file: what they say, who signs, what came of each target, the scan of the signed paper."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache

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
        return self._read("working_year = ?", year)

    def commitment(self, commitment_id: int) -> Commitment:
        """One commitment; UserError ``commitment.unknown``."""
        found = self._read("commitments.id = ?", commitment_id)
        if not found:
            text = f"Không có bản giao ước số {commitment_id} trong sổ. Xem lại danh sách giao ước."
            raise UserError("commitment.unknown", text)
        return found[0]

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

    def _read(self, where: str, value: int) -> tuple[Commitment, ...]:
        """Three queries, however many there are: an office of 200 units has 200."""
        # ``where`` is our own words, never typed by anyone
        of_those = f"commitment_id IN (SELECT id FROM commitments WHERE {where})"  # noqa: S608
        parties: dict[int, list[Party]] = {}
        for row in self._conn.execute(
            f"SELECT * FROM commitment_parties WHERE {of_those} ORDER BY commitment_id, position",  # noqa: S608
            [value],
        ):
            parties.setdefault(row["commitment_id"], []).append(_party(row))
        results: dict[int, list[TargetResult]] = {}
        for row in self._conn.execute(
            f"SELECT * FROM commitment_results WHERE {of_those} ORDER BY commitment_id, id",  # noqa: S608
            [value],
        ):
            results.setdefault(row["commitment_id"], []).append(_result(row))
        rows = self._conn.execute(f"SELECT * FROM commitments WHERE {where} ORDER BY id", [value])  # noqa: S608
        return tuple(
            Commitment(
                id=row["id"],
                plan_id=row["plan_id"],
                working_year=row["working_year"],
                content=_content(row["content"]),
                parties=tuple(parties.get(row["id"], ())),
                signed_on=day_of(row["signed_on"]),
                group_id=row["group_id"],
                results=tuple(results.get(row["id"], ())),
                row_version=row["row_version"],
            )
            for row in rows
        )


@lru_cache(maxsize=512)
def _content(text: str) -> CommitmentContent:
    """Drafts of one plan often say the same; what is read again after each edit has mostly not changed."""
    return from_plain(CommitmentContent, json.loads(text))


def _party(row: sqlite3.Row) -> Party:
    return Party(row["name"], row["unit_id"], row["signer_title"], row["signer_name"], is_office=bool(row["is_office"]))


def _result(row: sqlite3.Row) -> TargetResult:
    return TargetResult(
        row["target_uid"],
        row["party"],
        TargetVerdict(row["verdict"]),
        row["actual"],
        float(row["value"]) if row["value"] is not None else None,
        row["evidence"],
        day_of(row["noted_on"]),
    )
