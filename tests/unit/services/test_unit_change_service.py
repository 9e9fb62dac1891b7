"""Units renamed, merged, split, dissolved, over a real office file; earlier years stay as they were."""

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
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.office.unit_changes import NOT_SAID, ChangeDraft, ChangeKind
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.services.office_service import OfficeService
from desktop_app.services.unit_change_service import UnitChangeService
from desktop_app.services.unit_group_service import UnitGroupService
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.unit_change_repository import UnitChangeRepository
from desktop_app.storage.unit_group_repository import UnitGroupRepository
from desktop_app.storage.verification import problems_of

OFFICE, POST, TECH, CENTER = (
    "Văn phòng Sở",
    "Phòng Bưu chính - Viễn thông",
    "Phòng Công nghệ thông tin",
    "Trung tâm Công nghệ số",
)
DAY, EVE = date(2022, 5, 1), date(2022, 4, 30)
NEW = "Phòng Hạ tầng số"


class Through:
    def __init__(self, folder: Path, clock: Any) -> None:
        clock.move_to(date(2022, 6, 1))
        self.small = SmallOffice(folder, clock)
        groups, database = UnitGroupRepository(self.small.database), self.small.database
        self.groups = UnitGroupService(groups, self.small.office, self.small.operations, clock)
        self.service = UnitChangeService(
            UnitChangeRepository(database),
            groups,
            self.small.office,
            self.small.plans,
            self.small.registration_lines,
            AwardHistoryRepository(database),
            self.small.operations,
            clock,
        )
        self.units = self.small.units

    def members(self, unit_id: int, on: date) -> int:
        people = self.small.office.people(on)
        return sum((one := person.membership_on(on)) is not None and one.unit_id == unit_id for person in people)

    def merge(self, **more: Any) -> int:
        draft = ChangeDraft(
            ChangeKind.MERGED,
            DAY,
            (self.units[POST], self.units[TECH]),
            (Unit(0, NEW),),
            document_number="12/QĐ-SNV",
            document_on=date(2022, 4, 20),
            **more,
        )
        self.service.apply(draft)
        return next(unit.id for unit in self.small.office.units() if unit.name == NEW)

    def award(self, unit: int, year: int) -> None:
        given = Award(0, year, SubjectKind.COLLECTIVE, unit, "TTLDTT", Outcome.APPROVED, collective_name="Phòng")
        self.small.operations.run("Ghi", lambda: AwardRepository(self.small.database).save_all([given]))


@pytest.fixture
def through(tmp_path: Path, fixed_clock: Any) -> Iterator[Through]:
    made = Through(tmp_path, fixed_clock)
    yield made
    made.small.database.close()


def refused(code: str) -> Any:
    return pytest.raises(UserError, check=lambda error: error.code == code)


def test_a_merger_moves_people_and_owing_units_and_is_one_undo(through: Through) -> None:
    plan_id = through.small.issue()
    old_plan = through.small.issue(year=2021, on=date(2021, 2, 1), number="9")
    before = through.small.plans.plan_units(old_plan)
    new = through.merge()

    assert through.small.office.unit(through.units[POST]).to_on == EVE
    assert through.small.office.unit(new).from_on == DAY
    assert (through.members(through.units[POST], EVE), through.members(new, EVE)) == (10, 0)
    assert (through.members(through.units[POST], DAY), through.members(new, DAY)) == (0, 18)
    owing = {one.unit_id: one for one in through.small.plans.plan_units(plan_id)}
    assert owing[through.units[TECH]].left_on == DAY
    assert owing[through.units[TECH]].leave_reason == f"Sáp nhập thành {NEW} (12/QĐ-SNV ngày 20/4/2022)"
    assert owing[new].joined_on == DAY
    assert owing[new].join_reason == f"Thay cho {POST}, {TECH} (12/QĐ-SNV ngày 20/4/2022)"
    assert owing[through.units[OFFICE]].left_on is None
    assert through.small.plans.plan_units(old_plan) == before, "the board of the old year is as before"
    assert problems_of(through.small.database.db.conn) == []

    through.small.operations.undo()
    assert through.small.office.unit(through.units[POST]).to_on is None
    assert NEW not in {unit.name for unit in through.small.office.units()}
    assert through.members(through.units[POST], DAY) == 10
    assert all(one.left_on is None for one in through.small.plans.plan_units(plan_id))
    assert through.service.changes() == ()
    through.small.operations.redo()
    assert through.members(new, DAY) == 18


