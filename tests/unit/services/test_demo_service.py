"""The demonstration office: whole or not there, and every figure of it adds up."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award import Award, Outcome, QuotaVerdict, Tally
from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.clock import DEMO_DAY
from desktop_app.domain.errors import UserError
from desktop_app.domain.judging.judgement import Verdict
from desktop_app.domain.office.office import Sex, Unit
from desktop_app.domain.office.unit_groups import GROUP_KINDS
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.plan.plan import PlanKind, PlanStatus
from desktop_app.domain.registration.registration import RegistrationState, Timeliness
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

PEOPLE = 72


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demonstration, built once; these tests only look at it."""
    paths = AppPaths.for_data_folder(tmp_path_factory.mktemp("Cơ quan mẫu"))
    office = open_office(paths, FixedClock(DEMO_DAY))
    office.demo_service.build()
    yield office
    office.close()


def plan_id(demo: Office, year: int, kind: PlanKind = PlanKind.ANNUAL) -> int:
    (found,) = [one for one in demo.plan_service.list_plans(year) if one.plan_kind is kind]
    return found.id


def totals(tally: Tally) -> dict[str, tuple[int, int, int]]:
    return {row.award_code: (row.registered, row.proposed, row.approved) for row in tally.rows if row.unit_id is None}


def yearly(demo: Office, year: int) -> list[Award]:
    """The year's own results: not those of a thematic plan, nor what was awarded for one deed or movement."""
    others = {MeritKind.SUDDEN, MeritKind.MOVEMENT}
    history = demo.award_history_service.of_years(year, year)
    beside = {one.award.id for one in history if one.merit_kind in others}
    return [one for one in demo.award_service.results(year) if one.plan_id is None and one.id not in beside]


def test_nine_units_and_seventy_people_of_the_invented_agency(demo: Office) -> None:
    assert demo.office_service.profile().name == "Sở Khoa học và Công nghệ"
    assert demo.office_service.profile().place == "Hòa An"
    people = demo.office_service.people()
    units = [one for one in demo.office_service.units(DEMO_DAY) if one.unit_kind not in GROUP_KINDS]
    assert (len(units), len(people)) == (9, PEOPLE)
    assert {unit.contact for unit in units} <= {person.full_name for person in people}
    sexes = Counter(person.sex for person in people)
    assert set(sexes) == {Sex.MALE, Sex.FEMALE}
    assert min(sexes.values()) > 25
    assert len({person.full_name.split()[-1] for person in people}) > 50
    assert len({post for person in people for one in person.memberships if (post := one.post)}) > 15
    assert len(demo.office_service.signatories()) == 3


def test_people_belong_to_units_by_period(demo: Office) -> None:
    service = demo.office_service
    newest = service.required_unit("TT Khởi nghiệp sáng tạo")
    assert [len(service.people(day, newest.id)) for day in (date(2026, 5, 31), date(2026, 6, 1))] == [0, 3]
    assert len(service.people(DEMO_DAY)) == 70
    assert len(service.people(date(2024, 12, 31))) == 69
    assert all(one.membership_on(date(2022, 12, 31)) for one in service.people(search="Kiều Oanh"))
    (moved,) = service.people(search="Lại Văn Thuận")
    assert len(moved.memberships) == 2


def test_three_years_of_issued_plans_with_both_deadlines_and_both_ratios(demo: Office) -> None:
    for year in (2024, 2025, 2026):
        plan = demo.plan_service.plan(plan_id(demo, year))
        facts = plan.content.facts
        assert plan.plan_status is PlanStatus.ISSUED
        assert (plan.content.working_year, plan.content.head.dated_on is not None) == (year, True)
        kinds = [fact.deadline_kind for fact in facts.deadlines]
        assert kinds == [DeadlineKind.REGISTRATION, DeadlineKind.DOSSIER]
        assert [fact.on.month if fact.on else 0 for fact in facts.deadlines] == [3, 12]
        assert {quota.award_code: quota.percent for quota in facts.quotas} == {"CSTDCS": 15, "GK": 40}
        assert all(fact.is_confirmed for fact in (*facts.deadlines, *facts.quotas))
        assert {state for state, *_ in demo.plan_service.papers(plan.id)} == {"submitted", "issued"}
    thematic = demo.plan_service.plan(plan_id(demo, 2026, PlanKind.THEMATIC))
    assert [wave.ordinal for wave in thematic.content.facts.waves] == [1, 2]
    statuses = {one.shown_status for one in demo.plan_service.list_plans()}
    assert statuses == {"draft", "issued", "amended"}


