"""Projects registered under a plan: one undo step each, progress never overwritten, papers with what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from moving_clock import FixedClock
from small_office import FACTS, SmallOffice

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.facts import Project
from desktop_app.domain.project.project import ProgressEntry, ProgressState, RegisteredProject
from desktop_app.services.project_service import ProjectService, StoredProjects
from desktop_app.storage.project_repository import ProjectRepository
from desktop_app.storage.verification import problems_of

PLANNED = Project(
    uid="p1", name="Trung tâm điều hành", from_year=2022, to_year=2023, contents=("Lắp đặt",), expected_result="Xong"
)


@pytest.fixture
def small(data_dir: Path, fixed_clock: FixedClock) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2022, 4, 1))
    made = SmallOffice(data_dir, fixed_clock)
    yield made
    made.close()


@pytest.fixture
def plan_id(small: SmallOffice) -> int:
    return small.issue(replace(FACTS, projects=(PLANNED,)))


@pytest.fixture
def service(small: SmallOffice, fixed_clock: FixedClock) -> ProjectService:
    return ProjectService(ProjectRepository(small.database), small.plans, small.office, small.operations, fixed_clock)


def words_of(content: bytes) -> str:
    paper = docx.Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_plans_own_projects_are_the_starting_list_and_are_taken_once(
    small: SmallOffice, service: ProjectService, plan_id: int
) -> None:
    assert service.take_over(plan_id) == 1
    (found,) = service.standings(plan_id)
    assert (found.project.name, found.project.to_on, found.unit) == (
        "Trung tâm điều hành",
        date(2023, 12, 31),
        "Sở Thông tin và Truyền thông",
    )
    with pytest.raises(UserError) as caught:
        service.take_over(plan_id)
    assert caught.value.code == "project.none_in_plan"
    small.operations.undo()
    assert not service.standings(plan_id)


def test_progress_is_added_and_read_back_whole(
    small: SmallOffice, service: ProjectService, plan_id: int, fixed_clock: FixedClock
) -> None:
    unit_id = small.units["Văn phòng Sở"]
    project_id = service.save(RegisteredProject(0, plan_id, unit_id, " Số hóa  hồ sơ ", "đến tháng 6/2022"))
    first = ProgressEntry(0, project_id, date(2022, 4, 1), ProgressState.UNDERWAY, 30, "Quét 300 hồ sơ", "Biên bản 02")
    service.add_progress(first)
    fixed_clock.move_to(date(2022, 7, 5))
    assert service.standing(project_id).progress_state is ProgressState.LATE
    service.add_progress(ProgressEntry(0, project_id, date(2022, 7, 5), ProgressState.FINISHED, 100, "Quét 900 hồ sơ"))
    found = service.standing(project_id)
    assert [(one.noted_on, one.percent, one.result) for one in found.entries] == [
        (date(2022, 4, 1), 30, "Quét 300 hồ sơ"),
        (date(2022, 7, 5), 100, "Quét 900 hồ sơ"),
    ]
    assert (found.progress_state, found.days_late) == (ProgressState.FINISHED, 5)
    with pytest.raises(UserError) as caught:
        service.delete(project_id)
    assert caught.value.code == "project.has_progress"
    small.operations.undo()
    assert len(service.standing(project_id).entries) == 1
    assert not problems_of(small.database.db.conn)


def test_a_list_comes_in_whole_and_again_without_doubles(
    small: SmallOffice, service: ProjectService, plan_id: int
) -> None:
    pasted = (
        "Đơn vị\tTên dự án\tThời gian\tNội dung\tKết quả dự kiến\n"
        "Văn phòng Sở\tSố hóa hồ sơ\tquý II/2022\tQuét\t100 %\n"
        "Phòng Công nghệ thông tin\tMạng nội bộ\tnăm 2022\tLắp đặt\tXong\n"
    )
    listed = service.read_text(plan_id, pasted)
    assert not listed.problems
    assert service.store(plan_id, listed.projects) == StoredProjects(2, 0)
    again = service.read_text(plan_id, pasted.replace("quý II", "quý III"))
    assert service.store(plan_id, again.projects) == StoredProjects(0, 1)
    assert [one.project.to_on for one in service.standings(plan_id)] == [date(2022, 9, 30), date(2022, 12, 31)]
    small.operations.undo()
    assert service.standings(plan_id)[0].project.to_on == date(2022, 6, 30)
    small.operations.undo()
    assert not service.standings(plan_id)


def test_one_name_twice_in_a_unit_and_a_draft_plan_are_refused(
    small: SmallOffice, service: ProjectService, plan_id: int
) -> None:
    service.save(RegisteredProject(0, plan_id, None, "Mạng nội bộ"))
    for wrong, code in (
        (RegisteredProject(0, plan_id, None, "mạng nội bộ"), "project.known"),
        (RegisteredProject(0, plan_id, None, "  "), "project.no_name"),
        (RegisteredProject(0, plan_id, None, "Khác", "từ 30/6/2022 đến 01/6/2022"), "project.time_order"),
        (RegisteredProject(0, small.draft(), None, "Khác"), "project.plan_not_issued"),
    ):
        with pytest.raises(UserError) as caught:
            service.save(wrong)
        assert caught.value.code == code


def test_papers_show_expected_and_reached_side_by_side(
    small: SmallOffice, service: ProjectService, plan_id: int
) -> None:
    service.take_over(plan_id)
    unit_id = small.units["Văn phòng Sở"]
    project_id = service.save(
        RegisteredProject(
            0, plan_id, unit_id, "Số hóa hồ sơ", "năm 2022", contents=("Quét", "Nhập"), expected_result="Đủ"
        )
    )
    service.add_progress(
        ProgressEntry(0, project_id, date(2022, 4, 1), ProgressState.STOPPED, 20, "Được 200 hồ sơ", "", "Hết kinh phí")
    )
    listed = words_of(service.prepare_list(plan_id, "docx")())
    for wanted in ("I. Sở Thông tin", "II. Văn phòng Sở", "Đủ", "Được 200 hồ sơ", "Lý do: Hết kinh phí", "(…)"):
        assert wanted in listed
    form = words_of(service.prepare_form(plan_id, unit_id, "docx")())
    assert "BẢNG ĐĂNG KÝ DỰ ÁN THI ĐUA" in form
    assert "(1) Quét (2) Nhập" in form
    assert service.prepare_form(plan_id, None, "pdf")().startswith(b"%PDF-")
