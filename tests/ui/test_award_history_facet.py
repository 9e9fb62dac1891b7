"""Khen thưởng in Danh mục: awards entered and put right, a passport with its gaps, doubles set aside with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_ask import NO, YES, ScriptedAsk

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.merit import MeritKind, whole_years
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.award.award_page import AwardPage
from desktop_app.ui.pages.catalogue.catalogue_page import HISTORY, PEOPLE, CataloguePage
from desktop_app.ui.pages.catalogue.history.award_entry_dialog import AwardEntryDialog
from desktop_app.ui.pages.catalogue.history.history_dialogs import ParticularsDialog, ShowDialog
from desktop_app.ui.pages.catalogue.history.history_facet import HistoryFacet
from desktop_app.ui.pages.catalogue.history.history_table import FLAGGED, TITLES

if TYPE_CHECKING:
    from moving_clock import FixedClock

    from desktop_app.assembly.office import Office


@pytest.fixture
def people(office: Office, fixed_clock: FixedClock) -> dict[str, int]:
    """Two namesakes and another, in two units."""
    fixed_clock.move_to(date(2026, 12, 10))
    service = office.office_service
    units = [service.save_unit(Unit(0, name)) for name in ("Văn phòng Sở", "Phòng Bưu chính")]
    return {
        key: service.save_person(Person(0, name, birth_year=born, memberships=(Membership(0, 0, units[place]),)))
        for key, name, born, place in (
            ("one", "Nguyễn Văn Mẫu", 1980, 0),
            ("other", "Nguyễn Văn Mẫu", 1991, 1),
            ("third", "Trần Thị Thử", 1985, 1),
        )
    }


def given(office: Office, person: int, code: str, year: int, number: str, **more: Any) -> int:
    award = Award(0, year, SubjectKind.PERSON, 0, code, Outcome.APPROVED, person_id=person)
    on = more.pop("on", date(year, 12, 20))
    award = Award(**{**award.__dict__, "decision_number": number, "decision_on": on, "authority": "Giám đốc Sở"})
    return office.award_history_service.save(PastAward(award, more.pop("kind", MeritKind.REGULAR), **more))


@pytest.fixture
def page(
    qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, people: dict[str, int]
) -> CataloguePage:
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    made.go_to.connect(lambda key, target: made.open_target(target) if key == "catalogue" else None)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2024)
    made.show_facet(HISTORY)
    made.show()
    return made


def shown(facet: HistoryFacet) -> list[tuple[str, str]]:
    return [(line.name, line.award_code) for line in facet.table.rows_model.rows()]


def timeline(facet: HistoryFacet) -> list[tuple[str, ...]]:
    model = facet.pane.timeline.rows_model
    return [
        tuple(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def flags_found(qtbot: QtBot, facet: HistoryFacet, count: int) -> None:
    qtbot.waitUntil(lambda: len(facet.table.flagged) == count, timeout=5000)


def test_an_empty_history_leads_to_the_first_award(
    page: CataloguePage, scripted_ask: ScriptedAsk, people: dict[str, int]
) -> None:
    facet = page.history

    def fill(dialog: AwardEntryDialog) -> bool:
        dialog.person.choose_person(people["third"])
        dialog.award_kind.choose("commendation")
        dialog._fill_awards()
        dialog.award_code.setCurrentIndex(dialog.award_code.findData("BKT"))
        dialog.year.setText("2024")
        dialog.number.setText("9/QĐ-UBND")
        dialog.on.set_date(date(2024, 12, 30))
        dialog.authority.setText("Chủ tịch UBND tỉnh")
        dialog.period.setText("2023-2024")
        dialog.merit_kind.setCurrentIndex(dialog.merit_kind.findData("regular"))
        dialog.accept()
        return dialog.result() == dialog.DialogCode.Accepted

    scripted_ask.answer(fill)
    facet.add()
    assert shown(facet) == [("Trần Thị Thử", "BKT")]
    (past,) = page.gateway.office.award_history_service.of_person(people["third"])
    assert (past.period, past.merit_kind, past.is_of_the_history) == (whole_years(2023, 2024), MeritKind.REGULAR, True)
    assert timeline(facet) == [("2025", "chưa có", "", "", ""), ("2024", "", "", "BK tỉnh", "9/QĐ-UBND")]
    for told in (
        "9/QĐ-UBND, 30/12/2024",
        "Chủ tịch UBND tỉnh",
        "2023-2024",
        "Thường xuyên",
        "Phòng Bưu chính",
        "ghi tay",
    ):
        assert told in facet.pane.detail_words()
    page.gateway.undo()
    assert shown(facet) == []


def test_what_cannot_be_is_told_in_the_dialog_and_nothing_is_stored(
    page: CataloguePage, scripted_ask: ScriptedAsk, people: dict[str, int]
) -> None:
    told: list[str] = []

    def wrong(dialog: AwardEntryDialog) -> bool:
        dialog.accept()  # nobody chosen
        told.append(dialog._person_row.problem())
        dialog.person.choose_person(people["third"])
        dialog.year.setText("24")
        dialog.accept()
        told.append(dialog._year_row.problem())
        dialog.year.setText("2024")
        dialog.period.setText("hồi trước")
        dialog.accept()
        told.append(dialog._period_row.problem())
        dialog.period.setText("")
        dialog.on.set_date(date(2023, 1, 5))
        dialog.accept()
        told.append(dialog.problem.text())
        return NO

    scripted_ask.answer(wrong)
    page.history.add()
    for words, found in zip(("Chưa chọn người", "bốn chữ số", "không rõ", "trước năm thành tích"), told, strict=True):
        assert words in found
    assert page.gateway.office.award_history_service.years() == ()


def test_the_passport_shows_gaps_titles_beside_commendations_and_what_does_not_accumulate(
    page: CataloguePage, office: Office, people: dict[str, int]
) -> None:
    given(office, people["third"], "LDTT", 2021, "3/QĐ-SNV")
    given(office, people["third"], "LDTT", 2024, "7/QĐ-SNV")
    given(office, people["third"], "GK", 2024, "8/QĐ-SNV", kind=MeritKind.SUDDEN)
    page.open_target(("person_awards", people["third"]))
    facet = page.history
    assert timeline(facet) == [
        ("2025", "chưa có", "", "", ""),
        ("2024", "LĐTT", "7/QĐ-SNV", "Giấy khen (*)", "8/QĐ-SNV"),
        ("2023", "chưa có", "", "", ""),
        ("2022", "chưa có", "", "", ""),
        ("2021", "LĐTT", "3/QĐ-SNV", "", ""),
    ]
    assert "Điều 4" in facet.pane._remarks.text()
    assert page.shown_key() == HISTORY


def test_years_pills_and_filter_leave_the_rows_meant(
    page: CataloguePage, office: Office, people: dict[str, int]
) -> None:
    given(office, people["third"], "LDTT", 2024, "7/QĐ-SNV")
    given(office, people["one"], "GK", 2024, "8/QĐ-SNV")
    given(office, people["one"], "LDTT", 2023, "9/QĐ-SNV")
    facet = page.history
    facet.years.setCurrentIndex(facet.years.findData(2024))
    facet._on_year()
    assert len(shown(facet)) == 2
    facet.pills.button(TITLES).click()
    assert shown(facet) == [("Trần Thị Thử", "LDTT")]
    facet.pills.button("").click()
    facet.filter.setText("mau")
    assert shown(facet) == [("Nguyễn Văn Mẫu", "GK")]
    assert facet.pane.passport is not None
    assert facet.pane.passport.subject_id == people["one"], "never the namesake's"
    facet.filter.clear()
    facet.years.setCurrentIndex(facet.years.findData(2023))
    facet._on_year()
    assert shown(facet) == [("Nguyễn Văn Mẫu", "LDTT")]


def test_a_double_is_flagged_and_set_aside_with_a_reason(
    qtbot: QtBot, page: CataloguePage, office: Office, people: dict[str, int], scripted_ask: ScriptedAsk
) -> None:
    given(office, people["third"], "LDTT", 2023, "12/QĐ-SNV")
    given(office, people["third"], "LDTT", 2023, "85/QĐ-SNV", on=date(2024, 2, 5))
    given(office, people["one"], "LDTT", 2024, "13/QĐ-SNV")
    facet = page.history
    flags_found(qtbot, facet, 2)
    facet.pills.button(FLAGGED).click()
    assert shown(facet) == [("Trần Thị Thử", "LDTT")] * 2, "of all years"
    (sentence,) = facet.pane.flag_words()
    assert "12/QĐ-SNV" in sentence
    assert "85/QĐ-SNV" in sentence
    scripted_ask.answer("Quyết định sau thay quyết định trước")
    (found,) = office.double_award_service.doubles()
    facet.set_aside(found.flag)
    flags_found(qtbot, facet, 0)
    assert len(office.award_history_service.of_person(people["third"])) == 2
    (kept,) = office.double_award_service.doubles()
    assert kept.reason == "Quyết định sau thay quyết định trước"
    facet.look_again(kept.flag)
    flags_found(qtbot, facet, 2)


def test_kind_and_period_of_many_awards_are_one_step(
    qtbot: QtBot, page: CataloguePage, office: Office, people: dict[str, int], scripted_ask: ScriptedAsk
) -> None:
    first = given(office, people["third"], "GK", 2024, "1/QĐ-SNV", kind=None)
    second = given(office, people["third"], "GK", 2024, "2/QĐ-SNV", kind=None)
    facet = page.history
    facet.years.setCurrentIndex(facet.years.findData(2024))
    facet._on_year()
    flags_found(qtbot, facet, 2)
    facet.table.selectAll()

    def fill(dialog: ParticularsDialog) -> bool:
        dialog.period.setText("không rõ")
        dialog.accept()
        assert "không rõ" in dialog._period_row.problem()
        dialog.merit_kind.setCurrentIndex(dialog.merit_kind.findData("sudden"))
        dialog.period.setText("")
        dialog.accept()
        return dialog.result() == dialog.DialogCode.Accepted

    scripted_ask.answer(fill)
    facet.note_particulars()
    service = office.award_history_service
    assert {service.past(one).merit_kind for one in (first, second)} == {MeritKind.SUDDEN}
    flags_found(qtbot, facet, 0)
    page.gateway.undo()
    assert {service.past(one).merit_kind for one in (first, second)} == {None}


def test_an_award_is_put_right_and_removed_by_key(
    qtbot: QtBot, page: CataloguePage, office: Office, people: dict[str, int], scripted_ask: ScriptedAsk
) -> None:
    award_id = given(office, people["third"], "LDTT", 2024, "7/QĐ-SNV")
    facet = page.history
    facet.open_target(("award", award_id))

    def fill(dialog: AwardEntryDialog) -> bool:
        assert not dialog.person.isEnabled(), "whose it is stays"
        dialog.number.setText("17/QĐ-SNV")
        dialog.accept()
        return dialog.result() == dialog.DialogCode.Accepted

    scripted_ask.answer(fill)
    facet.edit(award_id)
    assert office.award_history_service.past(award_id).award.decision_number == "17/QĐ-SNV"
    facet.table.setFocus()
    qtbot.keyClick(facet.table, Qt.Key.Key_Delete)
    with pytest.raises(UserError):
        office.award_history_service.past(award_id)
    page.gateway.undo()
    assert office.award_history_service.past(award_id).award.achievement_year == 2024


def test_a_passport_is_chosen_and_opened_from_the_forms(
    page: CataloguePage, people: dict[str, int], scripted_ask: ScriptedAsk, office: Office
) -> None:
    given(office, people["one"], "LDTT", 2024, "7/QĐ-SNV")

    def choose(dialog: ShowDialog) -> bool:
        dialog.accept()
        assert dialog._person_row.problem()
        dialog.person.choose_person(people["other"])
        dialog.accept()
        return YES

    scripted_ask.answer(choose)
    page.history.choose_subject()
    assert page.history.pane.passport is not None
    assert page.history.pane.passport.about[0] == "Năm sinh: 1991"
    page.open_target(("person", people["one"]))
    assert page.shown_key() == PEOPLE
    page.people.person_form.passport.whole_wanted.emit()
    assert page.shown_key() == HISTORY
    assert page.history.pane.passport.subject_id == people["one"]
    unit = office.office_service.units()[0]
    page.people.go_to.emit("catalogue", ("unit_awards", unit.id))
    assert page.history.pane.passport.name == unit.name


def test_deciding_hints_at_a_double_but_holds_nothing_up(
    qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, office: Office, people: dict[str, int]
) -> None:
    given(office, people["third"], "GK", 2025, "12/QĐ-SNV")
    unit = office.office_service.required_unit("Phòng Bưu chính")
    proposed = Award(0, 2025, SubjectKind.PERSON, unit.id, "BKT", Outcome.PROPOSED, person_id=people["third"])
    office.award_service.save_results([proposed])
    page = AwardPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(page)
    page.show_year(2025)
    page.reload(None)
    told: list[str] = []

    def fill(dialog: Any) -> bool:
        told.append(dialog.doubles.text())
        dialog.number.setText("99/QĐ-UBND")
        return YES

    scripted_ask.answer(fill)
    (row,) = [one for one in page.table.rows_model.rows() if one.award.award_code == "BKT"]
    page.table.set_ticked([row.award.id], is_ticked=True)
    page.acts.decide()
    assert "Trần Thị Thử: Hai hình thức cho một thành tích" in told[0]
    assert "12/QĐ-SNV" in told[0]
    assert "06/2022/QH15" in told[0]
    (decided,) = [one for one in office.award_service.results(2025) if one.award_code == "BKT"]
    assert decided.decision_number == "99/QĐ-UBND"


def test_a_printed_passport_is_a_pdf(
    page: CataloguePage, office: Office, people: dict[str, int], tmp_path: Path
) -> None:
    assert page.history.head_actions()[2].isEnabled() is False
    given(office, people["third"], "LDTT", 2024, "7/QĐ-SNV")
    page.open_target(("person_awards", people["third"]))
    assert page.history.head_actions()[2].isEnabled() is True
    passport = office.passport_service.of_person(people["third"])
    assert office.passport_service.export(passport, tmp_path / "bang.pdf").read_bytes().startswith(b"%PDF")
