"""The money beside the tally: the sum and who pays, the payment list out to a file, the fund with its warning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from results_story import Story, build
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.forms.amount_field import AmountField
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.tally.money.fund_dialog import FundDialog
from desktop_app.ui.pages.tally.money.payments_dialog import PaymentsDialog
from desktop_app.ui.pages.tally.tally_page import TallyPage

UNIT = "Văn phòng Sở"


def _award(story: Story, place: int, code: str, number: str, on: date | None) -> Award:
    person, unit = story.people[UNIT][place], story.units[UNIT]
    outcome = Outcome.APPROVED if number else Outcome.PROPOSED
    return Award(0, 2022, SubjectKind.PERSON, unit, code, outcome, person, decision_number=number, decision_on=on)


@pytest.fixture
def page(
    qtbot: QtBot, office: Office, fixed_clock: FixedClock, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk
) -> TallyPage:
    story = build(office)
    fixed_clock.move_to(date(2022, 12, 12))
    own, theirs = date(2022, 12, 5), date(2022, 12, 7)
    office.award_service.save_results(
        [
            _award(story, 0, "LDTT", "412/QĐ-STTTT", own),
            _award(story, 0, "CSTDCS", "412/QĐ-STTTT", own),
            _award(story, 1, "LDTT", "412/QĐ-STTTT", own),
            _award(story, 0, "BKT", "9/QĐ-UBND", theirs),
            _award(story, 2, "LDTT", "", None),
        ]
    )
    made = TallyPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    gateway.changed.connect(made.reload)
    made.show_year(2022)
    made.resize(1278, 640)
    made.show()
    return made


def test_the_sum_stands_beside_the_tally_with_who_pays(page: TallyPage) -> None:
    assert page.money.total.text() == "3.430.000 đồng (cơ quan chi 1.940.000 đồng, cấp khác chi 1.490.000 đồng)."
    assert "1 danh hiệu không chi riêng" in page.money.notes.text()
    assert page.money.fund.text() == "Quỹ năm 2022: chưa nhập."
    assert page.money.chip.chip() is None
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_the_payment_list_shows_a_decision_and_goes_out_as_a_file(
    page: TallyPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    out = tmp_path / "chi.xlsx"

    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, PaymentsDialog)
        assert len(dialog.table.rows_model.rows()) == 4
        assert "Một triệu chín trăm bốn mươi nghìn đồng" in dialog.total.text()
        dialog.decision.setCurrentIndex(1)
        dialog.decision.activated.emit(1)
        assert len(dialog.table.rows_model.rows()) == 3
        dialog.kind = "xlsx"
        return True

    scripted_ask.answer(fill, out)
    page.money.list_link.click()
    assert scripted_ask.is_done
    assert out.read_bytes().startswith(b"PK")
    assert "412" in scripted_ask.asked[-1]


def test_a_fund_that_is_too_small_warns_and_is_kept_and_undone(
    page: TallyPage, office: Office, scripted_ask: ScriptedAsk, qtbot: QtBot
) -> None:
    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, FundDialog)
        dialog.payroll.set_amount(10_000_000)
        dialog.planned.setText("1900000")
        dialog.planned.textEdited.emit("1900000")
        return True

    scripted_ask.answer(fill)
    page.money.fund_link.click()
    qtbot.waitUntil(lambda: page.money.chip.chip() is not None)
    assert page.money.fund.text().startswith("Quỹ năm 2022 có 1.900.000 đồng, đã công nhận 1.940.000 đồng, vượt 40.000")
    chip = page.money.chip.chip()
    assert chip is not None
    assert chip.text == "Vượt quỹ"
    office.operations.undo()
    assert page.money.fund.text() == "Quỹ năm 2022: chưa nhập."


def test_what_is_no_amount_keeps_the_dialog_open(qtbot: QtBot, office: Office) -> None:
    dialog = FundDialog(office.award_fund_service.standing(2025))
    qtbot.addWidget(dialog)
    dialog.payroll.setText("năm tỷ")
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "chữ số" in dialog._payroll_row.problem()


@pytest.mark.parametrize(
    ("typed", "amount"), [("5.000.000.000", 5_000_000_000), ("5000", 5000), ("", None), ("5,5", None), ("-5", None)]
)
def test_an_amount_is_read_with_and_without_points(qtbot: QtBot, typed: str, amount: int | None) -> None:
    field = AmountField()
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.amount() == amount
