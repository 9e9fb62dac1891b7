"""The table of migration 0019: when the office chose which rule set to use meanwhile, every time it did."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE fallback_choices (
        id INTEGER PRIMARY KEY,
        rule_set TEXT NOT NULL, {_day("chosen_on", required=True)},
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
)
