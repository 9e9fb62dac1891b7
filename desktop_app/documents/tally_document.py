"""The tally on paper: unit × award, the quotas with their arithmetic in words, the targets, the money."""

from __future__ import annotations

from desktop_app.documents.model import (
    Align,
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
from desktop_app.domain.award.award import Outcome, QuotaStanding, Tally, TallyRow, TargetStanding
from desktop_app.domain.award.money_wording import ELSEWHERE, OWN, coefficient_words, remarks, row_name
from desktop_app.domain.award.quota_exception import reason_words
from desktop_app.domain.award.results_money import ResultsMoney
from desktop_app.domain.award.wording import (
    SCOPE_NAMES,
    arithmetic_words,
    short_award_name,
    target_actual_words,
    target_result_words,
    verdict_words,
)
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.number_words import money_in_words
from desktop_app.domain.language.numerals import format_number

TITLE_START = "Tổng hợp "
_AWARDS_ACROSS = 7
_QUOTA_HEADINGS = ("STT", "Danh hiệu, hình thức", "Phạm vi", "Cách tính", "Được xét", "Đã dùng", "Kết luận", "Căn cứ")
_MONEY_HEADINGS = (
    "STT",
    "Danh hiệu, hình thức",
    "Số lượng",
    "Hệ số × lương cơ sở",
    "Mức (đồng)",
    "Thành tiền (đồng)",
    "Nguồn chi",
    "Căn cứ",
)
_TARGET_HEADINGS = ("STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Kết quả", "Căn cứ")


def build_tally_paper(tally: Tally, issuer: Issuer) -> Paper:
    """The tally on sheets that lie on their side; parts without content are left out."""
    subject = tally.title.removeprefix(TITLE_START)
    source = f"Theo {tally.plan_label}; số" if tally.plan_label else "Số"
    parts: list[tuple[str, tuple[Component, ...]]] = [("KẾT QUẢ THEO ĐƠN VỊ", _results(tally))]
    if tally.quotas:
        parts.append(("TỶ LỆ XÉT", _quotas(tally.quotas)))
    if tally.targets:
        parts.append(("CHỈ TIÊU", (Space(2), _target_table(tally.targets))))
    if tally.money is not None and tally.money.results:
        parts.append(("TIỀN THƯỞNG", _money(tally.money)))
    body: list[Component] = []
    for number, (heading, components) in zip(("I", "II", "III", "IV"), parts, strict=False):
        body += [part_heading(f"{number}. {heading}"), *components]
    return landscape_paper(
        tally.title,
        issuer,
        (
            office_head(issuer),
            DocumentTitle("BẢNG TỔNG HỢP", (subject[:1].upper() + subject[1:],)),
            centered_note(f"({source} liệu đến ngày {format_text(tally.as_of)})"),
            *body,
            last_words(_summary(tally)),
            office_foot(issuer),
        ),
    )


def award_codes(tally: Tally) -> list[str]:
    """The awards of the tally in the order of the catalogue."""
    return list(dict.fromkeys(row.award_code for row in tally.rows))


def rows_by_place(tally: Tally) -> dict[tuple[str, int | None], TallyRow]:
    """Rows by award and unit (None: the whole office)."""
    return {(row.award_code, row.unit_id): row for row in tally.rows}


def shown_units(tally: Tally) -> list[tuple[int, str, int]]:
    """(id, name, people) of the units with people or any figure."""
    counted = {row.unit_id for row in tally.rows}
    return [one for one in tally.unit_sizes if one[2] or one[0] in counted]


def _summary(tally: Tally) -> str:
    units = shown_units(tally)
    people = sum(size for _, _, size in units)
    decided = sum(row.approved for row in tally.rows if row.unit_id is None)
    return f"Tổng hợp có {len(units)} đơn vị, {people} người; {decided} kết quả được công nhận."


def _results(tally: Tally) -> tuple[Component, ...]:
    codes = award_codes(tally)
    if not codes:
        return (note("Chưa có đăng ký và kết quả."),)
    components: list[Component] = [note("Mỗi ô: đăng ký / đề nghị / được công nhận.")]
    for start in range(0, len(codes), _AWARDS_ACROSS):
        components += [Space(4), _result_table(tally, codes[start : start + _AWARDS_ACROSS])]
    return tuple(components)


def _result_table(tally: Tally, codes: list[str]) -> Table:
    rows = rows_by_place(tally)
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(2.6),
        Column(width_mm=18, align=Align.RIGHT),
        *(Column(1, align=Align.CENTER) for _ in codes),
    )
    units = shown_units(tally)
    body = [
        Row((str(number), name, str(size), *(_counts(rows.get((code, unit_id))) for code in codes)))
        for number, (unit_id, name, size) in enumerate(units, start=1)
    ]
    total = sum(size for _, _, size in units)
    body.append(Row(("", "Toàn cơ quan", str(total), *(_counts(rows.get((code, None))) for code in codes)), bold=True))
    headings = ("STT", "Đơn vị", "Số người", *(short_award_name(code) for code in codes))
    return Table(columns, (Row(headings),), tuple(body))


