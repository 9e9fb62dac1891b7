"""Rows written and read the same way by every repository. Names of tables and columns are our own, never typed by anyone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.domain.errors import UserError


def day_of(text: str | None) -> date | None:
    """A stored day."""
    return date.fromisoformat(text) if text else None


def day_text(day: date | None) -> str | None:
    """A day as it is stored."""
    return day.isoformat() if day else None


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> int:
    """Add a row; returns its id."""
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608
    return int(cursor.lastrowid or 0)


def update(connection: sqlite3.Connection, table: str, row_id: int, values: Mapping[str, Any]) -> None:
    """Change a row that has no version of its own."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(f"UPDATE {table} SET {sets} WHERE id = :its_id", {**values, "its_id": row_id})  # noqa: S608


def update_current(
    connection: sqlite3.Connection,
    table: str,
    row_id: int,
    row_version: int,
    values: Mapping[str, Any],
    stale: tuple[str, str],
) -> None:
    """Change a row whose version is still the one that was read; UserError ``stale`` otherwise."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    done = connection.execute(
        f"UPDATE {table} SET {sets}, row_version = row_version + 1 "  # noqa: S608
        "WHERE id = :its_id AND row_version = :its_version",
        {**values, "its_id": row_id, "its_version": row_version},
    )
    if done.rowcount != 1:
        raise UserError(*stale)
