"""Tables whose columns are the fields of a frozen dataclass, read column by column: tens of thousands of rows at once."""

from __future__ import annotations

import sqlite3
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from desktop_app.storage.rows import insert, update, update_current

T = TypeVar("T")
Values = Mapping[str, Any] | Sequence[Any]


class PlainTable(Generic[T]):
    """One table and its dataclass. Fields without a column (kept in tables of their own) are handed in when rows are read."""

    def __init__(self, connection: sqlite3.Connection, table: str, made: type[T]) -> None:
        self._conn = connection
        self.table = table
        self._made = made
        columns = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
        hints = get_type_hints(made)
        self._names = tuple(spec.name for spec in fields(made) if spec.name in columns)  # type: ignore[arg-type]
        self._restoring = {name: restore for name in self._names if (restore := _restoring(hints[name])) is not None}
        self._fields = tuple(spec.name for spec in fields(made))  # type: ignore[arg-type]
        self._others = tuple(spec.name for spec in fields(made) if spec.name not in columns)  # type: ignore[arg-type]

    def rows(self, where: str = "1", values: Values = (), *, order: str = "id", key: str = "") -> list[tuple[Any, ...]]:
        """The bare rows, for ``assemble``; with ``key`` the value of that column stands before each."""
        cursor = self._conn.cursor()
        cursor.row_factory = None
        names = ", ".join((key, *self._names) if key else self._names)
        return cursor.execute(
            f"SELECT {names} FROM {self.table} WHERE {where} ORDER BY {order}",  # noqa: S608 - names of our own
            values,
        ).fetchall()

    def assemble(
        self, rows: Sequence[tuple[Any, ...]], others: Mapping[str, Mapping[int, tuple[Any, ...]]] | None = None
    ) -> list[T]:
        """The dataclasses of bare rows; reads no file. ``others``: by field without a column, what each row's id has there."""
        if not rows:
            return []
        columns: dict[str, Sequence[Any]] = dict(zip(self._names, zip(*rows, strict=True), strict=True))
        for name, restore in self._restoring.items():
            known = {value: None if value is None else restore(value) for value in set(columns[name])}
            columns[name] = [known[value] for value in columns[name]]
        for name in self._others:
            held = (others or {}).get(name, {})
            columns[name] = [held.get(row_id, ()) for row_id in columns["id"]]
        return list(map(self._made, *(columns[name] for name in self._fields)))

    def read(self, where: str = "1", values: Values = (), *, order: str = "id") -> tuple[T, ...]:
        """Rows as dataclasses, where every field has its column."""
        return tuple(self.assemble(self.rows(where, values, order=order)))

    def by(self, key: str, where: str = "1", values: Values = (), *, order: str) -> dict[int, tuple[T, ...]]:
        """Rows as dataclasses by the value of a column, which may be none of their fields."""
        rows = self.rows(where, values, order=order, key=key)
        found: dict[int, list[T]] = {}
        for row, one in zip(rows, self.assemble([row[1:] for row in rows]), strict=True):
            found.setdefault(row[0], []).append(one)
        return {value: tuple(ones) for value, ones in found.items()}

    def save(self, one: T, stale: tuple[str, str]) -> int:
        """Add (id 0) or change a row of its own id and version; returns the id. UserError ``stale``."""
        values = self.values(one)
        row_id, version = values.pop("id"), values.pop("row_version")
        if not row_id:
            return insert(self._conn, self.table, values)
        update_current(self._conn, self.table, row_id, version, values, stale)
        return int(row_id)

    def add_all(self, many: Iterable[T]) -> int:
        """Add many new rows at once; their ids follow one another from the one returned."""
        first = self.next_id()
        rows = [{**self.values(one), "id": row_id} for row_id, one in enumerate(many, start=first)]
        marks = ", ".join(f":{name}" for name in self._names)
        self._conn.executemany(
            f"INSERT INTO {self.table} ({', '.join(self._names)}) VALUES ({marks})",  # noqa: S608 - names of our own
            rows,
        )
        return first

    def next_id(self) -> int:
        """The id of the next row that is added."""
        return int(self._conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {self.table}").fetchone()[0])  # noqa: S608

    def delete(self, where: str, values: Values) -> int:
        """Remove rows; returns how many."""
        return self._conn.execute(f"DELETE FROM {self.table} WHERE {where}", values).rowcount  # noqa: S608

    def put_beneath(self, owner: str, owner_id: int, ones: Sequence[T]) -> None:
        """Let an owner have just these, in this order; rows that stay keep their numbers (a merge of people recalls them)."""
        held = [
            row["id"]
            for row in self._conn.execute(
                f"SELECT id FROM {self.table} WHERE {owner} = ? ORDER BY position, id",  # noqa: S608 - our own names
                [owner_id],
            )
        ]
        for place, one in enumerate(ones):
            values = {**self.values(one), owner: owner_id, "position": place + 1}
            if place < len(held):
                update(self._conn, self.table, held[place], values)
            else:
                insert(self._conn, self.table, values)
        for row_id in held[len(ones) :]:
            self.delete("id = ?", [row_id])

    def values(self, one: T) -> dict[str, Any]:
        """The columns of a dataclass as they are stored."""
        return {name: _stored(getattr(one, name)) for name in self._names}


def _stored(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return int(value) if isinstance(value, bool) else value


def _restoring(hint: Any) -> Callable[[Any], Any] | None:
    """How a stored value becomes one of that type again; None: it is one."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (argument for argument in get_args(hint) if argument is not type(None))
    if not isinstance(hint, type):
        return None
    if issubclass(hint, Enum) or hint in (Decimal, bool):
        return hint
    return date.fromisoformat if hint is date else None
