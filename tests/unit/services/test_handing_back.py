"""A paper handed back for a few lines, and who owes a due at all, over a real office file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from small_office import FACTS, SmallOffice

from desktop_app.domain.agenda import missing_rows
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit
from desktop_app.domain.plan.facts import ReportDuty
from desktop_app.domain.registration.board import cell_words, standing_words
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    RegistrationLine,
    RegistrationState,
    SubjectKind,
    Timeliness,
)
from desktop_app.domain.registration.returned_lines import LineRemark
from desktop_app.services.due_paper_service import DuePaperService

OFFICE, POST, TECH = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Phòng Công nghệ thông tin"
RETURNED_ON = date(2022, 3, 17)


@pytest.fixture
def small(tmp_path: Path, fixed_clock: Any) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2022, 3, 21))
    office = SmallOffice(tmp_path, fixed_clock)
    yield office
    office.close()


def _line(person_id: int, title: str = "LDTT", **fields: object) -> RegistrationLine:
    return RegistrationLine(0, 0, SubjectKind.PERSON, person_id, title_code=title, **fields)  # type: ignore[arg-type]


def _sent(small: SmallOffice) -> tuple[int, int, list[RegistrationLine]]:
    plan, unit = small.issue(), small.units[OFFICE]
    lines = small.registrations.save_lines(plan, unit, [_line(one) for one in small.people[OFFICE][:4]])
    small.registrations.receive(plan, unit, date(2022, 3, 16))
    return plan, unit, list(lines)


def _row(board: Board, unit: str) -> BoardRow:
    return next(row for row in board.rows if row.unit == unit)


def _refused(code: str) -> Any:
    return pytest.raises(UserError, match=r".", check=lambda error: error.code == code)


def test_only_the_lines_handed_back_may_change_until_the_paper_is_approved(small: SmallOffice) -> None:
    plan, unit, lines = _sent(small)
    service = small.registrations
    remarks = [LineRemark(lines[2].id, "Thiếu tên sáng kiến"), LineRemark(lines[0].id, "Sai danh hiệu")]
    returned = service.return_(plan, unit, "", RETURNED_ON, remarks=remarks)
    assert (returned.state, returned.return_reason) == (RegistrationState.RETURNED, "Sửa 2 dòng: 1, 3")
    assert [(one.number, one.remark) for one in service.returned_lines(plan, unit)] == [
        (1, "Sai danh hiệu"),
        (3, "Thiếu tên sáng kiến"),
    ]
    other = [lines[0], replace(lines[1], title_code="CSTDCS"), lines[2], lines[3]]
    with pytest.raises(UserError) as error:
        service.save_lines(plan, unit, other)
    assert error.value.code == "registration.line_not_returned"
    assert "Dòng 2" in error.value.message
    assert "chỉ sửa dòng 1, 3" in error.value.message
    with _refused("registration.line_not_returned"):
        service.save_lines(plan, unit, lines[:3])
    with _refused("registration.line_not_returned"):
        service.save_lines(plan, unit, [*lines, _line(small.people[OFFICE][5])])
    mended = [lines[1], replace(lines[2], initiative="Số hóa hồ sơ"), lines[3]]  # the first is left out, as told
    supplement = _line(small.people[OFFICE][5], is_supplementary=True, supplementary_reason="Mới chuyển về")
    service.save_lines(plan, unit, [*mended, supplement])
    service.receive(plan, unit, date(2022, 3, 18))
    with _refused("registration.line_not_returned"):
        service.save_lines(plan, unit, [])
    service.approve(plan, unit, date(2022, 3, 18))
    assert service.returned_lines(plan, unit) == ()
    service.reopen(plan, unit, "Bổ sung", date(2022, 3, 21))
    stored = service.lines(plan, unit)
    assert service.save_lines(plan, unit, stored[:2]) == stored[:2], "opened again, everything may change"


def test_the_limit_is_moved_lifted_and_taken_back_by_undo(small: SmallOffice) -> None:
    plan, unit, lines = _sent(small)
    service = small.registrations
    service.return_(plan, unit, "Xem lại", RETURNED_ON, remarks=[LineRemark(lines[0].id, "Sai tên")])
    service.flag_lines(plan, unit, [LineRemark(lines[1].id, "Sai chức vụ")], RETURNED_ON)
    assert [one.line_id for one in service.returned_lines(plan, unit)] == [lines[1].id]
    service.flag_lines(plan, unit, [], RETURNED_ON)
    assert service.returned_lines(plan, unit) == ()
    small.operations.undo()
    assert [one.line_id for one in service.returned_lines(plan, unit)] == [lines[1].id]
    with _refused("registration.remark_missing"):
        service.flag_lines(plan, unit, [LineRemark(lines[1].id, "  ")], RETURNED_ON)
    with _refused("registration.flagged_unknown"):
        service.flag_lines(plan, unit, [LineRemark(999, "x")], RETURNED_ON)
    with _refused("registration.not_flaggable"):
        service.flag_lines(plan, small.units[TECH], [], RETURNED_ON)


def test_a_paper_handed_back_whole_may_change_everywhere(small: SmallOffice) -> None:
    plan, unit, lines = _sent(small)
    service = small.registrations
    service.return_(plan, unit, "Sai", RETURNED_ON, remarks=[LineRemark(lines[0].id, "Sai tên")])
    service.receive(plan, unit, date(2022, 3, 18))
    service.return_(plan, unit, "Làm lại toàn bộ", date(2022, 3, 18))
    assert service.returned_lines(plan, unit) == ()
    assert len(service.save_lines(plan, unit, [_line(small.people[OFFICE][7])])) == 1


def test_the_return_slip_names_each_line_and_what_to_mend(small: SmallOffice, fixed_clock: Any) -> None:
    plan, unit, lines = _sent(small)
    papers = DuePaperService(small.plans, small.registration_lines, small.office, fixed_clock)
    with _refused("registration.not_returned"):
        papers.prepare_return_slip(plan, unit, "docx")
    small.registrations.return_(plan, unit, "", RETURNED_ON, remarks=[LineRemark(lines[2].id, "Thiếu tên sáng kiến")])
    document = docx.Document(BytesIO(papers.prepare_return_slip(plan, unit, "docx")()))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    subject = small.office.person(small.people[OFFICE][2]).full_name
    assert ["3", subject, "Lao động tiên tiến", "Thiếu tên sáng kiến"] in rows
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "PHIẾU TRẢ LẠI" in text
    assert "chỉ sửa các dòng nêu trên" in text
    assert papers.prepare_return_slip(plan, unit, "pdf")()[:5] == b"%PDF-"


def test_a_report_is_received_handed_back_and_late_like_a_registration(small: SmallOffice) -> None:
    duty = ReportDuty(uid="r1", block_uid="b2", text="Các đơn vị báo cáo quý", months=(3, 6, 9, 12), before_day=15)
    plan, service = small.issue(replace(FACTS, report_duties=(duty,))), small.registrations
    key = "report:r1:2022-03"
    with pytest.raises(UserError) as error:
        service.receive(plan, small.units[TECH], date(2022, 3, 16), due_key=key)
    assert error.value.code == "registration.late_reason"
    service.receive(plan, small.units[OFFICE], date(2022, 3, 14), due_key=key)
    assert small.operations.undo_name() == f"Nhận báo cáo quý I/2022 của {OFFICE}"
    service.return_(plan, small.units[OFFICE], "Thiếu số liệu", date(2022, 3, 15), due_key=key)
    board = service.board(plan, key)
    assert (board.deadline_on, board.source) == (date(2022, 3, 14), "mục IV.2, Kế hoạch số 14/KH-STTTT")
    assert _row(board, OFFICE).registration.state is RegistrationState.RETURNED
    late = _row(board, TECH)
    assert (late.timeliness, late.days, late.working_days) == (Timeliness.OVERDUE, 7, 5)
    assert standing_words(late) == "quá hạn 7 ngày (5 ngày làm việc)"
    assert cell_words(late, board) == "quá hạn 7 ngày"
    assert _row(service.board(plan), OFFICE).registration.state is RegistrationState.NOT_SENT, "each due by itself"
    with pytest.raises(UserError) as error:
        service.approve(plan, small.units[TECH], date(2022, 3, 16), due_key=key)
    assert error.value.message.startswith(f"Báo cáo quý I/2022 của “{TECH}” chưa gửi")


def test_boards_of_all_dues_share_the_units_and_the_clerk_says_what_is_owed(small: SmallOffice) -> None:
    plan, service = small.issue(), small.registrations
    boards = {board.due.key: board for board in service.boards(plan)}
    assert list(boards) == ["registration", "wave:w1", "dossier", "wave:w2"]
    assert {tuple(row.unit_id for row in board.rows) for board in boards.values()} == {tuple(small.units.values())}
    assert boards["registration"] == service.board(plan)
    assert {row.timeliness for row in boards["wave:w1"].rows} == {Timeliness.DUE}
    service.set_owed(plan, "wave:w1", is_owed=True)
    later = service.board(plan, "wave:w1", today=date(2022, 7, 4))
    assert {(row.timeliness, row.days) for row in later.rows} == {(Timeliness.OVERDUE, 4)}
    service.set_exempt(plan, small.units[TECH], "wave:w1", "Không tham gia đợt 1")
    row = _row(service.board(plan, "wave:w1", today=date(2022, 7, 4)), TECH)
    assert (row.timeliness, row.exemption) == (Timeliness.EXEMPT, "Không tham gia đợt 1")
    assert TECH not in {one.unit for one in missing_rows(service.board(plan, "wave:w1"))}
    small.operations.undo()
    small.operations.undo()
    assert {row.timeliness for row in service.board(plan, "wave:w1").rows} == {Timeliness.DUE}
    with _refused("registration.due_unknown"):
        service.set_owed(plan, "wave:w9", is_owed=True)


def test_a_unit_that_joined_early_owes_what_comes_due_later(small: SmallOffice, fixed_clock: Any) -> None:
    plan, service = small.issue(units=[OFFICE]), small.registrations
    new_unit = small.operations.run("Thêm đơn vị", lambda: small.office.save_unit(Unit(0, "Phòng Mới", position=9)))
    service.add_supplementary_unit(plan, new_unit, date(2022, 3, 20), "Mới lập")
    assert _row(service.board(plan), "Phòng Mới").timeliness is Timeliness.EXEMPT
    later = service.board(plan, "dossier", today=date(2022, 12, 19))
    assert _row(later, "Phòng Mới").timeliness is Timeliness.OVERDUE
    fixed_clock.move_to(date(2022, 12, 19))
    with _refused("registration.late_reason"):
        service.receive(plan, new_unit, date(2022, 12, 19), due_key="dossier")
    assert service.receive(plan, new_unit, date(2022, 12, 19)).late_reason == "", "its registration is never late"
