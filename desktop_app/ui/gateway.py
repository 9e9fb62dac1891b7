"""The one door between pages and services: writes with their refusals shown, and news of what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.ui.ask import Ask

if TYPE_CHECKING:
    from desktop_app.assembly.office import Office

T = TypeVar("T")


class Gateway(QObject):
    """Holds the office. Pages read through ``office.<service>`` and write inside ``run``."""

    changed = Signal(object)
    """ChangeSet, on the GUI thread, after every commit, undo and redo, wherever the write was made."""
    said = Signal(str)
    """A sentence for the status line ("Đã nhập 58 người, bỏ 8 dòng.")."""
    _arrived = Signal(object)

    def __init__(self, office: Office, ask: Ask) -> None:
        super().__init__()
        self.office = office
        self._ask = ask
        self.saved_at: datetime | None = None
        self.is_changed = False  # since the window opened: whether closing should leave a backup
        self._held: list[ChangeSet] | None = None
        self._arrived.connect(self._on_arrived)
        office.operations.subscribe(self._arrived.emit)

    def run(self, work: Callable[[], T]) -> T | None:
        """Do ``work``; a UserError is shown as its sentence and gives None. Other errors go on to the exception hook."""
        try:
            return work()
        except UserError as error:
            self._ask.warn(error.message)
            return None

    def did(self, work: Callable[[], object]) -> bool:
        """As ``run``, for work whose result does not matter: whether it was done."""
        try:
            work()
        except UserError as error:
            self._ask.warn(error.message)
            return False
        return True

    def say(self, sentence: str) -> None:
        """Put a sentence into the status line."""
        self.said.emit(sentence)

    def undo(self) -> bool:
        """Take back the last operation; a refusal is shown."""
        return self.did(self.office.operations.undo)

    def redo(self) -> bool:
        """Do the last undone operation again; a refusal is shown."""
        return self.did(self.office.operations.redo)

    def undo_name(self) -> str | None:
        """Name of the operation undo would take back."""
        return self.office.operations.undo_name()

    def redo_name(self) -> str | None:
        """Name of the operation redo would do again."""
        return self.office.operations.redo_name()

    def hold(self) -> None:
        """Keep the news of many writes that follow, so that pages read again once and not after each; ``release`` gives it."""
        self._held = self._held or []

    def release(self) -> None:
        """Give the news held, as one."""
        held, self._held = self._held, None
        if held:
            self.changed.emit(ChangeSet(held[-1].operation, frozenset().union(*(one.tables for one in held))))

    def _on_arrived(self, changes: ChangeSet) -> None:
        self.saved_at = self.office.clock.now()
        self.is_changed = True
        if self._held is not None:
            self._held.append(changes)
        else:
            self.changed.emit(changes)
