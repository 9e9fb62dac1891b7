"""Real dialogs: our own buttons, plain texts, Esc is Hủy, an empty reason is not taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.office.office import Unit
from desktop_app.ui.dialogs.qt_ask import QtAsk, TextDialog, with_ending
from desktop_app.ui.forms.unit_picker import UnitPicker


def _when_open(act: Callable[[QDialog], None]) -> None:
    """Act on the dialog as soon as it is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


@pytest.fixture
def ask(qtbot: QtBot) -> QtAsk:
    window = QWidget()
    qtbot.addWidget(window)
    return QtAsk(window)


def _labels(dialog: QDialog) -> list[str]:
    return [made.text() for made in dialog.findChildren(QPushButton)]


def test_a_confirmation_has_its_own_verb(ask: QtAsk) -> None:
    seen: list[list[str]] = []

    def press_first(dialog: QDialog) -> None:
        seen.append(_labels(dialog))
        next(made for made in dialog.findChildren(QPushButton) if made.text() == "Ban hành").click()

    _when_open(press_first)
    assert ask.confirm("Ban hành kế hoạch?", "Ban hành", detail="Sau khi ban hành, nội dung không sửa được nữa.")
    assert sorted(seen[0]) == ["Ban hành", "Hủy"]


def test_escape_is_no(qtbot: QtBot, ask: QtAsk) -> None:
    _when_open(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert not ask.confirm("Xóa?", "Xóa")
    _when_open(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask.choose("Còn 1 lỗi.", ["Xem lỗi", "Vẫn ban hành…"]) is None


def test_enter_is_the_filled_button(qtbot: QtBot, ask: QtAsk) -> None:
    _when_open(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    assert ask.choose("Còn 1 lỗi.", ["Xem lỗi", "Vẫn ban hành…"]) == 0


def test_what_somebody_typed_is_never_read_as_rich_text(ask: QtAsk) -> None:
    formats: list[Qt.TextFormat] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        formats.append(dialog.textFormat())
        dialog.reject()

    _when_open(look)
    ask.warn("<img src='/etc/hostname'> không mở được.")
    assert formats == [Qt.TextFormat.PlainText]


def test_a_reason_may_not_be_empty(qtbot: QtBot) -> None:
    dialog = TextDialog("Nhận trễ 3 ngày? Ghi lý do để in vào danh sách.", "Nhận")
    qtbot.addWidget(dialog)
    dialog.edit.setPlainText("  \n ")
    dialog.accept()
    assert dialog.result() == 0
    assert dialog._row.problem().startswith("Chưa có lý do")
    dialog.edit.setPlainText("  Giám đốc đi công tác \n")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.text() == "Giám đốc đi công tác"


@pytest.mark.parametrize(
    ("typed", "filters", "wanted"),
    [
        ("ke-hoach", "Văn bản Word (*.docx)", "ke-hoach.docx"),
        ("ke-hoach.docx", "Văn bản Word (*.docx)", "ke-hoach.docx"),
        ("ke-hoach.DOCX", "Văn bản Word (*.docx)", "ke-hoach.DOCX"),
        ("so 14.KH", "Văn bản Word (*.docx)", "so 14.KH.docx"),
        ("bang.pdf", "Văn bản Word (*.docx);;Tệp PDF (*.pdf)", "bang.pdf"),
        ("bang", "Mọi tệp (*)", "bang"),
    ],
)
def test_a_file_gets_the_ending_of_its_kind(typed: str, filters: str, wanted: str) -> None:
    assert with_ending(Path(typed), filters) == Path(wanted)


def test_a_unit_is_picked_by_typing_a_part_of_its_name(qtbot: QtBot) -> None:
    units = [Unit(1, "Văn phòng Sở"), Unit(2, "Phòng Kế hoạch - Tài chính"), Unit(3, "Thanh tra Sở")]
    picker = UnitPicker(units)
    qtbot.addWidget(picker)
    picker.show()
    chosen: list[int] = []
    picker.unit_chosen.connect(chosen.append)
    picker._open()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    field = popup._filter
    qtbot.keyClicks(field, "tai chinh")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen == [2]
    assert picker.text() == "Phòng Kế hoạch - Tài chính"
    assert QApplication.activePopupWidget() is None
    picker.hide()
