"""The tables of migration 0005: remarks on a draft, scans of the signed paper, the files kept."""

from __future__ import annotations

STATEMENTS = (
    "CREATE TABLE stored_files (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, content BLOB NOT NULL) STRICT",
    """CREATE TABLE plan_scans (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id),
        name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES stored_files (sha256),
        size INTEGER NOT NULL, added_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE plan_comments (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id),
        block_uid TEXT, quote TEXT NOT NULL DEFAULT '', author TEXT NOT NULL, words TEXT NOT NULL,
        made_at TEXT NOT NULL, is_settled INTEGER NOT NULL DEFAULT 0 CHECK (is_settled IN (0, 1))
    ) STRICT""",
    "CREATE INDEX plan_comments_by_plan ON plan_comments (plan_id)",
    "CREATE INDEX plan_scans_by_plan ON plan_scans (plan_id)",
)
