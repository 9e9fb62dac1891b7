"""Backups that were looked through, and putting one back when nothing opens."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.safekeeping import (
    back_up,
    back_up_into,
    backup_before_migration,
    backups,
    content_mark,
    digest_file,
    restore_file,
    rotate,
)
from desktop_app.system.clock import FixedClock

OpenFile = Callable[..., OfficeDatabase]


def add_units(office: OfficeDatabase, operations: Operations, count: int, text: str = "Phòng") -> None:
    rows = [(f"{text} {number}",) for number in range(count)]
    sql = "INSERT INTO units (name, unit_kind) VALUES (?, 'division')"
    operations.run("Thêm", lambda: office.db.conn.executemany(sql, rows))


def unit_names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM units ORDER BY id")]


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(UserError) as told:
        action()
    assert told.value.message.endswith(".")
    return told.value.code


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith("-journal")}


@pytest.fixture
def filled(office_db: OfficeDatabase, operations: Operations) -> OfficeDatabase:
    add_units(office_db, operations, 50)
    return office_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "USB của Sở"
    made.mkdir()
    return made


# Backing up


def test_a_backup_is_whole_private_and_stands_beside_its_digest(
    filled: OfficeDatabase, folder: Path, open_file: OpenFile
) -> None:
    target = folder / "bản sao.db"
    assert back_up(filled.path, target) == target
    assert unit_names(target) == unit_names(filled.path)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    assert digest_file(target).read_text() == f"{digest}  bản sao.db\n"
    assert files_in(folder) == {"bản sao.db", "bản sao.db.sha256"}
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    copy = open_file(target)
    assert Operations(copy, FixedClock(date(2022, 3, 18))).undo_name() == "Thêm", "undo works in the copy as well"


def test_a_backup_beside_an_unfinished_write_holds_what_was_committed(filled: OfficeDatabase, folder: Path) -> None:
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM units")
        back_up(filled.path, folder / "a.db")
        writer.execute("ROLLBACK")
    assert len(unit_names(folder / "a.db")) == 50


def test_a_backup_replaces_an_older_one_whole(filled: OfficeDatabase, operations: Operations, folder: Path) -> None:
    target = folder / "a.db"
    back_up(filled.path, target)
    add_units(filled, operations, 5, "Mới")
    back_up(filled.path, target)
    assert len(unit_names(target)) == 55
    assert digest_file(target).read_text().startswith(hashlib.sha256(target.read_bytes()).hexdigest())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE units SET name = 'kẻ lạ' WHERE id = 7",
        "DELETE FROM units WHERE id = 7",
        "UPDATE units SET name = CAST(x'ff' AS TEXT) WHERE id = 7",
    ],
)
def test_a_damaged_office_is_never_backed_up_over_a_good_copy(
    filled: OfficeDatabase, folder: Path, damage: str
) -> None:
    target = folder / "a.db"
    back_up(filled.path, target)
    before = target.read_bytes(), digest_file(target).read_bytes()
    filled.db.conn.execute(damage)
    assert code_of(lambda: back_up(filled.path, target)) == "backup.source_damaged"
    assert (target.read_bytes(), digest_file(target).read_bytes()) == before
    assert files_in(folder) == {"a.db", "a.db.sha256"}


def test_flipped_bits_never_reach_a_backup_unseen(filled: OfficeDatabase, folder: Path) -> None:
    filled.close()
    good = filled.path.read_bytes()
    rows = unit_names(filled.path)
    dice = random.Random(2022)
    used = [at for at, byte in enumerate(good) if byte]  # every table has a page, most of them empty
    seen = 0
    for number in range(100):
        damaged = bytearray(good)
        damaged[dice.choice(used)] ^= 1 << dice.randrange(8)
        filled.path.write_bytes(damaged)
        target = folder / f"{number}.db"
        try:
            back_up(filled.path, target)
        except UserError:
            seen += 1
            assert not target.exists()
        else:
            assert unit_names(target) == rows
    assert seen > 20


def test_targets_that_cannot_be_are_told(filled: OfficeDatabase, folder: Path) -> None:
    assert code_of(lambda: back_up(filled.path, filled.path)) == "backup.onto_itself"
    assert code_of(lambda: back_up(filled.path, folder / "khong" / "co.db")) == "file.folder_missing"
    assert code_of(lambda: back_up(filled.path, folder)) == "file.is_folder"
    assert code_of(lambda: back_up(filled.path, folder / ("ế" * 100))) == "file.name_too_long"
    (folder / "link.db").symlink_to(filled.path)
    assert code_of(lambda: back_up(filled.path, folder / "link.db")) == "backup.onto_itself"
    assert files_in(folder) == {"link.db"}
    assert len(unit_names(filled.path)) == 50


_WITH_LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from desktop_app.domain.errors import UserError
from desktop_app.storage.safekeeping import back_up
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    back_up(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write("done")
except UserError as problem:
    sys.stdout.write(problem.code)
"""


