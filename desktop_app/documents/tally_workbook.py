"""The tally as a workbook: one figure in each cell, so that it can be sorted, summed and charted."""

from __future__ import annotations

from decimal import Decimal

from desktop_app.documents.model import Align
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.sheet_model import Sheet, SheetColumn, SheetRow, Value, Workbook
from desktop_app.documents.tally_document import award_codes, rows_by_place, shown_units
from desktop_app.domain.award.award import QuotaStanding, Tally, TargetStanding
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.money_wording import ELSEWHERE, OWN, remarks, row_name
from desktop_app.domain.award.quota_exception import reason_words
from desktop_app.domain.award.results_money import ResultsMoney
from desktop_app.domain.award.wording import (
    OUTCOME_NAMES,
    ROUNDING_NAMES,
    SCOPE_NAMES,
    short_award_name,
    target_result_words,
    verdict_words,
)
from desktop_app.domain.language.dates import format_text

_NUMBER = SheetColumn(6, Align.CENTER)
_QUOTA_HEADINGS = (
    "STT",
    "Danh hiệu, hình thức",
    "Phạm vi",
    "Đơn vị",
    "Tỷ lệ (%)",
    "Gốc tính",
    "Gồm",
    "Làm tròn",
    "Được xét",
    "Đã dùng",
    "Kết luận",
    "Tính theo",
    "Căn cứ",
    "Ghi chú",
)
_MONEY_HEADINGS = (
    "STT",
    "Danh hiệu, hình thức",
    "Số lượng",
    "Hệ số",
    "Lương cơ sở",
    "Mức (đồng)",
    "Thành tiền (đồng)",
    "Nguồn chi",
    "Căn cứ",
)
_TARGET_HEADINGS = ("STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Kết quả", "Căn cứ")


def build_tally_workbook(tally: Tally, issuer: Issuer) -> Workbook:
    """Sheets for the results, and for the quotas, the targets and the money where there are any."""
    sheets = [_results(tally)]
    if tally.quotas:
        sheets.append(_quotas(tally))
    if tally.targets:
        sheets.append(_targets(tally))
    if tally.money is not None and tally.money.results:
        sheets.append(_money(tally, tally.money))
    return Workbook(tally.title, issuer.profile.name, issuer.printed_at, tuple(sheets))


def _titles(tally: Tally, heading: str) -> tuple[str, ...]:
    source = f"Theo {tally.plan_label}; số" if tally.plan_label else "Số"
    return (heading, f"{source} liệu đến ngày {format_text(tally.as_of)}")


def _results(tally: Tally) -> Sheet:
    codes, rows = award_codes(tally), rows_by_place(tally)
    names = [short_award_name(code) for code in codes]
    counted = ("Đăng ký", "Đề nghị", "Công nhận")

    def figures(unit_id: int | None) -> tuple[Value, ...]:
        found = [rows.get((code, unit_id)) for code in codes]
        return tuple(
            figure
            for row in found
            for figure in ((row.registered, row.proposed, row.approved) if row else (None, None, None))
        )

    units = shown_units(tally)
    body = [
        SheetRow((number, name, size, *figures(unit_id))) for number, (unit_id, name, size) in enumerate(units, start=1)
    ]
    total = sum(size for _, _, size in units)
    body.append(SheetRow(("", "Toàn cơ quan", total, *figures(None)), is_bold=True))
    return Sheet(
        name="Tổng hợp",
        columns=(_NUMBER, SheetColumn(34), SheetColumn(8), *(SheetColumn(8) for _ in names for _ in counted)),
        header_rows=(
            ("", "", "", *(name for name in names for _ in counted)),
            ("STT", "Đơn vị", "Số người", *(word for _ in names for word in counted)),
        ),
        rows=tuple(body),
        title_lines=_titles(tally, tally.title),
        frozen_columns=2,
    )


def _quotas(tally: Tally) -> Sheet:
    widths = (20, 12, 24, 8, 8, 16, 12, 8, 8, 14, 12, 26, 28)
    return Sheet(
        name="Tỷ lệ",
        columns=(_NUMBER, *(SheetColumn(width) for width in widths)),
        header_rows=(_QUOTA_HEADINGS,),
        rows=tuple(SheetRow((number, *_quota_cells(one))) for number, one in enumerate(tally.quotas, start=1)),
        title_lines=_titles(tally, "Tỷ lệ xét"),
    )


def _quota_cells(one: QuotaStanding) -> tuple[Value, ...]:
    return (
        award_name(one.award_code),
        SCOPE_NAMES[one.scope].capitalize(),
        one.unit or "",
        Decimal(str(one.percent)),
        one.base_count if one.base_code else None,
        " + ".join(f"{count} {short_award_name(code)}" for code, count in one.base_parts),
        ROUNDING_NAMES[one.rounding].capitalize(),
        one.limit if one.base_code else None,
        one.used,
        verdict_words(one).capitalize(),
        OUTCOME_NAMES[one.counted_outcome],
        one.source,
        "; ".join([*([one.note] if one.note else []), *(f"lý do vượt: {reason_words(told)}" for told in one.reasons)]),
    )


def _targets(tally: Tally) -> Sheet:
    return Sheet(
        name="Chỉ tiêu",
        columns=(_NUMBER, *(SheetColumn(width) for width in (46, 14, 11, 32, 26))),
        header_rows=(_TARGET_HEADINGS,),
        rows=tuple(SheetRow((number, *_target_cells(one))) for number, one in enumerate(tally.targets, start=1)),
        title_lines=_titles(tally, "Chỉ tiêu"),
    )


def _target_cells(one: TargetStanding) -> tuple[Value, ...]:
    actual = Decimal(str(one.actual)) if one.actual is not None else None
    return (one.text, one.wanted, actual, target_result_words(one), one.source)


def _money(tally: Tally, money: ResultsMoney) -> Sheet:
    amount = SheetColumn(16, Align.RIGHT, "#,##0")
    rows = [
        SheetRow(
            (
                number,
                row_name(row),
                row.count,
                row.prize.coefficient,
                row.prize.base,
                row.prize.each,
                row.amount,
                (OWN if row.is_own else ELSEWHERE).capitalize(),
                row.prize.basis.shown,
            )
        )
        for number, row in enumerate(money.rows, start=1)
    ]
    counts = sum(row.count for row in money.rows)
    rows.append(SheetRow(("", "Cộng", counts, None, None, None, money.total, "", ""), is_bold=True))
    return Sheet(
        name="Tiền thưởng",
        columns=(
            _NUMBER, SheetColumn(34), SheetColumn(10), SheetColumn(8, Align.RIGHT), amount, amount, amount,
            SheetColumn(14), SheetColumn(34),
        ),
        header_rows=(_MONEY_HEADINGS,),
        rows=tuple(rows),
        title_lines=_titles(tally, "Tiền thưởng"),
        notes=tuple(remarks(money)),
    )  # fmt: skip
