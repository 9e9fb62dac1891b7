"""What may bar an award or stop the count of time: discipline, absences, inquiries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DisciplineKind(StrEnum):
    """Forms of discipline, mildest first."""

    REPRIMAND = "reprimand"  # khiển trách
    WARNING = "warning"  # cảnh cáo
    PAY_CUT = "pay_cut"  # hạ bậc lương
    DEMOTION = "demotion"  # giáng chức
    REMOVAL = "removal"  # cách chức
    DISMISSAL = "dismissal"  # buộc thôi việc


DISCIPLINE_NAMES = {
    DisciplineKind.REPRIMAND: "Khiển trách",
    DisciplineKind.WARNING: "Cảnh cáo",
    DisciplineKind.PAY_CUT: "Hạ bậc lương",
    DisciplineKind.DEMOTION: "Giáng chức",
    DisciplineKind.REMOVAL: "Cách chức",
    DisciplineKind.DISMISSAL: "Buộc thôi việc",
}
_ORDER = tuple(DisciplineKind)


def is_at_least(kind: DisciplineKind, mildest: DisciplineKind) -> bool:
    """Whether a form is the named one or a heavier."""
    return _ORDER.index(kind) >= _ORDER.index(mildest)


@dataclass(frozen=True)
class Discipline:
    """``from_on``: the day of the decision in force; ``to_on``: the last day of the discipline, None while it is not known."""

    id: int
    person_id: int
    discipline_kind: DisciplineKind
    from_on: date
    to_on: date | None = None
    decision_number: str = ""
    authority: str = ""
    note: str = ""
    row_version: int = 1


class AbsenceKind(StrEnum):
    """Why somebody was away; the rule sets say which count as time worked."""

    MATERNITY = "maternity"  # nghỉ thai sản
    TREATMENT = "treatment"  # điều trị sau hành động dũng cảm
    TRAINING = "training"  # được cử đi đào tạo, bồi dưỡng
    SICK = "sick"  # nghỉ ốm
    UNPAID = "unpaid"  # nghỉ không hưởng lương
    OTHER = "other"


ABSENCE_NAMES = {
    AbsenceKind.MATERNITY: "Nghỉ thai sản",
    AbsenceKind.TREATMENT: "Điều trị sau hành động dũng cảm",
    AbsenceKind.TRAINING: "Được cử đi đào tạo, bồi dưỡng",
    AbsenceKind.SICK: "Nghỉ ốm",
    AbsenceKind.UNPAID: "Nghỉ không hưởng lương",
    AbsenceKind.OTHER: "Nghỉ khác",
}


@dataclass(frozen=True)
class Absence:
    """Both days inclusive; ``to_on`` None: still away. ``result``: of a training, as its certificate says ("Khá")."""

    id: int
    person_id: int
    absence_kind: AbsenceKind
    from_on: date
    to_on: date | None = None
    result: str = ""
    note: str = ""
    row_version: int = 1


class InquiryKind(StrEnum):
    """What is open against somebody: no award meanwhile (NĐ 152/2025/NĐ-CP, Điều 4)."""

    DISCIPLINE = "discipline"  # đang xem xét kỷ luật
    INVESTIGATION = "investigation"  # đang bị điều tra
    INSPECTION = "inspection"  # đang thanh tra, kiểm tra, kiểm toán
    DENUNCIATION = "denunciation"  # có đơn thư tố cáo đang xác minh


INQUIRY_NAMES = {
    InquiryKind.DISCIPLINE: "Đang xem xét kỷ luật",
    InquiryKind.INVESTIGATION: "Đang bị điều tra",
    InquiryKind.INSPECTION: "Đang thanh tra, kiểm tra, kiểm toán",
    InquiryKind.DENUNCIATION: "Có đơn tố cáo đang xác minh",
}


@dataclass(frozen=True)
class Inquiry:
    """Against a person, or (None) against the unit; ``to_on`` None: not concluded."""

    id: int
    inquiry_kind: InquiryKind
    unit_id: int
    from_on: date
    person_id: int | None = None
    to_on: date | None = None
    conclusion: str = ""
    row_version: int = 1
