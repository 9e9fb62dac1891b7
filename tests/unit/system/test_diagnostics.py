"""The log and crash files say where and what kind, never what stood in a field."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.system.clock import FixedClock
from desktop_app.system.diagnostics import describe, start_logging, write_crash

CLOCK = FixedClock(date(2026, 11, 20))
SECRET = "Người Được Xét Thưởng"


def _caught(error: BaseException) -> BaseException:
    field_content = SECRET  # a local that must not be written
    try:
        try:
            raise KeyError(field_content)
        except KeyError:
            raise error from None if isinstance(error, UserError) else KeyError(SECRET)
    except Exception as caught:  # noqa: BLE001 - whatever was raised is looked at
        return caught


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        UserError("plan.frozen", SECRET),
        OSError(28, SECRET),
        ExceptionGroup(SECRET, [TypeError(SECRET)]),
    ],
)
def test_crash_file_keeps_field_contents_out(tmp_path: Path, error: Exception) -> None:
    path = write_crash(_caught(error), tmp_path / "nhật ký", CLOCK)
    text = path.read_text(encoding="utf-8")
    assert path.parent == tmp_path / "nhật ký"
    assert path.name.startswith("loi-20261120-120000-")
    assert SECRET not in text
    assert type(error).__qualname__ in text
    assert "test_diagnostics:" in text
    assert "_caught" in text
    assert str(tmp_path) not in text


def test_codes_that_help_are_kept() -> None:
    assert "[plan.frozen]" in next(describe(UserError("plan.frozen", SECRET)))
    assert "[errno 28]" in next(describe(OSError(28, SECRET)))
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute(f"SELECT '{SECRET}' FROM nowhere")
    connection.close()
    assert "SQLITE_ERROR" in next(describe(caught.value))
    grouped = list(describe(ExceptionGroup("x", [TypeError(SECRET), ValueError(SECRET)])))
    assert [line for line in grouped if line.startswith("part: ")] == [
        "part: builtins.TypeError",
        "part: builtins.ValueError",
    ]
    chain = list(describe(_caught(ValueError())))
    assert [line for line in chain if line.startswith("caused by: ")] == ["caused by: builtins.KeyError"]


def test_two_crashes_make_two_files(tmp_path: Path) -> None:
    assert write_crash(ValueError(), tmp_path, CLOCK) != write_crash(ValueError(), tmp_path, CLOCK)


def test_a_folder_that_does_not_take_it(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    path = write_crash(ValueError(), tmp_path / "tệp", CLOCK)
    assert path.exists()
    path.unlink()


def test_the_log_writes_places_not_messages(tmp_path: Path) -> None:
    diagnostics = start_logging(tmp_path / "nhật ký")
    try:
        logging.getLogger("desktop_app.thử").info("đã mở %s", "sổ", exc_info=_caught(ValueError(SECRET)))
    finally:
        diagnostics.close()
        diagnostics.close()
    text = (tmp_path / "nhật ký" / "so-thi-dua.log").read_text(encoding="utf-8")
    assert "INFO desktop_app.thử: đã mở sổ" in text
    assert "builtins.ValueError" in text
    assert SECRET not in text


def test_the_log_is_cut_before_it_fills_the_disk(tmp_path: Path) -> None:
    diagnostics = start_logging(tmp_path)
    for _ in range(70):
        logging.getLogger("desktop_app").info("x" * 100_000)
    diagnostics.close()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 6_000_000


def test_a_hard_crash_leaves_its_places(tmp_path: Path) -> None:
    script = f"""
import faulthandler
from pathlib import Path
from desktop_app.system.diagnostics import start_logging
start_logging(Path({str(tmp_path)!r}))
faulthandler._sigabrt()
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode != 0
    assert "Fatal Python error: Aborted" in (tmp_path / "so-thi-dua.fault.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "so-thi-dua.log").mkdir()
    with pytest.raises(UserError) as caught:
        start_logging(tmp_path)
    assert caught.value.code == "folder.read_only"
