"""Opening the office file: the one function that does it, by fixed rules.

TRUNCATE journal with synchronous=EXTRA survives a power cut at any moment; foreign keys are off in SQLite unless asked for.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path

from sqlite_utils import Database

from desktop_app.domain.errors import UserError
from desktop_app.storage.kept_people import KeptPeople
from desktop_app.storage.schema import MIGRATIONS
from desktop_app.system.files import sync_folder

APPLICATION_ID = 0x53544455
"""``STDU``, stamped into the file so that another program's database is never taken for ours."""


_APPLICATION_ID_AT = 68
"""Byte of the file where SQLite keeps that stamp."""

_SMALLEST_FILE = 512
"""Bytes of the smallest page, so of the smallest database."""


class OfficeDatabase:
    """One open office file. ``db`` is for repositories of this package only."""

    def __init__(self, db: Database, path: Path, is_read_only: bool) -> None:
        self.db = db
        self.path = path
        self.is_read_only = is_read_only

    @cached_property
    def people(self) -> KeptPeople:
        """Everybody, kept for all repositories of this file together."""
        return KeptPeople(self.db.conn)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is one transaction; nested use becomes a savepoint."""
        with translated_errors():
            if self.db.conn.in_transaction:
                with self.db.atomic():
                    yield
                return
            with _immediate(self.db):
                yield

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self.db.close()


def open_database(path: Path, *, read_only: bool = False, before_migration: Callable[[Path], object]) -> OfficeDatabase:
    """Open (or create) the office file and bring its schema up to date.

    ``before_migration`` must leave a verified backup of an existing file, or raise. Raises UserError (``data.*``) for a
    file that is empty, damaged, not ours, newer than the program, or cannot be written; its bytes are then unchanged.
    """
    try:
        with translated_errors():
            if not _is_there(path, read_only):
                _create(path)
            _refuse_by_header(path)
            return _open_existing(path, read_only, before_migration)
    except OSError as error:
        raise UserError(*(_DISK_FULL if error.errno in _FULL else _CANNOT_OPEN)) from error


def finish_interrupted(path: Path) -> None:
    """Roll back what a killed program left half-written, so that the file can be read again.

    The caller holds the folder's lock: whoever wrote there is gone. Nothing happens to a file that is not ours.
    """
    try:
        with translated_errors(), path.open("rb") as file:
            file.seek(_APPLICATION_ID_AT)
            if int.from_bytes(file.read(4), "big") == APPLICATION_ID:
                db = _connect(path, read_only=False)
                try:
                    db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the first look rolls back
                finally:
                    db.close()
    except OSError as error:
        raise UserError(*_CANNOT_OPEN) from error


def _is_there(path: Path, read_only: bool) -> bool:
    """Whether there is a file to open; an empty one is a loss to mend, never a place for a new file."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        if read_only:
            raise UserError(
                "data.missing", f"Chưa có sổ trong thư mục {path.parent}. Mở chương trình một lần để tạo sổ."
            ) from None
        return False
    if size == 0:
        raise UserError(
            "data.empty_file",
            f"Tệp sổ {path.name} rỗng (0 byte), có thể do máy tắt đột ngột. Khôi phục từ bản sao lưu gần nhất, "
            "hoặc chuyển tệp này đi nơi khác để tạo sổ mới.",
        )
    if size < _SMALLEST_FILE:
        raise UserError(*_DAMAGED)  # SQLite would take so short a piece for an empty database
    return True


def _create(path: Path) -> None:
    """A new file appears whole or not at all, so that an empty one is never ours."""
    unfinished = path.with_name(f".{path.name}.tao-moi")
    journal = Path(f"{unfinished}-journal")
    for leftover in (unfinished, journal):
        leftover.unlink(missing_ok=True)
    try:
        # 0600 before the first byte: nobody else on this machine may look
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        db = _connect(unfinished, read_only=False)
        try:
            _migrate(db)
        finally:
            db.close()
        journal.unlink(missing_ok=True)
        os.replace(unfinished, path)  # noqa: PTH105 - the one call whose meaning this rests on
    except BaseException:
        for leftover in (unfinished, journal):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _refuse_by_header(path: Path) -> None:
    """Refuse what is not ours, or newer, by its first page alone: opening it for writing could already change it."""
    try:
        with closing(sqlite3.connect(_address(path, "ro"), uri=True)) as connection:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            schema_number = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError as error:
        if (getattr(error, "sqlite_errorname", "") or "").startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return  # a crash left a journal that only a writer can roll back: asked again after that
        raise
    _refuse_foreign(application_id, path)
    if schema_number > len(MIGRATIONS._migrations):
        raise UserError(*_NEWER)


def _open_existing(path: Path, read_only: bool, before_migration: Callable[[Path], object]) -> OfficeDatabase:
    db = _connect(path, read_only)
    try:
        _refuse_foreign(db.conn.execute("PRAGMA application_id").fetchone()[0], path)
        _refuse_damaged(db)
        _refuse_newer(db)
        if MIGRATIONS.pending(db):
            if read_only:
                raise UserError(
                    "data.older", "Sổ do bản cũ hơn tạo. Mở sổ bằng chương trình một lần để nâng cấp, rồi làm lại."
                )
            before_migration(path)
            _migrate(db)
    except BaseException:
        db.close()
        raise
    return OfficeDatabase(db, path, read_only)


def _address(path: Path, mode: str) -> str:
    return f"{path.resolve().as_uri()}?mode={mode}"


