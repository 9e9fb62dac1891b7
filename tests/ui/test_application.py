"""Starting and ending: who holds the folder, a damaged file, the first start, the demonstration, the system's signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import AgencyProfile, Unit
from desktop_app.system.paths import AppPaths
from desktop_app.ui.application import DemoClock, build_demo, make_window, opened, start_page
from desktop_app.ui.text import shell

DEADLINE = 30.0


@pytest.fixture
def paths(data_dir: Path) -> AppPaths:
    return AppPaths.for_data_folder(data_dir)


def test_a_folder_that_is_held_can_be_opened_for_reading(
    qtbot: QtBot, office: Office, paths: AppPaths, fixed_clock: FixedClock, scripted_ask: ScriptedAsk
) -> None:
    office.office_service.save_profile(AgencyProfile(name="Sở A"))
    scripted_ask.answer(0)
    reading = opened(paths, fixed_clock, scripted_ask)
    assert reading is not None
    assert "Sổ đang mở trên máy" in scripted_ask.asked[0]
    window = make_window(reading, scripted_ask)
    qtbot.addWidget(window)
    assert window.windowTitle() == "Sở A (chỉ đọc) - Sổ Thi Đua"
    assert window.band.text() == shell.READ_ONLY_BAND
    assert not window.top_row.commands.undo_action.isEnabled()
    window.end_now()
    reading.close()


def test_a_folder_that_is_held_and_not_wanted_for_reading_ends(
    office: Office, paths: AppPaths, fixed_clock: FixedClock, scripted_ask: ScriptedAsk
) -> None:
    scripted_ask.answer(None)
    assert opened(paths, fixed_clock, scripted_ask) is None


def test_a_damaged_file_is_restored_from_a_backup(
    paths: AppPaths, fixed_clock: FixedClock, scripted_ask: ScriptedAsk
) -> None:
    first = open_office(paths, fixed_clock)
    first.office_service.save_profile(AgencyProfile(name="Sở A"))
    backup = first.maintenance_service.backup()
    first.close()
    paths.database_file.write_bytes(b"garbage" * 500)
    scripted_ask.answer(0, backup)
    again = opened(paths, fixed_clock, scripted_ask)
    assert again is not None
    assert again.office_service.profile().name == "Sở A"
    again.close()


def test_a_damaged_file_is_left_as_it_is_when_nothing_is_chosen(
    paths: AppPaths, fixed_clock: FixedClock, scripted_ask: ScriptedAsk
) -> None:
    paths.prepare()
    paths.database_file.write_bytes(b"garbage" * 500)
    scripted_ask.answer(None)
    assert opened(paths, fixed_clock, scripted_ask) is None
    scripted_ask.answer(0, None)
    assert opened(paths, fixed_clock, scripted_ask) is None
    assert paths.database_file.read_bytes() == b"garbage" * 500


def test_a_folder_that_cannot_be_made_is_one_sentence(
    tmp_path: Path, fixed_clock: FixedClock, scripted_ask: ScriptedAsk
) -> None:
    (tmp_path / "tệp").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="Không tạo được thư mục dữ liệu"):
        opened(AppPaths.for_data_folder(tmp_path / "tệp" / "dữ liệu"), fixed_clock, scripted_ask)


def test_the_first_start_is_the_welcome_and_later_ones_are_not(
    qtbot: QtBot, office: Office, scripted_ask: ScriptedAsk
) -> None:
    window = make_window(office, scripted_ask)
    qtbot.addWidget(window)
    assert start_page(window, office) == "welcome"
    office.office_service.save_unit(Unit(0, "Văn phòng Sở"))
    assert start_page(window, office) == "today"
    window.end_now()


def test_the_demonstration_is_built_once_on_its_own_day(
    paths: AppPaths, fixed_clock: FixedClock, scripted_ask: ScriptedAsk
) -> None:
    demo = paths.for_demo()
    office = opened(demo, DemoClock(), scripted_ask)
    assert office is not None
    build_demo(office)
    people = len(office.office_service.people())
    build_demo(office)
    assert (people, len(office.office_service.people())) == (72, 72)
    assert office.clock.today() == date(2026, 11, 20)
    office.close()
    assert not paths.database_file.exists()  # the user's own folder is not touched


_COPY_AND_END = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QMimeData, QTimer
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths
from desktop_app.ui.application import make_application, open_window

def copy_and_end():
    data = QMimeData()
    data.setText("Sở A")
    application.clipboard().setMimeData(data)
    application.quit()

paths = AppPaths.for_data_folder(Path(sys.argv[1]))
application = make_application(paths.resources_folder)
QTimer.singleShot(0, copy_and_end)
sys.exit(open_window(paths, FixedClock(date(2022, 3, 18))))
"""


def test_what_was_copied_does_not_trip_the_end(data_dir: Path) -> None:
    command = [sys.executable, "-c", _COPY_AND_END, str(data_dir)]
    ended = subprocess.run(command, capture_output=True, timeout=DEADLINE, cwd=Path(__file__).parents[2], check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def _start(data_dir: Path, *words: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}
    command = [sys.executable, "-m", "desktop_app", "--data", str(data_dir), *words]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2])


def _wait_until_open(paths: AppPaths, process: subprocess.Popen[bytes]) -> None:
    log = paths.logs_folder / "so-thi-dua.log"
    until = time.monotonic() + DEADLINE
    while not (log.exists() and "window open" in log.read_text(encoding="utf-8")):
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        assert time.monotonic() < until, "the window did not open"
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_the_window_in_order(data_dir: Path, paths: AppPaths, name: str) -> None:
    process = _start(data_dir, "--today", "2026-03-23")
    try:
        _wait_until_open(paths, process)
        process.send_signal(getattr(signal, name))
        assert process.wait(DEADLINE) == 0
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()
    assert (data_dir / "cua-so.ini").exists()
    assert not paths.holder_file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_demonstration_opens_from_the_command_line(data_dir: Path, paths: AppPaths) -> None:
    process = _start(data_dir, "--demo")
    try:
        _wait_until_open(paths.for_demo(), process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(DEADLINE) == 0
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()
    assert not paths.database_file.exists()
    office = open_office(paths.for_demo(), DemoClock())
    assert len(office.office_service.people()) == 72
    office.close()
