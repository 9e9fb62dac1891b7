"""Quotas of a real office file: sources, reasons, what-if applied and undone in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from moving_clock import FixedClock
from results_story import Story, build, register

from desktop_app.assembly.office import Office
from desktop_app.domain.award.award import Award, Outcome, QuotaStanding, QuotaVerdict
from desktop_app.domain.award.trial.change import Change
from desktop_app.domain.award.trial.preference import PreferenceKind, local_preference
from desktop_app.domain.award.trial.trial import Choice
from desktop_app.domain.errors import UserError
from desktop_app.domain.judging.judgement import Verdict
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.plan.facts import QuotaScope
from desktop_app.domain.plan.quota_settings import (
    HEADCOUNT,
    QuotaSettings,
    QuotaSplit,
    SettingName,
    SettingSource,
    SourceKind,
)
from desktop_app.domain.proof.review import ReviewBody, ReviewedCandidate, ReviewMinutes

OFFICE, POST = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông"


@pytest.fixture
def story(office: Office, fixed_clock: FixedClock) -> Story:
    """Two units' registrations as proposals: eighteen people, three of them for CSTĐCS."""
    made = build(office)
    register(office, made, OFFICE, date(2022, 3, 10), advanced=2)
    register(office, made, POST, date(2022, 3, 11), advanced=1)
    fixed_clock.move_to(date(2022, 12, 20))
    office.award_service.save_results(office.award_service.candidates(2022))
    return made


def champions(office: Office) -> list[Award]:
    return [one for one in office.award_service.results(2022) if one.award_code == "CSTDCS"]


def standing(office: Office, code: str = "CSTDCS") -> QuotaStanding:
    found = office.quota_service.standings(office.quota_service.read(2022))
    return next(one for one in found if one.award_code == code)


def approve(office: Office, ids: list[int], reason: str = "") -> None:
    office.award_service.record_decision(
        ids, "215/QĐ-STTTT", date(2022, 12, 20), "Giám đốc Sở", exception_reason=reason
    )


def test_a_setting_keeps_its_source_and_is_undone_in_one_step(office: Office, story: Story) -> None:
    bloc = office.office_service.save_unit(Unit(0, "Khối Tổng hợp", UnitKind.BLOC))
    office.unit_group_service.add_members(bloc, [story.units[OFFICE]], from_on=date(2022, 1, 1))
    rule = SettingSource(SourceKind.OFFICE_RULE, " Quy chế  số 5/QC-STTTT ngày 02/3/2022 ")
    made = QuotaSettings(scope=QuotaScope.BLOC, base=HEADCOUNT, sources={SettingName.SCOPE: rule})
    uid = standing(office).fact_uid
    office.plan_service.save_quota_settings(story.plan_id, uid, made)
    found = standing(office)
    assert (found.scope, found.unit, found.base_code) == ("bloc", "Khối Tổng hợp", HEADCOUNT)
    told = {one.name: (one.source, one.is_confirmed) for one in found.settings}
    assert told["scope"] == ("quy định riêng: Quy chế số 5/QC-STTTT ngày 02/3/2022", True)
    assert told["base"] == ("đã chọn, chưa ghi căn cứ", False)
    office.operations.undo()
    assert standing(office).scope == "agency"


def test_members_of_a_bloc_are_those_of_the_year(office: Office, story: Story) -> None:
    bloc = office.office_service.save_unit(Unit(0, "Khối Tổng hợp", UnitKind.BLOC))
    office.unit_group_service.add_members(bloc, [story.units[OFFICE]], from_on=date(2023, 1, 1))
    uid = standing(office).fact_uid
    office.plan_service.save_quota_settings(story.plan_id, uid, QuotaSettings(scope=QuotaScope.BLOC))
    found = office.quota_service.standings(office.quota_service.read(2022))
    assert {one.unit for one in found if one.award_code == "CSTDCS"} == {"Đơn vị không thuộc khối nào"}


def test_a_decision_past_the_quota_needs_a_reason_that_is_kept_and_undone_with_it(office: Office, story: Story) -> None:
    ids = [one.id for one in champions(office)]
    with pytest.raises(UserError) as raised:
        approve(office, ids)
    assert raised.value.code == "award.quota_reason"
    assert "CSTĐCS: 3 / 2 suất, vượt 1" in raised.value.message
    assert {one.outcome for one in champions(office)} == {Outcome.PROPOSED}, "nothing was written"
    approve(office, ids, "Hội đồng biểu quyết 9/9")
    found = standing(office)
    assert found.verdict is QuotaVerdict.OVER
    (reason,) = found.reasons
    assert (reason.reason, len(reason.people), reason.limit, reason.used) == ("Hội đồng biểu quyết 9/9", 3, 2, 3)
    assert not office.quota_service.unexplained([found], 2022)
    assert not office.maintenance_service.verify()
    office.operations.undo()
    assert not standing(office).reasons
    assert {one.outcome for one in champions(office)} == {Outcome.PROPOSED}


def test_a_reason_is_for_as_many_places_as_there_were(office: Office, story: Story) -> None:
    approve(office, [one.id for one in champions(office)], "Hội đồng thống nhất")
    found = standing(office)
    assert office.quota_service.unexplained([replace(found, used=found.used + 1)], 2022)


def test_what_was_taken_in_past_a_quota_can_be_explained_afterwards(office: Office, story: Story) -> None:
    office.award_service.save_results([replace(one, outcome=Outcome.APPROVED) for one in champions(office)])
    read = office.quota_service.read(2022)
    with pytest.raises(UserError) as raised:
        office.quota_service.explain(read, " ")
    assert raised.value.code == "award.quota_reason"
    assert [one.award_code for one in office.quota_service.explain(read, "Đã xin ý kiến UBND tỉnh")] == ["CSTDCS"]
    assert standing(office).reasons[0].reason == "Đã xin ý kiến UBND tỉnh"
    with pytest.raises(UserError) as raised:
        office.quota_service.explain(office.quota_service.read(2022), "Lần nữa")
    assert raised.value.code == "quota.none_over"


