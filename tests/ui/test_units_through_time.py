"""Units through time in Danh mục: renamed, merged, split with a preview; the history below the form; people transferred."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.office.unit_changes import ChangeKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.catalogue_page import CataloguePage
from desktop_app.ui.pages.catalogue.units.transfer_dialog import TransferDialog
from desktop_app.ui.pages.catalogue.units.unit_change_dialog import UnitChangeDialog

PLANNING, MONEY, OFFICE = "Phòng Kế hoạch", "Phòng Tài chính", "Văn phòng"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> CataloguePage:
    service = gateway.office.office_service
    units = [service.save_unit(Unit(0, name)) for name in (PLANNING, MONEY, OFFICE)]
    for place, name in enumerate(("Vàng A Páo", "Giàng Thị Mỷ", "Lò Thị Ón")):
        service.save_person(Person(0, name, memberships=(Membership(0, 0, units[place]),)))
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(gateway.office.clock.today().year)
    made.reload(None)
    return made


def unit(page: CataloguePage, name: str) -> Unit:
    return next(one for one in page.gateway.office.office_service.units() if one.name == name)


def dialog_of(page: CataloguePage, kind: ChangeKind, name: str) -> UnitChangeDialog:
    office = page.gateway.office
    today = office.clock.today()
    chosen = unit(page, name)
    return UnitChangeDialog(
        kind,
        chosen,
        office.office_service.units(today),
        office.office_service.people(today, chosen.id),
        today,
        office.unit_change_service.preview,
    )


def test_a_merger_is_previewed_then_done_and_told_in_the_history(page: CataloguePage, qtbot: QtBot) -> None:
    dialog = dialog_of(page, ChangeKind.MERGED, PLANNING)
    qtbot.addWidget(dialog)
    assert not dialog._buttons.yes.isEnabled()
    dialog.name.setText("Phòng Kế hoạch - Tài chính")
    assert "từ hai đơn vị trở lên" in dialog._problem.text()
    dialog.others.item(0).setCheckState(Qt.CheckState.Checked)
    assert f"{MONEY} hoạt động đến hết ngày" in dialog._told.text()
    assert "nhận 2 người" in dialog._told.text()
    assert dialog._buttons.yes.isEnabled()
    draft = dialog.draft()
    assert draft is not None
    page.gateway.office.unit_change_service.apply(draft)
    page.people.open_unit(unit(page, "Phòng Kế hoạch - Tài chính").id)
    past = page.people.unit_form.past
    assert "sáp nhập thành Phòng Kế hoạch - Tài chính" in past.lines.text()
    page.people.open_unit(unit(page, PLANNING).id)
    assert not past.buttons[ChangeKind.RENAMED].isEnabled(), "what has ended cannot be renamed any more"


def test_renaming_by_the_buttons_of_the_form_is_one_undo(page: CataloguePage, scripted_ask: ScriptedAsk) -> None:
    def answer(dialog: object) -> bool:
        assert isinstance(dialog, UnitChangeDialog)
        dialog.name.setText("Phòng Tổng hợp")
        return True

    scripted_ask.answer(answer)
    page.people.open_unit(unit(page, PLANNING).id)
    page.people.unit_form.past.buttons[ChangeKind.RENAMED].click()
    assert unit(page, "Phòng Tổng hợp").from_on == page.gateway.office.clock.today()
    page.gateway.undo()
    assert unit(page, PLANNING).to_on is None


def test_a_split_waits_until_everyone_has_a_place(page: CataloguePage, qtbot: QtBot) -> None:
    dialog = dialog_of(page, ChangeKind.SPLIT, OFFICE)
    qtbot.addWidget(dialog)
    dialog.names.setPlainText("Phòng A\nPhòng B")
    assert not dialog._buttons.yes.isEnabled()
    assert "Lò Thị Ón" in dialog._told.text()
    (combo,) = dialog._combos.values()
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert dialog._buttons.yes.isEnabled()
    assert "Phòng B hoạt động từ ngày" in dialog._told.text()


def test_a_person_is_transferred_from_the_form(page: CataloguePage, scripted_ask: ScriptedAsk) -> None:
    def answer(dialog: object) -> bool:
        assert isinstance(dialog, TransferDialog)
        dialog.picker.choose(unit(page, MONEY).id)
        dialog.day.set_date(date(2022, 3, 1))
        return True

    scripted_ask.answer(answer)
    person = page.gateway.office.office_service.people(search="Páo")[0]
    page.people.open_person(person.id)
    page.people.person_form.transfer.click()
    old, new = page.gateway.office.office_service.person(person.id).memberships
    assert (old.to_on, new.unit_id, new.from_on) == (date(2022, 2, 28), unit(page, MONEY).id, date(2022, 3, 1))
