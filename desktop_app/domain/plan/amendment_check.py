"""Whether an amending document can be what the clerk typed: of an issued plan, not twice, leaving facts that make sense."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR, format_text
from desktop_app.domain.language.text import clean_line, match_key
from desktop_app.domain.plan.amending import checked_change, effective_facts
from desktop_app.domain.plan.plan import Amendment, FactChange, Plan, PlanStatus


def checked_amendment(
    plan: Plan, earlier: Iterable[Amendment], document_type: str, number: str, on: date, changes: Iterable[FactChange]
) -> Amendment:
    """The document with its changes in stored form (id 0: new); UserError for what is wrong with it."""
    if plan.plan_status is not PlanStatus.ISSUED:
        raise UserError(
            "plan.not_issued", "Chỉ sửa đổi được kế hoạch đã ban hành. Bản thảo thì sửa thẳng vào nội dung."
        )
    known = tuple(earlier)
    wanted = Amendment(0, plan.id, clean_line(document_type), clean_line(number), on)
    _check_head(plan, wanted, known)
    checked = tuple(checked_change(plan.content.facts, change) for change in changes)
    if not checked:
        raise UserError("amendment.empty", "Văn bản sửa đổi chưa đổi số liệu nào. Chọn ít nhất một số liệu.")
    if len({(change.fact_uid, change.field) for change in checked}) < len(checked):
        raise UserError(
            "amendment.changed_twice", "Một số liệu được đổi hai lần trong cùng văn bản. Giữ một giá trị rồi ghi lại."
        )
    made = Amendment(0, plan.id, wanted.document_type, wanted.number, on, checked)
    _check_outcome(plan, made, known)
    return made


def _check_head(plan: Plan, wanted: Amendment, earlier: tuple[Amendment, ...]) -> None:
    if not wanted.document_type or not wanted.number:
        raise UserError("amendment.head", "Văn bản sửa đổi cần có loại văn bản và số, ký hiệu.")
    if not FIRST_YEAR <= wanted.dated_on.year <= LAST_YEAR:
        text = f"Ngày {format_text(wanted.dated_on)} của văn bản sửa đổi không đúng. Kiểm tra lại năm."
        raise UserError("amendment.day", text)
    issued_on = plan.content.head.dated_on
    if issued_on is not None and wanted.dated_on < issued_on:
        raise UserError(
            "amendment.too_early",
            f"Văn bản sửa đổi không thể có ngày trước ngày ban hành kế hoạch ({format_text(issued_on)}).",
        )
    if any(_is_same_document(wanted, one) for one in earlier):
        text = f"{wanted.label} ngày {format_text(wanted.dated_on)} đã ghi cho kế hoạch này. Kiểm tra lại số và ngày."
        raise UserError("amendment.known", text)


def _is_same_document(one: Amendment, other: Amendment) -> bool:
    return one.dated_on == other.dated_on and match_key(one.label) == match_key(other.label)


def _check_outcome(plan: Plan, made: Amendment, earlier: tuple[Amendment, ...]) -> None:
    """What a slip of the finger would leave behind: a deadline before the plan, a wave that ends before it begins."""
    issued_on = plan.content.head.dated_on
    for change in made.changes:
        if change.field == "on" and issued_on is not None and date.fromisoformat(change.value) < issued_on:
            text = (
                f"Hạn mới {format_text(date.fromisoformat(change.value))} trước ngày ban hành kế hoạch "
                f"({format_text(issued_on)}). Kiểm tra lại năm."
            )
            raise UserError("amendment.deadline_too_early", text)
    for wave in effective_facts(plan, (*earlier, made), made.dated_on).waves:
        if wave.from_on is not None and wave.to_on is not None and wave.to_on < wave.from_on:
            text = (
                f"{wave.label} sẽ kết thúc {format_text(wave.to_on)}, trước ngày bắt đầu {format_text(wave.from_on)}. "
                "Kiểm tra lại ngày."
            )
            raise UserError("amendment.wave_order", text)
