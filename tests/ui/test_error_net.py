"""What no one catches becomes a sentence, or a crash file without contents and one message."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from moving_clock import FixedClock
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.errors import UserError
from desktop_app.system.diagnostics import write_crash
from desktop_app.ui.errors import ErrorNet


@pytest.fixture
def net(qtbot: QtBot, scripted_ask: ScriptedAsk, data_dir: Path, fixed_clock: FixedClock) -> ErrorNet:
    return ErrorNet(scripted_ask, lambda error: write_crash(error, data_dir / "nhat-ky", fixed_clock))


def test_a_user_error_is_only_its_sentence(net: ErrorNet, scripted_ask: ScriptedAsk, data_dir: Path) -> None:
    net.report(UserError("test.full", "Đĩa đã đầy. Dọn bớt chỗ rồi làm lại."))
    assert scripted_ask.told == ["Đĩa đã đầy. Dọn bớt chỗ rồi làm lại."]
    assert not (data_dir / "nhat-ky").exists()


def test_a_defect_leaves_a_crash_file_without_what_was_typed(
    net: ErrorNet, scripted_ask: ScriptedAsk, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "desktop_app"):
        try:
            raise ValueError("Nguyễn Văn Mật")
        except ValueError as error:
            net.report(error)
    [told] = scripted_ask.told
    [file] = (data_dir / "nhat-ky").iterdir()
    assert file.name in told
    assert "vẫn an toàn" in told
    content = file.read_text(encoding="utf-8")
    assert "ValueError" in content
    assert "Nguyễn" not in content + caplog.text


def test_errors_of_threads_are_told_on_the_gui_thread(
    qtbot: QtBot, net: ErrorNet, scripted_ask: ScriptedAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    net.install()

    def work() -> None:
        raise UserError("test.thread", "Không đọc được tệp.")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert scripted_ask.told == []  # not on that thread
    qtbot.waitUntil(lambda: scripted_ask.told == ["Không đọc được tệp."], timeout=2000)


def test_a_defect_that_repeats_while_it_is_told_opens_no_second_message(
    qtbot: QtBot, net: ErrorNet, scripted_ask: ScriptedAsk, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []

    def warn(text: str, detail: str = "") -> None:
        told.append(text)
        if len(told) < 3:
            net.report(RuntimeError("again"))

    scripted_ask.warn = warn  # type: ignore[method-assign]
    QTimer.singleShot(0, lambda: net.report(RuntimeError("first")))
    qtbot.waitUntil(lambda: len(told) == 1, timeout=2000)
    assert len(list((data_dir / "nhat-ky").iterdir())) == 2
