"""What the clerk does with lines handed back, and with who owes a due: each one operation of the service."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.system.files import safe_file_name
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.hand_back_dialog import HandBackDialog
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.registration.registration_acts import WherePlace
from desktop_app.ui.text import registration as words


class ReturnedActs:
    """Hand back some lines, move or lift that limit, print the slip; who owes a due."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, window: QWidget, where: WherePlace) -> None:
        self._gateway = gateway
        self._service = gateway.office.registration_service
        self._papers = gateway.office.due_paper_service
        self._exporter = Exporter(gateway, jobs, ask)
        self._ask = ask
        self._window = window
        self._where = where

    def hand_back_lines(self) -> None:
        """Back to the unit for the lines ticked."""
        place = self._where()
        if place is None:
            return
        plan_id, unit_id, today = place.board.plan_id, place.row.unit_id, place.board.today
        listed = self._service.unit_lines(plan_id, unit_id)
        if not listed:
            self._ask.inform(words.NO_LINES.format(unit=place.row.unit))
            return
        dialog = HandBackDialog(place.row.unit, listed, parent=self._window)
        if self._ask.show(dialog):
            reason, remarks = dialog.reason(), dialog.remarks()
            self._gateway.did(lambda: self._service.return_(plan_id, unit_id, reason, today, remarks=remarks))

    def change_flags(self) -> None:
        """Other lines, or other remarks, on the paper handed back."""
        place = self._where()
        if place is None:
            return
        plan_id, unit_id, today = place.board.plan_id, place.row.unit_id, place.board.today
        known = {one.line_id: one.remark for one in self._service.returned_lines(plan_id, unit_id)}
        listed = self._service.unit_lines(plan_id, unit_id)
        dialog = HandBackDialog(place.row.unit, listed, known, has_reason=False, parent=self._window)
        if self._ask.show(dialog):
            remarks = dialog.remarks()
            self._gateway.did(lambda: self._service.flag_lines(plan_id, unit_id, remarks, today))

    def lift_limit(self) -> None:
        """The whole paper may be mended again."""
        place = self._where()
        if place is not None:
            plan_id, unit_id, today = place.board.plan_id, place.row.unit_id, place.board.today
            self._gateway.did(lambda: self._service.flag_lines(plan_id, unit_id, (), today))

    def slip(self) -> None:
        """The slip that goes back with the paper, as a Word or PDF file."""
        place = self._where()
        if place is None:
            return
        board, row = place.board, place.row
        name = words.SLIP_FILE.format(unit=row.unit_label)
        folder = self._gateway.office.paths.exports_folder
        path = self._ask.choose_file_to_save(name, folder / f"{safe_file_name(name)}.docx", words.PAPERS)
        if path is not None:
            self._exporter.write(
                lambda: self._papers.prepare_return_slip_file(board.plan_id, row.unit_id, path, board.due.key),
                lambda written: self._gateway.say(words.SAVED.format(name=written)),
            )

    def exempt(self) -> None:
        """The unit owes nothing to this due, with the reason; done again, it owes like the others."""
        place = self._where()
        if place is None:
            return
        board, row = place.board, place.row
        reason: str | None = ""
        if not row.exemption:
            question = words.EXEMPT_QUESTION.format(unit=row.unit, due=board.due.label)
            reason = self._ask.ask_text(question, words.EXEMPT_NOW)
            if not reason:
                return
        given = reason or ""
        self._gateway.did(lambda: self._service.set_exempt(board.plan_id, row.unit_id, board.due.key, given))

    def set_owed(self, is_owed: bool) -> None:
        """Whether each unit has to send a paper to the due shown."""
        place = self._where()
        if place is not None:
            board = place.board
            self._gateway.did(lambda: self._service.set_owed(board.plan_id, board.due.key, is_owed=is_owed))
