"""Judging candidates by the rules of the day their dossier was received. It compares; it never grants anything."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.registration_need import requiring
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.judging.judgement import Candidate, Judgement
from desktop_app.domain.judging.judging import Judging
from desktop_app.domain.judging.record import SubjectRecord
from desktop_app.domain.judging.subject_records import RecordMatter, SubjectRecords
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.plan.registration_rule import RegistrationRule, registration_rule
from desktop_app.domain.proof.work_rating import RatingGrade
from desktop_app.domain.registration.dues import DueKind
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.choosing import ChosenRules
from desktop_app.domain.rule_set.conditions import Condition, Registered, Rule
from desktop_app.storage.judging_queries import JudgingQueries
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.tally_queries import TallyQueries

JUDGED_TABLES = frozenset(
    {
        "absences",
        "award_histories",
        "closed_proofs",
        "disciplines",
        "initiative_authors",
        "initiative_recognitions",
        "initiative_uses",
        "initiatives",
        "inquiries",
        "review_minutes",
        "reviewed_candidates",
        "rule_choices",
        "rule_overlays",
        "rule_packs",
        "score_rows",
        "score_sheets",
        "service_times",
        "unit_change_parts",
        "unit_changes",
        "work_ratings",
    }
)
"""What judgements rest on besides the list itself: a change of these judges anew."""


@dataclass(frozen=True)
class JudgedResult:
    """A result of the list with its judgement; ``post`` and ``unit`` as the papers name them.

    ``grade`` of the year, ``votes`` ("8/9", of the newest minutes that count any for this award): None, "" where not on record.
    """

    award: Award
    name: str
    post: str
    unit: str
    judgement: Judgement
    grade: RatingGrade | None = None
    votes: str = ""


@dataclass(frozen=True)
class JudgingYear:
    """What all judgements of a year and a day of receipt share; good until anything they rest on changes."""

    matter: RecordMatter
    chosen: ChosenRules
    extra: tuple[Condition, ...]


class PreparedJudging:
    """All records of a year, read at once: judges whomever is asked for, in a job or when a row comes into sight."""

    def __init__(self, year: JudgingYear, matter: RecordMatter) -> None:
        self._records = SubjectRecords(matter)
        self._judging = Judging(year.chosen, matter.year, matter.received_on)
        self._extra = year.extra
        self.chosen = year.chosen
        self.year = matter.year
        self.received_on = matter.received_on

    def record(self, candidate: Candidate) -> SubjectRecord:
        """What is on record of a candidate."""
        return self._records.record(candidate)

    def judge(self, candidate: Candidate, award_code: str) -> Judgement:
        """One candidate for one award."""
        return self._judging.judge(self.record(candidate), award_code, self._extra)

    def candidate_of(self, person_id: int) -> Candidate:
        """A person as a candidate, in the unit of the year."""
        return self._records.candidate_of(person_id)

    def described(self, candidate: Candidate) -> tuple[str, str, str]:
        """Name, post and unit, as papers of the year name them."""
        return self._records.described(candidate)


class JudgingService:
    """Reads only."""

    def __init__(
        self,
        queries: JudgingQueries,
        tally: TallyQueries,
        registrations: RegistrationQueries,
        plans: PlanRepository,
        rules_for: Callable[[date], ChosenRules],
        clock: Clock,
    ) -> None:
        self._queries = queries
        self._tally = tally
        self._registrations = registrations
        self._plans = plans
        self._rules_for = rules_for
        self._clock = clock

    def usual_received_on(self, year: int) -> date:
        """The day dossiers of a year came in unless the clerk says otherwise: the plan's last day for them when it has passed,
        else today."""
        today = self._clock.today()
        days = [
            due.last_day
            for plan in self._tally.plans_of_year(year)
            for due in self._registrations.dues(plan, today)
            if due.kind is DueKind.DOSSIER and due.last_day is not None and due.last_day <= today
        ]
        return max(days, default=today)

    def rules_on(self, received_on: date) -> ChosenRules:
        """The rules for dossiers received on that day. UserError where none can be chosen."""
        return self._rules_for(received_on)

    def prepare(
        self, year: int, received_on: date | None = None, candidates: Collection[Candidate] | None = None
    ) -> PreparedJudging:
        """Read everything a year's judgements need, or those of some candidates.

        UserError where no rules can be chosen for the day.
        """
        opened = self.open_year(year, received_on)
        return PreparedJudging(opened, self._queries.with_records(opened.matter, candidates))

    def open_year(self, year: int, received_on: date | None = None) -> JudgingYear:
        """What all judgements of the year share, for ``judged_of``. UserError where no rules can be chosen for the day."""
        day = received_on or self.usual_received_on(year)
        if year > day.year:
            raise UserError(
                "judging.year",
                f"Năm xét {year} sau ngày nhận hồ sơ {format_text(day)}. Kiểm tra lại năm xét hoặc ngày nhận hồ sơ.",
            )
        chosen = self._rules_for(day)
        return JudgingYear(self._queries.year(year, day), chosen, self._plan_conditions(year))

    def judgements(
        self, year: int, plan_id: int | None = None, received_on: date | None = None
    ) -> tuple[JudgedResult, ...]:
        """Every result of the year (or of one plan) that was not refused, in the order of the list."""
        prepared = self.prepare(year, received_on)
        awards = (
            self._tally.awards_of_year(year)
            if plan_id is None
            else tuple(
                one for one in self._tally.awards_of_plan(self._plans.plan(plan_id)) if one.achievement_year == year
            )
        )
        return self.judged(awards, prepared)

    def judged(self, awards: Iterable[Award], prepared: PreparedJudging) -> tuple[JudgedResult, ...]:
        """These results, by what was prepared."""
        return tuple(self._judged(one, prepared) for one in awards if one.outcome is not Outcome.NOT_APPROVED)

    def judged_of(self, awards: Sequence[Award], opened: JudgingYear) -> tuple[JudgedResult, ...]:
        """Some results of a year: only what is on record of their subjects is read."""
        candidates = [candidate_of_award(one) for one in awards]
        return self.judged(awards, PreparedJudging(opened, self._queries.with_records(opened.matter, candidates)))

    def judge(self, candidate: Candidate, award_code: str, year: int, received_on: date | None = None) -> Judgement:
        """One candidate for one award, proposed or not."""
        return self.prepare(year, received_on, [candidate]).judge(candidate, award_code)

    def _judged(self, award: Award, prepared: PreparedJudging) -> JudgedResult:
        candidate = candidate_of_award(award)
        judgement = prepared.judge(candidate, award.award_code)
        name, post, unit = prepared.described(candidate)
        record = prepared.record(candidate)
        rating = record.ratings.get(award.achievement_year)
        grade = rating.grade if rating is not None else None
        votes = record.votes_for(award.award_code, award.achievement_year)
        return JudgedResult(award, name, post, unit, judgement, grade, votes)

    def _plan_conditions(self, year: int) -> tuple[Condition, ...]:
        """What the year's plan itself asks for: being registered, quoted by its place; never the law's."""
        rule = self._registration_rule(self._tally.plans_of_year(year))
        if rule is None:
            return ()
        words = rule.words.rstrip(".") or "Có đăng ký thi đua theo kế hoạch"
        return (Registered(Rule("registered_by_plan", words, Source(rule.source, Evidence.LOCAL)), is_for_any=True),)

    def _registration_rule(self, plans: Iterable[Plan]) -> RegistrationRule | None:
        today = self._clock.today()
        return requiring(registration_rule(plan, self._plans.amendments(plan.id), today) for plan in plans)


def candidate_of_award(award: Award) -> Candidate:
    """Whom a result is about."""
    if award.subject_kind is SubjectKind.PERSON:
        return Candidate(SubjectKind.PERSON, award.unit_id, award.person_id)
    return Candidate(SubjectKind.COLLECTIVE, award.unit_id, None, award.collective_name)
