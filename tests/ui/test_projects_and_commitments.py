"""Dự án and Giao ước on the registration page: what the clerk does, seen in the tables and in the office file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.agenda import TaskKind
from desktop_app.domain.commitment.commitment import Commitment, TargetVerdict
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.project.project import ProgressEntry, ProgressState, ProjectStanding, RegisteredProject
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.registration.commitments.commitment_dialogs import CommitmentDialog, GroupDialog, SignDialog
from desktop_app.ui.pages.registration.commitments.commitments_facet import CommitmentsFacet
from desktop_app.ui.pages.registration.projects.project_dialogs import (
    ProgressDialog,
    ProjectDialog,
    ProjectListDialog,
)
from desktop_app.ui.pages.registration.projects.projects_facet import ProjectsFacet
from desktop_app.ui.pages.registration.registration_page import COMMITMENTS, PROJECTS, RegistrationPage
from desktop_app.ui.pages.today.today_reading import read_today

if TYPE_CHECKING:
    from scripted_ask import ScriptedAsk


KNOWN = "Bản đồ số các mô hình ứng dụng tiến bộ khoa học"
SIGNED = 3
"""How many commitments the demonstration has, all signed."""


@pytest.fixture
def page(qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> RegistrationPage:
    made = RegistrationPage(demo_gateway, jobs, scripted_ask)
    demo_gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2026)
    made.show()
    return made


@pytest.fixture
def projects(page: RegistrationPage) -> ProjectsFacet:
    page.show_facet(PROJECTS)
    return cast(ProjectsFacet, page.facet(PROJECTS))


@pytest.fixture
def commitments(page: RegistrationPage) -> CommitmentsFacet:
    page.show_facet(COMMITMENTS)
    return cast(CommitmentsFacet, page.facet(COMMITMENTS))


def _registered(projects: ProjectsFacet) -> list[ProjectStanding]:
    """Those besides the demonstration's own."""
    return [row for row in projects.table.rows_model.rows() if row.project.name != KNOWN]


def _drafts(commitments: CommitmentsFacet) -> list[Commitment]:
    """Those besides the demonstration's own, which are signed."""
    return [row for row in commitments.table.rows_model.rows() if row.id > SIGNED]


def _register(projects: ProjectsFacet, ask: ScriptedAsk, name: str, time: str) -> None:
    def fill(dialog: ProjectDialog) -> bool:
        dialog.name.setText(name)
        dialog.time.setText(time)
        dialog.contents.setPlainText("Khảo sát\nLắp đặt")
        return True

    ask.answer(fill)
    projects.add()


def test_a_project_is_registered_followed_and_taken_back(
    page: RegistrationPage, projects: ProjectsFacet, scripted_ask: ScriptedAsk, demo_gateway: Gateway
) -> None:
    _register(projects, scripted_ask, "Cổng dữ liệu mở", "tháng 01/2026 - 02/2026")
    (row,) = _registered(projects)
    assert (row.project.contents, row.progress_state) == (("Khảo sát", "Lắp đặt"), ProgressState.LATE)
    assert "2 dự án · 0 hoàn thành · 2 chậm" in page.heading()[1]

    def note(dialog: ProgressDialog) -> bool:
        dialog.state.setCurrentIndex(dialog.state.findData(ProgressState.STOPPED.value))
        dialog.accept()
        assert dialog.result() == 0, "a project that was stopped asks for the reason"
        dialog.reason.setPlainText("Hết kinh phí")
        dialog.percent.setText("40 %")
        return True

    scripted_ask.answer(note)
    projects.note()
    (row,) = _registered(projects)
    assert (row.progress_state, row.percent) == (ProgressState.STOPPED, 40)
    assert [one.reason for one in projects.detail.history.rows_model.rows()] == ["Hết kinh phí"]
    assert not projects.detail.delete.isVisibleTo(page), "history is not thrown away"
    demo_gateway.undo()
    demo_gateway.undo()
    assert not _registered(projects)


def test_rows_pasted_from_excel_are_shown_before_they_are_written(
    projects: ProjectsFacet, scripted_ask: ScriptedAsk, demo_gateway: Gateway
) -> None:
    unit = demo_gateway.office.office_service.units()[1].name
    QGuiApplication.clipboard().setText(
        "Đơn vị\tTên dự án\tThời gian\tNội dung\tKết quả dự kiến\n"
        f"{unit}\tSố hóa hồ sơ\tnăm 2026\tQuét\tĐủ\n"
        "Phòng Không Có\tMạng nội bộ\tnăm 2026\tLắp\tXong\n"
    )

    def look(dialog: ProjectListDialog) -> bool:
        rows = dialog.table.rows_model.rows()
        assert len(rows) == 2
        assert "Phòng Không Có" in dialog.table.model().index(0, 4).data()
        return True

    scripted_ask.answer(look)
    projects.paste()
    assert [row.project.name for row in _registered(projects)] == ["Số hóa hồ sơ"]


