"""The rows of the facet Báo cáo: dues that ask for a report, and whose report each is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_app.domain.language.dates import format_short
from desktop_app.domain.registration.board import sent_words
from desktop_app.domain.registration.registration import Board, BoardRow, RegistrationState
from desktop_app.domain.registration.report_file import ReportFile
from desktop_app.domain.registration.report_owners import OwnedDuty
from desktop_app.ui.models.row_table_model import Column
from desktop_app.ui.pages.registration.registration_detail import state_chip, timeliness_chip, timeliness_text
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import reports as text


@dataclass(frozen=True)
class DueRow:
    """A due of a report. ``duty`` None: a deadline or a review; ``is_own``: the office has one of its own to send."""

    board: Board
    duty: OwnedDuty | None
    is_own: bool
    is_sent: bool

    @property
    def whose(self) -> str:
        """Who sends it."""
        if self.duty is not None and self.duty.is_open:
            return text.UNCLEAR
        if self.is_own:
            return text.BY_BOTH if self.board.due.is_owed else text.BY_OFFICE
        return text.BY_UNITS if self.board.due.is_owed else text.FREE

    @property
    def received(self) -> int:
        """How many units have sent theirs."""
        return sum(row.registration.state is not RegistrationState.NOT_SENT for row in self.board.rows)


@dataclass(frozen=True)
class SenderRow:
    """One who sends: a unit with its place on the board, or (``row`` None) the office itself."""

    row: BoardRow | None
    files: tuple[ReportFile, ...]

    @property
    def unit_id(self) -> int | None:
        """None: the office."""
        return self.row.unit_id if self.row is not None else None

    @property
    def name(self) -> str:
        """Full name."""
        return self.row.unit if self.row is not None else text.OFFICE_ROW

    @property
    def kept(self) -> str:
        """What is kept, in one line."""
        return "; ".join(one.note or one.name for one in self.files)


def due_rows(
    boards: Iterable[Board], duties: Iterable[OwnedDuty], own: frozenset[str], files: Iterable[ReportFile]
) -> list[DueRow]:
    """Dues in the order of their days."""
    by_uid: Mapping[str, OwnedDuty] = {one.duty.uid: one for one in duties}
    sent = {one.due_key for one in files if one.unit_id is None}
    return [
        DueRow(board, by_uid.get(board.due.fact_uid), board.due.key in own, board.due.key in sent) for board in boards
    ]


def sender_rows(due: DueRow, files: Iterable[ReportFile]) -> list[SenderRow]:
    """The office first where it sends one; units where they owe it or something came in."""
    of_due = [one for one in files if one.due_key == due.board.due.key]
    by_unit = {
        unit_id: tuple(one for one in of_due if one.unit_id == unit_id) for unit_id in {f.unit_id for f in of_due}
    }
    rows = [SenderRow(None, by_unit.get(None, ()))] if due.is_own or None in by_unit else []
    has_units = due.board.due.is_owed or due.received or any(one.unit_id is not None for one in of_due)
    if has_units:
        rows += [SenderRow(row, by_unit.get(row.unit_id, ())) for row in due.board.rows]
    return rows


def due_columns() -> list[Column[DueRow]]:
    """Name, day, who sends, how many came."""
    return [
        Column(text.NAME, lambda one: one.board.due.label, width=150),
        Column(
            text.DAY,
            lambda one: format_short(one.board.due.last_day) if one.board.due.last_day else text.NO_DAY,
            is_right=True,
            width=100,
        ),
        Column(
            text.WHOSE,
            lambda one: one.whose,
            width=126,
            chip=lambda one: Chip(text.UNCLEAR, ChipRole.WARN) if one.whose == text.UNCLEAR else None,
        ),
        Column(text.RECEIVED, _received_words, is_right=True, width=78),
    ]


def _received_words(one: DueRow) -> str:
    if one.board.due.is_owed:
        return sent_words(one.board)
    return text.SENT if one.is_sent else ""


def sender_columns() -> list[Column[SenderRow]]:
    """Unit, state, lateness, what is kept."""
    return [
        Column(
            text.UNIT,
            lambda one: one.row.unit_label if one.row else text.OFFICE_ROW,
            width=150,
            tip=lambda one: one.name,
        ),
        Column(text.STATE, lambda one: _state(one).text, width=112, chip=_state),
        Column(
            text.TIMELINESS,
            lambda one: timeliness_text(one.row) if one.row else "",
            width=146,
            chip=lambda one: timeliness_chip(one.row) if one.row else None,
        ),
        Column(text.KEPT, lambda one: one.kept, width=120),
    ]


def _state(one: SenderRow) -> Chip:
    if one.row is not None:
        return state_chip(one.row)
    return Chip(text.SENT, ChipRole.OK) if one.files else Chip(text.NOT_SENT, ChipRole.NONE)
