"""The slip that goes back to a unit with its paper (PHIẾU TRẢ LẠI): what has to be mended, line by line.

No form of it is prescribed; it says which lines may change, so that the mended paper is compared in a minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.model import (
    Align,
    Closing,
    Column,
    DocumentTitle,
    Paper,
    Paragraph,
    Properties,
    Row,
    Section,
    Signature,
    Space,
    Span,
    Table,
    TextStyle,
)
from desktop_app.documents.office_paper import SIGNING_NOTE, Issuer, centered_note, office_head
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.returned_lines import ReturnedLine

TITLE = "PHIẾU TRẢ LẠI"
_HEADINGS = ("Dòng số", "Cá nhân, tập thể", "Đã đăng ký", "Chỗ cần sửa")


@dataclass(frozen=True)
class ReturnSlip:
    """``paper``: what the unit had sent ("bảng đăng ký"); ``lines`` () hands the whole paper back."""

    issuer: Issuer
    unit: str
    plan_label: str
    paper: str
    received_on: date | None
    returned_on: date
    reason: str
    last_day: date | None
    lines: tuple[ReturnedLine, ...]


def build_return_slip(slip: ReturnSlip) -> Paper:
    """One sheet for the unit; it grows with the lines."""
    received = f", nhận ngày {format_text(slip.received_on)}" if slip.received_on else ""
    deadline = f" Hạn theo kế hoạch: {format_text(slip.last_day)}." if slip.last_day else ""
    limit = (
        "Đề nghị đơn vị chỉ sửa các dòng nêu trên, giữ nguyên các dòng khác và gửi lại."
        if slip.lines
        else "Đề nghị đơn vị sửa theo lý do nêu trên và gửi lại."
    )
    components = (
        office_head(slip.issuer),
        DocumentTitle(TITLE, (), has_rule=False),
        centered_note(f"({slip.plan_label})"),
        _line("Đơn vị", slip.unit),
        _line("Văn bản trả lại", f"{slip.paper[:1].upper()}{slip.paper[1:]}{received}."),
        _line("Ngày trả lại", format_text(slip.returned_on)),
        _line("Lý do", slip.reason),
        *((Space(4), _table(slip.lines), Space(4)) if slip.lines else ()),
        Paragraph(TextStyle.BODY, (Span(f"{limit}{deadline}"),)),
        Closing(Signature(("NGƯỜI NHẬN LẠI",), note=SIGNING_NOTE), Signature(("NGƯỜI TRẢ",), note=SIGNING_NOTE)),
    )
    properties = Properties(f"Phiếu trả lại: {slip.unit}", slip.issuer.profile.name, slip.issuer.printed_at)
    return Paper(properties, (Section(components),))


def _line(name: str, text: str) -> Paragraph:
    return Paragraph(TextStyle.BODY, (Span(f"{name}: ", bold=True), Span(text)))


def _table(lines: tuple[ReturnedLine, ...]) -> Table:
    columns = (Column(width_mm=20, align=Align.CENTER), Column(1.3), Column(1.4), Column(1.8))
    rows = tuple(Row((one.place, one.subject, one.registered, one.remark)) for one in lines)
    return Table(columns, (Row(_HEADINGS),), rows)
