"""Received or not, on time or late: reckoned from the deadline alone."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.registration.registration import PlanUnit, RegistrationState, Timeliness


def timeliness(
    state: RegistrationState, received_on: date | None, deadline_on: date | None, today: date, plan_unit: PlanUnit
) -> tuple[Timeliness, int]:
    """Where a unit stands and by how many days.

    ``deadline_on`` is the last day still in time. What was received keeps its day even while it is handed back for mending:
    the unit did send in time. A unit that joined later (đăng ký bổ sung), or has left, is never counted late.
    """
    has_come = state is not RegistrationState.NOT_SENT and received_on is not None
    if plan_unit.joined_on is not None:
        return Timeliness.EXEMPT, 0
    if has_come and received_on is not None and (deadline_on is None or received_on <= deadline_on):
        return Timeliness.ON_TIME, 0
    if plan_unit.left_on is not None:
        return Timeliness.EXEMPT, 0
    if deadline_on is None:
        return Timeliness.DUE, 0
    if has_come and received_on is not None:
        return Timeliness.LATE, (received_on - deadline_on).days
    if today <= deadline_on:
        return Timeliness.DUE, (deadline_on - today).days
    return Timeliness.OVERDUE, (today - deadline_on).days
