"""A list on its way in: chosen or pasted, read and judged in a job that can be stopped, written at one press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.lists.taken_list import TakenList
from desktop_app.services.list_import_service import ListPreview, StoredList
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import Job, JobRunner, Progress
from desktop_app.ui.pages.catalogue.taking.taking_lines import Lines, lines_of
from desktop_app.ui.pages.catalogue.taking.taking_pane import TakingPane
from desktop_app.ui.parts.progress_line import ProgressLine
from desktop_app.ui.text import catalogue
from desktop_app.ui.text import taking as text
from desktop_app.ui.waiting import waiting_cursor

_JOB = "list taking"


class ListTaking(QObject):
    """Holds the preview and the line of progress; ``opened`` when there is something to look at, ``closed`` when no more."""

    opened = Signal()
    closed = Signal()

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__()
        self._gateway, self._jobs, self._ask = gateway, jobs, ask
        self._service = gateway.office.list_import_service
        self.pane, self.line = TakingPane(), ProgressLine()
        self.pane.take_in_wanted.connect(self.take_in)
        self.pane.cancelled.connect(self.close)
        self.pane.changed.connect(self._judge)
        self.pane.legacy_wanted.connect(self._read_again)
        self._path: Path | None = None
        self._keeps_legacy = False

    def choose_file(self) -> None:
        """Ask for a file and preview it."""
        path = self._ask.choose_file_to_open(catalogue.OPEN_LIST, text.FILES)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path, *, keeps_legacy: bool = False) -> None:
        """Preview the lists of a file."""
        reading = self._gateway.run(lambda: self._service.prepare_reading(path, keeps_legacy=keeps_legacy))
        if reading is not None:
            self._path, self._keeps_legacy = path, keeps_legacy
            self._start(reading, path.name)

    def _read_again(self, keeps_legacy: bool) -> None:
        if self._path is not None:
            self.read_file(self._path, keeps_legacy=keeps_legacy)

    def paste(self) -> None:
        """Preview what was copied from a workbook."""
        pasted = QGuiApplication.clipboard().text()
        if not pasted.strip():
            self._ask.inform(catalogue.CLIPBOARD_EMPTY)
            return
        reading = self._gateway.run(lambda: self._service.prepare_pasting(pasted))
        if reading is not None:
            self._path, self._keeps_legacy = None, False
            self._start(reading, text.PASTED)

    def take_in(self) -> None:
        """Write all rows that can be."""
        preview = self.pane.preview
        if preview is None:
            return
        left = self.pane.left_out()
        with waiting_cursor():
            stored = self._gateway.run(lambda: self._service.store(preview))
        if stored is not None:
            self.close()
            self._gateway.say(_said(stored, left))

    def close(self) -> None:
        """Put the preview away."""
        self.pane.close_file()
        self.closed.emit()

    def _judge(self, taken: TakenList) -> None:
        self._start(self._service.prepare_judging(taken), "")

    def _start(self, reading: Callable[..., ListPreview], source: str) -> None:
        started: list[Job] = []

        def work(progress: Progress) -> tuple[ListPreview, Lines]:
            def report(done: int, total: int) -> None:
                said = text.READING_ROW.format(done=format_number(done), total=format_number(total)) if total else ""
                progress.report(done, total, said)

            return lines_of(reading(report))

        def cancel() -> None:
            self.line.end()
            for job in started:
                job.cancel()
            if not source:
                self.close()  # a choice half judged would show what is not so

        def done(found: tuple[ListPreview, Lines]) -> None:
            self.line.end()
            if source:
                self.pane.show_preview(*found, source, keeps_legacy=self._keeps_legacy)
                self.opened.emit()
            elif self.pane.preview is not None:
                self.pane.show_again(*found)

        def failed(error: Exception) -> None:
            self.line.end()
            if not isinstance(error, UserError):
                raise error
            self._ask.warn(error.message)

        self.line.begin(text.READING.format(name=source or self.pane.title.full_text()), cancel)
        job = self._jobs.start(work, done, on_error=failed, key=_JOB)
        started.append(job)
        job.progressed.connect(self.line.tell)


def _said(stored: StoredList, left: int) -> str:
    counts = {
        "count": format_number(stored.rows if stored.awards or stored.proofs else stored.people),
        "people": format_number(stored.people),
        "awards": format_number(stored.awards),
        "proofs": format_number(stored.proofs),
        "left": format_number(left),
    }
    if stored.proofs and not stored.awards:
        return text.TAKEN_PROOFS.format(**counts)
    if not stored.awards:
        return text.TAKEN_PEOPLE.format(**counts)
    return (text.TAKEN_BOTH if stored.people else text.TAKEN_AWARDS).format(**counts)
