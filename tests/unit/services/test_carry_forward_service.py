"""Next year's plan in a real office file: one operation, undone and redone whole, its origin kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.blocks import walk
from desktop_app.domain.plan.carry_forward.decisions import Action, DecisionKind, certain_choices
from desktop_app.domain.plan.comparison.comparing import Change
from desktop_app.domain.plan.plan import PlanStatus
from desktop_app.system.paths import AppPaths

PLANS = Path(__file__).resolve().parents[2] / "fixtures" / "plans"


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    opened = open_office(AppPaths.for_data_folder(data_dir), FixedClock(date(2022, 3, 18)))
    yield opened
    opened.close()


def imported(office: Office, name: str = "kien-hai-2022.md") -> int:
    return office.plan_service.import_file(PLANS / name)


def test_the_draft_is_one_step_and_the_old_plan_stays_as_it_was(office: Office) -> None:
    old_id = imported(office)
    old = office.plan_service.plan(old_id)
    new_id = office.carry_forward_service.carry_certain(old_id, 2023)
    new = office.plan_service.plan(new_id)
    assert office.plan_service.plan(old_id) == old
    assert (new.plan_status, new.content.working_year, new.content.head.number) == (PlanStatus.DRAFT, 2023, "")
    assert new.content.head.subject == "Phát động thi đua năm 2023"
    assert [one.on for one in new.content.facts.deadlines] == [date(2023, 3, 10), date(2023, 12, 8)], (
        "11/3 and 9/12 are Saturdays"
    )
    assert office.operations.undo_name() == "Tạo kế hoạch năm 2023 từ kế hoạch năm 2022"
    office.operations.undo()
    assert [one.id for one in office.plan_service.list_plans()] == [old_id]
    office.operations.redo()
    assert office.plan_service.plan(new_id) == new
    assert office.carry_forward_service.origin(new_id) is not None
    assert office.maintenance_service.verify() == []


def test_the_origin_keeps_what_was_done_and_what_was_left(office: Office) -> None:
    new_id = office.carry_forward_service.carry_certain(imported(office), 2023)
    origin = office.carry_forward_service.origin(new_id)
    assert origin is not None
    assert (origin.origin_plan_id, origin.target_year) == (1, 2023)
    taken = [one for one in origin.records if one.action is Action.TAKE]
    left = [one for one in origin.records if one.action is Action.UNDECIDED]
    assert len(taken) + len(left) == len(origin.records)
    assert all(one.result is not None for one in taken)
    assert all(one.result is None for one in left)
    assert DecisionKind.QUOTA in {one.kind for one in left}


def test_plans_of_one_line_are_compared_by_their_blocks(office: Office) -> None:
    service = office.carry_forward_service
    first = imported(office)
    second = service.carry_certain(first, 2023)
    third = service.carry_certain(second, 2024)
    compared = office.comparison_service.compare(first, third)
    found = compared.comparison
    assert found.count(Change.ADDED, Change.DROPPED) == 0
    assert {one.old_uid for one in found.blocks} == {block.uid for block in walk(compared.old.content.blocks)}
    assert all(one.old_uid == one.new_uid for one in found.blocks)


def test_a_deleted_origin_leaves_the_new_plan(office: Office) -> None:
    old_id = imported(office)
    new_id = office.carry_forward_service.carry_certain(old_id, 2023)
    office.plan_service.delete_draft(old_id)
    origin = office.carry_forward_service.origin(new_id)
    assert origin is not None
    assert origin.origin_plan_id is None
    office.operations.undo()
    origin = office.carry_forward_service.origin(new_id)
    assert origin is not None
    assert origin.origin_plan_id == old_id
    assert office.maintenance_service.verify() == []


def test_a_deleted_draft_takes_its_origin_along(office: Office) -> None:
    new_id = office.carry_forward_service.carry_certain(imported(office), 2023)
    office.plan_service.delete_draft(new_id)
    assert office.carry_forward_service.origin(new_id) is None


def test_an_old_plan_that_has_gone_since_is_told(office: Office) -> None:
    table = office.carry_forward_service.table(imported(office), 2023)
    office.operations.undo()
    with pytest.raises(UserError) as refused:
        office.carry_forward_service.carry_forward(table, certain_choices(table.rows))
    assert refused.value.code == "plan.unknown"
    assert office.plan_service.list_plans() == ()


def test_a_wrong_answer_leaves_nothing_behind(office: Office) -> None:
    old_id = imported(office)
    table = office.carry_forward_service.table(old_id, 2023)
    choices = certain_choices(table.rows) | {"block:nowhere:text:0-4": certain_choices(table.rows)[table.rows[0].key]}
    with pytest.raises(UserError):
        office.carry_forward_service.carry_forward(table, choices)
    assert len(office.plan_service.list_plans()) == 1


@pytest.mark.parametrize("path", sorted(PLANS.iterdir()), ids=lambda path: path.stem)
def test_every_carried_plan_has_its_paper(office: Office, path: Path) -> None:
    new_id = office.carry_forward_service.carry_certain(office.plan_service.import_file(path), 2027)
    assert office.paper_service.plan_bytes(new_id, "pdf").startswith(b"%PDF")
    assert office.paper_service.plan_bytes(new_id, "docx").startswith(b"PK")


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_every_real_plan_carried_to_2027_has_its_paper(office: Office, seeds_dir: Path, number: int) -> None:
    (path,) = seeds_dir.glob(f"{number:03}_*.txt")
    new_id = office.carry_forward_service.carry_certain(office.plan_service.import_file(path), 2027)
    assert office.plan_service.plan(new_id).content.working_year == 2027
    assert office.paper_service.plan_bytes(new_id, "pdf").startswith(b"%PDF")
    assert office.paper_service.plan_bytes(new_id, "docx").startswith(b"PK")