def _connect(path: Path, read_only: bool) -> Database:
    connection = sqlite3.connect(_address(path, "ro" if read_only else "rw"), uri=True)
    try:
        # No transaction begins unsaid: it would stay open, and all that came after would be lost at closing.
        connection.isolation_level = None
        connection.row_factory = sqlite3.Row
        settings = [
            "busy_timeout = 5000",
            "foreign_keys = ON",
            "recursive_triggers = ON",  # or INSERT OR REPLACE would delete rows that the change log never sees
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0",
        ]
        if not read_only:
            settings += ["journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON"]
        for setting in settings:
            connection.execute(f"PRAGMA {setting}").fetchall()
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def _refuse_foreign(application_id: int, path: Path) -> None:
    if application_id != APPLICATION_ID:
        raise UserError(
            "data.not_ours",
            f"Tệp {path.name} không phải sổ của chương trình này. Chọn thư mục dữ liệu khác; tệp vẫn nguyên.",
        )


def _refuse_damaged(db: Database) -> None:
    try:
        is_sound = [row[0] for row in db.conn.execute("PRAGMA quick_check(1)")] == ["ok"]
        is_whole = bool(MIGRATIONS.applied(db))
    except (UnicodeDecodeError, KeyError) as error:  # SQLite's own complaint quotes damaged bytes; a column misnamed
        raise UserError(*_DAMAGED) from error
    except sqlite3.OperationalError as error:
        if is_of_the_schema(error):
            raise UserError(*_DAMAGED) from error
        raise
    if not is_sound or not is_whole:
        raise UserError(*_DAMAGED)


def is_of_the_schema(error: sqlite3.Error) -> bool:
    """Whether SQLite does not understand the schema; with a statement known to be right, the file is damaged."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_ERROR"


def _refuse_newer(db: Database) -> None:
    known = {migration.name for migration in MIGRATIONS._migrations}
    if {migration.name for migration in MIGRATIONS.applied(db)} - known:
        raise UserError(*_NEWER)


def _migrate(db: Database) -> None:
    """One outer transaction: the file has the old schema or the new one, never a step between."""
    # A rebuilt table is dropped for a moment; whether all still matches is checked at the end.
    db.conn.execute("PRAGMA foreign_keys = OFF")
    try:
        with _immediate(db):
            MIGRATIONS.apply(db)
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {len(MIGRATIONS._migrations)}")
            if db.conn.execute("PRAGMA foreign_key_check").fetchall():
                raise UserError(
                    "data.unmatched",
                    "Sổ có dữ liệu không khớp nhau nên không nâng cấp được. Khôi phục từ bản sao lưu gần nhất.",
                )
    finally:
        db.conn.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _immediate(db: Database) -> Iterator[None]:
    """A transaction that takes the write lock at the start, so that no work is done in vain."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        db.rollback()
        # After a full disk SQLite has only let go of the file; the next look plays the journal back.
        with suppress(sqlite3.Error):
            db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        raise


@contextmanager
def translated_errors() -> Iterator[None]:
    """SQLite's complaints about the machine, told as sentences; ours (defects) pass unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        known = next((problem for prefix, problem in _MACHINE_PROBLEMS if name.startswith(prefix)), None)
        if known is None and str(error).startswith("Could not decode to UTF-8"):
            known = _DAMAGED  # the driver's own complaint, without a name
        if known is None:
            raise
        raise UserError(*known) from error


_FULL = (errno.ENOSPC, errno.EDQUOT)
_NEWER = ("data.newer", "Sổ được tạo bởi bản mới hơn. Cập nhật phần mềm để mở; dữ liệu không bị đổi.")
_DAMAGED = (
    "data.damaged",
    "Tệp sổ bị hỏng nên không đọc được. Giữ nguyên tệp, khôi phục từ bản sao lưu trong thư mục “sao-luu”.",
)
_DISK_FULL = ("data.disk_full", "Đĩa đã đầy nên chưa ghi được. Dọn bớt chỗ trên đĩa rồi làm lại; sổ vẫn nguyên.")
_CANNOT_OPEN = (
    "data.cannot_open",
    "Không mở được tệp sổ. Kiểm tra thư mục dữ liệu còn đó và được phép ghi, rồi mở lại.",
)
_READ_ONLY = (
    "data.folder_read_only",
    "Thư mục dữ liệu chỉ cho đọc nên không ghi được. Chọn thư mục khác hoặc xin quyền ghi.",
)
_DISK_ERROR = (
    "data.disk_error",
    "Máy báo lỗi khi đọc hoặc ghi đĩa. Kiểm tra đĩa còn chỗ và còn tốt, rồi làm lại.",
)
_BUSY = ("data.busy", "Sổ đang được chương trình khác dùng. Đóng chương trình kia rồi làm lại.")
_UNFINISHED = (
    "data.unfinished",
    "Lần trước chương trình dừng giữa chừng, sổ chưa được dọn lại. Mở chương trình một lần rồi làm lại.",
)
_TOO_BIG = ("data.too_big", "Nội dung quá dài để lưu. Rút ngắn nội dung rồi làm lại.")
_MACHINE_PROBLEMS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_NOTADB", _DAMAGED),
    ("SQLITE_FULL", _DISK_FULL),
    ("SQLITE_READONLY_ROLLBACK", _UNFINISHED),
    ("SQLITE_READONLY_RECOVERY", _UNFINISHED),
    ("SQLITE_READONLY", _READ_ONLY),
    ("SQLITE_CANTOPEN", _CANNOT_OPEN),
    ("SQLITE_IOERR", _DISK_ERROR),
    ("SQLITE_BUSY", _BUSY),
    ("SQLITE_LOCKED", _BUSY),
    ("SQLITE_TOOBIG", _TOO_BIG),
)
