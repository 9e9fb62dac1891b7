"""Blocs and clusters with members by period, over a real office file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_office import SmallOffice

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.services.unit_group_service import UnitGroupService
from desktop_app.storage.unit_group_repository import UnitGroupRepository

BEFORE, FROM, AFTER = date(2022, 6, 30), date(2022, 7, 1), date(2023, 1, 1)


class Groups:
    def __init__(self, folder: Path, clock: Any) -> None:
        self.small = SmallOffice(folder, clock)
        self.service = UnitGroupService(
            UnitGroupRepository(self.small.database), self.small.office, self.small.operations, clock
        )
        self.first = self.add("Khối thi đua số 1", UnitKind.BLOC)
        self.second = self.add("Khối thi đua số 2", UnitKind.BLOC)
        self.cluster = self.add("Cụm thi đua miền Tây", UnitKind.CLUSTER)
        self.units = list(self.small.units.values())

    def add(self, name: str, kind: UnitKind) -> int:
        return self.small.operations.run("Thêm", lambda: self.small.office.save_unit(Unit(0, name, kind)))


@pytest.fixture
def groups(tmp_path: Path, fixed_clock: Any) -> Groups:
    return Groups(tmp_path, fixed_clock)


def test_members_of_a_day(groups: Groups) -> None:
    groups.service.add_members(groups.first, groups.units[:2], ["Sở  Y tế"], FROM)
    assert groups.service.units_of_group(groups.first, BEFORE) == ()
    assert groups.service.units_of_group(groups.first, FROM) == tuple(groups.units[:2])
    assert groups.service.outside_names(groups.first, FROM) == ("Sở Y tế",)


def test_one_bloc_at_a_time_but_a_cluster_beside(groups: Groups) -> None:
    unit = groups.units[0]
    groups.service.add_members(groups.first, [unit])
    groups.service.add_members(groups.cluster, [unit])
    with pytest.raises(UserError) as problem:
        groups.service.add_members(groups.second, [groups.units[1], unit], (), AFTER)
    assert problem.value.code == "group.member_elsewhere"
    assert groups.service.members(groups.second) == ()
    groups.service.let_leave([one.id for one in groups.service.members(groups.first)], AFTER)
    groups.service.add_members(groups.second, [unit], (), AFTER)
    assert groups.service.units_of_group(groups.first, date(2022, 12, 31)) == (unit,)
    assert groups.service.units_of_group(groups.first, AFTER) == ()
    assert groups.service.units_of_group(groups.second, AFTER) == (unit,)


def test_the_same_outside_name_twice_and_a_group_in_a_group_are_refused(groups: Groups) -> None:
    with pytest.raises(UserError, match="đã là thành viên"):
        groups.service.add_members(groups.first, [], ["Sở Y tế", "sở y tế"])
    with pytest.raises(UserError, match="không làm thành viên"):
        groups.service.add_members(groups.first, [groups.second])
    with pytest.raises(UserError, match="không phải khối"):
        groups.service.add_members(groups.units[0], [groups.units[1]])


def test_adding_is_one_undo_step(groups: Groups) -> None:
    groups.service.add_members(groups.first, groups.units[:2], ["Sở Y tế"])
    groups.small.operations.undo()
    assert groups.service.members(groups.first) == ()


def test_a_group_with_members_counts_as_used(groups: Groups) -> None:
    assert not groups.small.office.is_unit_used(groups.first)
    groups.service.add_members(groups.first, [], ["Sở Y tế"])
    assert groups.small.office.is_unit_used(groups.first)
