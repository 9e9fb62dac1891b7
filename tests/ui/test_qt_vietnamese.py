"""Qt's own buttons, menus and dialogs speak Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.qt_vietnamese import QtVietnamese

ENGLISH = re.compile(
    r"\b(the|and|open|save|cancel|close|file|files|folder|look|name|type|copy|paste|cut|undo|redo|delete|select|print|page|"
    r"pages|printer|options|properties|range|copies|all|from|color|back|forward|directory|yes|no|apply|help|discard)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _vietnamese(qapp: QApplication) -> Iterator[None]:
    translator = QtVietnamese()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def _words(widget: QWidget) -> Iterator[str]:
    for child in [widget, *widget.findChildren(QWidget)]:
        if isinstance(child, QAbstractButton | QLabel):
            yield child.text()
        if isinstance(child, QGroupBox):
            yield child.title()
        if isinstance(child, QTabWidget):
            yield from (child.tabText(place) for place in range(child.count()))
        if isinstance(child, QComboBox) and child.objectName() != "lookInCombo":
            yield from (child.itemText(place) for place in range(child.count()))
        yield child.toolTip()
    for action in widget.actions():
        yield action.text()


def _english(widget: QWidget) -> list[str]:
    plain = (re.sub(r"[&:.…]", "", word) for word in _words(widget))
    return sorted({word for word in plain if ENGLISH.search(word)})


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_the_file_dialog(qtbot: QtBot, mode: QFileDialog.AcceptMode) -> None:
    dialog = QFileDialog(None, "Chọn tệp", "", "Bảng tính (*.xlsx)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    assert _english(dialog) == []
    dialog.close()


def test_the_print_dialog(qtbot: QtBot) -> None:
    printer = QPrinter()  # the dialog only points at it
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [word for word in _english(dialog) if "PDF" not in word]
    assert shown == []
    dialog.close()


def test_every_standard_button(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for kind in QDialogButtonBox.StandardButton:
        if kind not in (QDialogButtonBox.StandardButton.NoButton,):
            box.addButton(kind)
    assert _english(box) == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_context_menus_of_text(qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit | QTextEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert "&Chép" in texts
    assert not [text for text in texts if ENGLISH.search(text.replace("&", ""))]


def test_what_is_not_in_the_table_stays(qapp: QApplication) -> None:
    assert QApplication.translate("Anything", "Words that Qt never says") == "Words that Qt never says"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Hủy"
