"""The tables of migration 0015: settings of quotas with their sources, what was decided past a quota and why, local preferences."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    """CREATE TABLE quota_settings (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id), fact_uid TEXT NOT NULL,
        setting TEXT NOT NULL CHECK (setting IN
            ('comparator', 'base', 'scope', 'rounding', 'split', 'reserve', 'percent_by_title')),
        value TEXT NOT NULL,
        source_kind TEXT CHECK (source_kind IN ('plan', 'amendment', 'office_rule')), source TEXT NOT NULL DEFAULT '',
        UNIQUE (plan_id, fact_uid, setting)
    ) STRICT""",
    f"""CREATE TABLE quota_exceptions (
        id INTEGER PRIMARY KEY, achievement_year INTEGER NOT NULL, plan_id INTEGER REFERENCES plans (id),
        fact_uid TEXT NOT NULL, award_code TEXT NOT NULL,
        unit_id INTEGER REFERENCES units (id), unit_name TEXT NOT NULL DEFAULT '',
        place_limit INTEGER NOT NULL, places_used INTEGER NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
        decision_number TEXT NOT NULL DEFAULT '', {_day("recorded_on", required=True)}
    ) STRICT""",
    "CREATE INDEX quota_exceptions_by_year ON quota_exceptions (achievement_year)",
    """CREATE TABLE quota_exception_subjects (
        id INTEGER PRIMARY KEY, exception_id INTEGER NOT NULL REFERENCES quota_exceptions (id),
        person_id INTEGER REFERENCES people (id), unit_id INTEGER NOT NULL REFERENCES units (id),
        collective_name TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX quota_exception_subjects_by_exception ON quota_exception_subjects (exception_id)",
    """CREATE TABLE local_preferences (
        id INTEGER PRIMARY KEY, position INTEGER NOT NULL,
        preference_kind TEXT NOT NULL CHECK (preference_kind IN ('women', 'direct_workers')),
        source TEXT NOT NULL CHECK (source <> '')
    ) STRICT""",
)
