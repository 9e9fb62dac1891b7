"""Findings the clerk has set aside, and what the checker asks of other plans."""

from __future__ import annotations

import json
from datetime import date

from desktop_app.domain.plan.checks.finding import SetAside
from desktop_app.domain.plan.checks.plan_view import CitedElsewhere
from desktop_app.domain.plan.plan import PlanSummary
from desktop_app.storage.database import OfficeDatabase


class FindingRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def set_aside(self, plan_id: int) -> tuple[SetAside, ...]:
        """What was set aside for a plan, oldest first."""
        rows = self._conn.execute("SELECT * FROM findings_set_aside WHERE plan_id = ? ORDER BY id", [plan_id])
        return tuple(SetAside(row["code"], row["finding_key"], row["reason"]) for row in rows)

    def add(self, plan_id: int, one: SetAside, now: str) -> None:
        """Set one finding aside; a second time only changes the reason."""
        self._conn.execute(
            """INSERT INTO findings_set_aside (plan_id, code, finding_key, reason, set_aside_at) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (plan_id, code, finding_key) DO UPDATE SET reason = excluded.reason,
               set_aside_at = excluded.set_aside_at""",
            [plan_id, one.code, one.finding_key, one.reason, now],
        )

    def remove(self, plan_id: int, code: str, finding_key: str) -> None:
        """Look at a finding again."""
        self._conn.execute(
            "DELETE FROM findings_set_aside WHERE plan_id = ? AND code = ? AND finding_key = ?",
            [plan_id, code, finding_key],
        )

    def cited_elsewhere(self, plan_id: int | None, plans: tuple[PlanSummary, ...]) -> tuple[CitedElsewhere, ...]:
        """The dated citations of all other plans, each text and day once, newest plan first."""
        labels = {one.id: one.label for one in plans if one.id != plan_id}
        rows = self._conn.execute(
            "SELECT plan_id, payload FROM plan_facts WHERE fact_kind = 'citation' ORDER BY plan_id DESC, position"
        )
        found: dict[tuple[str, date], CitedElsewhere] = {}
        for row in rows:
            if row["plan_id"] not in labels:
                continue
            payload = json.loads(row["payload"])
            if payload.get("dated_on") and payload.get("target_key"):
                key, day = payload["target_key"].split("@")[0], date.fromisoformat(payload["dated_on"])
                found.setdefault((key, day), CitedElsewhere(key, day, labels[row["plan_id"]]))
        return tuple(found.values())
