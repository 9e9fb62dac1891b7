"""Results (awards) in the office file."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.plain_data import to_plain
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.quota_exception_rows import QuotaExceptionRows
from desktop_app.storage.rows import day_of, insert, update_current

_STALE = ("award.stale", "Kết quả này đã được đổi ở nơi khác. Mở lại để xem bản mới rồi làm tiếp.")


class AwardRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn
        self.quota_exceptions = QuotaExceptionRows(self._conn)

    def awards(self, year: int | None = None, plan_id: int | None = None) -> tuple[Award, ...]:
        """All results, of an achievement year, of a plan, or of both."""
        wanted = {"achievement_year": year, "plan_id": plan_id}
        chosen = {name: value for name, value in wanted.items() if value is not None}
        where = " AND ".join(f"{name} = :{name}" for name in chosen) or "1"
        return self._read(where, chosen)

    def regular(self, year: int, annual_plan_ids: Collection[int]) -> tuple[Award, ...]:
        """The year's regular awards: under no plan, or under one of its annual plans.

        Not those that the history knows to be given for something else (đột xuất, chuyên đề, cống hiến …): they belong to the
        year, but neither use up a quota of it nor stand beside what was registered.
        """
        marks = ", ".join("?" for _ in annual_plan_ids)
        return self._read(
            f"achievement_year = ? AND (plan_id IS NULL OR plan_id IN ({marks})) AND NOT EXISTS "  # noqa: S608 - marks only
            "(SELECT 1 FROM award_histories WHERE award_id = awards.id AND merit_kind <> 'regular')",
            [year, *annual_plan_ids],
        )

    def irregular_ids(self, years: Collection[int]) -> frozenset[int]:
        """Results of these years that are none of their regular awards, as the history has them."""
        marks = ", ".join("?" for _ in years)
        rows = self._conn.execute(
            f"SELECT award_id FROM award_histories JOIN awards ON awards.id = award_id "  # noqa: S608 - marks only
            f"WHERE achievement_year IN ({marks}) AND merit_kind <> 'regular'",
            list(years),
        )
        return frozenset(row["award_id"] for row in rows)

    def periods(self, years: Collection[int]) -> dict[int, tuple[int, int]]:
        """First and last year of the achievement by id of the result, where the history has a period; of these years."""
        marks = ", ".join("?" for _ in years)
        rows = self._conn.execute(
            "SELECT award_id, period_from, period_to FROM award_histories JOIN awards ON awards.id = award_id "  # noqa: S608
            f"WHERE achievement_year IN ({marks}) AND period_from IS NOT NULL AND period_to IS NOT NULL",
            list(years),
        )
        return {row["award_id"]: (int(row["period_from"][:4]), int(row["period_to"][:4])) for row in rows}

    def by_ids(self, award_ids: Iterable[int]) -> tuple[Award, ...]:
        """Those results that are still there."""
        found = (self._read("id = ?", [award_id]) for award_id in dict.fromkeys(award_ids))
        return tuple(award for awards in found for award in awards)

    def save_all(self, awards: Iterable[Award]) -> None:
        """Add (id 0) and change results; UserError when one was changed by another since it was read."""
        for award in awards:
            values = to_plain(award)
            award_id, version = values.pop("id"), values.pop("row_version")
            if award_id == 0:
                insert(self._conn, "awards", values)
            elif self.by_ids([award_id]) != (award,):
                update_current(self._conn, "awards", award_id, version, values, _STALE)

    def delete(self, award_ids: Iterable[int]) -> None:
        """Remove results entered by mistake."""
        ids = [(award_id,) for award_id in award_ids]
        self._conn.executemany("DELETE FROM award_histories WHERE award_id = ?", ids)
        self._conn.executemany("DELETE FROM awards WHERE id = ?", ids)

    def _read(self, where: str, values: dict[str, Any] | list[Any]) -> tuple[Award, ...]:
        rows = self._conn.execute(
            f"SELECT * FROM awards WHERE {where} ORDER BY achievement_year, unit_id, award_code, id",  # noqa: S608
            values,
        )
        return tuple(award_of_row(row) for row in rows)


def award_of_row(row: sqlite3.Row) -> Award:
    """The result of a row of ``awards``."""
    return Award(
        id=row["id"],
        achievement_year=row["achievement_year"],
        subject_kind=SubjectKind(row["subject_kind"]),
        unit_id=row["unit_id"],
        award_code=row["award_code"],
        outcome=Outcome(row["outcome"]),
        person_id=row["person_id"],
        collective_name=row["collective_name"],
        plan_id=row["plan_id"],
        wave_uid=row["wave_uid"],
        refusal_reason=row["refusal_reason"],
        decision_number=row["decision_number"],
        decision_on=day_of(row["decision_on"]),
        authority=row["authority"],
        registration_line_id=row["registration_line_id"],
        row_version=row["row_version"],
    )
