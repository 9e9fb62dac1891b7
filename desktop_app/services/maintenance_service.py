"""Care of the office file: backups, looking through it, keeping the folder of backups small."""

from __future__ import annotations

import os
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.safekeeping import Backup, back_up, back_up_into, backups, content_mark, rotate
from desktop_app.storage.verification import problems_of
from desktop_app.system.paths import AppPaths, ensure_folder


class MaintenanceService:
    """Changes nothing in the office file; works on one opened for reading as well."""

    def __init__(self, office: OfficeDatabase, operations: Operations, paths: AppPaths, clock: Clock) -> None:
        self._office = office
        self._operations = operations
        self._paths = paths
        self._clock = clock

    def backup(self, path: Path | None = None) -> Path:
        """A verified copy with its SHA-256 beside it: at ``path``, in it when it is a folder, else among the backups.

        UserError (``backup.*``, ``file.*``); then nothing was left behind.
        """
        if path is None:
            return self._automatic()
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name too long
            return back_up_into(self._office.path, path, self._clock)
        return back_up(self._office.path, path)

    def back_up_if_changed(self) -> Path | None:
        """An automatic backup unless there is nothing yet or the last one holds everything already: called at closing."""
        last = self.last_backup()
        mark = content_mark(self._office.path)
        if last is None and mark is not None and not any(mark):
            return None
        if last is not None and mark is not None and content_mark(last.path) == mark:
            return None
        return self._automatic()

    def last_backup(self) -> Backup | None:
        """The newest automatic backup."""
        return next(iter(self.backups()), None)

    def backups(self) -> tuple[Backup, ...]:
        """Automatic backups, newest first."""
        return backups(self._paths.backups_folder)[::-1]

    def verify(self) -> list[str]:
        """Everything wrong with the office file, one sentence each; an empty list: it is sound."""
        return problems_of(self._office.db.conn)

    def _automatic(self) -> Path:
        folder = ensure_folder(self._paths.backups_folder)
        made = back_up_into(self._office.path, folder, self._clock)
        rotate(folder, made)
        return made
