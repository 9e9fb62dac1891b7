"""The tables of migration 0002: findings of the checker that the clerk set aside."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE findings_set_aside (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id),
        code TEXT NOT NULL, finding_key TEXT NOT NULL, reason TEXT NOT NULL, set_aside_at TEXT NOT NULL,
        UNIQUE (plan_id, code, finding_key)
    ) STRICT""",
)