@pytest.mark.skipif(os.name != "posix", reason="full disk: needs limits of files, posix only")
@pytest.mark.parametrize("room", [0, 1000, 30_000, 90_000])
def test_a_disk_that_fills_up_leaves_the_old_backup(
    filled: OfficeDatabase, folder: Path, project_root: Path, room: int
) -> None:
    target = folder / "a.db"
    back_up(filled.path, target)
    assert target.stat().st_size > room
    before = target.read_bytes()
    command = [sys.executable, "-c", _WITH_LITTLE_ROOM, str(filled.path), str(target), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=project_root)
    assert done.stdout in ("data.disk_error", "data.disk_full", "file.disk_full"), done.stderr
    assert target.read_bytes() == before
    assert files_in(folder) == {"a.db", "a.db.sha256"}


def test_names_are_made_of_the_time_and_never_taken_twice(filled: OfficeDatabase, folder: Path) -> None:
    clock = FixedClock(date(2026, 11, 20))
    first, second = (back_up_into(filled.path, folder, clock) for _ in range(2))
    assert first.name == "so-thi-dua-20261120-120000.db"
    assert second.name == "so-thi-dua-20261120-120000-2.db"
    before_upgrade = backup_before_migration(filled.path, folder, clock)
    assert before_upgrade.name == "so-thi-dua-truoc-nang-cap-20261120-120000.db"
    assert [backup.path for backup in backups(folder)] == [first, second]


def test_the_mark_changes_with_every_step_and_only_then(
    filled: OfficeDatabase, operations: Operations, folder: Path
) -> None:
    marks = [content_mark(filled.path)]
    add_units(filled, operations, 1)
    marks.append(content_mark(filled.path))
    operations.undo()
    marks.append(content_mark(filled.path))
    assert len(set(marks)) == 3
    copy = back_up(filled.path, folder / "a.db")
    assert content_mark(copy) == marks[-1]
    operations.redo()
    assert content_mark(filled.path) == marks[1]
    assert content_mark(folder / "khong-co.db") is None


# Rotation


def _touch_backup(folder: Path, made_at: datetime) -> Path:
    path = folder / f"so-thi-dua-{made_at:%Y%m%d-%H%M%S}.db"
    path.write_bytes(b"x")
    digest_file(path).write_bytes(b"y")
    return path


def test_rotation_keeps_the_newest_one_a_day_and_one_a_month(folder: Path) -> None:
    start = datetime(2024, 1, 1, 8, tzinfo=UTC)
    times = [start + timedelta(days=days) for days in range(900)]
    times += [times[-1] + timedelta(minutes=minutes) for minutes in range(1, 31)]
    made = [_touch_backup(folder, when) for when in times]
    other = [folder / "so-thi-dua-truoc-nang-cap-20240101-080000.db", folder / "cua-toi.db", folder / "so-thi-dua-.db"]
    for path in other:
        path.write_bytes(b"x")
    rotate(folder, made[-1])
    left = [backup.path for backup in backups(folder)]
    assert left[-20:] == made[-20:]
    assert {when.date() for when in times[-14:]} <= {backup.made_at.date() for backup in backups(folder)}
    assert len({(backup.made_at.year, backup.made_at.month) for backup in backups(folder)}) == 24
    assert len(left) < 60
    assert all(path.exists() for path in other)
    assert all(digest_file(path).exists() for path in left)
    assert len(list(folder.glob("*.sha256"))) == len(left)


@given(
    days=st.lists(st.integers(-2000, 2000), min_size=1, max_size=60),
)
def test_rotation_never_throws_away_what_was_just_made(
    tmp_path_factory: pytest.TempPathFactory, days: list[int]
) -> None:
    """Whatever the clock said when each was made, moved back ones included."""
    folder = tmp_path_factory.mktemp("sao-luu")
    for number, day in enumerate(days):
        newest = _touch_backup(folder, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day, minutes=number))
        rotate(folder, newest)
        assert newest.exists()
    assert len(backups(folder)) >= min(len(days), 20)


# Restoring


@pytest.fixture
def copy(filled: OfficeDatabase, folder: Path) -> Path:
    return back_up(filled.path, folder / "bản sao.db")


def _state(filled: OfficeDatabase, state: str) -> None:
    filled.close()
    path = filled.path
    if state == "missing":
        path.unlink()
    elif state == "empty":
        path.write_bytes(b"")
    elif state == "garbage":
        path.write_bytes(b"\x00\xff" * 4000)
    elif state == "foreign":
        path.unlink()
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE notes (text)")
            other.commit()


@pytest.mark.parametrize("state", ["sound", "missing", "empty", "garbage", "foreign"])
def test_a_backup_is_put_back_whatever_is_there(
    filled: OfficeDatabase, operations: Operations, copy: Path, open_file: OpenFile, state: str
) -> None:
    add_units(filled, operations, 3, "Sau sao lưu")
    _state(filled, state)
    before = filled.path.read_bytes() if filled.path.exists() else None
    kept = restore_file(copy, filled.path, FixedClock(date(2026, 11, 20)))
    assert len(unit_names(filled.path)) == 50
    if before is None:
        assert kept is None
    else:
        assert kept is not None
        assert kept.name == "so-thi-dua-truoc-khi-khoi-phuc-20261120-1200.db"
        assert kept.read_bytes() == before
    restored = open_file(filled.path)
    add_units(restored, Operations(restored, FixedClock(date(2026, 11, 20))), 1)
    if os.name == "posix":
        assert stat.S_IMODE(filled.path.stat().st_mode) == 0o600


