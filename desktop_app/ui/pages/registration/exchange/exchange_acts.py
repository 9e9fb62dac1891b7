"""Forms written for all units into a folder, and those that come back read in a job and shown for taking in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.services.registration_exchange_service import ReadForm
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner, Progress
from desktop_app.ui.pages.registration.exchange.review_dialog import FormReviewDialog
from desktop_app.ui.text import exchange as words


class ExchangeActs:
    """``plan_id`` gives the plan shown, None without one."""

    def __init__(
        self, gateway: Gateway, jobs: JobRunner, ask: Ask, window: QWidget, plan_id: Callable[[], int | None]
    ) -> None:
        self._gateway, self._jobs, self._ask = gateway, jobs, ask
        self._window = window
        self._plan_id = plan_id
        self._papers = gateway.office.registration_paper_service
        self._service = gateway.office.registration_exchange_service
        self._failed = Exporter(gateway, jobs, ask).failed
        self.actions: tuple[QAction, QAction] = (
            make_action(window, words.SEND, self.send, icon_name="upload"),
            make_action(window, words.RECEIVE, self.receive, icon_name="download"),
        )

    def send(self) -> None:
        """Ask for the kind and the folder, and write a form for every owing unit."""
        plan_id = self._plan_id()
        kind = self._ask.choose(words.SEND_KIND, [label for label, _kind in words.KINDS]) if plan_id else None
        folder = self._ask.choose_folder(words.SEND_FOLDER) if kind is not None else None
        if plan_id is None or kind is None or folder is None:
            return
        forms = self._gateway.run(lambda: self._papers.prepare_all_forms(plan_id, folder, words.KINDS[kind][1]))
        if forms is None:
            return

        def work(progress: Progress) -> int:
            for done, (name, write) in enumerate(forms):
                progress.report(done, len(forms), words.WRITING.format(name=name))
                write()
            return len(forms)

        self._jobs.start(
            work,
            lambda count: self._gateway.say(words.SENT.format(count=count, folder=folder)),
            on_error=self._failed,
        )

    def receive(self) -> None:
        """Ask for a folder or a file of returned forms."""
        if self._plan_id() is None:
            return
        choice = self._ask.choose(words.RECEIVE_WHAT, (words.FROM_FOLDER, words.FROM_FILE))
        if choice is None:
            return
        place = (
            self._ask.choose_folder(words.CHOOSE_FOLDER)
            if choice == 0
            else self._ask.choose_file_to_open(words.CHOOSE_FILE, words.FILTER)
        )
        if place is not None:
            self.receive_from([place])

    def receive_from(self, places: Sequence[Path]) -> None:
        """Read those files and folders, then show what they are."""
        found = self._gateway.run(lambda: [path for place in places for path in self._service.files_of(place)])
        if not found:
            return

        def work(progress: Progress) -> tuple[ReadForm, ...]:
            return self._service.read(
                found,
                progress.check,
                lambda done, name: progress.report(done, len(found), words.READING.format(name=name)),
            )

        self._jobs.start(work, self._show, on_error=self._failed)

    def _show(self, files: tuple[ReadForm, ...]) -> None:
        plan_id = self._plan_id()
        season = self._gateway.run(lambda: self._service.season(plan_id)) if plan_id is not None else None
        if season is None:
            return
        dialog = FormReviewDialog(
            self._service,
            season,
            files,
            self._gateway.office.clock.today(),
            self._window.window(),
            before=self._gateway.hold,
            after=self._gateway.release,
        )
        self._ask.show(dialog)
        taken = sum(one.is_taken for one in dialog.files)
        if taken:
            self._gateway.say(words.DONE.format(count=taken))
