"""The payment list as a workbook: one fact in each cell, sums as formulas, so that the accountant goes on from it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.model import Align
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.payment_list_document import (
    ELSEWHERE,
    TITLE,
    basis_words,
    own_parts,
    subject_words,
    title_of,
)
from desktop_app.documents.sheet_model import Formula, Sheet, SheetColumn, SheetRow, Value, Workbook
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.payment_list import PaymentLine, PaymentList, amount_of
from desktop_app.domain.language.number_words import money_in_words

_AMOUNT = "#,##0"
_COLUMNS = (
    SheetColumn(6, Align.CENTER),
    SheetColumn(24),
    SheetColumn(27),
    SheetColumn(28),
    SheetColumn(18),
    SheetColumn(12, Align.CENTER),
    SheetColumn(8, Align.RIGHT, "0.0##"),
    SheetColumn(12, Align.RIGHT, _AMOUNT),
    SheetColumn(14, Align.RIGHT, _AMOUNT),
    SheetColumn(14),
    SheetColumn(21),
)
_HEADINGS = (
    "STT",
    "Họ và tên, tập thể",
    "Đơn vị",
    "Danh hiệu, hình thức",
    "Số quyết định",
    "Ngày quyết định",
    "Hệ số",
    "Lương cơ sở",
    "Số tiền (đồng)",
    "Ký nhận",
    "Ghi chú",
)
_AMOUNT_LETTER = "I"
_BLANKS_BEFORE_AMOUNT = 6


def build_payment_workbook(listed: PaymentList, issuer: Issuer) -> Workbook:
    """A sheet of what the office pays, and one of what others pay where there is any."""
    sheets = [_own_sheet(listed)]
    if listed.elsewhere:
        sheets.append(_elsewhere_sheet(listed))
    return Workbook(title_of(listed), issuer.profile.name, issuer.printed_at, tuple(sheets))


def _own_sheet(listed: PaymentList) -> Sheet:
    titles = _titles(listed, TITLE)
    at = _first_row(titles)
    rows: list[SheetRow] = []
    sums: list[str] = []
    for numeral, heading, lines in own_parts(listed):
        sums.append(f"{_AMOUNT_LETTER}{at}")
        rows.append(_sum_row(f"{numeral}. {heading} ({len(lines)})", _sum(at + 1, at + len(lines)), amount_of(lines)))
        rows += [_row(number, line) for number, line in enumerate(lines, start=1)]
        at += len(lines) + 1
    rows.append(_sum_row("TỔNG CỘNG", f"={'+'.join(sums)}" if sums else "=0", listed.total))
    words = f"Bằng chữ: {money_in_words(listed.total)}."
    return Sheet("Chi tiền thưởng", _COLUMNS, (_HEADINGS,), tuple(rows), titles, (words, *listed.remarks), 2)


def _elsewhere_sheet(listed: PaymentList) -> Sheet:
    titles = _titles(listed, ELSEWHERE)
    at, lines = _first_row(titles), listed.elsewhere
    rows = [_row(number, line) for number, line in enumerate(lines, start=1)]
    rows.append(_sum_row("CỘNG", _sum(at, at + len(lines) - 1), amount_of(lines)))
    return Sheet("Cấp khác chi", _COLUMNS, (_HEADINGS,), tuple(rows), titles, (), 2)


def _titles(listed: PaymentList, heading: str) -> tuple[str, ...]:
    decided = (f"Theo Quyết định số {listed.decision.label}",) if listed.decision else ()
    return (heading, subject_words(listed), *decided, *((basis_words(listed),) if listed.bases else ()))


def _first_row(titles: Sequence[str]) -> int:
    """The number of the first row below the header, as Excel counts: titles, a blank row, the header."""
    return len(titles) + 3


def _sum(first: int, last: int) -> str:
    return f"=SUM({_AMOUNT_LETTER}{first}:{_AMOUNT_LETTER}{last})"


def _row(number: int, line: PaymentLine) -> SheetRow:
    prize = line.prize
    paid: tuple[Value, ...] = (prize.coefficient, prize.base, prize.each) if prize is not None else (None, None, None)
    name = award_name(line.award_code)
    return SheetRow((number, line.name, line.unit, name, line.decision.number, line.decision.on, *paid, "", line.note))


def _sum_row(name: str, formula: str, amount: int) -> SheetRow:
    blanks: tuple[Value, ...] = (None,) * _BLANKS_BEFORE_AMOUNT
    return SheetRow(("", name, *blanks, Formula(formula, amount), "", ""), is_bold=True)
