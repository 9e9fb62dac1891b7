"""What the clerk does with units that are late: letters, call list, sheet to sign; made in a job, kept as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.registration.chasing import chased_words
from desktop_app.services.chase_service import CALL_LIST, RECEIPT_SHEET, ChaseKit, ChaseOrder
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner, Progress
from desktop_app.ui.pages.registration.chase.chase_dialog import ChaseDialog
from desktop_app.ui.pages.registration.chase.chase_wording_dialog import ChaseWordingDialog
from desktop_app.ui.text import chase as words


class Chasing:
    """Opens the dialog of a plan and does what was chosen there."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, parent: QWidget) -> None:
        self._gateway, self._jobs, self._ask, self._parent = gateway, jobs, ask, parent
        self._service = gateway.office.chase_service
        self._exporter = Exporter(gateway, jobs, ask)

    def open(self, plan_id: int) -> None:
        """Choose units and write their letters; with nobody owing anything soon, say so."""
        units = self._gateway.run(lambda: self._service.owing(plan_id, is_all=True))
        if units is None:
            return
        if not units:
            self._ask.inform(words.NOBODY)
            return
        label = self._gateway.office.plan_service.plan(plan_id).label
        today = self._gateway.office.clock.today()
        dialog = ChaseDialog(label, units, today, self._service.answer_day, self._jobs, self._parent)
        dialog.on_preview = lambda: self._preview(plan_id, dialog)
        dialog.call_list.clicked.connect(lambda: self._call_list(plan_id, dialog))
        dialog.receipt_sheet.clicked.connect(lambda: self._receipt_sheet(plan_id))
        dialog.wording.clicked.connect(lambda: self._wording(dialog))
        dialog.on_preview()
        if self._ask.show(dialog):
            self._write(_order(plan_id, dialog))
        dialog.deleteLater()

    def told(self, plan_id: int, unit_id: int, due_key: str) -> str:
        """How often a unit was chased about one due, and when last."""
        letters = self._service.letters(plan_id)
        return chased_words(one for one in letters if one.unit_id == unit_id and due_key in one.paper_keys)

    def _preview(self, plan_id: int, dialog: ChaseDialog) -> None:
        current, day, answer_by = dialog.current(), dialog.dated_on.date(), dialog.answer_by.date()
        if current is None or day is None or answer_by is None or answer_by < day:
            dialog.page.view.clear()
            return
        ids, number = dialog.unit_ids(), dialog.first_number()
        if number is not None and current.unit.id in ids:
            number += ids.index(current.unit.id)
        order = replace(_order(plan_id, dialog, (current.unit.id,)), first_number=number)
        kit = self._gateway.run(lambda: self._service.prepare_kit(order))
        letter = kit.letters[0] if kit else None
        if kit is None or letter is None:
            return
        self._jobs.start(
            lambda _progress: kit.paper_bytes("pdf", (letter,)),
            dialog.page.view.set_pdf,
            on_error=self._exporter.failed,
            key="chase.preview",
        )

    def _write(self, order: ChaseOrder) -> None:
        kit = self._gateway.run(lambda: self._service.prepare_kit(order))
        if kit is None:
            return
        if kit.warnings and not self._ask.confirm(words.USED.format(warnings=" ".join(kit.warnings)), words.GO_ON):
            return
        folder = self._ask.choose_folder(words.FOLDER)
        if folder is None:
            return

        def work(progress: Progress) -> ChaseKit:
            kit.write(folder, lambda done, total: progress.report(done, total, words.WRITING))
            return kit

        self._jobs.start(work, lambda made: self._written(made, folder), on_error=self._exporter.failed)

    def _written(self, kit: ChaseKit, folder: Path) -> None:
        if self._gateway.did(lambda: self._service.record(kit)):
            self._gateway.say(words.WRITTEN.format(count=len(kit.letters), folder=folder))

    def _call_list(self, plan_id: int, dialog: ChaseDialog) -> None:
        units = [one for one in dialog.shown() if one.unit.id in dialog.unit_ids()] or dialog.shown()
        self._save(CALL_LIST, lambda path: self._service.prepare_call_list_file(plan_id, units, path))

    def call_list(self, plan_id: int) -> None:
        """The call list of all late units."""
        units = self._gateway.run(lambda: self._service.owing(plan_id)) or ()
        self._save(CALL_LIST, lambda path: self._service.prepare_call_list_file(plan_id, units, path))

    def _receipt_sheet(self, plan_id: int) -> None:
        self._save(RECEIPT_SHEET, lambda path: self._service.prepare_receipt_sheet_file(plan_id, path))

    def _wording(self, dialog: ChaseDialog) -> None:
        form = ChaseWordingDialog(self._service.settings(), self._service.shipped_template(), dialog)
        while self._ask.show(form):
            if self._gateway.did(lambda: self._service.save_settings(form.settings())):
                dialog.on_preview()
                break
        form.deleteLater()

    def _save(self, name: str, prepare: Callable[[Path], Callable[[], Path]]) -> None:
        folder = self._gateway.office.paths.exports_folder
        path = self._ask.choose_file_to_save(name, folder / f"{name}.pdf", words.FILES)
        if path is not None:
            self._exporter.write(
                lambda: prepare(path), lambda written: self._gateway.say(words.SAVED.format(name=written))
            )


def _order(plan_id: int, dialog: ChaseDialog, unit_ids: tuple[int, ...] | None = None) -> ChaseOrder:
    day = dialog.dated_on.date()
    answer = dialog.answer_by.date() or day
    if day is None or answer is None:
        raise AssertionError("the dialog accepts no empty day")
    ids = dialog.unit_ids() if unit_ids is None else unit_ids
    return ChaseOrder(plan_id, ids, day, answer, dialog.first_number(), dialog.is_one_file.isChecked())
