"""What may become of a unit's registration: Chưa gửi → Chờ duyệt → Trả lại or Đã duyệt, and open again.

Every step gives a new registration or raises a UserError that says what to do; nothing is stored here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.registration import PlanUnit, Registration, RegistrationState


@dataclass(frozen=True)
class Terms:
    """What a registration is measured by: the day it is, the plan's own day, the last day in time, who sends."""

    today: date
    issued_on: date | None
    last_day: date | None
    plan_label: str
    unit: str
    plan_unit: PlanUnit
    paper: str = "bảng đăng ký"
    """What the unit sends, within a sentence."""

    @property
    def its_paper(self) -> str:
        """The paper at the head of a sentence: "Bảng đăng ký của “Văn phòng Sở”"."""
        return f"{self.paper[:1].upper()}{self.paper[1:]} của “{self.unit}”"

    def days_late(self, on: date) -> int:
        """By how many days a paper received on that day is late; 0 in time. Later joiners and leavers are never late."""
        if self.last_day is None or self.plan_unit.joined_on is not None or self.plan_unit.left_on is not None:
            return 0
        return max(0, (on - self.last_day).days)


def receive(
    registration: Registration, on: date, terms: Terms, *, is_approved: bool = False, late_reason: str = ""
) -> Registration:
    """The paper came in (also the mended one after it was handed back); the new day takes the place of the old one.

    Late: a reason is asked for, unless the registration was opened again: then the reason of that stands for it.
    ``is_approved`` approves it in the same step; for one that is waiting already, ``on`` is then the day of approval.
    """
    _refuse_approved(registration, terms)
    if is_approved and _is_here(registration, on):
        reason = clean_line(late_reason) or registration.late_reason
        return approve(replace(registration, late_reason=reason), on, terms)
    _check_received_day(on, terms)
    if registration.state is RegistrationState.RETURNED:
        _not_before(on, registration.returned_on, "Ngày nhận lại", "ngày trả lại")
    given = clean_line(late_reason)
    days = terms.days_late(on)
    if days and not given:
        same_day = registration.late_reason if registration.received_on == on else ""
        given = same_day or registration.reopen_reason
        if not given:
            limit = format_text(terms.last_day) if terms.last_day else ""
            text = f"Nhận trễ {days} ngày so với hạn {limit}. Ghi lý do để in vào danh sách."
            raise UserError("registration.late_reason", text)
    state = RegistrationState.APPROVED if is_approved else RegistrationState.WAITING
    return replace(
        registration,
        state=state,
        received_on=on,
        late_reason=given if days else "",
        approved_on=on if is_approved else None,
    )


def hand_back(registration: Registration, on: date, reason: str, terms: Terms) -> Registration:
    """Handed back to the unit for mending, with the reason; what was received keeps its day."""
    _refuse_approved(registration, terms)
    if registration.state is not RegistrationState.WAITING:
        raise _nothing_waiting(registration, terms, "trả lại")
    given = clean_line(reason)
    if not given:
        raise UserError("registration.return_reason", f"Ghi lý do trả lại để “{terms.unit}” biết chỗ cần sửa.")
    _check_day(on, terms.today, "Ngày trả lại")
    _not_before(on, registration.received_on, "Ngày trả lại", "ngày nhận")
    return replace(registration, state=RegistrationState.RETURNED, returned_on=on, return_reason=given)


def receive_and_hand_back(registration: Registration, on: date, reason: str, terms: Terms) -> Registration:
    """Looked at on the spot and handed back the same day: the reason is that of handing back, so lateness asks for none.

    One that is waiting already keeps the day it was received on.
    """
    if _is_here(registration, on):
        return hand_back(registration, on, reason, terms)
    given = clean_line(reason)
    if not given:
        raise UserError("registration.return_reason", f"Ghi lý do trả lại để “{terms.unit}” biết chỗ cần sửa.")
    received = receive(registration, on, terms, late_reason=f"Trả lại: {given}")
    return hand_back(replace(received, late_reason=""), on, given, terms)


