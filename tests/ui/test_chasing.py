"""Chasing in the window: who is ticked, one letter looked at, letters written, recorded, taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.registration.chase.chase_dialog import ChaseDialog
from desktop_app.ui.pages.registration.chase.chase_wording_dialog import ChaseWordingDialog
from desktop_app.ui.pages.registration.registration_page import RegistrationPage

PLAN = 3


@pytest.fixture
def page(
    qtbot: QtBot,
    demo_office: Office,
    demo_gateway: Gateway,
    jobs: JobRunner,
    scripted_ask: ScriptedAsk,
    fixed_clock: FixedClock,
) -> RegistrationPage:
    """The page six days after the last day for dossiers."""
    fixed_clock.move_to(date(2026, 12, 21))
    made = RegistrationPage(demo_gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    made.show_year(2026)
    return made


def test_letters_are_written_recorded_and_taken_back(
    page: RegistrationPage, demo_office: Office, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    seen: list[tuple[int, bytes]] = []

    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, ChaseDialog)
        dialog.number.setText("45")
        dialog.is_one_file.setChecked(True)
        dialog.on_preview()
        seen.append((len(dialog.unit_ids()), dialog.page.view.pdf))
        dialog.accept()
        return dialog.result() == QDialog.DialogCode.Accepted

    scripted_ask.answer(fill, tmp_path)
    before = demo_office.chase_service.letters(PLAN)
    page.open_target(("chase", PLAN))
    count, pdf = seen[0]
    assert count == len(demo_office.chase_service.owing(PLAN)) > 1
    assert pdf.startswith(b"%PDF")
    assert (tmp_path / "Công văn đôn đốc.pdf").is_file()
    letters = [one for one in demo_office.chase_service.letters(PLAN) if one not in before]
    assert [one.number for one in letters] == [str(number) for number in range(45, 45 + count)]
    owing = demo_office.chase_service.owing(PLAN)[-1]
    assert page.show_due("dossier")
    page.board.open_target(owing.unit.id)
    assert page.board.detail._reason.text().endswith("đã đôn đốc ngày 21/12/2026")
    demo_office.operations.undo()
    assert demo_office.chase_service.letters(PLAN) == before


def test_a_wrong_number_keeps_the_dialog_open(page: RegistrationPage, scripted_ask: ScriptedAsk) -> None:
    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, ChaseDialog)
        dialog.number.setText("bốn")
        dialog.accept()
        return dialog.result() == QDialog.DialogCode.Accepted

    scripted_ask.answer(fill)
    page.open_target(("chase", PLAN))
    assert scripted_ask.is_done


def test_the_wording_is_changed_once_for_the_office(
    page: RegistrationPage, demo_office: Office, scripted_ask: ScriptedAsk
) -> None:
    def reword(dialog: QDialog) -> bool:
        assert isinstance(dialog, ChaseWordingDialog)
        dialog.text.setPlainText("V/v nhắc nộp\nKính đề nghị {đơn vị} gửi:\n{còn thiếu}")
        return True

    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, ChaseDialog)
        dialog.wording.click()
        return False

    scripted_ask.answer(fill, reword)
    page.open_target(("chase", PLAN))
    assert demo_office.chase_service.settings().template.startswith("V/v nhắc nộp")
