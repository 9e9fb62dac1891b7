"""Lines handed back, filters, counts and who owes a due: the clerk's acts on the registration page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.plan.plan import FactChange
from desktop_app.domain.registration.registration import BoardRow, RegistrationState, Timeliness
from desktop_app.ui.dialogs.hand_back_dialog import HandBackDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.registration.counts.counts_facet import CountsFacet
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


def _choose(page: RegistrationPage, state: RegistrationState) -> BoardRow:
    row = next(row for row in page.board.table.rows_model.rows() if row.registration.state is state)
    assert page.board.table.select_key(row.unit_id)
    return row


def _links(page: RegistrationPage) -> set[str]:
    return {key for key, link in page.board.detail.links.items() if link.isVisibleTo(page)}


def _tick(table: object, row: int) -> None:
    model = table.rows_model  # type: ignore[attr-defined]
    index = model.index(row, 0)
    assert model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)


def test_a_paper_goes_back_for_two_lines_and_only_they_are_mended(
    page: RegistrationPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    row = _choose(page, RegistrationState.WAITING)
    assert _links(page) == {"return_lines"}

    def fill(dialog: HandBackDialog) -> bool:
        model = dialog.table.rows_model
        dialog.accept()
        assert dialog.result() == 0, "nothing ticked"
        _tick(dialog.table, 0)
        dialog.accept()
        assert dialog.result() == 0, "a ticked line says what to mend"
        assert model.setData(model.index(0, 4), "Sai danh hiệu")
        assert model.setData(model.index(2, 4), "Thiếu sáng kiến"), "typing a remark ticks the line"
        dialog.accept()
        return True

    scripted_ask.answer(fill)
    page.board.detail.links["return_lines"].click()
    plan_id, service = page.season.plan_id or 0, page.gateway.office.registration_service
    assert [(one.place, one.remark) for one in service.returned_lines(plan_id, row.unit_id)] == [
        ("1", "Sai danh hiệu"),
        ("3", "Thiếu sáng kiến"),
    ]
    assert _links(page) == {"slip", "change_flags", "lift_limit"}
    table = page.board.detail.lines.people.table
    model = table.rows_model
    note = model.columnCount() - 1
    assert model.index(0, note).data() == "Cần sửa: Sai danh hiệu"
    assert model.index(0, note).data(Qt.ItemDataRole.EditRole) == "", "what to mend is not the note itself"
    title = model.row(1).line.title_code
    model.setData(model.index(1, 3), "Lao động tiên tiến" if title == "CSTDCS" else "Chiến sĩ thi đua cơ sở")
    assert "chỉ sửa dòng 1, 3" in scripted_ask.told[-1]
    assert model.row(1).line.title_code == title, "the cell shows again what is stored"
    before = service.lines(plan_id, row.unit_id)
    model.setData(model.index(0, 5), "Số hóa hồ sơ")
    assert service.lines(plan_id, row.unit_id) != before, "a flagged line may change"
    slip = tmp_path / "phiếu.docx"
    scripted_ask.answer(slip)
    page.board.detail.links["slip"].click()
    cells = [cell.text for table in docx.Document(str(slip)).tables for one in table.rows for cell in one.cells]
    assert "Thiếu sáng kiến" in cells
    page.board.detail.links["lift_limit"].click()
    assert service.returned_lines(plan_id, row.unit_id) == ()
    assert _links(page) == {"slip"}


def test_the_flags_are_changed_later(page: RegistrationPage, scripted_ask: ScriptedAsk) -> None:
    row = _choose(page, RegistrationState.WAITING)
    lines = page.gateway.office.registration_service.unit_lines(page.season.plan_id or 0, row.unit_id)

    def flag(number: int) -> object:
        def fill(dialog: HandBackDialog) -> bool:
            dialog.flag(lines[number].line.id, f"Sửa chỗ {number}")
            dialog.accept()
            return True

        return fill

    scripted_ask.answer(flag(0), flag(1))
    page.board.detail.links["return_lines"].click()
    page.board.detail.links["change_flags"].click()
    service = page.gateway.office.registration_service
    found = {one.line_id for one in service.returned_lines(page.season.plan_id or 0, row.unit_id)}
    assert found == {lines[0].line.id, lines[1].line.id}, "what was flagged before stays ticked"


def test_filters_by_timeliness_title_kind_and_a_persons_name(page: RegistrationPage) -> None:
    board = page.board
    filters, model = board.filters, board.table.rows_model
    assert not filters.row.isVisibleTo(page)
    filters.more.click()
    assert filters.row.isVisibleTo(page)
    every = model.rowCount()
    filters.timeliness.setCurrentIndex(filters.timeliness.findData("late"))
    assert {row.timeliness for row in model.rows()} == {Timeliness.LATE}
    filters.timeliness.setCurrentIndex(0)
    filters.title.setCurrentIndex(filters.title.findData("CSTDCS"))
    service, plan_id = page.gateway.office.registration_service, page.season.plan_id or 0
    wanted = {
        one.row.unit_id
        for one in service.all_lines(plan_id)
        if any(line.line.title_code == "CSTDCS" and line.line.withdrawn_on is None for line in one.lines)
    }
    assert {row.unit_id for row in model.rows()} == wanted
    filters.more.click()
    assert model.rowCount() == every, "closing the choices clears them"
    one = next(one for one in service.all_lines(plan_id) if one.lines)
    person = next(line.subject for line in one.lines if line.line.person_id is not None)
    board.filter.setText(person)
    assert one.row.unit_id in {row.unit_id for row in model.rows()}
    assert model.rowCount() < every


def test_counts_by_unit_and_title_with_what_passes_the_plan(page: RegistrationPage, qtbot: QtBot) -> None:
    page.open_target(("counts", None))
    facet = cast(CountsFacet, page.facet("counts"))
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Số đăng ký"
    found = page.gateway.office.registration_count_service.counts(page.season.plan_id or 0)
    rows = facet.table.rows_model.rows()
    assert sum(row.counts.get("LDTT", 0) for row in rows) == found.totals["LDTT"]
    assert f"LĐTT {found.totals['LDTT']}" in facet.totals.text()
    quota = found.quotas[0]
    assert page.board.over.text() == ""
    unit = next(row for row in page.board.board.rows if row.registration.state is RegistrationState.WAITING)  # type: ignore[union-attr]
    service = page.gateway.office.registration_service
    lines = [
        replace(line, title_code="CSTDCS") if line.person_id is not None else line
        for line in service.lines(page.season.plan_id or 0, unit.unit_id)
    ]
    page.gateway.did(lambda: service.save_lines(page.season.plan_id or 0, unit.unit_id, lines))
    told = [text for text in facet.note_texts() if text.startswith("CSTĐCS")]
    assert len(told) == 1
    assert "vượt" in told[0]
    assert quota.source in told[0]
    qtbot.waitUntil(lambda: any(text.startswith("Chỉ tiêu") for text in facet.note_texts()))
    page.show_due("registration")
    qtbot.waitUntil(lambda: page.board.over.text().startswith("CSTĐCS đăng ký"))


def test_a_unit_that_owes_nothing_and_a_wave_that_is_followed(
    page: RegistrationPage, scripted_ask: ScriptedAsk
) -> None:
    row = _choose(page, RegistrationState.NOT_SENT)
    scripted_ask.answer("Đơn vị mới thành lập, chưa xét năm nay")
    page.board._exempt_action.trigger()
    after = next(one for one in page.board.table.rows_model.rows() if one.unit_id == row.unit_id)
    assert (after.timeliness, after.exemption) == (Timeliness.EXEMPT, "Đơn vị mới thành lập, chưa xét năm nay")
    assert page.board.detail._reason.text().startswith("Đơn vị mới thành lập, chưa xét năm nay")
    page.board._exempt_action.trigger()
    again = next(one for one in page.board.table.rows_model.rows() if one.unit_id == row.unit_id)
    assert again.timeliness is Timeliness.OVERDUE
    page.show_due("wave:wave-1")
    assert not page.board._owed_action.isChecked()
    page.board._owed_action.trigger()
    assert {one.timeliness for one in page.board.table.rows_model.rows()} == {Timeliness.OVERDUE}
    page.gateway.undo()
    assert not page.board._owed_action.isChecked()


def test_a_deadline_on_a_day_off_is_said_under_the_board(page: RegistrationPage) -> None:
    service, plan_id = page.gateway.office.plan_service, page.season.plan_id or 0
    dossier = next(
        fact for fact in service.plan(plan_id).content.facts.deadlines if fact.deadline_kind.value == "dossier"
    )
    change = FactChange(dossier.uid, "on", "2026-12-20")
    page.gateway.did(lambda: service.amend(plan_id, "Công văn", "99/SKHCN-VP", date(2026, 11, 2), [change]))
    page.show_due("dossier")
    assert "Hạn rơi vào Chủ Nhật 20/12/2026. Ngày làm việc liền trước: Thứ Sáu 18/12/2026" in page.board.source.text()
    assert "còn 30 ngày (19 ngày làm việc)" in page.heading()[1]
    with pytest.raises(UserError):
        page.gateway.office.registration_service.set_owed(plan_id, "nothing", is_owed=True)


def test_a_unit_may_still_send_after_the_deadline_with_the_reason(
    page: RegistrationPage, scripted_ask: ScriptedAsk
) -> None:
    row = _choose(page, RegistrationState.NOT_SENT)
    assert page.board._late_action.isEnabled()
    scripted_ask.answer("Giám đốc đồng ý cho nộp bổ sung")
    page.board._late_action.trigger()
    service, plan_id = page.gateway.office.registration_service, page.season.plan_id or 0
    assert service.registration(plan_id, row.unit_id).reopen_reason == "Giám đốc đồng ý cho nộp bổ sung"
    assert service.receive(plan_id, row.unit_id, DAY).late_reason == "Giám đốc đồng ý cho nộp bổ sung"
    page.board.table.select_key(row.unit_id)
    assert not page.board._late_action.isEnabled()


def test_the_units_of_a_bloc_are_shown_alone(page: RegistrationPage) -> None:
    office = page.gateway.office
    filters, model = page.board.filters, page.board.table.rows_model
    bloc = office.office_service.save_unit(Unit(0, "Khối Văn phòng", UnitKind.BLOC))
    members = [row.unit_id for row in model.rows()[:2]]
    page.gateway.did(lambda: office.unit_group_service.add_members(bloc, members))
    filters.more.click()
    filters.group.setCurrentIndex(filters.group.findData("Khối Văn phòng"))
    assert [row.unit_id for row in model.rows()] == members
    filters.group.setCurrentIndex(0)
    filters.kind.setCurrentIndex(filters.kind.findData("division"))
    kinds = {unit.id: unit.unit_kind for unit in office.office_service.units()}
    assert {kinds[row.unit_id] for row in model.rows()} == {UnitKind.DIVISION}