def test_a_restore_is_taken_back_by_restoring_what_was_kept(
    filled: OfficeDatabase, operations: Operations, copy: Path
) -> None:
    add_units(filled, operations, 3, "Sau sao lưu")
    filled.close()
    clock = FixedClock(date(2026, 11, 20))
    kept = restore_file(copy, filled.path, clock)
    assert kept is not None
    again = restore_file(kept, filled.path, clock)
    assert len(unit_names(filled.path)) == 53
    assert again is not None
    assert again.name == "so-thi-dua-truoc-khi-khoi-phuc-20261120-1200-2.db"


def test_a_journal_of_the_old_file_is_kept_with_it_and_never_meets_the_new_one(
    filled: OfficeDatabase, copy: Path, folder: Path
) -> None:
    conn = filled.db.conn
    conn.execute("PRAGMA cache_size = 2")
    conn.execute("BEGIN")
    conn.execute("UPDATE units SET name = hex(zeroblob(3000))")
    crashed = folder / "so-thi-dua.db"
    for suffix in ("", "-journal"):
        shutil.copy(f"{filled.path}{suffix}", f"{crashed}{suffix}")
    conn.execute("ROLLBACK")
    filled.close()
    assert Path(f"{crashed}-journal").stat().st_size > 0
    kept = restore_file(copy, crashed, FixedClock(date(2026, 11, 20)))
    assert kept is not None
    assert not Path(f"{crashed}-journal").exists()
    assert unit_names(crashed) == [f"Phòng {number}" for number in range(50)]
    assert unit_names(kept) == unit_names(crashed), "the kept file finds its journal and rolls back"


def _make_foreign(path: Path) -> None:
    path.unlink()
    _touch = sqlite3.connect(path)
    _touch.execute("CREATE TABLE notes (text)")
    _touch.commit()
    _touch.close()


def _execute(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "restore.missing"),
        (lambda path: path.write_bytes(b""), "restore.not_ours"),
        (lambda path: path.write_bytes(b"rac" * 5000), "restore.damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "restore.damaged"),
        (_make_foreign, "restore.not_ours"),
        (
            lambda path: _execute(path, "UPDATE _sqlite_migrations SET name = '9999_later' WHERE name LIKE '0001%'"),
            "restore.newer",
        ),
        (lambda path: _execute(path, "UPDATE units SET name = 'kẻ lạ' WHERE id = 3"), "restore.damaged"),
    ],
    ids=["missing", "empty", "garbage", "truncated", "foreign", "newer", "altered"],
)
def test_what_is_no_good_backup_is_refused_and_nothing_changed(
    filled: OfficeDatabase, copy: Path, spoil: Callable[[Path], object], code: str
) -> None:
    filled.close()
    before, beside = filled.path.read_bytes(), files_in(filled.path.parent)
    digest_file(copy).unlink()
    spoil(copy)
    assert code_of(lambda: restore_file(copy, filled.path, FixedClock(date(2026, 11, 20)))) == code
    assert filled.path.read_bytes() == before
    assert files_in(filled.path.parent) == beside


def test_a_backup_that_differs_from_its_digest_is_refused(filled: OfficeDatabase, copy: Path) -> None:
    filled.close()
    _execute(copy, "PRAGMA user_version = 1")
    copy.write_bytes(copy.read_bytes() + b"\0")
    assert code_of(lambda: restore_file(copy, filled.path, FixedClock(date(2026, 11, 20)))) == "restore.changed"
    assert code_of(lambda: restore_file(filled.path, filled.path, FixedClock(date(2026, 1, 1)))) == "restore.itself"


_KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from desktop_app.storage.safekeeping import restore_file
from desktop_app.system.clock import FixedClock
left = int(sys.argv[3])
def counted(real):
    def call(*args, **options):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return real(*args, **options)
    return call
for name in ("open", "fsync", "replace", "rename", "link", "unlink"):
    setattr(os, name, counted(getattr(os, name)))
restore_file(Path(sys.argv[1]), Path(sys.argv[2]), FixedClock(date(2026, 11, 20)))
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9: posix only")
def test_a_restore_killed_at_any_call_leaves_the_old_file_or_the_new_one(
    filled: OfficeDatabase, operations: Operations, copy: Path, project_root: Path, open_file: OpenFile
) -> None:
    add_units(filled, operations, 3, "Sau sao lưu")
    filled.close()
    original = filled.path.read_bytes()
    ends: set[int] = set()
    for calls in range(100):
        filled.path.write_bytes(original)
        command = [sys.executable, "-c", _KILLED, str(copy), str(filled.path), str(calls)]
        died = subprocess.run(command, check=False, cwd=project_root).returncode != 0
        office = open_file(filled.path)
        ends.add(len(unit_names(filled.path)))
        office.close()
        if not died:
            break
    assert calls > 4
    assert ends == {50, 53}
