"""The tables of migration 0012: projects, report duties, commitments."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

STATEMENTS = (
    f"""CREATE TABLE projects (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), unit_id INTEGER REFERENCES units (id),
        name TEXT NOT NULL, time_text TEXT NOT NULL DEFAULT '', {_day("from_on")}, {_day("to_on")},
        contents TEXT NOT NULL DEFAULT '[]', expected_result TEXT NOT NULL DEFAULT '',
        fact_uid TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX projects_by_plan ON projects (plan_id, unit_id)",
    f"""CREATE TABLE project_progress (
        id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects (id),
        {_day("noted_on", required=True)},
        progress_state TEXT NOT NULL CHECK (progress_state IN
            ('not_started', 'underway', 'finished', 'late', 'stopped')),
        percent INTEGER CHECK (percent BETWEEN 0 AND 100),
        result TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
        made_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX project_progress_by_project ON project_progress (project_id, noted_on)",
    """CREATE TABLE report_duty_owners (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id), fact_uid TEXT NOT NULL,
        report_owner TEXT NOT NULL CHECK (report_owner IN ('units', 'office', 'both')),
        UNIQUE (plan_id, fact_uid)
    ) STRICT""",
    """CREATE TABLE report_files (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id),
        unit_id INTEGER REFERENCES units (id), due_key TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '', sha256 TEXT REFERENCES stored_files (sha256), size INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT '', added_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX report_files_by_plan ON report_files (plan_id, unit_id)",
    f"""CREATE TABLE commitments (
        id INTEGER PRIMARY KEY, plan_id INTEGER REFERENCES plans (id), working_year INTEGER NOT NULL,
        group_id INTEGER, content TEXT NOT NULL, {_day("signed_on")}, row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX commitments_by_year ON commitments (working_year)",
    """CREATE TABLE commitment_parties (
        id INTEGER PRIMARY KEY, commitment_id INTEGER NOT NULL REFERENCES commitments (id), position INTEGER NOT NULL,
        unit_id INTEGER REFERENCES units (id), name TEXT NOT NULL, signer_title TEXT NOT NULL DEFAULT '',
        signer_name TEXT NOT NULL DEFAULT '', is_office INTEGER NOT NULL DEFAULT 0 CHECK (is_office IN (0, 1)),
        UNIQUE (commitment_id, position)
    ) STRICT""",
    f"""CREATE TABLE commitment_results (
        id INTEGER PRIMARY KEY, commitment_id INTEGER NOT NULL REFERENCES commitments (id),
        target_uid TEXT NOT NULL, party INTEGER NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('met', 'not_met', 'no_data')),
        actual TEXT NOT NULL DEFAULT '', value TEXT, evidence TEXT NOT NULL DEFAULT '', {_day("noted_on")},
        UNIQUE (commitment_id, target_uid, party)
    ) STRICT""",
    """CREATE TABLE commitment_scans (
        id INTEGER PRIMARY KEY, commitment_id INTEGER NOT NULL REFERENCES commitments (id),
        name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES stored_files (sha256),
        size INTEGER NOT NULL, added_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX commitment_scans_by_commitment ON commitment_scans (commitment_id)",
)
