"""Which of a plan's deadlines a board goes by, and its last day in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.plan.facts import Deadline, DeadlineKind

KIND_NAMES: dict[DeadlineKind, str] = {
    DeadlineKind.REGISTRATION: "đăng ký thi đua",
    DeadlineKind.DOSSIER: "nộp hồ sơ đề nghị khen thưởng",
    DeadlineKind.REPORT: "nộp báo cáo",
    DeadlineKind.OTHER: "khác",
}


def last_day(deadline: Deadline) -> date | None:
    """The last day still in time: "chậm nhất hết ngày 18/3" is 18/3, "trước ngày 15/3" is 14/3; None without a date."""
    if deadline.on is None:
        return None
    return deadline.on if deadline.is_inclusive else deadline.on - timedelta(days=1)


def governing(deadlines: Iterable[Deadline], kind: DeadlineKind) -> Deadline | None:
    """The deadline a board of that kind goes by.

    Of several (one for the divisions, one for the enterprises) the earliest: a board that warns too soon does less harm than
    one that warns too late. One with a date goes before one without; else the first in the text.
    """
    of_kind = [deadline for deadline in deadlines if deadline.deadline_kind is kind]
    return min(of_kind, key=lambda deadline: last_day(deadline) or date.max, default=None)
