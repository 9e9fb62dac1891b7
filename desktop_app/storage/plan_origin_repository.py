"""Which plan a draft was carried forward from, with the decisions made then."""

from __future__ import annotations

import json

from desktop_app.domain.plain_data import from_plain, to_plain
from desktop_app.domain.plan.carry_forward.decisions import DecisionRecord, PlanOrigin
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import insert


class PlanOriginRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def origin(self, plan_id: int) -> PlanOrigin | None:
        """Where a plan comes from; None for one that was imported or begun anew."""
        row = self._conn.execute("SELECT * FROM plan_origins WHERE plan_id = ?", [plan_id]).fetchone()
        if row is None:
            return None
        records = tuple(from_plain(DecisionRecord, item) for item in json.loads(row["records"]))
        return PlanOrigin(
            plan_id, row["origin_plan_id"], row["origin_year"], row["target_year"], row["made_at"], records
        )

    def add(self, origin: PlanOrigin) -> None:
        """Store where a new draft comes from."""
        values = {
            "plan_id": origin.plan_id,
            "origin_plan_id": origin.origin_plan_id,
            "origin_year": origin.origin_year,
            "target_year": origin.target_year,
            "made_at": origin.made_at,
            "records": json.dumps(to_plain(origin.records), ensure_ascii=False),
        }
        insert(self._conn, "plan_origins", values)

    def line_of(self, plan_id: int) -> tuple[int, ...]:
        """The plan and those it goes back to, nearest first; their blocks share uids."""
        line = [plan_id]
        while True:
            row = self._conn.execute("SELECT origin_plan_id FROM plan_origins WHERE plan_id = ?", [line[-1]]).fetchone()
            if row is None or row["origin_plan_id"] is None or row["origin_plan_id"] in line:
                return tuple(line)
            line.append(row["origin_plan_id"])
