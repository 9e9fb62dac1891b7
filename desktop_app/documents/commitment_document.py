"""A commitment on paper: BẢN GIAO ƯỚC THI ĐUA for signature, and BẢNG ĐỐI CHIẾU at year end.

No form of it is prescribed nationally; parts and columns are those of the registers in use: phong trào, chỉ tiêu (nội dung, ĐVT, kế
hoạch, ghi chú), danh hiệu đăng ký.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from desktop_app.documents.model import (
    Align,
    Cell,
    Closing,
    Column,
    Component,
    DocumentTitle,
    Letterhead,
    Paper,
    Paragraph,
    PlaceDate,
    Properties,
    Row,
    Section,
    Signature,
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
)
from desktop_app.domain.commitment.commitment import VERDICT_NAMES, Commitment, Party, TargetVerdict
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import to_roman

TITLE = "BẢN GIAO ƯỚC THI ĐUA"
_BLANK = "(…)"
_DOTS = "……………"
_COMPARED_HEADINGS = ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Kết quả", "Minh chứng, ghi chú")


def build_commitment(commitment: Commitment, issuer: Issuer) -> Paper:
    """The paper all parties sign; what is not known yet is left to the pen."""
    content = commitment.content
    parts = [part for part in _parts(commitment) if part[1]]
    body: list[Component] = []
    for number, (heading, inside) in enumerate(parts, start=1):
        body += [_section(f"{to_roman(number)}. {heading}"), *inside]
    components = (
        _head(commitment, issuer),
        DocumentTitle(TITLE, (content.subject,) if content.subject else ()),
        *(Paragraph(TextStyle.BASIS, (Span(basis),)) for basis in content.bases),
        *_opening(commitment),
        *body,
        _body(_last_words(len(commitment.parties))),
        *_signatures(commitment.parties),
    )
    title = f"Bản giao ước thi đua {commitment.label} {commitment.working_year}"
    return Paper(Properties(title, issuer.profile.name, issuer.printed_at), (Section(components),))


def build_comparison(commitment: Commitment, issuer: Issuer, plan_label: str = "") -> Paper:
    """What was promised beside what was reached, party by party."""
    content = commitment.content
    rows: list[Row] = []
    promising = commitment.promising
    for number, (place, party) in enumerate(promising, start=1):
        if len(promising) > 1:
            heading = f"{to_roman(number)}. {party.name}"
            rows.append(Row((Cell(heading, columns=len(_COMPARED_HEADINGS), align=Align.LEFT),), bold=True))
        rows += _compared(commitment, place)
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(4),
        Column(width_mm=18, align=Align.CENTER),
        Column(width_mm=28, align=Align.CENTER),
        Column(width_mm=30, align=Align.CENTER),
        Column(width_mm=32, align=Align.CENTER),
        Column(3),
    )
    signed = f"ký ngày {format_text(commitment.signed_on)}" if commitment.signed_on else "chưa ký"
    what = f"Giao ước {signed}{f', theo {plan_label}' if plan_label else ''}"
    return landscape_paper(
        f"Bảng đối chiếu giao ước thi đua {commitment.label} {commitment.working_year}",
        issuer,
        (
            office_head(issuer),
            DocumentTitle(
                "BẢNG ĐỐI CHIẾU GIAO ƯỚC THI ĐUA", tuple(line for line in (commitment.label, content.subject) if line)
            ),
            centered_note(f"({what}; số liệu đến ngày {format_text(issuer.printed_on)})"),
            Space(4),
            Table(columns, (Row(_COMPARED_HEADINGS),), tuple(rows)) if rows else note("Giao ước chưa có chỉ tiêu nào."),
            *_summary(commitment),
            office_foot(issuer),
        ),
    )


def _head(commitment: Commitment, issuer: Issuer) -> Letterhead:
    """Who holds the competition on the left: the office, or the bloc below the office (or the body) that all its members have."""
    profile, content, signed = issuer.profile, commitment.content, commitment.signed_on
    place = content.place or profile.place
    dated = (
        PlaceDate(place, signed.day, signed.month, signed.year)
        if signed
        else PlaceDate(place, year=commitment.working_year)
    )
    names = (profile.parent_name, profile.name)
    if content.group_name:
        is_own = any(party.unit_id is not None for party in commitment.parties)
        names = (profile.name if is_own else profile.parent_name, content.group_name)
    parent, agency = ((name.upper(),) if name else () for name in names)
    return Letterhead(parent, agency, place_date=dated)


def _opening(commitment: Commitment) -> Iterator[Paragraph]:
    signed = commitment.signed_on
    day = f"ngày {format_text(signed)}" if signed else f"ngày …… tháng …… năm {commitment.working_year}"
    place = f", tại {commitment.content.place}" if commitment.content.place else ""
    yield _body(f"Hôm nay, {day}{place}, chúng tôi gồm:")
    for number, party in enumerate(commitment.parties, start=1):
        who = f"do ông (bà) {party.signer_name or _DOTS}, {_small(party.signer_title) or _DOTS} làm đại diện"
        yield Paragraph(TextStyle.CLAUSE, (Span(f"{number}. "), Span(party.name, bold=True), Span(f", {who};")))
    about = (
        f" {commitment.content.subject[:1].lower()}{commitment.content.subject[1:]}"
        if commitment.content.subject
        else ""
    )
    yield _body(f"cùng thống nhất ký giao ước thi đua{about} với các nội dung sau:")


def _parts(commitment: Commitment) -> Iterator[tuple[str, list[Component]]]:
    content = commitment.content
    clauses: list[Component] = [_clause(number, text) for number, text in enumerate(content.clauses, start=1)]
    yield "NỘI DUNG THI ĐUA", clauses or [_body(_BLANK)]
    yield "PHONG TRÀO THI ĐUA", [_movements(commitment)] if content.movements else []
    yield "CHỈ TIÊU THI ĐUA", [_targets(commitment)] if content.targets else [_body(_BLANK)]
    yield (
        "DANH HIỆU, HÌNH THỨC KHEN THƯỞNG ĐĂNG KÝ",
        [
            Paragraph(TextStyle.BULLET, (Span(f"- {title}{'.' if number == len(content.titles) else ';'}"),))
            for number, title in enumerate(content.titles, start=1)
        ],
    )
    yield (
        "TỔ CHỨC THỰC HIỆN",
        [
            _clause(
                1,
                "Các bên tổ chức quán triệt, triển khai thực hiện giao ước đến toàn thể cán bộ, công chức, viên chức.",
            ),
            _clause(
                2, "Cuối năm, các bên đối chiếu kết quả thực hiện với chỉ tiêu đã ký để làm cơ sở bình xét thi đua."
            ),
        ],
    )


def _movements(commitment: Commitment) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(3.4),
        Column(2.2),
        Column(width_mm=28, align=Align.CENTER),
        Column(width_mm=28, align=Align.CENTER),
    )
    rows = tuple(
        Row((str(number), one.name, one.aim, one.launched, one.closed))
        for number, one in enumerate(commitment.content.movements, start=1)
    )
    return Table(columns, (Row(("STT", "Tên phong trào", "Mục tiêu", "Phát động", "Tổng kết")),), rows)


def _targets(commitment: Commitment) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(4),
        Column(width_mm=20, align=Align.CENTER),
        Column(width_mm=30, align=Align.CENTER),
        Column(1.4),
    )
    rows = tuple(
        Row((str(number), one.text, one.measure, one.planned, one.note))
        for number, one in enumerate(commitment.content.targets, start=1)
    )
    return Table(columns, (Row(("STT", "Nội dung chỉ tiêu", "ĐVT", "Kế hoạch năm", "Ghi chú")),), rows)


def _last_words(parties: int) -> str:
    copies = f"{parties:02} bản, mỗi bên giữ 01 bản" if parties else "nhiều bản, mỗi bên giữ 01 bản"
    return f"Bản giao ước này được lập thành {copies}, có giá trị như nhau./."


def _signatures(parties: tuple[Party, ...]) -> Iterator[Closing]:
    """Two side by side, in the order they are named; the office, which signs last, on the right."""
    for place in range(0, len(parties), 2):
        left, *right = parties[place : place + 2]
        yield Closing(_signature(left), _signature(right[0]) if right else None)


def _signature(party: Party) -> Signature:
    titles = (f"ĐẠI DIỆN {party.name.upper()}", party.signer_title.upper())
    return Signature(tuple(line for line in titles if line), party.signer_name)


def _compared(commitment: Commitment, party: int) -> Iterator[Row]:
    for number, target in enumerate(commitment.content.targets, start=1):
        result = commitment.result(target.uid, party)
        yield Row(
            (
                str(number),
                target.text,
                target.measure,
                target.planned,
                result.actual if result is not None and result.actual else _BLANK,
                VERDICT_NAMES[_verdict(commitment, target.uid, party)],
                result.evidence if result is not None else "",
            )
        )


def _summary(commitment: Commitment) -> Iterator[Component]:
    """How many targets each party met; of several a table."""
    uids = [target.uid for target in commitment.content.targets]
    counts = [
        (party, Counter(_verdict(commitment, uid, place) for uid in uids)) for place, party in commitment.promising
    ]
    if len(counts) > 1:
        columns = (Column(width_mm=12, align=Align.CENTER), Column(4), *[Column(1, align=Align.CENTER)] * 3)
        rows = tuple(
            Row((str(number), party.name, *(f"{found[verdict]}/{len(uids)}" for verdict in TargetVerdict)))
            for number, (party, found) in enumerate(counts, start=1)
        )
        heads = Row(("STT", "Bên ký giao ước", *(VERDICT_NAMES[verdict] for verdict in TargetVerdict)))
        yield Space(6)
        yield Table(columns, (heads,), rows)
    total = Counter({verdict: sum(found[verdict] for _, found in counts) for verdict in TargetVerdict})
    who = "Cộng" if len(counts) > 1 else counts[0][0].name if counts else ""
    yield last_words(
        f"{who}: đạt {total[TargetVerdict.MET]}/{len(uids) * len(counts)} chỉ tiêu, không đạt "
        f"{total[TargetVerdict.NOT_MET]}, chưa có số liệu {total[TargetVerdict.NO_DATA]}."
    )


def _verdict(commitment: Commitment, uid: str, party: int) -> TargetVerdict:
    result = commitment.result(uid, party)
    return result.verdict if result is not None else TargetVerdict.NO_DATA


def _small(title: str) -> str:
    """A title as a sentence has it: signatories' titles are often kept in capitals."""
    return title.capitalize() if title.isupper() else title


def _section(text: str) -> Paragraph:
    return Paragraph(TextStyle.SECTION_HEADING, (Span(text),), keep_with_next=True)


def _clause(number: int, text: str) -> Paragraph:
    return Paragraph(TextStyle.CLAUSE, (Span(f"{number}. {text}"),))


def _body(text: str) -> Paragraph:
    return Paragraph(TextStyle.BODY, (Span(text),))