def approve(registration: Registration, on: date, terms: Terms) -> Registration:
    """The registration is accepted as it stands."""
    _refuse_approved(registration, terms)
    if registration.state is not RegistrationState.WAITING:
        raise _nothing_waiting(registration, terms, "duyệt")
    _check_day(on, terms.today, "Ngày duyệt")
    _not_before(on, registration.received_on, "Ngày duyệt", "ngày nhận")
    if registration.received_on is not None and not registration.late_reason:
        days = terms.days_late(registration.received_on)
        if days and not registration.reopen_reason:
            raise UserError(
                "registration.late_unexplained",
                f"{terms.its_paper} nhận trễ {days} ngày mà chưa có lý do. Ghi nhận lại kèm lý do rồi duyệt.",
            )
    return replace(registration, state=RegistrationState.APPROVED, approved_on=on)


def reopen(registration: Registration, on: date, reason: str, terms: Terms) -> Registration:
    """Open again, with a reason: an approved registration waits again; after the deadline a unit may still send or mend."""
    given = clean_line(reason)
    if not given:
        raise UserError("registration.reopen_reason", f"Ghi lý do mở lại {terms.paper}.")
    _check_day(on, terms.today, "Ngày mở lại")
    if registration.state is RegistrationState.APPROVED:
        _not_before(on, registration.approved_on, "Ngày mở lại", "ngày duyệt")
        return replace(
            registration,
            state=RegistrationState.WAITING,
            approved_on=None,
            reopened_on=on,
            reopen_reason=given,
        )
    if registration.state is RegistrationState.WAITING:
        text = f"{terms.its_paper} đang chờ duyệt, vẫn sửa được nên không cần mở lại."
        raise UserError("registration.reopen_waiting", text)
    if not terms.days_late(on):
        text = f"Chưa quá hạn nên “{terms.unit}” vẫn gửi được, không cần mở lại."
        raise UserError("registration.reopen_early", text)
    return replace(registration, reopened_on=on, reopen_reason=given)


def _is_here(registration: Registration, on: date) -> bool:
    """Whether the paper came in by that day and waits."""
    received_on = registration.received_on
    return registration.state is RegistrationState.WAITING and received_on is not None and received_on <= on


def _refuse_approved(registration: Registration, terms: Terms) -> None:
    if registration.state is RegistrationState.APPROVED:
        raise UserError(
            "registration.approved",
            f"{terms.its_paper} đã duyệt. Muốn nhận lại hoặc sửa, mở lại kèm lý do.",
        )


def _nothing_waiting(registration: Registration, terms: Terms, action: str) -> UserError:
    where = "chưa gửi" if registration.state is RegistrationState.NOT_SENT else "đang trả lại để sửa"
    text = f"{terms.its_paper} {where} nên chưa {action} được. Ghi nhận {terms.paper} trước."
    return UserError("registration.not_waiting", text)


def _check_received_day(on: date, terms: Terms) -> None:
    _check_day(on, terms.today, "Ngày nhận")
    if terms.issued_on is not None and on < terms.issued_on:
        raise UserError(
            "registration.before_issue",
            f"Ngày nhận {format_text(on)} sớm hơn ngày ban hành {format_text(terms.issued_on)} của {terms.plan_label}. "
            "Kiểm tra lại ngày nhận.",
        )
    left_on = terms.plan_unit.left_on
    if left_on is not None and on > left_on:
        text = (
            f"“{terms.unit}” đã thôi tham gia từ ngày {format_text(left_on)} nên không nhận {terms.paper} sau ngày đó."
        )
        raise UserError("registration.unit_left", text)


def _check_day(on: date, today: date, name: str) -> None:
    if on > today:
        text = f"{name} {format_text(on)} ở sau hôm nay ({format_text(today)}). Kiểm tra lại ngày."
        raise UserError("registration.in_future", text)


def _not_before(on: date, earlier: date | None, name: str, earlier_name: str) -> None:
    if earlier is not None and on < earlier:
        text = f"{name} {format_text(on)} sớm hơn {earlier_name} {format_text(earlier)}. Kiểm tra lại ngày."
        raise UserError("registration.day_order", text)
