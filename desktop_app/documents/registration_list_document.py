"""The consolidated list of registrations: where each unit stands, then everyone it registered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from desktop_app.documents.model import Align, Cell, Column, DocumentTitle, Paper, Row, Space, Table
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    landscape_paper,
    last_words,
    note,
    office_foot,
    office_head,
    part_heading,
)
from desktop_app.domain.award.catalogue import CATALOGUE, award_name
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.registration.board import (
    COUNTED_STATES,
    STATE_NAMES,
    ListedLine,
    UnitRegistration,
    timeliness_words,
)
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    RegistrationState,
    SubjectKind,
    Timeliness,
)

_STATE_HEADINGS = ("STT", "Đơn vị", "Tình trạng", "Ngày nhận", "So với hạn", "Lý do", "Số dòng")
_LINE_HEADINGS = (
    "STT",
    "Cá nhân, tập thể",
    "Chức vụ",
    "Danh hiệu thi đua",
    "Hình thức khen thưởng",
    "Sáng kiến/đề tài, dự án",
    "Ghi chú",
)


@dataclass(frozen=True)
class RegistrationList:
    """What stands on the list; ``board`` is the registration board of the day it is printed."""

    issuer: Issuer
    year: int | None
    plan_label: str
    board: Board
    units: tuple[UnitRegistration, ...]


def build_registration_list(listed: RegistrationList) -> Paper:
    """The list on sheets that lie on their side; the heads of both tables are repeated on every page."""
    year = f"năm {listed.year}" if listed.year else ""
    board = listed.board
    deadline = f"Hạn đăng ký {format_text(board.deadline_on)}, {board.source}" if board.deadline_on else board.source
    has_deadline = board.due.owed_day is not None
    received = [unit for unit in listed.units if unit.row.registration.state is not RegistrationState.NOT_SENT]
    return landscape_paper(
        f"Danh sách tổng hợp đăng ký thi đua {year}".strip(),
        listed.issuer,
        (
            office_head(listed.issuer),
            DocumentTitle("DANH SÁCH TỔNG HỢP", (f"Đăng ký thi đua {year}".strip(),)),
            centered_note(f"(Theo {listed.plan_label}; số liệu đến ngày {format_text(board.today)})"),
            centered_note(f"({deadline})"),
            part_heading("I. TÌNH TRẠNG GỬI ĐĂNG KÝ"),
            note(_state_summary(listed.units)),
            Space(2),
            _state_table(listed.units, has_deadline),
            part_heading("II. DANH SÁCH ĐĂNG KÝ"),
            *(
                (Space(2), _line_table(received, has_deadline))
                if received
                else (note("Chưa có đơn vị nào gửi đăng ký."),)
            ),
            last_words(_line_summary(received)),
            office_foot(listed.issuer),
        ),
    )


def _state_summary(units: tuple[UnitRegistration, ...]) -> str:
    states = Counter(unit.row.registration.state for unit in units)
    late = sum(unit.row.timeliness is Timeliness.LATE for unit in units)
    parts = [f"{name.lower()} {states[state]}" for state, name in reversed(STATE_NAMES.items())]
    return f"Tổng số {len(units)} đơn vị: {', '.join(parts)}; nhận trễ hạn {late}."


def _state_table(units: tuple[UnitRegistration, ...], has_deadline: bool) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(2.6),
        Column(width_mm=26),
        Column(width_mm=26, align=Align.CENTER),
        Column(width_mm=34),
        Column(3),
        Column(width_mm=20, align=Align.RIGHT),
    )
    rows = tuple(_state_row(number, unit.row, has_deadline) for number, unit in enumerate(units, start=1))
    return Table(columns, (Row(_STATE_HEADINGS),), rows)


def _state_row(number: int, row: BoardRow, has_deadline: bool) -> Row:
    registration = row.registration
    received = format_text(registration.received_on) if registration.received_on else ""
    return Row(
        (
            str(number),
            row.unit,
            STATE_NAMES[registration.state],
            received,
            _capitalised(timeliness_words(row, has_deadline=has_deadline)),
            _capitalised("; ".join(_reasons(row))),
            str(row.line_count),
        )
    )


def _reasons(row: BoardRow) -> list[str]:
    registration, plan_unit = row.registration, row.plan_unit
    reasons = []
    if registration.late_reason and row.timeliness is Timeliness.LATE:
        reasons.append(registration.late_reason)
    if registration.state is RegistrationState.RETURNED:
        reasons.append(f"trả lại: {registration.return_reason}")
    if registration.reopen_reason and registration.state is not RegistrationState.APPROVED:
        reasons.append(f"mở lại: {registration.reopen_reason}")
    if plan_unit.joined_on is not None:
        reasons.append(f"tham gia từ ngày {format_text(plan_unit.joined_on)}: {plan_unit.join_reason}")
    if plan_unit.left_on is not None:
        reasons.append(f"thôi tham gia từ ngày {format_text(plan_unit.left_on)}: {plan_unit.leave_reason}")
    return reasons


def _line_summary(units: list[UnitRegistration]) -> str:
    """How many people and collectives stand registered, and for what; what was handed back does not count."""
    lines = [
        listed.line
        for unit in units
        if unit.row.registration.state in COUNTED_STATES
        for listed in unit.lines
        if listed.line.withdrawn_on is None
    ]
    codes = Counter(code for line in lines for code in (line.title_code, line.commendation_code) if code)
    people = len({line.person_id for line in lines if line.person_id is not None})
    collectives = sum(line.subject_kind is SubjectKind.COLLECTIVE for line in lines)
    counts = [f"{short_award_name(spec.code)} {codes[spec.code]}" for spec in CATALOGUE if codes[spec.code]]
    listed = f": {', '.join(counts)}" if counts else ""
    return f"Danh sách có {people} cá nhân, {collectives} tập thể đăng ký{listed}."


def _line_table(units: list[UnitRegistration], has_deadline: bool) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(2.2),
        Column(1.7),
        Column(1.7),
        Column(1.7),
        Column(2),
        Column(1.8),
    )
    rows: list[Row] = []
    for place, unit in enumerate(units, start=1):
        rows.append(
            Row((Cell(_unit_line(place, unit, has_deadline), columns=len(columns), align=Align.LEFT),), bold=True)
        )
        number = 0
        for listed in unit.lines:
            number += listed.line.withdrawn_on is None
            rows.append(_line_row(number, listed))
    return Table(columns, (Row(_LINE_HEADINGS),), tuple(rows))


def _unit_line(place: int, unit: UnitRegistration, has_deadline: bool) -> str:
    state = STATE_NAMES[unit.row.registration.state].lower()
    count = f"{unit.row.line_count} dòng" if unit.row.line_count else "chưa có dòng đăng ký"
    return (
        f"{to_roman(place)}. {unit.row.unit}: {state}, {timeliness_words(unit.row, has_deadline=has_deadline)}, {count}"
    )


def _line_row(number: int, listed: ListedLine) -> Row:
    line = listed.line
    remarks = [line.note]
    if line.is_supplementary:
        when = f" ngày {format_text(line.added_on)}" if line.added_on else ""
        remarks.append(f"Đăng ký bổ sung{when}: {line.supplementary_reason}")
    if line.withdrawn_on is not None:
        remarks.append(f"Rút đăng ký ngày {format_text(line.withdrawn_on)}: {line.withdrawn_reason}")
    return Row(
        (
            str(number) if line.withdrawn_on is None else "–",
            listed.subject,
            listed.post,
            award_name(line.title_code) if line.title_code else "",
            award_name(line.commendation_code) if line.commendation_code else "",
            "; ".join(filter(None, (line.initiative, line.project))),
            ". ".join(filter(None, remarks)),
        )
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
