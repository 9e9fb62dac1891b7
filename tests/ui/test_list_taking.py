"""Lists come in through the window: every table of a file, its columns, hidden rows and people chosen in place, then one press."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk
from xlsxwriter import Workbook

from desktop_app.assembly.office import Office
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.judged import Fate
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.catalogue_page import CataloguePage
from desktop_app.ui.pages.catalogue.taking.taking_pane import TakingPane
from desktop_app.ui.pages.catalogue.taking.taking_table import FIRST_CELL, TakingTable
from desktop_app.ui.text import taking as text

PEOPLE = [
    ["DANH SÁCH CÁN BỘ"],
    ["STT", "Họ và tên", "Năm sinh", "Quê", "Nơi làm", "Đơn vị"],
    [1, "Tô An", 1980, "Hòa An", "Tầng 2", "Văn phòng Sở"],
    [2, "Tô Bê", "19x0", "Hòa An", "Tầng 3", "Văn phòng Sở"],
    [3, "Tô Xê", 1982, "Hòa An", "Tầng 1", "Phòng Kế hoạch"],
]
AWARDS = [
    ["KHEN THƯỞNG CÁC NĂM"],
    ["STT", "Họ và tên", "Đơn vị", "Năm", "Danh hiệu thi đua", "Số, ngày quyết định"],
    [1, "Tô Xê", "Phòng Kế hoạch", 2021, "LĐTT", "Số 7/QĐ-SKHCN ngày 05/01/2022"],
    [2, "Lê Dê", "Phòng Kế hoạch", 2021, "LĐTT", "Số 7/QĐ-SKHCN ngày 05/01/2022"],
    [3, "Lê Dê", "Phòng Kế hoạch", 2022, "Giải Nhì", "Số 9/QĐ-SKHCN ngày 05/01/2023"],
]


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> CataloguePage:
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.show_year(2022)
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "tong-hop.xlsx"
    made = Workbook(path)
    for name, rows, hidden in (("Cán bộ", PEOPLE, 4), ("Khen thưởng", AWARDS, None)):
        sheet = made.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        if hidden is not None:
            sheet.set_row(hidden, None, None, {"hidden": True})
    made.close()
    return path


def opened(page: CataloguePage, path: Path) -> TakingPane:
    page.people.taking.read_file(path)
    assert page.people.is_taking()
    return page.people.preview_pane


def table_of(pane: TakingPane) -> TakingTable:
    assert pane.table is not None
    return pane.table


def pick(menu: QMenu, words: str) -> None:
    action = next(one for one in menu.actions() if one.text() == words)
    action.trigger()


def fates(pane: TakingPane) -> list[tuple[int, Fate]]:
    return [(line.row, line.fate) for line in pane.lines()]


def test_every_table_of_a_file_is_looked_at_before_one_press(page: CataloguePage, book: Path) -> None:
    said: list[str] = []
    page.gateway.said.connect(said.append)
    pane = opened(page, book)
    assert [pane.tables.itemText(place) for place in range(pane.tables.count())] == [
        "trang tính “Cán bộ” (3 dòng)",
        "trang tính “Khen thưởng” (3 dòng)",
    ]
    assert fates(pane) == [(4, Fate.FAULTY), (3, Fate.VALID), (5, Fate.VALID)]
    pane.show_table(1)
    assert pane.kind.currentText() == "Khen thưởng đã có"
    assert fates(pane) == [(5, Fate.FAULTY), (3, Fate.VALID), (4, Fate.VALID)]
    assert pane.take_in.text() == "Nhập 4 dòng hợp lệ"
    pane.take_in.click()
    assert not page.people.is_taking()
    office = page.gateway.office
    assert {person.full_name for person in office.office_service.people()} == {"Tô An", "Tô Xê", "Lê Dê"}
    assert len(office.award_history_service.of_years(2021, 2021)) == 2
    assert said[-1].startswith("Đã nhập 3 người và 2 kết quả khen thưởng")
    page.gateway.undo()
    assert office.office_service.people() == ()


def test_a_person_of_an_award_list_in_the_same_file_is_the_one_of_the_people_list(
    page: CataloguePage, book: Path
) -> None:
    pane = opened(page, book)
    pane.take_in.click()
    found = [one for one in page.gateway.office.office_service.people() if one.full_name == "Tô Xê"]
    assert len(found) == 1
    (award,) = page.gateway.office.award_history_service.of_person(found[0].id)
    assert award.award.decision_number == "7/QĐ-SKHCN"


def test_the_columns_stand_under_their_titles_and_can_mean_something_else(page: CataloguePage, book: Path) -> None:
    pane = opened(page, book)
    model = table_of(pane).rows_model
    header = [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(FIRST_CELL, 9)]
    assert header[:3] == ["STT\n▾ Số thứ tự", "Họ và tên\n▾ Họ và tên", "Năm sinh\n▾ Ngày, năm sinh"]
    assert header[4] == "Nơi làm\n▾ Không nhập"
    menu = table_of(pane).column_menu(4)
    marked = [one.text() for one in menu.actions() if one.isChecked()]
    assert marked == ["Không nhập"]
    pick(menu, "Chức vụ")
    assert str(table_of(pane).rows_model.headerData(FIRST_CELL + 4, Qt.Orientation.Horizontal)) == "Nơi làm\n▾ Chức vụ"
    pane.take_in.click()
    posts = {one.full_name: one.memberships[0].post for one in page.gateway.office.office_service.people()}
    assert posts["Tô An"] == "Tầng 2"
    page.gateway.undo()
    again = opened(page, book)
    assert again.preview is not None
    assert not again.preview.taken.tables[0].is_remembered, "undo forgot it with the rest"


def test_the_header_opens_its_menu_by_mouse_and_by_key(qtbot: QtBot, page: CataloguePage, book: Path) -> None:
    pane = opened(page, book)
    page.show()
    table = table_of(pane)
    table.horizontalHeader().sectionClicked.emit(FIRST_CELL + 3)
    menus = [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    assert [menu.accessibleName() for menu in menus] == ["Quê"]
    menus[0].close()
    table.setCurrentIndex(table.rows_model.index(0, FIRST_CELL + 4))
    next(action for action in table.actions() if action.shortcut().toString() == "Alt+Down").trigger()
    assert "Nơi làm" in [menu.accessibleName() for menu in table.findChildren(QMenu) if menu.isVisible()]
    for menu in table.findChildren(QMenu):
        menu.close()


def test_hidden_rows_are_taken_or_left(page: CataloguePage, book: Path) -> None:
    pane = opened(page, book)
    assert pane.takes_hidden.text() == "Nhập cả 1 dòng ẩn"
    assert pane.takes_hidden.isChecked()
    pane.takes_hidden.click()
    assert fates(pane) == [(4, Fate.FAULTY), (3, Fate.VALID), (5, Fate.LEFT_OUT)]
    assert pane.take_in.text() == "Nhập 3 dòng hợp lệ"


def test_a_table_can_be_left_out_or_be_of_another_kind(page: CataloguePage, book: Path) -> None:
    pane = opened(page, book)
    pane.kind.activated.emit(pane.kind.findText("Không nhập bảng này"))
    assert {fate for _row, fate in fates(pane)} == {Fate.LEFT_OUT}
    assert pane.take_in.text() == "Nhập 2 dòng hợp lệ"
    pane.kind.activated.emit(pane.kind.findData(ListKind.PEOPLE.value))
    assert pane.take_in.text() == "Nhập 4 dòng hợp lệ"
    pane.kind.activated.emit(pane.kind.findData(ListKind.AWARDS.value))
    assert pane.preview is not None
    assert pane.preview.taken.tables[0].list_kind is ListKind.AWARDS
    assert Column.FULL_NAME in pane.preview.taken.tables[0].columns


@pytest.fixture
def namesakes(office: Office) -> tuple[int, int]:
    service = office.office_service
    unit = service.save_unit(Unit(0, "Phòng Kế hoạch"))
    one, other = (
        service.save_person(Person(0, "Lê Dê", None, born, (Membership(0, 0, unit, "Chuyên viên"),)))
        for born in (1970, 1990)
    )
    return one, other


ASKED = (
    "Họ và tên\tĐơn vị\tNăm\tDanh hiệu\n"
    "Lê Dê\tPhòng Kế hoạch\t2021\tLĐTT\n"
    "Lê Dê\tPhòng Kế hoạch\t2022\tLĐTT\n"
    "Lê Dê\tPhòng Kế hoạch\t2020\tLĐTT\n"
)


def test_whose_award_it_is_is_chosen_once_for_all_rows_or_for_one(
    page: CataloguePage, namesakes: tuple[int, int]
) -> None:
    QGuiApplication.clipboard().setText(ASKED)
    page.people.paste()
    pane = page.people.preview_pane
    assert {fate for _row, fate in fates(pane)} == {Fate.CHOOSE}
    assert not pane.take_in.isEnabled()
    assert not pane.choose.isEnabled()
    table_of(pane).select_key(3)
    assert pane.choose.isEnabled()
    assert pane.note.full_text().startswith("Dòng 3: Có 2 người tên “Lê Dê”")
    menu = pane.choice_menu(pane.lines()[1])
    words = [one.text() for one in menu.actions() if one.text()]
    assert words == [
        "Là Lê Dê, Chuyên viên, Phòng Kế hoạch, sinh năm 1970",
        "Là Lê Dê, Chuyên viên, Phòng Kế hoạch, sinh năm 1990",
        text.IS_NEW,
        text.LEAVE,
        text.ONLY_THIS_ROW,
    ]
    pick(menu, words[0])
    assert {fate for _row, fate in fates(pane)} == {Fate.VALID}
    pane.answer("row 0 3", namesakes[1])
    pane.take_in.click()
    history = page.gateway.office.award_history_service
    assert [one.award.achievement_year for one in history.of_person(namesakes[0])] == [2020, 2021]
    assert [one.award.achievement_year for one in history.of_person(namesakes[1])] == [2022]


def test_the_only_one_suggested_is_accepted_for_many_rows_at_once(
    page: CataloguePage, office: Office, namesakes: tuple[int, int]
) -> None:
    unit = office.office_service.required_unit("Phòng Kế hoạch").id
    person = office.office_service.save_person(Person(0, "Tô Gờ", memberships=(Membership(0, 0, unit),)))
    QGuiApplication.clipboard().setText(
        "Họ và tên\tĐơn vị\tNăm\tDanh hiệu\nTô Gờ\tPhòng A\t2021\tLĐTT\nTô Gờ\tPhòng B\t2022\tLĐTT\n"
    )
    page.people.paste()
    pane = page.people.preview_pane
    assert pane.accept_only.text() == "Nhận người duy nhất được gợi ý cho 2 dòng"
    pane.accept_only.click()
    assert {fate for _row, fate in fates(pane)} == {Fate.VALID}
    pane.take_in.click()
    assert len(office.award_history_service.of_person(person)) == 2


def test_the_form_of_a_person_has_the_awards_newest_first(page: CataloguePage, book: Path) -> None:
    opened(page, book).take_in.click()
    person = next(one for one in page.gateway.office.office_service.people() if one.full_name == "Tô Xê")
    page.people.open_person(person.id)
    passport = page.people.person_form.passport
    model = passport.table.rows_model
    assert [model.index(0, column).data() for column in range(4)] == ["2021", "LĐTT", "7/QĐ-SKHCN, 05/01/2022", ""]
    tip = model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "Lao động tiên tiến" in tip
    assert "Nhập từ tong-hop.xlsx, dòng 3" in tip
    page.gateway.undo()
    assert page.people.person_form.isHidden() or not page.people.person_form.isVisibleTo(page)


def test_reading_can_be_stopped_and_leaves_nothing(qtbot: QtBot, gateway: Gateway, scripted_ask: ScriptedAsk) -> None:
    rows = "".join(f"Tô Văn A{number}\tPhòng {number % 40}\n" for number in range(5000))
    jobs = JobRunner()
    page = CataloguePage(gateway, jobs, scripted_ask)
    qtbot.addWidget(page)
    page.show_year(2022)
    QGuiApplication.clipboard().setText(f"Họ và tên\tĐơn vị\n{rows}")
    page.people.paste()
    cancel = page.people.taking.line.findChildren(QPushButton)
    next(one for one in cancel if one.text() == "Hủy").click()
    assert not jobs.is_busy
    assert jobs.close()
    assert not page.people.is_taking()
    assert gateway.office.office_service.people() == ()


def test_five_thousand_rows_are_shown_and_corrected_in_a_moment(
    qtbot: QtBot, page: CataloguePage, gateway: Gateway
) -> None:
    rows = "".join(f"Tô Văn A{number}\t{1950 + number % 50}\tPhòng {number % 40}\n" for number in range(5000))
    QGuiApplication.clipboard().setText(f"Họ và tên\tNăm sinh\tĐơn vị\n{rows}Tô Sai\t19x\tPhòng 1\n")
    page.people.paste()
    pane = page.people.preview_pane
    assert len(pane.lines()) == 5001
    assert pane.lines()[0].fate is Fate.FAULTY
    model = table_of(pane).rows_model
    assert model.setData(model.index(0, FIRST_CELL + 1), "1990")
    assert pane.take_in.text() == "Nhập 5.001 dòng hợp lệ"


def test_legacy_text_is_shown_converted_and_can_be_kept(
    page: CataloguePage, tmp_path: Path, scripted_ask: ScriptedAsk
) -> None:
    path = tmp_path / "can-bo.csv"
    path.write_text("Hä vµ tªn,§¬n vÞ,Chøc vô\nT« V¨n An,V¨n phßng Së,Chuyªn viªn\n", encoding="utf-8")
    pane = opened(page, path)
    assert pane.converts_legacy.isChecked()
    assert "Tô Văn An" in pane.lines()[0].cells
    assert "→" in pane.converts_legacy.toolTip()


def test_a_preview_with_every_choice_fits_a_small_screen(page: CataloguePage, book: Path) -> None:
    pane = opened(page, book)
    for choice in (pane.tables, pane.kind, pane.year_by, pane.takes_hidden, pane.accept_only, pane.choose):
        choice.setVisible(True)
    assert page.minimumSizeHint().width() <= 1020
    assert page.minimumSizeHint().height() <= 540


def test_a_list_looked_at_is_put_aside_for_a_person_and_comes_back(page: CataloguePage, book: Path) -> None:
    pane = opened(page, book)
    pane.takes_hidden.click()
    page.people.open_person(0)
    assert not page.people.is_taking()
    assert page.people.aside.text() == "Xem trước khi nhập: tong-hop.xlsx: chưa ghi vào sổ."
    page.people.aside.findChild(QPushButton).click()
    assert page.people.is_taking()
    assert page.people.aside.text() == ""
    assert not pane.takes_hidden.isChecked(), "what was chosen still is"
    pane.cancelled.emit()
    assert page.people.aside.text() == ""
