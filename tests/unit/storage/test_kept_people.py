"""Everybody is read once; whatever writes, the next question is answered as the file stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.office.office import Membership, Person, Unit, UnitKind
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.office_repository import OfficeRepository

NAMES = ("Lý Văn Bình", "Âu Thị Ánh", "Đỗ Hữu Cường")


@pytest.fixture
def office(office_db: OfficeDatabase, operations: Operations) -> OfficeRepository:
    """A unit and three people."""
    made = OfficeRepository(office_db)

    def work() -> None:
        unit_id = made.save_unit(Unit(0, "Văn phòng", UnitKind.DIVISION))
        made.add_people(Person(0, name, memberships=(Membership(0, 0, unit_id, "Chuyên viên"),)) for name in NAMES)

    operations.run("Lập", work)
    return made


def test_people_are_read_once_and_the_same(office: OfficeRepository, office_db: OfficeDatabase) -> None:
    first = office.people()
    assert [one.full_name for one in first] == ["Âu Thị Ánh", "Lý Văn Bình", "Đỗ Hữu Cường"]
    read: list[str] = []
    office_db.db.conn.set_trace_callback(read.append)
    assert office.people() == first
    assert [one.full_name for one in OfficeRepository(office_db).people(search="lý")] == ["Lý Văn Bình"]
    office_db.db.conn.set_trace_callback(None)
    assert not [one for one in read if "FROM people" in one or "FROM memberships" in one]


def test_a_write_an_undo_and_a_redo_are_seen(office: OfficeRepository, operations: Operations) -> None:
    one = office.people()[1]
    operations.run("Đổi tên", lambda: office.save_person(replace(one, full_name="Lý Văn Dũng")))
    assert [each.full_name for each in office.people()] == ["Âu Thị Ánh", "Đỗ Hữu Cường", "Lý Văn Dũng"]
    operations.undo()
    assert [each.full_name for each in office.people()] == ["Âu Thị Ánh", "Lý Văn Bình", "Đỗ Hữu Cường"]
    operations.redo()
    assert office.people()[2].full_name == "Lý Văn Dũng"
    ended = replace(one.memberships[0], to_on=date(2022, 1, 31))
    now = office.person(one.id)
    operations.run("Chuyển đi", lambda: office.save_person(replace(now, memberships=(ended,))))
    assert len(office.people(date(2022, 3, 18))) == 2
    operations.run("Xóa", lambda: office.delete_person(one.id))
    assert len(office.people()) == 2


def test_what_was_read_before_a_rollback_is_not_kept(office: OfficeRepository, operations: Operations) -> None:
    one = office.people()[0]

    def work() -> None:
        office.save_person(replace(one, full_name="Âu Thị Vân"))
        assert "Âu Thị Vân" in {each.full_name for each in office.people()}
        raise KeyError

    with pytest.raises(KeyError):
        operations.run("Hỏng", work)
    assert office.people()[0] == one


def test_many_at_once_are_seen(office: OfficeRepository, operations: Operations) -> None:
    assert len(office.people()) == 3
    operations.run("Nhập", lambda: office.add_people(Person(0, f"Tô Văn {number}") for number in range(900)))
    assert len(office.people()) == 903


def test_a_write_by_another_program_is_seen(
    office: OfficeRepository, open_file: Callable[..., OfficeDatabase], database_file: Path
) -> None:
    beside = OfficeRepository(open_file(database_file, read_only=True))
    assert len(beside.people()) == 3
    other = open_file(database_file)
    with other.transaction():
        other.db.conn.execute("DELETE FROM memberships WHERE person_id = 1")
        other.db.conn.execute("DELETE FROM people WHERE id = 1")
    assert len(beside.people()) == len(office.people()) == 2
