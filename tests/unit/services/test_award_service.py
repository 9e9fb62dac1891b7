"""Results in bulk and the tally, over a real office file and real lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_office import FACTS, SmallOffice

from desktop_app.domain.award.award import Award, Outcome, QuotaVerdict, Tally
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Membership
from desktop_app.domain.plan.amending import IS_REQUIRED, REGISTRATION_RULE
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, Rounding
from desktop_app.domain.plan.plan import FactChange, PlanKind
from desktop_app.domain.plan.quota_settings import QuotaSettings
from desktop_app.domain.registration.registration import RegistrationLine, RegistrationState, SubjectKind

OFFICE, POST, TECH = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Phòng Công nghệ thông tin"
HEADER = "subject,unit,award,outcome,decision_number,decision_on"


@pytest.fixture
def small(tmp_path: Path, fixed_clock: Any) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2023, 1, 20))
    office = SmallOffice(tmp_path, fixed_clock)
    yield office
    office.close()


def _refused(code: str) -> Any:
    return pytest.raises(UserError, match=r".", check=lambda error: error.code == code)


def _file(tmp_path: Path, rows: list[str], name: str = "kết quả.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return path


def _row(small: SmallOffice, unit: str, place: int, award: str, rest: str = "approved,15/QĐ-STTTT,2022-12-20") -> str:
    return f"{small.name_of(small.people[unit][place])},{unit},{award},{rest}"


def _year_of_the_story(small: SmallOffice) -> list[str]:
    """34 LĐTT and 6 CSTĐCS of the 40; Văn phòng Sở: 10 + 2 and 4 Giấy khen."""
    champions = {"Lãnh đạo Sở": 1, OFFICE: 2, POST: 2, TECH: 1, "Trung tâm Công nghệ số": 0}
    rows = []
    for unit, people in small.people.items():
        plain = len(people) - champions[unit]
        rows += [_row(small, unit, place, "LDTT" if place < plain else "CSTDCS") for place in range(len(people))]
    return rows + [_row(small, OFFICE, place, "GK") for place in range(4)]


def _whole(tally: Tally) -> dict[str, tuple[int, int, int]]:
    return {row.award_code: (row.registered, row.proposed, row.approved) for row in tally.rows if row.unit_id is None}


def test_the_story_of_kien_giang(small: SmallOffice, tmp_path: Path) -> None:
    plan = small.issue()
    done = small.awards.import_results_file(_file(tmp_path, _year_of_the_story(small)), 2022)
    assert (done.stored, done.problems) == (44, ())
    tally = small.awards.tally(2022)
    assert _whole(tally) == {"LDTT": (0, 34, 34), "CSTDCS": (0, 6, 6), "GK": (0, 4, 4)}
    champions, *letters = tally.quotas
    assert (champions.base_count, champions.base_parts) == (40, (("LDTT", 34), ("CSTDCS", 6)))
    assert (champions.limit, champions.used, champions.verdict) == (6, 6, QuotaVerdict.WITHIN)
    assert champions.source == "mục IV.2, Kế hoạch số 14/KH-STTTT"
    assert [(one.unit, one.base_count, one.limit) for one in letters] == [
        ("Lãnh đạo Sở", 3, 1),
        (OFFICE, 12, 4),
        (POST, 10, 4),
        (TECH, 8, 3),
        ("Trung tâm Công nghệ số", 7, 2),
    ]
    assert {one.verdict for one in letters} == {QuotaVerdict.UNCONFIRMED}
    (target,) = tally.targets
    assert (target.actual, target.is_met, target.wanted) == (100.0, True, "≥ 95 %")
    assert tally.plan_label == "Kế hoạch số 14/KH-STTTT ngày 24/02/2022"
    assert [size for _, _, size in tally.unit_sizes] == [3, 12, 10, 8, 7]
    assert small.awards.tally(plan_id=plan).rows == tally.rows, "the annual plan is the year's regular awards"


def test_settings_beside_the_figure_decide(small: SmallOffice, tmp_path: Path) -> None:
    plan = small.issue()
    small.awards.import_results_file(_file(tmp_path, _year_of_the_story(small)), 2022)
    settings = QuotaSettings(comparator=Comparator.AT_MOST, rounding=Rounding.UP)
    small.operations.run("Đặt", lambda: small.plans.save_quota_settings(plan, "q2", settings))
    office = next(one for one in small.awards.tally(2022).quotas if one.unit == OFFICE)
    assert (office.limit, office.verdict, office.rounding) == (5, QuotaVerdict.WITHIN, "up")


def test_an_amended_percentage_holds_from_its_day(small: SmallOffice, tmp_path: Path) -> None:
    plan = small.issue()
    small.awards.import_results_file(_file(tmp_path, _year_of_the_story(small)), 2022)

    def amend() -> None:
        amendment = small.plans.add_amendment(plan, "Quyết định", "88/QĐ-STTTT", date(2022, 12, 1))
        small.plans.add_fact_changes(amendment, [FactChange("q1", "percent", "10")])

    small.operations.run("Sửa đổi", amend)
    before = small.awards.tally(2022, as_of=date(2022, 11, 30)).quotas[0]
    after = small.awards.tally(2022).quotas[0]
    assert (before.limit, before.verdict) == (6, QuotaVerdict.WITHIN)
    assert (after.limit, after.verdict) == (4, QuotaVerdict.OVER)
    assert after.source.startswith("Quyết định số 88/QĐ-STTTT ngày 01/12/2022, sửa mục IV.2")


def test_thematic_awards_never_enter_the_year(small: SmallOffice, tmp_path: Path) -> None:
    small.issue()
    thematic = small.issue(PlanFacts(waves=FACTS.waves), number="30", kind=PlanKind.THEMATIC, on=date(2022, 5, 1))
    small.awards.import_results_file(_file(tmp_path, _year_of_the_story(small)), 2022)
    year = small.awards.tally(2022)
    rows = [_row(small, OFFICE, place, award) for place in range(5, 9) for award in ("LDTT", "CSTDCS", "GK")]
    assert small.awards.import_results_file(_file(tmp_path, rows), 2022, thematic).stored == 12
    assert small.awards.tally(2022) == year
    own = small.awards.tally(plan_id=thematic)
    assert _whole(own) == {"LDTT": (0, 4, 4), "CSTDCS": (0, 4, 4), "GK": (0, 4, 4)}
    assert own.quotas == ()
    assert own.title == "Tổng hợp kết quả thi đua, khen thưởng theo Kế hoạch số 30/KH-STTTT"


def test_one_wave_of_a_plan(small: SmallOffice) -> None:
    plan = small.issue()
    first, second = small.people[OFFICE][:2]
    small.awards.save_results([_award(small, first, "GK", plan_id=plan, wave_uid="w1")])
    small.awards.save_results([_award(small, second, "GK", plan_id=plan, wave_uid="w2")])
    small.awards.save_results([_award(small, first, "GK", plan_id=plan)])
    tally = small.awards.tally(plan_id=plan, wave=1)
    assert (_whole(tally), tally.wave, tally.quotas, tally.targets) == ({"GK": (0, 1, 1)}, 1, (), ())
    assert tally.title == "Tổng hợp kết quả thi đua, khen thưởng Đợt 1, Kế hoạch số 14/KH-STTTT"
    assert _whole(small.awards.tally(plan_id=plan)) == {"GK": (0, 3, 3)}
    with pytest.raises(UserError) as error:
        small.awards.tally(plan_id=plan, wave=3)
    assert error.value.message == "Kế hoạch số 14/KH-STTTT không có đợt 3. Các đợt có: 1, 2."
    with _refused("award.wave"):
        small.awards.save_results([_award(small, first, "GK", plan_id=plan, wave_uid="w9")])


def test_what_a_tally_cannot_be_of(small: SmallOffice) -> None:
    with _refused("tally.no_scope"):
        small.awards.tally()
    with _refused("tally.wave_without_plan"):
        small.awards.tally(2022, wave=1)
    with _refused("registration.plan_not_issued"):
        small.awards.tally(plan_id=small.draft())
    empty = small.awards.tally(2019)
    assert (empty.rows, empty.quotas, empty.plan_label) == ((), (), "")


def _award(small: SmallOffice, person_id: int, code: str, **fields: Any) -> Award:
    unit = next(unit for unit, people in small.people.items() if person_id in people)
    fields.setdefault("outcome", Outcome.APPROVED)
    return Award(0, 2022, SubjectKind.PERSON, small.units[unit], code, person_id=person_id, **fields)


def test_a_decision_of_next_january_belongs_to_the_year_given(small: SmallOffice, tmp_path: Path) -> None:
    small.issue()
    path = _file(tmp_path, [_row(small, OFFICE, 0, "LDTT", "approved,02/QĐ-STTTT,10/01/2023")])
    small.awards.import_results_file(path, 2022)
    (award,) = small.awards.results(2022)
    assert (award.achievement_year, award.decision_on) == (2022, date(2023, 1, 10))
    assert small.awards.results(2023) == ()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("Người Lạ,Văn phòng Sở,LDTT,approved,,", "Không có “Người Lạ”"),
        ("Văn phòng Sở,Phòng Lạ,TTLDTT,approved,,", "Không có đơn vị “Phòng Lạ”"),
        ("Văn phòng Sở,Văn phòng Sở,XYZ,approved,,", "Không có mã “XYZ”"),
        ("Văn phòng Sở,Văn phòng Sở,TTLDTT,yes,,", "Không hiểu kết quả “yes”"),
        ("Văn phòng Sở,Văn phòng Sở,TTLDTT,approved,1,31/02/2022", "Ngày 31/02/2022 không có"),
        ("Văn phòng Sở,Văn phòng Sở,LDTT,approved,,", "không dành cho tập thể"),
        ("Văn phòng Sở,Văn phòng Sở,TTLDTT,approved,1,2022-12-20,thừa", "Dòng có 7 ô"),
    ],
)
def test_any_problem_leaves_the_whole_file_unstored(small: SmallOffice, tmp_path: Path, bad: str, said: str) -> None:
    small.issue()
    undo = small.operations.undo_name()
    done = small.awards.import_results_file(_file(tmp_path, [_row(small, OFFICE, 0, "LDTT"), bad]), 2022)
    assert done.stored == 0
    ((row, message),) = [(problem.row, problem.message) for problem in done.problems]
    assert row == 3
    assert said in message
    assert small.awards.results() == ()
    assert small.operations.undo_name() == undo


def test_problems_come_in_the_order_of_the_file(small: SmallOffice, tmp_path: Path) -> None:
    rows = ["a,b,c,d,e,f,g", "x,y,LDTT,approved,,", _row(small, OFFICE, 0, "LDTT"), _row(small, OFFICE, 0, "LDTT")]
    done = small.awards.import_results_file(_file(tmp_path, rows), 2022)
    assert [problem.row for problem in done.problems] == [2, 3, 5]


def test_the_same_file_again_changes_instead_of_doubling(small: SmallOffice, tmp_path: Path) -> None:
    small.issue()
    rows = [_row(small, OFFICE, 0, "LDTT", "proposed,,"), f"{OFFICE},{OFFICE},TTLDTT,approved,15/QĐ,2022-12-20"]
    small.awards.import_results_file(_file(tmp_path, rows), 2022)
    first = small.awards.results(2022)
    before = small.operations.undo_name()
    assert small.awards.import_results_file(_file(tmp_path, rows), 2022).stored == 2
    assert small.awards.results(2022) == first
    assert small.operations.undo_name() == before, "nothing changed, so there is nothing to undo"
    rows[0] = _row(small, OFFICE, 0, "LDTT", "approved,16/QĐ-STTTT,2022-12-21")
    small.awards.import_results_file(_file(tmp_path, rows), 2022)
    second = small.awards.results(2022)
    assert [award.id for award in second] == [award.id for award in first]
    assert {award.outcome for award in second} == {Outcome.APPROVED}
    small.operations.undo()
    assert {award.outcome for award in small.awards.results(2022)} == {Outcome.PROPOSED, Outcome.APPROVED}


def test_under_the_annual_plan_or_under_none_is_the_same_result(small: SmallOffice, tmp_path: Path) -> None:
    plan = small.issue()
    path = _file(tmp_path, [_row(small, OFFICE, 0, "LDTT")])
    small.awards.import_results_file(path, 2022)
    small.awards.import_results_file(path, 2022, plan)
    (award,) = small.awards.results(2022)
    assert award.plan_id == plan
    assert _whole(small.awards.tally(2022)) == {"LDTT": (0, 1, 1)}


def test_years_and_plans_that_do_not_fit(small: SmallOffice, tmp_path: Path) -> None:
    plan, path = small.issue(), _file(tmp_path, [_row(small, OFFICE, 0, "LDTT")])
    with _refused("award.year_of_plan"):
        small.awards.import_results_file(path, 2021, plan)
    with _refused("award.year"):
        small.awards.import_results_file(path, 22)
    with _refused("registration.plan_not_issued"):
        small.awards.import_results_file(path, 2022, small.draft())
    with _refused("plan.unknown"):
        small.awards.import_results_file(path, 2022, 99)


def test_pasted_rows(small: SmallOffice) -> None:
    small.issue()
    name = small.name_of(small.people[OFFICE][0])
    text = "\t".join(HEADER.split(",")) + f"\n{name}\t{OFFICE}\tLDTT\tapproved\t15/QĐ\t20/12/2022"
    assert small.awards.import_results_text(text, 2022).stored == 1


def _register(small: SmallOffice, plan: int, unit: str, *lines: RegistrationLine, is_approved: bool = True) -> None:
    state = RegistrationState.APPROVED if is_approved else RegistrationState.WAITING
    small.registrations.save_lines(plan, small.units[unit], lines)
    small.registrations.receive(plan, small.units[unit], date(2022, 3, 15), state=state)


def _line(person_id: int, title: str = "LDTT", commendation: str = "") -> RegistrationLine:
    return RegistrationLine(0, 0, SubjectKind.PERSON, person_id, title_code=title, commendation_code=commendation)


def test_registered_counts_what_is_here_and_stands(small: SmallOffice) -> None:
    plan = small.issue()
    first, second, third, *_ = small.people[OFFICE]
    _register(small, plan, OFFICE, _line(first, commendation="GK"), _line(second), _line(third, "CSTDCS"))
    unit = small.units[POST]
    small.registrations.save_lines(plan, unit, [_line(small.people[POST][0])])
    assert _whole(small.awards.tally(2022)) == {"LDTT": (2, 0, 0), "CSTDCS": (1, 0, 0), "GK": (1, 0, 0)}
    small.registrations.receive(plan, unit, date(2022, 3, 16))
    assert _whole(small.awards.tally(2022))["LDTT"] == (3, 0, 0)
    small.registrations.return_(plan, unit, "Sai mẫu", date(2022, 3, 17))
    assert _whole(small.awards.tally(2022))["LDTT"] == (2, 0, 0)
    lines = small.registrations.lines(plan, small.units[OFFICE])
    gone = replace(lines[1], withdrawn_on=date(2022, 4, 1), withdrawn_reason="Chuyển công tác")
    small.registrations.save_lines(plan, small.units[OFFICE], [lines[0], gone, lines[2]])
    assert _whole(small.awards.tally(2022))["LDTT"] == (1, 0, 0)


def test_registrations_to_a_replaced_plan_stand_until_the_unit_sends_anew(small: SmallOffice) -> None:
    old = small.issue()
    first, second, *_ = small.people[OFFICE]
    _register(small, old, OFFICE, _line(first), _line(second))
    small.awards.save_results([_award(small, first, "LDTT", plan_id=old)])
    new = small.issue(number="40", on=date(2022, 3, 1))
    small.replace_plan(old, new)
    assert _whole(small.awards.tally(2022)) == {"LDTT": (2, 1, 1)}
    assert _whole(small.awards.tally(plan_id=new)) == {"LDTT": (2, 1, 1)}
    assert len(small.awards.tally(2022).quotas) == 2, "only the plan in force rules"
    _register(small, new, OFFICE, _line(first))
    assert _whole(small.awards.tally(2022)) == {"LDTT": (1, 1, 1)}


def test_a_result_is_linked_with_its_line(small: SmallOffice, tmp_path: Path) -> None:
    plan = small.issue()
    _register(small, plan, OFFICE, _line(small.people[OFFICE][0]))
    (line,) = small.registrations.lines(plan, small.units[OFFICE])
    rows = [_row(small, OFFICE, 0, "LDTT"), _row(small, OFFICE, 1, "LDTT")]
    small.awards.import_results_file(_file(tmp_path, rows), 2022)
    assert {award.registration_line_id for award in small.awards.results(2022)} == {line.id, None}
    small.registrations.reopen(plan, small.units[OFFICE], "Sửa", date(2022, 12, 30))
    with _refused("registration.line_has_result"):
        small.registrations.save_lines(plan, small.units[OFFICE], [])


@pytest.mark.parametrize("kind", list(PlanKind))
def test_where_the_plan_asks_for_a_registration(small: SmallOffice, tmp_path: Path, kind: PlanKind) -> None:
    plan = small.issue(kind=kind, is_required=True)
    _register(small, plan, OFFICE, _line(small.people[OFFICE][0]))
    rows = [_row(small, OFFICE, 0, "LDTT"), _row(small, OFFICE, 1, "LDTT")]
    done = small.awards.import_results_file(_file(tmp_path, rows), 2022, plan)
    assert (done.stored, [warning.row for warning in done.warnings]) == (2, [3])
    name = small.office.person(small.people[OFFICE][1]).full_name
    assert done.warnings[0].message.startswith(
        f"“{name}” chưa có trong bảng đăng ký đã nhận; "
        "thiết lập của cơ quan cho Kế hoạch số 14/KH-STTTT yêu cầu có đăng ký."
    )
    assert "luật" not in done.warnings[0].message.lower()
    by_hand = _award(small, small.people[OFFICE][1], "LDTT", plan_id=plan)
    assert small.awards.unregistered([by_hand]) == (done.warnings[0].message,)
    assert small.awards.unregistered([_award(small, small.people[OFFICE][0], "LDTT", plan_id=plan)]) == ()
    if kind is PlanKind.ANNUAL:
        assert len(small.awards.import_results_file(_file(tmp_path, rows), 2022).warnings) == 1
    rows[1] = _row(small, OFFICE, 1, "LDTT", "not_approved,,")
    assert small.awards.import_results_file(_file(tmp_path, rows), 2022, plan).warnings == ()


def test_where_the_plan_does_not_ask_nothing_is_told(small: SmallOffice, tmp_path: Path) -> None:
    plan = small.issue()
    done = small.awards.import_results_file(_file(tmp_path, [_row(small, OFFICE, 1, "LDTT")]), 2022, plan)
    assert (done.stored, done.warnings) == (1, ())


def test_an_amending_document_ends_or_brings_the_condition_from_its_day(small: SmallOffice, fixed_clock: Any) -> None:
    plan = small.issue(is_required=True)
    award = _award(small, small.people[OFFICE][1], "LDTT", plan_id=plan)
    assert len(small.awards.unregistered([award])) == 1

    def amend(number: str, on: date, value: str) -> None:
        amendment = small.plans.add_amendment(plan, "Công văn", number, on)
        small.plans.add_fact_changes(amendment, [FactChange(REGISTRATION_RULE, IS_REQUIRED, value)])

    small.operations.run("Bỏ", lambda: amend("60/STTTT-VP", date(2022, 10, 3), "no"))
    assert small.awards.unregistered([award]) == ()
    small.operations.run("Lập lại", lambda: amend("71/STTTT-VP", date(2022, 11, 1), "yes"))
    assert (
        "Công văn số 71/STTTT-VP ngày 01/11/2022, sửa Kế hoạch số 14/KH-STTTT yêu cầu có đăng ký"
        in (small.awards.unregistered([award])[0])
    )


def test_a_whole_list_is_ticked_and_one_decision_serves_many(small: SmallOffice) -> None:
    plan = small.issue()
    first, second, *_ = small.people[OFFICE]
    _register(small, plan, OFFICE, _line(first, commendation="GK"), _line(second, "CSTDCS"))
    proposals = small.awards.candidates(2022)
    assert [(one.person_id, one.award_code) for one in proposals] == [
        (first, "LDTT"),
        (first, "GK"),
        (second, "CSTDCS"),
    ]
    assert small.awards.save_results(proposals) == 3
    assert small.awards.candidates(2022) == ()
    stored = small.awards.results(2022)
    assert {award.outcome for award in stored} == {Outcome.PROPOSED}
    with _refused("award.decision_day"):
        small.awards.record_decision([stored[0].id], "15/QĐ", date(2021, 12, 20), "Giám đốc Sở")
    with _refused("award.decision_number"):
        small.awards.record_decision([stored[0].id], " ", date(2022, 12, 20), "Giám đốc Sở")
    with _refused("award.none_chosen"):
        small.awards.record_decision([], "15/QĐ", date(2022, 12, 20), "Giám đốc Sở")
    ids = [award.id for award in stored]
    with _refused("award.quota_reason"):  # 15 % of two is no place at all
        small.awards.record_decision(ids, "15/QĐ-STTTT", date(2022, 12, 20), "Giám đốc Sở")
    reason = "Đơn vị ít người, Hội đồng biểu quyết 9/9"
    assert [one.award_code for one in small.awards.past_quota(ids)] == ["CSTDCS"]
    assert (
        small.awards.record_decision(ids, "15/QĐ-STTTT", date(2022, 12, 20), "Giám đốc Sở", exception_reason=reason)
        == 3
    )
    (told,) = next(one for one in small.awards.tally(2022).quotas if one.award_code == "CSTDCS").reasons
    assert (told.reason, told.people, told.decision_number) == (reason, (small.name_of(second),), "15/QĐ-STTTT")
    assert not small.awards.past_quota(ids), "a reason given is not asked for again"
    decided = small.awards.results(2022)
    assert {(one.outcome, one.decision_number, one.authority) for one in decided} == {
        (Outcome.APPROVED, "15/QĐ-STTTT", "Giám đốc Sở")
    }
    refused = [award.id for award in decided if award.award_code == "GK"]
    small.awards.record_decision(refused, "", date(2022, 12, 22), "", Outcome.NOT_APPROVED, refusal_reason="Vượt tỷ lệ")
    (letter,) = [award for award in small.awards.results(2022) if award.award_code == "GK"]
    assert (letter.outcome, letter.refusal_reason) == (Outcome.NOT_APPROVED, "Vượt tỷ lệ")
    small.operations.undo()
    small.operations.undo()
    assert {award.outcome for award in small.awards.results(2022)} == {Outcome.PROPOSED}


def test_a_list_with_one_wrong_result_stores_none(small: SmallOffice) -> None:
    small.issue()
    first, second, *_ = small.people[OFFICE]
    good = _award(small, first, "LDTT")
    for bad, code in (
        (_award(small, second, "XYZ"), "award.unknown_code"),
        (_award(small, second, "TTLDTT"), "award.wrong_subject"),
        (replace(_award(small, second, "LDTT"), person_id=999), "award.no_subject"),
        (replace(_award(small, second, "LDTT"), unit_id=999), "award.no_subject"),
        (replace(_award(small, second, "LDTT"), decision_on=date(2021, 1, 1)), "award.decision_day"),
        (good, "award.twice"),
        (
            Award(0, 2022, SubjectKind.COLLECTIVE, small.units[OFFICE], "TTLDTT", Outcome.PROPOSED, None, " "),
            "award.no_collective",
        ),
    ):
        with _refused(code):
            small.awards.save_results([good, bad])
    assert small.awards.results() == ()


def test_a_result_read_before_another_changed_it_is_not_written(small: SmallOffice) -> None:
    small.issue()
    small.awards.save_results([_award(small, small.people[OFFICE][0], "LDTT", outcome=Outcome.PROPOSED)])
    (read,) = small.awards.results(2022)
    small.awards.record_decision([read.id], "15/QĐ", date(2022, 12, 20), "Giám đốc Sở")
    with _refused("award.stale"):
        small.awards.save_results([replace(read, refusal_reason="cũ")])


def test_results_entered_by_mistake_go_and_come_back(small: SmallOffice) -> None:
    small.issue()
    small.awards.save_results([_award(small, person, "LDTT") for person in small.people[OFFICE][:3]])
    ids = [award.id for award in small.awards.results(2022)]
    assert small.awards.delete_results(ids[:2]) == 2
    assert len(small.awards.results(2022)) == 1
    small.operations.undo()
    assert [award.id for award in small.awards.results(2022)] == ids


def test_the_headcount_is_that_of_the_years_end(small: SmallOffice, tmp_path: Path, fixed_clock: Any) -> None:
    small.issue()
    leaver = small.office.person(small.people[OFFICE][0])
    gone = replace(leaver, memberships=(replace(leaver.memberships[0], to_on=date(2022, 6, 30)),))
    small.operations.run("Nghỉ hưu", lambda: small.office.save_person(gone))
    rows = [row for row in _year_of_the_story(small) if ",LDTT," in row or ",CSTDCS," in row]
    small.awards.import_results_file(_file(tmp_path, rows[3:]), 2022)
    tally = small.awards.tally(2022)
    assert {name: size for _, name, size in tally.unit_sizes}[OFFICE] == 11
    assert tally.targets[0].actual == 92.3, "36 of the 39 who were still there"
    fixed_clock.move_to(date(2022, 5, 31))
    assert {name: size for _, name, size in small.awards.tally(2022).unit_sizes}[OFFICE] == 12


def test_someone_who_moved_counts_in_the_unit_of_the_result(small: SmallOffice, tmp_path: Path) -> None:
    small.issue()
    mover = small.office.person(small.people[OFFICE][0])
    (old,) = mover.memberships
    moved = replace(
        mover,
        memberships=(
            replace(old, to_on=date(2022, 9, 30)),
            Membership(0, mover.id, small.units[TECH], "Phó Trưởng phòng", date(2022, 10, 1)),
        ),
    )
    small.operations.run("Chuyển đơn vị", lambda: small.office.save_person(moved))
    row = f"{mover.full_name},{OFFICE},LDTT,approved,,"
    assert small.awards.import_results_file(_file(tmp_path, [row]), 2022).stored == 1
    rows = {row.unit: row.approved for row in small.awards.tally(2022).rows}
    assert rows == {None: 1, OFFICE: 1}


def test_a_plan_without_quotas_gives_none(small: SmallOffice, tmp_path: Path) -> None:
    small.issue(PlanFacts(quotas=(Quota(uid="q", award_code="CSTDCS", percent=15),)))
    small.awards.import_results_file(_file(tmp_path, _year_of_the_story(small)), 2022)
    (quota,) = small.awards.tally(2022).quotas
    assert (quota.base_code, quota.limit, quota.used, quota.verdict) == ("", 0, 6, QuotaVerdict.UNCONFIRMED)
