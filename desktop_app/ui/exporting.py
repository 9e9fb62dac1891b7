"""Files written for the clerk: what is needed is read at once, the paper is made and written in a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner


class Exporter:
    """Problems are shown as their sentence; the old file is then still whole."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        self._gateway, self._jobs, self._ask = gateway, jobs, ask

    def write(self, prepare: Callable[[], Callable[[], Path]], on_done: Callable[[Path], object]) -> None:
        """``prepare`` reads the office file here and gives the writing; ``on_done`` gets the path of the finished file."""
        writing = self._gateway.run(prepare)
        if writing is not None:
            self._jobs.start(lambda _progress: writing(), on_done, on_error=self.failed)

    def make(self, prepare: Callable[[], Callable[[], bytes]], on_done: Callable[[bytes], object]) -> None:
        """The same for bytes that are shown or printed."""
        making = self._gateway.run(prepare)
        if making is not None:
            self._jobs.start(lambda _progress: making(), on_done, on_error=self.failed)

    def failed(self, error: Exception) -> None:
        """Show a problem of a job as its sentence; other errors go on to the exception hook."""
        if not isinstance(error, UserError):
            raise error
        self._ask.warn(error.message)
