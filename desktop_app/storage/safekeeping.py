"""Backups of the office file and putting one back: every copy is looked through before it counts, nothing is thrown away.

A copy is made by ``VACUUM INTO``, never by copying a file in use, and stands beside its SHA-256.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.storage.database import APPLICATION_ID, is_of_the_schema, translated_errors
from desktop_app.storage.schema import MIGRATIONS
from desktop_app.storage.verification import problems_of, row_counts
from desktop_app.system.files import name_of, replacing, sha256, sync_folder, write_atomic

KEPT_NEWEST, KEPT_DAYS, KEPT_MONTHS = 20, 14, 24
"""Automatic backups kept: the newest, then the last one of so many days and months that have any."""

_NAME = re.compile(r"so-thi-dua-(\d{8}-\d{6})(?:-(\d+))?\.db")
_TRIES = 3


@dataclass(frozen=True)
class Backup:
    """One automatic backup. ``made_at`` is the local time in its name, ``number`` counts those of one second."""

    path: Path
    made_at: datetime
    number: int = 1


def back_up(database_file: Path, target: Path) -> Path:
    """A verified copy at ``target`` with its SHA-256 beside it; the old file there stays whole until then.

    Works beside a writer. UserError (``backup.*``, ``file.*``, ``data.*``); then nothing was left behind.
    """
    if any(_is_same_file(own, target) for own in _own_files(database_file)):
        raise UserError(
            "backup.onto_itself",
            "Bản sao lưu không thể đè lên chính tệp sổ hay tệp đi kèm. Chọn tên hoặc thư mục khác.",
        )
    with replacing(target) as unfinished:
        _copy_verified(database_file, unfinished)
        digest = sha256(unfinished)
        # A digest that outlived its file would call the new one damaged.
        digest_file(target).unlink(missing_ok=True)
    write_atomic(digest_file(target), f"{digest}  {name_of(target)}\n".encode(), is_private=True)
    return target


def back_up_into(database_file: Path, folder: Path, clock: Clock, purpose: str = "") -> Path:
    """The same under a name made of the time: so-thi-dua-20261120-073000.db."""
    made_at = clock.now().astimezone()
    return back_up(database_file, _free_name(folder / f"so-thi-dua{purpose}-{made_at:%Y%m%d-%H%M%S}.db"))


def backup_before_migration(database_file: Path, backups_folder: Path, clock: Clock) -> Path:
    """A verified copy of a file that is about to get a new schema; never thrown away by rotation."""
    return back_up_into(database_file, backups_folder, clock, "-truoc-nang-cap")


def backups(folder: Path) -> tuple[Backup, ...]:
    """Automatic backups of a folder, oldest first."""
    found = []
    for path in folder.glob("so-thi-dua-*.db") if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        with suppress(ValueError):
            if name:
                made_at = datetime.strptime(name.group(1), "%Y%m%d-%H%M%S").astimezone()
                found.append(Backup(path, made_at, int(name.group(2) or 1)))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.number)))


def rotate(folder: Path, newest: Path) -> list[Path]:
    """Throw old automatic backups away; ``newest``, the one just verified, stays whatever the clock said."""
    found = backups(folder)[::-1]
    kept = {newest, *(backup.path for backup in found[:KEPT_NEWEST])}
    for form, count in (("%Y%m%d", KEPT_DAYS), ("%Y%m", KEPT_MONTHS)):
        last_of: dict[str, Path] = {}
        for backup in found:
            last_of.setdefault(backup.made_at.strftime(form), backup.path)
        kept.update(list(last_of.values())[:count])
    gone = [backup.path for backup in found if backup.path not in kept]
    for path in gone:
        for file in (path, digest_file(path)):
            with suppress(OSError):
                file.unlink(missing_ok=True)
    return gone


def digest_file(path: Path) -> Path:
    """Where the SHA-256 of a backup stands."""
    return path.with_name(f"{path.name}.sha256")


def content_mark(file: Path) -> tuple[object, ...] | None:
    """A mark that changes with every operation, undo and redo; None when the file cannot be read."""
    try:
        with closing(_open_for_reading(file)) as connection:
            return tuple(
                connection.execute(
                    """SELECT (SELECT coalesce(max(id), 0) FROM change_log), count(*), coalesce(max(id), 0),
                       coalesce(sum(operation_state IN ('done', 'sealed')), 0) FROM operations"""
                ).fetchone()
            )
    except sqlite3.Error:
        return None


def restore_file(source: Path, database_file: Path, clock: Clock) -> Path | None:
    """Put a verified backup in place of the office file, which need not be readable and is kept.

    Returns where it is kept, None when there was none. UserError when ``source`` is damaged, changed since it was made, not
    ours or newer; then nothing was changed.
    """
    database_file = Path(
        os.path.realpath(database_file)
    )  # journals lie beside the file itself, not beside a link to it
    check_restorable(source, database_file)
    with replacing_sound(database_file) as unfinished:
        _copy_verified(source, unfinished)
        kept = _keep_aside(database_file, clock)
        # A journal of the old file would be rolled back into the new one.
        for suffix in ("-journal", "-wal", "-shm"):
            Path(f"{database_file}{suffix}").unlink(missing_ok=True)
    return kept


@contextmanager
def replacing_sound(path: Path) -> Iterator[Path]:
    """``replacing`` whose writer may meet SQLite's complaints as well."""
    with translated_errors(), replacing(path) as unfinished:
        yield unfinished


