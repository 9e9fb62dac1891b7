"""A list of people against the office: what can be stored, what cannot and why, who is there already."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.list_rows import ListRow
from desktop_app.domain.office.office import Membership, Person, Sex, Unit
from desktop_app.domain.office.people_list import PeoplePreview, parse_sex, preview_people

TODAY = date(2022, 3, 18)
UNITS = (Unit(1, "Văn phòng"), Unit(2, "Phòng Kế hoạch", short_name="P. KH"))


def row(number: int, name: str, unit: str = "Văn phòng", **cells: str) -> ListRow:
    titles = {"sex": "Giới tính", "post": "Chức vụ", "born": "Năm sinh"}
    return ListRow(number, {"Họ và tên": name, "Đơn vị": unit} | {titles[key]: text for key, text in cells.items()})


def person(person_id: int, name: str, unit_id: int) -> Person:
    return Person(person_id, name, memberships=(Membership(person_id, person_id, unit_id),))


def preview(*rows: ListRow, people: tuple[Person, ...] = ()) -> PeoplePreview:
    return preview_people(rows, UNITS, people, TODAY)


def test_a_good_row_is_taken_cleaned() -> None:
    found = preview(row(2, "  Tô  Thị Lụa ", "van phong", sex=" NỮ", post=" Chuyên viên ", born="1990"))
    (taken,) = found.valid
    assert (taken.row, taken.full_name, taken.unit_name) == (2, "Tô Thị Lụa", "Văn phòng")
    assert (taken.sex, taken.post, taken.birth_year) == (Sex.FEMALE, "Chuyên viên", 1990)
    assert (found.faulty, found.possible_duplicates, found.new_units) == ((), (), ())


@pytest.mark.parametrize(
    ("written", "sex"),
    [
        *((text, Sex.MALE) for text in ("Nam", "nam", "NAM ")),
        *((text, Sex.FEMALE) for text in ("Nữ", "NỮ", "nu", "Nu\u031b\u0303")),
        *((text, None) for text in ("", "  ")),
    ],
)
def test_the_sex_is_read_in_every_spelling(written: str, sex: Sex | None) -> None:
    assert parse_sex(written) is sex


@pytest.mark.parametrize("written", ["x", "Nam/Nữ", "1", "male", "không"])
def test_another_sex_is_a_fault(written: str) -> None:
    with pytest.raises(ValueError):
        parse_sex(written)


@pytest.mark.parametrize(
    ("faulty", "column"),
    [
        (row(7, ""), "Họ và tên"),
        (row(7, "   "), "Họ và tên"),
        (row(7, "123"), "Họ và tên"),
        (row(7, "A" * 201), "Họ và tên"),
        (row(7, "Tô An", ""), "Đơn vị"),
        (row(7, "Tô An", "B" * 201), "Đơn vị"),
        (row(7, "Tô An", sex="x"), "Giới tính"),
        (row(7, "Tô An", born="90"), "Năm sinh"),
        (row(7, "Tô An", born="1890"), "Năm sinh"),
        (ListRow(7, {}), "Họ và tên"),
    ],
)
def test_a_faulty_row_is_named_by_row_and_column(faulty: ListRow, column: str) -> None:
    found = preview(row(6, "Lê Bê"), faulty)
    assert [one.full_name for one in found.valid] == ["Lê Bê"]
    assert (found.faulty[0].row, found.faulty[0].column) == (7, column)
    assert found.faulty[0].message.endswith(".")


def test_all_faults_of_a_row_are_named_at_once() -> None:
    found = preview(row(3, "", "", sex="?"))
    assert [one.column for one in found.faulty] == ["Họ và tên", "Đơn vị", "Giới tính"]


def test_same_name_and_unit_is_the_same_person_and_not_stored_again() -> None:
    found = preview(row(9, "tô thị hoà", "P. KH"), people=(person(1, "Tô Thị Hòa", 2),))
    assert found.valid == ()
    (duplicate,) = found.possible_duplicates
    assert (duplicate.row, duplicate.with_name, duplicate.is_skipped) == (9, "Tô Thị Hòa, Phòng Kế hoạch", True)
    assert duplicate.message == "Dòng 9 trùng với Tô Thị Hòa, Phòng Kế hoạch nên không nhập lại."


def test_a_namesake_in_another_unit_is_pointed_out_and_stored() -> None:
    found = preview(row(9, "Tô Thị Hòa"), people=(person(1, "Tô Thị Hòa", 2),))
    assert len(found.valid) == 1
    (duplicate,) = found.possible_duplicates
    assert not duplicate.is_skipped
    assert duplicate.with_name == "Tô Thị Hòa, Phòng Kế hoạch"


def test_marks_tell_people_apart() -> None:
    found = preview(row(9, "Tô Thị Hoa"), people=(person(1, "Tô Thị Hòa", 1),))
    assert len(found.valid) == 1
    assert found.possible_duplicates == ()


def test_one_of_several_namesakes_in_the_same_unit_is_enough() -> None:
    known = (person(1, "Tô An", 2), person(2, "Tô An", 1))
    found = preview(row(9, "Tô An", "Văn phòng"), people=known)
    assert found.valid == ()
    assert found.possible_duplicates[0].with_name == "Tô An, Văn phòng"


def test_a_row_given_twice_is_stored_once() -> None:
    found = preview(row(2, "Tô An", post="Kế toán"), row(3, "TÔ AN", "van phong", post="kế toán"))
    assert [one.row for one in found.valid] == [2]
    (duplicate,) = found.possible_duplicates
    assert (duplicate.row, duplicate.with_name, duplicate.is_skipped) == (3, "Tô An, Văn phòng (dòng 2)", True)


@pytest.mark.parametrize(
    "second",
    [row(3, "Tô An", post="Lái xe"), row(3, "Tô An", "P. KH"), row(3, "Tô An", sex="Nữ"), row(3, "Tô An", born="1980")],
)
def test_namesakes_in_the_list_are_both_stored(second: ListRow) -> None:
    found = preview(row(2, "Tô An"), second)
    assert len(found.valid) == 2
    assert [one.is_skipped for one in found.possible_duplicates] == [False]


def test_a_namesake_of_the_office_given_twice_in_the_list_is_stored_once() -> None:
    found = preview(row(2, "Tô An"), row(3, "Tô An"), people=(person(1, "Tô An", 2),))
    assert [one.row for one in found.valid] == [2]
    assert [one.is_skipped for one in found.possible_duplicates] == [False, True]


def test_units_to_add_are_named_once_in_the_order_of_the_list() -> None:
    found = preview(row(2, "A", "Phòng Mới"), row(3, "B", "Đội Hai"), row(4, "C", "phòng mới"), row(5, "D"))
    assert found.new_units == ("Phòng Mới", "Đội Hai")
    assert [one.unit_name for one in found.valid] == ["Phòng Mới", "Đội Hai", "Phòng Mới", "Văn phòng"]


def test_a_unit_only_named_by_rows_left_out_is_not_added() -> None:
    assert preview(row(2, "", "Phòng Mới")).new_units == ()
