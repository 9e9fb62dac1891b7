"""Operations: one transaction, one undo step, one ChangeSet; the rows they touched are logged by triggers.

Temporary triggers write the image of every row before and after, so no repository can forget to log. They only act while
an operation is running: undo itself leaves no trace but the state of the operation.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from desktop_app.domain.changes import ChangeSet, DoneOperation
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.storage.database import OfficeDatabase, translated_errors

T = TypeVar("T")

UNLOGGED = ("operations", "change_log", "_sqlite_migrations", "stored_files")
"""Tables without images in the log. Files are only ever added, and named by their digest."""
_MERGE_WITHIN = timedelta(minutes=5)


class Operations:
    """The one way in for writes."""

    def __init__(self, office: OfficeDatabase, clock: Clock) -> None:
        self._office = office
        self._conn = office.db.conn
        self._clock = clock
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._running = False
        self._columns = logged_columns(self._conn)
        if not office.is_read_only:
            _install_triggers(self._conn, self._columns)

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> None:
        """Call ``listener`` after every commit, undo and redo."""
        self._listeners.append(listener)

    def run(self, name: str, work: Callable[[], T], *, merge_key: str | None = None, is_undoable: bool = True) -> T:
        """Do ``work`` as one operation called ``name`` (Vietnamese, shown in the undo menu).

        Inside another operation it joins that one; what fails there is taken back even if the outer one goes on. With
        ``merge_key``, an operation of the same key just before takes the changes in, so that autosaves are one undo step.
        ``is_undoable`` False: undo stops before it (a demonstration built as a whole).
        """
        self._refuse_read_only()
        if self._running:
            with self._office.transaction():
                return work()
        self._running = True
        try:
            with self._office.transaction():
                last_logged = self._last_logged()
                operation_id = self._begin(name, merge_key, is_undoable)
                self._conn.execute("INSERT INTO temp.active_operation (id) VALUES (?)", [operation_id])
                result = work()
                self._conn.execute("DELETE FROM temp.active_operation")
                tables = self._tables_since(last_logged)
                if tables:
                    self._conn.execute(
                        "UPDATE operations SET operation_state = 'discarded' WHERE operation_state = 'undone'"
                    )
                else:
                    self._drop_if_empty(operation_id)
        finally:
            self._running = False
        if tables:
            self._tell(ChangeSet(name, tables))
        return result

    @property
    def mark(self) -> int:
        """Another number after every change of the office file: what was reckoned at the same mark still holds."""
        return self._conn.total_changes

    def undo_name(self) -> str | None:
        """Name of the operation that undo would take back."""
        row = None if self._office.is_read_only else self._last_to_undo()
        return row["name"] if row else None

    def redo_name(self) -> str | None:
        """Name of the operation that redo would do again."""
        row = None if self._office.is_read_only else self._oldest_undone()
        return row["name"] if row else None

    def recent(self, most: int) -> tuple[DoneOperation, ...]:
        """The last operations that stand, the newest first."""
        rows = self._conn.execute(
            "SELECT name, done_at FROM operations WHERE operation_state IN ('done', 'sealed') ORDER BY id DESC LIMIT ?",
            [most],
        )
        return tuple(DoneOperation(row["name"], datetime.fromisoformat(row["done_at"])) for row in rows)

    def undo(self) -> ChangeSet:
        """Take back the last operation; UserError when there is none or its rows were changed by something else."""
        self._refuse_read_only()
        row = self._last_to_undo()
        if row is None:
            raise UserError("undo.nothing", "Không còn thao tác nào để hoàn tác.")
        return self._replay(row, backwards=True)

    def redo(self) -> ChangeSet:
        """Do the last undone operation again."""
        self._refuse_read_only()
        row = self._oldest_undone()
        if row is None:
            raise UserError("redo.nothing", "Không còn thao tác nào để làm lại.")
        return self._replay(row, backwards=False)

    def _refuse_read_only(self) -> None:
        if self._office.is_read_only:
            raise UserError("data.read_only", "Sổ đang mở chỉ để đọc nên không ghi được.")

    def _begin(self, name: str, merge_key: str | None, is_undoable: bool) -> int:
        now = self._clock.now()
        last = self._last_to_undo() if merge_key is not None and is_undoable else None
        if last is not None and last["merge_key"] == merge_key and self._oldest_undone() is None:
            age = now - datetime.fromisoformat(last["done_at"])
            if timedelta(0) <= age < _MERGE_WITHIN:
                self._conn.execute("UPDATE operations SET done_at = ? WHERE id = ?", [now.isoformat(), last["id"]])
                return int(last["id"])
        cursor = self._conn.execute(
            "INSERT INTO operations (name, merge_key, done_at, operation_state) VALUES (?, ?, ?, ?)",
            [name, merge_key, now.isoformat(), "done" if is_undoable else "sealed"],
        )
        return int(cursor.lastrowid or 0)

    def _drop_if_empty(self, operation_id: int) -> None:
        """Forget an operation that changed nothing: there is nothing to undo."""
        self._conn.execute(
            "DELETE FROM operations WHERE id = :id AND NOT EXISTS (SELECT 1 FROM change_log WHERE operation_id = :id)",
            {"id": operation_id},
        )

    def _newest(self, *states: str) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._conn.execute(
            f"SELECT * FROM operations WHERE operation_state IN ({', '.join('?' * len(states))}) "  # noqa: S608
            "ORDER BY id DESC LIMIT 1",
            states,
        ).fetchone()
        return row

    def _last_to_undo(self) -> sqlite3.Row | None:
        """The newest operation that is done, unless a sealed one lies above it."""
        last = self._newest("done", "sealed")
        return last if last is not None and last["operation_state"] == "done" else None

    def _oldest_undone(self) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._conn.execute(
            "SELECT * FROM operations WHERE operation_state = 'undone' ORDER BY id LIMIT 1"
        ).fetchone()
        return row

    def _last_logged(self) -> int:
        return int(self._conn.execute("SELECT coalesce(max(id), 0) FROM change_log").fetchone()[0])

    def _tables_since(self, last_logged: int) -> frozenset[str]:
        rows = self._conn.execute("SELECT DISTINCT table_name FROM change_log WHERE id > ?", [last_logged])
        return frozenset(row["table_name"] for row in rows)

    def _replay(self, operation: sqlite3.Row, *, backwards: bool) -> ChangeSet:
        order = "DESC" if backwards else "ASC"
        rows = self._conn.execute(
            f"SELECT * FROM change_log WHERE operation_id = ? ORDER BY id {order}",  # noqa: S608 - a constant of ours
            [operation["id"]],
        ).fetchall()
        try:
            with self._office.transaction():
                self._conn.execute("PRAGMA defer_foreign_keys = ON")
                for row in rows:
                    found, wanted = (row["after"], row["before"]) if backwards else (row["before"], row["after"])
                    self._put(row["table_name"], row["row_id"], found, wanted)
                self._conn.execute(
                    "UPDATE operations SET operation_state = ? WHERE id = ?",
                    ["undone" if backwards else "done", operation["id"]],
                )
        except (sqlite3.IntegrityError, json.JSONDecodeError) as error:
            raise _refused() from error
        changes = ChangeSet(operation["name"], frozenset(row["table_name"] for row in rows))
        self._tell(changes)
        return changes

    def _put(self, table: str, row_id: int, found: str | None, wanted: str | None) -> None:
        """Turn the row from image ``found`` into image ``wanted``; refuse if it is not as ``found`` says."""
        if self._image(table, row_id) != (json.loads(found) if found else None):
            raise _refused()
        if wanted is None:
            self._conn.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])  # noqa: S608 - names from our own log
            return
        values = {name: _restored(value) for name, value in json.loads(wanted).items()}
        names = ", ".join(values)
        marks = ", ".join("?" for _ in values)
        sets = ", ".join(f"{name} = excluded.{name}" for name in values if name != "id")
        self._conn.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {sets}",  # noqa: S608
            list(values.values()),
        )

    def _image(self, table: str, row_id: int) -> dict[str, Any] | None:
        expression = image_of("", self._columns[table])
        row = self._conn.execute(
            f"SELECT {expression} FROM {table} WHERE id = ?",  # noqa: S608 - names from the schema
            [row_id],
        ).fetchone()
        return json.loads(row[0]) if row else None

    def _tell(self, changes: ChangeSet) -> None:
        for listener in self._listeners:
            listener(changes)


def _refused() -> UserError:
    return UserError(
        "undo.refused", "Không hoàn tác được: dữ liệu của thao tác này đã được dùng hoặc đã đổi bởi việc khác."
    )


def _restored(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


def logged_columns(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """Columns (name, type) of every table that operations log."""
    names = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: [(column["name"], column["type"]) for column in connection.execute(f"PRAGMA table_info({name})")]
        for name in names
        if name not in UNLOGGED and not name.startswith("sqlite_")
    }


def image_of(prefix: str, columns: list[tuple[str, str]]) -> str:
    """SQL for a row as JSON; bytes as {"hex": …}, for JSON has none."""
    parts = []
    for name, column_type in columns:
        value = f"{prefix}{name}"
        if column_type == "BLOB":
            # json() marks the result as JSON again: through CASE it would become mere text
            value = f"json(CASE WHEN {value} IS NULL THEN 'null' ELSE json_object('hex', hex({value})) END)"
        parts.append(f"'{name}', {value}")
    return f"json_object({', '.join(parts)})"


def _install_triggers(connection: sqlite3.Connection, columns: dict[str, list[tuple[str, str]]]) -> None:
    with translated_errors():
        connection.execute("CREATE TEMP TABLE active_operation (id INTEGER PRIMARY KEY)")
        for table, its_columns in columns.items():
            old, new = image_of("OLD.", its_columns), image_of("NEW.", its_columns)
            for event, row, before, after, when in (
                ("INSERT", "NEW", "NULL", new, ""),
                ("UPDATE", "NEW", old, new, f" AND {old} IS NOT {new}"),
                ("DELETE", "OLD", old, "NULL", ""),
            ):
                connection.execute(
                    f"CREATE TEMP TRIGGER log_{table}_{event.lower()} AFTER {event} ON main.{table} "  # noqa: S608
                    f"WHEN EXISTS (SELECT 1 FROM active_operation){when} BEGIN "
                    "INSERT INTO change_log (operation_id, table_name, row_id, before, after) "
                    f"SELECT id, '{table}', {row}.id, {before}, {after} FROM active_operation; END"
                )
        connection.commit()
