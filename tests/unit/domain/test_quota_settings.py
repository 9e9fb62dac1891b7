"""Settings of a quota: scopes of blocs, the headcount as a base, percents by title, and what each setting rests on."""

from __future__ import annotations

import pytest

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding
from desktop_app.domain.award.counting import Results
from desktop_app.domain.award.quota import quota_standings
from desktop_app.domain.award.quota_ground import OUTSIDE_GROUPS, QuotaGround, RulingPlan, UnitGroup
from desktop_app.domain.award.quota_setting_words import parse_percents, percents_text
from desktop_app.domain.award.wording import arithmetic_words
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import UnitKind
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, QuotaScope
from desktop_app.domain.plan.quota_settings import (
    HEADCOUNT,
    QuotaSettings,
    QuotaSplit,
    SettingName,
    SettingSource,
    SourceKind,
    checked_settings,
)
from desktop_app.domain.registration.registration import SubjectKind

UNITS = {1: "Văn phòng Sở", 2: "Phòng Bưu chính", 3: "Trung tâm Công nghệ số", 9: "Khối Tổng hợp", 10: "Cụm số 1"}
GROUPS = (
    UnitGroup(9, "Khối Tổng hợp", UnitKind.BLOC, frozenset({1, 2})),
    UnitGroup(10, "Cụm số 1", UnitKind.CLUSTER, frozenset({1, 3})),
)
STAFF = {1: frozenset(range(1, 11)), 2: frozenset(range(11, 21)), 3: frozenset(range(21, 28))}
PLAIN = QuotaSettings()
PLACE = "mục IV.2, Kế hoạch số 14/KH-STTTT"


def results() -> list[Award]:
    made = [
        Award(0, 2026, SubjectKind.PERSON, unit, "LDTT", Outcome.APPROVED, person_id=person)
        for unit, people in STAFF.items()
        for person in people
    ]
    champions = [(1, 1), (2, 1), (11, 2), (21, 3)]
    return made + [
        Award(0, 2026, SubjectKind.PERSON, unit, "CSTDCS", Outcome.APPROVED, person_id=person)
        for person, unit in champions
    ]


def standings(
    quota: Quota, settings: QuotaSettings = PLAIN, extra: tuple[Award, ...] = ()
) -> tuple[QuotaStanding, ...]:
    plan = RulingPlan(PlanFacts(quotas=(quota,)), {"q1": PLACE}, {"q1": settings})
    return quota_standings(plan, Results([*results(), *extra]), QuotaGround(UNITS, GROUPS, STAFF))


def quota(scope: QuotaScope | None = None, base: str | None = "LDTT", percent: float = 15) -> Quota:
    return Quota(uid="q1", award_code="CSTDCS", percent=percent, comparator=Comparator.AT_MOST, base=base, scope=scope)


def test_a_quota_of_blocs_leaves_no_unit_out() -> None:
    found = standings(quota(QuotaScope.BLOC))
    assert [(one.unit_id, one.unit, one.base_count, one.limit, one.used) for one in found] == [
        (9, "Khối Tổng hợp", 20, 3, 3),
        (OUTSIDE_GROUPS, "Đơn vị không thuộc khối nào", 7, 1, 1),
    ]
    assert {one.scope for one in found} == {"bloc"}


def test_clusters_are_another_scope_than_blocs() -> None:
    found = standings(quota(QuotaScope.CLUSTER))
    assert [(one.unit, one.base_count, one.used) for one in found] == [
        ("Cụm số 1", 17, 3),
        ("Đơn vị không thuộc cụm nào", 10, 1),
    ]


def test_the_headcount_is_a_base_of_its_own() -> None:
    (found,) = standings(quota(base=HEADCOUNT, percent=70))
    assert (found.base_code, found.base_count, found.limit) == (HEADCOUNT, 27, 18)
    assert arithmetic_words(found) == "70 % của 27 người = 18,9, làm tròn xuống còn 18"
    assert [one.base_count for one in standings(quota(QuotaScope.UNIT, HEADCOUNT))] == [10, 10, 7]


