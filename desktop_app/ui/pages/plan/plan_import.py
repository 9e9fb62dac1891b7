"""A plan read in: chosen, dropped or pasted; read in a job that can be stopped, stored once it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.services.plan_service import SourceReading
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.plan_source_dialogs import LegacyPreviewDialog, PastePlanDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import Job, JobRunner, Progress
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.parts.progress_line import ProgressLine
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import words

Read = Callable[[bool, Progress], SourceReading]
"""Reads a source, its legacy text converted or not."""

_JOB = "plan import"


class PlanImport:
    """Reading holds nothing up; what was typed meanwhile is stored before the new plan is shown."""

    def __init__(
        self, gateway: Gateway, ask: Ask, jobs: JobRunner, draft: PlanDraft, show: Callable[[int | None], object]
    ) -> None:
        self._gateway, self._ask, self._jobs, self._draft, self._show = gateway, ask, jobs, draft, show
        self._plans = gateway.office.plan_service
        self.line = ProgressLine()

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        path = self._ask.choose_file_to_open(text.IMPORT.rstrip("…"), words.PLAN_FILES)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read a file and show it as a draft."""
        plans = self._plans
        self._start(
            path.name,
            lambda convert, progress: plans.read_file(path, convert_legacy=convert, check=progress.check),
            converted=False,
        )

    def paste(self) -> None:
        """Ask for text and read it."""
        dialog = PastePlanDialog()
        if self._ask.show(dialog):
            pasted, plans = dialog.edit.toPlainText(), self._plans
            self._start(
                text.PASTED,
                lambda convert, _progress: plans.read_pasted(pasted, convert_legacy=convert),
                converted=False,
            )

    def _start(self, name: str, read: Read, *, converted: bool) -> None:
        if self._gateway.office.is_read_only or not self._gateway.did(self._draft.flush):
            return
        started: list[Job] = []

        def work(progress: Progress) -> SourceReading:
            return read(converted, progress)

        def cancel() -> None:
            self.line.end()
            for job in started:
                job.cancel()

        self.line.begin(text.READING.format(name=name), cancel)
        started.append(
            self._jobs.start(
                work,
                lambda reading: self._arrived(name, read, reading, is_converted=converted),
                on_error=self._failed,
                key=_JOB,
            )
        )

    def _arrived(self, name: str, read: Read, reading: SourceReading, *, is_converted: bool) -> None:
        self.line.end()
        if reading.legacy and not is_converted:
            dialog = LegacyPreviewDialog(name, reading.legacy, reading.source.cleaned)
            if not self._ask.show(dialog):
                return
            if dialog.is_converting:
                self._start(name, read, converted=True)
                return
        if not self._gateway.did(self._draft.flush):
            return
        plan_id = self._gateway.run(lambda: self._plans.add_reading(reading))
        if plan_id is None:
            return
        self._show(plan_id)
        notes = len(self._draft.content.warnings)
        sentence = text.IMPORTED_WITH_NOTES if notes else text.IMPORTED
        self._gateway.say(sentence.format(name=name, count=notes))

    def _failed(self, error: Exception) -> None:
        self.line.end()
        if not isinstance(error, UserError):
            raise error
        self._ask.warn(error.message)
