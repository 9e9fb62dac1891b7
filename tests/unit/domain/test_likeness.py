"""People who may be one: what speaks for it and against it, groups, suggestions for an unknown name."""

import random
import time
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.office.likeness import LIKELY, POSSIBLE, PeopleIndex, alike_groups, compare_people, suggest
from desktop_app.domain.office.office import Membership, Person, Sex


def person(number, name, year=None, unit=1, sex=None, **period):
    return Person(number, name, sex, year, (Membership(number, number, unit, **period),))


AN = person(1, "Nguyễn Văn An", 1980)


def test_same_name_in_the_same_unit_is_likely_one():
    found = compare_people(AN, person(2, "Nguyễn Văn An"))

    assert found.is_likely
    assert found.reasons == ("cùng họ tên", "cùng đơn vị")


def test_namesakes_of_other_birth_year_and_unit_are_not_asked_about():
    assert compare_people(AN, person(2, "Nguyễn Văn An", 1991, unit=2)).score < POSSIBLE


def test_a_birth_year_with_two_figures_changed_is_pointed_out():
    found = compare_people(AN, person(2, "Nguyễn Văn An", 1908))

    assert POSSIBLE <= found.score < LIKELY
    assert "năm sinh lệch một chữ số (1980, 1908)" in found.reasons


def test_sex_speaks_against_it():
    one, other = (replace(AN, id=at, sex=sex) for at, sex in ((1, Sex.MALE), (2, Sex.FEMALE)))

    assert compare_people(one, other).score < compare_people(one, replace(other, sex=None)).score
    assert "khác giới tính" in compare_people(one, other).reasons


def test_one_unit_after_the_other_is_a_transfer_and_at_once_speaks_against_it():
    before = person(1, "Nguyễn Văn An", to_on=date(2025, 6, 30))
    after = person(2, "Nguyễn Văn An", unit=2, from_on=date(2025, 7, 1))

    transfer, at_once = compare_people(before, after), compare_people(person(1, "Nguyễn Văn An"), after)

    assert "ở hai đơn vị nối tiếp nhau" in transfer.reasons
    assert at_once.score < transfer.score


def test_groups_hold_only_people_who_may_each_be_each_other():
    people = [
        person(1, "Nguyễn Văn An", 1980),
        person(2, "Nguyễn An", 1980),
        person(3, "Nguyễn Minh An", 1980),
        person(4, "Trần Thị Hoa"),
        person(5, "Tran Thi Hoa"),
    ]

    groups = alike_groups(people)

    assert {group.person_ids for group in groups} == {(1, 2), (2, 3), (4, 5)}


def test_the_most_likely_group_comes_first_and_those_kept_apart_never():
    people = [person(1, "Lê Hoa"), person(2, "Lê Thị Hoa"), person(3, "Trần Văn Bình"), person(4, "Trần Văn Bình")]

    assert [group.person_ids for group in alike_groups(people)] == [(3, 4), (1, 2)]
    assert [group.person_ids for group in alike_groups(people, apart={(3, 4)})] == [(1, 2)]


def test_a_letter_too_few_anywhere_is_found():
    people = [person(1, "Nguyễn Văn Khánh", 1980), person(2, "Nguyễn Văn Kánh", 1980)]

    assert [group.person_ids for group in alike_groups(people)] == [(1, 2)]


def test_suggestions_for_an_unknown_name_put_the_unit_first():
    people = [
        person(1, "Nguyễn Thị Lan", unit=2),
        person(2, "Nguyễn Thị Lan", unit=7),
        person(3, "Trần Thị Lan", unit=7),
    ]

    found = suggest("Nguyen Thi Lan", people, unit_id=7)

    assert [one.person.id for one in found] == [2, 1]
    assert found[0].likeness.reasons == ("một bên viết không dấu", "cùng đơn vị")


def test_nobody_is_suggested_for_a_name_like_none():
    assert suggest("Phạm Quốc Khánh", [AN]) == ()


def test_the_work_pauses_and_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        PeopleIndex([AN], stop)


def test_five_thousand_people_are_compared_in_a_moment():
    """Measured 0.8 s; comparing everybody with everybody would be 12.5 million comparisons, about two minutes."""
    chance = random.Random(11)
    families, middles = (
        ["Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan"],
        ["Văn", "Thị", "Minh", "Đức", "Thanh", "Ngọc", "Hữu", "Thu"],
    )
    givens = [
        "An",
        "Anh",
        "Bình",
        "Cường",
        "Dũng",
        "Duy",
        "Đạt",
        "Giang",
        "Hà",
        "Hải",
        "Hạnh",
        "Hoa",
        "Hùng",
        "Hương",
        "Khánh",
        "Lan",
        "Linh",
        "Mai",
        "Nam",
        "Nga",
        "Phúc",
        "Sơn",
    ]
    people = [
        person(
            number, f"{chance.choice(families)} {chance.choice(middles)} {chance.choice(givens)}", None, number % 200
        )
        for number in range(1, 5001)
    ]
    people.append(person(5001, "Đoàn Trọng Nghĩa", 1975, 3))
    people.append(person(5002, "Doan Trong Nghia", 1975, 3))

    started = time.perf_counter()
    index = PeopleIndex(people)
    found = [(pair.one_id, pair.other_id) for pair in index.pairs()]

    assert (5001, 5002) in found
    assert time.perf_counter() - started < 20