def test_a_unit_with_a_collective_title_has_its_own_percent() -> None:
    titles = tuple(
        Award(0, 2026, SubjectKind.COLLECTIVE, unit, code, Outcome.APPROVED, collective_name=UNITS[unit])
        for unit, code in ((1, "TTLDXS"), (1, "TTLDTT"), (2, "TTLDTT"))
    )
    by_title = QuotaSettings(percent_by_title=(("TTLDXS", 15), ("TTLDTT", 10)))
    found = standings(quota(QuotaScope.UNIT, percent=5), by_title, titles)
    assert [(one.unit, one.percent, one.limit) for one in found] == [
        ("Văn phòng Sở", 15, 1),
        ("Phòng Bưu chính", 10, 1),
        ("Trung tâm Công nghệ số", 5, 0),
    ]


def test_places_within_a_bloc_are_split_among_its_units() -> None:
    found = standings(quota(QuotaScope.BLOC), QuotaSettings(split=QuotaSplit.LARGEST_REMAINDER))
    assert [(one.unit, one.limit, one.pool, one.pool_limit) for one in found] == [
        ("Văn phòng Sở", 2, "Khối Tổng hợp", 3),
        ("Phòng Bưu chính", 1, "Khối Tổng hợp", 3),
        ("Trung tâm Công nghệ số", 1, "Đơn vị không thuộc khối nào", 1),
    ]
    assert arithmetic_words(found[0]) == "15 % của 20 = 3 suất; 10 (8 LĐTT + 2 CSTĐCS): 3 × 10 / 20 = 1,5, được 2"


def test_a_unit_past_its_part_uses_a_place_of_the_council() -> None:
    found = standings(quota(), QuotaSettings(split=QuotaSplit.RESERVE, reserve=1))
    assert [(one.unit, one.limit, one.used, one.verdict.value) for one in found] == [
        ("Văn phòng Sở", 2, 2, "within"),
        ("Phòng Bưu chính", 1, 1, "within"),
        ("Trung tâm Công nghệ số", 1, 1, "within"),
        ("Hội đồng giữ lại", 0, 0, "within"),
    ]
    assert found[0].note == "Gồm 1 suất Hội đồng giữ lại."


def test_every_setting_tells_what_it_rests_on() -> None:
    rule = SettingSource(SourceKind.OFFICE_RULE, "Quy chế số 5/QC-STTTT ngày 02/3/2026")
    made = QuotaSettings(scope=QuotaScope.AGENCY, split=QuotaSplit.LARGEST_REMAINDER, sources={SettingName.SPLIT: rule})
    (told, *_) = standings(quota(QuotaScope.AGENCY), made)
    assert [(one.name, one.source, one.is_confirmed) for one in told.settings] == [
        ("comparator", PLACE, True),
        ("base", PLACE, True),
        ("scope", "đã chọn, chưa ghi căn cứ", False),
        ("rounding", "mặc định, chưa xác nhận", False),
        ("split", "quy định riêng: Quy chế số 5/QC-STTTT ngày 02/3/2026", True),
    ]


def test_newer_settings_lie_over_older_ones_with_their_sources() -> None:
    source = SettingSource(SourceKind.AMENDMENT, "Công văn số 3/STTTT")
    older = QuotaSettings(reserve=1, split=QuotaSplit.RESERVE, sources={SettingName.RESERVE: source})
    newer = older.with_chosen(QuotaSettings(reserve=2))
    assert (newer.reserve, newer.split, newer.sources) == (2, QuotaSplit.RESERVE, {})
    assert older.with_chosen(QuotaSettings(base="LDTT")).sources == {SettingName.RESERVE: source}


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (QuotaSettings(reserve=-1), "quota.reserve"),
        (QuotaSettings(percent_by_title=(("TTLDXS", 101.0),)), "quota.percent"),
        (
            QuotaSettings(reserve=1, sources={SettingName.RESERVE: SettingSource(SourceKind.OFFICE_RULE, " ")}),
            "quota.source",
        ),
    ],
)
def test_settings_that_cannot_be_reckoned_with(settings: QuotaSettings, code: str) -> None:
    with pytest.raises(UserError) as raised:
        checked_settings(settings)
    assert raised.value.code == code


def test_percents_by_title_are_typed_as_offices_write_them() -> None:
    assert parse_percents("TTLĐXS: 15 %; TTLĐTT 10,5;") == (("TTLDXS", 15.0), ("TTLDTT", 10.5))
    assert percents_text((("TTLDXS", 15.0), ("TTLDTT", 10.5))) == "TTLĐXS 15; TTLĐTT 10,5"
    assert parse_percents(" ") == ()
    for wrong in ("LĐTT 15", "TTLĐXS", "15"):
        with pytest.raises(UserError):
            parse_percents(wrong)
