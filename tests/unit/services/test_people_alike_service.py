"""People made one with all they have, made two again later, kept apart: over a real office file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_office import SmallOffice

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.merging import Clashing
from desktop_app.domain.office.office import Membership, Person, Sex
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.registration.registration import Registration, RegistrationLine, RegistrationState, SubjectKind
from desktop_app.services.people_alike_service import PeopleAlikeService
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.people_merge_repository import PeopleMergeRepository
from desktop_app.storage.references import references, references_to
from desktop_app.storage.rows import insert
from desktop_app.storage.verification import problems_of

OFFICE, POST = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông"
KEPT_TABLES = ("people", "memberships", "registration_lines", "awards", "people_kept_apart")


class Alike:
    """An office where Nguyễn Văn Đảm stands twice: as he is, and without marks from an old list."""

    def __init__(self, folder: Path, clock: Any) -> None:
        clock.move_to(date(2022, 3, 19))
        self.small = SmallOffice(folder, clock)
        self.merges = PeopleMergeRepository(self.small.database, self.small.plans)
        self.service = PeopleAlikeService(self.merges, self.small.office, self.small.operations, clock)
        self.award_repository = AwardRepository(self.small.database)
        self.keep = self.add("Nguyễn Văn Đảm", OFFICE, birth_year=1980)
        self.other = self.add("Nguyen Van Dam", POST, sex=Sex.MALE, post="Chuyên viên")

    def add(self, name: str, unit: str, *, post: str = "", **fields: Any) -> int:
        person = Person(0, name, memberships=(Membership(0, 0, self.small.units[unit], post),), **fields)
        return self.small.operations.run("Thêm", lambda: self.small.office.save_person(person))

    def register(self, plan_id: int, unit: str, *lines: RegistrationLine) -> None:
        def work() -> None:
            made = self.small.registration_lines.save(
                Registration(
                    0, plan_id, self.small.units[unit], state=RegistrationState.WAITING, received_on=date(2022, 3, 1)
                )
            )
            self.small.registration_lines.save_lines(made.id, lines)

        self.small.operations.run("Nhận", work)

    def award(self, person_id: int, code: str = "LDTT", year: int = 2021, line_id: int | None = None) -> None:
        given = Award(
            0,
            year,
            SubjectKind.PERSON,
            self.small.units[POST],
            code,
            Outcome.APPROVED,
            person_id,
            registration_line_id=line_id,
        )
        self.small.operations.run("Ghi", lambda: self.award_repository.save_all([given]))

    def lines(self, plan_id: int, unit: str) -> tuple[RegistrationLine, ...]:
        found = self.small.registration_lines.registration(plan_id, self.small.units[unit], DeadlineKind.REGISTRATION)
        return self.small.registration_lines.lines(found.id)

    def rows(self, *tables: str) -> dict[str, list[dict[str, Any]]]:
        """All rows of tables, without the versions of rows."""
        return {
            table: [
                {name: row[name] for name in row.keys() if name != "row_version"}  # noqa: SIM118 - a Row
                for row in self.small.database.db.conn.execute(f"SELECT * FROM {table} ORDER BY id")
            ]
            for table in tables
        }


def line(person_id: int, title: str = "LDTT", commendation: str = "") -> RegistrationLine:
    return RegistrationLine(0, 0, SubjectKind.PERSON, person_id, title_code=title, commendation_code=commendation)


def refused(code: str) -> Any:
    return pytest.raises(UserError, check=lambda error: error.code == code)


@pytest.fixture
def alike(tmp_path: Path, fixed_clock: Any) -> Iterator[Alike]:
    made = Alike(tmp_path, fixed_clock)
    yield made
    made.small.close()


def test_the_two_are_found_with_the_reason(alike: Alike) -> None:
    alike.small.operations.run(
        "Sửa", lambda: alike.small.office.save_person(replace(alike.small.office.person(alike.other), birth_year=1980))
    )
    groups = {group.person_ids: group for group in alike.service.prepare_groups()(lambda: None).groups}

    assert groups[alike.keep, alike.other].likeness.reasons == (
        "một bên viết không dấu",
        "cùng năm sinh",
        "khác đơn vị",
    )


def test_standing_in_one_registration_speaks_against_being_one(alike: Alike) -> None:
    twin = alike.add("Nguyễn Văn Đảm", OFFICE)
    before = next(group for group in alike.service.prepare_groups()(lambda: None).groups if twin in group.person_ids)
    alike.register(alike.small.issue(), OFFICE, line(alike.keep), line(twin))
    after = next(group for group in alike.service.prepare_groups()(lambda: None).groups if twin in group.person_ids)

    assert after.likeness.score < before.likeness.score
    assert "cùng có tên trong một bản đăng ký" in after.likeness.reasons


def test_merging_moves_everything_fills_what_lacked_and_can_be_taken_back_exactly(alike: Alike) -> None:
    plan = alike.small.issue()
    alike.register(plan, POST, line(alike.other))
    alike.award(alike.other, line_id=alike.lines(plan, POST)[0].id)
    alike.service.keep_apart([alike.other, alike.small.people[OFFICE][0]])
    before = alike.rows(*KEPT_TABLES)

    (merge_id,) = alike.service.merge(alike.keep, [alike.other])

    kept = alike.small.office.person(alike.keep)
    assert (kept.full_name, kept.sex, kept.birth_year) == ("Nguyễn Văn Đảm", Sex.MALE, 1980)
    assert [one.unit_id for one in kept.memberships] == [alike.small.units[OFFICE], alike.small.units[POST]]
    assert alike.lines(plan, POST)[0].person_id == alike.keep
    assert {award.person_id for award in alike.award_repository.awards(2021)} == {alike.keep}
    assert alike.award_repository.awards(2021)[0].unit_id == alike.small.units[POST], "a result stays with its unit"
    assert alike.other not in {person.id for person in alike.small.office.people()}
    assert (min(alike.keep, alike.small.people[OFFICE][0]), alike.keep) in alike.merges.kept_apart()

    parted = alike.service.unmerge(merge_id)

    assert (parted.person_id, parted.lost) == (alike.other, 0)
    assert alike.rows(*KEPT_TABLES) == before
    assert alike.service.merges() == ()
    assert list(problems_of(alike.small.database.db.conn)) == [], "the log tells every row"


def test_merging_is_one_undo_step_and_so_is_taking_it_back(alike: Alike) -> None:
    alike.award(alike.other)
    tables = (*KEPT_TABLES, "people_merges", "people_merge_steps")
    before = alike.rows(*tables)
    (merge_id,) = alike.service.merge(alike.keep, [alike.other])
    merged = alike.rows(*tables)
    alike.service.unmerge(merge_id)

    alike.small.operations.undo()
    assert alike.rows(*tables) == merged
    alike.small.operations.undo()
    assert alike.rows(*tables) == before
    alike.small.operations.redo()
    assert alike.rows(*tables) == merged


def test_what_was_entered_since_stays_and_what_was_deleted_since_is_counted(alike: Alike) -> None:
    alike.award(alike.other, "GK")
    alike.award(alike.other, "LDTT")
    (merge_id,) = alike.service.merge(alike.keep, [alike.other])
    alike.award(alike.keep, "CSTDCS")
    gone = next(award for award in alike.award_repository.awards(2021) if award.award_code == "GK")
    alike.small.operations.run("Xóa", lambda: alike.award_repository.delete([gone.id]))

    parted = alike.service.unmerge(merge_id)

    assert parted.lost == 1
    holders = {award.award_code: award.person_id for award in alike.award_repository.awards(2021)}
    assert holders == {"LDTT": alike.other, "CSTDCS": alike.keep}


def test_a_number_given_to_someone_new_since_does_not_hinder_taking_back(alike: Alike) -> None:
    alike.award(alike.other)
    (merge_id,) = alike.service.merge(alike.keep, [alike.other])
    newcomer = alike.add("Lò Văn Mới", OFFICE)
    assert newcomer == alike.other, "the number of the last person is given again"

    parted = alike.service.unmerge(merge_id)

    assert parted.person_id not in (newcomer, alike.keep)
    assert alike.small.name_of(parted.person_id) == "Nguyen Van Dam"
    assert [award.person_id for award in alike.award_repository.awards(2021)] == [parted.person_id]


def test_merges_upon_merges_are_taken_back_in_any_order(alike: Alike) -> None:
    third = alike.add("Nguyễn V. Đảm", POST)
    alike.award(alike.other, "GK")
    alike.award(alike.keep, "CSTDCS")
    before = alike.rows(*KEPT_TABLES)
    (first,) = alike.service.merge(alike.keep, [alike.other])
    (second,) = alike.service.merge(third, [alike.keep])

    alike.service.unmerge(first)
    holders = {award.award_code: award.person_id for award in alike.award_repository.awards(2021)}
    assert holders == {"GK": alike.other, "CSTDCS": third}
    alike.service.unmerge(second)

    holders = {award.award_code: award.person_id for award in alike.award_repository.awards(2021)}
    assert holders == {"GK": alike.other, "CSTDCS": alike.keep}
    assert {row["id"] for row in alike.rows("people")["people"]} == {row["id"] for row in before["people"]}


def test_both_in_one_registration_is_asked_about_first(alike: Alike) -> None:
    plan = alike.small.issue()
    alike.register(plan, OFFICE, line(alike.keep), line(alike.other))
    before = alike.rows(*KEPT_TABLES)

    with refused("people.clash") as told:
        alike.service.merge(alike.keep, [alike.other])

    assert "bản đăng ký của Văn phòng Sở, Kế hoạch số 14/KH-STTTT" in told.value.message
    assert alike.rows(*KEPT_TABLES) == before


@pytest.mark.parametrize(
    ("answer", "stays"), [(Clashing.KEPT, "keep"), (Clashing.OTHER, "other"), (Clashing.BOTH, "keep")]
)
def test_the_answer_says_whose_line_stays_and_results_follow_it(alike: Alike, answer: Clashing, stays: str) -> None:
    plan = alike.small.issue()
    alike.register(plan, OFFICE, line(alike.keep), line(alike.other))
    ids = dict(zip(("keep", "other"), (one.id for one in alike.lines(plan, OFFICE)), strict=True))
    gone = "other" if stays == "keep" else "keep"
    alike.award(alike.keep, line_id=ids[gone])
    before = alike.rows(*KEPT_TABLES)

    (merge_id,) = alike.service.merge(alike.keep, [alike.other], clashing=answer)

    (left,) = alike.lines(plan, OFFICE)
    assert (left.id, left.person_id) == (ids[stays], alike.keep)
    assert alike.award_repository.awards(2021)[0].registration_line_id == ids[stays]
    alike.service.unmerge(merge_id)
    assert alike.rows(*KEPT_TABLES) == before


def test_two_lines_of_different_things_may_both_stay(alike: Alike) -> None:
    plan = alike.small.issue()
    alike.register(plan, OFFICE, line(alike.keep), line(alike.other, "", "GK"))

    alike.service.merge(alike.keep, [alike.other], clashing=Clashing.BOTH)

    assert [one.person_id for one in alike.lines(plan, OFFICE)] == [alike.keep, alike.keep]


def test_one_award_held_twice_is_asked_about_too(alike: Alike) -> None:
    alike.award(alike.keep)
    alike.award(alike.other)

    with refused("people.clash") as told:
        alike.service.merge(alike.keep, [alike.other])
    assert "kết quả Lao động tiên tiến năm 2021" in told.value.message

    alike.service.merge(alike.keep, [alike.other], clashing=Clashing.KEPT)
    assert [award.person_id for award in alike.award_repository.awards(2021)] == [alike.keep]


def test_two_commendations_of_one_year_by_two_decisions_both_stay(alike: Alike) -> None:
    for person_id, number in ((alike.keep, "12/QĐ"), (alike.other, "98/QĐ")):
        unit_id = alike.small.units[POST]
        given = Award(0, 2021, SubjectKind.PERSON, unit_id, "GK", Outcome.APPROVED, person_id, decision_number=number)
        alike.small.operations.run("Ghi", lambda given=given: alike.award_repository.save_all([given]))

    alike.service.merge(alike.keep, [alike.other])

    assert [award.person_id for award in alike.award_repository.awards(2021)] == [alike.keep, alike.keep]


def test_what_hangs_once_on_a_row_that_goes_goes_with_it_and_comes_back(alike: Alike) -> None:
    alike.award(alike.keep)
    alike.award(alike.other)
    for award in alike.award_repository.awards(2021):
        insert(
            alike.small.database.db.conn,
            "award_histories",
            {
                "award_id": award.id,
                "award_text": "Lao động tiên tiến",
                "source_name": "cũ.xlsx",
                "source_row": award.id,
            },
        )
    alike.small.database.db.conn.commit()
    before = alike.rows(*KEPT_TABLES, "award_histories")

    (merge_id,) = alike.service.merge(alike.keep, [alike.other], clashing=Clashing.KEPT)

    assert len(alike.rows("award_histories")["award_histories"]) == 1
    alike.service.unmerge(merge_id)
    assert alike.rows(*KEPT_TABLES, "award_histories") == before


def test_two_of_the_others_that_clash_with_each_other_are_asked_about_too(alike: Alike) -> None:
    third = alike.add("Nguyễn V. Đảm", OFFICE)
    alike.register(alike.small.issue(), OFFICE, line(alike.other), line(third))

    with refused("people.clash"):
        alike.service.merge(alike.keep, [alike.other, third])

    assert len(alike.service.merge(alike.keep, [alike.other, third], clashing=Clashing.KEPT)) == 2


def test_two_memberships_that_tell_one_thing_become_one(alike: Alike) -> None:
    third = alike.add("Nguyễn Đảm", OFFICE, post="Chánh Văn phòng")

    (merge_id,) = alike.service.merge(alike.keep, [third])

    assert [one.post for one in alike.small.office.person(alike.keep).memberships] == ["Chánh Văn phòng"]
    alike.service.unmerge(merge_id)
    assert [one.post for one in alike.small.office.person(alike.keep).memberships] == [""]


def test_chosen_fields_go_to_the_kept_record(alike: Alike) -> None:
    alike.service.merge(alike.keep, [alike.other], full_name="Nguyễn Văn Đạm", birth_year=1981)

    kept = alike.small.office.people(search="dam")[0]
    assert (kept.id, kept.full_name, kept.birth_year, kept.sex) == (alike.keep, "Nguyễn Văn Đạm", 1981, Sex.MALE)


def test_those_kept_apart_are_never_asked_about_again_until_that_is_taken_back(alike: Alike) -> None:
    pair = (alike.add("Lò Văn Ón", OFFICE), alike.add("Lò Văn Ón", POST))
    assert pair in [group.person_ids for group in alike.service.prepare_groups()(lambda: None).groups]

    assert alike.service.keep_apart(pair) == 1
    assert alike.service.keep_apart(pair) == 0
    assert pair not in [group.person_ids for group in alike.service.prepare_groups()(lambda: None).groups]
    assert [(one.one.id, one.other.id) for one in alike.service.kept_apart()] == [pair]
    with refused("people.kept_apart"):
        alike.service.merge(pair[0], pair[1:])

    assert alike.service.ask_again(reversed(pair)) == 1
    assert pair in [group.person_ids for group in alike.service.prepare_groups()(lambda: None).groups]


def test_a_person_can_be_deleted_although_kept_apart_or_merged(alike: Alike) -> None:
    alike.service.keep_apart([alike.keep, alike.small.people[OFFICE][0]])
    alike.service.merge(alike.keep, [alike.other])
    alike.small.operations.run("Xóa", lambda: alike.small.office.delete_person(alike.keep))

    assert alike.rows("people_kept_apart", "people_merges", "people_merge_steps") == {
        "people_kept_apart": [],
        "people_merges": [],
        "people_merge_steps": [],
    }
    alike.small.operations.undo()
    assert len(alike.service.merges()) == 1


def test_unknown_numbers_and_one_person_alone_are_refused(alike: Alike) -> None:
    with refused("people.merge_one"):
        alike.service.merge(alike.keep, [alike.keep])
    with refused("people.unknown"):
        alike.service.merge(alike.keep, [9999])
    with refused("people.apart_one"):
        alike.service.keep_apart([alike.keep])
    with refused("people.no_merge"):
        alike.service.unmerge(12)


def test_a_table_of_later_days_moves_as_well_and_one_row_a_person_is_respected(alike: Alike) -> None:
    """Nobody told the merge of this table: it is found by its reference to people."""
    connection = alike.small.database.db.conn
    connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, whom INTEGER UNIQUE REFERENCES people (id)) STRICT")
    connection.execute("INSERT INTO later (whom) VALUES (?)", [alike.other])
    connection.commit()

    (merge_id,) = alike.service.merge(alike.keep, [alike.other])
    assert [row["whom"] for row in alike.rows("later")["later"]] == [alike.keep]
    alike.service.unmerge(merge_id)
    assert [row["whom"] for row in alike.rows("later")["later"]] == [alike.other]

    connection.execute("INSERT INTO later (whom) VALUES (?)", [alike.keep])
    connection.commit()
    before = alike.rows(*KEPT_TABLES)
    with refused("people.merge_twice"):
        alike.service.merge(alike.keep, [alike.other])
    assert alike.rows(*KEPT_TABLES) == before


def test_every_column_that_names_a_person_is_a_reference_to_people(alike: Alike) -> None:
    """Else merging would forget it. What a merge keeps of the past is no reference on purpose."""
    connection = alike.small.database.db.conn
    tables = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    named = {
        (table, column["name"])
        for table in tables
        for column in connection.execute(f"PRAGMA table_info({table})")
        if "person" in column["name"] and column["name"].endswith("_id")
    }
    known = {(one.table, one.column) for one in references_to(connection, "people")}

    assert named <= known
    assert {("awards", "person_id"), ("memberships", "person_id"), ("registration_lines", "person_id")} <= known
    assert all(one.refers_to in tables for one in references(connection))
