"""Results of proposals, in bulk, and their tally."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding, Tally
from desktop_app.domain.award.counting import award_subject
from desktop_app.domain.award.prize_money import PrizeMoney
from desktop_app.domain.award.quota_exception import exceptions_for, unexplained
from desktop_app.domain.award.registration_need import is_unregistered, requiring, unregistered_warning
from desktop_app.domain.award.result_rules import ResultRules, as_changes, as_changes_by_file, decided, occasion_of
from desktop_app.domain.award.results_list import (
    MatchingOffice,
    ResultRow,
    ResultsImport,
    matched_results,
)
from desktop_app.domain.award.results_money import ResultsMoney, money_of
from desktop_app.domain.award.tally import TallyMatter
from desktop_app.domain.award.tally import tally as reckon
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR, format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.list_rows import RowProblem
from desktop_app.domain.plan.facts import Wave, numbered_waves
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan, PlanKind
from desktop_app.domain.plan.registration_rule import RegistrationRule, registration_rule
from desktop_app.domain.registration.registration import RegistrationLine
from desktop_app.domain.rule_set.overlay import LocalCap
from desktop_app.importing.lists.results_list_reader import ResultsList, read_pasted_results, read_results_list
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.tally_queries import TallyQueries


class AwardService:
    """Use cases around results; every write is one operation with one undo step.

    ``prize_money`` gives the money rules in force; it is asked each time, for a pack may be taken in meanwhile.
    """

    def __init__(
        self,
        awards: AwardRepository,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        prize_money: Callable[[], PrizeMoney],
        local_caps: Callable[[date], tuple[LocalCap, ...]] = lambda _on: (),
    ) -> None:
        self._awards = awards
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock
        self._prize_money = prize_money
        self._issued_plan = RegistrationQueries(registrations, plans, office).issued_plan
        self._queries = TallyQueries(awards, registrations, plans, office, local_caps)

    # Results

    def results(self, year: int | None = None, plan_id: int | None = None) -> tuple[Award, ...]:
        """Results of an achievement year (thematic plans' too), of one plan, or of both; without either, all."""
        return self._awards.awards(year, plan_id)

    def save_results(self, awards: Iterable[Award]) -> int:
        """Store a whole list (id 0: new) as one operation; returns how many.

        A new result that is stored already (same year, plan, wave, subject, award) changes that one instead of standing
        twice. UserError for the first that cannot stand; then nothing is stored.
        """
        given = list(awards)
        scopes = {(award.achievement_year, award.plan_id) for award in given}
        rules = {scope: self._rules(*scope) for scope in scopes}
        checked = [rules[award.achievement_year, award.plan_id].checked(award) for award in given]
        years = {year for year, _ in scopes}
        apart = self._awards.irregular_ids(years)
        stored = [one for year in years for one in self._awards.awards(year) if one.id not in apart]
        changes = [award for award in checked if award.id in apart]
        wanted = [
            *changes,
            *as_changes((award for award in checked if award.id not in apart), stored, self._queries.annual_plan_ids()),
        ]
        self._operations.run(f"Ghi {len(wanted)} kết quả", lambda: self._awards.save_all(wanted))
        return len(wanted)

    def candidates(self, year: int, plan_id: int | None = None) -> tuple[Award, ...]:
        """Proposals that the received registrations ask for and that are not stored yet, to be ticked and saved."""
        lines = self._queries.registered_lines(self._registering_plans(year, plan_id))
        annual_plan_ids = self._queries.annual_plan_ids()
        known = {occasion_of(award, annual_plan_ids) for award in self._comparable(year)}
        wanted = dict.fromkeys(
            proposal for unit_id, line in lines for proposal in _proposals(unit_id, line, year, plan_id)
        )
        return tuple(award for award in wanted if occasion_of(award, annual_plan_ids) not in known)

    def delete_results(self, award_ids: Iterable[int]) -> int:
        """Remove results entered by mistake; undo brings them back."""
        found = [award.id for award in self._awards.by_ids(award_ids)]
        self._operations.run(f"Xóa {len(found)} kết quả", lambda: self._awards.delete(found))
        return len(found)

    def record_decision(
        self,
        award_ids: Iterable[int],
        number: str,
        on: date,
        authority: str,
        outcome: Outcome = Outcome.APPROVED,
        refusal_reason: str = "",
        exception_reason: str = "",
        excepted_ids: Collection[int] = (),
    ) -> int:
        """One decision for many results; returns how many. A refusal may carry its reason.

        A decision past a quota needs ``exception_reason``, which is kept with whom it is for (``excepted_ids``, else all of it);
        UserError without.
        """
        found = self._awards.by_ids(award_ids)
        if not found:
            raise UserError("award.none_chosen", "Chưa chọn kết quả nào. Chọn ít nhất một dòng rồi ghi quyết định.")
        changed = [decided(award, outcome, number, on, authority, refusal_reason) for award in found]
        today = self._clock.today()
        concerned = [award for award in changed if not excepted_ids or award.id in excepted_ids]
        exceptions = [
            exception
            for year, past in self._past_quota(changed)
            for exception in exceptions_for(past, concerned, exception_reason, number, today, year)
        ]

        def work() -> None:
            self._awards.save_all(changed)
            self._awards.quota_exceptions.add(exceptions)

        self._operations.run(f"Ghi quyết định {clean_line(number)} cho {len(changed)} kết quả", work)
        return len(changed)

    def past_quota(self, award_ids: Iterable[int]) -> tuple[QuotaStanding, ...]:
        """The quotas that approving these results would leave behind, and for which no reason has been given yet."""
        approved = [replace(award, outcome=Outcome.APPROVED) for award in self._awards.by_ids(award_ids)]
        return tuple(one for _, past in self._past_quota(approved) for one in past)

    def _past_quota(self, changed: Iterable[Award]) -> list[tuple[int, tuple[QuotaStanding, ...]]]:
        """By achievement year, the quotas that results as they would be stored leave behind; only those they use up."""
        given = [award for award in changed if award.outcome is Outcome.APPROVED]
        by_id = {award.id: award for award in given}
        annual, today = self._queries.annual_plan_ids(), self._clock.today()
        found = []
        for year, plan_id in dict.fromkeys(
            (award.achievement_year, None if award.plan_id in annual else award.plan_id) for award in given
        ):
            plans = self._registering_plans(year, plan_id)
            stored = self._queries.awards_of_year(year) if plan_id is None else self._queries.awards_of_plan(plans[0])
            after = [by_id.get(one.id, one) for one in stored]
            standings = self._queries.quota_matter(plans, stored, year, today).standings(after)
            touched = [
                one
                for one in standings
                if any(award.award_code == one.award_code and one.concerns(award.unit_id) for award in given)
            ]
            found.append((year, unexplained(touched, self._awards.quota_exceptions.of_years([year]))))
        return found

    def import_results_file(self, path: Path, year: int, plan_id: int | None = None) -> ResultsImport:
        """The results of a .csv or .xlsx file, for an achievement year; all of it is stored, or nothing and every problem told.

        A result that is stored already is changed, not doubled. A decision of the next January belongs to ``year`` too.
        """
        return self._import(read_results_list(path), year, plan_id)

    def import_results_text(self, text: str, year: int, plan_id: int | None = None) -> ResultsImport:
        """The same for rows pasted from Excel with their header."""
        return self._import(read_pasted_results(text), year, plan_id)

    def _import(self, listed: ResultsList, year: int, plan_id: int | None) -> ResultsImport:
        plans = self._registering_plans(year, plan_id)
        office = MatchingOffice(
            year=year,
            plan_id=plan_id,
            people=self._office.people(),
            units=self._office.units(),
            registered=self._queries.registered_subjects(plans),
            waves={} if plan_id is None else numbered_waves(plans[0].content.facts.waves),
        )
        rows = [ResultRow(row.row, **row.values) for row in listed.rows]
        found, problems = matched_results(rows, office)
        told = sorted([*problems, *listed.problems], key=lambda problem: problem.row)
        if told:
            return ResultsImport(0, tuple(told), listed.notes)
        stored, annual_plan_ids = self._comparable(year), self._queries.annual_plan_ids()
        changes = as_changes_by_file(found, stored, annual_plan_ids)
        name = f"Nhập {len(changes)} kết quả từ {listed.name}"
        self._operations.run(name, lambda: self._awards.save_all(changes))
        warnings = (*self._warnings(rows, found, plans), *_not_yet(rows, found, self._clock.today()))
        return ResultsImport(
            len(changes), notes=listed.notes, warnings=tuple(sorted(warnings, key=lambda one: one.row))
        )

    def _comparable(self, year: int) -> list[Award]:
        """The results of a year but those the history has of another kind: a Giấy khen đột xuất is not the year's Giấy khen."""
        apart = self._awards.irregular_ids([year])
        return [award for award in self._awards.awards(year) if award.id not in apart]

    def unregistered(self, awards: Iterable[Award]) -> tuple[str, ...]:
        """A sentence for each result of one who did not register, where the plan makes that a condition; () elsewhere."""
        told: list[str] = []
        given = list(awards)
        for year, plan_id in dict.fromkeys((award.achievement_year, award.plan_id) for award in given):
            plans = self._registering_plans(year, plan_id)
            rule = self._requiring(plans)
            if rule is None:
                continue
            registered = self._queries.registered_subjects(plans)
            of_scope = [one for one in given if (one.achievement_year, one.plan_id) == (year, plan_id)]
            missing = [
                one
                for one in of_scope
                if one.outcome is not Outcome.NOT_APPROVED
                and registered.line_for(award_subject(one), one.award_code) is None
            ]
            names = self._office.people_by_id({one.person_id for one in missing if one.person_id is not None})
            for one in missing:
                name = names[one.person_id].full_name if one.person_id in names else one.collective_name
                told.append(unregistered_warning(name, rule))
        return tuple(told)

    def _warnings(
        self, rows: Iterable[ResultRow], found: Iterable[Award], plans: Iterable[Plan]
    ) -> tuple[RowProblem, ...]:
        rule = self._requiring(plans)
        if rule is None:
            return ()
        return tuple(
            RowProblem(row.row, unregistered_warning(clean_line(row.subject), rule))
            for row, award in zip(rows, found, strict=True)
            if is_unregistered(award)
        )

    def _requiring(self, plans: Iterable[Plan]) -> RegistrationRule | None:
        """The rule of the plan that asks for a registration today, or None."""
        today = self._clock.today()
        return requiring(registration_rule(plan, self._plans.amendments(plan.id), today) for plan in plans)

    def _rules(self, year: int, plan_id: int | None) -> ResultRules:
        plans = self._registering_plans(year, plan_id)
        waves = (wave.uid for plan in plans if plan_id is not None for wave in plan.content.facts.waves)
        return ResultRules(
            people={person.id: person.full_name for person in self._office.people()},
            unit_ids=self._queries.unit_names(),
            wave_uids=frozenset(waves),
            registered=self._queries.registered_subjects(plans),
        )

    def _registering_plans(self, year: int, plan_id: int | None) -> tuple[Plan, ...]:
        """The plans whose registrations the results answer; UserError for a year or plan that cannot have results."""
        _check_range(year)
        if plan_id is None:
            return self._queries.plans_of_year(year)
        plan = self._issued_plan(plan_id)
        _check_year(plan, year)
        return (plan,)

    # Tally

    def tally(
        self, year: int | None = None, plan_id: int | None = None, wave: int | None = None, as_of: date | None = None
    ) -> Tally:
        """The tally of a year's regular awards, of one plan, or of one of its waves (by ordinal).

        Quotas and targets are those in force on ``as_of`` (today); a wave has none, for they are reckoned over the whole plan.
        People are counted at the end of the year, or on ``as_of`` while it lasts.
        """
        day = as_of or self._clock.today()
        if plan_id is None:
            if year is None:
                raise UserError("tally.no_scope", "Chọn năm hoặc kế hoạch cần tổng hợp.")
            if wave is not None:
                raise UserError(
                    "tally.wave_without_plan", "Đợt thi đua thuộc một kế hoạch. Chọn kế hoạch cần tổng hợp."
                )
            _check_range(year)
            plans = self._queries.plans_of_year(year)
            awards = self._queries.awards_of_year(year)
            return self._tally(f"năm {year}", year, None, None, plans, awards, day)
        plan = self._issued_plan(plan_id)
        awards = self._queries.awards_of_plan(plan)
        if year is not None:
            _check_year(plan, year)
            awards = tuple(award for award in awards if award.achievement_year == year)
        year = year or plan.content.working_year
        if wave is None:
            return self._tally(f"theo {plan.label}", year, plan_id, None, (plan,), awards, day)
        found = _numbered_wave(plan, wave)
        of_wave = tuple(award for award in awards if award.wave_uid == found.uid)
        return self._tally(f"{found.label}, {plan.label}", year, plan_id, wave, (plan,), of_wave, day)

    def _tally(
        self,
        of_what: str,
        year: int | None,
        plan_id: int | None,
        wave: int | None,
        plans: tuple[Plan, ...],
        awards: tuple[Award, ...],
        as_of: date,
    ) -> Tally:
        counted_on = min(as_of, date(year, 12, 31)) if year else as_of
        headcount, sizes = self._queries.headcount(counted_on)
        made = reckon(
            TallyMatter(
                year=year,
                plan_id=plan_id,
                wave=wave,
                as_of=as_of,
                title=f"Tổng hợp kết quả thi đua, khen thưởng {of_what}",
                plan_label="; ".join(dated_label(plan) for plan in plans),
                awards=awards,
                registered=self._queries.registered_awards(plans),
                units=self._queries.unit_names(),
                headcount=headcount,
                plans=() if wave is not None else self._queries.rulings(plans, as_of, year),
                unit_sizes=sizes,
                ground=self._queries.ground(counted_on),
            )
        )
        return replace(made, quotas=self._queries.told(made.quotas, year), money=self._money(awards))

    def _money(self, awards: tuple[Award, ...]) -> ResultsMoney:
        periods = self._awards.periods({award.achievement_year for award in awards})
        return money_of(awards, self._prize_money(), periods)


def _proposals(unit_id: int, line: RegistrationLine, year: int, plan_id: int | None) -> list[Award]:
    return [
        Award(
            id=0,
            achievement_year=year,
            subject_kind=line.subject_kind,
            unit_id=unit_id,
            award_code=code,
            outcome=Outcome.PROPOSED,
            person_id=line.person_id,
            collective_name=line.collective_name,
            plan_id=plan_id,
            registration_line_id=line.id,
        )
        for code in (line.title_code, line.commendation_code)
        if code
    ]


def _not_yet(rows: Iterable[ResultRow], found: Iterable[Award], today: date) -> list[RowProblem]:
    """Decisions of days to come: told, for a list may be typed before the signature."""
    return [
        RowProblem(row.row, f"Ngày quyết định {format_text(award.decision_on)} chưa tới. Kiểm tra lại ngày.")
        for row, award in zip(rows, found, strict=True)
        if award.decision_on is not None and award.decision_on > today
    ]


def _check_range(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        text = f"Năm xét {year} nằm ngoài khoảng {FIRST_YEAR}-{LAST_YEAR}. Kiểm tra lại năm."
        raise UserError("award.year", text)


def _check_year(plan: Plan, year: int) -> None:
    own = plan.content.working_year
    if plan.content.plan_kind is PlanKind.ANNUAL and own is not None and own != year:
        raise UserError(
            "award.year_of_plan", f"{plan.label} là kế hoạch năm {own}, không phải năm {year}. Chọn lại năm."
        )


def _numbered_wave(plan: Plan, number: int) -> Wave:
    """The wave of that ordinal; where the plan numbers none, the n-th."""
    waves = plan.content.facts.waves
    by_ordinal = numbered_waves(waves)
    if number in by_ordinal:
        return by_ordinal[number]
    known = f"Các đợt có: {', '.join(str(one) for one in by_ordinal)}." if waves else "Kế hoạch này không chia đợt."
    raise UserError("tally.no_wave", f"{plan.label} không có đợt {number}. {known}")
