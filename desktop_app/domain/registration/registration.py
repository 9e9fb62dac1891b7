"""What a unit registers, by when, and where its paper stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.registration.dues import REGISTRATION_KEY, Due


class RegistrationState(StrEnum):
    """Chưa gửi, Chờ duyệt, Trả lại, Đã duyệt."""

    NOT_SENT = "not_sent"
    WAITING = "waiting"
    RETURNED = "returned"
    APPROVED = "approved"


class Timeliness(StrEnum):
    """Đúng hạn, Trễ n ngày, Còn n ngày, Quá hạn n ngày; ``exempt``: joined later or left, never counted late."""

    ON_TIME = "on_time"
    LATE = "late"
    DUE = "due"
    OVERDUE = "overdue"
    EXEMPT = "exempt"


class SubjectKind(StrEnum):
    """Cá nhân or tập thể."""

    PERSON = "person"
    COLLECTIVE = "collective"


@dataclass(frozen=True)
class Registration:
    """One unit's paper to one due of a plan. ``id`` 0: nothing stored yet (Chưa gửi)."""

    id: int
    plan_id: int
    unit_id: int
    due_key: str = REGISTRATION_KEY
    state: RegistrationState = RegistrationState.NOT_SENT
    received_on: date | None = None
    late_reason: str = ""
    returned_on: date | None = None
    return_reason: str = ""
    approved_on: date | None = None
    reopened_on: date | None = None
    reopen_reason: str = ""
    row_version: int = 1


@dataclass(frozen=True)
class RegistrationLine:
    """One registered subject: a title and a commendation from two separate catalogues, an initiative, a project.

    ``is_supplementary`` (đăng ký bổ sung) lines carry a reason and are never counted late.
    """

    id: int
    registration_id: int
    subject_kind: SubjectKind
    person_id: int | None = None
    collective_name: str = ""
    post: str = ""
    title_code: str = ""
    commendation_code: str = ""
    initiative: str = ""
    project: str = ""
    note: str = ""
    is_supplementary: bool = False
    supplementary_reason: str = ""
    added_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""


@dataclass(frozen=True)
class PlanUnit:
    """A unit that owes a registration under a plan; one that joined later or left carries day and reason."""

    plan_id: int
    unit_id: int
    joined_on: date | None = None
    join_reason: str = ""
    left_on: date | None = None
    leave_reason: str = ""


@dataclass(frozen=True)
class BoardRow:
    """One unit on the board. ``days``: late by, or left; 0 where on time; ``working_days`` of them.

    ``exemption``: why the unit owes nothing to this due, "" where it does.
    """

    unit_id: int
    unit: str
    unit_label: str
    registration: Registration
    timeliness: Timeliness
    days: int
    line_count: int
    plan_unit: PlanUnit
    working_days: int = 0
    exemption: str = ""


@dataclass(frozen=True)
class Board:
    """All owing units of a plan against one due."""

    plan_id: int
    due: Due
    today: date
    rows: tuple[BoardRow, ...] = ()
    day_note: str = ""
    """Told where the last day is no working day, with the working days around it."""

    @property
    def deadline_on(self) -> date | None:
        """The last day in time."""
        return self.due.last_day

    @property
    def source(self) -> str:
        """The place of the plan or of the amending document, or that the plan sets no such deadline."""
        return self.due.source
