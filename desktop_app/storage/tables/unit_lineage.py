"""The tables of migration 0008: units through time, groups of units, score sheets."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE unit_changes (
        id INTEGER PRIMARY KEY,
        change_kind TEXT NOT NULL CHECK (change_kind IN ('renamed', 'merged', 'split', 'dissolved')),
        {_day("changed_on", required=True)},
        document_number TEXT NOT NULL DEFAULT '', {_day("document_on")}, note TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE unit_change_parts (
        id INTEGER PRIMARY KEY, change_id INTEGER NOT NULL REFERENCES unit_changes (id),
        unit_id INTEGER NOT NULL REFERENCES units (id), is_successor INTEGER NOT NULL CHECK (is_successor IN (0, 1)),
        UNIQUE (change_id, unit_id, is_successor)
    ) STRICT""",
    "CREATE INDEX unit_change_parts_by_unit ON unit_change_parts (unit_id)",
    f"""CREATE TABLE unit_group_members (
        id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES units (id),
        unit_id INTEGER REFERENCES units (id), name TEXT NOT NULL DEFAULT '',
        {_day("from_on")}, {_day("to_on")},
        CHECK ((unit_id IS NULL) = (name <> ''))
    ) STRICT""",
    "CREATE INDEX unit_group_members_by_group ON unit_group_members (group_id)",
    "CREATE INDEX unit_group_members_by_unit ON unit_group_members (unit_id)",
    """CREATE TABLE score_sheets (
        id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES units (id), working_year INTEGER NOT NULL,
        source_name TEXT NOT NULL, columns TEXT NOT NULL, notes TEXT NOT NULL, taken_at TEXT NOT NULL,
        UNIQUE (group_id, working_year)
    ) STRICT""",
    """CREATE TABLE score_rows (
        id INTEGER PRIMARY KEY, sheet_id INTEGER NOT NULL REFERENCES score_sheets (id), position INTEGER NOT NULL,
        source_row INTEGER NOT NULL, name TEXT NOT NULL, unit_id INTEGER REFERENCES units (id),
        points TEXT NOT NULL, total TEXT NOT NULL DEFAULT '', rank TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        UNIQUE (sheet_id, position)
    ) STRICT""",
    f"""CREATE TABLE former_agency_names (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL, parent_name TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '', {_day("to_on", required=True)}
    ) STRICT""",
)
