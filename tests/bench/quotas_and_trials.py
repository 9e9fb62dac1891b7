"""Quotas and what-if of an office with 5,000 people and 200 units: a tick, a trial, the whole reading.

Target: a tick under 40 ms, a trial from what is shown already under 80 ms, for they run on the GUI thread. Beside them the floor:
walking once over the same results and putting each person into a set by unit and award.

    PYTHONPATH=.:tests python tests/bench/quotas_and_trials.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan, UnitGroup
from desktop_app.domain.award.trial.change import Change
from desktop_app.domain.award.trial.contender import Contender, Votes
from desktop_app.domain.award.trial.preference import PreferenceKind, local_preference
from desktop_app.domain.award.trial.trial import Choice, QuotaMatter, tried
from desktop_app.domain.award.trial.wording import trial_lines
from desktop_app.domain.judging.judgement import Verdict
from desktop_app.domain.office.office import Sex, UnitKind
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, QuotaScope
from desktop_app.domain.plan.quota_settings import QuotaSettings, QuotaSplit
from desktop_app.domain.registration.registration import SubjectKind

PEOPLE, UNITS, BLOCS = 5000, 200, 10
RUNS = 15


def matter() -> QuotaMatter:
    """Everybody is proposed for LĐTT, one of five for CSTĐCS instead, four of ten also for a Giấy khen."""
    awards: list[Award] = []
    for person in range(1, PEOPLE + 1):
        unit = (person - 1) % UNITS + 1
        code = "CSTDCS" if person % 5 == 0 else "LDTT"
        for one in (code, "GK") if person % 10 < 4 else (code,):
            awards.append(
                Award(len(awards) + 1, 2026, SubjectKind.PERSON, unit, one, Outcome.PROPOSED, person_id=person)
            )
    names = {unit: f"Đơn vị số {unit}" for unit in range(1, UNITS + 1)}
    blocs = tuple(
        UnitGroup(UNITS + bloc, f"Khối {bloc}", UnitKind.BLOC, frozenset(range(bloc, UNITS + 1, BLOCS)))
        for bloc in range(1, BLOCS + 1)
    )
    staff = {unit: frozenset(range(unit, PEOPLE + 1, UNITS)) for unit in names}
    quotas = (
        Quota(uid="q1", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST, base="LDTT"),
        Quota(
            uid="q2",
            award_code="GK",
            percent=40,
            comparator=Comparator.AT_MOST,
            base="LDTT",
            scope=QuotaScope.UNIT,
        ),
        Quota(
            uid="q3", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST, base="LDTT", scope=QuotaScope.BLOC
        ),
    )
    split = {"q3": QuotaSettings(split=QuotaSplit.LARGEST_REMAINDER)}
    return QuotaMatter(
        (RulingPlan(PlanFacts(quotas=quotas), {}, split),), QuotaGround(names, blocs, staff), tuple(awards)
    )


def floor(awards: tuple[Award, ...]) -> int:
    """One walk over the results."""
    found: dict[tuple[str, int], set[int | None]] = {}
    for one in awards:
        found.setdefault((one.award_code, one.unit_id), set()).add(one.person_id)
    return len(found)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds, the middle of some runs."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print the figures."""
    found = matter()
    champions = [one for one in found.awards if one.award_code == "CSTDCS"]
    choice = Choice.of(found.awards, {one.id for one in champions[:740]})
    contenders = [
        Contender(
            replace(one),
            f"Người {one.person_id}",
            "",
            Votes(9 - one.id % 3, 9),
            Verdict.MET,
            Sex.FEMALE if one.id % 2 else Sex.MALE,
            bool(one.id % 7 == 0),
        )
        for one in champions[740:]
    ]
    local = (
        local_preference(PreferenceKind.WOMEN, "Quy chế số 5"),
        local_preference(PreferenceKind.DIRECT_WORKERS, "Quy chế số 5"),
    )
    change = Change(champions[0], "LDTT")
    shown = found.standings(None, choice)
    walk = timed(lambda: floor(found.awards))
    print(f"{len(found.awards)} results, floor: one walk {walk:.1f} ms")
    for name, work in (
        ("all quotas as stored", lambda: found.standings()),
        ("all quotas after a tick", lambda: found.standings(None, choice)),
        (
            f"a trial with {len(contenders)} contenders put in order",
            lambda: trial_lines(tried(found, [change], choice, lambda _codes: contenders, local, shown)),
        ),
    ):
        took = timed(work)
        print(f"{name}: {took:.1f} ms, {took / walk:.1f} × the floor")


if __name__ == "__main__":
    main()
