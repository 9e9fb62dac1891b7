"""The agency, its signatories, units and people in the office file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date
from itertools import product
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.text import fold
from desktop_app.domain.office.office import (
    AgencyProfile,
    Membership,
    Person,
    Sex,
    Signatory,
    Unit,
    UnitKind,
)
from desktop_app.domain.plan.plan import Authority
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.former_agency_names import FormerAgencyNames
from desktop_app.storage.references import references_to, rows_referring
from desktop_app.storage.rows import day_of, day_text, insert, update, update_current
from desktop_app.storage.unit_group_repository import UnitGroupRepository

_UNIT_USES = (
    "memberships",
    "registrations",
    "awards",
    "projects",
    "report_files",
    "commitment_parties",
    "chase_letters",
    "unit_change_parts",
    "unit_group_members",
    "score_rows",
    "work_ratings",
    "inquiries",
    "review_minutes",
    "reviewed_candidates",
)
_GROUP_USES = ("unit_group_members", "score_sheets")
_FIRST_UNITS = "Khi ban hành, sổ chưa có đơn vị nào"
"""Kept as ``join_reason``, without a day of joining, of the units a plan waited for: they owe as from the issue."""


class OfficeRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn
        self._kept = office.people
        self.former_names = FormerAgencyNames(self._conn)
        self.unit_groups = UnitGroupRepository(office)

    # Agency and signatories

    def profile(self) -> AgencyProfile:
        """The office itself; blank until it is entered."""
        row = self._conn.execute("SELECT * FROM agency WHERE id = 1").fetchone()
        if row is None:
            return AgencyProfile(row_version=0)
        return AgencyProfile(row["name"], row["parent_name"], row["symbol"], row["place"], row["row_version"])

    def profile_on(self, on: date) -> AgencyProfile:
        """The office as it was called on a day: every paper takes its names from here, by its own day."""
        return self.former_names.on(on) or self.profile()

    def save_profile(self, profile: AgencyProfile) -> None:
        """Store the office's profile; version 0 is the one that was never stored."""
        values = {
            "name": profile.name,
            "parent_name": profile.parent_name,
            "symbol": profile.symbol,
            "place": profile.place,
        }
        if self.profile().row_version == 0:
            insert(self._conn, "agency", {"id": 1, **values})
        else:
            update_current(self._conn, "agency", 1, profile.row_version, values, _STALE_PROFILE)

    def signatories(self) -> tuple[Signatory, ...]:
        """All who ever could sign, in the office's own order."""
        rows = self._conn.execute("SELECT * FROM signatories ORDER BY position, id")
        return tuple(
            Signatory(
                id=row["id"],
                name=row["name"],
                title=row["title"],
                authority=Authority(row["authority"]),
                head_title=row["head_title"],
                from_on=day_of(row["from_on"]),
                to_on=day_of(row["to_on"]),
                position=row["position"],
                row_version=row["row_version"],
            )
            for row in rows
        )

    def signatory_on(self, on: date) -> Signatory | None:
        """Who signs on that day: the first in the office's own order."""
        return next((one for one in self.signatories() if one.signs_on(on)), None)

    def save_signatory(self, signatory: Signatory) -> int:
        """Add (id 0) or change a signatory; returns its id."""
        values = {
            "name": signatory.name,
            "title": signatory.title,
            "authority": signatory.authority.value,
            "head_title": signatory.head_title,
            "from_on": day_text(signatory.from_on),
            "to_on": day_text(signatory.to_on),
            "position": signatory.position,
        }
        if signatory.id == 0:
            return insert(self._conn, "signatories", values)
        update_current(self._conn, "signatories", signatory.id, signatory.row_version, values, _STALE_SIGNATORY)
        return signatory.id

    def delete_signatory(self, signatory_id: int) -> None:
        """Remove a signatory; papers keep the name they were printed with."""
        self._conn.execute("DELETE FROM signatories WHERE id = ?", [signatory_id])

    # Units

    def units(self, on: date | None = None) -> tuple[Unit, ...]:
        """Units (in being on a day) by position, then by name."""
        rows = self._conn.execute("SELECT * FROM units")
        units = sorted((_unit(row) for row in rows), key=lambda unit: (unit.position, sort_key(unit.name), unit.id))
        return tuple(unit for unit in units if on is None or unit.is_in_being(on))

    def unit(self, unit_id: int) -> Unit:
        """One unit; UserError when there is none of that id."""
        row = self._conn.execute("SELECT * FROM units WHERE id = ?", [unit_id]).fetchone()
        if row is None:
            raise UserError("office.unit_unknown", "Không còn đơn vị này trong sổ. Mở lại danh sách đơn vị.")
        return _unit(row)

    def save_unit(self, unit: Unit) -> int:
        """Add (id 0) or change a unit; returns its id."""
        values = {
            "name": unit.name,
            "short_name": unit.short_name,
            "unit_kind": unit.unit_kind.value,
            "contact": unit.contact,
            "phone": unit.phone,
            "position": unit.position,
            "from_on": day_text(unit.from_on),
            "to_on": day_text(unit.to_on),
        }
        if unit.id == 0:
            return insert(self._conn, "units", values)
        update_current(self._conn, "units", unit.id, unit.row_version, values, _STALE_UNIT)
        return unit.id

    def next_unit_position(self) -> int:
        """A place behind all units."""
        return int(self._conn.execute("SELECT coalesce(max(position), 0) + 1 FROM units").fetchone()[0])

    def plans_waiting_for_units(self) -> list[int]:
        """Issued plans that the next unit joins: issued before any unit was known, and nothing has come in for them yet.

        Their units, if any, are the first of the office: each was added after the issue, and marked so by ``let_owe``.
        """
        rows = self._conn.execute(
            """SELECT id FROM plans WHERE plan_status = 'issued'
               AND NOT EXISTS (SELECT 1 FROM registrations WHERE registrations.plan_id = plans.id)
               AND NOT EXISTS (SELECT 1 FROM plan_units WHERE plan_units.plan_id = plans.id
                               AND (join_reason <> :first OR joined_on IS NOT NULL))
               AND (EXISTS (SELECT 1 FROM plan_units WHERE plan_units.plan_id = plans.id)
                    OR NOT EXISTS (SELECT 1 FROM units WHERE unit_kind NOT IN ('cluster', 'bloc')))
               ORDER BY id""",
            {"first": _FIRST_UNITS},
        )
        return [row["id"] for row in rows]

    def let_owe(self, plan_ids: Iterable[int], unit_ids: Iterable[int]) -> None:
        """These first units owe a registration under these plans; blocs and clusters are groups of units, not units."""
        self._conn.executemany(
            """INSERT INTO plan_units (plan_id, unit_id, join_reason)
               SELECT ?, id, ? FROM units WHERE id = ? AND unit_kind NOT IN ('cluster', 'bloc')""",
            product(plan_ids, [_FIRST_UNITS], unit_ids),
        )

    def add_unit(self, unit: Unit, today: date) -> int:
        """Add a unit; "all units in being" of a plan issued before any was known had to wait for this one."""
        waiting = self.plans_waiting_for_units() if unit.is_in_being(today) else []
        unit_id = self.save_unit(unit)
        self.let_owe(waiting, [unit_id])
        return unit_id

    def delete_unit(self, unit_id: int) -> None:
        """Remove a unit that nothing refers to."""
        self._conn.execute(
            "DELETE FROM plan_units WHERE unit_id = ? AND join_reason = ? AND joined_on IS NULL",
            [unit_id, _FIRST_UNITS],
        )
        self._conn.execute("DELETE FROM units WHERE id = ?", [unit_id])

    def is_unit_used(self, unit_id: int) -> bool:
        """Whether people, plans, registrations or results refer to the unit; that it joined by itself is no use."""
        named = self._conn.execute(
            "SELECT 1 FROM plan_units WHERE unit_id = ? AND (join_reason <> ? OR joined_on IS NOT NULL) LIMIT 1",
            [unit_id, _FIRST_UNITS],
        ).fetchone()
        return (
            named is not None
            or self._is_used("unit_id", unit_id, _UNIT_USES)
            or self._is_used("group_id", unit_id, _GROUP_USES)
        )

    # People

    def people(self, on: date | None = None, unit_id: int | None = None, search: str = "") -> tuple[Person, ...]:
        """People by given name: with a membership (on that day, in that unit), whose name has all the words searched."""
        return tuple(person for person in self._kept.found(fold(search).split()) if _belongs(person, on, unit_id))

    def person(self, person_id: int) -> Person:
        """One person with all memberships; UserError when there is none of that id."""
        row = self._conn.execute("SELECT * FROM people WHERE id = ?", [person_id]).fetchone()
        if row is None:
            raise UserError("office.person_unknown", "Không còn người này trong sổ. Mở lại danh sách cá nhân.")
        return _person(row, self._memberships(person_id).get(person_id, ()))

    def people_by_id(self, person_ids: Collection[int]) -> dict[int, Person]:
        """Those people, whatever their units; ids nobody has are left out."""
        rows = self._conn.execute(
            "SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(sorted(person_ids))]
        ).fetchall()
        return {row["id"]: _person(row, self._memberships(row["id"]).get(row["id"], ())) for row in rows}

    def save_person(self, person: Person) -> int:
        """Add (id 0) or change a person together with the memberships; those left out are removed. Returns the id."""
        values = {
            "full_name": person.full_name,
            "name_fold": fold(person.full_name),
            "sort_key": name_key(person.full_name),
            "sex": person.sex.value if person.sex else None,
            "birth_year": person.birth_year,
        }
        if person.id == 0:
            person_id = insert(self._conn, "people", values)
        else:
            person_id = person.id
            update_current(self._conn, "people", person_id, person.row_version, values, _STALE_PERSON)
        known = {membership.id: membership for membership in self._memberships(person_id).get(person_id, ())}
        for dropped in known.keys() - {membership.id for membership in person.memberships}:
            self._conn.execute("DELETE FROM memberships WHERE id = ?", [dropped])
        for membership in person.memberships:
            if membership.id not in known:
                insert(self._conn, "memberships", _membership_values(person_id, membership))
            elif membership != known[membership.id]:
                update(self._conn, "memberships", membership.id, _membership_values(person_id, membership))
        return person_id

    def next_person_id(self) -> int:
        """The id of the next person ``add_people`` adds."""
        return int(self._conn.execute("SELECT coalesce(max(id), 0) + 1 FROM people").fetchone()[0])

    def add_people(self, people: Iterable[Person]) -> int:
        """Add many new people at once, each with memberships; returns how many."""
        numbered = list(enumerate(people, start=self.next_person_id()))
        self._conn.executemany(
            "INSERT INTO people (id, full_name, name_fold, sort_key, sex, birth_year) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    person_id,
                    person.full_name,
                    fold(person.full_name),
                    name_key(person.full_name),
                    person.sex.value if person.sex else None,
                    person.birth_year,
                )
                for person_id, person in numbered
            ],
        )
        self._conn.executemany(
            "INSERT INTO memberships (person_id, unit_id, post, from_on, to_on) "
            "VALUES (:person_id, :unit_id, :post, :from_on, :to_on)",
            [
                _membership_values(person_id, membership)
                for person_id, person in numbered
                for membership in person.memberships
            ],
        )
        return len(numbered)

    def delete_person(self, person_id: int) -> None:
        """Remove a person whom no registration or result names."""
        self._conn.execute("DELETE FROM memberships WHERE person_id = ?", [person_id])
        self._conn.execute("DELETE FROM people WHERE id = ?", [person_id])

    def is_person_used(self, person_id: int) -> bool:
        """Whether anything but memberships, and notes that go with the person, refers to the person."""
        return any(
            rows_referring(self._conn, reference, person_id)
            for reference in references_to(self._conn, "people")
            if reference.table != "memberships" and not reference.goes_along
        )

    def _is_used(self, column: str, value: int, tables: tuple[str, ...]) -> bool:
        return any(
            self._conn.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", [value]).fetchone()  # noqa: S608
            for table in tables
        )

    def _memberships(self, person_id: int | None = None) -> dict[int, tuple[Membership, ...]]:
        """Memberships by person, oldest first; an open beginning is the oldest."""
        where, values = ("WHERE person_id = ?", [person_id]) if person_id is not None else ("", [])
        rows = self._conn.execute(
            f"SELECT * FROM memberships {where} ORDER BY person_id, from_on IS NOT NULL, from_on, id",  # noqa: S608
            values,
        )
        found: dict[int, list[Membership]] = {}
        for row in rows:
            found.setdefault(row["person_id"], []).append(
                Membership(
                    row["id"],
                    row["person_id"],
                    row["unit_id"],
                    row["post"],
                    day_of(row["from_on"]),
                    day_of(row["to_on"]),
                )
            )
        return {owner: tuple(memberships) for owner, memberships in found.items()}


