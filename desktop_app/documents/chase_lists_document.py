"""The two lists that go with chasing: whom to call, and what is signed for when papers come in. No form is prescribed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.model import Align, Column, DocumentTitle, Paper, Row, Space, Table
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    landscape_paper,
    last_words,
    office_foot,
    office_head,
)
from desktop_app.domain.language.dates import format_short, format_text
from desktop_app.domain.registration.chasing import ChasedUnit

_CALL_HEADINGS = ("STT", "Đơn vị", "Đầu mối", "Điện thoại", "Còn thiếu", "So với hạn", "Kết quả liên hệ", "Ngày gọi")
_RECEIPT_HEADINGS = (
    "STT",
    "Đơn vị",
    "Giấy tờ, hồ sơ",
    "Hạn nộp",
    "Số tờ",
    "Ngày nhận",
    "Người giao (ký, họ tên)",
    "Người nhận (ký, họ tên)",
)
_FREE_ROWS = 5
"""Blank rows behind the last: for papers nobody foresaw."""


@dataclass(frozen=True)
class CallList:
    """The units to call, as of the day of printing."""

    issuer: Issuer
    plan_label: str
    units: Sequence[ChasedUnit]


@dataclass(frozen=True)
class ReceiptLine:
    """A paper that a unit owes or has brought; ``received_on`` is printed where it is known."""

    unit: str
    paper: str
    due_on: date | None
    received_on: date | None


@dataclass(frozen=True)
class ReceiptSheet:
    """The papers of a plan to be signed for."""

    issuer: Issuer
    plan_label: str
    lines: Sequence[ReceiptLine]


def build_call_list(calls: CallList) -> Paper:
    """A row for each unit, with empty columns for what was said and when."""
    columns = (
        Column(width_mm=11, align=Align.CENTER),
        Column(3.2),
        Column(1.9),
        Column(width_mm=29),
        Column(3.2),
        Column(2.4),
        Column(2.4),
        Column(width_mm=20),
    )
    rows = tuple(
        Row(
            (
                str(number),
                _named(one),
                one.unit.contact,
                one.unit.phone,
                _joined([_with_day(paper.name, paper.due_on) for paper in one.papers]),
                _joined([paper.standing for paper in one.papers]),
                "",
                "",
            )
        )
        for number, one in enumerate(calls.units, start=1)
    )
    return landscape_paper(
        "Danh sách gọi điện đôn đốc",
        calls.issuer,
        (
            office_head(calls.issuer),
            DocumentTitle("DANH SÁCH GỌI ĐIỆN", ("Đôn đốc các đơn vị chưa gửi",)),
            centered_note(f"(Theo {calls.plan_label}; số liệu đến ngày {format_text(calls.issuer.printed_on)})"),
            Space(4),
            Table(columns, (Row(_CALL_HEADINGS),), rows, size=11),
            last_words(f"Danh sách có {len(calls.units)} đơn vị./."),
            office_foot(calls.issuer),
        ),
    )


def build_receipt_sheet(sheet: ReceiptSheet) -> Paper:
    """A row for each paper of each unit, and free rows behind."""
    columns = (
        Column(width_mm=11, align=Align.CENTER),
        Column(3.4),
        Column(2.8),
        Column(width_mm=24, align=Align.CENTER),
        Column(width_mm=14, align=Align.CENTER),
        Column(width_mm=24, align=Align.CENTER),
        Column(2.4),
        Column(2.4),
    )
    rows = [
        Row(
            (
                str(number),
                line.unit,
                _capital(line.paper),
                format_short(line.due_on) if line.due_on else "",
                "",
                format_short(line.received_on) if line.received_on else "",
                "",
                "",
            )
        )
        for number, line in enumerate(sheet.lines, start=1)
    ]
    rows += [Row((str(len(sheet.lines) + free), *[""] * 7)) for free in range(1, _FREE_ROWS + 1)]
    return landscape_paper(
        "Bảng ký nhận hồ sơ",
        sheet.issuer,
        (
            office_head(sheet.issuer),
            DocumentTitle("BẢNG KÝ NHẬN HỒ SƠ", ()),
            centered_note(f"(Theo {sheet.plan_label})"),
            Space(4),
            Table(columns, (Row(_RECEIPT_HEADINGS),), tuple(rows), size=12),
            last_words("Người giao và người nhận ký, ghi rõ họ tên vào bảng khi giao nhận./."),
            office_foot(sheet.issuer),
        ),
    )


def _named(one: ChasedUnit) -> str:
    return f"{one.unit.name} ({one.history})" if one.letters else one.unit.name


def _with_day(name: str, due_on: date | None) -> str:
    named = _capital(name)
    return f"{named} (hạn {format_short(due_on)})" if due_on else named


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
