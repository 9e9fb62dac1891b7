"""Forms sent to the units and taken in again, in the window on the demonstration office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.registration.exchange.form_review import ReviewState
from desktop_app.domain.registration.registration import RegistrationState
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.registration.exchange.review_dialog import FormReviewDialog
from desktop_app.ui.pages.registration.registration_page import RegistrationPage

if TYPE_CHECKING:
    from scripted_ask import ScriptedAsk

UNIT = "Chi cục Tiêu chuẩn Đo lường Chất lượng"


@pytest.fixture
def page(qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> RegistrationPage:
    demo_gateway.office.clock.move_to(date(2026, 3, 23))  # type: ignore[attr-defined]  # the test's own clock
    made = RegistrationPage(demo_gateway, jobs, scripted_ask)
    demo_gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.show_year(2026)
    made.show()
    return made


def test_a_form_goes_out_and_comes_back_with_a_slip_that_the_clerk_settles(
    page: RegistrationPage, qtbot: QtBot, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    scripted_ask.answer(0, tmp_path / "gui")
    page.exchange.send()
    qtbot.waitUntil(lambda: len(list((tmp_path / "gui").glob("*.xlsx"))) == 9, timeout=20_000)
    path = next((tmp_path / "gui").glob(f"*{UNIT}.xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book["Đăng ký thi đua"]
    rows = [row for row in range(10, 30) if sheet.cell(row, 2).value and sheet.cell(row, 1).value != "STT"]
    for row in rows:
        if sheet.cell(row, 3).value:
            sheet.cell(row, 4).value = "Lao động tiên tiến"
    sheet.cell(rows[0], 2).value = f"{sheet.cell(rows[0], 2).value}g"
    sheet.cell(rows[1], 4).value = "Lao động tiên tiếnn"
    book.save(path)
    seen: dict[str, Any] = {}

    def settle(dialog: FormReviewDialog) -> bool:
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
        one = dialog.files[0]
        assert one.review is not None
        seen["codes"] = {problem.code for problem in one.review.faults}
        for problem in one.review.faults:
            dialog.detail.offer_taken.emit((problem.place, problem.row), problem.offers[0])
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
        assert one.review.state is ReviewState.READY
        assert dialog.buttons.yes.isEnabled()
        dialog.take_in()
        qtbot.waitUntil(lambda: one.is_taken, timeout=20_000)
        return True

    scripted_ask.answer(1, path, settle)
    page.exchange.receive()
    qtbot.waitUntil(lambda: scripted_ask.is_done and "codes" in seen, timeout=30_000)
    assert seen["codes"] == {"person_unknown", "award_unknown"}
    row = next(one for one in page.board.table.rows_model.rows() if one.unit == UNIT)
    assert row.registration.state is RegistrationState.WAITING
    assert row.line_count == len([one for one in rows if sheet.cell(one, 3).value])
    assert page.gateway.undo()
    row = next(one for one in page.board.table.rows_model.rows() if one.unit == UNIT)
    assert row.registration.state is RegistrationState.NOT_SENT


def test_many_forms_are_taken_in_with_one_reading_and_closing_stops_between_two(
    page: RegistrationPage, qtbot: QtBot, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    scripted_ask.answer(0, tmp_path / "gui")
    page.exchange.send()
    qtbot.waitUntil(lambda: len(list((tmp_path / "gui").glob("*.xlsx"))) == 9, timeout=20_000)
    for path in (tmp_path / "gui").glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        sheet = book["Đăng ký thi đua"]
        part = next(row for row in range(1, 200) if sheet.cell(row, 1).value == "II. TẬP THỂ")
        sheet.cell(part + 1, 4).value = "Tập thể lao động tiên tiến"
        book.save(path)
    told: list[Any] = []
    page.gateway.changed.connect(told.append)
    left: list[int] = []

    def some(dialog: FormReviewDialog) -> bool:
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
        dialog.take_in()
        dialog._timer.stop()  # two by hand: left to the clock, a fast machine has taken in all before it is looked at again
        dialog._next()
        dialog._next()
        dialog.reject()
        left.append(sum(one.is_taken for one in dialog.files))
        return True

    def rest(dialog: FormReviewDialog) -> bool:
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
        dialog.take_in()
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
        left.append(sum(one.is_taken for one in dialog.files))
        return True

    for settle in (some, rest):
        count = len(left)
        scripted_ask.answer(0, tmp_path / "gui", settle)
        page.exchange.receive()
        qtbot.waitUntil(lambda count=count: scripted_ask.is_done and len(left) > count, timeout=30_000)  # type: ignore[misc]
    assert left[0] == 2
    assert left[1] >= 1
    assert len(told) == 2
    rows = page.board.table.rows_model.rows()
    assert sum(one.line_count > 0 for one in rows) >= left[0]
