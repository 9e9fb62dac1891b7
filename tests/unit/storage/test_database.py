"""Opening the office file: by fixed rules, never over something else, never half-way."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from desktop_app.domain.errors import UserError
from desktop_app.storage import database
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import APPLICATION_ID, OfficeDatabase
from desktop_app.storage.schema import MIGRATIONS
from desktop_app.system.clock import FixedClock

OpenFile = Callable[..., OfficeDatabase]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pragma(office: OfficeDatabase, name: str) -> Any:
    return office.db.conn.execute(f"PRAGMA {name}").fetchone()[0]


def add_units(office: OfficeDatabase, count: int, text: str = "Phòng") -> None:
    with office.transaction():
        office.db.conn.executemany(
            "INSERT INTO units (name, unit_kind) VALUES (?, 'division')",
            [(f"{text} {number}",) for number in range(count)],
        )


def count_units(office: OfficeDatabase) -> int:
    return int(office.db.conn.execute("SELECT count(*) FROM units").fetchone()[0])


@pytest.fixture
def closed_file(open_file: OpenFile, database_file: Path) -> Path:
    """A sound office file with some rows in it, closed."""
    office = open_file(database_file)
    add_units(office, 200)
    office.close()
    return database_file


def refused(open_file: OpenFile, path: Path, **options: Any) -> str:
    """The code of the refusal; the file's bytes must not change."""
    before = digest(path)
    with pytest.raises(UserError) as told:
        open_file(path, **options)
    assert digest(path) == before
    assert "!" not in told.value.message
    return told.value.code


# A sound file


def test_a_new_file_is_ours_private_and_opened_by_the_rules(open_file: OpenFile, database_file: Path) -> None:
    office = open_file(database_file)
    assert pragma(office, "application_id") == APPLICATION_ID
    assert pragma(office, "user_version") == len(MIGRATIONS._migrations)
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
        "recursive_triggers": 1,
    }
    assert {name: pragma(office, name) for name in wanted} == wanted
    if os.name == "posix":
        assert stat.S_IMODE(database_file.stat().st_mode) == 0o600
    office.close()
    left = {path.name for path in database_file.parent.iterdir()}
    assert left - {f"{database_file.name}-journal"} == {database_file.name}


def test_all_tables_are_strict(office_db: OfficeDatabase) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        office_db.db.conn.execute("INSERT INTO awards (achievement_year) VALUES ('hai nghìn')")
    loose = [
        row["name"]
        for row in office_db.db.conn.execute("PRAGMA table_list")
        if not row["strict"] and not row["name"].startswith(("sqlite_", "_sqlite"))
    ]
    assert loose == []


@pytest.mark.parametrize("day", ["2026-02-31", "2026-2-3", "31/12/2026", "hôm nay", "2026-01-01 00:00", ""])
def test_a_day_that_is_none_is_refused_by_the_table(office_db: OfficeDatabase, day: str) -> None:
    sql = "INSERT INTO units (name, unit_kind, from_on) VALUES ('A', 'division', ?)"
    with pytest.raises(sqlite3.IntegrityError):
        office_db.db.conn.execute(sql, [day])


def test_an_orphan_is_refused(office_db: OfficeDatabase) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        office_db.db.conn.execute("INSERT INTO memberships (person_id, unit_id) VALUES (1, 1)")


def test_opening_again_finds_everything_and_writes_nothing(open_file: OpenFile, closed_file: Path) -> None:
    before = digest(closed_file)
    office = open_file(closed_file)
    assert count_units(office) == 200
    office.close()
    office.close()
    assert digest(closed_file) == before


def test_a_reader_reads_beside_the_writer_and_cannot_write(open_file: OpenFile, database_file: Path) -> None:
    writer = open_file(database_file)
    reader = open_file(database_file, read_only=True)
    add_units(writer, 3)
    assert count_units(reader) == 3
    with pytest.raises(UserError) as told:
        add_units(reader, 1)
    assert told.value.code == "data.folder_read_only"


def test_a_path_with_signs_of_an_address_is_a_path(open_file: OpenFile, tmp_path: Path) -> None:
    path = tmp_path / "Sở #1 100% ?mode=memory & “a”.db"
    add_units(open_file(path), 1)
    assert path.stat().st_size > 0
    assert count_units(open_file(path, read_only=True)) == 1


