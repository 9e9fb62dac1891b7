"""Fixtures of the window: a real office in a private folder, its gateway, jobs that run at once, scripted answers."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from moving_clock import FixedClock
    from pytestqt.qtbot import QtBot
    from scripted_ask import ScriptedAsk

    from desktop_app.bootstrap import Office
    from desktop_app.ui.gateway import Gateway
    from desktop_app.ui.jobs import JobRunner

DEMO_TODAY = date(2026, 3, 23)


def pytest_runtest_setup() -> None:
    """Really delete the widgets of the test before: without an event loop ``deleteLater`` waits for ever."""
    core, widgets = sys.modules.get("PySide6.QtCore"), sys.modules.get("PySide6.QtWidgets")
    if core is not None and widgets is not None and widgets.QApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def pytest_runtest_teardown() -> None:
    """What a test copied is neither the next test's nor left behind when Python ends."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        from desktop_app.ui.application import empty_own_clipboard

        empty_own_clipboard()


@pytest.fixture
def office(data_dir: Path, fixed_clock: FixedClock) -> Iterator[Office]:
    """An empty office, open for writing."""
    from desktop_app.bootstrap import open_office
    from desktop_app.system.paths import AppPaths

    opened = open_office(AppPaths.for_data_folder(data_dir), fixed_clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's data folder, built once; tests get copies of it."""
    from moving_clock import FixedClock

    from desktop_app.bootstrap import open_office
    from desktop_app.system.paths import AppPaths

    folder = tmp_path_factory.mktemp("demo")
    opened = open_office(AppPaths.for_data_folder(folder), FixedClock(DEMO_TODAY))
    opened.demo_service.build()
    opened.close()
    return folder


@pytest.fixture
def demo_office(data_dir: Path, fixed_clock: FixedClock, demo_template: Path) -> Iterator[Office]:
    """The demonstration office in a folder of its own, on a day when registrations are coming in."""
    from desktop_app.bootstrap import open_office
    from desktop_app.system.paths import AppPaths

    fixed_clock.move_to(DEMO_TODAY)
    paths = AppPaths.for_data_folder(data_dir)
    shutil.copy(demo_template / paths.database_file.name, paths.database_file)
    opened = open_office(paths, fixed_clock)
    yield opened
    opened.close()


@pytest.fixture
def scripted_ask() -> ScriptedAsk:
    """Answers questions; queue the answers with ``answer``."""
    from scripted_ask import ScriptedAsk

    return ScriptedAsk()


@pytest.fixture
def gateway(qtbot: QtBot, office: Office, scripted_ask: ScriptedAsk) -> Gateway:
    """The door to the empty office."""
    from desktop_app.ui.gateway import Gateway

    return Gateway(office, scripted_ask)


@pytest.fixture
def demo_gateway(qtbot: QtBot, demo_office: Office, scripted_ask: ScriptedAsk) -> Gateway:
    """The door to the demonstration office."""
    from desktop_app.ui.gateway import Gateway

    return Gateway(demo_office, scripted_ask)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    """Jobs that run at once, on the calling thread."""
    from inline_executor import InlineExecutor

    from desktop_app.ui.jobs import JobRunner

    runner = JobRunner(InlineExecutor())
    yield runner
    runner.close()
