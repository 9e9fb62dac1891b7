"""Reasons for awards past a quota, with whom they are for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from desktop_app.domain.award.quota_exception import ExceptedSubject, QuotaException
from desktop_app.storage.rows import day_of, insert


class QuotaExceptionRows:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    def of_years(self, years: Iterable[int]) -> tuple[QuotaException, ...]:
        """All of these achievement years, in the order given."""
        wanted = sorted(set(years))
        marks = ", ".join("?" for _ in wanted)
        subjects: dict[int, list[ExceptedSubject]] = {}
        for row in self._conn.execute(
            f"""SELECT * FROM quota_exception_subjects WHERE exception_id IN
                (SELECT id FROM quota_exceptions WHERE achievement_year IN ({marks})) ORDER BY id""",  # noqa: S608
            wanted,
        ):
            one = ExceptedSubject(row["person_id"], row["unit_id"], row["collective_name"])
            subjects.setdefault(row["exception_id"], []).append(one)
        rows = self._conn.execute(
            f"SELECT * FROM quota_exceptions WHERE achievement_year IN ({marks}) ORDER BY id",  # noqa: S608
            wanted,
        )
        return tuple(_exception(row, tuple(subjects.get(row["id"], ()))) for row in rows)

    def add(self, exceptions: Iterable[QuotaException]) -> None:
        """Keep them."""
        for one in exceptions:
            exception_id = insert(
                self._conn,
                "quota_exceptions",
                {
                    "achievement_year": one.achievement_year,
                    "plan_id": one.plan_id,
                    "fact_uid": one.fact_uid,
                    "award_code": one.award_code,
                    "unit_id": one.unit_id,
                    "unit_name": one.unit_name,
                    "place_limit": one.limit,
                    "places_used": one.used,
                    "reason": one.reason,
                    "decision_number": one.decision_number,
                    "recorded_on": one.recorded_on.isoformat(),
                },
            )
            for subject in one.subjects:
                values = {
                    "exception_id": exception_id,
                    "person_id": subject.person_id,
                    "unit_id": subject.unit_id,
                    "collective_name": subject.collective_name,
                }
                insert(self._conn, "quota_exception_subjects", values)


def _exception(row: sqlite3.Row, subjects: tuple[ExceptedSubject, ...]) -> QuotaException:
    recorded_on = day_of(row["recorded_on"])
    if recorded_on is None:
        raise ValueError("the column is NOT NULL")
    return QuotaException(
        row["id"],
        row["achievement_year"],
        row["plan_id"],
        row["fact_uid"],
        row["award_code"],
        row["unit_id"],
        row["unit_name"],
        row["place_limit"],
        row["places_used"],
        row["reason"],
        row["decision_number"],
        recorded_on,
        subjects,
    )
