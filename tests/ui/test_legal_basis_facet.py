"""Sổ căn cứ in Danh mục: entries are found, added, corrected, taken from plans; what disagrees is shown, none is picked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.basis.basis_list import DISPUTED, ENDED, IN_FORCE, UNVERIFIED
from desktop_app.ui.pages.catalogue.catalogue_page import BASES, PEOPLE, CataloguePage

PLAN = Path(__file__).resolve().parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"
TWO_DAYS = """Số: {number}/KH-SKHCN

Hòa An, ngày 15 tháng 02 năm {year}

**KẾ HOẠCH**
**Phát động thi đua năm {year}**

Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/{written} của Bộ Chính trị về đổi mới thi đua, khen thưởng, Sở phát động thi đua như sau:

**I. MỤC ĐÍCH**

- Tạo khí thế thi đua.
"""


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> CataloguePage:
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2022)
    made.show_facet(BASES)
    return made


@pytest.fixture
def disputed(page: CataloguePage, tmp_path: Path) -> CataloguePage:
    """Two plans that give one directive two days, taken into the register."""
    for number, year, written in ((11, 2021, 2014), (12, 2022, 2016)):
        file = tmp_path / f"{year}.md"
        file.write_text(TWO_DAYS.format(number=number, year=year, written=written), encoding="utf-8")
        page.gateway.office.plan_service.import_file(file)
    page.bases.propose()
    page.bases.proposals.write.click()
    return page


def shown(page: CataloguePage) -> list[str]:
    return [line.basis.full_number for line in page.bases.list.table.rows_model.rows()]


def open_number(page: CataloguePage, written: str) -> None:
    (found,) = page.gateway.office.legal_basis_service.entries().find(written)
    page.bases.open_basis(found.handle)


def test_the_register_counts_what_is_to_be_looked_at(page: CataloguePage) -> None:
    title, said = page.heading()
    bases = page.gateway.office.legal_basis_service.entries().bases
    unverified = sum(not basis.is_verified for basis in bases)
    assert title == "Danh mục"
    assert said.startswith(f"{len(bases)} văn bản · ")
    assert said.endswith(f" · {unverified} chưa kiểm chứng · hiệu lực tính ngày 18/3/2022")
    assert page.bases.list.pills.button(UNVERIFIED).text() == f"Chưa kiểm chứng {unverified}"


def test_a_state_is_word_icon_and_colour(page: CataloguePage) -> None:
    words = {}
    for line in page.bases.list.table.rows_model.rows():
        table = page.bases.list.table.rows_model
        words[line.basis.full_number] = [
            table.index(table.place_of(line.basis.handle) or 0, at).data() for at in (4, 5)
        ]
    assert words["30/2020/NĐ-CP"] == ["Còn hiệu lực", ""]
    assert words["65/2014/NĐ-CP"] == ["Hết hiệu lực", ""]
    assert words["91/2017/NĐ-CP"] == ["Còn hiệu lực", "Chưa kiểm chứng"]
    assert words["06/2022/QH15"] == ["Chưa có hiệu lực", ""]


def test_the_list_is_filtered_without_diacritics_and_says_when_nothing_matches(page: CataloguePage) -> None:
    page.bases.list.filter.setText("cong tac van thu")
    assert shown(page) == ["30/2020/NĐ-CP"]
    page.bases.list.filter.setText("152/2025 nd")
    assert shown(page) == ["152/2025/NĐ-CP"]
    page.bases.list.filter.setText("khong co gi")
    assert page.bases.list._no_match.title() == "Không có dòng nào khớp “khong co gi”."
    page.bases.list._clear()
    assert len(shown(page)) > 30


def test_pills_show_one_state(page: CataloguePage) -> None:
    page.bases.list.pills.button(ENDED).click()
    assert "65/2014/NĐ-CP" in shown(page)
    assert "30/2020/NĐ-CP" not in shown(page)
    page.bases.list.pills.button(IN_FORCE).click()
    assert "30/2020/NĐ-CP" in shown(page)
    page.bases.list.pills.button(DISPUTED).click()
    assert page.bases.list._no_match.title() == "Không có căn cứ nào như vậy."


def test_an_entry_is_added_with_the_keys_of_a_form(page: CataloguePage, qtbot: QtBot) -> None:
    said: list[str] = []
    page.gateway.said.connect(said.append)
    page.bases.add.trigger()
    form = page.bases.form
    form.document_type.setCurrentText("Chỉ thị")
    qtbot.keyClicks(form.number, "04/CT-UBND")
    form.dated_on.edit.setText("12012022")
    form.issuer.setText("Ủy ban nhân dân tỉnh")
    form.title_text.setPlainText("về công tác thi đua năm 2022")
    assert form.first_form.text() == (
        "Chỉ thị số 04/CT-UBND ngày 12/01/2022 của Ủy ban nhân dân tỉnh về công tác thi đua năm 2022"
    )
    qtbot.keyClick(form.number, Qt.Key.Key_Return)
    assert said == ["Đã lưu Chỉ thị số 04/CT-UBND."]
    assert page.bases.list.table.current_row().basis.dated_on == date(2022, 1, 12)
    assert not form.is_dirty()
    page.gateway.undo()
    assert "04/CT-UBND" not in shown(page)
    assert form.isHidden()


def test_what_is_wrong_is_said_at_its_field(page: CataloguePage) -> None:
    page.bases.add.trigger()
    form = page.bases.form
    assert not form.check()
    assert form._type_row.problem() == "Chưa có loại văn bản."
    assert form._number_row.problem().startswith("Chưa có số, ký hiệu.")
    form.document_type.setCurrentText("Nghị định")
    form.number.setText("NĐ-CP")
    form.replaced_by.setText("văn bản mới")
    form.in_force_from.set_date(date(2022, 2, 1))
    form.in_force_to.set_date(date(2022, 1, 1))
    assert not form.check()
    assert form._number_row.problem().startswith("Ghi số rồi đến ký hiệu")
    assert form._replaced_row.problem().startswith("Ghi số, ký hiệu của văn bản mới")
    assert form._to_row.problem() == "Ngày hết hiệu lực trước ngày có hiệu lực."
    with pytest.raises(UserError):
        page.leave()


def test_what_is_typed_is_kept_when_another_row_or_tab_is_chosen(page: CataloguePage) -> None:
    open_number(page, "15/2025/TT-BNV")
    page.bases.form.title_text.setPlainText("hướng dẫn thi đua")
    page.bases.list.table.select_key("nd-30-2020")
    service = page.gateway.office.legal_basis_service
    assert service.entries().find("15/2025/TT-BNV")[0].title == "hướng dẫn thi đua"
    page.bases.form.replaced_by.setText("không phải số")
    page.bases.form.edited.emit()
    tab = page.tabs.currentIndex()
    page.tabs.setCurrentIndex(0)
    assert (page.tabs.currentIndex(), page.shown_key()) == (tab, BASES), "what is wrong keeps the clerk here"
    page.bases.form.cancel_wanted.emit()
    page.tabs.setCurrentIndex(0)
    assert page.shown_key() == PEOPLE
    assert page.heading()[1] == "Chưa có đơn vị và cá nhân"


def test_an_edited_shipped_text_says_so_and_goes_back(page: CataloguePage) -> None:
    open_number(page, "15/2025/TT-BNV")
    form = page.bases.form
    assert form.chips() == ["Chưa có hiệu lực", "Chưa kiểm chứng"]
    assert "Đi kèm phần mềm." in form.relations()
    assert form.buttons.delete.isHidden()
    form.evidence.setCurrentIndex(form.evidence.findData(Evidence.TEXT.value))
    form.save_wanted.emit()
    assert form.chips() == ["Chưa có hiệu lực", "Đã kiểm chứng"]
    assert "cơ quan đã sửa" in form.relations()
    assert form.buttons.delete.text() == "Trả về bản đi kèm"
    form.delete_wanted.emit()
    assert form.chips() == ["Chưa có hiệu lực", "Chưa kiểm chứng"]
    assert form.buttons.delete.isHidden()


def test_what_replaced_and_amended_it_is_told(page: CataloguePage) -> None:
    open_number(page, "91/2017/NĐ-CP")
    told = page.bases.form.relations()
    assert "Hiệu lực đến hết ngày 31/12/2023." in told
    assert "Đã được thay bằng Nghị định số 98/2023/NĐ-CP, rồi Nghị định số 152/2025/NĐ-CP." in told
    assert "Thay Nghị định số 65/2014/NĐ-CP." in told
    open_number(page, "12/2019/TT-BNV")
    assert "Được sửa đổi bởi Thông tư số 05/2020/TT-BNV." in page.bases.form.relations()


def test_plans_are_read_into_a_preview_and_nothing_is_written_before_the_button(page: CataloguePage) -> None:
    said: list[str] = []
    page.gateway.said.connect(said.append)
    page.gateway.office.plan_service.import_file(PLAN)
    before = len(page.gateway.office.legal_basis_service.entries().bases)
    page.bases.propose()
    pane = page.bases.proposals
    lines = pane.table.rows_model.rows()
    assert {line.chip.text for line in lines} == {"Thêm mới"}
    assert len(page.gateway.office.legal_basis_service.entries().bases) == before
    checkbox = pane.table.rows_model.index(0, 0)
    left_out = lines[0].proposal.basis.full_number
    pane.table.rows_model.setData(checkbox, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert pane.write.text() == f"Ghi {len(lines) - 1} căn cứ vào sổ"
    pane.write.click()
    assert said[-1] == f"Đã ghi {len(lines) - 1} căn cứ vào sổ."
    assert pane.isHidden()
    assert left_out not in shown(page)
    assert len(shown(page)) == before + len(lines) - 1
    page.gateway.undo()
    assert len(shown(page)) == before


def test_when_plans_cite_nothing_new_it_is_said(page: CataloguePage, scripted_ask: ScriptedAsk) -> None:
    plan_id = page.gateway.office.plan_service.import_file(PLAN)
    page.bases.propose()
    page.bases.write_proposals()
    page.bases.propose(plan_id, "Kế hoạch số 23/KH-STTTT")
    assert scripted_ask.told == ["Kế hoạch số 23/KH-STTTT không viện dẫn văn bản nào chưa có trong sổ căn cứ."]
    assert page.bases.proposals.isHidden()


def test_two_days_for_one_number_are_a_band_with_both_values_and_their_places(
    disputed: CataloguePage, qtbot: QtBot
) -> None:
    page = disputed
    assert page.bases.list.pills.button(DISPUTED).text() == "Viết khác nhau 1"
    open_number(page, "34-CT/TW")
    form = page.bases.form
    assert form.dated_on.date() is None, "none is picked"
    (band,) = form.bands
    labels = [label.text() for label in band.findChildren(type(form.title)) if label.text()]
    assert "07/4/2014" in labels
    assert "07/4/2016" in labels
    assert form.places.texts() == [
        "Phần mở đầu, Kế hoạch số 12/KH-SKHCN",
        "Phần mở đầu, Kế hoạch số 11/KH-SKHCN",
    ]
    went: list[tuple[str, object]] = []
    page.go_to.connect(lambda key, target: went.append((key, target)))
    form.places.press(0)
    ((key, target),) = went
    plan = next(one for one in page.gateway.office.plan_service.list_plans() if one.number == "12")
    assert key == "plan"
    assert isinstance(target, tuple)
    assert target[:2] == ("block", plan.id)

    form.dated_on.set_date(date(2014, 4, 7))
    form.save_wanted.emit()
    (band,) = form.bands
    assert any(label.text() == "Sổ căn cứ" for label in band.findChildren(type(form.title)))
    page.gateway.office.legal_basis_service.save(
        LegalBasis(document_type="Chỉ thị", number="34", symbol="CT/TW", dated_on=date(2016, 4, 7))
    )
    assert page.bases.list.pills.button(DISPUTED).text() == "Viết khác nhau 0", "the clerk says they are two documents"


def test_the_page_fits_the_small_screen(page: CataloguePage, qtbot: QtBot) -> None:
    page.resize(1005, 480)
    page.show()
    qtbot.waitExposed(page)
    open_number(page, "30/2020/NĐ-CP")
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1005
    assert page.bases.list.table.isColumnHidden(2)
    page.hide()


def test_another_page_can_point_at_an_entry(page: CataloguePage) -> None:
    page.show_facet(PEOPLE)
    page.open_target(("basis", "nd-30-2020"))
    assert page.shown_key() == BASES
    assert page.bases.form.title.text() == "Nghị định số 30/2020/NĐ-CP"
