"""Tất cả các hạn: what a clerk sees and clicks over all dues of a plan, on the demonstration office and on a big one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.office.office import Unit
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, PlanFacts, ReportDuty
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.row_table_model import CHIP_ROLE
from desktop_app.ui.pages.registration.matrix.matrix_facet import MatrixFacet
from desktop_app.ui.pages.registration.registration_page import RegistrationPage

if TYPE_CHECKING:
    from scripted_ask import ScriptedAsk

    from desktop_app.bootstrap import Office

DAY = date(2026, 11, 20)
DOSSIER = 7
"""The column of the dossiers."""
ROLE = Qt.ItemDataRole


@pytest.fixture
def page(qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> RegistrationPage:
    demo_gateway.office.clock.move_to(DAY)  # type: ignore[attr-defined]  # the test's own clock
    made = RegistrationPage(demo_gateway, jobs, scripted_ask)
    demo_gateway.changed.connect(made.reload)
    made.go_to.connect(lambda _page, target: made.open_target(target))
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2026)
    made.show()
    return made


def _matrix(page: RegistrationPage) -> MatrixFacet:
    page.tabs.setCurrentIndex(len(page.due_keys()))
    return cast(MatrixFacet, page.facet("all_dues"))


def test_a_cell_says_icon_day_and_words(page: RegistrationPage) -> None:
    table = _matrix(page).matrix.table
    model = table.rows_model
    headers = [model.headerData(section, Qt.Orientation.Horizontal) for section in range(2, model.columnCount())]
    assert headers[0] == "Đăng ký thi đua\n27/3 · 8/9"
    assert [header.split("\n")[0] for header in headers] == [
        "Đăng ký thi đua",
        *("Báo cáo 6 tháng năm 2026",) * 2,
        "Đợt 1",
        *("Báo cáo năm 2026", "Hồ sơ đề nghị", "Báo cáo năm 2026"),
        "Đợt 2",
    ]
    overdue = next(row for row in range(model.rowCount()) if "quá hạn" in model.index(row, 2).data())
    cell = model.index(overdue, 2)
    assert cell.data(CHIP_ROLE).text == "quá 238"
    assert cell.data(ROLE.ToolTipRole).endswith("Đăng ký thi đua: chưa gửi, quá hạn 238 ngày (165 ngày làm việc)")
    assert cell.data(ROLE.AccessibleTextRole).endswith("quá hạn 238 ngày")
    tip = model.headerData(2, Qt.Orientation.Horizontal, ROLE.ToolTipRole)
    assert "Công văn số" in tip
    assert "8/9 đơn vị đã gửi" in tip
    assert "1 đơn vị quá hạn" in tip


def test_a_click_leads_to_the_board_of_that_due_at_that_unit(page: RegistrationPage) -> None:
    matrix = _matrix(page)
    table = matrix.matrix.table
    unit = table.rows_model.row(3).unit_id
    index = table.rows_model.index(3, DOSSIER)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert page.shown_key() == "board"
    assert (page.board.due_key, page.board.table.current_key()) == ("dossier", unit)
    assert page.tabs.currentIndex() == page.due_keys().index("dossier")
    _matrix(page)
    matrix.matrix.due_opened.emit("wave:wave-1")
    assert page.board.due_key == "wave:wave-1"
    assert "wave:wave-1" in page.due_keys(), "a due opened from here has a tab while it is shown"
    assert not page.board.detail.lines.isVisibleTo(page), "only registrations and dossiers have lines"


def test_enter_on_a_cell_opens_it_and_a_name_stays_where_it_is(page: RegistrationPage, qtbot: QtBot) -> None:
    table = _matrix(page).matrix.table
    page.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(table.rows_model.index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.shown_key() == "all_dues", "a name opens nothing"
    table.setCurrentIndex(table.rows_model.index(1, DOSSIER))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.board.due_key == "dossier"


def test_pills_and_filter_choose_units(page: RegistrationPage) -> None:
    matrix = _matrix(page)
    assert page.heading()[1] == "8 hạn · 9 đơn vị · 2 chỗ quá hạn"
    matrix.pills.button("overdue").click()
    assert matrix.matrix.table.rows_model.rowCount() == 1
    matrix.pills.button("").click()
    matrix.filter.setText("van phong")
    assert [row.cells[0].unit for row in matrix.matrix.table.rows_model.rows()] == ["Văn phòng Sở"]


def test_the_matrix_is_copied_and_written_as_word_and_pdf(
    page: RegistrationPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    matrix = _matrix(page)
    table = matrix.matrix.table
    table.selectAll()
    table.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) > 9
    assert any("quá hạn 238 ngày" in line for line in lines)
    scripted_ask.answer(tmp_path / "các hạn.docx", tmp_path / "các hạn.pdf")
    matrix.export()
    assert page.print_page()
    assert (tmp_path / "các hạn.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "các hạn.pdf").read_bytes()[:5] == b"%PDF-"


def test_without_a_plan_the_matrix_is_not_there(page: RegistrationPage) -> None:
    _matrix(page)
    page.show_year(2027)
    assert not page.tabs.isVisibleTo(page)
    page.show_year(2026)
    assert page.shown_key() == "all_dues"
    assert page.facet("all_dues").isVisibleTo(page)


def test_two_hundred_units_and_twelve_dues_come_quickly(
    qtbot: QtBot, office: Office, jobs: JobRunner, scripted_ask: ScriptedAsk, gateway: Gateway
) -> None:
    plan_id = big_season(office)
    started = perf_counter()
    boards = office.registration_service.boards(plan_id)
    read = perf_counter() - started
    assert (len(boards), {len(board.rows) for board in boards}) == (15, {200})
    made = RegistrationPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2026)
    made.show()
    started = perf_counter()
    table = _matrix(made).matrix.table
    QApplication.processEvents()
    shown = perf_counter() - started
    assert table.rows_model.rowCount() == 200
    assert table.horizontalScrollBar().maximum() > 0
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.pinned_view.isVisible()
    assert read < 0.5, f"{read:.3f} s to read"
    assert shown < 0.5, f"{shown:.3f} s to show"


def big_season(office: Office) -> int:
    """200 units and a plan with 15 dues: registration, two dossiers, twelve monthly reports."""
    for number in range(1, 201):
        office.office_service.save_unit(Unit(0, f"Trung tâm số {number:03}", position=number))
    plan_id = office.plan_service.new_from_template(2026)
    plan = office.plan_service.plan(plan_id)
    deadlines = (
        Deadline(uid="d1", deadline_kind=DeadlineKind.REGISTRATION, on=date(2026, 3, 20), is_confirmed=True),
        Deadline(uid="d2", deadline_kind=DeadlineKind.DOSSIER, on=date(2026, 6, 10), is_confirmed=True),
        Deadline(uid="d3", deadline_kind=DeadlineKind.DOSSIER, on=date(2026, 12, 10), is_confirmed=True),
    )
    duty = ReportDuty(uid="r1", text="Các đơn vị báo cáo hằng tháng", months=tuple(range(1, 13)), before_day=25)
    facts = PlanFacts(deadlines=deadlines, report_duties=(duty,))
    office.plan_service.save_content(plan_id, replace(plan.content, facts=facts), plan.row_version)
    office.plan_service.issue(plan_id, "9", date(2026, 1, 10))
    return plan_id


def test_the_window_goes_back_from_a_board_to_the_matrix(
    qtbot: QtBot, demo_office: Office, scripted_ask: ScriptedAsk
) -> None:
    from desktop_app.ui.application import make_window

    window = make_window(demo_office, scripted_ask)
    qtbot.addWidget(window)
    assert isinstance(window, MainWindow)
    window.show_page("registration")
    page = cast(RegistrationPage, window.page())
    matrix = _matrix(page)
    matrix.matrix.cell_opened.emit("dossier", matrix.matrix.table.rows_model.row(2).unit_id)
    assert page.shown_key() == "board"
    window.go_back()
    assert page.shown_key() == "all_dues"
