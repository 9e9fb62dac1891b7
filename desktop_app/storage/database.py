"""Opening the office file: the one function that does it, by fixed rules.

TRUNCATE journal with synchronous=EXTRA survives a power cut at any moment; foreign keys are off in SQLite unless asked for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from desktop_app.domain.errors import UserError
from desktop_app.storage.schema import MIGRATIONS

APPLICATION_ID = 0x53544455
"""``STDU``, stamped into the file so that another program's database is never taken for ours."""

_MIGRATIONS_TABLE = "_sqlite_migrations"


class OfficeDatabase:
    """One open office file. ``db`` is for repositories of this package only."""

    def __init__(self, db: Database, path: Path, is_read_only: bool) -> None:
        self.db = db
        self.path = path
        self.is_read_only = is_read_only

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is one transaction; nested use becomes a savepoint."""
        with translated_errors():
            if self.db.conn.in_transaction:
                with self.db.atomic():
                    yield
                return
            # IMMEDIATE: take the write lock at the start, so that no work is done in vain
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self.db.close()


def open_database(path: Path, *, read_only: bool = False, before_migration: Callable[[Path], None]) -> OfficeDatabase:
    """Open (or create) the office file and bring its schema up to date.

    ``before_migration`` must leave a verified backup of an existing file, or raise. Raises UserError for a file that is
    damaged, not ours, newer than the program, or cannot be written; the file's bytes are then unchanged.
    """
    is_new = not path.exists() or path.stat().st_size == 0
    if read_only and is_new:
        raise UserError("data.missing", f"Chưa có sổ trong thư mục {path.parent}. Mở chương trình một lần để tạo sổ.")
    with translated_errors():
        db = _connect(path, read_only)
        try:
            if not is_new:
                _refuse_foreign(db, path)
                _refuse_newer(db)
            if not read_only:
                _set_journal(db)
                _migrate(db, path, is_new, before_migration)
            elif MIGRATIONS.pending(db):
                raise UserError(
                    "data.older", "Sổ do bản cũ hơn tạo. Mở sổ bằng chương trình một lần để nâng cấp, rồi làm lại."
                )
        except BaseException:
            db.close()
            raise
    return OfficeDatabase(db, path, read_only)


def _connect(path: Path, read_only: bool) -> Database:
    if read_only:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    else:
        if not path.exists():
            path.touch(mode=0o600)
        connection = sqlite3.connect(path)
    try:
        connection.row_factory = sqlite3.Row
        for pragma in (
            "busy_timeout = 5000",
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master")  # a damaged header speaks here
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def _set_journal(db: Database) -> None:
    for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON"):
        db.conn.execute(f"PRAGMA {pragma}").fetchall()


def _refuse_foreign(db: Database, path: Path) -> None:
    found = db.conn.execute("PRAGMA application_id").fetchone()[0]
    if found != APPLICATION_ID:
        raise UserError(
            "data.not_ours",
            f"Tệp {path.name} không phải sổ của chương trình này. Chọn thư mục dữ liệu khác; tệp vẫn nguyên.",
        )


def _refuse_newer(db: Database) -> None:
    known = {migration.name for migration in MIGRATIONS._migrations}
    rows = db.conn.execute(
        f"SELECT name FROM {_MIGRATIONS_TABLE} WHERE migration_set = ?",  # noqa: S608 - a constant of ours
        [MIGRATIONS.name],
    )
    if {row["name"] for row in rows} - known:
        raise UserError("data.newer", "Sổ được tạo bởi bản mới hơn. Cập nhật phần mềm để mở; dữ liệu không bị đổi.")


def _migrate(db: Database, path: Path, is_new: bool, before_migration: Callable[[Path], None]) -> None:
    if not MIGRATIONS.pending(db):
        return
    if not is_new:
        before_migration(path)
    # One outer transaction: the file has the old schema or the new one, never a step between.
    with db.atomic():
        MIGRATIONS.apply(db)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {len(MIGRATIONS._migrations)}")
        if db.conn.execute("PRAGMA foreign_key_check").fetchall():
            raise UserError(
                "data.damaged",
                "Sổ có dữ liệu không khớp nhau nên không nâng cấp được. Khôi phục từ bản sao lưu gần nhất.",
            )


@contextmanager
def translated_errors() -> Iterator[None]:
    """SQLite's complaints about the machine, told as sentences; ours (defects) pass unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        known = next((problem for prefix, problem in _MACHINE_PROBLEMS if name.startswith(prefix)), None)
        if known is None:
            raise
        raise UserError(*known) from error
    except UnicodeDecodeError as error:
        raise UserError(*_DAMAGED) from error


_DAMAGED = (
    "data.damaged",
    "Tệp sổ bị hỏng nên không đọc được. Giữ nguyên tệp, khôi phục từ bản sao lưu trong thư mục “sao-luu”.",
)
_MACHINE_PROBLEMS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_NOTADB", _DAMAGED),
    (
        "SQLITE_FULL",
        ("data.disk_full", "Đĩa đã đầy nên chưa ghi được. Dọn bớt chỗ trên đĩa rồi làm lại; sổ vẫn nguyên."),
    ),
    (
        "SQLITE_READONLY",
        ("data.read_only", "Thư mục dữ liệu chỉ cho đọc nên không ghi được. Chọn thư mục khác hoặc xin quyền ghi."),
    ),
    (
        "SQLITE_CANTOPEN",
        ("data.cannot_open", "Không mở được tệp sổ. Kiểm tra thư mục dữ liệu còn đó và được phép ghi, rồi mở lại."),
    ),
    (
        "SQLITE_IOERR",
        ("data.disk_error", "Máy báo lỗi khi đọc hoặc ghi đĩa. Kiểm tra đĩa còn chỗ và còn tốt, rồi làm lại."),
    ),
    ("SQLITE_BUSY", ("data.busy", "Sổ đang được chương trình khác dùng. Đóng chương trình kia rồi làm lại.")),
    ("SQLITE_LOCKED", ("data.busy", "Sổ đang được chương trình khác dùng. Đóng chương trình kia rồi làm lại.")),
    ("SQLITE_TOOBIG", ("data.too_big", "Nội dung quá dài để lưu. Rút ngắn nội dung rồi làm lại.")),
)
