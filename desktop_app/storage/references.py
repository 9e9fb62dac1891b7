"""Every column that refers to a table, found in the schema itself, so that a later table cannot be forgotten."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """A column of a table, and the table to whose rows it refers. ``goes_along``: its row goes with the row referred to."""

    table: str
    column: str
    refers_to: str
    goes_along: bool = False


def references(connection: sqlite3.Connection) -> tuple[Reference, ...]:
    """All of them, in the order of the tables' names."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return tuple(
        Reference(name["name"], key["from"], key["table"], key["on_delete"] == "CASCADE")
        for name in names
        for key in connection.execute(f"PRAGMA foreign_key_list({name['name']})").fetchall()
    )


def references_to(connection: sqlite3.Connection, table: str) -> tuple[Reference, ...]:
    """The columns that refer to a table."""
    return tuple(reference for reference in references(connection) if reference.refers_to == table)


def rows_referring(connection: sqlite3.Connection, reference: Reference, row_id: int) -> list[int]:
    """The ids of the rows that refer to a row by that column."""
    rows = connection.execute(
        f"SELECT id FROM {reference.table} WHERE {reference.column} = ? ORDER BY id",  # noqa: S608 - names from the schema
        [row_id],
    )
    return [row["id"] for row in rows]
