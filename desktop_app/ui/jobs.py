"""Work off the GUI thread: with progress and cancel, its result handed over on the GUI thread, waited for at the end."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, RLock
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from typing_extensions import override

T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside a job by ``Progress.check`` once it was cancelled."""


class Progress:
    """Given to the work: it tells how far it is, and asks whether it should go on."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._cancelled = Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """``total`` 0: not known. Raises Cancelled if the job was cancelled."""
        self.check()
        self._tell(done, total, text)

    def check(self) -> None:
        """Raise Cancelled if the job was cancelled."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next report or check."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled.is_set()


class JobExecutor(Protocol):
    """Where the work runs."""

    def submit(self, work: Callable[[], None]) -> None:
        """Run ``work`` some time."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait until all is done; False if time ran out."""
        ...


class PoolExecutor:
    """Two threads of Qt's pool: one long export does not hold up the live page."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)

    def submit(self, work: Callable[[], None]) -> None:
        self._pool.start(_Runnable(work))

    def wait(self, seconds: float) -> bool:
        return self._pool.waitForDone(round(seconds * 1000))


class _Runnable(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    @override
    def run(self) -> None:
        self._work()


class Job(QObject):
    """One piece of work under way."""

    progressed = Signal(int, int, str)
    """done, total, text; on the GUI thread."""

    def __init__(self, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self.key = key
        self.progress = Progress(self.progressed.emit)

    def cancel(self) -> None:
        """Ask the work to stop. Its ``on_done`` will not be called."""
        self.progress.cancel()


class JobRunner(QObject):
    """Starts jobs. The work must not touch the database or widgets: it gets values and gives values."""

    started = Signal(object)
    finished = Signal(object)
    _arrived = Signal(object, object, object)

    def __init__(self, executor: JobExecutor | None = None) -> None:
        super().__init__()
        self._executor: JobExecutor = executor or PoolExecutor()
        self._running: dict[int, tuple[Job, Any, Any]] = {}
        self._lock = RLock()  # work run inline may start more work when it is done
        self._is_closed = False
        self._arrived.connect(self._on_arrived)

    def start(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], object],
        *,
        on_error: Callable[[Exception], object] | None = None,
        key: str = "",
    ) -> Job:
        """Run ``work`` and hand its result to ``on_done`` on the GUI thread.

        A job with the same non-empty ``key`` started earlier is cancelled, and its result dropped: the newest wins.
        Without ``on_error`` an exception is raised on the GUI thread, where the exception hook tells of it.
        """
        if key:
            for other, _, _ in list(self._running.values()):
                if other.key == key:
                    other.cancel()
        job = Job(key, self)
        self._running[id(job)] = (job, on_done, on_error)
        self.started.emit(job)

        def body() -> None:
            result: object = None
            error: Exception | None = None
            try:
                job.progress.check()
                result = work(job.progress)
            except Cancelled:
                job.progress.cancel()
            except Exception as raised:  # noqa: BLE001 - carried over to the GUI thread and told there
                error = raised
            with self._lock:
                if not self._is_closed:
                    self._arrived.emit(id(job), result, error)

        self._executor.submit(body)
        return job

    @property
    def is_busy(self) -> bool:
        """Whether work is under way that was not cancelled."""
        return any(not job.progress.is_cancelled for job, _, _ in self._running.values())

    def close(self, seconds: float = 30) -> bool:
        """Cancel everything and wait for it; no result is handed over any more. False if something would not end."""
        with self._lock:
            self._is_closed = True
        for job, _, _ in self._running.values():
            job.cancel()
        return self._executor.wait(seconds)

    def _on_arrived(self, job_id: int, result: object, error: Exception | None) -> None:
        job, on_done, on_error = self._running.pop(job_id)
        is_cancelled = job.progress.is_cancelled
        self.finished.emit(job)
        job.deleteLater()
        if is_cancelled:
            return
        if error is None:
            on_done(result)
        elif on_error is not None:
            on_error(error)
        else:
            raise error
