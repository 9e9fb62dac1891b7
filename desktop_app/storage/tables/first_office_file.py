"""The tables of migration 0001: the agency, units, people, plans, registrations, awards, and the log of operations."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

# No json_valid() in checks: with trusted_schema=OFF older SQLite refuses it as unsafe. The repositories write the JSON.

STATEMENTS = (
    """CREATE TABLE agency (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL DEFAULT '', parent_name TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    f"""CREATE TABLE signatories (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL, title TEXT NOT NULL, head_title TEXT NOT NULL DEFAULT '',
        authority TEXT NOT NULL DEFAULT '' CHECK (authority IN ('', 'KT.', 'Q.', 'TM.', 'TL.', 'TUQ.')),
        {_day("from_on")}, {_day("to_on")},
        position INTEGER NOT NULL DEFAULT 0, row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    f"""CREATE TABLE units (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '',
        unit_kind TEXT NOT NULL CHECK (unit_kind IN
            ('leadership', 'division', 'center', 'district', 'enterprise', 'cluster', 'bloc', 'other')),
        contact TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, {_day("from_on")}, {_day("to_on")},
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    """CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        full_name TEXT NOT NULL, name_fold TEXT NOT NULL, sort_key TEXT NOT NULL,
        sex TEXT CHECK (sex IN ('male', 'female')), birth_year INTEGER,
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX people_by_sort_key ON people (sort_key)",
    f"""CREATE TABLE memberships (
        id INTEGER PRIMARY KEY,
        person_id INTEGER NOT NULL REFERENCES people (id), unit_id INTEGER NOT NULL REFERENCES units (id),
        post TEXT NOT NULL DEFAULT '', {_day("from_on")}, {_day("to_on")}
    ) STRICT""",
    "CREATE INDEX memberships_by_person ON memberships (person_id)",
    "CREATE INDEX memberships_by_unit ON memberships (unit_id)",
    """CREATE TABLE plans (
        id INTEGER PRIMARY KEY,
        plan_status TEXT NOT NULL CHECK (plan_status IN ('draft', 'submitted', 'issued', 'replaced')),
        plan_kind TEXT NOT NULL CHECK (plan_kind IN ('annual', 'thematic')),
        working_year INTEGER,
        head TEXT NOT NULL,
        recipients TEXT NOT NULL,
        filing TEXT NOT NULL,
        signature TEXT NOT NULL,
        attachments TEXT NOT NULL,
        warnings TEXT NOT NULL,
        is_registration_required INTEGER NOT NULL DEFAULT 0 CHECK (is_registration_required IN (0, 1)),
        replaced_by_id INTEGER REFERENCES plans (id),
        updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX plans_by_year ON plans (working_year)",
    """CREATE TABLE plan_sources (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL UNIQUE REFERENCES plans (id),
        name TEXT NOT NULL, encoding TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE plan_blocks (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), uid TEXT NOT NULL, parent_uid TEXT, position INTEGER NOT NULL,
        block_kind TEXT NOT NULL, role TEXT NOT NULL DEFAULT '', marker TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '', title_style TEXT NOT NULL DEFAULT 'none', text TEXT NOT NULL DEFAULT '',
        runs TEXT NOT NULL DEFAULT '[]', joins TEXT NOT NULL DEFAULT '[]',
        first_line INTEGER, last_line INTEGER,
        UNIQUE (plan_id, uid)
    ) STRICT""",
    """CREATE TABLE plan_facts (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), uid TEXT NOT NULL, fact_kind TEXT NOT NULL,
        position INTEGER NOT NULL, block_uid TEXT, quote TEXT NOT NULL DEFAULT '',
        is_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (is_confirmed IN (0, 1)),
        payload TEXT NOT NULL,
        UNIQUE (plan_id, uid)
    ) STRICT""",
    """CREATE TABLE plan_papers (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id),
        paper_state TEXT NOT NULL CHECK (paper_state IN ('submitted', 'issued')),
        file_kind TEXT NOT NULL CHECK (file_kind IN ('docx', 'pdf')),
        sha256 TEXT NOT NULL, content BLOB NOT NULL, made_at TEXT NOT NULL,
        UNIQUE (plan_id, paper_state, file_kind)
    ) STRICT""",
    f"""CREATE TABLE plan_amendments (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id),
        document_type TEXT NOT NULL, number TEXT NOT NULL, {_day("dated_on", required=True)}
    ) STRICT""",
    """CREATE TABLE plan_fact_changes (
        id INTEGER PRIMARY KEY,
        amendment_id INTEGER NOT NULL REFERENCES plan_amendments (id),
        fact_uid TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE plan_quota_settings (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), fact_uid TEXT NOT NULL,
        comparator TEXT CHECK (comparator IN ('<=', '=', '>=')), base TEXT,
        scope TEXT CHECK (scope IN ('unit', 'agency')), rounding TEXT CHECK (rounding IN ('down', 'nearest', 'up')),
        UNIQUE (plan_id, fact_uid)
    ) STRICT""",
    f"""CREATE TABLE plan_units (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), unit_id INTEGER NOT NULL REFERENCES units (id),
        {_day("joined_on")}, join_reason TEXT NOT NULL DEFAULT '',
        {_day("left_on")}, leave_reason TEXT NOT NULL DEFAULT '',
        UNIQUE (plan_id, unit_id)
    ) STRICT""",
    f"""CREATE TABLE registrations (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plans (id), unit_id INTEGER NOT NULL REFERENCES units (id),
        deadline_kind TEXT NOT NULL DEFAULT 'registration',
        registration_state TEXT NOT NULL CHECK (registration_state IN ('not_sent', 'waiting', 'returned', 'approved')),
        {_day("received_on")}, late_reason TEXT NOT NULL DEFAULT '',
        {_day("returned_on")}, return_reason TEXT NOT NULL DEFAULT '',
        {_day("approved_on")}, {_day("reopened_on")}, reopen_reason TEXT NOT NULL DEFAULT '',
        row_version INTEGER NOT NULL DEFAULT 1,
        UNIQUE (plan_id, unit_id, deadline_kind)
    ) STRICT""",
    f"""CREATE TABLE registration_lines (
        id INTEGER PRIMARY KEY,
        registration_id INTEGER NOT NULL REFERENCES registrations (id),
        position INTEGER NOT NULL,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'collective')),
        person_id INTEGER REFERENCES people (id), collective_name TEXT NOT NULL DEFAULT '',
        post TEXT NOT NULL DEFAULT '',
        title_code TEXT NOT NULL DEFAULT '', commendation_code TEXT NOT NULL DEFAULT '',
        initiative TEXT NOT NULL DEFAULT '', project TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        is_supplementary INTEGER NOT NULL DEFAULT 0 CHECK (is_supplementary IN (0, 1)),
        supplementary_reason TEXT NOT NULL DEFAULT '', {_day("added_on")}, {_day("withdrawn_on")},
        withdrawn_reason TEXT NOT NULL DEFAULT '',
        CHECK ((subject_kind = 'person') = (person_id IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX registration_lines_by_registration ON registration_lines (registration_id)",
    "CREATE INDEX registration_lines_by_person ON registration_lines (person_id)",
    f"""CREATE TABLE awards (
        id INTEGER PRIMARY KEY,
        achievement_year INTEGER NOT NULL,
        plan_id INTEGER REFERENCES plans (id), wave_uid TEXT,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'collective')),
        person_id INTEGER REFERENCES people (id), collective_name TEXT NOT NULL DEFAULT '',
        unit_id INTEGER NOT NULL REFERENCES units (id),
        award_code TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('proposed', 'approved', 'not_approved')),
        refusal_reason TEXT NOT NULL DEFAULT '',
        decision_number TEXT NOT NULL DEFAULT '', {_day("decision_on")}, authority TEXT NOT NULL DEFAULT '',
        registration_line_id INTEGER REFERENCES registration_lines (id),
        row_version INTEGER NOT NULL DEFAULT 1,
        CHECK ((subject_kind = 'person') = (person_id IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX awards_by_year ON awards (achievement_year, unit_id, award_code, outcome)",
    "CREATE INDEX awards_by_plan ON awards (plan_id)",
    "CREATE INDEX awards_by_person ON awards (person_id)",
    """CREATE TABLE operations (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL, merge_key TEXT, done_at TEXT NOT NULL,
        operation_state TEXT NOT NULL DEFAULT 'done' CHECK (operation_state IN
            ('done', 'undone', 'discarded', 'sealed'))
    ) STRICT""",
    """CREATE TABLE change_log (
        id INTEGER PRIMARY KEY,
        operation_id INTEGER NOT NULL REFERENCES operations (id),
        table_name TEXT NOT NULL, row_id INTEGER NOT NULL,
        before TEXT, after TEXT
    ) STRICT""",
    "CREATE INDEX change_log_by_operation ON change_log (operation_id)",
)
