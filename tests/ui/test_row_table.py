"""Tables show frozen rows, keep the selection, sort without losing it, and copy to Excel."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop_app.ui.models.row_table_model import CHIP_ROLE, Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.chip import Chip, ChipRole


@dataclass(frozen=True)
class Row:
    key: int
    name: str
    count: int
    state: str


ROWS = [Row(1, "Văn phòng", 12, "ok"), Row(2, "Thanh tra", 4, "bad"), Row(3, "Phòng Kế hoạch", 7, "ok")]


@pytest.fixture
def table(qtbot: QtBot) -> RowTable[Row]:
    model = RowTableModel[Row](
        [
            Column("Đơn vị", lambda row: row.name, sort_key=lambda row: row.name, width=160),
            Column("Số người", lambda row: str(row.count), is_right=True, sort_key=lambda row: row.count),
            Column(
                "Tình trạng",
                lambda row: row.state,
                chip=lambda row: Chip("Trả lại", ChipRole.BAD) if row.state == "bad" else None,
            ),
        ],
        key=lambda row: row.key,
    )
    made = RowTable(model, "Đơn vị", is_multiple=True)
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    return made


def _shown(table: RowTable[Row]) -> list[list[str]]:
    model = table.rows_model
    return [
        [str(model.index(place, section).data()) for section in range(model.columnCount())]
        for place in range(model.rowCount())
    ]


def test_stt_numbers_the_shown_order(table: RowTable[Row]) -> None:
    assert [cells[:2] for cells in _shown(table)] == [["1", "Văn phòng"], ["2", "Thanh tra"], ["3", "Phòng Kế hoạch"]]
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [cells[:3] for cells in _shown(table)] == [
        ["1", "Thanh tra", "4"],
        ["2", "Phòng Kế hoạch", "7"],
        ["3", "Văn phòng", "12"],
    ]


def test_sorting_and_reloading_keep_the_selection(qtbot: QtBot, table: RowTable[Row]) -> None:
    table.select_key(2)
    heard: list[object] = []
    table.row_chosen.connect(heard.append)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.current_key() == 2
    table.set_rows([*ROWS, Row(4, "Trung tâm", 3, "ok")])
    assert table.current_key() == 2
    assert table.selected_keys() == [2]
    assert heard == []


def test_the_row_that_is_gone_is_told_once(table: RowTable[Row]) -> None:
    table.select_key(2)
    heard: list[object] = []
    table.row_chosen.connect(heard.append)
    table.set_rows([ROWS[0], ROWS[2]])
    assert len(heard) == 1
    assert heard[0] != 2


def test_copying_gives_excel_the_header_and_the_rows_as_shown(qtbot: QtBot, table: RowTable[Row]) -> None:
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n")[:2] == ["STT\tĐơn vị\tSố người\tTình trạng", "1\tVăn phòng\t12\tok"]
    assert ">Thanh tra</td>" in data.html()
    assert "<td>12</td>" in data.html(), "figures Excel may reckon with"


def test_copied_codes_are_never_taken_for_formulas(table: RowTable[Row]) -> None:
    table.set_rows([Row(1, "=1+1", 1, "+84 900"), Row(2, "-5", 2, "@a"), Row(3, "012/QĐ", 3, "–")])
    table.selectAll()
    table.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n")[1:] == ["1\t'=1+1\t1\t'+84 900", "2\t-5\t2\t'@a", "3\t012/QĐ\t3\t–"]
    for cell in ("=1+1", "+84 900", "@a", "012/QĐ"):
        assert f"<td style=\"mso-number-format:'\\@'\">{cell}</td>" in data.html()
    assert "<td>-5</td>" in data.html()


def test_the_clerk_hides_columns_and_a_page_short_of_room_does_not_bring_them_back(table: RowTable[Row]) -> None:
    table.toggle_column(2)
    table.setColumnHidden(3, True)
    table.setColumnHidden(3, False)
    table.setColumnHidden(2, False)
    assert table.shown_sections() == [0, 1, 3]
    assert table.hidden_columns() == "Số người"
    table.show_all_columns()
    assert table.shown_sections() == [0, 1, 2, 3]
    table.hide_columns("Số người\tCột không còn")
    assert table.shown_sections() == [0, 1, 3]
    for section in (0, 1, 3):
        table.toggle_column(section)
    assert len(table.shown_sections()) == 1, "one column always stays"


def test_the_menu_of_the_head_names_columns_and_the_order_given(table: RowTable[Row]) -> None:
    table.toggle_column(2)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.header_menu.fill()
    actions = {action.text(): action for action in table.header_menu.actions() if action.text()}
    assert list(actions) == ["Đơn vị", "Số người", "Tình trạng", "Hiện tất cả các cột", "Thứ tự ban đầu"]
    assert [actions[name].isChecked() for name in ("Đơn vị", "Số người", "Tình trạng")] == [True, False, True]
    actions["Số người"].trigger()
    assert table.shown_sections() == [0, 1, 2, 3]
    actions["Thứ tự ban đầu"].trigger()
    assert [cells[1] for cells in _shown(table)] == ["Văn phòng", "Thanh tra", "Phòng Kế hoạch"]


def test_what_goes_on_paper_is_what_is_shown(table: RowTable[Row]) -> None:
    table.toggle_column(2)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    shown = table.shown_table("Đơn vị", "3 đơn vị")
    assert [column.header for column in shown.columns] == ["STT", "Đơn vị", "Tình trạng"]
    assert shown.rows[0] == ("1", "Phòng Kế hoạch", "ok")


def test_copying_leaves_out_hidden_columns_and_never_breaks_a_row(table: RowTable[Row]) -> None:
    table.set_rows([Row(1, "Tên có\ttab và\nxuống dòng", 1, "ok")])
    table.setColumnHidden(3, True)
    table.select_key(1)
    table.copy()
    assert QGuiApplication.clipboard().text() == "STT\tĐơn vị\tSố người\n1\tTên có tab và xuống dòng\t1"


def test_a_chip_is_painted_in_the_cell_and_read_as_its_word(qtbot: QtBot, table: RowTable[Row]) -> None:
    index = table.rows_model.index(1, 3)
    assert index.data(CHIP_ROLE).text == "Trả lại"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Tình trạng: bad"
    table.resize(600, 200)
    table.show()
    image = table.viewport().grab(table.visualRect(index)).toImage().convertToFormat(QImage.Format.Format_RGB32)
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#fbe5e2" in colors or "#452521" in colors  # the tint of "bad" in either theme
    table.hide()


def test_a_column_with_a_writer_is_edited_in_place(qtbot: QtBot) -> None:
    taken: list[tuple[int, str]] = []

    def take(row: Row, text: str) -> bool:
        taken.append((row.key, text))
        return True

    model = RowTableModel[Row]([Column("Tên", lambda row: row.name, set_text=take)], key=lambda row: row.key)
    made = RowTable(model, "Tên")
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(model.index(1, 1), "Thanh tra Sở")
    assert taken == [(2, "Thanh tra Sở")]


def test_the_stretching_column_keeps_its_own_width_where_there_is_no_room(qtbot: QtBot) -> None:
    model = RowTableModel[Row](
        [
            Column("Đơn vị", lambda row: row.name, width=180),
            Column("Số người", lambda row: str(row.count), width=200),
        ],
        key=lambda row: row.key,
    )
    made = RowTable(model, "Đơn vị", stretch=1)
    qtbot.addWidget(made)
    made.resize(320, 200)
    made.show()
    assert made.columnWidth(1) == 180
    made.resize(700, 200)
    assert made.columnWidth(1) > 400
    made.hide()
