"""Everybody in the office file, read once and kept: 5,000 people are asked for by several pages after every change."""

from __future__ import annotations

import json
import sqlite3
from bisect import insort
from collections.abc import Collection, Iterable, Iterator

from desktop_app.domain.office.office import Membership, Person, Sex
from desktop_app.storage.rows import day_of

_MOST_TOUCHED = 200
"""More people changed than this are read with everybody else."""
_SEXES = {sex.value: sex for sex in Sex}
_WATCH = """CREATE TEMP TRIGGER IF NOT EXISTS kept_{table}_{event} AFTER {event} ON main.{table}
            BEGIN SELECT person_touched({ids}); END"""
_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_KEYS = {"people": "id", "memberships": "person_id"}

_Kept = tuple[str, int, str, Person]
"""Sort key, id, folded name, the person: in this order they are listed."""


class KeptPeople:
    """The people of one connection. Triggers of the connection tell whom a write touched; what is read inside a transaction,
    where a rollback may follow, is not kept; a write by another program makes everybody be read again."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._kept: list[_Kept] | None = None
        self._version = -1
        self._touched: set[int] = set()
        conn.create_function("person_touched", 1, self._on_touched)
        for table, key in _KEYS.items():
            for event, sides in _EVENTS.items():
                ids = "), person_touched(".join(f"{side}.{key}" for side in sides)
                conn.execute(_WATCH.format(table=table, event=event, ids=ids))

    def found(self, name_words: Collection[str] = ()) -> Iterator[Person]:
        """People by given name, whose folded name has all these words."""
        for _, _, folded, person in self._current():
            if all(word in folded for word in name_words):
                yield person

    def _on_touched(self, person_id: int) -> None:
        self._touched.add(person_id)

    def _current(self) -> list[_Kept]:
        version = int(self._conn.execute("PRAGMA data_version").fetchone()[0])
        is_known = self._kept is not None and version == self._version
        if is_known and not self._touched and self._kept is not None:
            return self._kept
        if self._conn.in_transaction:
            return self._read()
        if is_known and self._kept is not None and len(self._touched) <= _MOST_TOUCHED:
            kept = [one for one in self._kept if one[1] not in self._touched]
            for one in self._read(self._touched):
                insort(kept, one, key=_place)
        else:
            kept = self._read()
        self._kept, self._version, self._touched = kept, version, set()
        return kept

    def _read(self, only: Iterable[int] | None = None) -> list[_Kept]:
        wanted = "" if only is None else "IN (SELECT value FROM json_each(:ids))"
        values = {"ids": json.dumps(sorted(only or ()))}
        held: dict[int, list[Membership]] = {}
        cursor = self._conn.cursor()
        cursor.row_factory = None  # plain tuples: 10,000 rows by name take twice as long
        for row_id, owner, unit_id, post, from_on, to_on in cursor.execute(
            f"""SELECT id, person_id, unit_id, post, from_on, to_on FROM memberships
                {f"WHERE person_id {wanted}" if wanted else ""}
                ORDER BY person_id, from_on IS NOT NULL, from_on, id""",  # noqa: S608 - our own words
            values,
        ):
            one = Membership(row_id, owner, unit_id, post, day_of(from_on), day_of(to_on))
            held.setdefault(owner, []).append(one)
        rows = cursor.execute(
            f"""SELECT sort_key, id, name_fold, full_name, sex, birth_year, row_version FROM people
                {f"WHERE id {wanted}" if wanted else ""} ORDER BY sort_key, id""",  # noqa: S608 - our own words
            values,
        )
        return [
            (
                key,
                owner,
                folded,
                Person(owner, name, _SEXES[sex] if sex else None, born, tuple(held.get(owner, ())), row_version),
            )
            for key, owner, folded, name, sex, born, row_version in rows
        ]


def _place(one: _Kept) -> tuple[str, int]:
    return one[:2]
