"""The tables of migration 0003: the plan a draft was carried forward from."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE plan_origins (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL UNIQUE REFERENCES plans (id),
        origin_plan_id INTEGER REFERENCES plans (id),
        origin_year INTEGER NOT NULL, target_year INTEGER NOT NULL, records TEXT NOT NULL, made_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX plan_origins_by_origin ON plan_origins (origin_plan_id)",
)
