"""What judging reads of the office file in one go: people, units, results of all years, proofs, registrations, score sheets."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.counting import Subject, subject_of
from desktop_app.domain.award.merit import MeritKind, MeritPeriod
from desktop_app.domain.judging.judgement import Candidate
from desktop_app.domain.judging.record import GroupRank, HeldAward
from desktop_app.domain.judging.subject_records import RecordMatter
from desktop_app.domain.office.lineage_of_units import UnitLineage
from desktop_app.domain.office.office import Person
from desktop_app.domain.office.score_sheet import rank_of
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.proof_repository import ProofRepository
from desktop_app.storage.rows import day_of
from desktop_app.storage.tally_queries import TallyQueries
from desktop_app.storage.unit_change_repository import UnitChangeRepository

_OF_PEOPLE = "AND (person_id IS NULL OR person_id IN (SELECT value FROM json_each(:people)))"
YEARS_BACK = 30
"""Orders of all classes one after the other take some twenty years."""


class JudgingQueries:
    """Reads only."""

    def __init__(
        self,
        database: OfficeDatabase,
        office: OfficeRepository,
        proofs: ProofRepository,
        unit_changes: UnitChangeRepository,
        tally: TallyQueries,
    ) -> None:
        self._conn = database.db.conn
        self._office = office
        self._proofs = proofs
        self._unit_changes = unit_changes
        self._tally = tally

    def year(self, year: int, received_on: date) -> RecordMatter:
        """What all judgements of a year share: people, units, registrations, places in score sheets; nobody's records yet."""
        units = self._office.units()
        registered: dict[Subject, set[str]] = {}
        registering: set[int] = set()
        for unit_id, line in self._tally.registered_lines(self._tally.plans_of_year(year)):
            registering.add(unit_id)
            subject = subject_of(line.subject_kind, line.person_id, unit_id, line.collective_name)
            codes = registered.setdefault(subject, set())
            codes.update(code for code in (line.title_code, line.commendation_code) if code)
        return RecordMatter(
            year=year,
            received_on=received_on,
            people={person.id: person for person in self._office.people()},
            units={unit.id: unit for unit in units},
            lineage=UnitLineage(units, self._unit_changes.changes()),
            registered={subject: frozenset(codes) for subject, codes in registered.items()},
            registering_units=frozenset(registering),
            ranks=self._ranks(year),
            whose=frozenset(),
        )

    def with_records(self, year: RecordMatter, candidates: Collection[Candidate] | None = None) -> RecordMatter:
        """With awards and proofs of everybody, or of some candidates and the members of collectives among them."""
        people = None if candidates is None else _concerned(candidates, year.people.values(), year.counted_on)
        return replace(
            year,
            awards=self._awards(year.year, people),
            proofs=self._proofs.prepare_year_range(
                year.year - YEARS_BACK, max(year.year, year.received_on.year), people
            )(),
            whose=None if people is None else frozenset(people),
        )

    def _awards(self, year: int, people: Collection[int] | None) -> Mapping[Subject, tuple[HeldAward, ...]]:
        """Every result up to the year by subject, oldest first; those of a thematic plan are of a movement."""
        cursor = self._conn.cursor()
        cursor.row_factory = None  # plain tuples: fifty thousand rows by name take three times as long
        rows = cursor.execute(
            f"""SELECT subject_kind, person_id, awards.unit_id, collective_name, award_code, achievement_year, outcome,
                      coalesce(merit_kind, CASE plan_kind WHEN 'thematic' THEN 'movement' END), period_from, period_to,
                      decision_number, decision_on, authority
               FROM awards LEFT JOIN award_histories ON award_id = awards.id LEFT JOIN plans ON plans.id = awards.plan_id
               WHERE achievement_year <= :year {_OF_PEOPLE if people is not None else ""}
               ORDER BY achievement_year, awards.id""",  # noqa: S608 - our own words
            {"year": year, "people": json.dumps(sorted(people or ()))},
        )
        kinds, outcomes = {one.value: one for one in MeritKind}, {one.value: one for one in Outcome}
        subjects = {one.value: one for one in SubjectKind}
        found: dict[Subject, list[HeldAward]] = {}
        for kind, person_id, unit_id, name, code, of_year, outcome, merit, first, last, number, on, authority in rows:
            subject = subject_of(subjects[kind], person_id, unit_id, name)
            held = HeldAward(
                award_code=code,
                year=of_year,
                outcome=outcomes[outcome],
                merit_kind=kinds[merit] if merit else None,
                period=_period(first, last),
                decision_number=number,
                decision_on=day_of(on),
                authority=authority,
            )
            found.setdefault(subject, []).append(held)
        return {subject: tuple(held) for subject, held in found.items()}

    def _ranks(self, year: int) -> Mapping[tuple[int, int], GroupRank]:
        """Places as the score sheets write them, by unit and year."""
        rows = self._conn.execute(
            """SELECT score_rows.unit_id, working_year, rank, units.name FROM score_rows
               JOIN score_sheets ON score_sheets.id = sheet_id JOIN units ON units.id = group_id
               WHERE score_rows.unit_id IS NOT NULL AND working_year <= ?""",
            [year],
        )
        placed = ((row["unit_id"], row["working_year"], rank_of(row["rank"]), row["name"]) for row in rows)
        return {
            (unit_id, of_year): GroupRank(group, rank) for unit_id, of_year, rank, group in placed if rank is not None
        }


def _concerned(candidates: Collection[Candidate], everybody: Iterable[Person], on: date) -> set[int]:
    """The people among the candidates, and whoever was in a unit of the collectives among them on that day."""
    people = {one.person_id for one in candidates if one.person_id is not None}
    units = {one.unit_id for one in candidates if one.person_id is None}
    if units:
        people |= {
            person.id
            for person in everybody
            if any(held.unit_id in units and held.holds(on) for held in person.memberships)
        }
    return people


def _period(first: str | None, last: str | None) -> MeritPeriod | None:
    from_on, to_on = day_of(first), day_of(last)
    return MeritPeriod(from_on, to_on) if from_on and to_on else None
