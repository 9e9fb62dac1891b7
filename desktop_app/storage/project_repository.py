"""Registered projects and the dated notes of their progress in the office file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit
from desktop_app.domain.project.progress import standing_on
from desktop_app.domain.project.project import (
    ProgressEntry,
    ProgressState,
    ProjectStanding,
    RegisteredProject,
)
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.rows import day_of, day_text, insert, update_current

_STALE = ("project.stale", "Dự án đã được sửa ở nơi khác. Mở lại danh sách rồi sửa tiếp.")


class ProjectRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``. Progress is only ever added."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn
        self._office = OfficeRepository(office)

    def projects(self, plan_id: int) -> tuple[RegisteredProject, ...]:
        """The projects registered under a plan, in the order they were entered."""
        rows = self._conn.execute("SELECT * FROM projects WHERE plan_id = ? ORDER BY position, id", [plan_id])
        return tuple(_project(row) for row in rows)

    def project(self, project_id: int) -> RegisteredProject:
        """One project; UserError ``project.unknown``."""
        row = self._conn.execute("SELECT * FROM projects WHERE id = ?", [project_id]).fetchone()
        if row is None:
            raise UserError("project.unknown", f"Không có dự án số {project_id} trong sổ. Xem lại danh sách dự án.")
        return _project(row)

    def save(self, project: RegisteredProject) -> int:
        """Add (id 0: behind all others of the plan) or change a project; returns its id."""
        values = {
            "plan_id": project.plan_id,
            "unit_id": project.unit_id,
            "name": project.name,
            "time_text": project.time_text,
            "from_on": day_text(project.from_on),
            "to_on": day_text(project.to_on),
            "contents": json.dumps(project.contents, ensure_ascii=False),
            "expected_result": project.expected_result,
            "fact_uid": project.fact_uid,
        }
        if project.id:
            update_current(self._conn, "projects", project.id, project.row_version, values, _STALE)
            return project.id
        behind = self._conn.execute(
            "SELECT coalesce(max(position), 0) + 1 FROM projects WHERE plan_id = ?", [project.plan_id]
        ).fetchone()[0]
        return insert(self._conn, "projects", {**values, "position": behind})

    def delete(self, project_id: int) -> None:
        """Take away a project without progress."""
        self._conn.execute("DELETE FROM projects WHERE id = ?", [project_id])

    def add_entry(self, entry: ProgressEntry, now: str) -> int:
        """Add a note of progress; returns its id."""
        values = {
            "project_id": entry.project_id,
            "noted_on": day_text(entry.noted_on),
            "progress_state": entry.progress_state.value,
            "percent": entry.percent,
            "result": entry.result,
            "evidence": entry.evidence,
            "reason": entry.reason,
            "made_at": now,
        }
        return insert(self._conn, "project_progress", values)

    def entries(self, plan_id: int) -> dict[int, tuple[ProgressEntry, ...]]:
        """The notes of all projects of a plan by project, by their day."""
        rows = self._conn.execute(
            """SELECT project_progress.* FROM project_progress JOIN projects ON projects.id = project_id
               WHERE plan_id = ? ORDER BY noted_on, project_progress.id""",
            [plan_id],
        )
        found: dict[int, list[ProgressEntry]] = {}
        for row in rows:
            found.setdefault(row["project_id"], []).append(_entry(row))
        return {project_id: tuple(entries) for project_id, entries in found.items()}

    def standings(self, plan_id: int, today: date) -> tuple[ProjectStanding, ...]:
        """All projects of a plan as of a day: the office's own first, then by the units' order."""
        units = {unit.id: unit for unit in self._office.units()}
        order = {unit_id: place for place, unit_id in enumerate(units, start=1)}
        own, entries = self._office.profile_on(today).name or "Cơ quan", self.entries(plan_id)
        projects = sorted(
            self.projects(plan_id), key=lambda one: order.get(one.unit_id, 0) if one.unit_id is not None else 0
        )
        return tuple(_standing(one, entries.get(one.id, ()), _names(one, units, own), today) for one in projects)


def _names(project: RegisteredProject, units: dict[int, Unit], own: str) -> tuple[str, str]:
    unit = units.get(project.unit_id) if project.unit_id is not None else None
    return (own, own) if unit is None else (unit.name, unit.label)


def _standing(
    project: RegisteredProject, entries: Iterable[ProgressEntry], names: tuple[str, str], today: date
) -> ProjectStanding:
    known = tuple(entries)
    state, days = standing_on(project, known, today)
    return ProjectStanding(project, *names, known, state, days)


def _project(row: sqlite3.Row) -> RegisteredProject:
    return RegisteredProject(
        id=row["id"],
        plan_id=row["plan_id"],
        unit_id=row["unit_id"],
        name=row["name"],
        time_text=row["time_text"],
        from_on=day_of(row["from_on"]),
        to_on=day_of(row["to_on"]),
        contents=tuple(json.loads(row["contents"])),
        expected_result=row["expected_result"],
        fact_uid=row["fact_uid"],
        position=row["position"],
        row_version=row["row_version"],
    )


def _entry(row: sqlite3.Row) -> ProgressEntry:
    return ProgressEntry(
        id=row["id"],
        project_id=row["project_id"],
        noted_on=date.fromisoformat(row["noted_on"]),
        progress_state=ProgressState(row["progress_state"]),
        percent=row["percent"],
        result=row["result"],
        evidence=row["evidence"],
        reason=row["reason"],
    )
