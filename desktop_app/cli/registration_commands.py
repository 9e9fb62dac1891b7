"""Verbs about registrations."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.board import STATE_NAMES, sent_words, standing_words, state_counts
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.registration import Board, BoardRow, RegistrationState, Timeliness


def receive(call: Call) -> int:
    """``registration receive``: the paper of a unit came in."""
    words = call.words
    with call.existing_office(writes=True) as office:
        named = office.office_service.required_unit(words.unit)
        unit, told = office.unit_change_service.owing_now(words.plan, named.id, words.on)
        service = office.registration_service
        state = RegistrationState(words.state)
        if state is RegistrationState.RETURNED:
            service.receive_and_return(words.plan, unit.id, words.on, words.reason, due_key=words.deadline)
        else:
            service.receive(
                words.plan, unit.id, words.on, state=state, late_reason=words.reason, due_key=words.deadline
            )
        board = service.board(words.plan, words.deadline)
        row = next(one for one in board.rows if one.unit_id == unit.id)
    said = f"Đã ghi nhận {unit.name}: {_standing(board, row)}."
    call.answer({**_row_json(row), **({"told": told} if told else {})}, [*([told] if told else []), said])
    return DONE


def board(call: Call) -> int:
    """``registration board``: every owing unit against the deadline."""
    with call.office() as office:
        found = office.registration_service.board(call.words.plan, call.words.deadline)
    call.answer(_board_json(found), _board_lines(found))
    return DONE


def matrix(call: Call) -> int:
    """``registration matrix``: every owing unit against everything that comes due; also as .docx or .pdf."""
    words = call.words
    with call.office() as office:
        boards = office.registration_service.boards(words.plan)
        written = office.due_paper_service.prepare_matrix_file(words.plan, words.out)() if words.out else None
    told = [f"Đã lưu {written}."] if written else []
    call.answer(
        {**_matrix_json(words.plan, boards), "file": str(written) if written else None}, [*_matrix_lines(boards), *told]
    )
    return DONE


def _matrix_json(plan_id: int, boards: tuple[Board, ...]) -> dict[str, Any]:
    return {
        "plan": plan_id,
        "today": boards[0].today.isoformat(),
        "dues": [
            {
                "key": board.due.key,
                "kind": board.due.kind.value,
                "label": board.due.label,
                "deadline": _iso(board.due.last_day),
                "written": _iso(board.due.written_on),
                "owed": board.due.is_owed,
                "source": board.due.source,
                "day_note": board.day_note or None,
                "counts": {state.value: count for state, count in state_counts(board).items()},
                "overdue": sum(row.timeliness is Timeliness.OVERDUE for row in board.rows),
            }
            for board in boards
        ],
        "units": [
            {
                "unit": rows[0].unit,
                "dues": {board.due.key: _cell_json(row) for board, row in zip(boards, rows, strict=True)},
            }
            for rows in zip(*(board.rows for board in boards), strict=True)
        ],
    }


def _cell_json(row: BoardRow) -> dict[str, Any]:
    return {
        "state": row.registration.state.value,
        "received_on": _iso(row.registration.received_on),
        "timeliness": _contract_timeliness(row),
        "days": row.days,
    }


def _matrix_lines(boards: tuple[Board, ...]) -> list[str]:
    lines = []
    for board in boards:
        when = format_text(board.due.last_day) if board.due.last_day else "chưa có ngày"
        lines.append(f"{board.due.label} ({board.due.key}), hạn {when}: {_sent(board)}")
    for rows in zip(*(board.rows for board in boards), strict=True):
        cells = "; ".join(
            f"{board.due.label}: {_standing(board, row)}" for board, row in zip(boards, rows, strict=True)
        )
        lines.append(f"{rows[0].unit}: {cells}")
    return lines


def _sent(board: Board) -> str:
    sent = sent_words(board)
    return f"{sent} đã gửi" if sent else "đơn vị không phải gửi"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _board_json(found: Board) -> dict[str, Any]:
    return {
        "plan": found.plan_id,
        "deadline": _iso(found.deadline_on),
        "source": found.source,
        "today": found.today.isoformat(),
        "due": {
            "key": found.due.key,
            "kind": found.due.kind.value,
            "label": found.due.label,
            "owed": found.due.is_owed,
        },
        "day_note": found.day_note or None,
        "units": [_row_json(row) for row in found.rows],
    }


def _row_json(row: BoardRow) -> dict[str, Any]:
    registration = row.registration
    return {
        "unit": row.unit,
        "state": registration.state.value,
        "received_on": _iso(registration.received_on),
        "timeliness": _contract_timeliness(row),
        "days": row.days,
        "working_days": row.working_days,
        "lines": row.line_count,
        "late_reason": registration.late_reason or None,
        "return_reason": registration.return_reason or None,
        "exempt": row.timeliness is Timeliness.EXEMPT,
        "exemption": row.exemption or None,
    }


def _contract_timeliness(row: BoardRow) -> str:
    """The contract knows four words: a unit that joined later or left is in time once received, and else still due."""
    if row.timeliness is not Timeliness.EXEMPT:
        return row.timeliness.value
    return (Timeliness.ON_TIME if row.registration.received_on else Timeliness.DUE).value


def _board_lines(found: Board) -> list[str]:
    when = f"Hạn {format_text(found.deadline_on)}" if found.deadline_on else "Chưa có hạn"
    lines = [
        f"{when} ({found.source}). Hôm nay {format_text(found.today)}.",
        *([found.day_note] if found.day_note else []),
    ]
    for number, row in enumerate(found.rows, start=1):
        count = f", {row.line_count} dòng" if found.due.key == REGISTRATION_KEY else ""
        lines.append(f"{number}. {row.unit}: {_standing(found, row)}{count}")
    return lines


def _standing(found: Board, row: BoardRow) -> str:
    words = standing_words(row, has_deadline=found.due.owed_day is not None)
    return f"{STATE_NAMES[row.registration.state]}, {words}"
