"""Guard of the PySide6 pin: 6.12.0 loses one reference of None per call on Python 3.11 and the process dies."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_mixed_qt_calls_lose_no_reference_of_none(qtbot: QtBot) -> None:
    label, edit, table, timer, orphan = QLabel(), QLineEdit(), QTableWidget(50, 6), QTimer(), QObject()
    for widget in (label, edit, table):
        qtbot.addWidget(widget)

    def calls(times: int) -> None:
        for number in range(times):
            label.setText("Kế hoạch")
            edit.setText("18/03/2022")
            edit.update()
            table.setItem(number % 50, number % 6, QTableWidgetItem("Đạt"))
            timer.start(60_000)
            timer.stop()
            assert orphan.parent() is None
            label.setEnabled(number % 2 == 0)
            edit.setReadOnly(False)
            table.setRowHeight(number % 50, 30)

    calls(50)  # what is made once and kept does not count
    before = sys.getrefcount(None)
    calls(1_000)
    lost = before - sys.getrefcount(None)
    assert lost < 50, f"{lost} references of None were lost in 10,000 Qt calls"
