"""One writer per data folder, tried with two real processes and a kill."""

from __future__ import annotations

import json
import os
import platform
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths
from desktop_app.system.writer_lock import WriterLock

_HOLD = """
import sys
from datetime import date
from pathlib import Path
from desktop_app.domain.errors import UserError
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths
from desktop_app.system.writer_lock import WriterLock
lock = WriterLock(AppPaths.for_data_folder(Path(sys.argv[1])))
try:
    lock.acquire(FixedClock(date(2022, 3, 18)), "cửa sổ")
except UserError as error:
    sys.stdout.buffer.write((error.code + "\\n").encode())
    sys.exit(2)
sys.stdout.buffer.write(b"held\\n")
sys.stdout.flush()
sys.stdin.readline()
lock.release()
"""
TODAY = FixedClock(date(2022, 3, 18))


@pytest.fixture
def paths(data_dir: Path) -> AppPaths:
    return AppPaths.for_data_folder(data_dir)


@pytest.fixture
def start(data_dir: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts a process that takes the lock and keeps it until it gets a line or is killed."""
    children: list[subprocess.Popen[bytes]] = []

    def run() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _HOLD, str(data_dir)]
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        children.append(child)
        return child

    yield run
    for child in children:
        child.kill()
        child.communicate()


def _note(paths: AppPaths) -> Any:
    """What stands beside the lock about who holds it."""
    return json.loads(paths.holder_file.read_text(encoding="utf-8"))


def _said(child: subprocess.Popen[bytes]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().decode().strip()


def test_acquire_tells_who_and_release_forgets(paths: AppPaths) -> None:
    lock = WriterLock(paths)
    lock.acquire(TODAY, "dòng lệnh")
    note = _note(paths)
    assert (note["host"], note["pid"], note["program"]) == (platform.node(), os.getpid(), "dòng lệnh")
    assert datetime.fromisoformat(note["since"]).astimezone().date() == TODAY.today()
    assert lock.is_held
    lock.acquire(TODAY, "dòng lệnh")
    lock.release()
    lock.release()
    assert not paths.holder_file.exists()
    assert not lock.is_held


def test_the_second_is_refused_and_told_where(paths: AppPaths, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    child = start()
    assert _said(child) == "held"
    lock = WriterLock(paths)
    with pytest.raises(UserError) as caught:
        lock.acquire(TODAY, "dòng lệnh")
    assert caught.value.code == "data.held"
    assert caught.value.message == f"Sổ đang mở trên máy {platform.node()} từ 12:00. Đóng ở máy đó rồi mở lại."
    with pytest.raises(UserError, match=re.escape("từ 12:00 ngày 18/3/2022. Đóng")):
        lock.acquire(FixedClock(date(2022, 3, 20)), "dòng lệnh")
    assert (_note(paths)["pid"], _note(paths)["program"]) == (child.pid, "cửa sổ")
    child.communicate(b"\n", timeout=10)
    lock.acquire(TODAY, "dòng lệnh")
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_holder_holds_nothing(paths: AppPaths, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    child = start()
    assert _said(child) == "held"
    os.kill(child.pid, signal.SIGKILL)
    child.wait(timeout=10)
    assert _note(paths)["pid"] == child.pid  # left behind, and holds nothing
    lock = WriterLock(paths)
    lock.acquire(TODAY, "cửa sổ")
    assert _note(paths)["pid"] == os.getpid()
    lock.release()


def test_of_many_who_start_at_once_one_writes(start: Callable[[], subprocess.Popen[bytes]]) -> None:
    children = [start() for _ in range(6)]
    assert sorted(map(_said, children)) == ["data.held"] * 5 + ["held"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"host": "A"}', b'{"host":"A","pid":1,"program":"x","since":"2022-01-01"}'],
)
def test_a_damaged_note_still_gives_a_sentence(
    paths: AppPaths, start: Callable[[], subprocess.Popen[bytes]], content: bytes
) -> None:
    assert _said(start()) == "held"
    paths.holder_file.write_bytes(content)
    with pytest.raises(UserError, match="Sổ đang mở trong một chương trình khác"):
        WriterLock(paths).acquire(TODAY, "cửa sổ")


def test_the_lock_is_given_back_when_the_note_cannot_be_written(paths: AppPaths) -> None:
    paths.holder_file.mkdir(parents=True)
    lock = WriterLock(paths)
    with pytest.raises(UserError, match="là thư mục"):
        lock.acquire(TODAY, "cửa sổ")
    assert not lock.is_held
    paths.holder_file.rmdir()
    lock.acquire(TODAY, "cửa sổ")
    lock.release()


def test_a_lock_file_that_cannot_be_opened(paths: AppPaths) -> None:
    paths.lock_file.mkdir(parents=True)
    with pytest.raises(UserError) as caught:
        WriterLock(paths).acquire(TODAY, "cửa sổ")
    assert caught.value.code == "data.cannot_lock"
