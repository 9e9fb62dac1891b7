"""Quotas as they stand, reasons for going past them, and what-if: changes tried on a copy and applied as one operation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding
from desktop_app.domain.award.quota_exception import exceptions_for, unexplained
from desktop_app.domain.award.trial.change import Change
from desktop_app.domain.award.trial.contender import Contender, ContenderFacts, ContenderKey
from desktop_app.domain.award.trial.gathering import ContenderMatter, contenders_of
from desktop_app.domain.award.trial.preference import Preference
from desktop_app.domain.award.trial.trial import Choice, QuotaMatter, Trial, tried
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.judging.judgement import Verdict
from desktop_app.domain.plan.plan import Plan
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.local_preference_repository import LocalPreferenceRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.tally_queries import TallyQueries

KnownVerdict = Callable[[Award], Verdict | None]
"""What somebody who judges bit by bit has found so far."""
FactsFor = Callable[
    [int, date | None, Collection[Award], KnownVerdict | None],
    tuple[date, Mapping[ContenderKey, ContenderFacts], tuple[str, ...]],
]
"""Of an achievement year and day of receipt (None: the usual one): the day, what is known of contenders, and what to tell."""


@dataclass(frozen=True)
class QuotaScopeRead:
    """The quotas of a year, or of one plan, read once: every tick and trial is reckoned from it without reading again."""

    year: int
    plan_id: int | None
    matter: QuotaMatter


@dataclass(frozen=True)
class TriedOut:
    """A trial with the day of receipt its verdicts and preferences are of, and what to tell beside it."""

    trial: Trial
    received_on: date
    preferences: tuple[Preference, ...]
    notes: tuple[str, ...] = ()


class QuotaService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        awards: AwardRepository,
        preferences: LocalPreferenceRepository,
        tally: TallyQueries,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        national_preferences: Callable[[], tuple[Preference, ...]],
        facts_for: FactsFor,
        registered: Callable[[int, int | None], tuple[Award, ...]],
    ) -> None:
        """``registered``: proposals that registrations ask for and that are not stored, of a year and plan."""
        self._awards = awards
        self._preferences = preferences
        self._tally = tally
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock
        self._national = national_preferences
        self._facts_for = facts_for
        self._registered = registered

    # Standings

    def read(self, year: int | None = None, plan_id: int | None = None) -> QuotaScopeRead:
        """What the quotas of a year's regular awards, or of one plan, are reckoned from today."""
        today = self._clock.today()
        if plan_id is None:
            if year is None:
                raise UserError("quota.no_scope", "Chọn năm hoặc kế hoạch cần xem tỷ lệ.")
            plans, awards = self._tally.plans_of_year(year), self._tally.awards_of_year(year)
        else:
            plan = self._issued(plan_id)
            plans, awards = (plan,), self._tally.awards_of_plan(plan)
            year = year or plan.content.working_year or today.year
        return QuotaScopeRead(year, plan_id, self._tally.quota_matter(plans, awards, year, today))

    def standings(self, found: QuotaScopeRead, choice: Choice | None = None) -> tuple[QuotaStanding, ...]:
        """The quotas as they stand, with ticked results, and the reasons given for what is past them."""
        return self._tally.told(found.matter.standings(None, choice), found.year)

    def unexplained(self, standings: Iterable[QuotaStanding], year: int) -> tuple[QuotaStanding, ...]:
        """Those past their quota for which nobody gave a reason."""
        return unexplained(standings, self._awards.quota_exceptions.of_years([year]))

    def explain(self, found: QuotaScopeRead, reason: str, award_code: str = "") -> tuple[QuotaStanding, ...]:
        """Keep a reason for every quota (of one award) past its limit now that has none. UserError where there is none."""
        past = [
            one for one in self.unexplained(found.matter.standings(), found.year) if award_code in ("", one.award_code)
        ]
        if not past:
            raise UserError("quota.none_over", "Không có tỷ lệ nào bị vượt mà chưa có lý do.")
        kept = exceptions_for(past, found.matter.awards, reason, "", self._clock.today(), found.year)
        self._operations.run("Ghi lý do vượt tỷ lệ", lambda: self._awards.quota_exceptions.add(kept))
        return tuple(past)

    # Preferences

    def local_preferences(self) -> tuple[Preference, ...]:
        """The office's own, in their order."""
        return self._preferences.preferences()

    def save_local_preferences(self, preferences: Sequence[Preference]) -> None:
        """These instead of those there were."""
        kinds = [one.preference_kind for one in preferences]
        if len(set(kinds)) != len(kinds):
            raise UserError("preference.twice", "Một loại ưu tiên chỉ ghi một lần. Bỏ bớt một dòng rồi lưu lại.")
        self._operations.run("Đặt ưu tiên riêng của cơ quan", lambda: self._preferences.put(preferences))

    def preferences(self, received_on: date) -> tuple[Preference, ...]:
        """Those in force for dossiers of that day: the State's first, then the office's own."""
        return (*(one for one in self._national() if one.holds_on(received_on)), *self.local_preferences())

    # What-if

    def try_out(
        self,
        found: QuotaScopeRead,
        changes: Sequence[Change],
        choice: Choice | None = None,
        received_on: date | None = None,
        known: KnownVerdict | None = None,
        before: Sequence[QuotaStanding] | None = None,
    ) -> TriedOut:
        """The changes on a copy; nothing is written. ``known``: verdicts to go by where there are too many to judge at once."""
        told: dict[str, tuple[date, tuple[str, ...]]] = {}
        chosen = choice or Choice()

        def waiting(codes: Collection[str]) -> Sequence[Contender]:
            awards = self._waiting(found, codes, chosen)
            day, facts, notes = self._facts_for(found.year, received_on, awards, known)
            told["facts"] = (day, notes)
            return contenders_of(awards, facts, self._contender_matter(found))

        day = received_on or self._facts_for(found.year, None, (), None)[0]
        preferences = self.preferences(day)
        trial = tried(found.matter, changes, chosen, waiting, preferences, before)
        _, notes = told.get("facts", (day, ()))
        if not preferences:
            notes = (*notes, "Chưa có quy định ưu tiên khi thành tích ngang nhau cho ngày nhận hồ sơ này.")
        return TriedOut(trial, day, preferences, notes)

    def apply(self, found: QuotaScopeRead, changes: Sequence[Change], taken: Sequence[Contender] = ()) -> int:
        """Write the changes, and propose those taken for the free places, as one operation; returns for how many subjects.

        UserError where a result was changed since it was read. Nobody is approved by this: the council decides.
        """
        trial = tried(found.matter, changes, Choice(), lambda _codes: (), ())
        proposed = [
            replace(one.award, outcome=Outcome.PROPOSED, refusal_reason="", decision_number="", decision_on=None)
            for one in taken
            if one.award.id == 0 or one.award.outcome is Outcome.NOT_APPROVED
        ]
        saved = [*trial.results.saved, *proposed]

        def work() -> None:
            self._refuse_stale(changes, taken)
            self._awards.save_all(saved)
            self._awards.delete(trial.results.removed)

        count = len(changes) + len(taken)
        self._operations.run(f"Áp dụng thay đổi thử cho {count} người, tập thể", work)
        return count

    def _refuse_stale(self, changes: Iterable[Change], taken: Iterable[Contender]) -> None:
        given = [*(one.award for one in changes), *(one.award for one in taken)]
        wanted = [award for award in given if award.id]
        if self._awards.by_ids([one.id for one in wanted]) != tuple(dict.fromkeys(wanted)):
            raise UserError(
                "trial.stale", "Danh sách kết quả đã đổi từ lúc thử. Xem lại phần thử với danh sách mới rồi áp dụng."
            )

    def _waiting(self, found: QuotaScopeRead, codes: Collection[str], choice: Choice) -> list[Award]:
        """Results of these awards without a place, and subjects registered for them without a result."""
        results = [one for one in found.matter.awards if one.award_code in codes]
        decided = {one.award_code for one in results if one.outcome is not Outcome.PROPOSED}
        waiting = []
        for one in results:
            if one.award_code in choice.award_codes:
                has_place = one.outcome is Outcome.APPROVED or one.id in choice.award_ids
            else:
                has_place = one.outcome is (Outcome.APPROVED if one.award_code in decided else Outcome.PROPOSED)
            if not has_place:
                waiting.append(one)
        registered = [one for one in self._registered(found.year, found.plan_id) if one.award_code in codes]
        return [*waiting, *registered]

    def _contender_matter(self, found: QuotaScopeRead) -> ContenderMatter:
        counted_on = min(self._clock.today(), date(found.year, 12, 31))
        return ContenderMatter(
            {person.id: person for person in self._office.people()},
            {unit.id: unit for unit in self._office.units()},
            found.matter.ground.staff,
            counted_on,
        )

    def _issued(self, plan_id: int) -> Plan:
        plan = self._plans.plan(plan_id)
        if not plan.is_frozen:
            raise UserError("quota.not_issued", f"{plan.label} chưa ban hành nên chưa có tỷ lệ để tính.")
        return plan