# Transactions


def test_a_statement_outside_a_transaction_is_not_lost(open_file: OpenFile, database_file: Path) -> None:
    office = open_file(database_file)
    office.db.conn.execute("INSERT INTO units (name, unit_kind) VALUES ('A', 'division')")
    assert not office.db.conn.in_transaction
    add_units(office, 1)
    office.close()
    assert count_units(open_file(database_file)) == 2


def _add_and_fail(office: OfficeDatabase) -> None:
    with office.transaction():
        add_units(office, 5, "B")
        raise ZeroDivisionError


def test_an_inner_transaction_fails_alone(office_db: OfficeDatabase) -> None:
    with office_db.transaction():
        add_units(office_db, 1, "A")
        with pytest.raises(ZeroDivisionError):
            _add_and_fail(office_db)
    assert count_units(office_db) == 1


def test_a_writer_that_finds_the_file_held_says_so(
    open_file: OpenFile, database_file: Path, office_db: OfficeDatabase
) -> None:
    office_db.db.conn.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(database_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError) as told:
            add_units(office_db, 1)
    assert told.value.code == "data.busy"
    add_units(office_db, 1)
    assert count_units(office_db) == 1


def test_a_defect_of_ours_is_not_told_as_the_machines(office_db: OfficeDatabase) -> None:
    with pytest.raises(sqlite3.OperationalError), office_db.transaction():
        office_db.db.conn.execute("SELECT * FROM khong_co")
    with pytest.raises(FileNotFoundError), office_db.transaction():
        Path("/khong/co").read_bytes()


# Files that cannot be opened


def test_reading_a_folder_without_an_office_says_so_and_makes_nothing(open_file: OpenFile, database_file: Path) -> None:
    with pytest.raises(UserError) as told:
        open_file(database_file, read_only=True)
    assert told.value.code == "data.missing"
    assert not list(database_file.parent.iterdir())


@pytest.mark.parametrize("read_only", [True, False])
def test_an_empty_file_is_a_loss_to_mend_and_never_filled_anew(
    open_file: OpenFile, database_file: Path, read_only: bool
) -> None:
    database_file.touch()
    assert refused(open_file, database_file, read_only=read_only) == "data.empty_file"


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    "content",
    [b"Day la mot van ban.\n" * 300, os.urandom(8192), b"\0" * 8192, b"PK\x03\x04" + b"\0" * 5000, b"x"],
    ids=["text", "random", "zeros", "zip", "one byte"],
)
def test_what_is_no_database_is_refused(
    open_file: OpenFile, database_file: Path, content: bytes, read_only: bool
) -> None:
    database_file.write_bytes(content)
    assert refused(open_file, database_file, read_only=read_only) in ("data.damaged", "data.not_ours")


@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize("read_only", [True, False])
def test_the_database_of_another_program_is_refused(
    open_file: OpenFile, database_file: Path, journal: str, read_only: bool
) -> None:
    with closing(sqlite3.connect(database_file)) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute("CREATE TABLE notes (text)")
        other.commit()
    assert refused(open_file, database_file, read_only=read_only) == "data.not_ours"


def test_the_unfinished_work_of_another_program_is_left_alone(open_file: OpenFile, database_file: Path) -> None:
    """A -wal beside a foreign file holds its last commits; opening for writing would fold it in."""
    with closing(sqlite3.connect(database_file)) as other:
        other.execute("PRAGMA journal_mode = wal")
        other.execute("CREATE TABLE notes (text)")
        other.commit()
        crashed = database_file.with_name("bo-do.db")
        for suffix in ("", "-wal"):
            shutil.copy(f"{database_file}{suffix}", f"{crashed}{suffix}")
    assert refused(open_file, crashed) == "data.not_ours"
    assert Path(f"{crashed}-wal").stat().st_size > 0


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_a_newer_program_is_refused(open_file: OpenFile, closed_file: Path, read_only: bool) -> None:
    with closing(sqlite3.connect(closed_file)) as other:
        other.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name) VALUES (?, '9999_later')", [MIGRATIONS.name]
        )
        other.execute(f"PRAGMA user_version = {len(MIGRATIONS._migrations) + 1}")
        other.commit()
    assert refused(open_file, closed_file, read_only=read_only) == "data.newer"
    with closing(sqlite3.connect(closed_file)) as other:
        other.execute(f"PRAGMA user_version = {len(MIGRATIONS._migrations)}")
        other.commit()
    assert refused(open_file, closed_file, read_only=read_only) == "data.newer", "an unknown migration says enough"


