"""The office file's schema as append-only migrations; what each changed is told in docs/database-changes.md.

A released migration is never edited: it creates what it says with literal SQL, kept in ``tables`` by its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database, Migrations

from desktop_app.storage.tables import (
    award_funds,
    award_histories,
    chase_letters,
    double_awards_set_aside,
    fallback_choices,
    findings_set_aside,
    first_office_file,
    legal_bases,
    people_alike,
    plan_origins,
    plan_review,
    projects_and_commitments,
    proofs,
    quotas,
    received_forms,
    returned_lines,
    rule_choices,
    unit_lineage,
)

MIGRATIONS = Migrations("so-thi-dua")


def _creating(name: str, statements: Sequence[str]) -> None:
    def create(db: Database) -> None:
        for statement in statements:
            db.execute(statement)

    MIGRATIONS(name=name)(create)


_creating("0001_first_office_file", first_office_file.STATEMENTS)
_creating("0002_findings_set_aside", findings_set_aside.STATEMENTS)
_creating("0003_plan_origins", plan_origins.STATEMENTS)
_creating("0004_legal_bases", legal_bases.STATEMENTS)
_creating("0005_plan_review", plan_review.STATEMENTS)
_creating("0006_award_histories", award_histories.STATEMENTS)
_creating("0007_people_alike", people_alike.STATEMENTS)
_creating("0008_unit_lineage", unit_lineage.STATEMENTS)
_creating("0009_received_forms", received_forms.STATEMENTS)
_creating("0010_returned_lines", returned_lines.STATEMENTS)
_creating("0011_chase_letters", chase_letters.STATEMENTS)
_creating("0012_projects_and_commitments", projects_and_commitments.STATEMENTS)
_creating("0013_proofs", proofs.STATEMENTS)
_creating("0014_rule_choices", rule_choices.STATEMENTS)
_creating("0016_double_awards_set_aside", double_awards_set_aside.STATEMENTS)
_creating("0015_quotas", quotas.STATEMENTS)
_creating("0019_fallback_choices", fallback_choices.STATEMENTS)
_creating("0017_award_funds", award_funds.STATEMENTS)
