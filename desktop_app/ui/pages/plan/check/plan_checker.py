"""Checks the plan being edited: in a job, a moment after the last key; applies fixes and leaves findings as they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.checks.finding import CheckResult, Finding, Severity
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.domain.plan.text_edits import with_fix
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner, Progress
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.text import plan_check as text

RECHECK_MS = 1200
"""After the last key: a finding must not flicker while a word is being typed."""


class PlanChecker(QObject):
    """``result`` is of ``content``, or None before the first check of a plan."""

    checked = Signal()
    """There is a new result, or none any more."""
    failed = Signal(str)
    """The check could not be made, in one sentence."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, draft: PlanDraft) -> None:
        super().__init__(draft)
        self._gateway, self._jobs, self.draft = gateway, jobs, draft
        self._service = gateway.office.check_service
        self.result: CheckResult | None = None
        self.checked_at: datetime | None = None
        self._of: tuple[int, PlanContent] | None = None
        self._waiting: list[Callable[[CheckResult], object]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RECHECK_MS)
        self._timer.timeout.connect(self.check_now)
        draft.loaded.connect(self._on_loaded)
        draft.changed.connect(self._timer.start)
        gateway.changed.connect(self._on_changes)

    def check_now(self) -> None:
        """Check what is on the screen, typed words included."""
        self._check(self.draft.collect())

    def _check(self, content: PlanContent) -> None:
        self._timer.stop()
        plan = self.draft.plan
        if plan is None:
            self._take(None, None)
            return
        work = self._gateway.run(lambda: self._service.prepare(plan.id, content))
        if work is None:
            return

        def run(progress: Progress) -> CheckResult:
            progress.check()
            return work()

        def failed(error: Exception) -> None:
            waiting, self._waiting = self._waiting, []
            if not isinstance(error, UserError):
                raise error
            self.failed.emit(error.message)
            if waiting:
                self._gateway.did(lambda: _tell(error))  # somebody asked for it: the panel may be folded or elsewhere

        self._jobs.start(run, lambda result: self._take(result, (plan.id, content)), on_error=failed, key="plan-check")

    def when_checked(self, on_checked: Callable[[CheckResult], object]) -> None:
        """Hand over the result for what is on the screen: at once if it is there, else as soon as it is."""
        if self.result is not None and self._of == (self.draft.plan_id, self.draft.collect()):
            on_checked(self.result)
            return
        self._waiting.append(on_checked)
        self.check_now()

    def count(self, severity: Severity) -> int:
        """Findings of that weight that are open."""
        return sum(one.severity is severity for one in self.result.open) if self.result else 0

    def apply(self, finding: Finding) -> bool:
        """Mend what a finding's fix mends: text, facts and head as one undo step. Whether it was done."""
        fix = finding.fix
        if fix is None or not self.draft.is_editable:
            return False

        def work() -> None:
            plan = self.draft.plan
            mended = with_fix(self.draft.content, fix)
            if plan is None or mended is None:
                raise UserError("finding.gone", text.GONE)
            service = self._gateway.office.plan_service
            service.save_content(plan.id, mended, plan.row_version, name=text.FIXED.format(label=fix.label).rstrip("."))

        done = self.draft.write(work)
        if done:
            self._gateway.say(text.FIXED.format(label=fix.label))
        self.check_now()
        return done

    def set_aside(self, finding: Finding, reason: str) -> None:
        """Leave a finding as it is, with the reason."""
        plan_id = self.draft.plan_id
        if plan_id is not None and self.draft.write(lambda: self._service.set_aside(plan_id, finding, reason)):
            self._gateway.say(text.SET_ASIDE_DONE)

    def look_again(self, finding: Finding) -> None:
        """Show a finding again that was set aside."""
        plan_id = self.draft.plan_id
        if plan_id is not None:
            self.draft.write(lambda: self._service.look_again(plan_id, finding))

    def _on_loaded(self) -> None:
        if self._of is not None and self._of[0] != self.draft.plan_id:
            self._take(None, None)
        self._check(self.draft.content)  # nothing is collected now: the tabs still hold the plan before

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.touches("findings_set_aside"):
            self.check_now()

    def _take(self, result: CheckResult | None, of: tuple[int, PlanContent] | None) -> None:
        self.result, self._of = result, of
        self.checked_at = self._gateway.office.clock.now() if result is not None else None
        self.checked.emit()
        waiting, self._waiting = self._waiting, []
        if result is not None:
            for one in waiting:
                one(result)


def _tell(error: UserError) -> None:
    raise error
