"""People made one, made two again, and kept apart. What a merge does to the file is kept step by step, to be taken back later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.collation import name_key
from desktop_app.domain.language.text import fold
from desktop_app.domain.office.merging import HeldAward, Parted, PeopleMerge, RegisteredLine
from desktop_app.domain.office.office import Membership, Person
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.references import references, references_to, rows_referring
from desktop_app.storage.rows import day_text, insert, update


class PeopleMergeRepository:
    """Writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase, plans: PlanRepository) -> None:
        self._conn = office.db.conn
        self._plans = plans

    # Kept apart

    def kept_apart(self) -> frozenset[tuple[int, int]]:
        """Pairs of true namesakes, the smaller id first."""
        rows = self._conn.execute("SELECT one_id, other_id FROM people_kept_apart")
        return frozenset((min(row["one_id"], row["other_id"]), max(row["one_id"], row["other_id"])) for row in rows)

    def keep_apart(self, pairs: Iterable[tuple[int, int]], kept_at: str) -> int:
        """Remember pairs as different people; returns how many were new."""
        new = [pair for pair in pairs if pair not in self.kept_apart()]
        for one, other in new:
            insert(self._conn, "people_kept_apart", {"one_id": one, "other_id": other, "kept_at": kept_at})
        return len(new)

    def ask_again(self, pairs: Iterable[tuple[int, int]]) -> int:
        """Forget that they are different people; returns how many were."""
        return sum(
            self._conn.execute(
                "DELETE FROM people_kept_apart WHERE (one_id = ?1 AND other_id = ?2) OR (one_id = ?2 AND other_id = ?1)",
                pair,
            ).rowcount
            for pair in pairs
        )

    # What the office has of people

    def lines(self, person_ids: Collection[int] | None = None) -> dict[int, tuple[RegisteredLine, ...]]:
        """Lines of registrations by person: of these people, or of all."""
        plans = {plan.id: plan for plan in self._plans.summaries()}
        rows = self._conn.execute(
            f"""SELECT registration_lines.*, units.name AS unit_name, plan_id FROM registration_lines
                JOIN registrations ON registrations.id = registration_id JOIN units ON units.id = unit_id
                WHERE {_among(person_ids)} ORDER BY plan_id DESC, registration_lines.id"""  # noqa: S608 - figures only
        )
        found: dict[int, list[RegisteredLine]] = {}
        for row in rows:
            found.setdefault(row["person_id"], []).append(
                RegisteredLine(
                    row["id"],
                    row["registration_id"],
                    row["unit_name"],
                    plans[row["plan_id"]].label,
                    row["title_code"],
                    row["commendation_code"],
                    row["withdrawn_on"] is not None,
                )
            )
        return {person_id: tuple(lines) for person_id, lines in found.items()}

    def awards(self, person_ids: Collection[int] | None = None) -> dict[int, tuple[HeldAward, ...]]:
        """Results by person, newest first: of these people, or of all."""
        rows = self._conn.execute(
            f"SELECT * FROM awards WHERE {_among(person_ids)} ORDER BY achievement_year DESC, id"  # noqa: S608 - figures only
        )
        found: dict[int, list[HeldAward]] = {}
        for row in rows:
            found.setdefault(row["person_id"], []).append(
                HeldAward(
                    row["id"],
                    row["achievement_year"],
                    row["award_code"],
                    row["plan_id"],
                    row["wave_uid"],
                    row["outcome"],
                    row["decision_number"],
                )
            )
        return {person_id: tuple(awards) for person_id, awards in found.items()}

    # Merging

    def merge(
        self,
        kept: Person,
        other: Person,
        memberships: Iterable[tuple[Membership, Membership]],
        drops: Iterable[tuple[str, int, int]],
        made_at: str,
    ) -> int:
        """Make the kept person, as handed in, of both records; returns the number of the merge.

        ``memberships``: kept ones as they become, with the other's that go. ``drops``: table, row that goes, row that takes
        its place. UserError when a table allows a person only once and has both.
        """
        merge_id = insert(
            self._conn,
            "people_merges",
            {
                "kept_id": kept.id,
                "into_id": kept.id,
                "merged_id": other.id,
                "merged_name": other.full_name,
                "made_at": made_at,
            },
        )
        for own, theirs in memberships:
            values = {"post": own.post, "from_on": day_text(own.from_on), "to_on": day_text(own.to_on)}
            self._change(merge_id, "memberships", own.id, values)
            self._drop(merge_id, "memberships", theirs.id, own.id)
        for table, row_id, instead in drops:
            self._drop(merge_id, table, row_id, instead)
        self._drop(merge_id, "people", other.id, kept.id)
        person: dict[str, Any] = {
            "full_name": kept.full_name,
            "name_fold": fold(kept.full_name),
            "sort_key": name_key(kept.full_name),
            "sex": kept.sex.value if kept.sex else None,
            "birth_year": kept.birth_year,
        }
        self._change(merge_id, "people", kept.id, person)
        return merge_id

    def merges(self) -> tuple[PeopleMerge, ...]:
        """What can be taken back, the newest first."""
        rows = self._conn.execute(
            """SELECT people_merges.*, people.full_name AS kept_name,
                   (SELECT count(*) FROM people_merge_steps WHERE merge_id = people_merges.id AND after IS NOT NULL) AS moved
               FROM people_merges JOIN people ON people.id = kept_id ORDER BY people_merges.id DESC"""
        )
        return tuple(PeopleMerge(**{name: row[name] for name in PeopleMerge.__dataclass_fields__}) for row in rows)

    def unmerge(self, merge_id: int) -> Parted:
        """Make two people of one again: everything that went over goes back, as far as it still is with the kept person.

        What was entered since for the kept person stays with it. UserError when there is no such merge.
        """
        merge = next((one for one in self.merges() if one.id == merge_id), None)
        if merge is None:
            raise UserError("people.no_merge", f"Không có lần gộp số {merge_id} để tách lại. Xem lại danh sách đã gộp.")
        self._conn.execute("PRAGMA defer_foreign_keys = ON")
        steps = self._conn.execute(
            "SELECT * FROM people_merge_steps WHERE merge_id = ? ORDER BY id DESC", [merge_id]
        ).fetchall()
        refers_to = {(one.table, one.column): one.refers_to for one in references(self._conn)}
        now = {("people", merge.into_id): merge.kept_id}
        """Numbers of then → numbers of now: the kept record may have been merged itself, a number given anew."""

        def as_of_now(table: str, values: dict[str, Any]) -> dict[str, Any]:
            return {name: now.get((refers_to.get((table, name), ""), value), value) for name, value in values.items()}

        lost = 0
        for step in steps:
            table, row_id, before = (
                step["table_name"],
                step["row_id"],
                as_of_now(step["table_name"], json.loads(step["before"])),
            )
            if step["after"] is not None:
                after = as_of_now(table, json.loads(step["after"]))
                lost += not self._change_back(table, row_id, before, after) and table != "people"
            elif self._exists(table, row_id):
                now[table, row_id] = insert(self._conn, table, {**before, "id": None})
            else:
                insert(self._conn, table, before)
        person_id = now.get(("people", merge.merged_id), merge.merged_id)
        self._conn.execute("DELETE FROM people_merges WHERE id = ?", [merge_id])
        return Parted(person_id, merge.merged_name, lost)

    def _change(self, merge_id: int, table: str, row_id: int, values: Mapping[str, Any]) -> None:
        """Change a row, if that changes anything, and keep how it was."""
        row = self._row(table, row_id)
        before = {name: row[name] for name in values}
        if before == values:
            return
        self._write(table, row_id, values)
        self._keep(merge_id, table, row_id, before, dict(values))

    def _drop(self, merge_id: int, table: str, row_id: int, instead: int) -> None:
        """Let everything that refers to a row refer to another, then remove it."""
        image = dict(self._row(table, row_id))
        for reference in references_to(self._conn, table):
            for referring in rows_referring(self._conn, reference, row_id):
                try:
                    self._change(merge_id, reference.table, referring, {reference.column: instead})
                except sqlite3.IntegrityError as error:
                    beside = rows_referring(self._conn, reference, instead)
                    if table == "people" or not beside:
                        raise UserError(
                            "people.merge_twice",
                            "Không gộp được: cả hai cùng đứng trong một danh sách chỉ ghi mỗi người một lần. "
                            "Bỏ một bên rồi gộp.",
                        ) from error
                    self._drop(merge_id, reference.table, referring, beside[0])  # what hangs on the row that goes
        self._conn.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])  # noqa: S608 - a name of our own
        self._keep(merge_id, table, row_id, image, None)

    def _change_back(self, table: str, row_id: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
        """Each value that still is as the merge left it; False if the row is gone."""
        if not self._exists(table, row_id):
            return False
        row = self._row(table, row_id)
        values = {name: value for name, value in before.items() if row[name] == after[name] and value != after[name]}
        if values:
            self._write(table, row_id, values)
        return True

    def _exists(self, table: str, row_id: int) -> bool:
        found = self._conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row_id]).fetchone()  # noqa: S608
        return found is not None

    def _row(self, table: str, row_id: int) -> sqlite3.Row:
        row: sqlite3.Row = self._conn.execute(f"SELECT * FROM {table} WHERE id = ?", [row_id]).fetchone()  # noqa: S608
        return row

    def _write(self, table: str, row_id: int, values: Mapping[str, Any]) -> None:
        """Change a row; a draft of it that is open somewhere becomes stale."""
        row = self._row(table, row_id)
        version = {"row_version": row["row_version"] + 1} if "row_version" in row.keys() else {}  # noqa: SIM118 - a Row
        update(self._conn, table, row_id, {**values, **version})

    def _keep(
        self, merge_id: int, table: str, row_id: int, before: dict[str, Any], after: dict[str, Any] | None
    ) -> None:
        insert(
            self._conn,
            "people_merge_steps",
            {
                "merge_id": merge_id,
                "table_name": table,
                "row_id": row_id,
                "before": json.dumps(before, ensure_ascii=False),
                "after": None if after is None else json.dumps(after, ensure_ascii=False),
            },
        )


def _among(person_ids: Collection[int] | None) -> str:
    return (
        "person_id IS NOT NULL"
        if person_ids is None
        else f"person_id IN ({', '.join(str(int(one)) for one in person_ids)})"
    )