def _counts(row: TallyRow | None) -> str:
    return f"{row.registered} / {row.proposed} / {row.approved}" if row else "–"


def _quotas(quotas: tuple[QuotaStanding, ...]) -> tuple[Component, ...]:
    notes = [note(f"{text}") for text in dict.fromkeys(one.note for one in quotas if one.note)]
    for one in quotas:
        where = f" ({one.unit})" if one.unit else ""
        notes += [
            note(f"Lý do vượt tỷ lệ {short_award_name(one.award_code)}{where}: {reason_words(told)}.")
            for told in one.reasons
        ]
    if any(one.counted_outcome is Outcome.PROPOSED for one in quotas):
        notes.append(note("(*) Tính theo số đề nghị vì chưa có quyết định."))
    return (Space(2), _quota_table(quotas), *notes)


def _quota_table(quotas: tuple[QuotaStanding, ...]) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(width_mm=24),
        Column(2),
        Column(3.4),
        Column(width_mm=17, align=Align.RIGHT),
        Column(width_mm=17, align=Align.RIGHT),
        Column(width_mm=30),
        Column(2.2),
    )
    rows = tuple(
        Row(
            (
                str(number),
                short_award_name(one.award_code),
                one.unit or SCOPE_NAMES[one.scope].capitalize(),
                arithmetic_words(one) if one.base_code else "Chưa rõ gốc tính",
                str(one.limit) if one.base_code else "–",
                str(one.used),
                verdict_words(one).capitalize() + (" (*)" if one.counted_outcome is Outcome.PROPOSED else ""),
                one.source,
            )
        )
        for number, one in enumerate(quotas, start=1)
    )
    return Table(columns, (Row(_QUOTA_HEADINGS),), rows)


def _money(money: ResultsMoney) -> tuple[Component, ...]:
    notes = [note(text) for text in remarks(money)]
    if not money.rows:
        return tuple(notes)
    words = f"Bằng chữ: {money_in_words(money.total)}."
    return (Space(2), _money_table(money), Paragraph(TextStyle.BODY, (Span(words, italic=True),)), *notes)


def _money_table(money: ResultsMoney) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(3),
        Column(width_mm=18, align=Align.RIGHT),
        Column(width_mm=36, align=Align.RIGHT),
        Column(width_mm=28, align=Align.RIGHT),
        Column(width_mm=32, align=Align.RIGHT),
        Column(width_mm=28),
        Column(2.4),
    )
    rows = [
        Row(
            (
                str(number),
                row_name(row),
                str(row.count),
                coefficient_words(row.prize),
                format_number(row.prize.each),
                format_number(row.amount),
                (OWN if row.is_own else ELSEWHERE).capitalize(),
                row.prize.basis.shown,
            )
        )
        for number, row in enumerate(money.rows, start=1)
    ]
    rows.append(_money_sum("Cộng", sum(row.count for row in money.rows), money.total))
    if 0 < money.own_total < money.total:
        own = sum(row.count for row in money.rows if row.is_own)
        rows.append(_money_sum(f"Trong đó {OWN}", own, money.own_total))
    return Table(columns, (Row(_MONEY_HEADINGS),), tuple(rows))


def _money_sum(name: str, count: int, amount: int) -> Row:
    return Row(("", name, str(count), "", "", format_number(amount), "", ""), bold=True)


def _target_table(targets: tuple[TargetStanding, ...]) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(4),
        Column(width_mm=32, align=Align.CENTER),
        Column(width_mm=24, align=Align.RIGHT),
        Column(2.2),
        Column(2.4),
    )
    rows = tuple(
        Row((str(number), one.text, one.wanted, target_actual_words(one), target_result_words(one), one.source))
        for number, one in enumerate(targets, start=1)
    )
    return Table(columns, (Row(_TARGET_HEADINGS),), rows)
