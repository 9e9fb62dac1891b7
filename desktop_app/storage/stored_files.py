"""Attached files: the bytes are stored once, by their digest, only ever added; what is attached where stands in other tables."""

from __future__ import annotations

import sqlite3


def keep_file(connection: sqlite3.Connection, sha256: str, content: bytes) -> None:
    """Store the bytes, unless they are there already."""
    connection.execute(
        "INSERT INTO stored_files (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", [sha256, content]
    )


def kept_file(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes of that digest."""
    row = connection.execute("SELECT content FROM stored_files WHERE sha256 = ?", [sha256]).fetchone()
    return bytes(row["content"]) if row is not None else None
