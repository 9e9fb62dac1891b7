"""The tables of migration 0010: lines a registration was returned for, what units owe."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE returned_lines (
        id INTEGER PRIMARY KEY, registration_id INTEGER NOT NULL REFERENCES registrations (id),
        line_id INTEGER NOT NULL, number INTEGER NOT NULL,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'collective')),
        subject TEXT NOT NULL, registered TEXT NOT NULL DEFAULT '', remark TEXT NOT NULL CHECK (remark <> ''),
        {_day("returned_on", required=True)},
        is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1))
    ) STRICT""",
    "CREATE INDEX returned_lines_by_registration ON returned_lines (registration_id)",
    """CREATE TABLE due_settings (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id), due_key TEXT NOT NULL,
        is_owed INTEGER NOT NULL CHECK (is_owed IN (0, 1)),
        UNIQUE (plan_id, due_key)
    ) STRICT""",
    """CREATE TABLE due_exemptions (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id),
        unit_id INTEGER NOT NULL REFERENCES units (id), due_key TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        UNIQUE (plan_id, unit_id, due_key)
    ) STRICT""",
)
