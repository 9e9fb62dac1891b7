"""Plans in the office file: heads, blocks, facts, amendments, settings and frozen papers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.plain_data import from_plain, to_plain
from desktop_app.domain.plan.plan import (
    Amendment,
    Attachment,
    DocumentHead,
    FactChange,
    Plan,
    PlanContent,
    PlanKind,
    PlanStatus,
    PlanSummary,
    ReadingNote,
    Recipient,
    Signature,
    SourceFile,
)
from desktop_app.domain.plan.quota_settings import QuotaSettings
from desktop_app.domain.registration.registration import PlanUnit
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.plan_rows import block_rows, blocks_of, fact_rows, facts_of
from desktop_app.storage.quota_setting_rows import read_quota_settings, write_quota_settings
from desktop_app.storage.rows import day_of, day_text, insert, update, update_current

_STALE = ("plan.stale", "Kế hoạch đã được đổi ở nơi khác. Mở lại kế hoạch để xem bản mới rồi sửa tiếp.")
_BELONGING = (
    "plan_facts",
    "plan_blocks",
    "plan_sources",
    "plan_papers",
    "plan_quota_settings",
    "quota_settings",
    "plan_units",
    "plan_comments",
    "plan_origins",
    "findings_set_aside",
)
"""Tables whose rows go with a draft."""


class PlanRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def summaries(self, year: int | None = None) -> tuple[PlanSummary, ...]:
        """All plans, or those of a working year; newest year first, then newest plan."""
        where, values = ("WHERE working_year = ?", [year]) if year is not None else ("", [])
        rows = self._conn.execute(
            f"""SELECT plans.*, EXISTS (SELECT 1 FROM plan_amendments WHERE plan_id = plans.id) AS is_amended
                FROM plans {where} ORDER BY working_year IS NULL, working_year DESC, id DESC""",  # noqa: S608
            values,
        )
        return tuple(_summary(row) for row in rows)

    def plan(self, plan_id: int) -> Plan:
        """The whole plan; UserError when there is none of that id."""
        row = self._row(plan_id)
        source = self._conn.execute(
            "SELECT name, sha256, encoding FROM plan_sources WHERE plan_id = ?", [plan_id]
        ).fetchone()
        blocks = self._conn.execute("SELECT * FROM plan_blocks WHERE plan_id = ? ORDER BY position", [plan_id])
        facts = self._conn.execute("SELECT * FROM plan_facts WHERE plan_id = ? ORDER BY position", [plan_id])
        return Plan(
            id=row["id"],
            plan_status=PlanStatus(row["plan_status"]),
            content=PlanContent(
                head=from_plain(DocumentHead, json.loads(row["head"])),
                blocks=blocks_of(blocks.fetchall()),
                facts=facts_of(facts.fetchall()),
                recipients=_tuple_of(Recipient, row["recipients"]),
                filing=tuple(json.loads(row["filing"])),
                signature=from_plain(Signature, json.loads(row["signature"])),
                attachments=_tuple_of(Attachment, row["attachments"]),
                warnings=_tuple_of(ReadingNote, row["warnings"]),
                working_year=row["working_year"],
                plan_kind=PlanKind(row["plan_kind"]),
            ),
            is_registration_required=bool(row["is_registration_required"]),
            replaced_by_id=row["replaced_by_id"],
            source=SourceFile(source["name"], source["sha256"], source["encoding"]) if source else None,
            row_version=row["row_version"],
        )

    def add(self, content: PlanContent, now: str, source: SourceFile | None = None, raw: bytes = b"") -> int:
        """Store a new draft, with the bytes it was read from."""
        plan_id = insert(
            self._conn, "plans", {"plan_status": PlanStatus.DRAFT.value, **_head_values(content), "updated_at": now}
        )
        self._save_parts(plan_id, content)
        if source is not None:
            self._conn.execute(
                "INSERT INTO plan_sources (plan_id, name, encoding, sha256, content) VALUES (?, ?, ?, ?, ?)",
                [plan_id, source.name, source.encoding, source.sha256, raw],
            )
        return plan_id

    def save(self, plan_id: int, content: PlanContent, row_version: int, now: str) -> None:
        """Replace the content of a plan whose version is still ``row_version``; only changed rows are written."""
        values = {**_head_values(content), "updated_at": now}
        update_current(self._conn, "plans", plan_id, row_version, values, _STALE)
        self._save_parts(plan_id, content)

    def set_plan_status(
        self, plan_id: int, plan_status: PlanStatus, now: str, replaced_by_id: int | None = None
    ) -> None:
        """Move the plan to another status."""
        self._conn.execute(
            "UPDATE plans SET plan_status = ?, replaced_by_id = ?, updated_at = ?, row_version = row_version + 1 "
            "WHERE id = ?",
            [plan_status.value, replaced_by_id, now, plan_id],
        )

    def set_registration_required(self, plan_id: int, is_required: bool) -> None:
        """Store whether an award under this plan needs a registration."""
        self._conn.execute("UPDATE plans SET is_registration_required = ? WHERE id = ?", [int(is_required), plan_id])

    def confirm(self, plan_id: int, uids: Iterable[str]) -> None:
        """Mark facts as confirmed by the clerk."""
        for uid in uids:
            self._conn.execute("UPDATE plan_facts SET is_confirmed = 1 WHERE plan_id = ? AND uid = ?", [plan_id, uid])

    def delete(self, plan_id: int) -> None:
        """Remove a draft with all that belongs to it; plans carried forward from it stay."""
        for table in _BELONGING:
            self._conn.execute(f"DELETE FROM {table} WHERE plan_id = ?", [plan_id])  # noqa: S608 - names above
        self._conn.execute("UPDATE plan_origins SET origin_plan_id = NULL WHERE origin_plan_id = ?", [plan_id])
        self._conn.execute("DELETE FROM plans WHERE id = ?", [plan_id])

    def keep_paper(self, plan_id: int, state: str, file_kind: str, content: bytes, sha256: str, now: str) -> None:
        """Store the exact bytes of a paper; ``state`` is "submitted" or "issued", ``file_kind`` "docx" or "pdf"."""
        self._conn.execute(
            "INSERT INTO plan_papers (plan_id, paper_state, file_kind, sha256, content, made_at) VALUES (?,?,?,?,?,?)",
            [plan_id, state, file_kind, sha256, content, now],
        )

    def drop_papers(self, plan_id: int, state: str) -> None:
        """Forget the papers of a state (a submitted plan taken back)."""
        self._conn.execute("DELETE FROM plan_papers WHERE plan_id = ? AND paper_state = ?", [plan_id, state])

    def paper(self, plan_id: int, state: str, file_kind: str) -> bytes | None:
        """The stored bytes, or None."""
        row = self._conn.execute(
            "SELECT content FROM plan_papers WHERE plan_id = ? AND paper_state = ? AND file_kind = ?",
            [plan_id, state, file_kind],
        ).fetchone()
        return bytes(row["content"]) if row else None

    def papers(self, plan_id: int) -> list[tuple[str, str, str, str]]:
        """(state, file kind, sha256, made at) of every stored paper."""
        rows = self._conn.execute(
            "SELECT paper_state, file_kind, sha256, made_at FROM plan_papers WHERE plan_id = ? ORDER BY id", [plan_id]
        )
        return [tuple(row) for row in rows]

    def add_amendment(self, plan_id: int, document_type: str, number: str, dated_on: date) -> int:
        """Store the head of an amending document."""
        values = {"plan_id": plan_id, "document_type": document_type, "number": number, "dated_on": day_text(dated_on)}
        return insert(self._conn, "plan_amendments", values)

    def add_fact_changes(self, amendment_id: int, changes: Iterable[FactChange]) -> None:
        """Store what an amending document changes."""
        self._conn.executemany(
            "INSERT INTO plan_fact_changes (amendment_id, fact_uid, field, value) VALUES (?, ?, ?, ?)",
            [(amendment_id, change.fact_uid, change.field, change.value) for change in changes],
        )

    def amendments(self, plan_id: int) -> tuple[Amendment, ...]:
        """Amending documents by date."""
        heads = self._conn.execute(
            "SELECT * FROM plan_amendments WHERE plan_id = ? ORDER BY dated_on, id", [plan_id]
        ).fetchall()
        return tuple(
            Amendment(
                id=row["id"],
                plan_id=plan_id,
                document_type=row["document_type"],
                number=row["number"],
                dated_on=date.fromisoformat(row["dated_on"]),
                changes=tuple(
                    FactChange(change["fact_uid"], change["field"], change["value"])
                    for change in self._conn.execute(
                        "SELECT * FROM plan_fact_changes WHERE amendment_id = ? ORDER BY id", [row["id"]]
                    )
                ),
            )
            for row in heads
        )

    def quota_settings(self, plan_id: int) -> dict[str, QuotaSettings]:
        """What the clerk said of each quota, by fact uid."""
        return read_quota_settings(self._conn, plan_id)

    def save_quota_settings(self, plan_id: int, fact_uid: str, settings: QuotaSettings) -> None:
        """Store what the clerk says of one quota; what is not said anew stays."""
        write_quota_settings(self._conn, plan_id, fact_uid, settings)

    def plan_units(self, plan_id: int) -> tuple[PlanUnit, ...]:
        """Units that owe a registration, in the order of the units."""
        rows = self._conn.execute(
            """SELECT plan_units.* FROM plan_units JOIN units ON units.id = plan_units.unit_id
               WHERE plan_id = ? ORDER BY units.position, units.id""",
            [plan_id],
        )
        return tuple(
            PlanUnit(
                plan_id,
                row["unit_id"],
                day_of(row["joined_on"]),
                row["join_reason"],
                day_of(row["left_on"]),
                row["leave_reason"],
            )
            for row in rows
        )

    def owing_unit_ids(self, on: date) -> list[int]:
        """Units in being on that day that can owe a registration; blocs and clusters are groups of units, not units."""
        rows = self._conn.execute(
            """SELECT id FROM units WHERE unit_kind NOT IN ('cluster', 'bloc')
               AND (from_on IS NULL OR from_on <= :on) AND (to_on IS NULL OR to_on >= :on) ORDER BY position, id""",
            {"on": on.isoformat()},
        )
        return [row["id"] for row in rows]

    def issued_with_number(self, number: str, symbol: str, year: int) -> int | None:
        """The issued plan of that number and symbol in that year, if any (a series restarts every year: NĐ 30, Điều 15)."""
        for summary in self.summaries():
            same = summary.number == number and summary.symbol == symbol
            if same and summary.issued_on is not None and summary.issued_on.year == year:
                return summary.id
        return None

    def add_plan_units(self, plan_id: int, unit_ids: Iterable[int]) -> None:
        """Fix which units owe a registration."""
        self._conn.executemany(
            "INSERT INTO plan_units (plan_id, unit_id) VALUES (?, ?)", [(plan_id, unit_id) for unit_id in unit_ids]
        )

    def save_plan_unit(self, plan_unit: PlanUnit) -> None:
        """Add or change one owing unit."""
        values = to_plain(plan_unit)
        self._conn.execute(
            """INSERT INTO plan_units (plan_id, unit_id, joined_on, join_reason, left_on, leave_reason)
               VALUES (:plan_id, :unit_id, :joined_on, :join_reason, :left_on, :leave_reason)
               ON CONFLICT (plan_id, unit_id) DO UPDATE SET joined_on = excluded.joined_on,
               join_reason = excluded.join_reason, left_on = excluded.left_on, leave_reason = excluded.leave_reason""",
            values,
        )

    def _row(self, plan_id: int) -> sqlite3.Row:
        row: sqlite3.Row | None = self._conn.execute("SELECT * FROM plans WHERE id = ?", [plan_id]).fetchone()
        if row is None:
            raise UserError(
                "plan.unknown", f"Không có kế hoạch số thứ tự {plan_id} trong sổ. Xem lại danh sách kế hoạch."
            )
        return row

    def _save_parts(self, plan_id: int, content: PlanContent) -> None:
        self._save_rows("plan_blocks", plan_id, block_rows(plan_id, content.blocks))
        self._save_rows("plan_facts", plan_id, fact_rows(plan_id, content.facts))

    def _save_rows(self, table: str, plan_id: int, wanted: list[dict[str, Any]]) -> None:
        """Insert, update and delete by uid, so that the change log holds only what changed."""
        known = {
            row["uid"]: dict(row)
            for row in self._conn.execute(f"SELECT * FROM {table} WHERE plan_id = ?", [plan_id])  # noqa: S608
        }
        kept = {row["uid"] for row in wanted}
        for uid in known.keys() - kept:
            self._conn.execute(f"DELETE FROM {table} WHERE id = ?", [known[uid]["id"]])  # noqa: S608
        for row in wanted:
            old = known.get(row["uid"])
            if old is None:
                insert(self._conn, table, row)
            elif any(old[name] != value for name, value in row.items()):
                update(self._conn, table, old["id"], row)


def _head_values(content: PlanContent) -> dict[str, Any]:
    return {
        "plan_kind": content.plan_kind.value,
        "working_year": content.working_year,
        "head": _json(content.head),
        "recipients": _json(content.recipients),
        "filing": _json(content.filing),
        "signature": _json(content.signature),
        "attachments": _json(content.attachments),
        "warnings": _json(content.warnings),
    }


def _json(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False)


def _tuple_of(wanted: type[Any], text: str) -> tuple[Any, ...]:
    return tuple(from_plain(wanted, item) for item in json.loads(text))


def _summary(row: sqlite3.Row) -> PlanSummary:
    head = from_plain(DocumentHead, json.loads(row["head"]))
    plan_status = PlanStatus(row["plan_status"])
    is_frozen = plan_status in (PlanStatus.ISSUED, PlanStatus.REPLACED)
    return PlanSummary(
        id=row["id"],
        plan_status=plan_status,
        is_amended=bool(row["is_amended"]),
        plan_kind=PlanKind(row["plan_kind"]),
        working_year=row["working_year"],
        number=head.number,
        symbol=head.symbol,
        subject=head.subject,
        issued_on=head.dated_on if is_frozen else None,
        updated_at=row["updated_at"],
    )
