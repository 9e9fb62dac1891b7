"""Who owes a report duty: the units to the office, or the office to a body above it. Read from the words; settled by the clerk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop_app.domain.plan.facts import ReportDuty

_ABOVE = re.compile(
    r"tỉnh|thành phố|[uủ][yỷ] ban nhân dân|uỷ ban nhân dân|\bubnd\b|sở nội vụ|ban thi đua|\bbộ (?!phận)|chủ tịch|trung ương"
)
_DOERS = re.compile(
    r"tham mưu|hội đồng (?:thi đua|tđkt)|thường trực|(?:giao|chánh)? ?văn phòng(?: sở)?\b|sở .{0,60}(?:tổng hợp|có trách nhiệm)"
)
_UNITS = re.compile(
    r"(?:các|từng|mỗi|thủ trưởng|trưởng|người đứng đầu)[^.;]{0,40}(?:phòng|đơn vị|trung tâm|tập thể|cơ quan)"
    r"|các (?:khối|cụm|doanh nghiệp)"
)
_INSIDE = re.compile(r"văn phòng|thường trực|hội đồng|lãnh đạo sở|giám đốc sở|\bsở\b|\bvề sở\b")
_SAYS = re.compile(r"báo cáo")


class ReportOwner(StrEnum):
    """Các đơn vị báo cáo cơ quan; cơ quan báo cáo cấp trên; cả hai."""

    UNITS = "units"
    OFFICE = "office"
    BOTH = "both"


NOBODY_SETTLED: Mapping[str, ReportOwner] = MappingProxyType({})
"""Nothing said by the clerk: the words alone decide."""

OWNER_NAMES: dict[ReportOwner, str] = {
    ReportOwner.UNITS: "Các đơn vị gửi về cơ quan",
    ReportOwner.OFFICE: "Cơ quan gửi lên cấp trên",
    ReportOwner.BOTH: "Cả đơn vị và cơ quan",
}


@dataclass(frozen=True)
class OwnedDuty:
    """A duty with who owes it. ``settled`` is what the clerk said; ``proposed`` what the words say, None where they do not."""

    duty: ReportDuty
    source: str
    proposed: ReportOwner | None
    settled: ReportOwner | None

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet."""
        return self.proposed is None and self.settled is None


def proposed_owner(duty: ReportDuty) -> ReportOwner | None:
    """What the plan's words say: by the body that is told, then by who is told to do it. None: they do not say it."""
    text = " ".join(duty.text.split()).casefold()
    told_to = (duty.addressee or "").casefold()
    before = _SAYS.split(text, maxsplit=1)[0]
    if _ABOVE.search(told_to):
        return ReportOwner.OFFICE
    if _UNITS.search(before):
        return ReportOwner.UNITS
    if _DOERS.search(before):
        return ReportOwner.OFFICE
    return ReportOwner.UNITS if _INSIDE.search(told_to) else None


def do_units_owe(duty: ReportDuty, settled: Mapping[str, ReportOwner]) -> bool:
    """Whether units are expected to send it. Where nobody knows they are: one that comes too soon does less harm."""
    return (settled.get(duty.uid) or proposed_owner(duty)) is not ReportOwner.OFFICE


def does_office_owe(duty: ReportDuty, settled: Mapping[str, ReportOwner]) -> bool:
    """Whether the office has a report of its own to send."""
    return (settled.get(duty.uid) or proposed_owner(duty)) in (ReportOwner.OFFICE, ReportOwner.BOTH)
