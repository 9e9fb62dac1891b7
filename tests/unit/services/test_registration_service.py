"""Registrations by deadline over a real office file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_office import FACTS, SmallOffice, with_deadline

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit
from desktop_app.domain.plan.facts import Deadline, DeadlineKind
from desktop_app.domain.plan.plan import FactChange
from desktop_app.domain.registration.registration import (
    Board,
    RegistrationLine,
    RegistrationState,
    SubjectKind,
    Timeliness,
)

OFFICE, POST, TECH = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Phòng Công nghệ thông tin"


@pytest.fixture
def small(tmp_path: Path, fixed_clock: Any) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2022, 3, 19))
    office = SmallOffice(tmp_path, fixed_clock)
    yield office
    office.close()


def _states(board: Board) -> dict[str, tuple[str, str, int]]:
    return {row.unit: (row.registration.state.value, row.timeliness.value, row.days) for row in board.rows}


def _line(person_id: int, title: str = "LDTT", **fields: object) -> RegistrationLine:
    return RegistrationLine(0, 0, SubjectKind.PERSON, person_id, title_code=title, **fields)  # type: ignore[arg-type]


def _refused(code: str) -> Any:
    return pytest.raises(UserError, match=r".", check=lambda error: error.code == code)


def test_the_board_of_the_day_after_names_who_is_missing_and_who_is_late(small: SmallOffice) -> None:
    plan, service = small.issue(), small.registrations
    service.receive(plan, small.units[OFFICE], date(2022, 3, 15), state=RegistrationState.APPROVED)
    service.receive(plan, small.units[POST], date(2022, 3, 18))
    with _refused("registration.late_reason"):
        service.receive(plan, small.units[TECH], date(2022, 3, 19))
    service.receive(plan, small.units[TECH], date(2022, 3, 19), late_reason="Trưởng phòng đi công tác")
    board = service.board(plan)
    assert (board.deadline_on, board.today) == (date(2022, 3, 18), date(2022, 3, 19))
    assert board.source == "mục IV.3, Kế hoạch số 14/KH-STTTT"
    assert _states(board) == {
        "Lãnh đạo Sở": ("not_sent", "overdue", 1),
        OFFICE: ("approved", "on_time", 0),
        POST: ("waiting", "on_time", 0),
        TECH: ("waiting", "late", 1),
        "Trung tâm Công nghệ số": ("not_sent", "overdue", 1),
    }
    assert _states(service.board(plan, today=date(2022, 3, 16)))["Lãnh đạo Sở"] == ("not_sent", "due", 2)


def test_a_refused_receipt_stores_nothing(small: SmallOffice) -> None:
    plan = small.issue()
    before = small.operations.undo_name()
    with _refused("registration.late_reason"):
        small.registrations.receive(plan, small.units[TECH], date(2022, 3, 19))
    assert small.registrations.registration(plan, small.units[TECH]).id == 0
    assert small.operations.undo_name() == before


def test_an_amendment_moves_the_deadline_from_its_day_and_is_quoted(small: SmallOffice) -> None:
    plan = small.issue()

    def amend() -> None:
        amendment = small.plans.add_amendment(plan, "Công văn", "52/STTTT-VP", date(2022, 3, 10))
        small.plans.add_fact_changes(amendment, [FactChange("d1", "on", "2022-03-25")])

    small.operations.run("Sửa đổi", amend)
    early, late = (small.registrations.board(plan, today=date(2022, 3, day)) for day in (9, 10))
    assert (early.deadline_on, early.source) == (date(2022, 3, 18), "mục IV.3, Kế hoạch số 14/KH-STTTT")
    assert late.deadline_on == date(2022, 3, 25)
    assert late.source.startswith("Công văn số 52/STTTT-VP ngày 10/3/2022, sửa mục IV.3")
    received = small.registrations.receive(plan, small.units[TECH], date(2022, 3, 19))
    assert received.late_reason == ""


def test_before_a_day_and_no_day_at_all(small: SmallOffice) -> None:
    before = small.issue(with_deadline(date(2022, 3, 19), is_inclusive=False), number="15")
    with _refused("registration.late_reason"):
        small.registrations.receive(before, small.units[TECH], date(2022, 3, 19))
    assert small.registrations.board(before).deadline_on == date(2022, 3, 18)
    none = small.issue(replace(FACTS, deadlines=()), number="16")
    board = small.registrations.board(none)
    assert (board.deadline_on, board.source) == (None, "Kế hoạch số 16/KH-STTTT không ghi hạn đăng ký thi đua")
    assert {row.timeliness for row in board.rows} == {Timeliness.DUE}
    assert small.registrations.receive(none, small.units[TECH], date(2022, 3, 19)).late_reason == ""
    blank = small.issue(with_deadline(None), number="17")
    assert small.registrations.board(blank).deadline_on is None


def test_the_earliest_deadline_of_a_kind_governs(small: SmallOffice) -> None:
    second = Deadline(
        uid="d3", block_uid="b2", deadline_kind=DeadlineKind.REGISTRATION, on=date(2022, 3, 10), addressee="Văn phòng"
    )
    plan = small.issue(replace(FACTS, deadlines=(*FACTS.deadlines, second)))
    board = small.registrations.board(plan)
    assert (board.deadline_on, board.source) == (date(2022, 3, 10), "mục IV.2, Kế hoạch số 14/KH-STTTT")


def test_each_kind_of_deadline_has_a_board_of_its_own(small: SmallOffice) -> None:
    plan, service = small.issue(), small.registrations
    service.receive(plan, small.units[OFFICE], date(2022, 3, 17), due_key=DeadlineKind.DOSSIER)
    dossier = service.board(plan, DeadlineKind.DOSSIER)
    assert dossier.deadline_on == date(2022, 12, 16)
    assert _states(dossier)[OFFICE] == ("waiting", "on_time", 0)
    assert _states(service.board(plan))[OFFICE] == ("not_sent", "overdue", 1)


def test_handed_back_mended_approved_and_opened_again(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    service.receive(plan, unit, date(2022, 3, 16))
    service.return_(plan, unit, "Thiếu sáng kiến", date(2022, 3, 17))
    row = next(row for row in service.board(plan).rows if row.unit_id == unit)
    assert (row.registration.state, row.registration.return_reason) == (RegistrationState.RETURNED, "Thiếu sáng kiến")
    assert row.timeliness is Timeliness.ON_TIME
    service.receive(plan, unit, date(2022, 3, 18))
    service.approve(plan, unit, date(2022, 3, 18))
    with _refused("registration.approved"):
        service.receive(plan, unit, date(2022, 3, 19), late_reason="x")
    service.reopen(plan, unit, "Bổ sung người mới", date(2022, 3, 19))
    assert service.registration(plan, unit).state is RegistrationState.WAITING
    assert service.receive(plan, unit, date(2022, 3, 19)).late_reason == "Bổ sung người mới"


def test_undo_and_redo_take_a_receipt_back_and_forth(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    service.receive(plan, unit, date(2022, 3, 16))
    assert small.operations.undo_name() == f"Nhận đăng ký của {OFFICE}"
    small.operations.undo()
    assert service.registration(plan, unit).state is RegistrationState.NOT_SENT
    small.operations.redo()
    assert service.registration(plan, unit).received_on == date(2022, 3, 16)


def test_received_and_returned_at_once(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[TECH]
    found = service.receive(plan, unit, date(2022, 3, 19), state=RegistrationState.RETURNED, late_reason="Sai mẫu")
    assert (found.state, found.return_reason) == (RegistrationState.RETURNED, "Sai mẫu")
    assert _states(service.board(plan))[TECH] == ("returned", "late", 1)


def test_only_issued_plans_and_owing_units(small: SmallOffice) -> None:
    draft, plan = small.draft(), small.issue(units=[OFFICE, POST])
    with _refused("registration.plan_not_issued"):
        small.registrations.board(draft)
    with _refused("registration.plan_not_issued"):
        small.registrations.receive(draft, small.units[OFFICE], date(2022, 3, 19))
    with _refused("registration.unit_owes_nothing"):
        small.registrations.receive(plan, small.units[TECH], date(2022, 3, 17))
    with _refused("plan.unknown"):
        small.registrations.board(99)
    newer = small.issue(number="20", on=date(2022, 3, 1))
    small.replace_plan(plan, newer)
    with pytest.raises(UserError) as error:
        small.registrations.receive(plan, small.units[OFFICE], date(2022, 3, 19))
    assert "đã được thay bằng Kế hoạch số 20/KH-STTTT" in error.value.message
    assert len(small.registrations.board(plan).rows) == 2, "looking stays possible"


def test_later_joiners_are_never_late(small: SmallOffice, fixed_clock: Any) -> None:
    plan, service = small.issue(units=[OFFICE]), small.registrations
    new_unit = small.operations.run("Thêm đơn vị", lambda: small.office.save_unit(Unit(0, "Phòng Mới", position=9)))
    with _refused("registration.join_reason"):
        service.add_supplementary_unit(plan, new_unit, date(2022, 4, 1), " ")
    with _refused("registration.unit_owes_already"):
        service.add_supplementary_unit(plan, small.units[OFFICE], date(2022, 4, 1), "x")
    with _refused("registration.join_day"):
        service.add_supplementary_unit(plan, new_unit, date(2022, 2, 1), "x")
    service.add_supplementary_unit(plan, new_unit, date(2022, 4, 1), "Mới thành lập")
    fixed_clock.move_to(date(2022, 5, 1))
    assert _states(service.board(plan))["Phòng Mới"] == ("not_sent", "exempt", 0)
    assert service.receive(plan, new_unit, date(2022, 4, 20)).late_reason == ""
    assert _states(service.board(plan))["Phòng Mới"] == ("waiting", "exempt", 0)
    row = next(row for row in service.board(plan).rows if row.unit == "Phòng Mới")
    assert row.plan_unit.join_reason == "Mới thành lập"


def test_leavers_stay_on_the_board_and_are_never_late(small: SmallOffice) -> None:
    plan, service = small.issue(), small.registrations
    with _refused("registration.leave_reason"):
        service.mark_left(plan, small.units[TECH], date(2022, 3, 1), "")
    service.mark_left(plan, small.units[TECH], date(2022, 3, 1), "Sáp nhập vào Trung tâm")
    assert _states(service.board(plan))[TECH] == ("not_sent", "exempt", 0)
    with _refused("registration.unit_left"):
        service.receive(plan, small.units[TECH], date(2022, 3, 17))


def test_lines_of_people_and_collectives(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    first, second, *_ = small.people[OFFICE]
    service.receive(plan, unit, date(2022, 3, 16))
    stored = service.save_lines(
        plan,
        unit,
        [
            _line(first, commendation_code="GK", initiative="Số hóa hồ sơ"),
            _line(second, "CSTDCS", project="Trung tâm giám sát 2021-2023"),
            RegistrationLine(0, 0, SubjectKind.COLLECTIVE, collective_name=OFFICE, title_code="TTLDTT"),
        ],
    )
    assert [(line.person_id, line.title_code) for line in stored] == [
        (first, "LDTT"),
        (second, "CSTDCS"),
        (None, "TTLDTT"),
    ]
    assert next(row for row in service.board(plan).rows if row.unit_id == unit).line_count == 3
    moved = service.save_lines(plan, unit, [stored[2], replace(stored[0], note="Mới"), stored[1]])
    assert [line.id for line in moved] == [stored[2].id, stored[0].id, stored[1].id], "a line keeps its id"
    assert len(service.save_lines(plan, unit, moved[:2])) == 2
    small.operations.undo()
    assert service.lines(plan, unit) == moved


def test_lines_may_be_typed_before_the_paper_is_received(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    service.save_lines(plan, unit, [_line(small.people[OFFICE][0])])
    assert _states(service.board(plan))[OFFICE] == ("not_sent", "overdue", 1)
    service.receive(plan, unit, date(2022, 3, 18))
    assert len(service.lines(plan, unit)) == 1


def test_lines_of_a_stranger_are_refused_and_nothing_is_stored(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    stranger = small.people[TECH][0]
    with pytest.raises(UserError) as error:
        service.save_lines(plan, unit, [_line(small.people[OFFICE][0]), _line(stranger)])
    assert error.value.message.startswith(f"Dòng 2: “{small.name_of(stranger)}” không thuộc “{OFFICE}”")
    assert service.lines(plan, unit) == ()
    assert service.registration(plan, unit).id == 0


def test_an_approved_registration_takes_supplements_and_withdrawals(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    first, second, third, *_ = small.people[OFFICE]
    service.receive(plan, unit, date(2022, 3, 16))
    lines = service.save_lines(plan, unit, [_line(first), _line(second)])
    service.approve(plan, unit, date(2022, 3, 17))
    with _refused("registration.locked"):
        service.save_lines(plan, unit, [*lines, _line(third)])
    gone = replace(lines[0], withdrawn_on=date(2022, 3, 18), withdrawn_reason="Nghỉ hưu")
    added = _line(third, is_supplementary=True, supplementary_reason="Mới chuyển về")
    service.save_lines(plan, unit, [gone, lines[1], added])
    row = next(row for row in service.board(plan).rows if row.unit_id == unit)
    assert (row.registration.state, row.timeliness, row.line_count) == (
        RegistrationState.APPROVED,
        Timeliness.ON_TIME,
        2,
    )
    assert service.lines(plan, unit)[2].added_on == date(2022, 3, 19)


def test_autosaved_lines_are_one_undo_step(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    lines = service.save_lines(plan, unit, [_line(small.people[OFFICE][0])])
    lines = service.save_lines(plan, unit, [replace(lines[0], note="a")], merge=True)
    service.save_lines(plan, unit, [replace(lines[0], note="ab")], merge=True)
    small.operations.undo()
    assert service.lines(plan, unit)[0].note == ""


def test_the_consolidated_list_has_every_owing_unit(small: SmallOffice) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[OFFICE]
    person = small.people[OFFICE][0]
    service.receive(plan, unit, date(2022, 3, 16))
    service.save_lines(plan, unit, [_line(person)])
    listed = service.all_lines(plan)
    assert [one.row.unit for one in listed] == list(small.units)
    (line,) = listed[1].lines
    assert (line.subject, line.post) == (small.name_of(person), "Chuyên viên")


def test_another_registration_of_the_same_moment_is_not_overwritten(small: SmallOffice) -> None:
    plan, unit = small.issue(), small.units[OFFICE]
    read = small.registrations.receive(plan, unit, date(2022, 3, 16))
    small.registrations.approve(plan, unit, date(2022, 3, 17))
    with _refused("registration.stale"):
        small.operations.run("Ghi", lambda: small.registration_lines.save(replace(read, late_reason="cũ")))
