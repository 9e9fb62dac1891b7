"""Lịch năm: every day of the plans and days off, by keyboard and mouse to the plan, out as .ics and on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.today.calendar.calendar_facet import CalendarFacet
from desktop_app.ui.pages.today.today_page import TodayPage

DUE = date(2026, 12, 15)


@pytest.fixture
def page(
    qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, fixed_clock: FixedClock
) -> TodayPage:
    """The page of today with the calendar in front, after the last deadline."""
    fixed_clock.move_to(date(2026, 12, 21))
    made = TodayPage(demo_gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show_year(2026)
    made.open_target(("calendar", None))
    made.show()
    return made


def calendar_of(page: TodayPage) -> CalendarFacet:
    """The calendar in front."""
    assert page.calendar is not None
    return page.calendar


def test_it_holds_deadlines_waves_reviews_and_days_off(page: TodayPage) -> None:
    titles = [entry.title for entry in calendar_of(page).table.rows_model.rows()]
    for wanted in ("Hạn đăng ký thi đua", "Hạn nộp hồ sơ đề nghị khen thưởng", "Tết Nguyên đán", "Quốc khánh"):
        assert wanted in titles
    assert any(title.startswith("Đợt 1") for title in titles)
    assert page.heading()[0] == "Lịch công tác thi đua năm 2026"
    assert "Hạn nộp hồ sơ" in calendar_of(page).grid.tip(DUE)
    page.open_target(None)
    assert page.heading()[0].startswith("Thứ Hai, 21/12/2026")


def test_a_click_and_the_keys_lead_to_the_plan(page: TodayPage, qtbot: QtBot) -> None:
    grid = calendar_of(page).grid
    with qtbot.waitSignal(page.go_to) as caught:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(*map(round, _centre(page))))
    assert caught.args[0] == "plan"
    grid.show_calendar(calendar_of(page).shown)  # type: ignore[arg-type]
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    with qtbot.waitSignal(page.go_to) as caught:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert caught.args[0] == "plan"


def _centre(page: TodayPage) -> tuple[float, float]:
    centre = calendar_of(page).grid._cell(DUE).center()
    return centre.x(), centre.y()


def test_it_is_given_away_and_printed(page: TodayPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    ics, pdf = tmp_path / "lich.ics", tmp_path / "lich.pdf"
    scripted_ask.answer(ics, pdf)
    calendar_of(page).export()
    calendar_of(page).save_paper()
    assert ics.read_bytes().count(b"BEGIN:VEVENT") == len(calendar_of(page).shown.plan_entries)  # type: ignore[union-attr]
    assert pdf.read_bytes().startswith(b"%PDF")
