"""Registrations of units and their lines in the office file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.plain_data import to_plain
from desktop_app.domain.registration.board import COUNTED_STATES
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.registered_counts import RegisteredSubject, RegisteredWords
from desktop_app.domain.registration.registration import (
    Registration,
    RegistrationLine,
    RegistrationState,
    SubjectKind,
)
from desktop_app.domain.registration.report_owners import ReportOwner
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.due_repository import DueRepository
from desktop_app.storage.rows import day_of, insert, update, update_current

_STALE = ("registration.stale", "Đăng ký này đã được đổi ở nơi khác. Mở lại để xem bản mới rồi làm tiếp.")


class RegistrationRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn
        self.dues = DueRepository(office)
        """What the clerk said of dues, and lines handed back."""

    def registrations(self, plan_id: int, due_key: str) -> dict[int, Registration]:
        """The stored registrations to one due of a plan, by unit."""
        rows = self._conn.execute(
            "SELECT * FROM registrations WHERE plan_id = ? AND deadline_kind = ?", [plan_id, due_key]
        )
        return {row["unit_id"]: _registration(row) for row in rows}

    def registrations_of_plan(self, plan_id: int) -> dict[str, dict[int, Registration]]:
        """All stored registrations of a plan, by due and unit."""
        found: dict[str, dict[int, Registration]] = {}
        for row in self._conn.execute("SELECT * FROM registrations WHERE plan_id = ?", [plan_id]):
            found.setdefault(row["deadline_kind"], {})[row["unit_id"]] = _registration(row)
        return found

    def registration(self, plan_id: int, unit_id: int, due_key: str) -> Registration:
        """One unit's registration; with id 0 (Chưa gửi) while nothing is stored."""
        row = self._conn.execute(
            "SELECT * FROM registrations WHERE plan_id = ? AND unit_id = ? AND deadline_kind = ?",
            [plan_id, unit_id, due_key],
        ).fetchone()
        return _registration(row) if row else Registration(0, plan_id, unit_id, due_key)

    def save(self, registration: Registration) -> Registration:
        """Add (id 0) or change a registration whose version is still the one read; returns it as stored."""
        values = to_plain(registration)
        values["registration_state"] = values.pop("state")
        values["deadline_kind"] = values.pop("due_key")
        registration_id, version = values.pop("id"), values.pop("row_version")
        if registration_id == 0:
            insert(self._conn, "registrations", values)
        else:
            update_current(self._conn, "registrations", registration_id, version, values, _STALE)
        return self.registration(registration.plan_id, registration.unit_id, registration.due_key)

    def lines(self, registration_id: int) -> tuple[RegistrationLine, ...]:
        """The lines of one registration, in the order of the paper."""
        rows = self._conn.execute(
            "SELECT * FROM registration_lines WHERE registration_id = ? ORDER BY position, id", [registration_id]
        )
        return tuple(_line(row) for row in rows)

    def lines_of_plan(self, plan_id: int, due_key: str = REGISTRATION_KEY) -> dict[int, tuple[RegistrationLine, ...]]:
        """All lines to one due of a plan, by registration."""
        rows = self._conn.execute(
            """SELECT registration_lines.* FROM registration_lines
               JOIN registrations ON registrations.id = registration_id
               WHERE plan_id = ? AND deadline_kind = ? ORDER BY registration_id, position, registration_lines.id""",
            [plan_id, due_key],
        )
        found: dict[int, list[RegistrationLine]] = {}
        for row in rows:
            found.setdefault(row["registration_id"], []).append(_line(row))
        return {registration_id: tuple(lines) for registration_id, lines in found.items()}

    def line_counts(self, plan_id: int, due_key: str) -> dict[int, int]:
        """How many lines stand (not withdrawn), by registration."""
        rows = self._conn.execute(
            """SELECT registration_id, count(*) AS line_count FROM registration_lines
               JOIN registrations ON registrations.id = registration_id
               WHERE plan_id = ? AND deadline_kind = ? AND withdrawn_on IS NULL GROUP BY registration_id""",
            [plan_id, due_key],
        )
        return {row["registration_id"]: row["line_count"] for row in rows}

    def received_lines(self, plan_id: int) -> dict[int, tuple[RegistrationLine, ...]]:
        """Lines that count as registered under a plan, by unit: of received registrations (a unit may have none), standing."""
        registrations = self._conn.execute(
            f"""SELECT id, unit_id FROM registrations WHERE plan_id = ? AND deadline_kind = ?
                AND registration_state IN ({", ".join("?" for _ in COUNTED_STATES)}) ORDER BY id""",  # noqa: S608
            [plan_id, REGISTRATION_KEY, *(state.value for state in COUNTED_STATES)],
        ).fetchall()
        lines = self.lines_of_plan(plan_id) if registrations else {}
        return {
            row["unit_id"]: tuple(line for line in lines.get(row["id"], ()) if line.withdrawn_on is None)
            for row in registrations
        }

    def registered_words(self, plan_id: int) -> dict[int, RegisteredWords]:
        """Award codes and names of what each unit registered, in any state, withdrawn lines left out."""
        rows = self._conn.execute(
            """SELECT unit_id, title_code, commendation_code, coalesce(full_name, collective_name) AS subject
               FROM registration_lines JOIN registrations ON registrations.id = registration_id
               LEFT JOIN people ON people.id = person_id
               WHERE plan_id = ? AND deadline_kind = ? AND withdrawn_on IS NULL""",
            [plan_id, REGISTRATION_KEY],
        )
        codes: dict[int, set[str]] = {}
        names: dict[int, list[str]] = {}
        for row in rows:
            codes.setdefault(row["unit_id"], set()).update(filter(None, (row["title_code"], row["commendation_code"])))
            names.setdefault(row["unit_id"], []).append(row["subject"])
        return {unit_id: RegisteredWords(frozenset(found), tuple(names[unit_id])) for unit_id, found in codes.items()}

    def registered_subjects(self, plan_id: int) -> list[RegisteredSubject]:
        """Every line that counts as registered under a plan, by unit: of received registrations, standing."""
        rows = self._conn.execute(
            f"""SELECT unit_id, subject_kind, person_id, collective_name, title_code, commendation_code
                FROM registration_lines JOIN registrations ON registrations.id = registration_id
                WHERE plan_id = ? AND deadline_kind = ? AND withdrawn_on IS NULL
                AND registration_state IN ({", ".join("?" for _ in COUNTED_STATES)}) ORDER BY unit_id, position""",  # noqa: S608
            [plan_id, REGISTRATION_KEY, *(state.value for state in COUNTED_STATES)],
        )
        kinds = {kind.value: kind for kind in SubjectKind}
        return [
            RegisteredSubject(unit_id, kinds[kind], person_id, name, tuple(filter(None, (title, commendation))))
            for unit_id, kind, person_id, name, title, commendation in rows
        ]

    def save_lines(self, registration_id: int, lines: Iterable[RegistrationLine]) -> None:
        """Make these the lines, in this order. A line keeps its id; only changed rows are written.

        UserError when a line left out already has a result.
        """
        known = {row["id"]: dict(row) for row in self._line_rows(registration_id)}
        wanted = list(lines)
        for line_id in known.keys() - {line.id for line in wanted}:
            self._delete_line(line_id)
        for position, line in enumerate(wanted):
            values = _line_values(registration_id, position, line)
            old = known.get(line.id)
            if old is None:
                insert(self._conn, "registration_lines", values)
            elif any(old[name] != value for name, value in values.items()):
                update(self._conn, "registration_lines", line.id, values)

    # Report duties

    def report_owners(self, plan_id: int) -> dict[str, ReportOwner]:
        """Who owes each report duty of a plan (by its uid), as far as the clerk settled it."""
        rows = self._conn.execute("SELECT * FROM report_duty_owners WHERE plan_id = ?", [plan_id])
        return {row["fact_uid"]: ReportOwner(row["report_owner"]) for row in rows}

    def set_report_owner(self, plan_id: int, fact_uid: str, owner: ReportOwner | None) -> None:
        """Settle who owes a duty; None: the words alone decide again."""
        self._conn.execute("DELETE FROM report_duty_owners WHERE plan_id = ? AND fact_uid = ?", [plan_id, fact_uid])
        if owner is not None:
            values = {"plan_id": plan_id, "fact_uid": fact_uid, "report_owner": owner.value}
            insert(self._conn, "report_duty_owners", values)

    def _line_rows(self, registration_id: int) -> list[sqlite3.Row]:
        return self._conn.execute(
            "SELECT * FROM registration_lines WHERE registration_id = ?", [registration_id]
        ).fetchall()

    def _delete_line(self, line_id: int) -> None:
        if self._conn.execute("SELECT 1 FROM awards WHERE registration_line_id = ?", [line_id]).fetchone():
            raise UserError(
                "registration.line_has_result",
                "Dòng đăng ký này đã có kết quả xét nên không xóa được. Ghi rút đăng ký kèm lý do thay vì xóa.",
            )
        self._conn.execute("DELETE FROM registration_lines WHERE id = ?", [line_id])


