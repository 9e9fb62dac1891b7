"""The last net: what no one caught becomes one sentence, or a crash file and one dialog; never a traceback."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import UserError
from desktop_app.ui.ask import Ask
from desktop_app.ui.text import shell

_LOG = logging.getLogger(__name__)


class ErrorNet(QObject):
    """Takes every uncaught exception of any thread and tells of it on the GUI thread."""

    _caught = Signal(object)

    def __init__(self, ask: Ask, write_crash: Callable[[BaseException], Path]) -> None:
        super().__init__()
        self._ask = ask
        self._write_crash = write_crash
        self._is_telling = False
        self._caught.connect(self._tell)

    def install(self) -> None:
        """Become the hook of this process; slots, virtual methods and threads end there."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = lambda caught: self.report(caught.exc_value) if caught.exc_value else None

    def report(self, error: BaseException) -> None:
        """Tell of an error from any thread."""
        self._caught.emit(error)

    def _on_uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None = None
    ) -> None:
        self.report(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._ask.warn(error.message)
            return
        path = self._write_crash(error)
        _LOG.error("uncaught %s, see %s", type(error).__name__, path.name)
        if self._is_telling:  # a defect that repeats (in a paint event) must not pile up dialogs
            return
        self._is_telling = True
        try:
            self._ask.warn(shell.DEFECT, shell.DEFECT_FILE.format(path=path))
        finally:
            self._is_telling = False
