"""The tables of migration 0014: what the office chose once about rule sets, its own rules, and packs taken in from files."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE rule_choices (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        fallback TEXT NOT NULL DEFAULT '', {_day("fallback_chosen_on")}, {_day("local_rules_on")},
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    f"""CREATE TABLE rule_overlays (
        id INTEGER PRIMARY KEY,
        award_code TEXT NOT NULL, subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'collective')),
        condition_key TEXT NOT NULL, content TEXT NOT NULL, source TEXT NOT NULL,
        {_day("valid_from")}, {_day("valid_to")}, note TEXT NOT NULL DEFAULT '',
        row_version INTEGER NOT NULL DEFAULT 1,
        CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
    ) STRICT""",
    f"""CREATE TABLE rule_packs (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE, {_day("version", required=True)}, file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL, content TEXT NOT NULL, installed_at TEXT NOT NULL
    ) STRICT""",
)
