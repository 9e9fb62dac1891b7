"""The composition root: opens the office file and builds every service by hand. Knows everyone below the front ends."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.assembly.building import office_over
from desktop_app.assembly.office import Office
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.services.maintenance_service import MaintenanceService
from desktop_app.storage.database import OfficeDatabase, finish_interrupted, open_database
from desktop_app.storage.safekeeping import backup_before_migration, check_restorable, restore_file
from desktop_app.system.files import sweep
from desktop_app.system.paths import AppPaths
from desktop_app.system.writer_lock import WriterLock

_log = logging.getLogger(__name__)


def open_office(paths: AppPaths, clock: Clock, *, program: str = "so-thi-dua", read_only: bool = False) -> Office:
    """Open the office of a data folder. Writing takes the folder's lock first; reading works beside a writer.

    Reading a folder that holds no office yet shows an empty one and leaves nothing behind. Raises UserError when another
    holds the folder, or the file is damaged, newer, or not ours. Closing what was written to leaves a verified backup.
    """
    if read_only and not paths.holds_office:
        return _open_empty(paths, clock)
    lock, missing, is_new = WriterLock(paths), paths.missing(), False
    try:
        if not read_only:
            paths.prepare()
            lock.acquire(clock, program)
            is_new = not paths.holds_office  # asked under the lock: what another made meanwhile is not ours to remove
            for folder in (paths.data_folder, paths.backups_folder):
                sweep(folder, paths.holder_file)
        database = _opened(paths, clock, read_only)
    except BaseException:
        _forget(paths, lock, missing)
        raise

    office = office_over(database, paths, clock)
    is_open = True

    def close() -> None:
        nonlocal is_open
        try:
            if is_open and not read_only:
                _back_up_at_closing(office.maintenance_service)
        finally:
            is_open = False
            database.close()
            lock.release()

    def abandon() -> None:
        nonlocal is_open
        if is_open and is_new:
            is_open = False
            database.close()
            for file in (paths.database_file, Path(f"{paths.database_file}-journal")):
                file.unlink(missing_ok=True)
            _forget(paths, lock, missing)
        close()

    return replace(office, close=close, abandon=abandon)


def _forget(paths: AppPaths, lock: WriterLock, missing: Iterable[Path]) -> None:
    """Give the folder back; the lock file and the folders just made for it go again as far as nothing is in them."""
    was_held = lock.is_held
    lock.release()
    with suppress(OSError):
        for made in reversed(tuple(missing)):
            if made != paths.lock_file:
                made.rmdir()
            elif was_held:
                made.unlink(missing_ok=True)


def _opened(paths: AppPaths, clock: Clock, read_only: bool) -> OfficeDatabase:
    """The file open. Reading one that a killed program left half-written cleans it up first, when nobody holds the folder."""

    def once() -> OfficeDatabase:
        return open_database(
            paths.database_file,
            read_only=read_only,
            before_migration=lambda path: backup_before_migration(path, paths.backups_folder, clock),
        )

    try:
        return once()
    except UserError as problem:
        if not read_only or problem.code != "data.unfinished":
            raise
        lock = WriterLock(paths)
        try:
            lock.acquire(clock, "Dọn sổ")
        except UserError:
            raise problem from None  # held, or not to be written: it stays for the one who may
        with lock:
            finish_interrupted(paths.database_file)
        return once()


def _back_up_at_closing(maintenance: MaintenanceService) -> None:
    """A backup that cannot be made must not keep the program open; the status line tells how old the last one is."""
    try:
        maintenance.back_up_if_changed()
    except UserError as problem:
        _log.warning("no backup at closing: %s", problem.code)


def _open_empty(paths: AppPaths, clock: Clock) -> Office:
    folder = TemporaryDirectory()
    database = open_database(Path(folder.name) / paths.database_file.name, before_migration=lambda _path: None)

    def close() -> None:
        database.close()
        folder.cleanup()

    return replace(office_over(database, paths, clock), close=close, abandon=close, is_read_only=True)


def restore_office(paths: AppPaths, clock: Clock, source: Path) -> Path | None:
    """Put a verified backup in place of the office file, even when that file cannot be opened.

    Returns where the file before it was kept, None when there was none. Raises UserError when another holds the folder or
    ``source`` is no sound office file.
    """
    check_restorable(source, paths.database_file)  # a wrong file must not leave a new folder behind
    paths.prepare()
    with WriterLock(paths) as lock:
        lock.acquire(clock, "Khôi phục sổ")
        return restore_file(source, paths.database_file, clock)
