"""The board's columns and the sentence over it."""

from __future__ import annotations

from desktop_app.domain.language.dates import format_short, format_text
from desktop_app.domain.registration.board import counted_rows
from desktop_app.domain.registration.registration import Board, BoardRow, RegistrationState, Timeliness
from desktop_app.ui.models.row_table_model import Column
from desktop_app.ui.pages.registration.registration_detail import state_chip, timeliness_chip, timeliness_text
from desktop_app.ui.text import registration as words


def board_columns() -> list[Column[BoardRow]]:
    """Unit, state, day, standing against the deadline, lines."""
    return [
        Column(words.UNIT, lambda row: row.unit_label, width=138, tip=lambda row: row.unit),
        Column(words.STATE, lambda row: state_chip(row).text, width=108, chip=state_chip),
        Column(
            words.RECEIVED,
            lambda row: format_short(row.registration.received_on) if row.registration.received_on else "",
            is_right=True,
            width=100,
            sort_key=lambda row: row.registration.received_on.toordinal() if row.registration.received_on else 0,
        ),
        Column(
            words.TIMELINESS,
            timeliness_text,
            width=152,
            chip=timeliness_chip,
            sort_key=lambda row: (row.timeliness.value, row.days),
        ),
        Column(words.LINES, lambda row: str(row.line_count), is_right=True, width=48),
    ]


def subtitle_of(board: Board) -> str:
    """How the deadline stands, and how many have sent, still owe, or no longer take part."""
    owing = (Timeliness.DUE, Timeliness.OVERDUE)
    missing = sum(one.timeliness in owing for one in board.rows)
    arrived = [one for one in board.rows if one.registration.state is not RegistrationState.NOT_SENT]
    sent = sum(one.timeliness not in owing for one in arrived)
    left = sum(one.plan_unit.left_on is not None for one in board.rows if one not in arrived)
    if board.deadline_on is None:
        when = words.WITHOUT_DEADLINE
    else:
        days = (board.deadline_on - board.today).days
        gap = words.IN_DAYS.format(days=days) if days > 0 else words.DAYS_AGO.format(days=-days) if days else words.NOW
        working = next((one.working_days for one in board.rows if one.timeliness in owing and one.days), None)
        if days > 0 and working is not None and working != days:
            gap += words.WORKING_DAYS.format(days=working)
        when = words.DEADLINE.format(day=format_text(board.deadline_on), gap=gap)
    told = words.SUBTITLE.format(when=when, sent=sent, units=len(counted_rows(board)), missing=missing)
    return told + words.SUBTITLE_LEFT.format(left=left) if left else told