_STALE_PROFILE = (
    "office.stale_profile",
    "Thông tin cơ quan đã được đổi ở nơi khác. Mở lại để xem bản mới rồi sửa tiếp.",
)
_STALE_SIGNATORY = (
    "office.stale_signatory",
    "Người ký này đã được đổi ở nơi khác. Mở lại để xem bản mới rồi sửa tiếp.",
)
_STALE_UNIT = ("office.stale_unit", "Đơn vị này đã được đổi ở nơi khác. Mở lại để xem bản mới rồi sửa tiếp.")
_STALE_PERSON = ("office.stale_person", "Người này đã được đổi ở nơi khác. Mở lại để xem bản mới rồi sửa tiếp.")


def _unit(row: sqlite3.Row) -> Unit:
    return Unit(
        id=row["id"],
        name=row["name"],
        unit_kind=UnitKind(row["unit_kind"]),
        short_name=row["short_name"],
        contact=row["contact"],
        phone=row["phone"],
        position=row["position"],
        from_on=day_of(row["from_on"]),
        to_on=day_of(row["to_on"]),
        row_version=row["row_version"],
    )


def _person(row: sqlite3.Row, memberships: tuple[Membership, ...]) -> Person:
    return Person(
        id=row["id"],
        full_name=row["full_name"],
        sex=Sex(row["sex"]) if row["sex"] else None,
        birth_year=row["birth_year"],
        memberships=memberships,
        row_version=row["row_version"],
    )


def _belongs(person: Person, on: date | None, unit_id: int | None) -> bool:
    if on is None and unit_id is None:
        return True
    return any(
        (on is None or membership.holds(on)) and (unit_id is None or membership.unit_id == unit_id)
        for membership in person.memberships
    )


def _membership_values(person_id: int, membership: Membership) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "unit_id": membership.unit_id,
        "post": membership.post,
        "from_on": day_text(membership.from_on),
        "to_on": day_text(membership.to_on),
    }