@pytest.mark.parametrize("kept", [50, 99, 100, 512, 4096, 4097, 20_000])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_truncated_file_is_refused(open_file: OpenFile, closed_file: Path, kept: int, read_only: bool) -> None:
    content = closed_file.read_bytes()
    assert kept < len(content)
    closed_file.write_bytes(content[:kept])
    assert refused(open_file, closed_file, read_only=read_only) == "data.damaged"


def test_a_file_without_its_inside_is_refused(open_file: OpenFile, database_file: Path) -> None:
    with closing(sqlite3.connect(database_file)) as other:
        other.execute("CREATE TABLE units (id)")
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.commit()
    assert refused(open_file, database_file) == "data.damaged"


def test_damage_anywhere_is_a_sentence_or_sound_never_a_crash(open_file: OpenFile, closed_file: Path) -> None:
    content = closed_file.read_bytes()
    dice = random.Random(2022)
    outcomes = []
    for _ in range(100):
        damaged = bytearray(content)
        for _ in range(dice.choice((1, 8, 512))):
            damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
        closed_file.write_bytes(damaged)
        try:
            open_file(closed_file, read_only=True).close()
        except UserError as told:
            outcomes.append(told.code)
        else:
            outcomes.append("sound")
    assert set(outcomes) <= {"sound", "data.damaged", "data.not_ours", "data.newer"}
    assert outcomes.count("data.damaged") > 30, outcomes


def test_text_that_cannot_be_read_is_told_as_damage(open_file: OpenFile, closed_file: Path) -> None:
    office = open_file(closed_file)
    office.db.conn.execute("UPDATE units SET name = CAST(x'ff41' AS TEXT) WHERE id = 7")
    with pytest.raises(UserError) as told, office.transaction():
        office.db.conn.execute("SELECT name FROM units").fetchall()
    assert told.value.code == "data.damaged"


def test_a_folder_that_is_missing_or_a_file_in_its_place_is_told(open_file: OpenFile, tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    for folder in ("khong-co", "tep"):
        with pytest.raises(UserError) as told:
            open_file(tmp_path / folder / "so.db")
        assert told.value.code == "data.cannot_open"
    (tmp_path / "thu-muc.db").mkdir()
    with pytest.raises(UserError) as told:
        open_file(tmp_path / "thu-muc.db")
    assert told.value.code in ("data.cannot_open", "data.disk_error")


def test_a_leftover_of_a_start_that_was_killed_does_no_harm(open_file: OpenFile, database_file: Path) -> None:
    leftover = database_file.with_name(f".{database_file.name}.tao-moi")
    leftover.write_bytes(b"half")
    Path(f"{leftover}-journal").write_bytes(b"of it")
    add_units(open_file(database_file), 1)
    assert not leftover.exists()


_AS_ANOTHER_USER = """
import sys
import tempfile
from pathlib import Path
from desktop_app.domain.errors import UserError
from desktop_app.storage.database import open_database
def backup(path): raise AssertionError
path, action = Path(sys.argv[1]), sys.argv[2]
try:
    office = open_database(path, read_only=action == "read", before_migration=backup)
    if action == "write":
        with office.transaction():
            office.db.conn.execute("INSERT INTO units (name, unit_kind) VALUES ('A', 'division')")
    print("done", office.db.conn.execute("SELECT count(*) FROM units").fetchone()[0])
    office.close()
except UserError as problem:
    print(problem.code)
"""


@pytest.mark.skipif(
    shutil.which("setpriv") is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="read-only folder: needs root and setpriv to become another user",
)
def test_a_read_only_folder_is_told_and_can_be_read(closed_file: Path, project_root: Path, tmp_path: Path) -> None:
    """Root may write anywhere, so a child does it as nobody."""

    def as_nobody(path: Path, action: str) -> str:
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable]
        done = subprocess.run(
            [*command, "-c", _AS_ANOTHER_USER, str(path), action],
            capture_output=True,
            text=True,
            cwd=project_root,
            check=False,
            env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        )
        if not done.stdout and ("Permission denied" in done.stderr or "loading shared libraries" in done.stderr):
            pytest.skip("read-only folder: another user cannot run the interpreter here")
        return done.stdout.strip() or done.stderr

    for folder in [closed_file.parent, *closed_file.parent.parents]:
        if folder == Path(tempfile.gettempdir()):
            break
        folder.chmod(0o755)
    closed_file.chmod(0o644)
    before = digest(closed_file)
    assert as_nobody(closed_file, "read") == "done 200"
    assert as_nobody(closed_file, "write") in ("data.folder_read_only", "data.cannot_open")
    assert as_nobody(closed_file.with_name("moi.db"), "write") == "data.cannot_open"
    closed_file.chmod(0o600)
    assert as_nobody(closed_file, "read") == "data.cannot_open"
    assert digest(closed_file) == before
    assert [path.name for path in closed_file.parent.iterdir() if path.stat().st_size] == [closed_file.name]


