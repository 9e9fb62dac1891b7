"""What the clerk does on the registration page: with a unit's paper, with its lines, and the papers printed from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.registration.board import owing_as
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    RegistrationLine,
    RegistrationState,
    SubjectKind,
)
from desktop_app.system.files import safe_file_name
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.line_dialog import LineDialog
from desktop_app.ui.dialogs.receive_dialog import ReceiveDialog
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.text import registration as words


@dataclass(frozen=True)
class BoardPlace:
    """What is shown: the board, and the unit chosen."""

    board: Board
    row: BoardRow


WherePlace = Callable[[], BoardPlace | None]


class PaperActs:
    """Receive, approve, hand back, open again, leave, join: each one operation of the service."""

    def __init__(self, gateway: Gateway, ask: Ask, window: QWidget, where: WherePlace) -> None:
        self._gateway = gateway
        self._service = gateway.office.registration_service
        self._ask = ask
        self._window = window
        self._where = where

    def receive(self) -> None:
        """Ask for the day, and for the reason where it is late."""
        place = self._where()
        if place is None:
            return
        row, board = place.row, place.board
        if row.registration.state not in (RegistrationState.NOT_SENT, RegistrationState.RETURNED):
            return
        counts_late = owing_as(row.plan_unit, board.due).joined_on is None
        deadline_on = board.due.owed_day if counts_late else None
        dialog = ReceiveDialog(row.unit, board.today, deadline_on, self._window, paper=board.due.paper)
        day = dialog.received_on.date() if self._ask.show(dialog) else None
        if day is None:
            return
        state = RegistrationState.APPROVED if dialog.is_approved.isChecked() else RegistrationState.WAITING
        reason = dialog.late_reason()
        self._gateway.did(
            lambda: self._service.receive(
                board.plan_id, row.unit_id, day, state=state, late_reason=reason, due_key=place.board.due.key
            )
        )

    def approve(self) -> None:
        """Accept a waiting registration today."""
        place = self._where()
        if place is not None:
            self._gateway.did(
                lambda: self._service.approve(
                    place.board.plan_id, place.row.unit_id, place.board.today, due_key=place.board.due.key
                )
            )

    def hand_back(self) -> None:
        """Hand a waiting registration back, with the reason."""
        place = self._where()
        reason = place and self._ask.ask_text(_asked(words.RETURN_QUESTION, place), words.RETURN_NOW)
        if place and reason:
            self._gateway.did(
                lambda: self._service.return_(
                    place.board.plan_id, place.row.unit_id, reason, place.board.today, due_key=place.board.due.key
                )
            )

    def reopen(self) -> None:
        """Open again, with the reason."""
        place = self._where()
        reason = place and self._ask.ask_text(_asked(words.REOPEN_QUESTION, place), words.REOPEN_NOW)
        if place and reason:
            self._gateway.did(
                lambda: self._service.reopen(
                    place.board.plan_id, place.row.unit_id, reason, place.board.today, due_key=place.board.due.key
                )
            )

    def leave(self) -> None:
        """The unit no longer takes part."""
        place = self._where()
        reason = place and self._ask.ask_text(words.LEAVE_QUESTION.format(unit=place.row.unit), words.LEAVE_NOW)
        if place and reason:
            self._gateway.did(
                lambda: self._service.mark_left(place.board.plan_id, place.row.unit_id, place.board.today, reason)
            )

    def join(self, board: Board) -> None:
        """A unit that registers later (đăng ký bổ sung)."""
        owing = {one.unit_id for one in board.rows}
        units = [one for one in self._gateway.office.office_service.units(board.today) if one.id not in owing]
        if not units:
            self._ask.inform(words.NO_MORE_UNITS)
            return
        choices = [(one.id, one.name) for one in units]
        dialog = LineDialog(words.CHOOSE_UNIT, choices, needs_reason=True, parent=self._window)
        unit_id = dialog.subject_key() if self._ask.show(dialog) else None
        if unit_id is not None:
            reason = dialog.supplementary_reason()
            self._gateway.did(lambda: self._service.add_supplementary_unit(board.plan_id, unit_id, board.today, reason))


def _asked(question: str, place: BoardPlace) -> str:
    return question.format(unit=place.row.unit, paper=place.board.due.paper)


class LineActs:
    """Add, change, remove or withdraw lines of the unit chosen."""

    def __init__(self, gateway: Gateway, ask: Ask, window: QWidget, where: WherePlace) -> None:
        self._gateway = gateway
        self._service = gateway.office.registration_service
        self._ask = ask
        self._window = window
        self._where = where

    def change(self, line: RegistrationLine) -> bool:
        """Store a changed line; changes close together are one undo step."""
        return self._save([line if one.id == line.id else one for one in self._lines()], merge=True)

    def remove(self, line: RegistrationLine) -> bool:
        """Remove a line; after approval it is withdrawn with a reason instead."""
        place = self._where()
        if place is None:
            return False
        if place.row.registration.state is not RegistrationState.APPROVED:
            return self._save([one for one in self._lines() if one.id != line.id])
        verb = words.WITHDRAW_LINE.rstrip("…")
        reason = self._ask.ask_text(f"{verb}?", verb)
        if not reason:
            return False
        gone = replace(line, withdrawn_on=place.board.today, withdrawn_reason=reason)
        return self._save([gone if one.id == line.id else one for one in self._lines()])

    def add(self, kind: SubjectKind) -> bool:
        """Add a person of the unit or a collective; after approval as a supplementary line with its reason."""
        place = self._where()
        if place is None:
            return False
        row, today = place.row, place.board.today
        is_late = row.registration.state is RegistrationState.APPROVED
        if kind is SubjectKind.PERSON:
            people = self._gateway.office.office_service.people(today, row.unit_id)
            choices = [(one.id, one.full_name) for one in people]
            if not choices:
                self._ask.inform(words.NO_PEOPLE.format(unit=row.unit))
                return False
            dialog = LineDialog(words.NAME, choices, needs_reason=is_late, parent=self._window)
        else:
            dialog = LineDialog(words.COLLECTIVE, (), suggested=row.unit, needs_reason=is_late, parent=self._window)
        if not self._ask.show(dialog):
            return False
        is_person = kind is SubjectKind.PERSON
        line = RegistrationLine(
            id=0,
            registration_id=row.registration.id,
            subject_kind=kind,
            person_id=dialog.subject_key(),
            collective_name="" if is_person else dialog.subject_name(),
            title_code="LDTT" if is_person else "TTLDTT",
            is_supplementary=is_late,
            supplementary_reason=dialog.supplementary_reason(),
            added_on=today if is_late else None,
        )
        return self._save([*self._lines(), line])

    def take_all(self) -> bool:
        """A line for everybody of the unit who has none yet, registered as Lao động tiên tiến."""
        place = self._where()
        if place is None:
            return False
        lines = self._lines()
        listed = {one.person_id for one in lines}
        people = self._gateway.office.office_service.people(place.board.today, place.row.unit_id)
        holder = place.row.registration.id
        added = [
            RegistrationLine(0, holder, SubjectKind.PERSON, person_id=one.id, title_code="LDTT")
            for one in people
            if one.id not in listed
        ]
        return bool(added) and self._save([*lines, *added])

    def _lines(self) -> list[RegistrationLine]:
        place = self._where()
        return list(self._service.lines(place.board.plan_id, place.row.unit_id)) if place else []

    def _save(self, lines: list[RegistrationLine], *, merge: bool = False) -> bool:
        place = self._where()
        if place is None:
            return False
        return self._gateway.did(
            lambda: self._service.save_lines(place.board.plan_id, place.row.unit_id, lines, merge=merge)
        )


class PaperExports:
    """The form of one unit and the consolidated list, as Word or PDF files."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        self._gateway = gateway
        self._papers = gateway.office.registration_paper_service
        self._ask = ask
        self._exporter = Exporter(gateway, jobs, ask)

    def form(self, board: Board, row: BoardRow) -> None:
        """The registration form of one unit."""
        self._save(
            words.FORM_FILE.format(unit=row.unit_label),
            lambda path: self._papers.prepare_form_file(board.plan_id, row.unit_id, path),
        )

    def consolidated_list(self, board: Board, year: int) -> None:
        """What all units registered."""
        self._save(words.LIST_FILE.format(year=year), lambda path: self._papers.prepare_list_file(board.plan_id, path))

    def _save(self, name: str, prepare: Callable[[Path], Callable[[], Path]]) -> None:
        folder = self._gateway.office.paths.exports_folder
        path = self._ask.choose_file_to_save(name, folder / f"{safe_file_name(name)}.docx", words.PAPERS)
        if path is not None:
            self._exporter.write(
                lambda: prepare(path), lambda written: self._gateway.say(words.SAVED.format(name=written))
            )
