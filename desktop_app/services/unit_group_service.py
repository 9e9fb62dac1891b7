"""Blocs and clusters: their members by period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Unit
from desktop_app.domain.office.unit_groups import GROUP_KINDS, GroupMember, check_member, members_on
from desktop_app.domain.office.unit_names import UnitIndex
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.unit_group_repository import UnitGroupRepository


class UnitGroupService:
    """Every write is one operation with one undo step."""

    def __init__(
        self, groups: UnitGroupRepository, office: OfficeRepository, operations: Operations, clock: Clock
    ) -> None:
        self._groups = groups
        self._office = office
        self._operations = operations
        self._clock = clock

    def groups(self, on: date | None = None) -> tuple[Unit, ...]:
        """Blocs and clusters (in being on a day), in the order of the units."""
        return tuple(unit for unit in self._office.units(on) if unit.unit_kind in GROUP_KINDS)

    def required_group(self, name: str) -> Unit:
        """The bloc or cluster of that name; UserError that names those there are."""
        found = UnitIndex(self.groups(self._clock.today())).find(name) or UnitIndex(self.groups()).find(name)
        if found is None:
            known = "; ".join(unit.name for unit in self.groups()) or "chưa có khối, cụm nào"
            raise UserError("group.unknown", f"Không có khối, cụm thi đua “{clean_line(name)}”. Đang có: {known}.")
        return found

    def members(self, group_id: int, on: date | None = None) -> tuple[GroupMember, ...]:
        """The members of a group: of a day, or (None) all there ever were."""
        members = self._groups.members()
        if on is None:
            return tuple(one for one in members if one.group_id == group_id)
        return members_on(members, group_id, on)

    def units_of_group(self, group_id: int, on: date) -> tuple[int, ...]:
        """The ids of the units in a group on a day, in the order of the units; members outside the office are left out."""
        inside = {one.unit_id for one in self.members(group_id, on)}
        return tuple(unit.id for unit in self._office.units() if unit.id in inside)

    def outside_names(self, group_id: int, on: date) -> tuple[str, ...]:
        """The members of a group on a day that are no units of the office file."""
        return tuple(one.name for one in self.members(group_id, on) if one.unit_id is None)

    def add_members(
        self, group_id: int, unit_ids: Iterable[int], names: Iterable[str] = (), from_on: date | None = None
    ) -> None:
        """Units, and names from outside the office, become members from a day on (None: always were). All or none."""
        wanted = [GroupMember(0, group_id, unit_id, "", from_on) for unit_id in unit_ids]
        wanted += [GroupMember(0, group_id, None, line, from_on) for line in map(clean_line, names) if line]
        units = {unit.id: unit for unit in self._office.units()}
        known = list(self._groups.members())
        for place, member in enumerate(wanted, start=1):
            check_member(member, known, units)
            known.append(replace(member, id=-place))
        group = self._office.unit(group_id)

        def work() -> None:
            for member in wanted:
                self._groups.save(member)

        self._operations.run(f"Thêm thành viên {group.name}", work)

    def let_leave(self, member_ids: Iterable[int], left_on: date) -> None:
        """Members leave: the day before ``left_on`` is their last. Who would have been in for no day at all is removed."""
        ids = set(member_ids)
        leaving = [one for one in self._groups.members() if one.id in ids]

        def work() -> None:
            for member in leaving:
                if member.from_on is not None and member.from_on >= left_on:
                    self._groups.delete(member.id)
                else:
                    self._groups.save(replace(member, to_on=left_on - timedelta(days=1)))

        self._operations.run("Ghi thành viên ra khỏi khối, cụm", work)
