"""Verbs about registrations."""

from __future__ import annotations

from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.registration.board import STATE_NAMES, timeliness_words
from desktop_app.domain.registration.registration import Board, BoardRow, RegistrationState, Timeliness


def receive(call: Call) -> int:
    """``registration receive``: the paper of a unit came in."""
    words = call.words
    with call.existing_office(writes=True) as office:
        unit = office.office_service.required_unit(words.unit)
        service = office.registration_service
        state = RegistrationState(words.state)
        if state is RegistrationState.RETURNED:
            service.receive_and_return(words.plan, unit.id, words.on, words.reason)
        else:
            service.receive(words.plan, unit.id, words.on, state=state, late_reason=words.reason)
        board = service.board(words.plan)
        row = next(one for one in board.rows if one.unit_id == unit.id)
    said = f"Đã ghi nhận {unit.name}: {_standing(board, row)}."
    call.answer(_row_json(row), [said])
    return DONE


def template(call: Call) -> int:
    """``registration template``: the form of one unit as .docx or .pdf."""
    words = call.words
    with call.office() as office:
        unit = office.office_service.required_unit(words.unit)
        written = office.registration_paper_service.export_registration_form(words.plan, unit.id, words.out)
    call.answer({"unit": unit.name, "file": str(written)}, [f"Đã lưu {written}."])
    return DONE


def board(call: Call) -> int:
    """``registration board``: every owing unit against the deadline."""
    with call.office() as office:
        found = office.registration_service.board(call.words.plan, DeadlineKind(call.words.deadline))
    call.answer(_board_json(found), _board_lines(found))
    return DONE


def _board_json(found: Board) -> dict[str, Any]:
    return {
        "plan": found.plan_id,
        "deadline": found.deadline_on.isoformat() if found.deadline_on else None,
        "source": found.source,
        "today": found.today.isoformat(),
        "units": [_row_json(row) for row in found.rows],
    }


def _row_json(row: BoardRow) -> dict[str, Any]:
    registration = row.registration
    return {
        "unit": row.unit,
        "state": registration.state.value,
        "received_on": registration.received_on.isoformat() if registration.received_on else None,
        "timeliness": _contract_timeliness(row),
        "days": row.days,
        "lines": row.line_count,
        "late_reason": registration.late_reason or None,
        "return_reason": registration.return_reason or None,
        "exempt": row.timeliness is Timeliness.EXEMPT,
    }


def _contract_timeliness(row: BoardRow) -> str:
    """The contract knows four words: a unit that joined later or left is in time once received, and else still due."""
    if row.timeliness is not Timeliness.EXEMPT:
        return row.timeliness.value
    return (Timeliness.ON_TIME if row.registration.received_on else Timeliness.DUE).value


def _board_lines(found: Board) -> list[str]:
    when = f"Hạn {format_text(found.deadline_on)}" if found.deadline_on else "Chưa có hạn"
    lines = [f"{when} ({found.source}). Hôm nay {format_text(found.today)}."]
    for number, row in enumerate(found.rows, start=1):
        lines.append(f"{number}. {row.unit}: {_standing(found, row)}, {row.line_count} dòng")
    return lines


def _standing(found: Board, row: BoardRow) -> str:
    words = timeliness_words(row, has_deadline=found.deadline_on is not None)
    return f"{STATE_NAMES[row.registration.state]}, {words}"