def test_a_list_in_a_file_and_the_paper_of_all(
    projects: ProjectsFacet, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    listed = tmp_path / "du-an.csv"
    listed.write_text("Tên dự án,Thời gian,Nội dung,Kết quả dự kiến\nSố hóa,năm 2026,Quét,Đủ\n", encoding="utf-8")
    out = tmp_path / "tong-hop.docx"
    scripted_ask.answer(listed, lambda _dialog: True, out)
    projects.read_file()
    projects.print_list()
    assert [row.project.name for row in _registered(projects)] == ["Số hóa"]
    assert out.read_bytes()[:2] == b"PK"


def test_commitments_are_drafted_signed_and_their_results_typed_into_the_table(
    page: RegistrationPage,
    commitments: CommitmentsFacet,
    scripted_ask: ScriptedAsk,
    demo_gateway: Gateway,
    tmp_path: Path,
) -> None:
    commitments.draft_with_units()
    rows = _drafts(commitments)
    assert len(rows) == 7, "every owing unit but the leadership, and the one that has signed"
    table = commitments.detail.table.model()
    assert table.setData(table.index(0, 3), "ít nhất 3", Qt.ItemDataRole.EditRole)
    assert commitments.table.current_row().content.targets[0].value == 3

    def fill(dialog: CommitmentDialog) -> bool:
        first = dialog.parties.toPlainText().splitlines()[1]
        dialog.parties.setPlainText(f"Văn phòng Sở | Chánh Văn phòng | Trần Văn Thử\n{first}")
        return True

    scripted_ask.answer(fill)
    commitments.edit()
    assert commitments.table.current_row().parties[0].signer_name == "Trần Văn Thử"

    def sign(dialog: SignDialog) -> bool:
        dialog.signed_on.edit.setText("20/3/2026")
        return True

    scripted_ask.answer(sign)
    commitments.sign()
    assert commitments.table.current_row().signed_on == date(2026, 3, 20)
    table = commitments.detail.table.model()
    assert table.setData(table.index(0, 4), "4", Qt.ItemDataRole.EditRole)
    assert commitments.detail.table.rows_model.rows()[0].verdict is TargetVerdict.MET
    assert "3 chỉ tiêu đạt" in page.heading()[1]
    scan, out, back = tmp_path / "ky.pdf", tmp_path / "doi-chieu.pdf", tmp_path / "lai.pdf"
    scan.write_bytes(b"%PDF-1.4 invented")
    scripted_ask.answer(scan, out, back)
    commitments.attach()
    commitments.print_comparison()
    commitments.detail.scan_wanted.emit(demo_gateway.office.commitment_service.scans(rows[0].id)[0].id)
    assert out.read_bytes().startswith(b"%PDF-")
    assert back.read_bytes() == scan.read_bytes()


def test_a_group_signs_one_paper(commitments: CommitmentsFacet, scripted_ask: ScriptedAsk) -> None:
    def fill(dialog: GroupDialog) -> bool:
        dialog.accept()
        assert dialog.result() == 0, "a group needs its name"
        dialog.name.setText("Khối thi đua số 3")
        dialog.units.item(1).setCheckState(Qt.CheckState.Checked)
        dialog.others.setPlainText("Sở Y tế\nSở Văn hóa, Thể thao và Du lịch")
        return True

    scripted_ask.answer(fill)
    commitments.draft_for_group()
    (row,) = _drafts(commitments)
    assert (row.label, len(row.parties)) == ("Khối thi đua số 3", 3)


def test_today_leads_to_the_project_that_is_late(
    page: RegistrationPage, projects: ProjectsFacet, scripted_ask: ScriptedAsk
) -> None:
    _register(projects, scripted_ask, "Cổng dữ liệu mở", "tháng 02/2026")
    _register(projects, scripted_ask, "An ninh mạng", "tháng 9/2026")
    first = next(row for row in projects.table.rows_model.rows() if row.project.name == "Cổng dữ liệu mở")
    page.show_facet(COMMITMENTS)
    page.open_target((PROJECTS, (first.project.plan_id, first.project.id)))
    assert page.shown_key() == PROJECTS
    assert projects.table.current_key() == first.project.id


def test_a_project_of_an_earlier_plan_goes_on_until_it_is_done(
    page: RegistrationPage, projects: ProjectsFacet, demo_gateway: Gateway
) -> None:
    service = demo_gateway.office.project_service
    made = service.save(RegisteredProject(0, 2, None, "Trung tâm điều hành", "từ năm 2025 đến tháng 02/2026"))
    tasks = [one for one in read_today(demo_gateway.office, 2026).tasks if one.kind is TaskKind.PROJECT]
    assert [(one.text, one.plan_label) for one in tasks] == [("Trung tâm điều hành", "Kế hoạch số 18/KH-SKHCN")]
    page.open_target((PROJECTS, (2, made)))
    assert projects.table.current_key() == made
    service.add_progress(ProgressEntry(0, made, date(2026, 3, 20), ProgressState.FINISHED))
    assert not _registered(projects)


def test_a_bloc_of_the_office_brings_its_members_of_today(
    commitments: CommitmentsFacet, scripted_ask: ScriptedAsk, demo_gateway: Gateway
) -> None:
    office = demo_gateway.office
    units = office.office_service.units()
    bloc = office.office_service.save_unit(Unit(0, "Khối thi đua số 3", UnitKind.BLOC))
    office.unit_group_service.add_members(bloc, [units[1].id, units[2].id], ["Sở Y tế"])

    def fill(dialog: GroupDialog) -> bool:
        place = dialog._known.findText("Khối thi đua số 3")
        dialog._known.setCurrentIndex(place)
        dialog._known.activated.emit(place)
        return True

    scripted_ask.answer(fill)
    commitments.draft_for_group()
    (row,) = _drafts(commitments)
    assert (row.label, row.group_id) == ("Khối thi đua số 3", bloc)
    assert [party.name for party in row.parties] == [units[1].name, units[2].name, "Sở Y tế"]