def _registration(row: sqlite3.Row) -> Registration:
    return Registration(
        id=row["id"],
        plan_id=row["plan_id"],
        unit_id=row["unit_id"],
        due_key=row["deadline_kind"],
        state=RegistrationState(row["registration_state"]),
        received_on=day_of(row["received_on"]),
        late_reason=row["late_reason"],
        returned_on=day_of(row["returned_on"]),
        return_reason=row["return_reason"],
        approved_on=day_of(row["approved_on"]),
        reopened_on=day_of(row["reopened_on"]),
        reopen_reason=row["reopen_reason"],
        row_version=row["row_version"],
    )


def _line(row: sqlite3.Row) -> RegistrationLine:
    return RegistrationLine(
        id=row["id"],
        registration_id=row["registration_id"],
        subject_kind=SubjectKind(row["subject_kind"]),
        person_id=row["person_id"],
        collective_name=row["collective_name"],
        post=row["post"],
        title_code=row["title_code"],
        commendation_code=row["commendation_code"],
        initiative=row["initiative"],
        project=row["project"],
        note=row["note"],
        is_supplementary=bool(row["is_supplementary"]),
        supplementary_reason=row["supplementary_reason"],
        added_on=day_of(row["added_on"]),
        withdrawn_on=day_of(row["withdrawn_on"]),
        withdrawn_reason=row["withdrawn_reason"],
    )


def _line_values(registration_id: int, position: int, line: RegistrationLine) -> dict[str, Any]:
    values: dict[str, Any] = to_plain(line)
    del values["id"]
    return {
        **values,
        "registration_id": registration_id,
        "position": position,
        "is_supplementary": int(line.is_supplementary),
    }
