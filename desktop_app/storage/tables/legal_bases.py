"""The tables of migration 0004: the office's own entries of the register of legal bases."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE legal_bases (
        id INTEGER PRIMARY KEY,
        document_type TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL DEFAULT '',
        {_day("dated_on")}, issuer TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
        {_day("in_force_from")}, {_day("in_force_to")}, replaced_by TEXT NOT NULL DEFAULT '',
        source TEXT NOT NULL DEFAULT '',
        evidence TEXT NOT NULL CHECK (evidence IN ('text', 'quoted', 'plan', 'none')),
        shipped_key TEXT UNIQUE,
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
)
