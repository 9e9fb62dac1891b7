"""The table of migration 0016: flags of double awards that the clerk set aside."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE double_awards_set_aside (
        id INTEGER PRIMARY KEY, flag_key TEXT NOT NULL UNIQUE, reason TEXT NOT NULL, set_aside_at TEXT NOT NULL
    ) STRICT""",
)
