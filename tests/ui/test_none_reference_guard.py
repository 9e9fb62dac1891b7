"""Guard of the PySide6 pin: 6.12.0 loses one reference of None per call on Python 3.11 and the process dies.

A process of its own makes the calls: what other tests leave to the garbage collector holds references of None too, and
gives them back whenever it likes.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CALLS = """
import gc, sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableWidget, QTableWidgetItem

app = QApplication([])
label, edit, table, timer, orphan = QLabel(), QLineEdit(), QTableWidget(50, 6), QTimer(), QObject()

def calls(times):
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

calls(300)  # what is made once and kept does not count
gc.collect()
gc.disable()
before = sys.getrefcount(None)
calls(1_000)
print(before - sys.getrefcount(None))
calls(29_000)
print("alive")
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_mixed_qt_calls_lose_no_reference_of_none() -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CALLS], capture_output=True, text=True, env=surroundings, check=False
    )
    assert child.returncode == 0, child.stderr[-2000:]
    lost, end = child.stdout.split()
    assert int(lost) < 50, f"{lost} references of None were lost in 10,000 Qt calls"
    assert end == "alive"