def test_the_board_of_2026_shows_every_state_and_quotes_the_amendment(demo: Office) -> None:
    board = demo.registration_service.board(plan_id(demo, 2026))
    assert (board.deadline_on, len(board.rows)) == (date(2026, 3, 27), 9)
    assert board.source.startswith("Công văn số 312/SKHCN-VP")
    assert {row.registration.state for row in board.rows} == set(RegistrationState)
    assert {row.timeliness for row in board.rows} == {
        Timeliness.ON_TIME, Timeliness.LATE, Timeliness.OVERDUE, Timeliness.EXEMPT,
    }  # fmt: skip
    dossiers = demo.registration_service.board(plan_id(demo, 2026), DeadlineKind.DOSSIER)
    assert Counter(row.timeliness for row in dossiers.rows)[Timeliness.DUE] >= 5


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_tally_adds_up_from_the_units_and_from_the_results(demo: Office, year: int) -> None:
    tally = demo.award_service.tally(year=year)
    awards = yearly(demo, year)
    for code, (registered, proposed, approved) in totals(tally).items():
        rows = [row for row in tally.rows if row.award_code == code and row.unit_id is not None]
        assert registered == sum(row.registered for row in rows)
        assert proposed == sum(row.proposed for row in rows) == sum(one.award_code == code for one in awards)
        of_code = [one for one in awards if one.award_code == code and one.outcome is Outcome.APPROVED]
        assert approved == sum(row.approved for row in rows) == len(of_code)
    for quota in tally.quotas:
        assert quota.base_count == sum(count for _, count in quota.base_parts)
        assert quota.limit == int(quota.base_count * quota.percent / 100)
    per_unit = [quota for quota in tally.quotas if quota.award_code == "GK"]
    (whole,) = [quota for quota in tally.quotas if quota.award_code == "CSTDCS"]
    assert sum(quota.base_count for quota in per_unit) == whole.base_count


def test_2024_keeps_within_and_2025_has_one_unit_over(demo: Office) -> None:
    verdicts = {
        year: Counter(quota.verdict for quota in demo.award_service.tally(year=year).quotas) for year in (2024, 2025)
    }
    assert set(verdicts[2024]) == {QuotaVerdict.WITHIN}
    assert verdicts[2025] == {QuotaVerdict.WITHIN: 8, QuotaVerdict.OVER: 1}
    (over,) = [one for one in demo.award_service.tally(year=2025).quotas if one.verdict is QuotaVerdict.OVER]
    assert (over.unit, over.base_count, over.limit, over.used) == ("Phòng Kế hoạch - Tài chính", 7, 2, 3)


def test_results_of_2025_were_decided_in_january_and_2026_is_partly_proposed(demo: Office) -> None:
    of_2025 = yearly(demo, 2025)
    assert {one.decision_on.isoformat()[:7] for one in of_2025 if one.decision_on} == {"2026-01"}
    assert Counter(one.outcome for one in of_2025)[Outcome.NOT_APPROVED] == 2
    assert all(one.refusal_reason for one in of_2025 if one.outcome is Outcome.NOT_APPROVED)
    tally = demo.award_service.tally(year=2026)
    registered, proposed, approved = totals(tally)["LDTT"]
    assert registered > proposed > approved == 0
    assert {one.verdict for one in tally.quotas if one.award_code == "GK"} == {QuotaVerdict.UNCONFIRMED}
    assert {one.verdict for one in tally.quotas if one.award_code == "CSTDCS"} == {QuotaVerdict.WITHIN}


def test_the_waves_of_the_thematic_plan_stay_out_of_the_year(demo: Office) -> None:
    thematic = plan_id(demo, 2026, PlanKind.THEMATIC)
    waves = [totals(demo.award_service.tally(plan_id=thematic, wave=wave))["GK"][1:] for wave in (1, 2)]
    assert waves == [(5, 4), (5, 0)]
    assert totals(demo.award_service.tally(plan_id=thematic))["GK"][1:] == (10, 4)
    assert totals(demo.award_service.tally(year=2026))["GK"][2] == 0


