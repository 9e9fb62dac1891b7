"""Thiết lập and Bắt đầu: the agency as its papers print it, who signs, the data, the three doors."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import AgencyProfile, Signatory
from desktop_app.domain.plan.plan import Authority
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.settings.agency_change_dialog import AgencyChangeDialog
from desktop_app.ui.pages.settings.settings_page import SettingsPage
from desktop_app.ui.pages.settings.settings_signatories import signed_as
from desktop_app.ui.pages.welcome_page import WelcomePage
from desktop_app.ui.text import settings, shell


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> SettingsPage:
    made = SettingsPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.show_year(2022)
    return made


def _press(page: SettingsPage, label: str) -> None:
    next(one for one in page.data.findChildren(QPushButton) if one.text() == label).click()


def test_the_head_is_drawn_as_one_types(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClicks(page.agency.name, "So Khoa hoc")
    qtbot.keyClicks(page.agency.symbol, "SKHCN")
    assert page.agency.head._name.text() == "SO KHOA HOC"
    assert page.agency.head._number.text() == "Số:        /KH-SKHCN"
    assert page.agency._symbol_row.note.text() == "Kế hoạch sẽ ghi Số: …/KH-SKHCN"
    assert page.agency.state.text() == "Chưa lưu"
    page.agency.save.click()
    assert page.gateway.office.office_service.profile().name == "So Khoa hoc"
    assert page.agency.state.text() == ""
    assert page.heading() == ("Thiết lập", "So Khoa hoc")


def test_an_agency_without_a_name_is_not_written(page: SettingsPage) -> None:
    page.agency.place.setText("Hòa An")
    page.save_agency()
    assert page.agency._name_row.problem() == settings.NAME_MISSING
    with pytest.raises(UserError, match="Chưa có tên cơ quan"):
        page.leave()
    assert page.gateway.office.office_service.profile().place == ""
    page.agency.cancel_wanted.emit()
    page.leave()


def test_what_was_typed_is_written_when_another_facet_is_shown(page: SettingsPage) -> None:
    page.agency.name.setText("Sở Khoa học và Công nghệ")
    page.tabs.setCurrentIndex(1)
    assert page.gateway.office.office_service.profile().name == "Sở Khoa học và Công nghệ"


def test_a_facet_with_a_fault_is_not_left(page: SettingsPage, scripted_ask: ScriptedAsk) -> None:
    page.agency.place.setText("Hòa An")
    page.tabs.setCurrentIndex(1)
    assert page.tabs.currentIndex() == 0
    assert scripted_ask.told == [settings.NAME_MISSING]


def test_undo_shows_the_agency_as_it_was(page: SettingsPage) -> None:
    page.agency.name.setText("Sở A")
    page.save_agency()
    page.agency.name.setText("Sở B")
    page.save_agency()
    page.gateway.undo()
    assert page.agency.name.text() == "Sở A"


def test_a_deputy_signs_for_the_head(page: SettingsPage) -> None:
    page.tabs.setCurrentIndex(1)
    page.open_signatory(0)
    form = page.signatories.form
    form.name.setText("Lê Thị Ngọc Ánh")
    form.job.setText("Phó Giám đốc")
    form.authority.setCurrentIndex(form.authority.findData(Authority.FOR_HEAD.value))
    form.edited.emit()
    page.save_signatory()
    assert form._head_row.problem() == settings.HEAD_TITLE_MISSING
    form.head_title.setText("Giám đốc")
    form.from_on.edit.setText("1/1/2022")
    page.save_signatory()
    [stored] = page.gateway.office.office_service.signatories()
    assert stored.authority is Authority.FOR_HEAD
    assert stored.from_on == date(2022, 1, 1)
    assert signed_as(stored) == "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"
    assert page.signatories.table.current_key() == stored.id
    page.delete_signatory()
    assert page.gateway.office.office_service.signatories() == ()
    page.gateway.undo()
    assert len(page.gateway.office.office_service.signatories()) == 1


@pytest.mark.parametrize(
    ("signatory", "wanted"),
    [
        (Signatory(1, "A", "Giám đốc"), "GIÁM ĐỐC"),
        (Signatory(1, "A", "Giám đốc", Authority.ACTING), "Q. GIÁM ĐỐC"),
        (Signatory(1, "A", "Chánh Văn phòng", Authority.BY_ORDER, "Giám đốc"), "TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG"),
    ],
)
def test_the_authority_stands_before_the_title(signatory: Signatory, wanted: str) -> None:
    assert signed_as(signatory) == wanted


def test_the_data_are_backed_up_and_checked(page: SettingsPage) -> None:
    page.tabs.setCurrentIndex(2)
    assert page.data._last.text() == settings.NO_BACKUP
    _press(page, settings.BACK_UP_NOW)
    assert page.data._last.text().startswith("Bản gần nhất: ")
    _press(page, settings.VERIFY)
    assert page.data._result.text() == shell.SOUND
    assert page.data._folder.text() == str(page.gateway.office.paths.data_folder)


def test_the_page_fits_a_small_screen(page: SettingsPage) -> None:
    page.open_signatory(0)
    for tab in range(3):
        page.tabs.setCurrentIndex(tab)
        assert page.minimumSizeHint().width() <= 1020
        assert page.minimumSizeHint().height() <= 540


def test_the_three_doors_lead_where_they_say(
    qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk
) -> None:
    page = WelcomePage(gateway, jobs, scripted_ask)
    qtbot.addWidget(page)
    gone: list[tuple[str, object]] = []
    page.go_to.connect(lambda key, target: gone.append((key, target)))
    for step in page.doors.steps[:2]:
        step.handler()
    assert gone == [("catalogue", "import"), ("plan", "import")]
    assert page.doors.steps[2].button == "Mở dữ liệu mẫu"
    assert page.minimumSizeHint().width() <= 1020
    assert page.minimumSizeHint().height() <= 540


def test_the_office_renamed_from_a_day_keeps_its_earlier_names(page: SettingsPage, scripted_ask: ScriptedAsk) -> None:
    service = page.gateway.office.office_service
    assert not page.agency.change.isEnabled()  # no name yet, nothing to change
    service.save_profile(AgencyProfile("Sở Thông tin", "UBND tỉnh Hòa An", "STT", "Hòa An", row_version=0))
    page.reload(None)
    assert page.agency.former.isHidden()
    dialogs: list[AgencyChangeDialog] = []

    def answer(dialog: object) -> bool:
        assert isinstance(dialog, AgencyChangeDialog)
        dialogs.append(dialog)
        dialog.accept()
        assert dialog._name_row.problem() == settings.CHANGE_NOTHING
        dialog.name.setText("Sở Khoa học")
        dialog.symbol.setText("SKH")
        dialog.accept()
        assert dialog._day_row.problem() == settings.CHANGE_NO_DAY
        dialog.day.set_date(date(2022, 3, 1))
        return True

    scripted_ask.answer(answer)
    page.agency.change.click()
    assert len(dialogs) == 1
    assert service.profile().name == page.agency.name.text() == "Sở Khoa học"
    assert service.profile_on(date(2022, 2, 28)).symbol == "STT"
    assert not page.agency.former.isHidden()
    assert page.agency.former.text() == "Sở Thông tin (STT), UBND tỉnh Hòa An, Hòa An: đến hết 28/02/2022"
    page.gateway.undo()
    assert service.profile().name == page.agency.name.text() == "Sở Thông tin"
    assert page.agency.former.isHidden()