def test_lineage_says_what_became_of_a_unit_and_sums_awards_under_former_names(through: Through) -> None:
    through.award(through.units[POST], 2020)
    through.award(through.units[TECH], 2021)
    new = through.merge()
    through.award(new, 2022)
    lineage = through.service.lineage()

    assert lineage.words(through.units[POST], date(2022, 6, 1)) == f"{POST} (nay là {NEW} từ 01/5/2022)"
    assert lineage.words(through.units[POST], EVE) == POST
    assert [unit.name for unit in lineage.former(new)] == [POST, TECH]
    assert lineage.sentence(through.service.changes()[0]) == (
        f"01/5/2022: {POST}, {TECH} sáp nhập thành {NEW} (12/QĐ-SNV ngày 20/4/2022)"
    )
    along = through.service.awards_along(new)
    assert [(one.unit.name, [past.award.achievement_year for past in one.awards]) for one in along] == [
        (NEW, [2022]),
        (POST, [2020]),
        (TECH, [2021]),
    ]
    assert lineage.total(new, {one.unit.id: len(one.awards) for one in along}) == 3
    assert lineage.total(through.units[POST], {through.units[POST]: 1}) == 1


def test_merging_into_a_unit_that_goes_on_leaves_its_own_people_alone(through: Through) -> None:
    office = through.small.office.unit(through.units[OFFICE])
    plan_id = through.small.issue()
    through.service.apply(ChangeDraft(ChangeKind.MERGED, DAY, (through.units[POST],), (office,)))
    assert through.small.office.unit(office.id).to_on is None
    assert through.members(office.id, DAY) == 22
    own = through.small.office.person(through.small.people[OFFICE][0])
    assert len(own.memberships) == 1
    assert sum(one.unit_id == office.id for one in through.small.plans.plan_units(plan_id)) == 1
    lineage = through.service.lineage()
    assert [unit.name for unit in lineage.former(office.id)] == [POST]
    assert lineage.words(through.units[POST], DAY) == f"{POST} (nay là {OFFICE} từ 01/5/2022)"
    assert "sáp nhập vào" in lineage.sentence(through.service.changes()[0])


def test_names_through_two_changes(through: Through) -> None:
    new = through.merge()
    later = date(2023, 1, 1)
    through.service.apply(ChangeDraft(ChangeKind.RENAMED, later, (new,), (Unit(0, "Phòng Viễn thông"),)))
    lineage = through.service.lineage()
    assert lineage.words(through.units[POST], later) == f"{POST} (nay là Phòng Viễn thông từ 01/01/2023)"
    assert [unit.name for unit in lineage.now(through.units[POST], EVE)] == []
    assert [unit.name for unit in lineage.now(through.units[POST], DAY)] == [NEW]
    last = next(unit.id for unit in through.small.office.units() if unit.name == "Phòng Viễn thông")
    assert {unit.name for unit in lineage.former(last)} == {NEW, POST, TECH}
    assert len(lineage.history(last)) == 2


def test_a_split_asks_where_each_goes(through: Through) -> None:
    people = through.small.people[TECH]
    two = (Unit(0, "Phòng Chuyển đổi số"), Unit(0, "Phòng An toàn thông tin"))
    draft = ChangeDraft(ChangeKind.SPLIT, DAY, (through.units[TECH],), two, {people[0]: 1}, NOT_SAID)
    assert len(through.service.preview(draft).unsaid) == 7
    with refused("unit_change.unsaid"):
        through.service.apply(draft)
    through.service.apply(ChangeDraft(ChangeKind.SPLIT, DAY, (through.units[TECH],), two, {people[0]: 1}, 0))
    ids = {unit.name: unit.id for unit in through.small.office.units()}
    assert through.members(ids["Phòng Chuyển đổi số"], DAY) == 7
    assert through.members(ids["Phòng An toàn thông tin"], DAY) == 1
    words = through.service.lineage().words(through.units[TECH], DAY)
    assert words == f"{TECH} (nay là Phòng Chuyển đổi số, Phòng An toàn thông tin từ 01/5/2022)"


def test_a_part_split_off_leaves_the_rest_where_it_is(through: Through) -> None:
    old = through.small.office.unit(through.units[TECH])
    draft = ChangeDraft(
        ChangeKind.SPLIT, DAY, (old.id,), (old, Unit(0, NEW)), {through.small.people[TECH][0]: 1}, NOT_SAID
    )
    through.service.apply(draft)
    assert through.small.office.unit(old.id).to_on is None
    assert through.members(old.id, DAY) == 7


def test_dissolved_with_and_without_a_place_to_go(through: Through) -> None:
    through.service.apply(ChangeDraft(ChangeKind.DISSOLVED, DAY, (through.units[POST],), default=None))
    assert through.small.office.person(through.small.people[POST][0]).membership_on(DAY) is None
    office = through.small.office.unit(through.units[OFFICE])
    through.service.apply(ChangeDraft(ChangeKind.DISSOLVED, DAY, (through.units[TECH],), (office,)))
    assert through.members(office.id, DAY) == 20
    lineage = through.service.lineage()
    assert lineage.former(office.id) == (), "people came, the history did not"
    assert lineage.words(through.units[TECH], DAY) == f"{TECH} (hoạt động đến 30/4/2022)"


