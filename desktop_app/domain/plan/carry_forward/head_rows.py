"""The rows of head, recipients and signature."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.language.dates import format_month
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.plan.carry_forward.decisions import MONTH_YEAR, NUMBER, Decision, DecisionKind, Part, Place
from desktop_app.domain.plan.carry_forward.names import Lineage
from desktop_app.domain.plan.carry_forward.year_shift import YearShift
from desktop_app.domain.plan.plan import PlanContent, Signature

_SETTINGS = "Thiết lập của cơ quan"
_PROFILE = {"parent_agency": "parent_name", "agency": "name", "place": "place"}


def head_rows(content: PlanContent, shift: YearShift, lineage: Lineage, agency: AgencyProfile) -> Iterator[Decision]:
    """Number and day are blank in a new plan; names follow the office's settings, else lineage."""
    head = content.head
    filled = [f"số {head.number}"] if head.number else []
    filled += [f"ngày {head.day:02}"] if head.day is not None else []
    if filled:
        yield _head_row(NUMBER, ", ".join(filled), "", True, "số, ngày ghi khi ban hành kế hoạch mới")
    if head.year is not None:
        month = f"tháng {format_month(head.month)} " if head.month is not None else ""
        reason = "cùng tháng của năm mới"
        yield _head_row(MONTH_YEAR, f"{month}năm {head.year}", f"{month}năm {head.year + shift.by}", True, reason)
    yield from _symbol_row(content, lineage, agency)
    for field in ("parent_agency", "agency", "place"):
        yield from _name_row(content, field, lineage, agency)
    for field in ("proposed_parent_agency", "proposed_agency"):
        if getattr(head, field) and not getattr(agency, _PROFILE[field.removeprefix("proposed_")]):
            yield from _name_row(content, field, lineage, agency)


def _head_row(
    field: str, current: str, proposed: str | None, is_certain: bool, reason: str, source: str = ""
) -> Decision:
    place = Place(Part.HEAD, "", field, 0, len(current))
    return Decision(DecisionKind.HEAD, place, current, proposed, is_certain and proposed is not None, reason, source)


def _symbol_row(content: PlanContent, lineage: Lineage, agency: AgencyProfile) -> Iterator[Decision]:
    symbol = content.head.symbol
    if not symbol:
        return
    parts = symbol.split("-")
    if agency.symbol and len(parts) > 1:
        new = "-".join([parts[0], agency.symbol, *parts[2:]])
        if match_key(new) != match_key(symbol):
            yield _head_row("symbol", symbol, new, True, "ký hiệu của cơ quan", _SETTINGS)
        return
    found = lineage.symbol(symbol)
    if found is not None:
        new, change = found
        yield _head_row("symbol", symbol, new, change.is_verified, "cơ quan đổi tên", change.evidence)


def _name_row(content: PlanContent, field: str, lineage: Lineage, agency: AgencyProfile) -> Iterator[Decision]:
    current = getattr(content.head, field)
    set_name = getattr(agency, _PROFILE[field]) if field in _PROFILE else ""
    if set_name:
        if match_key(set_name) != match_key(current):
            yield _head_row(field, current, set_name, True, "theo tên của cơ quan hiện nay", _SETTINGS)
        return
    if field == "place":
        change = lineage.province(current) if current else None
        if change is not None:
            reason = "địa danh của tỉnh mới; nơi đặt trụ sở có thể ghi khác"
            yield _head_row(field, current, change.new, change.is_verified, reason, change.evidence)
        return
    new, evidence, sure = renamed(current, lineage)
    if new != current:
        yield _head_row(field, current, new, sure, "đổi tên", evidence)


def renamed(text: str, lineage: Lineage) -> tuple[str, str, bool]:
    """A text with every old name in it replaced, the sources, and whether all of it is sure."""
    found = [one for one in lineage.find(text) if one.change.new]
    for one in sorted(found, key=lambda one: -one.start):
        text = text[: one.start] + one.new + text[one.end :]
    sources = dict.fromkeys(one.change.evidence for one in found)
    return text, "; ".join(sources), all(one.is_sure and one.change.is_verified for one in found)


def recipient_rows(content: PlanContent, lineage: Lineage) -> Iterator[Decision]:
    """One row a recipient and filing entry: old names are proposed anew, the rest is for the clerk to look over."""
    lines = [(Part.RECIPIENT, index, one.text) for index, one in enumerate(content.recipients)]
    lines += [(Part.FILING, index, one) for index, one in enumerate(content.filing)]
    for part, index, text in lines:
        new, evidence, sure = renamed(text, lineage)
        place = Place(part, str(index), "text", 0, len(text))
        is_old = any(True for _ in lineage.find(text))
        if new != text:
            yield Decision(DecisionKind.RECIPIENT, place, text, new, sure, "đổi tên", evidence)
        else:
            reason = "tên cũ, không còn dùng" if is_old else "kiểm tra nơi nhận còn đúng"
            yield Decision(DecisionKind.RECIPIENT, place, text, reason=reason)


def signature_rows(content: PlanContent, signature: Signature | None) -> Iterator[Decision]:
    """Who signs: the office's signatory of today where the settings name one."""
    old = content.signature
    current = signature_words(old)
    if not current and signature is None:
        return
    place = Place(Part.SIGNATURE, "", "name", 0, len(old.name))
    if signature is None:
        yield Decision(DecisionKind.SIGNATURE, place, current, reason="kiểm tra người ký")
    elif (signature.name, signature.lines) != (old.name, old.lines):
        words = signature_words(signature)
        yield Decision(DecisionKind.SIGNATURE, place, current, words, False, "người ký hiện nay", "Thiết lập, Người ký")
    else:
        yield Decision(DecisionKind.SIGNATURE, place, current, reason="vẫn là người ký hiện nay")


def signature_words(signature: Signature) -> str:
    """ "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC, Nguyễn Văn A"."""
    return ", ".join(part for part in (*signature.lines, signature.name) if part)
