"""Awards of earlier years in the office file: results with the particulars that only a history has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.merit import MeritKind, MeritPeriod
from desktop_app.domain.award.past_award import AwardLine, KnownAward, ListSource, PastAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.plain_data import to_plain
from desktop_app.storage.award_repository import AwardRepository, award_of_row
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text

_AWARD_COLUMNS = (
    "id, achievement_year, plan_id, wave_uid, subject_kind, person_id, collective_name, unit_id, award_code, outcome, "
    "refusal_reason, decision_number, decision_on, authority, registration_line_id"
)
_AWARD_MARKS = ", ".join(f":{name}" for name in _AWARD_COLUMNS.split(", "))
_HISTORY_COLUMNS = (
    "award_id, merit_kind, period_from, period_to, award_text, note, source_name, source_place, source_row"
)
_HISTORY_MARKS = ", ".join(f":{name}" for name in _HISTORY_COLUMNS.split(", "))


class AwardHistoryRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn
        self._awards = AwardRepository(office)

    def add_all(self, past: Iterable[PastAward]) -> int:
        """Add many at once, each as a new result with its particulars; returns how many."""
        first = int(self._conn.execute("SELECT coalesce(max(id), 0) + 1 FROM awards").fetchone()[0])
        numbered = list(enumerate(past, start=first))
        self._conn.executemany(
            f"INSERT INTO awards ({_AWARD_COLUMNS}) VALUES ({_AWARD_MARKS})",  # noqa: S608 - our own words
            [_award_values(award_id, one) for award_id, one in numbered],
        )
        self._conn.executemany(
            f"INSERT INTO award_histories ({_HISTORY_COLUMNS}) VALUES ({_HISTORY_MARKS})",  # noqa: S608 - our own words
            [_history_values(award_id, one) for award_id, one in numbered],
        )
        return len(numbered)

    def save(self, past: PastAward) -> int:
        """Add (id 0) or change a result with its particulars; returns its id. UserError when it was changed since it was read."""
        if past.award.id == 0:
            self.add_all([past])
            return int(self._conn.execute("SELECT max(id) FROM awards").fetchone()[0])
        self._awards.save_all([past.award])
        values = _history_values(past.award.id, past)
        sets = ", ".join(f"{name} = excluded.{name}" for name in values if name != "award_id")
        self._conn.execute(
            f"INSERT INTO award_histories ({_HISTORY_COLUMNS}) VALUES ({_HISTORY_MARKS}) "  # noqa: S608 - our own words
            f"ON CONFLICT (award_id) DO UPDATE SET {sets}",
            values,
        )
        return past.award.id

    def delete(self, award_ids: Iterable[int]) -> None:
        """Remove results with their particulars."""
        self._awards.delete(award_ids)

    def past(self, award_id: int) -> PastAward:
        """One award; UserError ``award.gone``."""
        found = self._read("awards.id = ?", [award_id])
        if not found:
            raise UserError("award.gone", "Khen thưởng này không còn trong sổ. Mở lại danh sách rồi chọn dòng khác.")
        return found[0]

    def lines(self, year: int) -> tuple[AwardLine, ...]:
        """All awards of an achievement year as rows of a list, by decision."""
        return self._lines("achievement_year = ?", [year])

    def lines_of(self, award_ids: Sequence[int]) -> tuple[AwardLine, ...]:
        """These awards as rows of a list, the newest year first."""
        return self._lines(f"awards.id IN ({', '.join('?' for _ in award_ids)})", award_ids)

    def _lines(self, where: str, values: Sequence[int]) -> tuple[AwardLine, ...]:
        cursor = self._conn.cursor()
        cursor.row_factory = None  # plain tuples: a year of a large office is read while the window waits
        rows = cursor.execute(
            f"""SELECT awards.id, coalesce(person_id, 0), coalesce(people.full_name, collective_name), awards.unit_id,
                       award_code, achievement_year, decision_number, coalesce(decision_on, ''), authority,
                       coalesce(merit_kind, CASE WHEN plan_kind = 'thematic' THEN 'movement'
                                                 WHEN award_histories.id IS NULL THEN 'regular' ELSE '' END),
                       coalesce(period_from, ''), coalesce(period_to, ''), source_name
                FROM awards LEFT JOIN award_histories ON award_id = awards.id LEFT JOIN plans ON plans.id = plan_id
                LEFT JOIN people ON people.id = person_id
                WHERE {where} AND outcome = '{Outcome.APPROVED.value}'
                ORDER BY achievement_year DESC, decision_on IS NULL, decision_on, awards.id""",  # noqa: S608 - our own words
            values,
        )
        return tuple(map(AwardLine._make, rows))

    def years(self) -> tuple[int, ...]:
        """The achievement years that have awards, newest first."""
        rows = self._conn.execute(
            "SELECT DISTINCT achievement_year FROM awards WHERE outcome = ? ORDER BY achievement_year DESC",
            [Outcome.APPROVED.value],
        )
        return tuple(row[0] for row in rows)

    def known(self) -> tuple[KnownAward, ...]:
        """Every stored result, whatever its outcome, as far as a list can name it again."""
        connection = self._conn.cursor()
        connection.row_factory = None
        rows = connection.execute(f"SELECT {', '.join(KnownAward._fields)} FROM awards")  # noqa: S608 - our own names
        return tuple(map(KnownAward._make, rows))

    def of_person(self, person_id: int) -> tuple[PastAward, ...]:
        """All that a person was awarded, oldest first."""
        return self._read("awards.person_id = ?", [person_id])

    def of_unit(self, unit_id: int) -> tuple[PastAward, ...]:
        """All that collectives of a unit were awarded, oldest first."""
        return self._read("awards.unit_id = ? AND awards.subject_kind = 'collective'", [unit_id])

    def of_years(self, first: int, last: int) -> tuple[PastAward, ...]:
        """All awards of these achievement years, both inclusive."""
        return self._read("awards.achievement_year BETWEEN ? AND ?", [first, last])

    def _read(self, where: str, values: Sequence[Any]) -> tuple[PastAward, ...]:
        rows = self._conn.execute(
            f"""SELECT awards.*, {_HISTORY_COLUMNS} FROM awards LEFT JOIN award_histories ON award_id = awards.id
                WHERE {where} AND outcome = '{Outcome.APPROVED.value}'
                ORDER BY achievement_year, decision_on IS NULL, decision_on, awards.id""",  # noqa: S608 - our own words
            values,
        )
        return tuple(_past_award(row) for row in rows)


def _past_award(row: sqlite3.Row) -> PastAward:
    award = award_of_row(row)
    if row["source_name"] is None:
        return PastAward(award)
    first, last = day_of(row["period_from"]), day_of(row["period_to"])
    name = row["source_name"]
    return PastAward(
        award,
        merit_kind=MeritKind(row["merit_kind"]) if row["merit_kind"] else None,
        period=MeritPeriod(first, last) if first and last else None,
        award_text=row["award_text"],
        note=row["note"],
        source=ListSource(name, row["source_place"], row["source_row"]) if name else None,
        is_noted=True,
    )


def _award_values(award_id: int, one: PastAward) -> dict[str, Any]:
    return {**to_plain(one.award), "id": award_id}


def _history_values(award_id: int, one: PastAward) -> dict[str, Any]:
    source, period = one.source or ListSource(""), one.period
    return {
        "award_id": award_id,
        "merit_kind": one.merit_kind.value if one.merit_kind else None,
        "period_from": day_text(period.from_on) if period else None,
        "period_to": day_text(period.to_on) if period else None,
        "award_text": one.award_text,
        "note": one.note,
        "source_name": source.name,
        "source_place": source.place,
        "source_row": source.row,
    }
