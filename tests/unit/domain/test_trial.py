"""What-if on a copy: bases change too, free places go to the next in order of merit, every preference that decided is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.award.award import Award, Outcome, QuotaVerdict
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan
from desktop_app.domain.award.trial.change import Change, changed_results
from desktop_app.domain.award.trial.contender import Contender, Votes
from desktop_app.domain.award.trial.precedence import in_order_of_merit
from desktop_app.domain.award.trial.preference import Preference, PreferenceKind, local_preference
from desktop_app.domain.award.trial.trial import Choice, QuotaMatter, Trial, tried
from desktop_app.domain.award.trial.wording import trial_lines
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.judging.judgement import Verdict
from desktop_app.domain.office.leading_post import is_leading_post
from desktop_app.domain.office.office import Sex, UnitKind
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, QuotaScope
from desktop_app.domain.registration.registration import SubjectKind

UNITS = {1: "Văn phòng Sở", 2: "Phòng Chuyển đổi số"}
CHAMPIONS = Quota(
    uid="q1", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST, base="LDTT", scope=QuotaScope.AGENCY
)
LETTERS = Quota(
    uid="q2", award_code="GK", percent=40, comparator=Comparator.AT_MOST, base="LDTT", scope=QuotaScope.UNIT
)
WOMEN = Preference(PreferenceKind.WOMEN, Source("Nghị định số 152/2025/NĐ-CP, Điều 4", Evidence.TEXT), 70.0)
DIRECT = local_preference(PreferenceKind.DIRECT_WORKERS, "Quy chế số 5/QC-SKHCN")


def result(number: int, code: str, outcome: Outcome = Outcome.APPROVED, unit: int = 1) -> Award:
    return Award(number, 2026, SubjectKind.PERSON, unit, code, outcome, person_id=number)


def matter() -> QuotaMatter:
    """34 LĐTT and 6 CSTĐCS approved (6 places), two proposals for CSTĐCS waiting."""
    awards = [result(number, "LDTT") for number in range(1, 35)]
    awards += [result(number, "CSTDCS") for number in range(35, 41)]
    awards += [result(number, "CSTDCS", Outcome.PROPOSED, 2) for number in (41, 42)]
    plan = RulingPlan(PlanFacts(quotas=(CHAMPIONS, LETTERS)), {"q1": "mục IV.2", "q2": "mục IV.2"})
    return QuotaMatter((plan,), QuotaGround(UNITS), tuple(awards))


def contender(
    number: int,
    votes: int | None = 8,
    verdict: Verdict | None = Verdict.MET,
    sex: Sex | None = Sex.MALE,
    is_leader: bool | None = False,
) -> Contender:
    counted = Votes(votes, 9) if votes is not None else None
    award = result(number, "CSTDCS", Outcome.PROPOSED, 2)
    return Contender(award, f"Người {number}", "P. Chuyển đổi số", counted, verdict, sex, is_leader)


def waiting(*contenders: Contender) -> object:
    def of(codes: Collection[str]) -> Sequence[Contender]:
        return [one for one in contenders if one.award.award_code in codes]

    return of


def try_out(changes: Sequence[Change], *contenders: Contender) -> Trial:
    return tried(matter(), changes, Choice(), waiting(*contenders), (WOMEN, DIRECT))  # type: ignore[arg-type]


def test_one_taken_down_leaves_a_place_to_the_next_who_meets_the_criteria() -> None:
    found = matter()
    change = Change(found.awards[34], "LDTT")
    trial = try_out([change], contender(41, votes=8), contender(42, votes=7))
    champions = trial.effects[0]
    assert champions.before is not None
    assert champions.after is not None
    assert (champions.before.used, champions.after.used, champions.after.limit) == (6, 5, 6)
    assert (champions.before.base_parts, champions.after.base_parts) == (
        (("LDTT", 34), ("CSTDCS", 6)),
        (("LDTT", 35), ("CSTDCS", 5)),
    )
    (free,) = trial.free
    assert (free.count, [one.contender.name for one in free.fitting]) == (1, ["Người 41"])
    assert trial_lines(trial) == [
        "CSTĐCS: 6 / 6 → 5 / 6 suất; gốc tính 40 (34 LĐTT + 6 CSTĐCS) → 40 (35 LĐTT + 5 CSTĐCS).",
        "Còn 1 suất CSTĐCS. Kế tiếp đã đạt đủ tiêu chuẩn: Người 41 (P. Chuyển đổi số, 8/9 phiếu, đạt).",
        "Giấy khen của Văn phòng Sở không đổi (0 / 16 suất).",
    ]
    assert found == matter(), "the stored results are as they were"


def test_withdrawing_makes_the_base_smaller() -> None:
    trial = try_out([Change(matter().awards[0], "")])
    after = trial.effects[0].after
    assert after is not None
    assert (after.base_count, after.limit, after.used, after.verdict) == (39, 5, 6, QuotaVerdict.OVER)
    assert not trial.free


def test_who_is_not_judged_or_not_met_is_said_so_and_left_out() -> None:
    change = Change(matter().awards[34], "LDTT")
    (free,) = try_out([change], contender(41, verdict=None), contender(42, 9, Verdict.NOT_MET)).free
    assert [one.contender.name for one in free.waiting] == ["Người 41"]
    assert "chưa thẩm định" in trial_lines(try_out([change], contender(41, verdict=None)))[1]
    missing = trial_lines(try_out([change], contender(41, verdict=Verdict.MISSING)))
    assert missing[1].startswith("Còn 1 suất CSTĐCS. Chưa có ai đủ tiêu chuẩn; gần nhất: Người 41")


def test_on_equal_votes_the_state_s_preference_comes_before_the_office_s_and_both_are_told() -> None:
    man_direct, woman_leader = contender(1), contender(2, sex=Sex.FEMALE, is_leader=True)
    man_leader = contender(3, is_leader=True)
    ranked = in_order_of_merit([man_leader, man_direct, woman_leader], (WOMEN, DIRECT))
    assert [one.contender.name for one in ranked] == ["Người 2", "Người 1", "Người 3"]
    assert ranked[0].why == ("Người 2 bằng phiếu với Người 1: ưu tiên nữ (Nghị định số 152/2025/NĐ-CP, Điều 4).",)
    assert ranked[1].why == (
        "Người 1 bằng phiếu với Người 3: ưu tiên người trực tiếp công tác, không giữ chức vụ (Quy chế số 5/QC-SKHCN).",
    )
    more_votes = contender(4, votes=9)
    assert in_order_of_merit([woman_leader, more_votes], (WOMEN,))[0].contender is more_votes, "merit before preference"


def test_without_votes_no_preference_decides() -> None:
    ranked = in_order_of_merit([contender(1, None), contender(2, None, sex=Sex.FEMALE)], (WOMEN,))
    assert [one.contender.name for one in ranked] == ["Người 1", "Người 2"]
    assert "chưa có phiếu nên chưa so được" in ranked[0].why[0]


def test_an_unknown_sex_is_told_instead_of_guessed() -> None:
    ranked = in_order_of_merit([contender(1, sex=None), contender(2, sex=Sex.FEMALE)], (WOMEN,))
    assert "sổ thiếu thông tin để xét ưu tiên nữ" in ranked[0].why[0]


@pytest.mark.parametrize(("women", "people", "is_preferred"), [(7, 10, True), (6, 9, False), (None, 9, None)])
def test_a_collective_with_seventy_percent_women(women: int | None, people: int, is_preferred: bool | None) -> None:
    award = Award(5, 2026, SubjectKind.COLLECTIVE, 1, "TTLDTT", Outcome.PROPOSED, collective_name="Văn phòng Sở")
    assert WOMEN.prefers(Contender(award, "Văn phòng Sở", "Văn phòng Sở", women=women, people=people)) is is_preferred


def test_the_state_s_preference_has_days() -> None:
    dated = replace(WOMEN, received_from=date(2025, 7, 1), received_to=date(2027, 2, 28))
    assert [
        dated.holds_on(day) for day in (date(2025, 6, 30), date(2025, 7, 1), date(2027, 2, 28), date(2027, 3, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_ticks_are_what_counts_for_their_award() -> None:
    awards = [result(number, "LDTT", Outcome.PROPOSED) for number in range(1, 41)]
    awards += [result(number, "CSTDCS", Outcome.PROPOSED) for number in range(41, 52)]
    ticking = replace(matter(), awards=tuple(awards))
    ticked = Choice.of(awards, set(range(41, 47)))
    (champions, *_) = ticking.standings(None, ticked)
    assert (champions.used, champions.base_count, champions.limit) == (6, 46, 6)
    (champions, *_) = ticking.standings(None, Choice())
    assert (champions.used, champions.base_count) == (11, 51)
    trial = tried(ticking, [Change(awards[45], "LDTT")], ticked, waiting(contender(47)), (WOMEN,))  # type: ignore[arg-type]
    assert trial.effects[0].after is not None
    assert (trial.effects[0].after.used, [len(one.fitting) for one in trial.free]) == (5, [1])


def test_a_result_moved_to_what_its_subject_has_is_withdrawn() -> None:
    listed = [result(1, "LDTT"), replace(result(2, "CSTDCS"), person_id=1), result(3, "CSTDCS", Outcome.PROPOSED)]
    moved = changed_results(listed, [Change(listed[1], "LDTT"), Change(listed[2], "")])
    assert [(one.id, one.outcome) for one in moved.saved] == [(2, Outcome.NOT_APPROVED)]
    assert moved.removed == (3,)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change(result(1, "LDTT"), "LDTT"), "trial.same"),
        (Change(result(1, "LDTT"), "TTLDTT"), "award.wrong_subject"),
        (Change(result(1, "LDTT"), "XYZ"), "award.unknown_code"),
        (Change(replace(result(1, "LDTT"), id=0), "LDTT"), "trial.there"),
    ],
)
def test_changes_that_cannot_be_tried(change: Change, code: str) -> None:
    with pytest.raises(UserError) as raised:
        changed_results([result(1, "LDTT")], [change])
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("post", "leads"),
    [("Trưởng phòng", True), ("Phó Giám đốc", True), ("Chánh Văn phòng", True), ("Chuyên viên", False), ("", None)],
)
def test_who_leads(post: str, leads: bool | None) -> None:
    assert is_leading_post(post) is leads
    assert is_leading_post(post, UnitKind.LEADERSHIP) is True


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from([*Verdict, None]), st.sampled_from([*Sex, None])), max_size=9)
)
def test_the_order_is_of_merit_first(people: list[tuple[int, Verdict | None, Sex | None]]) -> None:
    given_people = [contender(place, *one) for place, one in enumerate(people, start=1)]
    ranked = in_order_of_merit(given_people, (WOMEN, DIRECT))
    assert {one.contender for one in ranked} == {one for one in given_people if one.verdict is not Verdict.NOT_MET}
    for one, other in pairwise(ranked):
        first, second = one.contender, other.contender
        if first.verdict is second.verdict and first.votes is not None and second.votes is not None:
            assert first.votes.share >= second.votes.share
            if first.votes.share == second.votes.share:
                assert one.why, "what put one of two equals first is always told"
