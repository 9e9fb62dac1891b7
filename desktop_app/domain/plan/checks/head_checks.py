"""The head of the paper: type and symbol, number, place, date, subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.language.dates import format_text, weekday_name
from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.plan.checks.finding import Finding, Fix, PlanPart, Severity
from desktop_app.domain.plan.checks.plan_view import PlanView
from desktop_app.domain.plan.plan import DocumentHead

_YEAR = re.compile(r"(?<![0-9/-])năm\s+((?:19|20)[0-9]{2})(?![0-9-])")
_PLAN_TYPE = "KẾ HOẠCH"
_PLAN_ITSELF = "đối chiếu trong kế hoạch"


def check_head(view: PlanView) -> Iterator[Finding]:
    """Everything of the head but its layout, which the program sets itself."""
    head = view.content.head
    yield from _type_and_symbol(view, head)
    yield from _number(view, head)
    yield from _place_and_date(view, head)
    yield from _subject(view, head)


def _type_and_symbol(view: PlanView, head: DocumentHead) -> Iterator[Finding]:
    abbreviations = view.rules.document_types.abbreviations
    basis = view.rules.document_types.source.shown
    if match_key(head.document_type) != match_key(_PLAN_TYPE):
        message = f"Tên loại văn bản ghi “{head.document_type}”; kế hoạch phải ghi “{_PLAN_TYPE}”."
        yield _head("head.type", Severity.FAULT, message, head.document_type, view.regime.cite("Phụ lục I, II.5"))
    symbol = head.symbol.strip()
    if not symbol or symbol.rstrip("-") in abbreviations.values():
        message = "Chưa có ký hiệu đầy đủ, ví dụ KH-SKHCN."
        yield _head("head.symbol_missing", Severity.WARNING, message, symbol, view.regime.cite("Phụ lục I, II.3"))
        return
    first, *rest = symbol.split("-")
    wanted = abbreviations["Kế hoạch"]
    if first.strip() != wanted:
        message = f"Ký hiệu “{symbol}” không phải của kế hoạch; ký hiệu bắt đầu bằng “{wanted}-”."
        known = first.strip() in abbreviations.values()
        fix = Fix(f"Đổi: {'-'.join((wanted, *rest))}", symbol="-".join((wanted, *rest))) if known and rest else None
        yield _head("head.symbol_type", Severity.FAULT, message, symbol, basis, fix)
    if re.search(r"\s", symbol):
        tight = re.sub(r"\s+", "", symbol)
        message = f"Ký hiệu “{symbol}” có khoảng trắng; ghi liền “{tight}”."
        fix = Fix(f"Đổi: {tight}", symbol=tight)
        yield _head("head.symbol_spaces", Severity.WARNING, message, symbol, view.regime.cite("Phụ lục I, II.3"), fix)
    if first.strip() == wanted and len(rest) > 1:
        message = (
            f"Ký hiệu “{symbol}” có thêm đơn vị soạn thảo; văn bản có tên loại chỉ ghi loại và cơ quan, "
            f"ví dụ “{first.strip()}-{rest[0]}”."
        )
        yield _head("head.symbol_unit", Severity.HINT, message, symbol, view.regime.cite("Phụ lục I, II.3"))


def _number(view: PlanView, head: DocumentHead) -> Iterator[Finding]:
    number = head.number.strip()
    if number.isdecimal() and len(number) == 1:
        message = f"Số “{number}” nhỏ hơn 10 phải thêm số 0: “0{number}”."
        fix = Fix(f"Đổi: 0{number}", number=f"0{number}")
        yield _head("head.number_padding", Severity.WARNING, message, number, view.regime.cite("Phụ lục I, II.3"), fix)


def _place_and_date(view: PlanView, head: DocumentHead) -> Iterator[Finding]:
    if not head.place.strip() or not re.search(r"\w", head.place):
        message = "Chưa có địa danh ở dòng địa danh và ngày tháng."
        yield _head("head.place_missing", Severity.WARNING, message, "", view.regime.cite("Phụ lục I, II.4"))
    if head.day is not None and head.month is not None and head.year is not None and head.dated_on is None:
        written = f"ngày {head.day} tháng {head.month} năm {head.year}"
        message = f"Ngày ban hành “{written}” không có trong lịch."
        yield _head("head.no_such_day", Severity.FAULT, message, written, view.regime.cite("Phụ lục I, II.4"))
    if head.dated_on is not None and not view.rules.calendar.is_working(head.dated_on):
        day, off = head.dated_on, view.rules.calendar.day_off(head.dated_on)
        what = off.name if off else weekday_name(day)
        message = f"Ngày ban hành {format_text(day)} là ngày nghỉ ({what})."
        basis = off.source.shown if off else "ngày nghỉ hằng tuần"
        yield _head("head.date_not_working", Severity.HINT, message, format_text(day), basis)


def _subject(view: PlanView, head: DocumentHead) -> Iterator[Finding]:
    subject = head.subject.strip()
    basis = view.regime.cite("Phụ lục I, II.5")
    if not subject:
        yield _head("head.subject_missing", Severity.FAULT, "Chưa có trích yếu nội dung kế hoạch.", "", basis)
        return
    if fold(subject).startswith(("v/v", "ve viec")):
        message = "Trích yếu của kế hoạch không ghi “V/v”; cách ghi đó của công văn."
        yield _subject_finding("head.subject_letter_style", message, subject.split()[0], basis)
    year = view.content.working_year
    named = {int(found[1]): found[0] for found in _YEAR.finditer(subject)}
    if year is not None and len(named) == 1 and year not in named:
        other, words = next(iter(named.items()))
        if head.year is None or other != head.year:
            message = f"Trích yếu ghi năm {other}, năm công tác là {year}."
            yield _subject_finding("head.year_differs", message, words, _PLAN_ITSELF)
            return
    if head.year is not None and len(named) == 1 and max(named) < head.year:
        message = f"Trích yếu ghi năm {max(named)}, kế hoạch ban hành năm {head.year}."
        yield _subject_finding("head.year_past", message, named[max(named)], _PLAN_ITSELF)


def _subject_finding(code: str, message: str, quote: str, basis: str) -> Finding:
    return Finding(code, Severity.WARNING, message, quote=quote, basis=basis, part=PlanPart.SUBJECT)


def _head(code: str, severity: Severity, message: str, quote: str, basis: str, fix: Fix | None = None) -> Finding:
    return Finding(code, severity, message, quote=quote, basis=basis, part=PlanPart.HEAD, fix=fix)
