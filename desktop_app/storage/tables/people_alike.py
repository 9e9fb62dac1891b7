"""The tables of migration 0007: people kept apart and people merged."""

from __future__ import annotations

STATEMENTS = (
    # Without UNIQUE or an order of the two: when people are merged these columns move like any other reference.
    """CREATE TABLE people_kept_apart (
        id INTEGER PRIMARY KEY,
        one_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        kept_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE people_merges (
        id INTEGER PRIMARY KEY,
        kept_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        into_id INTEGER NOT NULL, merged_id INTEGER NOT NULL, merged_name TEXT NOT NULL, made_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE people_merge_steps (
        id INTEGER PRIMARY KEY,
        merge_id INTEGER NOT NULL REFERENCES people_merges (id) ON DELETE CASCADE,
        table_name TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT NOT NULL, after TEXT
    ) STRICT""",
    "CREATE INDEX people_kept_apart_by_one ON people_kept_apart (one_id)",
    "CREATE INDEX people_kept_apart_by_other ON people_kept_apart (other_id)",
    "CREATE INDEX people_merges_by_kept ON people_merges (kept_id)",
    "CREATE INDEX people_merge_steps_by_merge ON people_merge_steps (merge_id)",
)
