"""The sheet on which one candidate is judged (PHIẾU THẨM ĐỊNH): what is asked, what is there, the place in the law; or many.

No form of it is prescribed; the opinion and the signature are the appraiser's, by hand: the program compares, it never decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.model import (
    Align,
    Cell,
    Closing,
    Column,
    Component,
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
from desktop_app.documents.office_paper import SIGNING_NOTE, Issuer, centered_note, note, office_head
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.judging.forecast import forecast
from desktop_app.domain.judging.judgement import VERDICT_NAMES, Finding, Judgement, Verdict
from desktop_app.domain.language.dates import format_text

TITLE = "PHIẾU THẨM ĐỊNH"
LIST_TITLE = "TỔNG HỢP KẾT QUẢ THẨM ĐỊNH"
COMPARES_ONLY = "Phần mềm chỉ đối chiếu hồ sơ với quy định; kết quả do người có thẩm quyền quyết định."
_HEADINGS = ("Yêu cầu", "Hiện có", "Căn cứ", "Kết quả")
_LIST_HEADINGS = (
    "TT",
    "Họ và tên, tập thể",
    "Đơn vị",
    "Danh hiệu, hình thức",
    "Kết quả đối chiếu",
    "Còn thiếu, chưa đạt",
)
_LINES_TO_WRITE_ON = 3


@dataclass(frozen=True)
class JudgedCandidate:
    """Whom one sheet is about, with the words papers use."""

    name: str
    post: str
    unit: str
    judgement: Judgement


def build_judgement_paper(issuer: Issuer, judged: Sequence[JudgedCandidate]) -> Paper:
    """A sheet for each, each on a new page; before several a list of all."""
    sections = [Section(tuple(_sheet(issuer, one))) for one in judged]
    if len(judged) > 1:
        sections.insert(0, Section(tuple(_list(issuer, judged))))
    title = f"Phiếu thẩm định: {judged[0].name}" if len(judged) == 1 else f"Phiếu thẩm định: {len(judged)} đề nghị"
    return Paper(Properties(title, issuer.profile.name, issuer.printed_at), tuple(sections))


def _sheet(issuer: Issuer, one: JudgedCandidate) -> Iterator[Component]:
    judgement = one.judgement
    yield office_head(issuer)
    yield DocumentTitle(TITLE, (), has_rule=False)
    yield centered_note(f"({award_name(judgement.award_code)} năm {judgement.achievement_year})")
    is_person = judgement.candidate.person_id is not None
    yield _line("Họ và tên" if is_person else "Tập thể", one.name)
    where = ", ".join(part for part in (one.post, one.unit if one.unit != one.name else "") if part)
    if where:
        yield _line("Chức vụ, đơn vị" if one.post else "Đơn vị", where)
    yield _line("Ngày nhận hồ sơ", format_text(judgement.received_on))
    yield _line("Đối chiếu tạm theo" if judgement.is_meanwhile else "Đối chiếu theo", judgement.rule_set_name)
    for words in judgement.notes:
        yield note(f"- {words}")
    yield Space(4)
    yield _table(judgement.findings)
    yield Space(4)
    result = _line("Kết quả đối chiếu", VERDICT_NAMES[judgement.verdict])
    yield replace(result, keep_with_next=bool(judgement.open_findings))
    lacking = list(dict.fromkeys(found.lacking for found in judgement.open_findings if found.lacking))
    if lacking:
        yield Paragraph(TextStyle.BODY, (Span("Còn thiếu, chưa đạt:", bold=True),), keep_with_next=True)
        yield from (Paragraph(TextStyle.BULLET, (Span(f"- {words}"),)) for words in lacking)
    if judgement.open_findings:
        yield _line("Khi nào đủ", forecast(judgement))
    if judgement.decided_by:
        yield _line("Thẩm quyền quyết định", judgement.decided_by)
    yield note(COMPARES_ONLY)
    yield Space(4)
    yield _room_for("Ý kiến thẩm định")
    yield Closing(
        Signature(("NGƯỜI THẨM ĐỊNH",), note=SIGNING_NOTE), Signature(("LÃNH ĐẠO PHỤ TRÁCH",), note=SIGNING_NOTE)
    )


def _table(findings: Sequence[Finding]) -> Table:
    columns = (Column(1.5), Column(1.7), Column(1.25), Column(width_mm=25, align=Align.CENTER))
    return Table(columns, (Row(_HEADINGS),), tuple(_rows(findings)), size=11)


def _rows(findings: Sequence[Finding], sign: str = "") -> Iterator[Row]:
    """What is open inside a condition stands beneath it, marked."""
    for found in findings:
        local = " (quy định riêng)" if found.source.evidence is Evidence.LOCAL else ""
        verdict = Cell(VERDICT_NAMES[found.verdict], bold=found.verdict is not Verdict.MET)
        basis = f"{found.source.shown[:1].upper()}{found.source.shown[1:]}{local}"
        yield Row((f"{sign}{found.required}", found.present, basis, verdict))
        yield from _rows(found.open_parts, f"{sign}– ")


def _list(issuer: Issuer, judged: Sequence[JudgedCandidate]) -> Iterator[Component]:
    yield office_head(issuer)
    yield DocumentTitle(LIST_TITLE, (), has_rule=False)
    sets = list(dict.fromkeys(one.judgement.rule_set_name for one in judged))
    days = list(dict.fromkeys(format_text(one.judgement.received_on) for one in judged))
    by = "Tạm theo" if any(one.judgement.is_meanwhile for one in judged) else "Theo"
    yield centered_note(f"({by} {'; '.join(sets)}; hồ sơ nhận ngày {', '.join(days)})")
    counts = ", ".join(
        f"{sum(one.judgement.verdict is verdict for one in judged)} {VERDICT_NAMES[verdict].lower()}"
        for verdict in Verdict
    )
    yield Paragraph(TextStyle.BODY, (Span(f"{len(judged)} đề nghị: {counts}."),))
    for words in dict.fromkeys(words for one in judged for words in one.judgement.notes):
        yield note(f"- {words}")
    yield Space(4)
    columns = (
        Column(width_mm=10, align=Align.CENTER),
        Column(1.2),
        Column(1.1),
        Column(1.1),
        Column(width_mm=24, align=Align.CENTER),
        Column(1.9),
    )
    rows = tuple(
        Row(
            (
                str(number),
                one.name,
                one.unit if one.unit != one.name else "",
                award_name(one.judgement.award_code),
                VERDICT_NAMES[one.judgement.verdict],
                " ".join(dict.fromkeys(found.lacking for found in one.judgement.open_findings if found.lacking)),
            )
        )
        for number, one in enumerate(judged, start=1)
    )
    yield Table(columns, (Row(_LIST_HEADINGS),), rows, size=11)
    yield note(COMPARES_ONLY)


def _room_for(name: str) -> Table:
    lines = tuple(Row(("",)) for _ in range(_LINES_TO_WRITE_ON))
    return Table((Column(1),), (), (Row((Cell(name, bold=True),)), *lines), size=13, is_whole=True)


def _line(name: str, text: str) -> Paragraph:
    return Paragraph(TextStyle.BODY, (Span(f"{name}: ", bold=True), Span(text)))
