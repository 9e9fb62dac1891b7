"""The tables of migration 0011: letters to late units."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    """CREATE TABLE chase_settings (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        template TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '',
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    f"""CREATE TABLE chase_letters (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), unit_id INTEGER NOT NULL REFERENCES units (id),
        {_day("dated_on", required=True)}, number TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL DEFAULT '',
        {_day("answer_by")}, papers TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX chase_letters_by_plan ON chase_letters (plan_id)",
    "CREATE INDEX chase_letters_by_unit ON chase_letters (unit_id)",
)
