"""Looking for double awards without holding the window: read year by year, looked through in a job."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app.services.double_award_service import DoubleAwardService, DoubleReading, FoundDouble
from desktop_app.ui.jobs import JobRunner, Progress

_PAUSE = 0.001  # s: the window gets its turn while they are looked for


class DoubleLooking(QObject):
    """``on_found`` gets all flags each time; a newer look takes the place of one under way."""

    def __init__(
        self,
        service: DoubleAwardService,
        jobs: JobRunner,
        on_found: Callable[[tuple[FoundDouble, ...]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service, self._jobs, self._on_found = service, jobs, on_found
        self._reading: DoubleReading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_more)

    def begin(self) -> None:
        """Look anew."""
        self._reading = self._service.reading()
        self._timer.start()

    def _read_more(self) -> None:
        reading = self._reading
        if reading is not None and reading.read_more():
            return
        self._timer.stop()
        self._reading = None
        if reading is None:
            return
        look = reading.look()

        def work(progress: Progress) -> tuple[FoundDouble, ...]:
            def pause() -> None:
                progress.check()
                time.sleep(_PAUSE)

            return look(pause)

        self._jobs.start(work, self._on_found, key="double-awards")