def test_what_cannot_be(through: Through) -> None:
    post = through.units[POST]
    for code, draft in (
        ("unit_change.merge", ChangeDraft(ChangeKind.MERGED, DAY, (post,), (Unit(0, NEW),))),
        ("unit_change.split", ChangeDraft(ChangeKind.SPLIT, DAY, (post,), (Unit(0, NEW),))),
        ("unit_change.rename", ChangeDraft(ChangeKind.RENAMED, DAY, (post,))),
        ("office.unit_name_taken", ChangeDraft(ChangeKind.RENAMED, DAY, (post,), (Unit(0, TECH),))),
        ("office.unit_no_name", ChangeDraft(ChangeKind.RENAMED, DAY, (post,), (Unit(0, " "),))),
    ):
        with refused(code):
            through.service.apply(draft)
    new = through.merge()
    with refused("unit_change.ended"):
        through.service.apply(ChangeDraft(ChangeKind.DISSOLVED, date(2022, 7, 1), (post,)))
    with refused("unit_change.not_begun"):
        through.service.apply(ChangeDraft(ChangeKind.RENAMED, DAY, (new,), (Unit(0, "Phòng X"),)))


def test_a_new_unit_may_bear_the_name_of_one_that_ends(through: Through) -> None:
    draft = ChangeDraft(ChangeKind.MERGED, DAY, (through.units[POST], through.units[TECH]), (Unit(0, POST),))
    through.service.apply(draft)
    assert sum(unit.name == POST for unit in through.small.office.units()) == 2
    assert [unit.id for unit in through.small.office.units(EVE) if unit.name == POST] == [through.units[POST]]


def test_members_of_a_bloc_give_way_to_their_successor(through: Through) -> None:
    bloc = through.small.operations.run(
        "Thêm", lambda: through.small.office.save_unit(Unit(0, "Khối 1", UnitKind.BLOC))
    )
    through.groups.add_members(bloc, [through.units[POST], through.units[TECH], through.units[OFFICE]])
    new = through.merge()
    assert set(through.groups.units_of_group(bloc, EVE)) == {through.units[one] for one in (POST, TECH, OFFICE)}
    assert set(through.groups.units_of_group(bloc, DAY)) == {through.units[OFFICE], new}
    through.service.apply(
        ChangeDraft(ChangeKind.RENAMED, date(2023, 1, 1), (bloc,), (Unit(0, "Khối A", UnitKind.BLOC),))
    )
    renamed = next(unit.id for unit in through.small.office.units() if unit.name == "Khối A")
    assert set(through.groups.units_of_group(renamed, date(2023, 1, 1))) == {through.units[OFFICE], new}
    assert through.groups.units_of_group(bloc, date(2023, 1, 1)) == ()


def test_a_transfer_closes_one_membership_and_opens_the_next(through: Through) -> None:
    person_id = through.small.people[POST][0]
    before = through.small.office.person(person_id).memberships[0]
    through.service.transfer([person_id], through.units[OFFICE], DAY, "Phó Chánh Văn phòng")
    old, new = through.small.office.person(person_id).memberships
    assert (old.id, old.unit_id, old.post, old.to_on) == (before.id, through.units[POST], before.post, EVE)
    assert (new.unit_id, new.post, new.from_on, new.to_on) == (
        through.units[OFFICE],
        "Phó Chánh Văn phòng",
        DAY,
        None,
    )
    with refused("transfer.later"):
        through.service.transfer([person_id], through.units[TECH], date(2022, 4, 1))
    with refused("transfer.there"):
        through.service.transfer([person_id], through.units[OFFICE], date(2022, 6, 1))
    through.small.operations.undo()
    assert through.small.office.person(person_id).memberships == (before,)


def test_the_office_itself_bears_its_earlier_name_on_earlier_days(through: Through, fixed_clock: Any) -> None:
    service = OfficeService(through.small.office, through.small.operations, fixed_clock)
    before = service.profile()
    service.rename_agency(replace(before, name="Sở Khoa học và Công nghệ", symbol="SKHCN"), DAY)
    assert (service.profile_on(EVE).name, service.profile_on(EVE).symbol) == (before.name, before.symbol)
    assert service.profile_on(DAY).symbol == "SKHCN"
    with refused("office.rename_day"):
        service.rename_agency(replace(before, name="Sở Khác"), DAY)
    through.small.operations.undo()
    assert service.profile_on(DAY).name == before.name


def test_a_paper_that_names_the_old_unit_is_the_new_ones_from_the_day_on(through: Through) -> None:
    plan_id = through.small.issue()
    new = through.merge()
    assert through.service.owing_now(plan_id, through.units[POST], EVE)[0].id == through.units[POST]
    unit, told = through.service.owing_now(plan_id, through.units[POST], date(2022, 5, 20))
    assert (unit.id, told) == (new, f"{POST} (nay là {NEW} từ 01/5/2022).")
    assert through.service.owing_now(plan_id, through.units[OFFICE], DAY)[1] == ""