def test_what_if_writes_nothing_and_applying_is_one_step(office: Office, story: Story) -> None:
    first, second, third = champions(office)
    approve(office, [first.id, second.id])
    before = office.award_service.results(2022)
    moved, waiting = office.award_service.results(2022), champions(office)[2]
    read = office.quota_service.read(2022)
    change = Change(next(one for one in moved if one.id == first.id), "LDTT")
    out = office.quota_service.try_out(read, [change])
    (free,) = out.trial.free
    assert [one.contender.award.id for one in free.waiting] == [waiting.id] == [third.id]
    assert free.waiting[0].contender.verdict in (*Verdict, None)
    assert office.award_service.results(2022) == before, "trying wrote nothing"
    assert office.quota_service.apply(read, [change]) == 1
    assert next(one.award_code for one in office.award_service.results(2022) if one.id == first.id) == "LDTT"
    assert standing(office).used == 1
    office.operations.undo()
    assert {(one.id, one.award_code, one.outcome) for one in office.award_service.results(2022)} == {
        (one.id, one.award_code, one.outcome) for one in before
    }


def test_who_was_refused_is_proposed_again_with_the_change_in_one_step(office: Office, story: Story) -> None:
    first, second, third = champions(office)
    approve(office, [first.id, second.id])
    office.award_service.record_decision(
        [third.id], "", date(2022, 12, 20), "", Outcome.NOT_APPROVED, refusal_reason="Vượt tỷ lệ"
    )
    read = office.quota_service.read(2022)
    change = Change(next(one for one in read.matter.awards if one.id == first.id), "")
    out = office.quota_service.try_out(read, [change])
    (contender,) = [one.contender for free in out.trial.free for one in free.waiting]
    assert contender.award.id == third.id
    assert office.quota_service.apply(read, [change], [contender]) == 2
    found = {one.id: one.outcome for one in champions(office)}
    assert found == {first.id: Outcome.NOT_APPROVED, second.id: Outcome.APPROVED, third.id: Outcome.PROPOSED}
    office.operations.undo()
    assert {one.id: one.outcome for one in champions(office)}[third.id] is Outcome.NOT_APPROVED


def test_a_list_changed_meanwhile_is_not_written_over(office: Office, story: Story) -> None:
    read = office.quota_service.read(2022)
    change = Change(champions(office)[0], "LDTT")
    approve(office, [change.award.id])
    with pytest.raises(UserError) as raised:
        office.quota_service.apply(read, [change])
    assert raised.value.code == "trial.stale"


def test_votes_of_the_council_put_contenders_in_order(office: Office, story: Story) -> None:
    first, second, third = champions(office)
    office.review_service.save(
        ReviewMinutes(
            0,
            2022,
            ReviewBody.BASE_COUNCIL,
            None,
            date(2022, 12, 15),
            present=9,
            members=9,
            candidates=tuple(
                ReviewedCandidate("CSTDCS", one.unit_id, one.person_id, votes_for=votes)
                for one, votes in ((first, 9), (second, 7), (third, 8))
            ),
        )
    )
    read = office.quota_service.read(2022)
    ticked = Choice.of(read.matter.awards, {first.id})
    found = office.quota_service.standings(read, ticked)
    assert next((one.used, one.limit) for one in found if one.award_code == "CSTDCS") == (1, 2)
    change = Change(next(one for one in read.matter.awards if one.id == first.id), "LDTT")
    out = office.quota_service.try_out(read, [change], ticked)
    (free,) = out.trial.free
    votes = [(one.contender.award.id, one.contender.votes) for one in free.waiting]
    assert [(award, found.votes_for) for award, found in votes if found is not None] == [(third.id, 8), (second.id, 7)]


def test_preferences_have_their_days_and_the_office_s_own_a_source(office: Office) -> None:
    service = office.quota_service
    assert service.preferences(date(2022, 12, 20)) == ()
    (national,) = service.preferences(date(2025, 12, 12))
    assert (national.source.text, national.source.is_verified) == ("Nghị định số 152/2025/NĐ-CP, Điều 4", True)
    (older,) = service.preferences(date(2024, 12, 12))
    assert "chưa kiểm chứng" in older.source.shown
    service.save_local_preferences([local_preference(PreferenceKind.DIRECT_WORKERS, "Quy chế số 5/QC-STTTT")])
    assert [one.is_local for one in service.preferences(date(2025, 12, 12))] == [False, True]
    office.operations.undo()
    assert service.local_preferences() == ()
    with pytest.raises(UserError) as raised:
        local_preference(PreferenceKind.WOMEN, " ")
    assert raised.value.code == "preference.source"


def test_the_split_of_a_plan_is_read_back_from_the_file(office: Office, story: Story) -> None:
    uid = standing(office).fact_uid
    wanted = QuotaSettings(
        split=QuotaSplit.RESERVE,
        reserve=1,
        percent_by_title=(("TTLDXS", 15.0), ("TTLDTT", 7.5)),
        sources={SettingName.RESERVE: SettingSource(SourceKind.PLAN, "")},
    )
    office.plan_service.save_quota_settings(story.plan_id, uid, wanted)
    kept = office.plan_service.quota_settings(story.plan_id)[uid]
    assert (kept.split, kept.reserve, kept.percent_by_title) == (QuotaSplit.RESERVE, 1, wanted.percent_by_title)
    assert {one.name: one.source for one in standing(office).settings}["reserve"] == standing(office).source
