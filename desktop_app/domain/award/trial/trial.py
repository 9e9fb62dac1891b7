"""A trial: changes on a copy, every quota before and after, and for the places that came free who is next in order of merit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding
from desktop_app.domain.award.counting import Results
from desktop_app.domain.award.quota import quota_standings
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan
from desktop_app.domain.award.trial.change import Change, ChangedResults, changed_results
from desktop_app.domain.award.trial.contender import Contender
from desktop_app.domain.award.trial.precedence import Ranked, in_order_of_merit
from desktop_app.domain.award.trial.preference import Preference
from desktop_app.domain.plan.facts import Comparator

_MAXIMA = (Comparator.AT_MOST.value, Comparator.EQUAL.value, "")


@dataclass(frozen=True)
class Choice:
    """Ticked results: of their awards only they, and those approved, count."""

    award_codes: frozenset[str] = frozenset()
    award_ids: frozenset[int] = frozenset()

    @classmethod
    def of(cls, awards: Iterable[Award], ticked: Collection[int]) -> Choice:
        """Of all results, these ids are ticked."""
        chosen = [one for one in awards if one.id in ticked]
        return cls(frozenset(one.award_code for one in chosen), frozenset(one.id for one in chosen))


@dataclass(frozen=True)
class QuotaMatter:
    """What standings are reckoned from: the plans that rule, the ground, and the results as stored."""

    plans: tuple[RulingPlan, ...]
    ground: QuotaGround
    awards: tuple[Award, ...]

    def standings(
        self, awards: Iterable[Award] | None = None, choice: Choice | None = None
    ) -> tuple[QuotaStanding, ...]:
        """The quotas as they stand with these results (None: as stored)."""
        results = Results(counted_by_choice(self.awards if awards is None else awards, choice or Choice()))
        return tuple(one for plan in self.plans for one in quota_standings(plan, results, self.ground))


def counted_by_choice(awards: Iterable[Award], choice: Choice) -> list[Award]:
    """The results with those of the awards chosen from left out that are neither ticked, approved nor just added."""
    everybody = list(awards)
    if not choice.award_codes:
        return everybody
    approved = {one.award_code for one in everybody if one.outcome is Outcome.APPROVED}
    counted = []
    for one in everybody:
        if one.award_code not in choice.award_codes or one.outcome is Outcome.APPROVED:
            counted.append(one)
        elif one.id == 0 or one.id in choice.award_ids:
            outcome = Outcome.APPROVED if one.award_code in approved else Outcome.PROPOSED
            counted.append(replace(one, outcome=outcome))
    return counted


@dataclass(frozen=True)
class QuotaEffect:
    """A quota of one unit, or of all, before and after; None: it stood, or stands, nowhere."""

    before: QuotaStanding | None
    after: QuotaStanding | None

    @property
    def is_changed(self) -> bool:
        """Whether any figure is another; what the base is made of may change while its size stays."""
        return _figures(self.before) != _figures(self.after)

    @property
    def shown(self) -> QuotaStanding:
        """The one that names it."""
        found = self.after or self.before
        if found is None:
            raise ValueError("an effect has a side")
        return found


@dataclass(frozen=True)
class FreePlaces:
    """Places of a quota that are free after the changes, and who waits for them, in order of merit."""

    standing: QuotaStanding
    count: int
    waiting: tuple[Ranked, ...]

    @property
    def fitting(self) -> tuple[Ranked, ...]:
        """Those who would get the places: nothing speaks against them."""
        return tuple(one for one in self.waiting if one.fits)[: self.count]


@dataclass(frozen=True)
class Trial:
    """``results``: what would have to be written; nothing is."""

    changes: tuple[Change, ...]
    results: ChangedResults
    effects: tuple[QuotaEffect, ...]
    free: tuple[FreePlaces, ...]


def tried(
    matter: QuotaMatter,
    changes: Sequence[Change],
    choice: Choice,
    waiting_for: Callable[[Collection[str]], Sequence[Contender]],
    preferences: Sequence[Preference],
    before: Iterable[QuotaStanding] | None = None,
) -> Trial:
    """The changes on a copy. ``waiting_for`` gives the contenders without a place of some awards, when any came free.

    ``before``: how it stands with the choice, where that was reckoned already.
    """
    changed = changed_results(matter.awards, changes)
    earlier = matter.standings(None, choice) if before is None else before
    after = matter.standings(changed.awards, choice)
    effects = _effects(earlier, after)
    opened = [one.after for one in effects if one.after is not None and _came_free(one)]
    free: list[FreePlaces] = []
    if opened:
        moved = {(change.award.id, change.award.award_code) for change in changes}
        contenders = [
            one
            for one in waiting_for({one.award_code for one in opened})
            if (one.award.id, one.award.award_code) not in moved
        ]
        for standing in opened:
            of_it = [
                one
                for one in contenders
                if one.award.award_code == standing.award_code and standing.concerns(one.award.unit_id)
            ]
            count = standing.limit - standing.used
            free.append(FreePlaces(standing, count, in_order_of_merit(of_it, preferences)))
    return Trial(tuple(changes), changed, effects, tuple(free))


def _effects(before: Iterable[QuotaStanding], after: Iterable[QuotaStanding]) -> tuple[QuotaEffect, ...]:
    earlier = {_key(one): one for one in before}
    later = {_key(one): one for one in after}
    keys = list(dict.fromkeys([*later, *earlier]))
    return tuple(QuotaEffect(earlier.get(key), later.get(key)) for key in keys)


def _key(one: QuotaStanding) -> tuple[int | None, str, str, int | None]:
    return (one.plan_id, one.source, one.fact_uid, one.unit_id)


def _figures(one: QuotaStanding | None) -> tuple[object, ...]:
    if one is None:
        return ()
    return (one.base_count, one.limit, one.used, one.verdict)


def _came_free(effect: QuotaEffect) -> bool:
    """Whether the changes left a place of a maximum free that was not free before, or more of them."""
    after, before = effect.after, effect.before
    if after is None or not after.base_code or comparator_of(after) not in _MAXIMA:
        return False
    earlier = max(0, before.limit - before.used) if before is not None else 0
    return after.limit - after.used > earlier


def comparator_of(standing: QuotaStanding) -> str:
    """The comparator in force, "" where nobody confirmed one."""
    return next((one.value for one in standing.settings if one.name == "comparator"), "")
