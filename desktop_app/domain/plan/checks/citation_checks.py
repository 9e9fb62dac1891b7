"""Citations: one text with two dates, texts not in force on the plan's day, and the form of the first and later mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import fold
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.plan.blocks import BlockRole
from desktop_app.domain.plan.checks.finding import Finding, Fix, PlanPart, Severity, Span
from desktop_app.domain.plan.checks.plan_view import PlanView
from desktop_app.domain.plan.cited_basis import mention_of
from desktop_app.domain.plan.facts import Citation

_NUMBER_WITH_YEAR = re.compile(r"/(?:19|20)[0-9]{2}/")
_PARTY = ("/TW", "-TW", "/TU", "-TU")
_LAW_NUMBER = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh)\b[^.;:()]{0,60}?\s(?P<number>số\s+[0-9]+/[0-9]{4}/[A-Z0-9]+)")
_NUMBERED_TYPES = (
    "Chỉ thị|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Công văn|Kế hoạch|Chương trình hành động|"
    "Hướng dẫn|Kết luận|Thông báo"
)
_NO_SO = re.compile(
    rf"\b(?:{_NUMBERED_TYPES})\s+(?=[0-9]{{1,5}}(?:/[0-9]{{4}})?\s?[-/]\s?[A-ZĐ]|[0-9]{{2}},?\s+ngày\s)"
)


def check_citations(view: PlanView) -> Iterator[Finding]:
    """Every numbered text the plan names."""
    dated = [one for one in view.content.facts.citations if one.dated_on is not None]
    yield from _two_dates(view, dated)
    yield from _against_other_plans(view, dated)
    yield from _after_the_plan(view, dated)
    yield from _in_force(view)
    yield from _form(view)


def base_key(citation: Citation) -> str:
    """Number and symbol of the cited text in capitals, "34/CT/TW": equal in all plans."""
    return citation.target_key.split("@")[0]


def is_unique_for_ever(key: str) -> bool:
    """Whether the number names one text in all years: it holds its year, or is of the Party's series."""
    return _NUMBER_WITH_YEAR.search(key) is not None or key.endswith(_PARTY)


def _two_dates(view: PlanView, dated: list[Citation]) -> Iterator[Finding]:
    first: dict[tuple[str, int], Citation] = {}
    for one in dated:
        day = _day(one)
        key = base_key(one)
        known = first.setdefault((key, 0 if is_unique_for_ever(key) else day.year), one)
        if known.dated_on != one.dated_on:
            message = (
                f"“{_short(one)}” ghi ngày {format_text(day)}, "
                f"chỗ khác trong kế hoạch ghi ngày {format_text(_day(known))}."
            )
            yield _finding(
                view, one, "citation.two_dates", Severity.FAULT, message, view.regime.cite("Phụ lục I, II.6")
            )


def _against_other_plans(view: PlanView, dated: list[Citation]) -> Iterator[Finding]:
    told: set[tuple[str, date]] = set()
    for one in dated:
        key, day = base_key(one), _day(one)
        for other in view.cited_elsewhere:
            same_text = other.target_key == key and (is_unique_for_ever(key) or other.dated_on.year == day.year)
            if not same_text or other.dated_on == day or (key, day) in told:
                continue
            told.add((key, day))
            message = (
                f"“{_short(one)}” ghi ngày {format_text(day)}, "
                f"{other.plan_label} ghi ngày {format_text(other.dated_on)}. Kiểm tra lại ngày."
            )
            yield _finding(view, one, "citation.other_date_elsewhere", Severity.WARNING, message, other.plan_label)


def _after_the_plan(view: PlanView, dated: list[Citation]) -> Iterator[Finding]:
    for one in dated:
        if one.dated_on is not None and one.dated_on > view.on:
            message = f"“{_short(one)}” ngày {format_text(one.dated_on)} có sau ngày của kế hoạch."
            yield _finding(
                view, one, "citation.after_plan", Severity.FAULT, message, view.regime.cite("Phụ lục I, II.6")
            )


def _in_force(view: PlanView) -> Iterator[Finding]:
    """Against the register of legal bases."""
    told: set[str] = set()
    for one in view.content.facts.citations:
        basis = view.bases.meaning(mention_of(one, view.on), is_sure=True) if one.number else None
        if basis is None:
            continue
        shown = shown_source(basis)
        if one.dated_on is not None and basis.dated_on is not None and one.dated_on != basis.dated_on:
            message = f"“{_short(one)}” ghi ngày {format_text(one.dated_on)}; sổ căn cứ ghi ngày {format_text(basis.dated_on)}."
            fix = _date_fix(view, one, basis.dated_on) if basis.is_verified else None
            severity = Severity.FAULT if basis.is_verified else Severity.WARNING
            yield _finding(view, one, "citation.wrong_date", severity, message, shown, fix)
        if one.target_key not in told and (message := standing_of_basis(view, basis)):
            told.add(one.target_key)
            severity = Severity.FAULT if basis.is_verified and one.is_basis else Severity.WARNING
            yield _finding(view, one, "citation.not_in_force", severity, message, shown)


def shown_source(basis: LegalBasis) -> str:
    """What an entry of the register rests on, marked where nobody verified it."""
    return Source(basis.source or "sổ căn cứ", Evidence.TEXT if basis.is_verified else Evidence.UNVERIFIED).shown


