"""The tables of migration 0006: where an old award came from and what it was for; remembered columns of lists."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE award_histories (
        id INTEGER PRIMARY KEY, award_id INTEGER NOT NULL UNIQUE REFERENCES awards (id),
        merit_kind TEXT CHECK (merit_kind IN ('regular', 'movement', 'sudden', 'service', 'tenure', 'foreign')),
        {_day("period_from")}, {_day("period_to")},
        award_text TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        source_name TEXT NOT NULL, source_place TEXT NOT NULL DEFAULT '', source_row INTEGER NOT NULL,
        CHECK ((period_from IS NULL) = (period_to IS NULL) AND period_from <= period_to)
    ) STRICT""",
    "CREATE INDEX award_histories_by_merit ON award_histories (merit_kind, award_id)",
    """CREATE TABLE column_choices (
        id INTEGER PRIMARY KEY, header_key TEXT NOT NULL UNIQUE, list_kind TEXT NOT NULL, meanings TEXT NOT NULL
    ) STRICT""",
)