@contextmanager
def _damage_told() -> Iterator[None]:
    """SQLite's complaints, and a schema it does not understand, as sentences."""
    try:
        with translated_errors():
            yield
    except UnicodeDecodeError as error:  # SQLite's complaint quotes the damaged bytes
        raise _source_damaged("có chữ không đọc được.") from error
    except sqlite3.IntegrityError as error:  # a row that its own table would refuse
        raise _source_damaged("có dòng không hợp lệ.") from error
    except sqlite3.OperationalError as error:
        if is_of_the_schema(error):
            raise _source_damaged("cấu trúc của tệp đã bị đổi.") from error
        raise


def _source_damaged(problem: str) -> UserError:
    return UserError(
        "backup.source_damaged", f"Sổ có chỗ hỏng nên không sao lưu: {problem} Khôi phục từ bản sao lưu trước đó."
    )


def _copy_verified(source: Path, unfinished: Path) -> None:
    """``VACUUM INTO`` an empty private file, and look through the whole copy."""
    with _damage_told():
        for _ in range(_TRIES):
            with closing(_open_for_reading(source)) as connection:
                version = connection.execute("PRAGMA data_version").fetchone()[0]
                counts = row_counts(connection)
                # As an address: a path that Python could not decode under LC_ALL=C is no text that could be bound.
                connection.execute("VACUUM INTO ?", [unfinished.resolve().as_uri()])
                is_settled = version == connection.execute("PRAGMA data_version").fetchone()[0]
            with closing(_open_for_reading(unfinished)) as copy:
                problems = problems_of(copy)
                has_same_rows = row_counts(copy) == counts
            if problems:
                raise _source_damaged(problems[0])
            if has_same_rows:
                return
            if is_settled:
                raise UserError("backup.incomplete", "Bản sao lưu thiếu dữ liệu nên đã bỏ. Sao lưu lại ra ổ đĩa khác.")
            _empty(unfinished)  # somebody wrote meanwhile: once more
    raise UserError(
        "backup.busy", "Sổ đang được ghi liên tục nên chưa sao lưu được. Chờ việc kia xong rồi sao lưu lại."
    )


def _empty(file: Path) -> None:
    with file.open("rb+") as opened:
        opened.truncate()


