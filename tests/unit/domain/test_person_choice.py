"""Whom a typed name means: one person, or a list that tells namesakes apart."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Membership, Person
from desktop_app.domain.office.person_choice import person_meant

UNITS = {1: "Văn phòng Sở", 2: "Phòng Bưu chính"}


def _person(person_id: int, name: str, unit: int, born: int | None = None) -> Person:
    return Person(person_id, name, birth_year=born, memberships=(Membership(0, person_id, unit),))


PEOPLE = (
    _person(1, "Nguyễn Văn Mẫu", 1, 1980),
    _person(2, "Nguyễn Văn Mẫu", 2, 1980),
    _person(3, "Nguyễn Văn Mẫu", 2, 1991),
    _person(4, "Trần Thị Thử", 1),
)


def _refused(written: str, unit: int | None = None, born: int | None = None) -> UserError:
    with pytest.raises(UserError) as told:
        person_meant(PEOPLE, UNITS, written, unit, born)
    return told.value


@pytest.mark.parametrize(
    ("written", "unit", "born", "person_id"),
    [
        ("Trần Thị Thử", None, None, 4),
        ("tran thi thu", None, None, 4),
        ("#3", None, None, 3),
        ("3", None, None, 3),
        ("Nguyễn Văn Mẫu", 1, None, 1),
        ("Nguyễn Văn Mẫu", None, 1991, 3),
        ("nguyen van mau", 2, 1980, 2),
    ],
)
def test_one_person_is_meant(written: str, unit: int | None, born: int | None, person_id: int) -> None:
    assert person_meant(PEOPLE, UNITS, written, unit, born).id == person_id


def test_namesakes_are_refused_with_what_tells_them_apart() -> None:
    told = _refused("Nguyễn Văn Mẫu")
    assert told.code == "person.several"
    for words in (
        "#1 Nguyễn Văn Mẫu, sinh năm 1980, Văn phòng Sở",
        "#2 Nguyễn Văn Mẫu, sinh năm 1980, Phòng Bưu chính",
    ):
        assert words in told.message
    assert "#1 " not in _refused("Nguyễn Văn Mẫu", unit=2).message
    assert _refused("Nguyễn Văn Mẫu", born=1980).code == "person.several"


def test_nobody_is_taken_for_another() -> None:
    assert "Tên gần giống: #4 Trần Thị Thử" in _refused("Trần Thị Thứ").message
    assert "không khớp" in _refused("Trần Thị Thử", unit=2).message
    assert _refused("#99").code == _refused("Lý Tự Chế").code == "person.unknown"
    assert _refused("  ").code == "person.no_name"
