"""Minh chứng in Danh mục: every kind is added, changed, removed and undone in the window; a person's form shows his by year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.proof.initiative import Reach
from desktop_app.domain.proof.review import ReviewBody
from desktop_app.domain.proof.service_time import ServiceTime
from desktop_app.domain.proof.work_rating import RatingGrade, StaffGroup, WorkRating
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.catalogue_page import PEOPLE, PROOFS, CataloguePage
from desktop_app.ui.pages.catalogue.proofs.conduct_forms import AbsenceForm, DisciplineForm, InquiryForm
from desktop_app.ui.pages.catalogue.proofs.initiative_form import InitiativeForm
from desktop_app.ui.pages.catalogue.proofs.minutes_form import MinutesForm
from desktop_app.ui.pages.catalogue.proofs.person_proofs import ServiceDialog
from desktop_app.ui.pages.catalogue.proofs.proof_form import choose
from desktop_app.ui.pages.catalogue.proofs.rate_all_dialog import RateAllDialog
from desktop_app.ui.pages.catalogue.proofs.rating_form import RatingForm

TODAY = date(2026, 12, 10)


@pytest.fixture
def people(gateway: Gateway, fixed_clock: Any) -> list[int]:
    fixed_clock.move_to(TODAY)
    service = gateway.office.office_service
    unit = service.save_unit(Unit(0, "Phòng Kế hoạch"))
    names = ("Lê Văn Một", "Trần Thị Hai", "Phạm Văn Ba")
    return [service.save_person(Person(0, name, memberships=(Membership(0, 0, unit),))) for name in names]


@pytest.fixture
def page(
    qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, people: list[int]
) -> CataloguePage:
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2026)
    made.show_facet(PROOFS)
    made.show()
    return made


def subjects(page: CataloguePage) -> list[str]:
    table = page.proofs.list.table
    return [table.rows_model.columns[0].text(row) for row in table.rows_model.rows()]


def test_a_rating_is_added_doubted_changed_removed_and_undone(
    page: CataloguePage, gateway: Gateway, people: list[int], scripted_ask: ScriptedAsk
) -> None:
    assert page.heading() == ("Danh mục", "Xếp loại năm 2026: 0")
    proofs = page.proofs
    proofs.list.add()
    form = proofs.list.form
    assert isinstance(form, RatingForm)
    form.save_wanted.emit()
    assert "Chưa chọn người" in form.first_problem().problem()  # type: ignore[union-attr]
    form.subject.person.edit.setText("mot")
    form.subject.person.edit.textEdited.emit("mot")
    choose(form.group, StaffGroup.CIVIL_SERVANT)
    form.group.activated.emit(2)
    assert form.instrument.currentText() == "Nghị định số 335/2025/NĐ-CP"
    form.score.setText("92,5")
    form.score.editingFinished.emit()
    assert "Điểm 92,5 ứng với mức Hoàn thành xuất sắc nhiệm vụ" in form.rows[1].note.text()
    form.save_wanted.emit()
    assert scripted_ask.told == []
    (row,) = gateway.office.rating_service.ratings(2026)
    assert (row.subject, row.rating.score, row.rating.grade) == ("Lê Văn Một", Decimal("92.5"), RatingGrade.GOOD)
    assert page.heading()[1] == "Xếp loại năm 2026: 1 · 1 dòng cần xem lại"
    assert subjects(page) == ["Lê Văn Một"]

    choose(form.grade, RatingGrade.EXCELLENT)
    form.grade.activated.emit(0)
    assert form.is_dirty()
    form.save_wanted.emit()
    assert gateway.office.rating_service.ratings(2026)[0].rating.grade is RatingGrade.EXCELLENT
    assert "vượt tỷ lệ 20 %" in proofs.band.text()
    form.delete_wanted.emit()
    assert subjects(page) == []
    assert gateway.undo()
    assert subjects(page) == ["Lê Văn Một"]


def test_what_is_typed_is_written_when_another_row_or_kind_is_chosen(
    page: CataloguePage, gateway: Gateway, people: list[int]
) -> None:
    service = gateway.office.rating_service
    unit = service.unit_of(people[0], 2026) or 0
    first, second = (service.save(WorkRating(0, 2026, RatingGrade.GOOD, unit, one)) for one in people[:2])
    proofs = page.proofs
    form = proofs.list.form
    assert isinstance(form, RatingForm)
    proofs.list.table.select_key(first)
    form.note.setText("đã đối chiếu")
    proofs.list.table.select_key(second)
    assert service.rating(first).note == "đã đối chiếu"
    form.score.setText("nhiều")
    proofs.show_kind("initiatives")
    assert proofs.pills.key() == "ratings"  # what cannot be read is not lost
    form.cancel_wanted.emit()
    proofs.show_kind("initiatives")
    assert proofs.pills.key() == "initiatives"
    assert service.rating(second).score is None


def test_whole_units_are_rated_in_one_act(page: CataloguePage, gateway: Gateway, scripted_ask: ScriptedAsk) -> None:
    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, RateAllDialog)
        assert "3 người" in dialog.told.text()
        dialog.unit.setCurrentIndex(1)
        choose(dialog.grade, RatingGrade.DONE)
        return True

    scripted_ask.answer(fill)
    page.proofs.rate_all()
    assert {row.rating.grade for row in gateway.office.rating_service.ratings(2026)} == {RatingGrade.DONE}
    assert len(subjects(page)) == 3
    gateway.undo()
    assert subjects(page) == []
    page.proofs.list.complete.click()
    assert len(gateway.office.proof_service.closed()) == 1
    page.proofs.list.complete.click()
    assert gateway.office.proof_service.closed() == ()


def test_an_initiative_with_authors_decisions_and_uses(
    page: CataloguePage, gateway: Gateway, people: list[int]
) -> None:
    page.proofs.show_kind("initiatives")
    page.proofs.list.add()
    form = page.proofs.list.form
    assert isinstance(form, InitiativeForm)
    form.save_wanted.emit()
    assert form.first_problem() is not None
    form.name.setText("Số hóa hồ sơ")
    for name in ("hai", "ba"):
        form.authors.search.person.edit.setText(name)
        form.authors.search.person.edit.textEdited.emit(name)
        form.authors.add_author()
    form.add_recognition()
    box = form._boxes[0]
    choose(box.reach, Reach.PROVINCE)
    box.number.setText("77/QĐ-UBND")
    form.award.setCurrentIndex(form.award.findData("CSTDCS"))
    form.add_use()
    form.save_wanted.emit()
    (row,) = gateway.office.initiative_service.initiatives(2026)
    assert row.authors == ("Trần Thị Hai", "Phạm Văn Ba")
    assert row.initiative.recognitions[0].reach is Reach.PROVINCE
    assert [(use.award_code, use.achievement_year) for use in row.initiative.uses] == [("CSTDCS", 2026)]
    assert subjects(page) == ["Số hóa hồ sơ"]
    form.authors.list.setCurrentRow(0)
    form.authors.drop_author()
    form.save_wanted.emit()
    assert gateway.office.initiative_service.initiatives(2026)[0].authors == ("Phạm Văn Ba",)


def pick(form: DisciplineForm | AbsenceForm | InquiryForm, name: str) -> None:
    form.subject.person.edit.setText(name)
    form.subject.person.edit.textEdited.emit(name)


@pytest.mark.parametrize("kind", ["disciplines", "absences", "inquiries"])
def test_conduct_of_every_kind(page: CataloguePage, gateway: Gateway, kind: str, scripted_ask: ScriptedAsk) -> None:
    page.proofs.show_kind(kind)
    page.proofs.list.add()
    form = page.proofs.list.form
    assert isinstance(form, DisciplineForm | AbsenceForm | InquiryForm)
    form.save_wanted.emit()
    assert form.first_problem() is not None
    pick(form, "hai")
    form.from_on.set_date(date(2026, 3, 1))
    form.to_on.set_date(date(2026, 2, 1))
    form.save_wanted.emit()
    assert "trước ngày bắt đầu" in scripted_ask.told[-1]
    form.to_on.set_date(None)
    form.save_wanted.emit()
    assert subjects(page) == ["Trần Thị Hai"]
    form.to_on.set_date(date(2026, 6, 1))
    form.save_wanted.emit()
    row = page.proofs.list.table.current_row()
    assert row is not None
    assert row.record.to_on == date(2026, 6, 1)
    form.delete_wanted.emit()
    assert subjects(page) == []
    gateway.undo()
    assert subjects(page) == ["Trần Thị Hai"]


def test_an_inquiry_against_the_unit_itself(page: CataloguePage, gateway: Gateway) -> None:
    page.proofs.show_kind("inquiries")
    page.proofs.list.add()
    form = page.proofs.list.form
    assert isinstance(form, InquiryForm)
    form.subject.kind.setCurrentIndex(1)
    form.subject.kind.activated.emit(1)
    form.from_on.set_date(date(2026, 3, 1))
    form.save_wanted.emit()
    assert form.first_problem() is not None
    form.subject.unit.set_unit(gateway.office.office_service.required_unit("Phòng Kế hoạch").id)
    form.save_wanted.emit()
    assert subjects(page) == ["Phòng Kế hoạch"]
    assert gateway.office.proof_service.inquiries()[0].person_id is None


def test_minutes_take_the_candidates_and_attest_all(page: CataloguePage, gateway: Gateway, people: list[int]) -> None:
    unit = gateway.office.office_service.required_unit("Phòng Kế hoạch").id
    gateway.office.award_service.save_results(
        Award(0, 2026, SubjectKind.PERSON, unit, "LDTT", Outcome.PROPOSED, one) for one in people
    )
    page.proofs.show_kind("minutes")
    page.proofs.list.add()
    form = page.proofs.list.form
    assert isinstance(form, MinutesForm)
    form.save_wanted.emit()
    assert form.first_problem() is not None  # of a unit: which?
    form.unit.set_unit(unit)
    form.valid.setText("9")
    form.take_year()
    assert [line.subject for line in form.table.rows_model.rows()] == ["Lê Văn Một", "Phạm Văn Ba", "Trần Thị Hai"]
    first = form.table.rows_model.rows()[0]
    assert not form._set_votes(first, "chín")
    assert form._set_votes(first, "8")
    form.attest_all()
    form.table.select_key(2)
    form.drop()
    form.save_wanted.emit()
    (row,) = gateway.office.review_service.minutes(2026)
    assert (row.minutes.review_body, row.minutes.valid) == (ReviewBody.UNIT, 9)
    assert [(one.votes_for, one.is_conduct_attested) for one in row.minutes.candidates] == [(8, True), (None, True)]
    form.take_year()
    assert len(form.table.rows_model.rows()) == 3  # only who is not there yet


def test_a_person_shows_his_proofs_by_year_and_his_service(
    page: CataloguePage, gateway: Gateway, people: list[int], scripted_ask: ScriptedAsk
) -> None:
    service = gateway.office.rating_service
    unit = service.unit_of(people[0], 2026) or 0
    for year in (2024, 2026):
        service.save(WorkRating(0, year, RatingGrade.GOOD, unit, people[0]))
    page.show_facet(PEOPLE)
    page.people.open_person(people[0])
    shown = page.people.person_form.proofs
    assert [(line.year, line.words) for line in shown.table.rows_model.rows()] == [
        (2026, "Xếp loại: Hoàn thành tốt nhiệm vụ"),
        (2024, "Xếp loại: Hoàn thành tốt nhiệm vụ"),
    ]

    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, ServiceDialog)
        dialog.recruited_on.set_date(date(2015, 3, 1))
        choose(dialog.group, StaffGroup.PUBLIC_EMPLOYEE)
        dialog.leader.setCurrentIndex(1)
        return True

    scripted_ask.answer(fill)
    shown.service.click()
    known = gateway.office.proof_service.service_time(people[0])
    assert known == ServiceTime(people[0], date(2015, 3, 1), None, StaffGroup.PUBLIC_EMPLOYEE, True)
    assert "Ngày tuyển dụng: 01/03/2015 · Viên chức" in shown.served.text()


def test_the_keyboard_alone_finds_opens_and_leaves(
    page: CataloguePage, gateway: Gateway, people: list[int], qtbot: QtBot
) -> None:
    service = gateway.office.rating_service
    unit = service.unit_of(people[0], 2026) or 0
    for one in people:
        service.save(WorkRating(0, 2026, RatingGrade.GOOD, unit, one))
    page.focus_filter()
    qtbot.keyClicks(page.proofs.list.filter, "hai")
    assert subjects(page) == ["Trần Thị Hai"]
    page.proofs.list.filter.clear()
    page.resize(1020, 540)  # the form lies over the list
    qtbot.keyClick(page.proofs.list.table, Qt.Key.Key_Return)
    assert page.proofs.list.form.isVisible()
    assert not page.proofs.list.table.isVisible()
    page.proofs.list.form.back.click()
    assert page.proofs.list.table.isVisible()
    assert page.place()["kind"] == "ratings"
    show: Callable[[], None] = lambda: page.open_target(("proof", "minutes"))  # noqa: E731
    show()
    assert page.place()["kind"] == "minutes"
