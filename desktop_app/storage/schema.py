"""The office file's schema as append-only migrations; what each changed is told in docs/database-changes.md.

A released migration is never edited: it creates what it says with literal SQL.
A migration of many tables has its statements in a module of its own, as little edited as this one.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from desktop_app.storage.day_column import day_column as _day
from desktop_app.storage.lineage_tables import UNIT_LINEAGE_TABLES
from desktop_app.storage.project_tables import PROJECT_AND_COMMITMENT_TABLES

MIGRATIONS = Migrations("so-thi-dua")

# No json_valid() in checks: with trusted_schema=OFF older SQLite refuses it as unsafe. The repositories write the JSON.


@MIGRATIONS(name="0001_first_office_file")
def _first_office_file(db: Database) -> None:
    for statement in _STATEMENTS_0001:
        db.execute(statement)


_STATEMENTS_0001 = (
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


@MIGRATIONS(name="0002_findings_set_aside")
def _findings_set_aside(db: Database) -> None:
    db.execute(
        """CREATE TABLE findings_set_aside (
            id INTEGER PRIMARY KEY,
            plan_id INTEGER NOT NULL REFERENCES plans (id),
            code TEXT NOT NULL, finding_key TEXT NOT NULL, reason TEXT NOT NULL, set_aside_at TEXT NOT NULL,
            UNIQUE (plan_id, code, finding_key)
        ) STRICT"""
    )


@MIGRATIONS(name="0003_plan_origins")
def _plan_origins(db: Database) -> None:
    for statement in _STATEMENTS_0003:
        db.execute(statement)


_STATEMENTS_0003 = (
    """CREATE TABLE plan_origins (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL UNIQUE REFERENCES plans (id),
        origin_plan_id INTEGER REFERENCES plans (id),
        origin_year INTEGER NOT NULL, target_year INTEGER NOT NULL, records TEXT NOT NULL, made_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX plan_origins_by_origin ON plan_origins (origin_plan_id)",
)


@MIGRATIONS(name="0004_legal_bases")
def _legal_bases(db: Database) -> None:
    for statement in _STATEMENTS_0004:
        db.execute(statement)


_STATEMENTS_0004 = (
    f"""CREATE TABLE legal_bases (
        id INTEGER PRIMARY KEY,
        document_type TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL DEFAULT '',
        {_day("dated_on")}, issuer TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
        {_day("in_force_from")}, {_day("in_force_to")}, replaced_by TEXT NOT NULL DEFAULT '',
        source TEXT NOT NULL DEFAULT '',
        evidence TEXT NOT NULL CHECK (evidence IN ('text', 'quoted', 'plan', 'none')),
        shipped_key TEXT UNIQUE,
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
)


@MIGRATIONS(name="0005_plan_review")
def _plan_review(db: Database) -> None:
    for statement in _STATEMENTS_0005:
        db.execute(statement)


_STATEMENTS_0005 = (
    "CREATE TABLE stored_files (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, content BLOB NOT NULL) STRICT",
    """CREATE TABLE plan_scans (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id),
        name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES stored_files (sha256),
        size INTEGER NOT NULL, added_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE plan_comments (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans (id),
        block_uid TEXT, quote TEXT NOT NULL DEFAULT '', author TEXT NOT NULL, words TEXT NOT NULL,
        made_at TEXT NOT NULL, is_settled INTEGER NOT NULL DEFAULT 0 CHECK (is_settled IN (0, 1))
    ) STRICT""",
    "CREATE INDEX plan_comments_by_plan ON plan_comments (plan_id)",
    "CREATE INDEX plan_scans_by_plan ON plan_scans (plan_id)",
)


@MIGRATIONS(name="0006_award_histories")
def _award_histories(db: Database) -> None:
    for statement in _STATEMENTS_0006_AWARD_HISTORIES:
        db.execute(statement)


_STATEMENTS_0006_AWARD_HISTORIES = (
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


@MIGRATIONS(name="0007_people_alike")
def _people_alike(db: Database) -> None:
    for statement in _STATEMENTS_0007:
        db.execute(statement)


_STATEMENTS_0007 = (
    # Without UNIQUE or an order of the two: when people are merged these columns move like any other reference.
    """CREATE TABLE people_kept_apart (
        id INTEGER PRIMARY KEY,
        one_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        kept_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE people_merges (
        id INTEGER PRIMARY KEY,
        kept_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        into_id INTEGER NOT NULL, merged_id INTEGER NOT NULL, merged_name TEXT NOT NULL, made_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE people_merge_steps (
        id INTEGER PRIMARY KEY,
        merge_id INTEGER NOT NULL REFERENCES people_merges (id) ON DELETE CASCADE,
        table_name TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT NOT NULL, after TEXT
    ) STRICT""",
    "CREATE INDEX people_kept_apart_by_one ON people_kept_apart (one_id)",
    "CREATE INDEX people_kept_apart_by_other ON people_kept_apart (other_id)",
    "CREATE INDEX people_merges_by_kept ON people_merges (kept_id)",
    "CREATE INDEX people_merge_steps_by_merge ON people_merge_steps (merge_id)",
)


@MIGRATIONS(name="0008_unit_lineage")
def _unit_lineage(db: Database) -> None:
    for statement in UNIT_LINEAGE_TABLES:
        db.execute(statement)


@MIGRATIONS(name="0010_returned_lines")
def _returned_lines(db: Database) -> None:
    for statement in _STATEMENTS_0010:
        db.execute(statement)


_STATEMENTS_0010 = (
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


@MIGRATIONS(name="0012_projects_and_commitments")
def _projects_and_commitments(db: Database) -> None:
    for statement in PROJECT_AND_COMMITMENT_TABLES:
        db.execute(statement)


@MIGRATIONS(name="0011_chase_letters")
def _chase_letters(db: Database) -> None:
    for statement in _STATEMENTS_0011:
        db.execute(statement)


_STATEMENTS_0011 = (
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


@MIGRATIONS(name="0009_received_forms")
def _received_forms(db: Database) -> None:
    for statement in _STATEMENTS_0009:
        db.execute(statement)


_STATEMENTS_0009 = (
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
