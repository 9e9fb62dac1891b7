"""Blocs and clusters (khối, cụm thi đua): who is in which group, in what period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.office import Unit, UnitKind

GROUP_KINDS = (UnitKind.BLOC, UnitKind.CLUSTER)
"""Kinds of unit that are groups: they have members, not people, and owe no registration."""


@dataclass(frozen=True)
class GroupMember:
    """A member of a group for a period (both days inclusive; None: open).

    ``unit_id`` None: outside the office (another Sở of an outside khối, or the office itself), named by ``name``.
    """

    id: int
    group_id: int
    unit_id: int | None = None
    name: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it is a member on that day."""
        return (self.from_on is None or self.from_on <= on) and (self.to_on is None or on <= self.to_on)

    def meets(self, other: GroupMember) -> bool:
        """Whether the two periods share a day."""
        return not (_ends_before(self, other) or _ends_before(other, self))


def _ends_before(one: GroupMember, other: GroupMember) -> bool:
    return one.to_on is not None and other.from_on is not None and one.to_on < other.from_on


def members_on(members: Iterable[GroupMember], group_id: int, on: date) -> tuple[GroupMember, ...]:
    """The members of a group on a day, in the order given."""
    return tuple(one for one in members if one.group_id == group_id and one.holds(on))


def check_member(member: GroupMember, members: Iterable[GroupMember], units: Mapping[int, Unit]) -> None:
    """UserError unless the member may stand: in one bloc (one cluster) at a time, and only once in a group."""
    group = units[member.group_id]
    if group.unit_kind not in GROUP_KINDS:
        text = f"{group.name} không phải khối hay cụm thi đua. Đổi loại đơn vị thành khối hoặc cụm rồi thêm thành viên."
        raise UserError("group.not_a_group", text)
    if member.to_on is not None and member.from_on is not None and member.to_on < member.from_on:
        raise UserError("group.period", "Ngày ra khỏi khối, cụm trước ngày vào. Kiểm tra lại hai ngày rồi lưu.")
    if member.unit_id is None and not match_key(member.name):
        raise UserError("group.no_name", "Chưa có tên thành viên. Chọn một đơn vị, hoặc ghi tên cơ quan ngoài sổ.")
    if member.unit_id is not None and units[member.unit_id].unit_kind in GROUP_KINDS:
        name = units[member.unit_id].name
        raise UserError("group.nested", f"{name} là khối, cụm thi đua nên không làm thành viên. Chọn một đơn vị.")
    for other in members:
        if other.id == member.id or not _is_same(member, other) or not member.meets(other):
            continue
        name = units[member.unit_id].name if member.unit_id is not None else member.name
        if other.group_id == member.group_id:
            raise UserError("group.member_there", f"{name} đã là thành viên của {group.name} trong thời gian đó.")
        there = units[other.group_id]
        if member.unit_id is not None and there.unit_kind is group.unit_kind:
            since = f" từ {format_text(other.from_on)}" if other.from_on else ""
            text = f"{name} đang ở {there.name}{since}. Ghi ngày ra khỏi {there.name} trước, rồi thêm vào {group.name}."
            raise UserError("group.member_elsewhere", text)


def _is_same(one: GroupMember, other: GroupMember) -> bool:
    if one.unit_id is not None or other.unit_id is not None:
        return one.unit_id == other.unit_id
    return match_key(one.name) == match_key(other.name)
