"""When Python looks for garbage: never in the middle of what the clerk does.

A full look walks over everything alive, 200 ms in a large office, whenever enough was made. So what stands for good (the program,
the pages built) is taken out of it, and the rest is looked through while nothing has happened for a while.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

from desktop_app.ui.main_window import MainWindow

_YOUNG, _MIDDLE, _NEVER = 20_000, 5, 1_000_000
"""Objects made between two looks at the youngest, such looks before one at the next, those before a full one."""
_EVERY, _STILL = 60_000, 15.0
"""Milliseconds between two questions whether it is time; seconds of stillness before a full look."""


class GarbageTimes(QObject):
    """Takes over from Python's own times for the rest of the program. ``window`` tells when it builds a page and when it moves."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
        gc.freeze()
        self._moved_at = time.monotonic()
        self._is_clean = True
        window.page_built.connect(self.keep)
        window.moved.connect(self.moved)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY)

    def keep(self) -> None:
        """What is alive now stays: a page was built."""
        gc.freeze()
        self.moved()

    def moved(self) -> None:
        """Something happened: a page was shown, something was written."""
        self._moved_at = time.monotonic()
        self._is_clean = False

    def _look(self) -> None:
        if not self._is_clean and time.monotonic() - self._moved_at > _STILL:
            gc.collect()
            self._is_clean = True
