"""The tables of migration 0009: forms that came back from the units."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE received_forms (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), unit_id INTEGER NOT NULL REFERENCES units (id),
        name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES stored_files (sha256), size INTEGER NOT NULL,
        form_kind TEXT NOT NULL CHECK (form_kind IN ('form', 'list')),
        {_day("received_on")}, taken_in_at TEXT NOT NULL,
        lines TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX received_forms_by_unit ON received_forms (plan_id, unit_id)",
)