# A full disk


def test_a_full_disk_fails_an_operation_whole_and_a_retry_succeeds(
    open_file: OpenFile, database_file: Path, fixed_clock: FixedClock
) -> None:
    office = open_file(database_file)
    operations = Operations(office, fixed_clock)
    pages = pragma(office, "page_count")
    outcomes: list[str] = []
    for limit in range(pages, pages + 20):
        office.db.conn.execute(f"PRAGMA max_page_count = {limit}")
        before = count_units(office)
        try:
            operations.run("Thêm nhiều", lambda: add_units(office, 40, "Phòng có tên rất dài " * 12))
        except UserError as told:
            outcomes.append(told.code)
            assert count_units(office) == before
            assert not office.db.conn.in_transaction
        assert office.db.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert set(outcomes) == {"data.disk_full"}
    assert len(outcomes) >= 5
    office.db.conn.execute("PRAGMA max_page_count = 1000000")
    before = count_units(office)
    operations.run("Thêm nhiều", lambda: add_units(office, 40))
    assert count_units(office) == before + 40
    operations.undo()
    assert count_units(office) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="full disk: needs /dev/full")
def test_a_disk_that_is_full_at_the_first_start_is_told(
    open_file: OpenFile, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_connect", lambda *_args, **_options: Path("/dev/full").write_bytes(b"x"))
    with pytest.raises(UserError) as told:
        open_file(database_file)
    assert told.value.code == "data.disk_full"
    assert not list(database_file.parent.iterdir())


# Migrations


def later_program(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False, orphans: bool = False) -> Migrations:
    """The program as it will be two migrations from now."""
    later = Migrations(MIGRATIONS.name)
    for migration in MIGRATIONS._migrations:
        later(name=migration.name)(migration.fn)

    @later(name="9001_add_a_column")
    def _add(db: Database) -> None:
        db.execute("ALTER TABLE units ADD COLUMN colour TEXT NOT NULL DEFAULT ''")

    @later(name="9002_rebuild_a_table")
    def _rebuild(db: Database) -> None:
        table: Any = db["people"]
        table.transform(rename={"birth_year": "born_in"})
        if orphans:
            db.execute("DELETE FROM units")
        if fails:
            raise ZeroDivisionError

    monkeypatch.setattr(database, "MIGRATIONS", later)
    return later


@pytest.fixture
def file_with_people(open_file: OpenFile, closed_file: Path) -> Path:
    office = open_file(closed_file)
    conn = office.db.conn
    conn.execute("INSERT INTO people (full_name, name_fold, sort_key) VALUES ('Tô Thị Lụa', 'to thi lua', 'x')")
    conn.execute("INSERT INTO memberships (person_id, unit_id) VALUES (1, 1)")
    office.close()
    return closed_file


def test_an_older_file_is_backed_up_then_migrated(
    open_file: OpenFile, file_with_people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = later_program(monkeypatch)
    seen: list[tuple[Path, int]] = []

    def back_up(path: Path) -> None:
        with closing(sqlite3.connect(path)) as copy:
            seen.append((path, copy.execute("PRAGMA user_version").fetchone()[0]))

    office = open_file(file_with_people, before_migration=back_up)
    assert seen == [(file_with_people, len(MIGRATIONS._migrations))], "the backup is of the old schema"
    assert pragma(office, "user_version") == len(later._migrations)
    assert pragma(office, "foreign_keys") == 1
    assert office.db.conn.execute("SELECT born_in, full_name FROM people").fetchone()[1] == "Tô Thị Lụa"
    assert office.db.conn.execute("SELECT count(*) FROM memberships").fetchone()[0] == 1
    office.close()
    open_file(file_with_people).close()
    assert len(seen) == 1, "a file that is up to date asks for no backup"


def test_a_reader_does_not_migrate(
    open_file: OpenFile, file_with_people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_program(monkeypatch)
    assert refused(open_file, file_with_people, read_only=True) == "data.older"


def test_without_a_backup_there_is_no_migration(
    open_file: OpenFile, file_with_people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_program(monkeypatch)

    def fail(_path: Path) -> None:
        raise UserError("backup.failed", "Không sao lưu được.")

    assert refused(open_file, file_with_people, before_migration=fail) == "backup.failed"


def test_a_migration_that_fails_leaves_the_old_schema(
    open_file: OpenFile, file_with_people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_program(monkeypatch, fails=True)
    with pytest.raises(ZeroDivisionError):
        open_file(file_with_people, before_migration=lambda _path: None)
    monkeypatch.undo()
    office = open_file(file_with_people)
    assert "colour" not in {row["name"] for row in office.db.conn.execute("PRAGMA table_info(units)")}
    assert count_units(office) == 200


def test_a_migration_that_leaves_orphans_is_taken_back(
    open_file: OpenFile, file_with_people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_program(monkeypatch, orphans=True)
    with pytest.raises(UserError) as told:
        open_file(file_with_people, before_migration=lambda _path: None)
    assert told.value.code == "data.unmatched"
    monkeypatch.undo()
    assert count_units(open_file(file_with_people)) == 200


_KILLED_WHILE_OPENING = """
import os, sys
from pathlib import Path
import sqlite3
from desktop_app.storage import database
real, left = database._connect, int(sys.argv[2])
def connect(path, read_only):
    db = real(path, read_only)
    def count(_statement):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
    db.conn.set_trace_callback(count)
    return db
database._connect = connect
database.open_database(Path(sys.argv[1]), before_migration=lambda path: None).close()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9: posix only")
def test_a_first_start_killed_at_any_statement_leaves_nothing_or_all(
    open_file: OpenFile, database_file: Path, project_root: Path
) -> None:
    """Every eighth statement here; all of them with SO_THI_DUA_KILLS=all."""
    step = 1 if os.environ.get("SO_THI_DUA_KILLS") == "all" else 8
    for statements in range(1, 10_000, step):
        command = [sys.executable, "-c", _KILLED_WHILE_OPENING, str(database_file), str(statements)]
        died = subprocess.run(command, cwd=project_root, check=False).returncode != 0
        if database_file.exists():
            assert count_units(open_file(database_file)) == 0
        if not died:
            break
    assert statements > 20
    assert not died


@pytest.fixture
def crashed_file(open_file: OpenFile, closed_file: Path) -> Path:
    """A file as a crash in the middle of a commit leaves it: half written, with the journal to take it back."""
    office = open_file(closed_file)
    office.db.conn.execute("PRAGMA cache_size = 2")
    crashed = closed_file.with_name("bo-do.db")
    office.db.conn.execute("BEGIN")
    office.db.conn.execute("UPDATE units SET name = name || ' đổi dở dang' || hex(zeroblob(1000))")
    for suffix in ("", "-journal"):
        shutil.copy(f"{closed_file}{suffix}", f"{crashed}{suffix}")
    office.db.conn.execute("ROLLBACK")
    assert "đổi dở dang".encode() in crashed.read_bytes()
    return crashed


def test_a_crash_is_rolled_back_at_the_next_start(open_file: OpenFile, crashed_file: Path) -> None:
    office = open_file(crashed_file)
    names = [row["name"] for row in office.db.conn.execute("SELECT name FROM units")]
    assert len(names) == 200
    assert not any("dở dang" in name for name in names)
    journal = Path(f"{crashed_file}-journal")
    assert not journal.exists() or journal.stat().st_size == 0


def test_a_reader_after_a_crash_is_told_to_open_the_program_first(open_file: OpenFile, crashed_file: Path) -> None:
    assert refused(open_file, crashed_file, read_only=True) == "data.unfinished"