def standing_of_basis(view: PlanView, basis: LegalBasis) -> str:
    """What keeps a text from being in force on the plan's day, as a sentence; "" when it is in force."""
    on, end = view.on, view.bases.last_day(basis)
    name = f"{basis.document_type} số {basis.full_number}"
    if end is not None and end < on:
        replacement = view.bases.replacement(basis)
        instead = f"; thay bằng {replacement}" if replacement else ""
        return f"{name} hết hiệu lực từ {format_text(end + timedelta(days=1))}{instead}."
    if basis.in_force_from is not None and on < basis.in_force_from:
        return f"{name} chỉ có hiệu lực từ {format_text(basis.in_force_from)}."
    return ""


def _form(view: PlanView) -> Iterator[Finding]:
    basis = view.regime.cite("Phụ lục I, II.6")
    for line in view.lines:
        if line.block is None:
            continue
        for found in _LAW_NUMBER.finditer(line.text):
            message = "Luật, pháp lệnh chỉ viện dẫn tên, không ghi số và ký hiệu."
            yield line.finding(
                "citation.law_number",
                Severity.WARNING,
                message,
                found.start("number"),
                found.end("number"),
                basis=basis,
            )
        for found in _NO_SO.finditer(line.text):
            fix = Fix("Thêm chữ “số”", (line.edit(found.end(), found.end(), "số "),))
            end = min(len(line.text), found.end() + 12)
            message = f"Thiếu chữ “số” sau “{found[0].strip()}”."
            yield line.finding("citation.no_so", Severity.HINT, message, found.start(), end, basis=basis, fix=fix)
    yield from _listed_bases(view)
    seen: set[str] = set()
    repeated: set[str] = set()
    for one in view.content.facts.citations:
        if one.block_uid is None or not one.target_key:
            continue
        if one.target_key not in seen and one.dated_on is None and one.symbol and not one.symbol.startswith("QH"):
            message = f"“{_short(one)}” được nhắc lần đầu mà chưa ghi ngày ban hành."
            yield _finding(view, one, "citation.no_date", Severity.HINT, message, basis)
        if one.target_key not in seen and one.dated_on is not None and not one.symbol:
            message = f"“{_short(one)}” được nhắc lần đầu mà chưa ghi ký hiệu."
            yield _finding(view, one, "citation.no_symbol", Severity.HINT, message, basis)
        if one.target_key in seen and one.dated_on is not None and one.target_key not in repeated:
            repeated.add(one.target_key)
            message = f"“{_short(one)}” đã viện dẫn đầy đủ ở trên; từ lần sau chỉ ghi loại, số và ký hiệu."
            yield _finding(view, one, "citation.repeated_in_full", Severity.HINT, message, basis)
        seen.add(one.target_key)


def _listed_bases(view: PlanView) -> Iterator[Finding]:
    """Bases each on a line of its own end with ";", the last as the regime says."""
    listed = [
        line
        for line in view.lines
        if line.block is not None and line.block.role is BlockRole.BASIS and fold(line.text).startswith("can cu")
    ]
    if len(listed) < 2:
        return
    basis = view.regime.cite("Phụ lục I, II.6")
    for line in listed:
        wanted = view.regime.last_basis_ends_with if line is listed[-1] else ";"
        tail = line.text.rstrip()
        if not tail.endswith(wanted):
            body = tail.rstrip(".,; ")
            which = "Căn cứ cuối" if line is listed[-1] else "Mỗi căn cứ"
            message = f"{which} kết thúc bằng dấu “{wanted}”."
            fix = Fix(f"Thêm “{wanted}”", (line.edit(len(body), len(line.text), wanted),))
            yield line.finding(
                "citation.basis_end", Severity.WARNING, message, max(0, len(tail) - 30), len(tail), basis=basis, fix=fix
            )


def _date_fix(view: PlanView, one: Citation, right: date) -> Fix | None:
    line = view.line_of(one.block_uid)
    at = _place(view, one)
    if line is None or one.dated_on is None or at < 0:
        return None
    written = format_text(one.dated_on)
    place = line.text.find(written, at, at + len(one.text))
    if place < 0:
        return None
    edit = line.edit(place, place + len(written), format_text(right))
    return Fix(f"Đổi: {format_text(right)}", (edit,), ((one.uid, "dated_on", right),))


def _place(view: PlanView, one: Citation) -> int:
    """Where this mention stands in its line, -1 if it does not; a text may be named alike several times in one line."""
    line = view.line_of(one.block_uid)
    text = line.text if line is not None else view.content.head.subject
    at = -1
    for other in view.content.facts.citations:
        if other.block_uid == one.block_uid and other.text.startswith(one.text):
            at = text.find(one.text, at + 1)
        if other is one:
            break
    return at


def _finding(
    view: PlanView, one: Citation, code: str, severity: Severity, message: str, basis: str, fix: Fix | None = None
) -> Finding:
    at = _place(view, one)
    return Finding(
        code,
        severity,
        message,
        quote=one.text,
        basis=basis,
        block_uid=one.block_uid,
        part=PlanPart.CONTENT if one.block_uid else PlanPart.SUBJECT,
        span=Span(at, at + len(one.text)) if at >= 0 else None,
        fix=fix,
    )


def _short(one: Citation) -> str:
    number = f"{one.number}-{one.symbol}" if one.symbol and "/T" in one.symbol[-3:] else f"{one.number}/{one.symbol}"
    return f"{one.document_type or 'Văn bản'} số {number if one.symbol else one.number}"


def _day(one: Citation) -> date:
    assert one.dated_on is not None
    return one.dated_on
