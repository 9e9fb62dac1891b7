"""Trùng người in Danh mục: found in a job, compared side by side, merged, taken back, kept apart."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.office.office import Membership, Person, Sex, Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.alike.alike_rows import APART, LIKELY, MERGED, POSSIBLE
from desktop_app.ui.pages.catalogue.catalogue_page import ALIKE, PEOPLE, CataloguePage


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> CataloguePage:
    service = gateway.office.office_service
    units = [service.save_unit(Unit(0, name)) for name in ("Văn phòng", "Phòng Kế hoạch")]
    for name, unit, sex, year in (
        ("Nguyễn Văn Đảm", 0, None, 1980),
        ("Nguyen Van Dam", 0, Sex.MALE, 1981),
        ("Lò Thị Ón", 0, None, None),
        ("Lò Thị Ón", 1, None, None),
        ("Vàng A Páo", 1, None, None),
    ):
        service.save_person(Person(0, name, sex, year, (Membership(0, 0, units[unit]),)))
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    made.go_to.connect(lambda _key, target: made.open_target(target))
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2022)
    made.show_facet(ALIKE)
    return made


def shown(page: CataloguePage) -> list[str]:
    return [row.name for row in page.alike.list.table.rows_model.rows()]


def press(page: CataloguePage, pill: str) -> None:
    page.alike.list.pills.button(pill).click()


def radio(page: CataloguePage, name: str) -> QRadioButton:
    found = [one for one in page.alike.detail.findChildren(QRadioButton) if one.accessibleName() == name]
    assert found, name
    return found[-1]


def names(page: CataloguePage) -> set[str]:
    return {person.full_name for person in page.gateway.office.office_service.people()}


def test_groups_stand_under_how_likely_they_are_and_are_counted(page: CataloguePage) -> None:
    assert page.heading() == ("Danh mục", "0 nhóm rất có thể trùng · 2 nhóm có thể trùng")
    assert shown(page) == []
    assert page.alike.list._nothing.title() == "Không có nhóm nào rất có thể trùng."
    press(page, POSSIBLE)
    assert shown(page) == ["Lò Thị Ón", "Nguyễn Văn Đảm · Nguyen Van Dam"]
    assert page.alike.detail.row is not None
    assert page.alike.detail.row.reasons == "cùng họ tên, khác đơn vị"


def test_the_filter_needs_no_marks_and_counts(page: CataloguePage) -> None:
    press(page, POSSIBLE)
    page.alike.list.filter.setText("dam")
    assert shown(page) == ["Nguyễn Văn Đảm · Nguyen Van Dam"]
    assert page.alike.list._count.text() == "1 trong 2"
    page.alike.list.filter.setText("xyz")
    assert page.alike.list._no_match.title() == "Không có dòng nào khớp “xyz”."


def test_merging_takes_the_fields_chosen_and_is_taken_back_in_the_list_of_merges(page: CataloguePage) -> None:
    press(page, POSSIBLE)
    page.alike.list.filter.setText("dam")
    radio(page, "Năm sinh: 1980").click()
    radio(page, "Họ và tên: Nguyễn Văn Đảm").click()
    page.alike.detail.merge.click()

    (merged,) = [one for one in page.gateway.office.office_service.people() if one.full_name == "Nguyễn Văn Đảm"]
    assert (merged.sex, merged.birth_year) == (Sex.MALE, 1980)
    assert "Nguyen Van Dam" not in names(page)
    assert page.heading()[1] == "0 nhóm rất có thể trùng · 1 nhóm có thể trùng"

    page.alike.list.filter.clear()
    press(page, MERGED)
    assert page.alike.detail.merge.isHidden()
    page.alike.detail.unmerge.click()
    assert {"Nguyễn Văn Đảm", "Nguyen Van Dam"} <= names(page)
    assert shown(page) == []


def test_an_award_both_hold_is_asked_about_and_hủy_changes_nothing(
    page: CataloguePage, scripted_ask: ScriptedAsk
) -> None:
    office = page.gateway.office
    people = [one for one in office.office_service.people() if one.full_name == "Lò Thị Ón"]
    awards = [
        Award(0, 2021, SubjectKind.PERSON, one.memberships[0].unit_id, "LDTT", Outcome.APPROVED, one.id)
        for one in people
    ]
    for award in awards:
        office.award_service.save_results([award])
    press(page, POSSIBLE)
    scripted_ask.answer(None)
    page.alike.detail.merge.click()
    assert "kết quả Lao động tiên tiến năm 2021" in scripted_ask.asked[0]
    assert len([one for one in office.office_service.people() if one.full_name == "Lò Thị Ón"]) == 2

    scripted_ask.answer(0)
    page.alike.detail.merge.click()
    assert len([one for one in office.office_service.people() if one.full_name == "Lò Thị Ón"]) == 1
    assert len(office.award_service.results(2021)) == 1


def test_kept_apart_stands_in_a_list_of_its_own_and_can_be_asked_again(page: CataloguePage) -> None:
    press(page, POSSIBLE)
    page.alike.detail.apart.click()
    assert shown(page) == ["Nguyễn Văn Đảm · Nguyen Van Dam"]
    press(page, APART)
    assert shown(page) == ["Lò Thị Ón"]
    page.alike.detail.ask.click()
    press(page, POSSIBLE)
    assert len(shown(page)) == 2


def test_of_three_one_can_be_left_out(page: CataloguePage) -> None:
    service = page.gateway.office.office_service
    unit = service.required_unit("Văn phòng")
    third = service.save_person(Person(0, "Lò Thị Ón", None, None, (Membership(0, 0, unit.id),)))
    press(page, LIKELY)
    assert page.alike.detail.comparison is not None
    boxes = page.alike.detail.comparison._taking
    other = next(one for one in boxes if one != third and service.person(one).memberships[0].unit_id != unit.id)
    boxes[other].click()
    page.alike.detail.merge.click()
    assert other in {person.id for person in service.people()}
    assert len([one for one in service.people() if one.full_name == "Lò Thị Ón"]) == 2


def test_from_another_page_a_persons_group_is_opened_and_the_record_from_here(page: CataloguePage) -> None:
    service = page.gateway.office.office_service
    wanted = next(one for one in service.people() if one.full_name == "Nguyen Van Dam")
    page.open_target(("alike", wanted.id))
    assert page.alike.detail.row is not None
    assert wanted.id in page.alike.detail.row.person_ids
    page.alike.detail.show_wanted.emit(wanted.id)
    assert page.shown_key() == PEOPLE
    assert page.people.people_pane.table.current_key() == wanted.id
