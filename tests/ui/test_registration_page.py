"""The registration page on the demonstration office: what the clerk does to a unit's paper, seen on the board."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.registration.registration import BoardRow, RegistrationState, SubjectKind
from desktop_app.ui.dialogs.line_dialog import LineDialog
from desktop_app.ui.dialogs.pasting_dialog import PastingDialog
from desktop_app.ui.dialogs.receive_dialog import ReceiveDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.registration.registration_page import RegistrationPage

if TYPE_CHECKING:
    from scripted_ask import ScriptedAsk

DAY = date(2026, 11, 20)


@pytest.fixture
def page(qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> RegistrationPage:
    demo_gateway.office.clock.move_to(DAY)  # type: ignore[attr-defined]  # the test's own clock
    made = RegistrationPage(demo_gateway, jobs, scripted_ask)
    demo_gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2026)
    made.show()
    return made


def _board(page: RegistrationPage) -> dict[str, BoardRow]:
    return {row.unit_label: row for row in page.board.table.rows_model.rows()}


def _choose(page: RegistrationPage, state: RegistrationState) -> BoardRow:
    row = next(row for row in _board(page).values() if row.registration.state is state)
    assert page.board.table.select_key(row.unit_id)
    return row


def _visible(page: RegistrationPage) -> set[str]:
    return {key for key, button in page.board.detail.buttons.items() if button.isVisibleTo(page)}


def test_the_board_says_who_is_missing_and_quotes_the_amending_document(page: RegistrationPage) -> None:
    title, subtitle = page.heading()
    assert title == "Đăng ký thi đua năm 2026"
    assert "8/9 đơn vị đã gửi, 1 đơn vị chưa gửi" in subtitle
    assert "Công văn số" in page.board.source.text()
    assert "sửa mục" in page.board.source.text()


def test_pills_and_filter_choose_rows_and_keep_the_unit(page: RegistrationPage) -> None:
    page.board.pills.button("not_sent").click()
    assert [row.registration.state for row in page.board.table.rows_model.rows()] == [RegistrationState.NOT_SENT]
    page.board.pills.button("").click()
    page.board.filter.setText("van phong")
    assert [row.unit for row in page.board.table.rows_model.rows()] == ["Văn phòng Sở"]


def test_a_late_paper_asks_for_its_reason_and_can_be_undone(page: RegistrationPage, scripted_ask: ScriptedAsk) -> None:
    row = _choose(page, RegistrationState.NOT_SENT)
    assert _visible(page) == {"receive", "form", "leave"}

    def fill(dialog: ReceiveDialog) -> bool:
        dialog.received_on.edit.setText("20/11/2026")
        dialog.received_on.read()
        dialog.accept()
        assert dialog.result() == 0, "late without a reason is not accepted"
        dialog.reason.setPlainText("Đơn vị sắp xếp lại bộ máy")
        return True

    scripted_ask.answer(fill)
    page.board.detail.buttons["receive"].click()
    after = next(one for one in _board(page).values() if one.unit_id == row.unit_id)
    assert after.registration.state is RegistrationState.WAITING
    assert after.registration.late_reason == "Đơn vị sắp xếp lại bộ máy"
    assert _visible(page) == {"approve", "return", "form"}
    page.gateway.undo()
    again = next(one for one in _board(page).values() if one.unit_id == row.unit_id)
    assert again.registration.state is RegistrationState.NOT_SENT


def test_handing_back_asks_for_the_reason_and_approving_does_not(
    page: RegistrationPage, scripted_ask: ScriptedAsk
) -> None:
    row = _choose(page, RegistrationState.WAITING)
    scripted_ask.answer("Dòng 3 thiếu tên sáng kiến")
    page.board.detail.buttons["return"].click()
    returned = next(one for one in _board(page).values() if one.unit_id == row.unit_id)
    assert returned.registration.return_reason == "Dòng 3 thiếu tên sáng kiến"
    page.gateway.undo()
    page.board.detail.buttons["approve"].click()
    approved = next(one for one in _board(page).values() if one.unit_id == row.unit_id)
    assert approved.registration.state is RegistrationState.APPROVED


def test_a_line_added_after_approval_is_supplementary_with_its_reason(
    page: RegistrationPage, scripted_ask: ScriptedAsk
) -> None:
    row = _choose(page, RegistrationState.APPROVED)

    def fill(dialog: LineDialog) -> bool:
        dialog.name.setText("Tổ chuyển đổi số cộng đồng")
        dialog.reason.setText("Thành lập sau hạn")
        return True

    scripted_ask.answer(fill)
    page.board.detail.lines.collectives.add.click()
    service = page.gateway.office.registration_service
    added = service.lines(page.season.plan_id or 0, row.unit_id)[-1]
    assert (added.subject_kind, added.collective_name) == (SubjectKind.COLLECTIVE, "Tổ chuyển đổi số cộng đồng")
    assert (added.is_supplementary, added.supplementary_reason) == (True, "Thành lập sau hạn")


def test_titles_are_changed_in_the_table_of_a_waiting_paper(page: RegistrationPage) -> None:
    _choose(page, RegistrationState.WAITING)
    table = page.board.detail.lines.people.table
    model = table.rows_model
    assert model.setData(model.index(0, 3), "Chiến sĩ thi đua cơ sở")
    assert model.setData(model.index(0, 5), "Cải tiến quy trình tiếp nhận hồ sơ")
    assert model.row(0).line.title_code == "CSTDCS"
    assert model.row(0).line.initiative == "Cải tiến quy trình tiếp nhận hồ sơ"


def test_the_form_and_the_list_are_written_where_the_clerk_says(
    page: RegistrationPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    _choose(page, RegistrationState.APPROVED)
    scripted_ask.answer(tmp_path / "mẫu.docx", tmp_path / "danh sách.pdf")
    page.board.detail.buttons["form"].click()
    page.print_page()
    assert (tmp_path / "mẫu.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "danh sách.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_year_without_an_issued_plan_shows_the_way_to_one(page: RegistrationPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go_to) as asked:
        page.show_year(2027)
        step = next(
            one
            for one in page.findChildren(type(page.board.detail.buttons["form"]))
            if one.text() == "Mở trang Kế hoạch"
        )
        step.click()
    assert asked.args == ["plan", None]
    page.show_year(2026)
    assert page.board.table.isVisibleTo(page)


def test_the_page_fits_a_small_screen(page: RegistrationPage) -> None:
    size = page.minimumSizeHint()
    assert size.width() <= 1020
    assert size.height() <= 540


def test_on_a_narrow_page_nothing_of_the_board_is_cut(page: RegistrationPage, qtbot: QtBot) -> None:
    page.resize(1005, 480)  # 1366 × 768 at 125 %
    qtbot.waitUntil(lambda: page.board.table.width() > 0)
    for key in ("", *RegistrationState):
        pill = page.board.pills.button(str(key))
        assert pill.width() >= pill.sizeHint().width(), "a pill goes to the next line, it is never cut"
        assert page.board.pills.rect().contains(pill.geometry())
    assert not page.board.table.horizontalScrollBar().isVisible()
    assert page.board.detail.lines.people.add.geometry().right() <= page.board.detail.lines.people.width()


def test_receiving_is_offered_only_where_a_paper_can_come_in(page: RegistrationPage) -> None:
    filled = next(action for action in page.actions() if action.text().startswith("Nhận"))
    _choose(page, RegistrationState.APPROVED)
    assert not filled.isEnabled()
    _choose(page, RegistrationState.NOT_SENT)
    assert filled.isEnabled()


def test_the_note_of_a_supplementary_line_is_edited_without_its_reason(
    page: RegistrationPage, scripted_ask: ScriptedAsk
) -> None:
    row = _choose(page, RegistrationState.APPROVED)

    def fill(dialog: LineDialog) -> bool:
        dialog.name.setText("Tổ chuyển đổi số cộng đồng")
        dialog.reason.setText("Thành lập sau hạn")
        return True

    scripted_ask.answer(fill, "Sửa ghi chú")
    page.board.detail.lines.collectives.add.click()
    page.board.detail.buttons["reopen"].click()
    table = page.board.detail.lines.collectives.table
    model = table.rows_model
    place = model.rowCount() - 1
    note = model.index(place, model.columnCount() - 1)
    assert "Thành lập sau hạn" in note.data(Qt.ItemDataRole.DisplayRole)
    assert note.data(Qt.ItemDataRole.EditRole) == "", "F2 then Enter must not write the reason into the note"
    assert model.setData(note, "Xét cuối năm")
    service = page.gateway.office.registration_service
    stored = service.lines(page.season.plan_id or 0, row.unit_id)[-1]
    assert (stored.note, stored.supplementary_reason) == ("Xét cuối năm", "Thành lập sau hạn")


def test_one_unit_is_read_as_the_consolidated_list_has_it(page: RegistrationPage) -> None:
    service, plan_id = page.gateway.office.registration_service, page.season.plan_id or 0
    for one in service.all_lines(plan_id):
        assert service.unit_lines(plan_id, one.row.unit_id) == one.lines


def test_keys_go_round_the_panes_and_back_to_the_board(page: RegistrationPage, qtbot: QtBot) -> None:
    assert [pane.accessibleName() for pane in page.panes()] == ["Bảng đơn vị", "Cá nhân", "Tập thể"]
    page.activateWindow()
    people = page.board.detail.lines.people.table
    people.setFocus()
    qtbot.waitUntil(people.hasFocus)
    QTest.keyClick(people, Qt.Key.Key_Escape)
    assert page.board.table.hasFocus()


def test_space_on_the_board_receives_the_paper(page: RegistrationPage, qtbot: QtBot, scripted_ask: ScriptedAsk) -> None:
    row = _choose(page, RegistrationState.NOT_SENT)
    page.activateWindow()
    page.board.table.setFocus()
    qtbot.waitUntil(page.board.table.hasFocus)

    def fill(dialog: ReceiveDialog) -> bool:
        dialog.reason.setPlainText("Đơn vị sắp xếp lại bộ máy")
        return True

    scripted_ask.answer(fill)
    QTest.keyClick(page.board.table, Qt.Key.Key_Space)
    after = next(one for one in _board(page).values() if one.unit_id == row.unit_id)
    assert after.registration.state is RegistrationState.WAITING


def test_ctrl_d_copies_a_line_down(page: RegistrationPage, qtbot: QtBot) -> None:
    _choose(page, RegistrationState.WAITING)
    table = page.board.detail.lines.people.table
    model = table.rows_model
    model.setData(model.index(0, 3), "Chiến sĩ thi đua cơ sở")
    model.setData(model.index(0, 4), "Giấy khen của Giám đốc Sở")
    page.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    title = model.row(1).line.title_code
    table.setCurrentIndex(model.index(1, 4))
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert (model.row(1).line.title_code, model.row(1).line.commendation_code) == (title, "GK"), "the cell alone"
    table.setCurrentIndex(model.index(2, 1))
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert model.row(2).line.commendation_code == "GK", "on a name, the whole line"


def test_a_unit_that_left_is_counted_neither_as_sent_nor_as_missing(
    page: RegistrationPage, scripted_ask: ScriptedAsk
) -> None:
    _choose(page, RegistrationState.NOT_SENT)
    scripted_ask.answer("Sáp nhập vào đơn vị khác")
    page.board.detail.buttons["leave"].click()
    assert page.heading()[1].endswith("8/8 đơn vị đã gửi, 0 đơn vị chưa gửi, 1 đơn vị thôi tham gia")


def test_a_narrow_window_lays_the_detail_over_the_list_with_a_way_back(qtbot: QtBot, page: RegistrationPage) -> None:
    page.resize(1005, 500)  # a window of 1093 px: 1366 at 125 %
    assert page.board.table.isVisible()
    assert not page.board.detail.isVisible()
    row = page.board.table.rows_model.place_of(page.board.table.current_key())
    assert row is not None
    page.board.table.clicked.emit(page.board.table.rows_model.index(row, 1))
    assert page.board.detail.isVisible()
    assert page.board.detail.to_list.isVisible()
    assert not page.board.table.isVisible()
    lines = page.board.detail.lines.people.table
    qtbot.waitUntil(lambda: lines.horizontalScrollBar().maximum() == 0, timeout=2000)
    qtbot.keyClick(page.board.detail.lines.people.table, Qt.Key.Key_Escape)
    assert page.board.table.isVisible()
    assert not page.board.detail.isVisible()
    page.open_target(page.board.table.rows_model.row(2).unit_id)
    assert page.board.detail.isVisible()
    page.board.detail.to_list.click()
    assert page.board.table.current_key() == page.board.table.rows_model.row(2).unit_id
    page.resize(1278, 640)
    assert page.board.table.isVisible()
    assert page.board.detail.isVisible()
    assert not page.board.detail.to_list.isVisible()


def test_the_lines_do_not_scroll_sideways_at_1366(page: RegistrationPage) -> None:
    _choose(page, RegistrationState.WAITING)
    table = page.board.detail.lines.people.table
    assert table.horizontalScrollBar().maximum() == 0
    model = table.rows_model
    titles = {model.index(place, 3).data() for place in range(model.rowCount())}
    assert "LĐTT" in titles
    place = [model.index(at, 3).data() for at in range(model.rowCount())].index("LĐTT")
    assert model.index(place, 3).data(Qt.ItemDataRole.ToolTipRole) == "Lao động tiên tiến"
    assert model.index(place, 3).data(Qt.ItemDataRole.EditRole) == "Lao động tiên tiến"


def test_pasted_rows_are_shown_before_they_are_written_in_one_step(
    page: RegistrationPage, scripted_ask: ScriptedAsk, qtbot: QtBot
) -> None:
    row = _choose(page, RegistrationState.WAITING)
    office = page.gateway.office
    plan_id = page.board.board.plan_id if page.board.board else 0
    before = office.registration_service.lines(plan_id, row.unit_id)
    known = next(line for line in before if line.person_id is not None)
    name = office.office_service.person(known.person_id or 0).full_name
    QGuiApplication.clipboard().setText(f"Họ và tên\tSáng kiến\n{name}\tCải tiến một cửa\nKhông Có Ai\tX\n")
    table = page.board.detail.lines.people.table
    shown: list[list[tuple[str, str]]] = []

    def look(dialog: PastingDialog, is_taken: bool = False) -> bool:
        shown.append([(one.subject, one.kind.value) for one in dialog.table.rows_model.rows()])
        return is_taken

    scripted_ask.answer(look)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown == [[(name, "changed"), ("Không Có Ai", "refused")]]
    assert office.registration_service.lines(plan_id, row.unit_id) == before, "only looked at"

    scripted_ask.answer(lambda dialog: look(dialog, is_taken=True))
    page.board.detail.lines.people.paste_wanted.emit()
    after = {line.id: line for line in office.registration_service.lines(plan_id, row.unit_id)}
    assert after[known.id].initiative == "Cải tiến một cửa"
    assert len(after) == len(before)
    page.gateway.undo()
    assert office.registration_service.lines(plan_id, row.unit_id) == before
