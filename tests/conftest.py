"""What every test gets: an offscreen Qt, private folders, a fixed clock, no network, nothing left over."""

from __future__ import annotations

import logging
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

# Before anything can import Qt or platformdirs: no display, and never the user's own folders.
_PRIVATE = Path(tempfile.mkdtemp(prefix="so-thi-dua-tests-"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR"):
    os.environ[_name] = str(_PRIVATE / _name.lower())
for _name in ("LOCAL_APPDATA", "APPDATA", "PERSONAL"):
    os.environ[f"WIN_PD_OVERRIDE_{_name}"] = str(_PRIVATE / _name.lower())
if sys.platform != "win32" and not os.environ.get("XDG_RUNTIME_DIR"):
    (_PRIVATE / "runtime").mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(_PRIVATE / "runtime")  # Qt warns when it has to invent one

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402
from moving_clock import FixedClock  # noqa: E402

pytest_plugins = ["window_fixtures"]

PROJECT_ROOT = Path(__file__).resolve().parents[1]
SEEDS = (PROJECT_ROOT / ".." / "shared" / "seeds").resolve()
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

settings.register_profile("project", database=None, deadline=None, derandomize=IN_CI)
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip by name what this machine cannot run. In CI LibreOffice is installed first, so nothing is skipped there."""
    has_soffice = shutil.which("soffice") is not None
    for item in items:
        if item.get_closest_marker("seeds") and not SEEDS.is_dir():
            item.add_marker(pytest.mark.skip(reason="seeds: the five real plans are not beside the project"))
        if item.get_closest_marker("libreoffice") and not has_soffice and not IN_CI:
            item.add_marker(pytest.mark.skip(reason="libreoffice: soffice is not installed"))


def pytest_unconfigure() -> None:
    shutil.rmtree(_PRIVATE, ignore_errors=True)


@pytest.fixture
def fixed_clock() -> FixedClock:
    """Friday 18/03/2022, the registration deadline of the story; move it with ``move_to`` or ``advance``."""
    return FixedClock(date(2022, 3, 18))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A fresh data folder, named as a Vietnamese user would name it."""
    folder = tmp_path / "Dữ liệu thi đua"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def project_root() -> Path:
    return PROJECT_ROOT


@pytest.fixture(scope="session")
def seeds_dir() -> Path:
    """The folder of the five real plans; the test is skipped by name where they are missing."""
    if not SEEDS.is_dir():
        pytest.skip("seeds: the five real plans are not beside the project")
    return SEEDS


def _refuse_network(family: int, address: object) -> None:
    if family == getattr(socket, "AF_UNIX", None):
        return
    if sys.platform == "win32" and isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1"}:
        return  # socket.socketpair() is made of loopback sockets there
    raise RuntimeError(f"the program is offline: a connection to {address!r} was tried")


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Every way from this process to the network raises; sockets between processes still work."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex", "sendto"):
        real = getattr(socket.socket, name)

        def guarded(self: socket.socket, *args: Any, _real: Any = real) -> Any:
            _refuse_network(self.family, args[-1])
            return _real(self, *args)

        patch.setattr(socket.socket, name, guarded)

    def refuse_lookup(host: object, *_args: object, **_kwargs: object) -> Any:
        raise RuntimeError(f"the program is offline: the address of {host!r} was asked for")

    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        patch.setattr(socket, name, refuse_lookup)
    yield
    patch.undo()


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a warning in our log, a running thread or an open window that the test left behind.

    A test that provokes a warning on purpose asks for ``caplog`` and looks at it.
    """
    before = set(threading.enumerate())
    warnings = _Warnings()
    logger = logging.getLogger("desktop_app")
    logger.addHandler(warnings)
    yield
    logger.removeHandler(warnings)
    if "caplog" not in request.fixturenames:
        assert not warnings.lines, f"warnings in the log: {warnings.lines}"
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(2)
    assert not [thread.name for thread in left if thread.is_alive()], "a thread is still running"
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        windows = [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
        names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in windows]
        for window in windows:
            window.close()
        assert not names, f"a window is still open: {names}"
