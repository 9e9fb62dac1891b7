"""Taking a draft back from Word: the file is read and compared in a job, then each difference is the clerk's to accept."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.plan.returning import TAKE_BACK, ReturnedPlan
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import Job, JobRunner, Progress
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.returning.plan_return_dialog import PlanReturnDialog
from desktop_app.ui.parts.progress_line import ProgressLine
from desktop_app.ui.text import plan as plan_text
from desktop_app.ui.text import returning as text
from desktop_app.ui.text import words

_JOB = "plan take-back"


class PlanReturning:
    """``line`` shows that a file is being read; nothing is stored before the clerk has chosen."""

    def __init__(self, gateway: Gateway, ask: Ask, jobs: JobRunner, draft: PlanDraft, line: ProgressLine) -> None:
        self._gateway, self._ask, self._jobs, self._draft, self._line = gateway, ask, jobs, draft, line
        self._plans = gateway.office.plan_service

    def take_in(self) -> None:
        """Ask for the file that came back and show what differs."""
        if not self._draft.is_editable or not self._gateway.did(self._draft.flush):
            return
        path = self._ask.choose_file_to_open(text.TITLE, words.PLAN_FILES)
        if path is not None:
            self._compare(path)

    def _compare(self, path: Path) -> None:
        plan, service = self._draft.plan, self._gateway.office.plan_return_service
        if plan is None:
            return
        started: list[Job] = []

        def work(progress: Progress) -> ReturnedPlan:
            return service.compare(plan, path, progress.check)

        def cancel() -> None:
            self._line.end()
            for job in started:
                job.cancel()

        self._line.begin(plan_text.READING.format(name=path.name), cancel)

        def arrived(found: ReturnedPlan) -> None:
            self._arrived(path, plan, found)

        started.append(self._jobs.start(work, arrived, on_error=self._failed, key=_JOB))

    def _arrived(self, path: Path, compared: Plan, found: ReturnedPlan) -> None:
        name = path.name
        self._line.end()
        if self._draft.plan_id != compared.id or not self._gateway.did(self._draft.flush):
            return  # another plan is shown now: what came back is not its
        if self._draft.content != compared.content:  # typed on while the file was being read
            self._compare(path)
            return
        if not found.changes:
            self._ask.inform(" ".join((text.NONE.format(name=name), *(note.message for note in found.doubts))))
            return
        dialog = PlanReturnDialog(found, name)
        if not self._ask.show(dialog):
            return
        numbers, plan = dialog.numbers(), self._draft.plan
        if plan is not None and self._draft.write(
            lambda: self._plans.save_content(plan.id, found.accepted(numbers), plan.row_version, TAKE_BACK)
        ):
            self._gateway.say(text.ACCEPTED.format(count=len(numbers), name=name))

    def _failed(self, error: Exception) -> None:
        self._line.end()
        if not isinstance(error, UserError):
            raise error
        self._ask.warn(error.message)
