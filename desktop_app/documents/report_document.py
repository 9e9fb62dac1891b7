"""A report to the body that asked for it (Báo cáo, NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4): figures filled in, words left to write.

What the office file does not know stands as "(…)": never a 0 that nobody counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.documents.model import (
    Addressees,
    Align,
    Closing,
    Column,
    Component,
    DocumentTitle,
    Letterhead,
    NumberLine,
    Paper,
    Paragraph,
    PlaceDate,
    Properties,
    Recipients,
    Row,
    Section,
    Span,
    Table,
    TextStyle,
)
from desktop_app.documents.office_paper import Issuer, office_signature
from desktop_app.domain.award.award import TargetStanding
from desktop_app.domain.award.wording import target_actual_words, target_result_words
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.project.progress import progress_words
from desktop_app.domain.project.project import ProjectStanding
from desktop_app.domain.registration.report_periods import ReportPeriod

BLANK = "(…)"


@dataclass(frozen=True)
class SendingFigures:
    """How many units sent a paper. ``reasons``: "Đơn vị: lý do" of those that were late."""

    owed: int
    on_time: int
    late: int
    missing: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()

    @property
    def received(self) -> int:
        """All that came in."""
        return self.on_time + self.late


@dataclass(frozen=True)
class ReportMatter:
    """What the report stands on. None, or an empty tuple: the office file does not know it.

    ``plan_words``: how the plan is cited in full; ``awards``: (name, registered, proposed, approved), None where nothing of
    that award was recorded at that step; ``notes``: what the clerk noted of units' reports.
    """

    issuer: Issuer
    plan_words: str
    period: ReportPeriod
    addressee: str
    registration: SendingFigures | None = None
    people: int | None = None
    collectives: int | None = None
    awards: tuple[tuple[str, int | None, int | None, int | None], ...] = ()
    targets: tuple[TargetStanding, ...] = ()
    projects: tuple[ProjectStanding, ...] = ()
    has_units_reports: bool = False
    reports: SendingFigures | None = None
    notes: tuple[str, ...] = ()
    filing: tuple[str, ...] = ()


def build_report(matter: ReportMatter) -> Paper:
    """The paper, to be finished in Word."""
    issuer, period = matter.issuer, matter.period
    profile = issuer.profile
    title = period.title
    small = title[:1].lower() + title[1:]
    agency = profile.name or BLANK
    components: list[Component] = [
        Letterhead(
            (profile.parent_name.upper(),) if profile.parent_name else (),
            (profile.name.upper(),) if profile.name else (),
            NumberLine(f"BC-{profile.symbol}" if profile.symbol else "BC"),
            PlaceDate(profile.place, year=issuer.printed_on.year),
        ),
        DocumentTitle("BÁO CÁO", (title,)),
        Addressees((f"{matter.addressee or BLANK}.",)),
        _body(f"Thực hiện {matter.plan_words}, {agency} báo cáo {small} như sau:"),
        _section("I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"),
        _body(f"1. Việc quán triệt, triển khai kế hoạch đến các đơn vị: {BLANK}"),
        _body(f"2. Công tác tuyên truyền, kiểm tra, đôn đốc: {BLANK}"),
        _section("II. KẾT QUẢ THỰC HIỆN"),
        _body(f"(Số liệu tính đến ngày {format_text(issuer.printed_on)}.)", italic=True),
    ]
    for number, (heading, parts) in enumerate(_results(matter), start=1):
        components += [_heading(f"{number}. {heading}"), *parts]
    components += [
        _section("III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
        _body(f"1. Tồn tại, hạn chế: {BLANK}"),
        _body(f"2. Nguyên nhân: {BLANK}"),
        _section("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI"),
        _body(BLANK),
        _section("V. KIẾN NGHỊ, ĐỀ XUẤT"),
        _body(BLANK),
        _body(f"Trên đây là báo cáo {small} của {agency}./."),
        Closing(Recipients(_recipients(matter)), office_signature(issuer.signatory)),
    ]
    return Paper(Properties(f"Báo cáo {small}", profile.name, issuer.printed_at), (Section(tuple(components)),))


def _results(matter: ReportMatter) -> Iterator[tuple[str, list[Component]]]:
    yield "Đăng ký thi đua", _registration(matter)
    yield "Kết quả thực hiện các chỉ tiêu", [_targets(matter.targets)] if matter.targets else [_body(BLANK)]
    if matter.projects:
        yield "Dự án thi đua", [_projects(matter.projects)]
    if matter.has_units_reports:
        told = [_bullet(f"- {note}") for note in matter.notes]
        yield "Báo cáo của các đơn vị", [*_sending("báo cáo", matter.reports), *told]
    if any(award[2] is not None or award[3] is not None for award in matter.awards):
        yield "Kết quả bình xét, khen thưởng", [_decided(matter)]
    yield "Gương điển hình, cách làm hay", [_body(BLANK)]


def _registration(matter: ReportMatter) -> list[Component]:
    parts: list[Component] = [*_sending("đăng ký", matter.registration)]
    people = f"{matter.people:02}" if matter.people is not None else BLANK
    collectives = f"{matter.collectives:02}" if matter.collectives is not None else BLANK
    parts.append(_bullet(f"- Số lượng đăng ký: {people} cá nhân, {collectives} tập thể."))
    registered = [award for award in matter.awards if award[1] is not None]
    if registered:
        columns = (Column(width_mm=12, align=Align.CENTER), Column(4), Column(width_mm=34, align=Align.CENTER))
        rows = [Row((str(number), one[0], f"{one[1]:02}")) for number, one in enumerate(registered, start=1)]
        head = Row(("STT", "Danh hiệu, hình thức khen thưởng", "Số đăng ký"))
        parts.append(Table(columns, (head,), tuple(rows)))
    return parts


def _sending(paper: str, figures: SendingFigures | None) -> Iterator[Paragraph]:
    if figures is None:
        yield _bullet(f"- Số đơn vị gửi {paper}: {BLANK}")
        return
    yield _bullet(
        f"- Số đơn vị gửi {paper}: {figures.received:02}/{figures.owed:02} đơn vị "
        f"(đúng hạn {figures.on_time:02}, trễ hạn {figures.late:02})."
    )
    if figures.reasons:
        yield _bullet(f"- Lý do gửi trễ: {'; '.join(figures.reasons)}.")
    if figures.returned:
        yield _bullet(f"- Đang trả lại để hoàn thiện: {', '.join(figures.returned)}.")
    if figures.missing:
        yield _bullet(f"- Chưa gửi {paper}: {', '.join(figures.missing)}.")


def _targets(targets: tuple[TargetStanding, ...]) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(4),
        Column(width_mm=26, align=Align.CENTER),
        Column(width_mm=24, align=Align.CENTER),
        Column(width_mm=26, align=Align.CENTER),
    )
    rows = tuple(
        Row((str(number), one.text, one.wanted or BLANK, *_reached(one))) for number, one in enumerate(targets, start=1)
    )
    return Table(columns, (Row(("STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Kết quả")),), rows)


def _reached(one: TargetStanding) -> tuple[str, str]:
    actual = target_actual_words(one) if one.actual is not None else BLANK
    return actual, target_result_words(one) if one.is_met is not None else BLANK


def _projects(projects: tuple[ProjectStanding, ...]) -> Table:
    columns = (Column(width_mm=12, align=Align.CENTER), Column(3), Column(2), Column(2), Column(2.6))
    rows = tuple(
        Row(
            (
                str(number),
                f"{one.project.name} ({one.unit})",
                one.project.time_text or BLANK,
                progress_words(one) if one.entries or one.days_late else BLANK,
                one.result or BLANK,
            )
        )
        for number, one in enumerate(projects, start=1)
    )
    return Table(columns, (Row(("STT", "Dự án (đơn vị)", "Thời gian", "Tiến độ", "Kết quả đến nay")),), rows)


def _decided(matter: ReportMatter) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(4),
        *(Column(width_mm=27, align=Align.CENTER) for _ in range(3)),
    )
    rows = tuple(
        Row((str(number), name, *(f"{one:02}" if one is not None else BLANK for one in counts)))
        for number, (name, *counts) in enumerate(matter.awards, start=1)
    )
    head = Row(("STT", "Danh hiệu, hình thức khen thưởng", "Đăng ký", "Đề nghị", "Được công nhận"))
    return Table(columns, (head,), rows)


def _recipients(matter: ReportMatter) -> tuple[str, ...]:
    filing = ", ".join(matter.filing) or "VT"
    return "- Như trên;", f"- Lưu: {filing}."


def _section(text: str) -> Paragraph:
    return Paragraph(TextStyle.SECTION_HEADING, (Span(text),), keep_with_next=True)


def _heading(text: str) -> Paragraph:
    return Paragraph(TextStyle.CLAUSE_HEADING, (Span(text),), keep_with_next=True)


def _body(text: str, *, italic: bool = False) -> Paragraph:
    return Paragraph(TextStyle.BODY, (Span(text, italic=italic),))


def _bullet(text: str) -> Paragraph:
    return Paragraph(TextStyle.BULLET, (Span(text),))
