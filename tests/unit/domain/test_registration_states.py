"""A unit's registration: received, handed back, approved, opened again; on time, late, and whose reasons are asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.facts import Deadline, DeadlineKind
from desktop_app.domain.registration.deadlines import governing, last_day
from desktop_app.domain.registration.registration import PlanUnit, Registration, RegistrationState, Timeliness
from desktop_app.domain.registration.states import (
    Terms,
    approve,
    hand_back,
    receive,
    receive_and_hand_back,
    reopen,
)
from desktop_app.domain.registration.timeliness import timeliness

LAST_DAY = date(2022, 3, 18)
NEW = Registration(0, 1, 2)


def _terms(today: date = date(2022, 4, 30), **changes: object) -> Terms:
    plan_unit = changes.pop("plan_unit", PlanUnit(1, 2))
    terms = Terms(today, date(2022, 2, 24), LAST_DAY, "Kế hoạch số 14/KH-STTTT", "Phòng Một", plan_unit)  # type: ignore[arg-type]
    return replace(terms, **changes)  # type: ignore[arg-type]


def _waiting(on: date = date(2022, 3, 17)) -> Registration:
    return receive(NEW, on, _terms())


def _code(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_received_in_time_waits() -> None:
    found = _waiting()
    assert (found.state, found.received_on, found.late_reason) == (RegistrationState.WAITING, date(2022, 3, 17), "")


def test_the_last_day_itself_is_in_time() -> None:
    assert receive(NEW, LAST_DAY, _terms()).state is RegistrationState.WAITING


def test_accepting_late_asks_for_a_reason_and_says_by_how_much() -> None:
    with pytest.raises(UserError) as error:
        receive(NEW, date(2022, 3, 21), _terms())
    assert _code(error) == "registration.late_reason"
    assert error.value.message == "Nhận trễ 3 ngày so với hạn 18/3/2022. Ghi lý do để in vào danh sách."
    found = receive(NEW, date(2022, 3, 21), _terms(), late_reason="  Trưởng phòng   đi công tác ")
    assert found.late_reason == "Trưởng phòng đi công tác"


def test_blank_reason_is_no_reason() -> None:
    with pytest.raises(UserError):
        receive(NEW, date(2022, 3, 19), _terms(), late_reason=" \n ")


@pytest.mark.parametrize(
    ("on", "code", "said"),
    [
        (date(2022, 2, 23), "registration.before_issue", "23/02/2022 sớm hơn ngày ban hành 24/02/2022"),
        (date(2022, 5, 1), "registration.in_future", "01/5/2022 ở sau hôm nay (30/4/2022)"),
    ],
)
def test_days_that_cannot_be(on: date, code: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        receive(NEW, on, _terms(), late_reason="x")
    assert _code(error) == code
    assert said in error.value.message


def test_received_on_the_day_of_issue() -> None:
    assert receive(NEW, date(2022, 2, 24), _terms()).received_on == date(2022, 2, 24)


def test_without_a_deadline_nothing_is_late() -> None:
    assert receive(NEW, date(2022, 4, 20), _terms(last_day=None)).late_reason == ""


def test_approved_is_not_received_again_unless_reopened() -> None:
    approved = approve(_waiting(), date(2022, 3, 18), _terms())
    assert approved.approved_on == date(2022, 3, 18)
    with pytest.raises(UserError) as error:
        receive(approved, date(2022, 3, 20), _terms(), late_reason="x")
    assert _code(error) == "registration.approved"
    opened = reopen(approved, date(2022, 4, 5), "Bổ sung người mới", _terms())
    assert (opened.state, opened.received_on, opened.approved_on) == (
        RegistrationState.WAITING,
        date(2022, 3, 17),
        None,
    )
    again = receive(opened, date(2022, 4, 6), _terms())
    assert again.late_reason == "Bổ sung người mới", "the reason of opening again stands for the late one"


def test_received_and_approved_in_one_step() -> None:
    found = receive(NEW, date(2022, 3, 15), _terms(), is_approved=True)
    assert (found.state, found.received_on, found.approved_on) == (
        RegistrationState.APPROVED,
        date(2022, 3, 15),
        date(2022, 3, 15),
    )


def test_approving_what_waits_keeps_the_day_it_came() -> None:
    found = receive(_waiting(), date(2022, 3, 25), _terms(), is_approved=True)
    assert (found.state, found.received_on, found.approved_on) == (
        RegistrationState.APPROVED,
        date(2022, 3, 17),
        date(2022, 3, 25),
    )
    assert found.late_reason == ""


def test_handing_back_needs_a_reason_and_keeps_the_day() -> None:
    with pytest.raises(UserError) as error:
        hand_back(_waiting(), date(2022, 3, 18), " ", _terms())
    assert _code(error) == "registration.return_reason"
    found = hand_back(_waiting(), date(2022, 3, 19), "Thiếu sáng kiến", _terms())
    assert (found.state, found.received_on, found.returned_on) == (
        RegistrationState.RETURNED,
        date(2022, 3, 17),
        date(2022, 3, 19),
    )
    assert timeliness(found.state, found.received_on, LAST_DAY, date(2022, 3, 20), PlanUnit(1, 2)) == (
        Timeliness.ON_TIME,
        0,
    )


def test_handing_back_what_waits_keeps_the_day_it_came() -> None:
    found = receive_and_hand_back(_waiting(), date(2022, 3, 21), "Thiếu sáng kiến", _terms())
    assert (found.received_on, found.returned_on) == (date(2022, 3, 17), date(2022, 3, 21))


def test_received_late_and_handed_back_at_once_asks_for_one_reason_only() -> None:
    found = receive_and_hand_back(NEW, date(2022, 3, 21), "Thiếu sáng kiến", _terms())
    assert (found.state, found.return_reason, found.late_reason) == (
        RegistrationState.RETURNED,
        "Thiếu sáng kiến",
        "",
    )


def test_the_mended_paper_comes_again() -> None:
    returned = hand_back(_waiting(), date(2022, 3, 17), "Thiếu sáng kiến", _terms())
    with pytest.raises(UserError) as error:
        receive(returned, date(2022, 3, 16), _terms())
    assert _code(error) == "registration.day_order"
    assert receive(returned, date(2022, 3, 18), _terms()).state is RegistrationState.WAITING
    with pytest.raises(UserError) as error:
        receive(returned, date(2022, 3, 20), _terms())
    assert _code(error) == "registration.late_reason"


@pytest.mark.parametrize("state", [RegistrationState.NOT_SENT, RegistrationState.RETURNED])
def test_only_what_waits_is_approved(state: RegistrationState) -> None:
    with pytest.raises(UserError) as error:
        approve(replace(NEW, state=state), date(2022, 3, 18), _terms())
    assert _code(error) == "registration.not_waiting"


def test_approval_before_receipt_is_a_slip() -> None:
    with pytest.raises(UserError) as error:
        approve(_waiting(), date(2022, 3, 16), _terms())
    assert _code(error) == "registration.day_order"


def test_reopening_after_the_deadline_lets_a_unit_send_without_another_reason() -> None:
    with pytest.raises(UserError) as error:
        reopen(NEW, date(2022, 3, 18), "Xin gia hạn", _terms())
    assert _code(error) == "registration.reopen_early"
    opened = reopen(NEW, date(2022, 3, 20), "Giám đốc cho gia hạn", _terms())
    assert opened.state is RegistrationState.NOT_SENT
    assert receive(opened, date(2022, 3, 22), _terms()).late_reason == "Giám đốc cho gia hạn"


def test_reopening_asks_for_a_reason_and_for_something_closed() -> None:
    approved = approve(_waiting(), date(2022, 3, 18), _terms())
    with pytest.raises(UserError) as error:
        reopen(approved, date(2022, 3, 19), "", _terms())
    assert _code(error) == "registration.reopen_reason"
    with pytest.raises(UserError) as error:
        reopen(_waiting(), date(2022, 3, 19), "x", _terms())
    assert _code(error) == "registration.reopen_waiting"


def test_later_joiners_and_leavers_are_never_late() -> None:
    joined = PlanUnit(1, 2, joined_on=date(2022, 3, 10), join_reason="Mới thành lập")
    assert receive(NEW, date(2022, 4, 20), _terms(plan_unit=joined)).late_reason == ""
    assert timeliness(RegistrationState.WAITING, date(2022, 4, 20), LAST_DAY, date(2022, 4, 30), joined) == (
        Timeliness.EXEMPT,
        0,
    )
    left = PlanUnit(1, 2, left_on=date(2022, 4, 1), leave_reason="Giải thể")
    for state, received in ((RegistrationState.NOT_SENT, None), (RegistrationState.WAITING, date(2022, 3, 25))):
        assert timeliness(state, received, LAST_DAY, date(2022, 4, 30), left)[0] is Timeliness.EXEMPT
    with pytest.raises(UserError) as error:
        receive(NEW, date(2022, 4, 2), _terms(plan_unit=left))
    assert _code(error) == "registration.unit_left"


@pytest.mark.parametrize(
    ("received", "today", "expected"),
    [
        (None, date(2022, 3, 15), (Timeliness.DUE, 3)),
        (None, date(2022, 3, 18), (Timeliness.DUE, 0)),
        (None, date(2022, 3, 19), (Timeliness.OVERDUE, 1)),
        (date(2022, 3, 18), date(2022, 3, 30), (Timeliness.ON_TIME, 0)),
        (date(2022, 3, 21), date(2022, 3, 30), (Timeliness.LATE, 3)),
    ],
)
def test_where_a_unit_stands(received: date | None, today: date, expected: tuple[Timeliness, int]) -> None:
    state = RegistrationState.WAITING if received else RegistrationState.NOT_SENT
    assert timeliness(state, received, LAST_DAY, today, PlanUnit(1, 2)) == expected


def _deadline(uid: str, on: date | None, *, inclusive: bool = True) -> Deadline:
    return Deadline(uid=uid, deadline_kind=DeadlineKind.REGISTRATION, on=on, is_inclusive=inclusive)


def test_before_a_day_means_the_day_before_is_the_last() -> None:
    assert last_day(_deadline("a", date(2022, 3, 15), inclusive=False)) == date(2022, 3, 14)
    assert last_day(_deadline("a", date(2022, 3, 15))) == date(2022, 3, 15)
    assert last_day(_deadline("a", None)) is None


def test_the_earliest_of_several_deadlines_governs() -> None:
    blank, later, exclusive = (
        _deadline("blank", None),
        _deadline("later", date(2022, 3, 15)),
        _deadline("exclusive", date(2022, 3, 15), inclusive=False),
    )
    found = governing((blank, later, exclusive), DeadlineKind.REGISTRATION)
    assert found is exclusive
    assert governing((blank,), DeadlineKind.REGISTRATION) is blank
    assert governing((later,), DeadlineKind.DOSSIER) is None