def test_the_file_is_sound_and_nothing_of_it_can_be_undone(demo: Office) -> None:
    assert demo.maintenance_service.verify() == []
    assert demo.operations.undo_name() is None


def test_no_day_of_it_lies_after_the_day_it_was_written_on(project_root: Path) -> None:
    def days(value: object) -> Iterator[date]:
        if isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from days(item)
        elif isinstance(value, date):
            yield value

    folder = project_root / "resources/samples/demo"
    files = sorted(folder.glob("*.toml"))
    assert len(files) == 3
    for file in files:
        assert max(days(tomllib.loads(file.read_text(encoding="utf-8")))) <= DEMO_DAY
    for file in folder.glob("*.csv"):
        written = re.findall(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b", file.read_text(encoding="utf-8"))
        assert all(date(int(year), int(month), int(day)) <= DEMO_DAY for day, month, year in written)


# The season


def test_every_list_of_it_comes_in_whole(demo: Office, project_root: Path) -> None:
    folder = project_root / "resources/samples/demo"
    rows = {path.name: len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in folder.glob("*.csv")}
    history = [one for one in demo.award_history_service.of_years(2020, 2025) if one.source is not None]
    assert len(history) == rows["khen-thuong-2020-2025.csv"]
    assert len(demo.initiative_service.initiatives()) == rows["sang-kien.csv"]
    assert len(demo.proof_service.service_times()) == rows["tuyen-dung.csv"]
    minutes = demo.review_service.minutes(2026)
    assert sum(len(one.minutes.candidates) for one in minutes) == rows["binh-xet-van-phong.csv"] + rows[
        "binh-xet-ke-hoach.csv"
    ] - 2 * len(minutes)


def test_awards_of_earlier_years_run_on_break_off_and_stand_beside_the_year(demo: Office) -> None:
    def years(name: str, code: str = "CSTDCS") -> list[int]:
        (person,) = demo.office_service.people(search=name)
        past = demo.award_history_service.of_person(person.id)
        return sorted(one.award.achievement_year for one in past if one.award.award_code == code)

    assert years("Mạc Thị Ngọc Trâm") == [2023, 2024, 2025]
    assert years("Viên Thị Thu Cúc") == [2022, 2023]
    assert years("Vương Đức Lộc") == [2020, 2021, 2022, 2024, 2025]
    history = demo.award_history_service.of_years(2020, 2025)
    assert {MeritKind.SUDDEN, MeritKind.MOVEMENT} <= {one.merit_kind for one in history}
    assert any(one.award.award_code == "BKT" and one.period and one.award.decision_number for one in history)
    assert {"TTLDXS", "CTDT"} <= {one.award.award_code for one in history if one.award.person_id is None}


def test_the_renamed_unit_has_the_awards_of_its_older_name(demo: Office) -> None:
    unit = demo.office_service.required_unit("Phòng Quản lý Khoa học")
    (before,) = [one for one in demo.unit_change_service.awards_along(unit.id) if one.unit.id != unit.id]
    assert before.unit.name == "Phòng Quản lý Khoa học và Công nghệ cơ sở"
    assert {one.award.achievement_year for one in before.awards} == {2021, 2022, 2023, 2024}


def test_nothing_of_the_registration_page_is_empty(demo: Office) -> None:
    year = plan_id(demo, 2026)
    board = demo.registration_service.board(year)
    returned = next(one for one in board.rows if one.registration.state is RegistrationState.RETURNED)
    assert len(demo.registration_service.returned_lines(year, returned.unit_id)) == 2
    assert [one.number for one in demo.chase_service.letters(year)] == ["358"]
    reports = demo.report_service.report_dues(year)
    kept = demo.report_service.files(year)
    assert [sum(one.is_owed for one in reports), len(reports)] == [2, 4]
    assert any(one.unit_id is None for one in kept)
    assert any(one.unit_id is not None for one in kept)
    projects = [
        *demo.project_service.standings(year),
        *demo.project_service.standings(plan_id(demo, 2026, PlanKind.THEMATIC)),
    ]
    assert [len(one.entries) for one in projects] == [2, 2]
    signed = [*demo.commitment_service.commitments(2025), *demo.commitment_service.commitments(2026)]
    assert len(signed) == 3
    assert all(one.signed_on and one.results for one in signed)
    bloc, cluster = demo.unit_group_service.groups()
    for scored in (2025, 2026):
        sheet = demo.score_sheet_service.sheet(bloc.id, scored)
        assert sheet is not None
        assert (len(sheet.rows), sheet.notes, {row.note for row in sheet.rows}) == (5, (), {""})
    assert len(demo.unit_group_service.members(cluster.id)) == 3


def test_two_may_be_one_and_two_namesakes_are_kept_apart(demo: Office) -> None:
    (group,) = demo.people_alike_service.prepare_groups()(lambda: None).groups
    names = {person.full_name for person in demo.office_service.people(search="Kiều Oanh")}
    assert (len(group.person_ids), names) == (2, {"Thạch Thị Kiều Oanh", "Thạch Kiều Oanh"})
    (pair,) = demo.people_alike_service.kept_apart()
    assert pair.one.full_name == pair.other.full_name == "Kim Văn Hòa"


def test_judging_2026_has_all_three_verdicts(demo: Office) -> None:
    judged = demo.judging_service.judgements(2026)
    assert {one.judgement.verdict for one in judged} == set(Verdict)
    found = {(one.name, one.award.award_code): one.judgement.verdict for one in judged}
    assert found["Mạc Thị Ngọc Trâm", "CSTDCS"] is Verdict.MET
    assert found["Hứa Văn Tài", "LDTT"] is Verdict.NOT_MET
    assert found["Ôn Thị Mỹ Duyên", "CSTDCS"] is Verdict.MISSING, "no decision recognises the initiative"


@pytest.mark.seeds
def test_nobody_of_the_real_plans_is_in_it(seeds_dir: Path, project_root: Path) -> None:
    samples = "".join(path.read_text(encoding="utf-8") for path in (project_root / "resources/samples").rglob("*.*"))
    for seed in seeds_dir.glob("*.txt"):
        name = parse_plan(seed.read_text(encoding="utf-8")).signature.name
        assert name
        assert name not in samples


# Building it


@pytest.mark.parametrize("today", [date(2022, 3, 19), date(2031, 1, 1)])
def test_it_is_built_on_any_day_but_only_into_an_empty_office(data_dir: Path, today: date) -> None:
    office = open_office(AppPaths.for_data_folder(data_dir), FixedClock(today))
    try:
        assert not office.demo_service.is_built()
        office.demo_service.build()
        assert office.demo_service.is_built()
        with pytest.raises(UserError) as told:
            office.demo_service.build()
        assert told.value.code == "demo.not_empty"
        assert len(office.office_service.people()) == PEOPLE
    finally:
        office.close()


def test_it_is_never_written_over_an_office(data_dir: Path, fixed_clock: FixedClock) -> None:
    office = open_office(AppPaths.for_data_folder(data_dir), fixed_clock)
    try:
        office.office_service.save_unit(Unit(0, "Phòng của tôi"))
        with pytest.raises(UserError):
            office.demo_service.build()
        assert [unit.name for unit in office.office_service.units()] == ["Phòng của tôi"]
    finally:
        office.close()


_BUILD = """
import sys
from datetime import date
from pathlib import Path
from desktop_app.bootstrap import open_office
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths
office = open_office(AppPaths.for_data_folder(Path(sys.argv[1])), FixedClock(date(2026, 11, 20)))
sys.stdout.write("ready")
sys.stdout.flush()
office.demo_service.build()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9: posix only")
@pytest.mark.parametrize("seconds", [0.05, 0.4])
def test_a_kill_in_the_middle_leaves_an_empty_office(data_dir: Path, project_root: Path, seconds: float) -> None:
    child = subprocess.Popen([sys.executable, "-c", _BUILD, str(data_dir)], stdout=subprocess.PIPE, cwd=project_root)
    assert child.stdout is not None
    assert child.stdout.read(5) == b"ready"
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.wait()
    child.stdout.close()
    office = open_office(AppPaths.for_data_folder(data_dir), FixedClock(DEMO_DAY))
    try:
        people = len(office.office_service.people())
        assert people in (0, PEOPLE)
        if people == 0:
            office.demo_service.build()
        assert len(office.office_service.people()) == PEOPLE
    finally:
        office.close()
