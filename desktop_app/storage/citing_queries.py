"""The texts of plans that may cite something, read at once for all plans."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.plain_data import from_plain
from desktop_app.domain.plan.blocks import TitleStyle
from desktop_app.domain.plan.plan import DocumentHead
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.plan_repository import PlanRepository


@dataclass(frozen=True)
class CitingText:
    """One text of a plan: a block's title and words as one line, or (no block) the plan's subject.

    ``plan_on``: the plan's day, else the end of its working year.
    """

    plan_id: int
    plan_label: str
    plan_on: date | None
    block_uid: str | None
    text: str


class CitingQueries:
    """Reads only."""

    def __init__(self, office: OfficeDatabase, plans: PlanRepository) -> None:
        self._conn = office.db.conn
        self._plans = plans

    def texts(self, plan_ids: Iterable[int] | None = None) -> list[CitingText]:
        """Texts with a figure, or the name of a law, in the order of the plans and of their blocks; of these plans, or all."""
        wanted = None if plan_ids is None else set(plan_ids)
        rows = self._conn.execute(
            """SELECT plan_id, uid, title, title_style, text FROM plan_blocks
               WHERE title || text GLOB '*[0-9]*' OR title || text LIKE '%lu_t %' OR text LIKE '%pháp l_nh %'
               ORDER BY plan_id, position"""
        )
        by_plan: dict[int, list[tuple[str | None, str]]] = {}
        for row in rows:
            title = f"{row['title']}: " if row["title_style"] == TitleStyle.RUN_IN.value else row["title"]
            by_plan.setdefault(row["plan_id"], []).append((row["uid"], f"{title}{row['text']}"))
        found: list[CitingText] = []
        days = self._days()
        for plan in self._plans.summaries():
            if wanted is None or plan.id in wanted:
                day = days[plan.id] or (date(plan.working_year, 12, 31) if plan.working_year else None)
                texts = [(None, plan.subject), *by_plan.get(plan.id, [])]
                found += [CitingText(plan.id, plan.label, day, uid, text) for uid, text in texts]
        return found

    def _days(self) -> dict[int, date | None]:
        """The day written on each plan, also of one not issued here."""
        heads = self._conn.execute("SELECT id, head FROM plans")
        return {row["id"]: from_plain(DocumentHead, json.loads(row["head"])).dated_on for row in heads}
