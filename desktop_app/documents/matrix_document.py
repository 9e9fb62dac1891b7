"""All owing units against everything that comes due, on sheets that lie on their side (BẢNG THEO DÕI CÁC HẠN)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.model import Align, Cell, Column, Component, DocumentTitle, Paper, Row, Space, Table
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    landscape_paper,
    last_words,
    note,
    office_foot,
    office_head,
)
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.board import STATE_NAMES, cell_words, sent_words
from desktop_app.domain.registration.registration import Board, Timeliness

_DUES_ON_A_SHEET = 10
_SIZE = 10.0


@dataclass(frozen=True)
class MatrixPaper:
    """The boards of one plan, in the order of their days; all have the same units in the same order."""

    issuer: Issuer
    year: int | None
    plan_label: str
    boards: tuple[Board, ...]


def build_matrix_paper(matrix: MatrixPaper) -> Paper:
    """One table; of more dues than a sheet is wide a table for each part, the units named in each."""
    year = f"năm {matrix.year}" if matrix.year else ""
    boards = matrix.boards
    parts = [boards[at : at + _DUES_ON_A_SHEET] for at in range(0, len(boards), _DUES_ON_A_SHEET)]
    tables: list[Component] = []
    for part in parts:
        tables += [Space(4), _table(part)]
    return landscape_paper(
        f"Bảng theo dõi các hạn {year}".strip(),
        matrix.issuer,
        (
            office_head(matrix.issuer),
            DocumentTitle("BẢNG THEO DÕI CÁC HẠN", (f"Công tác thi đua, khen thưởng {year}".strip(),)),
            centered_note(f"(Theo {matrix.plan_label}; số liệu đến ngày {format_text(boards[0].today)})"),
            note(
                "Mỗi ô ghi ngày nhận và tình trạng: "
                + ", ".join(name.lower() for name in STATE_NAMES.values())
                + "; dấu – là không phải nộp hoặc không theo dõi từng đơn vị."
            ),
            *tables,
            last_words(_summary(boards)),
            office_foot(matrix.issuer),
        ),
    )


def _table(boards: Sequence[Board]) -> Table:
    width = 17.0 if len(boards) > 6 else 24.0
    columns = (
        Column(width_mm=10, align=Align.CENTER),
        Column(),
        *(Column(width_mm=width, align=Align.CENTER) for _ in boards),
    )
    head = Row(("STT", "Đơn vị", *(_heading(board) for board in boards)))
    counts = Row(("", "Đã gửi", *(sent_words(board) or "–" for board in boards)), bold=True)
    rows = tuple(
        Row((str(number), cells[0].unit, *(cell_words(row, board) for row, board in zip(cells, boards, strict=True))))
        for number, cells in enumerate(zip(*(board.rows for board in boards), strict=True), start=1)
    )
    return Table(columns, (head, counts), rows, size=_SIZE)


def _heading(board: Board) -> Cell:
    day = board.due.last_day
    return Cell(f"{board.due.label} ({day.day}/{day.month})" if day is not None else board.due.label)


def _summary(boards: Sequence[Board]) -> str:
    overdue = [
        f"{board.due.label} {count}"
        for board in boards
        if (count := sum(row.timeliness is Timeliness.OVERDUE for row in board.rows))
    ]
    return f"Đơn vị quá hạn chưa gửi: {'; '.join(overdue)}." if overdue else "Không có đơn vị quá hạn."
