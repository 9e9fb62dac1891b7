"""Reports: the paper's figures are those of the office file, what it does not know is "(…)"; files kept by their digest."""

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
from desktop_app.domain.plan.facts import ReportDuty
from desktop_app.domain.registration.registration import RegistrationLine, RegistrationState, SubjectKind
from desktop_app.domain.registration.report_owners import ReportOwner
from desktop_app.services.report_service import ReportService
from desktop_app.storage.project_repository import ProjectRepository
from desktop_app.storage.report_repository import ReportRepository
from desktop_app.storage.verification import problems_of

UNITS = ReportDuty(
    uid="r1",
    block_uid="b2",
    text="Các phòng, đơn vị báo cáo kết quả về Văn phòng Sở trước ngày 15 của tháng cuối quý",
    months=(3, 6, 9, 12),
    before_day=15,
    addressee="Văn phòng Sở",
)
UPWARD = ReportDuty(
    uid="r2", text="Sở báo cáo kết quả với Sở Nội vụ 6 tháng, năm", months=(6, 12), addressee="Sở Nội vụ"
)
UNCLEAR = ReportDuty(uid="r3", text="Báo cáo trước ngày 20 tháng 6", months=(6,), before_day=20)
DUE = "report:r1:2022-06"


@pytest.fixture
def small(data_dir: Path, fixed_clock: FixedClock) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2022, 6, 10))
    made = SmallOffice(data_dir, fixed_clock)
    yield made
    made.close()


@pytest.fixture
def plan_id(small: SmallOffice) -> int:
    return small.issue(replace(FACTS, report_duties=(UNITS, UPWARD, UNCLEAR)))


@pytest.fixture
def service(small: SmallOffice, fixed_clock: FixedClock) -> ReportService:
    return ReportService(
        ReportRepository(small.database),
        ProjectRepository(small.database),
        small.registration_lines,
        small.plans,
        small.office,
        small.operations,
        fixed_clock,
        lambda plan_id: small.awards.tally(plan_id=plan_id),
    )


def words_of(content: bytes) -> list[str]:
    paper = docx.Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in paper.paragraphs), *cells]


def test_what_the_office_file_does_not_know_stays_blank(service: ReportService, plan_id: int) -> None:
    found = words_of(service.prepare_report(plan_id, DUE, "docx")())
    text = "\n".join(found)
    assert "Thực hiện Kế hoạch số 14/KH-STTTT ngày 24/02/2022 về việc phát động thi đua, Sở Thông tin" in text
    assert "Kết quả thực hiện phong trào thi đua quý II năm 2022" in found
    assert "- Số đơn vị gửi đăng ký: (…)" in found
    assert "- Số lượng đăng ký: (…) cá nhân, (…) tập thể." in found
    assert "- Số đơn vị gửi báo cáo: (…)" in found
    assert not any("00" in line for line in found if line.startswith("- Số"))


def test_figures_are_those_of_the_boards_and_the_tally(
    small: SmallOffice, service: ReportService, plan_id: int, fixed_clock: FixedClock
) -> None:
    office, division = small.units["Văn phòng Sở"], small.units["Phòng Công nghệ thông tin"]
    lines = [
        RegistrationLine(0, 0, SubjectKind.PERSON, person_id=small.people["Văn phòng Sở"][0], title_code="LDTT"),
        RegistrationLine(0, 0, SubjectKind.COLLECTIVE, collective_name="Văn phòng Sở", title_code="TTLDTT"),
    ]
    small.registrations.save_lines(plan_id, office, lines)
    small.registrations.receive(plan_id, office, date(2022, 3, 10), state=RegistrationState.APPROVED)
    small.registrations.receive(plan_id, division, date(2022, 3, 21), late_reason="Trưởng phòng đi công tác")
    small.registrations.receive(plan_id, office, date(2022, 6, 9), due_key=DUE)
    service.keep(plan_id, DUE, office, note="Hai sáng kiến mới")
    found = words_of(service.prepare_report(plan_id, DUE, "docx")())
    assert "- Số đơn vị gửi đăng ký: 02/05 đơn vị (đúng hạn 01, trễ hạn 01)." in found
    assert "- Lý do gửi trễ: Phòng Công nghệ thông tin: Trưởng phòng đi công tác." in found
    assert "- Số lượng đăng ký: 01 cá nhân, 01 tập thể." in found
    assert "- Số đơn vị gửi báo cáo: 01/05 đơn vị (đúng hạn 01, trễ hạn 00)." in found
    assert "- Văn phòng Sở: Hai sáng kiến mới" in found
    assert any(line.startswith("- Chưa gửi báo cáo: Lãnh đạo Sở,") for line in found)
    assert service.prepare_report(plan_id, DUE, "pdf")().startswith(b"%PDF-")


def test_who_owes_a_duty_is_read_and_can_be_settled(small: SmallOffice, service: ReportService, plan_id: int) -> None:
    assert [(one.duty.uid, one.proposed, one.is_open) for one in service.duties(plan_id)] == [
        ("r1", ReportOwner.UNITS, False),
        ("r2", ReportOwner.OFFICE, False),
        ("r3", None, True),
    ]
    assert service.own_reports(plan_id) == {"report:r2:2022-06", "report:r2:2022-12"}
    service.settle_owner(plan_id, "r3", ReportOwner.OFFICE)
    assert "report:r3:2022-06" in service.own_reports(plan_id)
    assert not small.registrations.board(plan_id, "report:r3:2022-06").due.is_owed
    small.operations.undo()
    assert "report:r3:2022-06" not in service.own_reports(plan_id)
    assert small.registrations.board(plan_id, "report:r3:2022-06").due.is_owed


def test_a_report_sent_upward_names_whom_the_plan_names(service: ReportService, plan_id: int) -> None:
    found = words_of(service.prepare_report(plan_id, "report:r2:2022-06", "docx")())
    assert any("Sở Nội vụ." in line for line in found)
    assert "Kết quả thực hiện phong trào thi đua 6 tháng đầu năm 2022" in found
    with pytest.raises(UserError) as caught:
        service.prepare_report(plan_id, "dossier", "docx")
    assert caught.value.code == "report.not_asked"


def test_a_file_is_kept_once_and_comes_back_byte_for_byte(
    small: SmallOffice, service: ReportService, plan_id: int, tmp_path: Path
) -> None:
    unit_id = small.units["Văn phòng Sở"]
    given, back = tmp_path / "Báo cáo quý II.docx", tmp_path / "lại.docx"
    given.write_bytes(b"PK invented")
    file_id = service.keep(plan_id, DUE, unit_id, given)
    with pytest.raises(UserError) as caught:
        service.keep(plan_id, DUE, unit_id, given)
    assert caught.value.code == "report.there"
    assert service.export_file(file_id, back).read_bytes() == b"PK invented"
    service.remove_file(file_id)
    assert not service.files(plan_id, DUE, unit_id)
    small.operations.undo()
    assert [one.name for one in service.files(plan_id, DUE, unit_id)] == ["Báo cáo quý II.docx"]
    assert not problems_of(small.database.db.conn)