def check_restorable(source: Path, database_file: Path) -> None:
    """UserError (``restore.*``) unless ``source`` is a sound office file other than the one in use."""
    try:
        mode = source.stat().st_mode
        if stat.S_ISREG(mode):  # a pipe would be waited for without end
            source.open("rb").close()
    except (FileNotFoundError, NotADirectoryError) as error:
        text = f"Không thấy bản sao lưu “{source}”. Kiểm tra lại tên và thư mục."
        raise UserError("restore.missing", text) from error
    except (OSError, ValueError) as error:
        text = f"Không đọc được bản sao lưu “{source}”. Xin quyền đọc, hoặc chép bản sao lưu sang nơi khác."
        raise UserError("restore.unreadable", text) from error
    if stat.S_ISDIR(mode):
        raise UserError("restore.is_folder", f"“{source}” là thư mục. Chọn một bản sao lưu trong đó.")
    if not stat.S_ISREG(mode):
        raise _not_a_backup(source)
    if _is_same_file(source, database_file):
        raise UserError("restore.itself", "Tệp này chính là sổ đang dùng. Chọn một bản sao lưu.")
    if not _agrees_with_digest(source):
        raise UserError(
            "restore.changed", f"Tệp {source.name} đã bị đổi sau khi sao lưu. Chọn bản sao lưu khác; sổ vẫn nguyên."
        )
    with translated_damage(source), closing(_open_for_reading(source)) as connection:
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        if application_id != APPLICATION_ID:
            raise _not_a_backup(source)
        applied = {
            row[0]
            for row in connection.execute(
                "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [MIGRATIONS.name]
            )
        }
        if applied - {migration.name for migration in MIGRATIONS._migrations}:
            raise UserError(
                "restore.newer",
                f"Tệp {source.name} do bản mới hơn tạo. Cập nhật phần mềm rồi khôi phục; sổ vẫn nguyên.",
            )
        problems = problems_of(connection)
    if problems:
        raise _damaged_source(source)


@contextmanager
def translated_damage(source: Path) -> Iterator[None]:
    """A backup that SQLite cannot read is told as a damaged backup, not as a damaged office."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _damaged_source(source) from error


def _not_a_backup(source: Path) -> UserError:
    return UserError(
        "restore.not_ours", f"Tệp {source.name} không phải bản sao lưu của sổ. Chọn tệp khác; sổ vẫn nguyên."
    )


def _damaged_source(source: Path) -> UserError:
    return UserError("restore.damaged", f"Bản sao lưu {source.name} bị hỏng. Chọn bản sao lưu khác; sổ vẫn nguyên.")


def _agrees_with_digest(source: Path) -> bool:
    """True as well where no digest stands beside: the whole check follows anyway."""
    try:
        said = digest_file(source).read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return True
    return not said or said[0] == sha256(source)


def _keep_aside(database_file: Path, clock: Clock) -> Path | None:
    """Keep the file as it is under a name of its own, with the journal that belongs to it."""
    if not database_file.exists():
        return None
    stamp = f"{clock.now().astimezone():%Y%m%d-%H%M}"
    kept = _free_name(database_file.with_name(f"{database_file.stem}-truoc-khi-khoi-phuc-{stamp}.db"))
    for suffix in ("-journal", "-wal"):
        beside = Path(f"{database_file}{suffix}")
        if beside.exists() and beside.stat().st_size:
            shutil.copyfile(beside, f"{kept}{suffix}")
    try:
        os.link(database_file, kept)
    except OSError:  # a file system without links
        shutil.copyfile(database_file, kept)
        kept.chmod(0o600)
    sync_folder(kept.parent)
    return kept


def _free_name(path: Path) -> Path:
    """The name itself, or with a number above all there are: what rotation freed is not taken again."""
    numbers = [
        int(number) if (number := other.name[len(path.stem) : -len(path.suffix)].lstrip("-")).isdecimal() else 1
        for other in path.parent.glob(f"{path.stem}*{path.suffix}")
    ]
    return path.with_name(f"{path.stem}-{max(numbers) + 1}{path.suffix}") if numbers else path


def _own_files(database_file: Path) -> list[Path]:
    """The office file and all that belongs to it while it is in use: taking the place of a journal would damage it."""
    journals = [Path(f"{database_file}{suffix}") for suffix in ("", "-journal", "-wal", "-shm")]
    return [*journals, *(database_file.with_suffix(suffix) for suffix in (".lock", ".holder.json"))]


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:
        return False


def _open_for_reading(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection
