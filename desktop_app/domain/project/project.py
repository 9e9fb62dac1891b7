"""A registered emulation project (dự án thi đua) and its dated progress; progress is added to, never rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProgressState(StrEnum):
    """Chưa bắt đầu, Đang làm, Hoàn thành, Chậm, Dừng."""

    NOT_STARTED = "not_started"
    UNDERWAY = "underway"
    FINISHED = "finished"
    LATE = "late"
    STOPPED = "stopped"


STATE_NAMES: dict[ProgressState, str] = {
    ProgressState.NOT_STARTED: "Chưa bắt đầu",
    ProgressState.UNDERWAY: "Đang làm",
    ProgressState.FINISHED: "Hoàn thành",
    ProgressState.LATE: "Chậm",
    ProgressState.STOPPED: "Dừng",
}

ENDED = frozenset({ProgressState.FINISHED, ProgressState.STOPPED})


@dataclass(frozen=True)
class RegisteredProject:
    """What a unit registered. ``unit_id`` None: the office itself; ``time_text`` as written, its limits where they were read.

    ``fact_uid`` names the plan's own project it was taken over from, "" for one that was registered.
    """

    id: int
    plan_id: int
    unit_id: int | None
    name: str
    time_text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    contents: tuple[str, ...] = ()
    expected_result: str = ""
    fact_uid: str = ""
    position: int = 0
    row_version: int = 1


@dataclass(frozen=True)
class ProgressEntry:
    """What was noted of a project on a day. ``percent`` 0-100 or None; ``result`` what there is so far."""

    id: int
    project_id: int
    noted_on: date
    progress_state: ProgressState
    percent: int | None = None
    result: str = ""
    evidence: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ProjectStanding:
    """A project as of a day: its unit's names, its entries (oldest first), where it stands, by how many days it is late."""

    project: RegisteredProject
    unit: str
    unit_label: str
    entries: tuple[ProgressEntry, ...]
    progress_state: ProgressState
    days_late: int = 0

    @property
    def last(self) -> ProgressEntry | None:
        """The newest entry."""
        return self.entries[-1] if self.entries else None

    @property
    def result(self) -> str:
        """What there is of it: the words of the newest entry that has any."""
        return next((entry.result for entry in reversed(self.entries) if entry.result), "")

    @property
    def percent(self) -> int | None:
        """How much is done, by the newest entry that says it."""
        if self.progress_state is ProgressState.FINISHED:
            return 100
        return next((entry.percent for entry in reversed(self.entries) if entry.percent is not None), None)
