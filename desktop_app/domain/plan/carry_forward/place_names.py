"""Where a row stands, as a clerk says it: "mục IV.3", "Trích yếu", "Nơi nhận"."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.plan.carry_forward.decisions import MONTH_YEAR, NUMBER, Part, Place
from desktop_app.domain.plan.places import parts_of
from desktop_app.domain.plan.plan import PlanContent

_HEAD = {
    NUMBER: "Số, ngày",
    MONTH_YEAR: "Tháng, năm",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "subject": "Trích yếu",
    "agency": "Tên cơ quan",
    "parent_agency": "Cơ quan chủ quản",
    "proposed_agency": "Tên cơ quan",
    "proposed_parent_agency": "Cơ quan chủ quản",
}
_PARTS = {
    Part.RECIPIENT: "Nơi nhận",
    Part.FILING: "Dòng lưu",
    Part.SIGNATURE: "Chữ ký",
    Part.ATTACHMENT: "Phụ lục, mẫu",
}
_FACTS = "Số liệu"


def place_names(content: PlanContent, places: Iterable[Place]) -> tuple[str, ...]:
    """The places of rows in their plan."""
    blocks = parts_of(content.blocks)

    def name(place: Place) -> str:
        if place.part is Part.HEAD:
            return _HEAD[place.field]
        if place.part is Part.BLOCK:
            return blocks[place.key]
        if place.part is Part.FACT:
            fact = content.facts.find(place.key)
            return blocks.get(fact.block_uid or "", _FACTS) if fact else _FACTS
        return _PARTS[place.part]

    return tuple(name(place) for place in places)
