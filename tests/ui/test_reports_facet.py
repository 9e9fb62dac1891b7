"""Báo cáo on the registration page: the paper in one click from today, who owes it, what came in with its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.agenda import TaskKind
from desktop_app.domain.plan.facts import PlanFacts, ReportDuty
from desktop_app.domain.plan.plan import PlanKind
from desktop_app.domain.registration.registration import RegistrationState
from desktop_app.domain.registration.report_owners import ReportOwner
from desktop_app.ui.dialogs.receive_dialog import ReceiveDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.registration.registration_page import REPORTS, RegistrationPage
from desktop_app.ui.pages.registration.reports.reports_facet import ReportsFacet
from desktop_app.ui.pages.today.today_reading import read_today
from desktop_app.ui.pages.today.today_tasks import task_words

if TYPE_CHECKING:
    from scripted_ask import ScriptedAsk

UNITS = ReportDuty(
    uid="r1",
    text="Các phòng, đơn vị báo cáo kết quả về Văn phòng Sở trước ngày 15 của tháng cuối quý",
    months=(3, 6, 9, 12),
    before_day=15,
    addressee="Văn phòng Sở",
)
UPWARD = ReportDuty(
    uid="r2",
    text="Sở báo cáo kết quả với Sở Nội vụ trước ngày 20 tháng cuối quý",
    months=(3, 6, 9, 12),
    before_day=20,
    addressee="Sở Nội vụ",
)
UNCLEAR = ReportDuty(uid="r3", text="Báo cáo nhanh trước ngày 25 tháng 6", months=(6,), before_day=25)


@pytest.fixture
def plan_id(demo_gateway: Gateway) -> int:
    """One more plan of the year, with duties of the units, of the office and of nobody named."""
    demo_gateway.office.clock.move_to(date(2026, 6, 10))  # type: ignore[attr-defined]  # the test's own clock
    office = demo_gateway.office
    made = office.plan_service.new_from_template(2026, PlanKind.THEMATIC)
    plan = office.plan_service.plan(made)
    facts = PlanFacts(report_duties=(UNITS, UPWARD, UNCLEAR))
    office.plan_service.save_content(made, replace(plan.content, facts=facts), plan.row_version)
    office.plan_service.issue(made, "77", date(2026, 4, 1))
    return made


@pytest.fixture
def page(
    qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, plan_id: int
) -> RegistrationPage:
    made = RegistrationPage(demo_gateway, jobs, scripted_ask)
    demo_gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2026)
    made.show()
    return made


def _facet(page: RegistrationPage) -> ReportsFacet:
    return cast(ReportsFacet, page.facet(REPORTS))


def test_today_makes_the_paper_in_one_click_until_it_is_sent(
    page: RegistrationPage, demo_gateway: Gateway, scripted_ask: ScriptedAsk, plan_id: int, tmp_path: Path
) -> None:
    office, today = demo_gateway.office, date(2026, 6, 10)
    task = next(one for one in read_today(office, 2026).tasks if one.fact_uid == "r2")
    said = task_words(task, today, 2026)
    assert (said.title, said.action, said.page) == (
        "Báo cáo quý II/2026 (hạn 19/6/2026)",
        "Lập báo cáo",
        "registration",
    )
    out = tmp_path / "bao-cao.docx"
    scripted_ask.answer(out)
    page.open_target(said.target)
    assert out.read_bytes()[:2] == b"PK"
    out.with_suffix(".pdf").write_bytes(b"%PDF-1.4 invented")
    scripted_ask.answer(out.with_suffix(".pdf"))
    _facet(page).keep_file()
    assert not [one for one in read_today(office, 2026).tasks if one.fact_uid == "r2" and one.kind is TaskKind.DEADLINE]
    demo_gateway.office.clock.move_to(date(2026, 9, 25))  # type: ignore[attr-defined]
    late = next(one for one in read_today(office, 2026).tasks if one.fact_uid == "r2")
    assert late.due is not None
    assert (late.due.key, late.days_left(date(2026, 9, 25))) == ("report:r2:2026-09", -6)


def test_who_owes_is_asked_where_the_plan_does_not_say(
    page: RegistrationPage, demo_gateway: Gateway, plan_id: int
) -> None:
    office = demo_gateway.office
    task = next(one for one in read_today(office, 2026).tasks if one.kind is TaskKind.OWNER)
    page.open_target(task_words(task, date(2026, 6, 10), 2026).target)
    facet = _facet(page)
    assert facet.table.current_row().whose == "Chưa rõ"
    facet.detail.owner.setCurrentIndex(facet.detail.owner.findData(ReportOwner.OFFICE.value))
    facet.detail.owner.activated.emit(facet.detail.owner.currentIndex())
    assert facet.table.current_row().whose == "Cơ quan"
    assert not [one for one in read_today(office, 2026).tasks if one.kind is TaskKind.OWNER]
    demo_gateway.undo()
    assert facet.table.current_row().whose == "Chưa rõ"


def test_a_report_of_a_unit_comes_in_with_its_file_and_a_note(
    page: RegistrationPage, demo_gateway: Gateway, scripted_ask: ScriptedAsk, plan_id: int, tmp_path: Path
) -> None:
    page.open_target((REPORTS, (plan_id, "report:r1:2026-06")))
    facet = _facet(page)
    sender = facet.detail.table.rows_model.rows()[2]
    assert facet.detail.table.select_key(sender.unit_id)
    given, back = tmp_path / "BC quý II.docx", tmp_path / "lai.docx"
    given.write_bytes(b"PK invented")

    def today(dialog: ReceiveDialog) -> bool:
        return True

    scripted_ask.answer(today, given, "Một sáng kiến mới", back)
    facet.receive()
    facet.keep_file()
    facet.keep_note()
    row = facet.detail.table.current_row()
    assert row.row.registration.state is RegistrationState.WAITING
    assert row.kept == "BC quý II.docx; Một sáng kiến mới"
    facet.detail.file_wanted.emit(row.files[0].id)
    assert back.read_bytes() == b"PK invented"
    facet.detail.drop_wanted.emit(row.files[1].id)
    assert facet.detail.table.current_row().kept == "BC quý II.docx"
    assert facet.table.current_row().received == 1


def test_the_board_of_a_report_leads_to_its_paper(
    page: RegistrationPage, scripted_ask: ScriptedAsk, plan_id: int, tmp_path: Path
) -> None:
    page.open_target((plan_id, "report:r1:2026-06", None))
    page.board.more.aboutToShow.emit()
    action = next(one for one in page.board.more.actions() if one.text() == "Lập báo cáo…")
    assert action.isVisible()
    out = tmp_path / "bao-cao.pdf"
    scripted_ask.answer(out)
    action.trigger()
    assert out.read_bytes().startswith(b"%PDF-")
    assert page.shown_key() == REPORTS
    page.open_target((plan_id, "registration", None))
    page.board.more.aboutToShow.emit()
    assert not action.isVisible()
