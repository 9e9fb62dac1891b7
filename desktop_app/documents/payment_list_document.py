"""The payment list for the accountant on sheets that lie on their side: people, collectives, sums in figures and words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.documents.model import (
    Align,
    Cell,
    Column,
    Component,
    DocumentTitle,
    Paper,
    Paragraph,
    Row,
    Space,
    Span,
    Table,
    TextStyle,
)
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
from desktop_app.domain.award.payment_list import PaymentLine, PaymentList, amount_of
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.number_words import money_in_words
from desktop_app.domain.language.numerals import format_number, to_roman

TITLE = "DANH SÁCH CHI TIỀN THƯỞNG"
PEOPLE, COLLECTIVES = "CÁ NHÂN", "TẬP THỂ"
ELSEWHERE = "Do cấp khác quyết định và chi tiền thưởng (không tính vào tổng số tiền chi trên)"
_COLUMNS = (
    Column(width_mm=11, align=Align.CENTER),
    Column(2.6),
    Column(2.4),
    Column(width_mm=25),
    Column(width_mm=37),
    Column(width_mm=31, align=Align.RIGHT),
    Column(width_mm=26, align=Align.RIGHT),
    Column(width_mm=26),
    Column(1.7),
)
_HEADINGS = (
    "STT",
    "Họ và tên, tập thể",
    "Đơn vị",
    "Danh hiệu, hình thức",
    "Quyết định",
    "Hệ số × lương cơ sở",
    "Số tiền (đồng)",
    "Ký nhận",
    "Ghi chú",
)
_BEFORE_AMOUNT = 6


def build_payment_list(listed: PaymentList, issuer: Issuer) -> Paper:
    """Parts without a row are left out; what others pay stands in a table of its own, without room to sign."""
    body: list[Component] = [
        office_head(issuer),
        DocumentTitle(TITLE, (subject_words(listed),)),
        *([centered_note(f"(Theo Quyết định số {listed.decision.label})")] if listed.decision else []),
        Space(4),
    ]
    if listed.bases:
        body.append(Paragraph(TextStyle.BASIS, (Span(basis_words(listed)),)))
    if listed.people or listed.collectives:
        words = f"Tổng số tiền: {format_number(listed.total)} đồng."
        body += [
            Space(4),
            _own_table(listed),
            Paragraph(TextStyle.BODY, (Span(words, bold=True),), keep_with_next=True),
            Paragraph(TextStyle.BODY, (Span(f"Bằng chữ: {money_in_words(listed.total)}.", italic=True),)),
        ]
    else:
        body.append(note("Không có khoản nào cơ quan chi."))
    if listed.elsewhere:
        body += [part_heading(ELSEWHERE), _elsewhere_table(listed.elsewhere)]
    body += [note(_in_full(text)) for text in listed.remarks]
    body += [last_words(_summary(listed)), office_foot(issuer)]
    return landscape_paper(title_of(listed), issuer, tuple(body))


def title_of(listed: PaymentList) -> str:
    """What the file says of itself, and is called."""
    which = f", Quyết định số {listed.decision.label}" if listed.decision else ""
    return f"Danh sách chi tiền thưởng {listed.scope}{which}"


def subject_words(listed: PaymentList) -> str:
    """What stands below the title."""
    return f"Kết quả thi đua, khen thưởng {listed.scope}"


def basis_words(listed: PaymentList) -> str:
    """The line of căn cứ."""
    return f"Căn cứ {'; '.join(_in_full(one) for one in listed.bases)}."


def _in_full(basis: str) -> str:
    """An official paper writes the kind of a text out."""
    return re.sub(r"\bNĐ (?=[0-9])", "Nghị định số ", basis)


def _summary(listed: PaymentList) -> str:
    paid = sum(line.prize is not None for line in (*listed.people, *listed.collectives))
    return f"Danh sách này có {paid} khoản chi, tổng cộng {format_number(listed.total)} đồng."


def own_parts(listed: PaymentList) -> list[tuple[str, str, Sequence[PaymentLine]]]:
    """(numeral, heading, rows) of the parts that the office pays; those without a row are left out."""
    parts = [
        (heading, lines) for heading, lines in ((PEOPLE, listed.people), (COLLECTIVES, listed.collectives)) if lines
    ]
    return [(to_roman(place), heading, lines) for place, (heading, lines) in enumerate(parts, start=1)]


def _own_table(listed: PaymentList) -> Table:
    rows: list[Row] = []
    for numeral, heading, lines in own_parts(listed):
        rows.append(_sum_row(f"{numeral}. {heading} ({len(lines)})", amount_of(lines)))
        rows += [_row(number, line) for number, line in enumerate(lines, start=1)]
    rows.append(_sum_row("TỔNG CỘNG", listed.total))
    return Table(_COLUMNS, (Row(_HEADINGS),), tuple(rows), size=11.5)


def _elsewhere_table(lines: Sequence[PaymentLine]) -> Table:
    dropped = _HEADINGS.index("Ký nhận")

    def without(cells: Sequence[object]) -> tuple[object, ...]:
        return (*cells[:dropped], *cells[dropped + 1 :])

    rows = [Row(without(_row(number, line).cells)) for number, line in enumerate(lines, start=1)]  # type: ignore[arg-type]
    total = Cell("Cộng", columns=_BEFORE_AMOUNT, align=Align.LEFT)
    rows.append(Row((total, format_number(amount_of(lines)), ""), bold=True))
    columns, headings = without(_COLUMNS), without(_HEADINGS)
    return Table(columns, (Row(headings),), tuple(rows), size=11.5)  # type: ignore[arg-type]


def _row(number: int, line: PaymentLine) -> Row:
    return Row(
        (
            str(number),
            line.name,
            line.unit,
            short_award_name(line.award_code),
            line.decision.label,
            line.rate_words,
            format_number(line.amount) if line.prize is not None else "–",
            "",
            line.note,
        )
    )


def _sum_row(name: str, amount: int) -> Row:
    label = Cell(name, columns=_BEFORE_AMOUNT, align=Align.LEFT)
    return Row((label, format_number(amount), "", ""), bold=True)
