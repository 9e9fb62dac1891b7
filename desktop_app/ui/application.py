"""Starts the window on an office and ends it in order."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office, restore_office
from desktop_app.domain.clock import DEMO_DAY, Clock
from desktop_app.domain.errors import UserError
from desktop_app.system.clock import FixedClock, SystemClock
from desktop_app.system.diagnostics import Diagnostics, start_logging, write_crash
from desktop_app.system.paths import AppPaths
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.qt_ask import QtAsk
from desktop_app.ui.errors import ErrorNet
from desktop_app.ui.forms.wheel_guard import WheelGuard
from desktop_app.ui.garbage import GarbageTimes
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.icons import set_icon_folder
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.page_table import read_pages
from desktop_app.ui.qt_vietnamese import QtVietnamese
from desktop_app.ui.style import Theme, apply_style
from desktop_app.ui.text import shell
from desktop_app.ui.window_commands import THEME_KEY
from desktop_app.ui.window_memory import WindowMemory

DONE, USER_CAN_MEND = 0, 2
_PROGRAM = "so-thi-dua"
_LOG = logging.getLogger(__name__)


def run_window(call_words: argparse.Namespace) -> int:
    """Open the window on what the words of the command line name; returns the exit code."""
    is_demo = bool(getattr(call_words, "demo", False))
    clock: Clock = DemoClock() if is_demo else SystemClock()
    if hasattr(call_words, "today"):
        clock = FixedClock(call_words.today)
    folder = getattr(call_words, "data", None)
    paths = AppPaths.for_data_folder(folder) if folder is not None else AppPaths.for_user()
    return open_window(paths, clock, demo=is_demo)


class DemoClock(SystemClock):
    """The demonstration always stands on the day it was written for: its deadlines never grow stale."""

    @override
    def today(self) -> date:
        return DEMO_DAY


def open_window(paths: AppPaths, clock: Clock, *, demo: bool = False) -> int:
    """Open the window on a data folder, or on its demonstration office; returns the exit code when it is closed."""
    application = make_application(paths.resources_folder)
    ask = QtAsk()
    paths = paths.for_demo() if demo else paths
    net = ErrorNet(ask, lambda error: write_crash(error, paths.logs_folder, clock))
    net.install()
    diagnostics: Diagnostics | None = None
    try:
        office = opened(paths, clock, ask)
        if office is None:
            return USER_CAN_MEND
        if not office.is_read_only:
            diagnostics = start_logging(paths.logs_folder)
        if demo:
            build_demo(office)
    except UserError as error:
        ask.warn(error.message)
        return USER_CAN_MEND
    try:
        window = make_window(office, ask, is_demo=demo, report=net.report)
        ask.window = window
        GarbageTimes(window)
        window.show()
        QTimer.singleShot(0, window, lambda: window.show_page(start_page(window, office)))
        QTimer.singleShot(0, window, lambda: window.warm_up(read_pages, office.paper_service.warm_up))
        _end_on_signals(application, window)
        _LOG.info("window open")
        return application.exec()
    finally:
        office.close()
        empty_own_clipboard()
        if diagnostics is not None:
            diagnostics.close()


def make_application(resources: Path) -> QApplication:
    """The one QApplication of the process, in Vietnamese, with the guard of the wheel."""
    if "fcitx" in os.environ.get("QT_IM_MODULE", ""):  # the wheels of PySide6 carry ibus only, which fcitx5 speaks too
        os.environ["QT_IM_MODULE"] = "ibus"
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([_PROGRAM])
    application.setApplicationName(_PROGRAM)
    application.setApplicationDisplayName("")  # else Qt adds it to every title
    application.setDesktopFileName(_PROGRAM)
    application.setWindowIcon(QIcon(str(resources / "icons" / "so-thi-dua.svg")))
    translator = QtVietnamese(application)
    application.installTranslator(translator)
    WheelGuard(application)
    set_icon_folder(resources / "icons")
    apply_style(application, resources)
    return application


def empty_own_clipboard() -> None:
    """Without a desktop the clipboard is Qt's own and outlives Python: what Python put there has to go before it.

    On a desktop it is the system's, and what the clerk copied stays.
    """
    if QGuiApplication.platformName() in {"offscreen", "minimal"}:
        QGuiApplication.clipboard().clear()


def opened(paths: AppPaths, clock: Clock, ask: Ask) -> Office | None:
    """The office; held by another: perhaps for reading only; damaged: perhaps after restoring. None: given up."""
    try:
        return open_office(paths, clock, program=shell.PROGRAM)
    except UserError as error:
        if error.code == "data.held":
            if ask.choose(error.message, [shell.OPEN_READ_ONLY]) is None:
                return None
            return open_office(paths, clock, program=shell.PROGRAM, read_only=True)
        if error.code not in ("data.damaged", "data.empty_file"):
            raise
        if ask.choose(error.message, [shell.RESTORE]) is None:
            return None
        source = ask.choose_file_to_open(shell.RESTORE, shell.BACKUP_FILES, paths.backups_folder)
        if source is None:
            return None
        restore_office(paths, clock, source)
        return open_office(paths, clock, program=shell.PROGRAM)


def build_demo(office: Office) -> None:
    """Fill the demonstration's folder the first time."""
    is_empty = not office.office_service.units() and not office.plan_service.list_plans()
    if is_empty and not office.is_read_only:
        office.demo_service.build()


def make_window(
    office: Office, ask: Ask, *, is_demo: bool = False, report: Callable[[BaseException], object] | None = None
) -> MainWindow:
    """The window of an open office, not shown yet and without a page."""
    gateway, jobs = Gateway(office, ask), JobRunner()
    memory = WindowMemory(office.paths.data_folder, is_read_only=office.is_read_only)
    theme = memory.text(THEME_KEY, Theme.SYSTEM.value)
    application = QApplication.instance()
    if isinstance(application, QApplication) and theme in {Theme.LIGHT.value, Theme.DARK.value}:
        apply_style(application, office.paths.resources_folder, Theme(theme))
    marks = [shell.DEMO_MARK] * is_demo + [shell.READ_ONLY_MARK] * office.is_read_only
    window = MainWindow(gateway, jobs, ask, memory, mark=", ".join(marks), report=report)
    gateway.setParent(window)
    jobs.setParent(window)
    if office.is_read_only:
        window.band.tell(shell.READ_ONLY_BAND, "warn")
    return window


def start_page(window: MainWindow, office: Office) -> str:
    """Where the window opens: at the welcome while there is nothing, else where it was closed."""
    is_blank = not office.office_service.units() and not office.plan_service.list_plans()
    return "welcome" if is_blank and not office.office_service.profile().name else window.start_key


class _Signals(QObject):
    """SIGTERM and its like reach Python only between two of its instructions: a socket wakes Qt's loop for them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda *_: self._on_woken(window))
        self.is_asked_to_end = False
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, self._on_signal)

    def _on_signal(self, _number: int, _frame: object) -> None:
        self.is_asked_to_end = True

    def _on_woken(self, window: MainWindow) -> None:
        self._reading.recv(64)
        if self.is_asked_to_end:
            window.end_now()

    def close(self) -> None:
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()


def _end_on_signals(application: QApplication, window: MainWindow) -> None:
    signals = _Signals(window)
    application.aboutToQuit.connect(signals.close)
    application.commitDataRequest.connect(lambda _manager: window.end_now())
