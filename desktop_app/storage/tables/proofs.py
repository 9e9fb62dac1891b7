"""The tables of migration 0013: what is on record of people and units when an award is judged."""

from __future__ import annotations

from desktop_app.storage.tables.day_column import day_column as _day

_STAFF_GROUP = "staff_group TEXT CHECK (staff_group IN ('official', 'civil_servant', 'public_employee', 'contract'))"
_FLAG = "{0} INTEGER CHECK ({0} IN (0, 1))"

STATEMENTS = (
    f"""CREATE TABLE work_ratings (
        id INTEGER PRIMARY KEY, year INTEGER NOT NULL,
        grade TEXT NOT NULL CHECK (grade IN ('excellent', 'good', 'done', 'not_done', 'unrated')),
        unit_id INTEGER NOT NULL REFERENCES units (id), person_id INTEGER REFERENCES people (id),
        {_STAFF_GROUP}, instrument TEXT NOT NULL DEFAULT '', score TEXT,
        decision_number TEXT NOT NULL DEFAULT '', {_day("decision_on")}, authority TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX work_ratings_by_person ON work_ratings (person_id, year)",
    "CREATE INDEX work_ratings_by_year ON work_ratings (year, unit_id)",
    "CREATE INDEX work_ratings_by_unit ON work_ratings (unit_id)",
    """CREATE TABLE initiatives (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, year INTEGER NOT NULL,
        initiative_kind TEXT NOT NULL CHECK (initiative_kind IN ('initiative', 'topic', 'scheme', 'work')),
        field TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX initiatives_by_year ON initiatives (year)",
    # One author twice is no fault: merging two records of one person may do that.
    """CREATE TABLE initiative_authors (
        id INTEGER PRIMARY KEY, initiative_id INTEGER NOT NULL REFERENCES initiatives (id), position INTEGER NOT NULL,
        person_id INTEGER NOT NULL REFERENCES people (id)
    ) STRICT""",
    "CREATE INDEX initiative_authors_by_initiative ON initiative_authors (initiative_id, position)",
    "CREATE INDEX initiative_authors_by_person ON initiative_authors (person_id)",
    f"""CREATE TABLE initiative_recognitions (
        id INTEGER PRIMARY KEY, initiative_id INTEGER NOT NULL REFERENCES initiatives (id), position INTEGER NOT NULL,
        reach TEXT NOT NULL CHECK (reach IN ('base', 'province', 'ministry', 'nation')),
        decision_number TEXT NOT NULL DEFAULT '', {_day("decision_on")}, authority TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX initiative_recognitions_by_initiative ON initiative_recognitions (initiative_id, position)",
    """CREATE TABLE initiative_uses (
        id INTEGER PRIMARY KEY, initiative_id INTEGER NOT NULL REFERENCES initiatives (id), position INTEGER NOT NULL,
        award_code TEXT NOT NULL, achievement_year INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX initiative_uses_by_initiative ON initiative_uses (initiative_id, position)",
    f"""CREATE TABLE disciplines (
        id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people (id),
        discipline_kind TEXT NOT NULL CHECK (discipline_kind IN
            ('reprimand', 'warning', 'pay_cut', 'demotion', 'removal', 'dismissal')),
        {_day("from_on", required=True)}, {_day("to_on")}, decision_number TEXT NOT NULL DEFAULT '',
        authority TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1,
        CHECK (to_on IS NULL OR to_on >= from_on)
    ) STRICT""",
    "CREATE INDEX disciplines_by_person ON disciplines (person_id, from_on)",
    f"""CREATE TABLE absences (
        id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people (id),
        absence_kind TEXT NOT NULL CHECK (absence_kind IN
            ('maternity', 'treatment', 'training', 'sick', 'unpaid', 'other')),
        {_day("from_on", required=True)}, {_day("to_on")}, result TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1,
        CHECK (to_on IS NULL OR to_on >= from_on)
    ) STRICT""",
    "CREATE INDEX absences_by_person ON absences (person_id, from_on)",
    f"""CREATE TABLE inquiries (
        id INTEGER PRIMARY KEY, inquiry_kind TEXT NOT NULL CHECK (inquiry_kind IN
            ('discipline', 'investigation', 'inspection', 'denunciation')),
        unit_id INTEGER NOT NULL REFERENCES units (id), {_day("from_on", required=True)},
        person_id INTEGER REFERENCES people (id), {_day("to_on")}, conclusion TEXT NOT NULL DEFAULT '',
        row_version INTEGER NOT NULL DEFAULT 1,
        CHECK (to_on IS NULL OR to_on >= from_on)
    ) STRICT""",
    "CREATE INDEX inquiries_by_person ON inquiries (person_id)",
    "CREATE INDEX inquiries_by_unit ON inquiries (unit_id)",
    f"""CREATE TABLE review_minutes (
        id INTEGER PRIMARY KEY, achievement_year INTEGER NOT NULL,
        review_body TEXT NOT NULL CHECK (review_body IN
            ('unit', 'base_council', 'upper_council', 'initiative_council')),
        unit_id INTEGER REFERENCES units (id), {_day("held_on", required=True)}, number TEXT NOT NULL DEFAULT '',
        members INTEGER CHECK (members > 0), present INTEGER CHECK (present >= 0), valid INTEGER CHECK (valid >= 0),
        {_FLAG.format("is_secret")}, row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX review_minutes_by_year ON review_minutes (achievement_year)",
    "CREATE INDEX review_minutes_by_unit ON review_minutes (unit_id)",
    f"""CREATE TABLE reviewed_candidates (
        id INTEGER PRIMARY KEY, minutes_id INTEGER NOT NULL REFERENCES review_minutes (id), position INTEGER NOT NULL,
        award_code TEXT NOT NULL, unit_id INTEGER NOT NULL REFERENCES units (id),
        person_id INTEGER REFERENCES people (id), collective_name TEXT NOT NULL DEFAULT '',
        votes_for INTEGER CHECK (votes_for >= 0), {_FLAG.format("is_conduct_attested")}, note TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX reviewed_candidates_by_minutes ON reviewed_candidates (minutes_id, position)",
    "CREATE INDEX reviewed_candidates_by_person ON reviewed_candidates (person_id)",
    "CREATE INDEX reviewed_candidates_by_unit ON reviewed_candidates (unit_id)",
    # One row per person is the rule, kept by the program: two records of one person made one bring two.
    f"""CREATE TABLE service_times (
        id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        {_day("recruited_on")}, {_day("left_on")}, {_STAFF_GROUP}, {_FLAG.format("is_leader")},
        row_version INTEGER NOT NULL DEFAULT 1,
        CHECK (left_on IS NULL OR recruited_on IS NULL OR left_on >= recruited_on)
    ) STRICT""",
    "CREATE INDEX service_times_by_person ON service_times (person_id)",
    f"""CREATE TABLE closed_proofs (
        id INTEGER PRIMARY KEY, proof_kind TEXT NOT NULL CHECK (proof_kind IN ('awards', 'ratings', 'initiatives')),
        year INTEGER NOT NULL, person_id INTEGER REFERENCES people (id) ON DELETE CASCADE, {_day("declared_on")}
    ) STRICT""",
    "CREATE INDEX closed_proofs_by_person ON closed_proofs (person_id)",
)
