"""Danh mục: units and people are found, added, changed, taken in from lists; nothing typed is lost on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.lists.judged import Fate
from desktop_app.domain.office.office import Membership, Person, Sex, Unit, UnitKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.catalogue_page import CataloguePage
from desktop_app.ui.pages.catalogue.catalogue_units import ALL
from desktop_app.ui.style import color

PLAN = Path(__file__).resolve().parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"
LIST = (
    "Họ và tên\tGiới tính\tChức vụ\tĐơn vị\n"
    "Trịnh Gia Bảo\tNam\tChuyên viên\tVăn phòng Sở\n"
    "Nguyễn Thị Kiều Anh\tNữ\tChánh Văn phòng\tVăn phòng Sở\n"
    "\tNữ\tVăn thư\tVăn phòng Sở\n"
    "Phạm Quang Dũng\tNam\tChuyên viên\tPhòng Kế hoạch\n"
    "Cao Kim Ngân\tkhông rõ\tKế toán\tPhòng Kế hoạch\n"
)


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> CataloguePage:
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.show_year(2022)
    return made


@pytest.fixture
def filled(page: CataloguePage) -> CataloguePage:
    QGuiApplication.clipboard().setText(LIST)
    page.people.paste()
    page.people.taking.take_in()
    return page


def _names(page: CataloguePage) -> list[str]:
    return [line.person.full_name for line in page.people.people_pane.table.rows_model.rows()]


def _unit_id(page: CataloguePage, name: str) -> int:
    return page.gateway.office.office_service.required_unit(name).id


def test_an_empty_office_shows_its_doors(page: CataloguePage) -> None:
    assert page.heading() == ("Danh mục", "Chưa có đơn vị và cá nhân")
    assert page.people.people_pane._stack.currentWidget() is page.people.people_pane._nothing


def test_a_pasted_list_is_shown_before_anything_is_written(page: CataloguePage) -> None:
    QGuiApplication.clipboard().setText(LIST)
    page.people.paste()
    service = page.gateway.office.office_service
    assert service.people() == ()
    lines = page.people.preview_pane.lines()
    assert [(line.fate.value, line.row) for line in lines] == [
        ("faulty", 4),
        ("faulty", 6),
        ("valid", 2),
        ("valid", 3),
        ("valid", 5),
    ]
    assert page.people.preview_pane.take_in.text() == "Nhập 3 dòng hợp lệ"
    assert page.people.preview_pane.pills.button("faulty").text() == "Lỗi 2"
    page.people.preview_pane.pills.button("faulty").click()
    assert len(page.people.preview_pane.lines()) == 2
    page.people.preview_pane.cancelled.emit()
    assert service.people() == ()
    assert not page.people.is_taking()


def _preview(page: CataloguePage, pasted: str = LIST) -> None:
    QGuiApplication.clipboard().setText(pasted)
    page.people.paste()


def _cell(page: CataloguePage, row: int, header: str) -> QModelIndex:
    table = page.people.preview_pane.table
    assert table is not None
    model = table.rows_model
    titles = [column.header.partition("\n")[0] for column in model.columns]
    place = model.place_of(row)
    assert place is not None
    return model.index(place, titles.index(header))


def test_a_faulty_row_shows_its_cells_with_the_faulty_one_in_red(page: CataloguePage) -> None:
    _preview(page)
    shown = {header: _cell(page, 6, header) for header in ("Họ và tên", "Giới tính", "Đơn vị", "Chức vụ", "Dòng")}
    assert [index.data() for index in shown.values()] == ["Cao Kim Ngân", "không rõ", "Phòng Kế hoạch", "Kế toán", "6"]
    red = [header for header, index in shown.items() if index.data(Qt.ItemDataRole.BackgroundRole) is not None]
    assert red == ["Giới tính"]
    assert shown["Giới tính"].data(Qt.ItemDataRole.ForegroundRole) == color("bad")
    assert "Ghi Nam, Nữ hoặc để trống." in shown["Giới tính"].data(Qt.ItemDataRole.ToolTipRole)
    missing = _cell(page, 4, "Họ và tên")
    assert missing.data() == "(trống)"
    assert missing.data(Qt.ItemDataRole.EditRole) == ""


def test_a_faulty_cell_is_corrected_by_a_double_click(qtbot: QtBot, page: CataloguePage) -> None:
    _preview(page)
    page.show()
    table = page.people.preview_pane.table
    assert table is not None
    page.people.preview_pane.pills.button("faulty").click()
    table.edit(_cell(page, 6, "Giới tính"))
    editor = table.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "không rõ"
    editor.setText("Nữ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # the key is taken by the event loop; what is shown is still only the faulty ones
    qtbot.waitUntil(lambda: [line.row for line in page.people.preview_pane.lines()] == [4], timeout=2000)
    assert page.people.preview_pane.pills.button("faulty").text() == "Lỗi 1"
    assert page.people.preview_pane.take_in.text() == "Nhập 4 dòng hợp lệ"
    index = _cell(page, 4, "Họ và tên")
    assert table.rows_model.setData(index, "Hồ Thị Mơ")
    page.people.preview_pane.take_in.click()
    stored = {person.full_name: person for person in page.gateway.office.office_service.people()}
    assert stored["Cao Kim Ngân"].sex is Sex.FEMALE
    assert stored["Hồ Thị Mơ"].memberships[0].post == "Văn thư"


def test_a_unit_misspelt_in_a_valid_row_can_be_corrected_before_it_is_added(filled: CataloguePage) -> None:
    _preview(filled, "Họ và tên\tĐơn vị\nVừ A Páo\tPhòng Kế hoach cũ\n")
    pane = filled.people.preview_pane
    assert pane.preview is not None
    assert pane.preview.new_units == ("Phòng Kế hoach cũ",)
    assert pane.table is not None
    pane.table.rows_model.setData(_cell(filled, 2, "Đơn vị"), "phòng kế hoạch")
    assert pane.preview.new_units == ()
    pane.take_in.click()
    assert _unit_id(filled, "Phòng Kế hoạch") == _unit_id(filled, "phòng kế hoạch")


def test_a_shifted_row_shows_its_cells_but_is_mended_in_the_file(
    page: CataloguePage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    file = tmp_path / "can-bo.csv"
    file.write_text("Họ và tên,Đơn vị\nLò Thị Pản,Văn phòng, Sở\nVừ A Páo,Văn phòng\n", encoding="utf-8")
    scripted_ask.answer(file)
    page.people.choose_list()
    index = _cell(page, 2, "Họ và tên")
    assert index.data() == "Lò Thị Pản"
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert _cell(page, 3, "Họ và tên").flags() & Qt.ItemFlag.ItemIsEditable


def test_one_press_writes_the_valid_rows_as_one_undo_step(page: CataloguePage) -> None:
    said: list[str] = []
    page.gateway.said.connect(said.append)
    QGuiApplication.clipboard().setText(LIST)
    page.people.paste()
    page.people.preview_pane.take_in.click()
    assert said == ["Đã nhập 3 người, bỏ 2 dòng."]
    assert page.heading()[1] == "2 đơn vị · 3 người"
    assert _names(page) == ["Nguyễn Thị Kiều Anh", "Trịnh Gia Bảo", "Phạm Quang Dũng"]
    page.gateway.undo()
    assert page.heading()[1] == "Chưa có đơn vị và cá nhân"


def test_a_list_taken_in_twice_adds_nobody(filled: CataloguePage) -> None:
    QGuiApplication.clipboard().setText(LIST)
    filled.people.paste()
    assert not filled.people.preview_pane.take_in.isEnabled()
    doubles = [line for line in filled.people.preview_pane.lines() if line.fate is Fate.DOUBLE]
    assert len(doubles) == 3
    assert all("không nhập lại" in line.remark for line in doubles)


def test_a_file_that_cannot_be_read_is_one_sentence(
    page: CataloguePage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    file = tmp_path / "can-bo.xlsx"
    file.write_bytes(b"not a workbook")
    scripted_ask.answer(file)
    page.people.choose_list()
    assert len(scripted_ask.told) == 1
    assert not page.people.is_taking()


def test_a_csv_file_is_previewed(page: CataloguePage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    file = tmp_path / "can-bo.csv"
    file.write_text(LIST.replace("\t", ","), encoding="utf-8-sig")
    scripted_ask.answer(file)
    page.open_target("import")
    assert page.people.preview_pane.title.full_text() == "Xem trước khi nhập: can-bo.csv"
    assert page.people.preview_pane.take_in.text() == "Nhập 3 dòng hợp lệ"


def test_an_empty_clipboard_is_told(page: CataloguePage, scripted_ask: ScriptedAsk) -> None:
    QGuiApplication.clipboard().clear()
    page.people.paste()
    assert scripted_ask.told[0].startswith("Chưa có gì để dán")


def test_choosing_a_unit_leaves_its_people(filled: CataloguePage) -> None:
    filled.people.unit_pane.choose(_unit_id(filled, "Phòng Kế hoạch"))
    assert _names(filled) == ["Phạm Quang Dũng"]
    filled.people.unit_pane.choose(ALL)
    assert len(_names(filled)) == 3


def test_the_filter_needs_no_marks_and_says_how_many(qtbot: QtBot, filled: CataloguePage) -> None:
    filled.focus_filter()
    qtbot.keyClicks(filled.people.people_pane.filter, "kieu anh")
    assert _names(filled) == ["Nguyễn Thị Kiều Anh"]
    assert filled.people.people_pane._count.text() == "1 trong 3 người, xếp theo tên"
    filled.people.people_pane.filter.setText("xyz")
    assert filled.people.people_pane._no_match.title() == "Không có dòng nào khớp “xyz”."


def test_a_person_is_changed_in_the_form_and_stays_selected(qtbot: QtBot, filled: CataloguePage) -> None:
    person_id = filled.people.people_pane.table.rows_model.row(1).person.id
    filled.people.people_pane.choose(person_id)
    form = filled.people.person_form
    assert form.title.text() == "Trịnh Gia Bảo"
    form.birth_year.setFocus()
    qtbot.keyClicks(form.birth_year, "1994")
    assert form.state.text() == "Chưa lưu"
    qtbot.keyClick(form.birth_year, Qt.Key.Key_Return)
    assert filled.gateway.office.office_service.person(person_id).birth_year == 1994
    assert form.state.text() == ""
    assert filled.people.people_pane.table.current_key() == person_id


def test_a_new_person_stands_in_the_unit_chosen(qtbot: QtBot, filled: CataloguePage) -> None:
    unit_id = _unit_id(filled, "Phòng Kế hoạch")
    filled.people.unit_pane.choose(unit_id)
    filled.people.open_person(0)
    form = filled.people.person_form
    form.name.setText("Võ Đình Tuấn")
    form.sex.setCurrentIndex(form.sex.findData(Sex.MALE.value))
    [box] = form.memberships()
    box.post.setText("Kế toán")
    box.from_on.edit.setText("01/03/2021")
    form.buttons.yes.click()
    stored = next(
        person for person in filled.gateway.office.office_service.people() if person.full_name == "Võ Đình Tuấn"
    )
    assert stored.sex is Sex.MALE
    [membership] = stored.memberships
    assert (membership.unit_id, membership.post, membership.from_on) == (unit_id, "Kế toán", date(2021, 3, 1))
    assert "Võ Đình Tuấn" in _names(filled)


def test_moving_to_another_unit_keeps_the_old_period(filled: CataloguePage) -> None:
    service = filled.gateway.office.office_service
    person_id = filled.people.people_pane.table.rows_model.row(0).person.id
    old, new = _unit_id(filled, "Văn phòng Sở"), _unit_id(filled, "Phòng Kế hoạch")
    filled.people.open_person(person_id)
    form = filled.people.person_form
    form.memberships()[0].to_on.edit.setText("31/01/2022")
    form.add_membership()
    newest = form.memberships()[0]
    newest.picker.choose(new)
    newest.from_on.edit.setText("01/02/2022")
    filled.people.save_person()
    stored = service.person(person_id)
    assert [one.unit_id for one in stored.memberships] == [old, new]
    on_old, on_new = stored.membership_on(date(2022, 1, 15)), stored.membership_on(date(2022, 3, 18))
    assert on_old is not None
    assert on_new is not None
    assert (on_old.unit_id, on_new.unit_id) == (old, new)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_written(
    filled: CataloguePage, scripted_ask: ScriptedAsk
) -> None:
    filled.people.open_person(0)
    form = filled.people.person_form
    form.birth_year.setText("85")
    filled.people.save_person()
    assert form._name_row.problem() == "Chưa có họ và tên."
    assert form._year_row.problem().startswith("Năm sinh gồm bốn chữ số")
    assert form.memberships()[0].unit_row.problem() == "Chưa chọn đơn vị cho nơi công tác này."
    assert len(filled.gateway.office.office_service.people()) == 3
    assert scripted_ask.told == []


def test_a_draft_is_written_when_another_row_is_chosen(filled: CataloguePage) -> None:
    rows = filled.people.people_pane.table.rows_model.rows()
    filled.people.people_pane.choose(rows[0].person.id)
    filled.people.person_form.name.setText("Nguyễn Thị Kiều Oanh")
    filled.people.people_pane.choose(rows[1].person.id)
    assert filled.gateway.office.office_service.person(rows[0].person.id).full_name == "Nguyễn Thị Kiều Oanh"
    assert filled.people.person_form.title.text() == rows[1].person.full_name


def test_a_draft_that_cannot_be_written_keeps_its_place(filled: CataloguePage, scripted_ask: ScriptedAsk) -> None:
    rows = filled.people.people_pane.table.rows_model.rows()
    filled.people.people_pane.choose(rows[0].person.id)
    filled.people.person_form.name.setText("")
    filled.people.people_pane.choose(rows[1].person.id)
    assert filled.people.person_form.person().id == rows[0].person.id
    assert filled.people.people_pane.table.current_key() == rows[0].person.id
    assert "chưa lưu được" in scripted_ask.told[0]


def test_cancel_drops_the_draft(filled: CataloguePage) -> None:
    person_id = filled.people.people_pane.table.rows_model.row(0).person.id
    filled.people.people_pane.choose(person_id)
    filled.people.person_form.name.setText("Tên khác")
    filled.people.person_form.cancel_wanted.emit()
    filled.leave()
    assert filled.gateway.office.office_service.person(person_id).full_name == "Nguyễn Thị Kiều Anh"


def test_a_unit_is_added_and_changed(qtbot: QtBot, filled: CataloguePage) -> None:
    service = filled.gateway.office.office_service
    filled.people.open_unit(0)
    form = filled.people.unit_form
    qtbot.keyClicks(form.name, "Trung tam Du lieu")
    form.kind.setCurrentIndex(form.kind.findData(UnitKind.CENTER.value))
    form.phone.setText("091234567")
    filled.people.save_unit()
    assert form._phone_row.problem() == "Số điện thoại cần 10 hoặc 11 chữ số, hiện có 9. Có thể để trống."
    form.phone.setText("0912 345 678")
    filled.people.save_unit()
    unit = service.required_unit("Trung tam Du lieu")
    assert unit.unit_kind is UnitKind.CENTER
    assert filled.people.unit_pane.unit_id() == unit.id
    assert filled.heading()[1] == "3 đơn vị · 3 người"


def test_a_unit_that_is_used_is_not_deleted(filled: CataloguePage, scripted_ask: ScriptedAsk) -> None:
    filled.people.open_unit(_unit_id(filled, "Văn phòng Sở"))
    filled.people.delete_unit()
    assert "không xóa được" in scripted_ask.told[0]
    assert len(filled.gateway.office.office_service.units()) == 2


def test_deleting_a_person_is_undone_with_one_step(filled: CataloguePage) -> None:
    person_id = filled.people.people_pane.table.rows_model.row(0).person.id
    filled.people.people_pane.choose(person_id)
    filled.people.person_form.delete_wanted.emit()
    assert len(_names(filled)) == 2
    assert filled.people._forms.isHidden()
    filled.gateway.undo()
    assert len(_names(filled)) == 3


def test_a_unit_that_ceased_stands_at_the_end_with_its_day(filled: CataloguePage) -> None:
    service = filled.gateway.office.office_service
    service.save_unit(Unit(0, "Phòng Công nghệ thông tin", to_on=date(2022, 2, 28)))
    model = filled.people.unit_pane._model
    last = model.item(model.rowCount() - 1)
    assert last.text() == "Đã sáp nhập, giải thể"
    assert last.child(0).text() == "Phòng Công nghệ thông tin (đến 28/02/2022)"


def test_years_gone_by_show_who_was_there(filled: CataloguePage) -> None:
    service = filled.gateway.office.office_service
    unit_id = _unit_id(filled, "Văn phòng Sở")
    service.save_person(
        Person(0, "Hồ Văn Cũ", memberships=(Membership(0, 0, unit_id, "Văn thư", date(2019, 1, 1), date(2020, 6, 30)),))
    )
    assert "Hồ Văn Cũ" not in _names(filled)
    filled.show_year(2019)
    assert "Hồ Văn Cũ" in _names(filled)


def test_the_search_box_leads_to_a_person_and_a_unit(filled: CataloguePage) -> None:
    person_id = filled.people.people_pane.table.rows_model.row(2).person.id
    filled.people.people_pane.filter.setText("không ai")
    filled.open_target(("person", person_id))
    assert filled.people.person_form.person().id == person_id
    unit_id = _unit_id(filled, "Văn phòng Sở")
    filled.open_target(("unit", unit_id))
    assert filled.people.unit_pane.unit_id() == unit_id


def test_the_page_fits_a_small_screen(filled: CataloguePage) -> None:
    QGuiApplication.clipboard().setText(LIST)
    filled.people.paste()
    filled.people.open_person(0)
    hint = filled.minimumSizeHint()
    assert hint.width() <= 1020
    assert hint.height() <= 540


def test_the_room_left_over_goes_to_the_unit_and_to_the_name_within_one(filled: CataloguePage) -> None:
    filled.resize(1278, 620)
    filled.show()
    table = filled.people.people_pane.table
    unit_section = 3
    assert table.columnWidth(unit_section) > 170
    units = filled.gateway.office.office_service.units()
    filled.open_target(("unit", units[0].id))
    assert table.isColumnHidden(unit_section)
    shown = sum(table.columnWidth(section) for section in range(table.rows_model.columnCount()))
    assert shown >= table.viewport().width() - 2, "no empty strip beside the rows"


def test_the_first_unit_typed_says_that_it_owes_under_a_plan_already_issued(page: CataloguePage) -> None:
    said: list[str] = []
    page.gateway.said.connect(said.append)
    plans = page.gateway.office.plan_service
    plan_id = plans.import_file(PLAN)
    plans.confirm_all(plan_id)
    plans.issue(plan_id, "14", date(2022, 2, 24))
    page.people.open_unit(0)
    page.people.unit_form.name.setText("Văn phòng Sở")
    page.people.unit_form.edited.emit()
    page.people.save_unit()
    assert said[-1].endswith("ghi là đơn vị phải đăng ký theo 1 kế hoạch đã ban hành khi sổ chưa có đơn vị.")
    assert len(plans.owing_units(plan_id)) == 1
