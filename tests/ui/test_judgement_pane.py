"""The page of results beside its judgements, as a clerk uses it: what is asked, what is there, why not, when, on paper."""

from __future__ import annotations

from datetime import date

import pytest
from moving_clock import FixedClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from results_story import Story, build, register
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.judging.judgement import ProofPlace
from desktop_app.domain.proof.conduct import Discipline, DisciplineKind
from desktop_app.domain.proof.work_rating import RatingGrade, WorkRating
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.award.award_page import AwardPage
from desktop_app.ui.printing import PreviewDialog

OFFICE = "Văn phòng Sở"


@pytest.fixture
def story(office: Office, fixed_clock: FixedClock) -> Story:
    made = build(office)
    register(office, made, OFFICE, date(2022, 3, 10), advanced=2)
    fixed_clock.move_to(date(2022, 12, 20))
    return made


@pytest.fixture
def page(qtbot: QtBot, story: Story, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> AwardPage:
    made = AwardPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    gateway.changed.connect(made.reload)
    made.show_year(2022)
    made.resize(1278, 640)
    made.show()
    made.propose_action.trigger()
    qtbot.waitUntil(lambda: not made.reader.is_busy)
    return made


def choose(page: AwardPage, award_code: str) -> int:
    """The first person listed for an award is chosen; gives his id."""
    row = next(one for one in page.table.rows_model.rows() if one.award.award_code == award_code)
    page.table.select_key(row.award.id)
    assert row.award.person_id is not None
    return row.award.person_id


def rate(office: Office, person_id: int, grade: RatingGrade) -> None:
    unit_id = next(one.unit_id for one in office.award_service.results(2022) if one.person_id == person_id)
    office.rating_service.save(WorkRating(0, 2022, grade, unit_id, person_id))


def test_every_proposal_is_judged_by_the_rules_of_its_day_with_articles(page: AwardPage) -> None:
    choose(page, "CSTDCS")
    rows = page.judgement.findings.rows()
    assert page.judgement.verdict() == "Thiếu minh chứng"
    assert any("Luật 15/2003/QH11, Điều 23" in basis for _, _, basis, _ in rows)
    assert "Ghi kết quả xếp loại năm 2022." in page.judgement.texts()[1]
    assert "vẫn trong năm xét 2022" in page.judgement.texts()[2]


def test_a_proof_entered_changes_the_verdict_before_the_eyes(page: AwardPage, office: Office, qtbot: QtBot) -> None:
    person_id = choose(page, "LDTT")
    rate(office, person_id, RatingGrade.DONE)
    qtbot.waitUntil(lambda: not page.reader.is_busy)
    assert page.judgement.verdict() == "Không đạt"
    assert ("Hoàn thành nhiệm vụ năm 2022", "Không đạt") in [(row[1], row[3]) for row in page.judgement.findings.rows()]
    assert "năm 2023" in page.judgement.texts()[2]


def test_another_day_of_receipt_is_another_law(page: AwardPage, office: Office, qtbot: QtBot) -> None:
    person_id = choose(page, "CSTDCS")
    rate(office, person_id, RatingGrade.EXCELLENT)
    page.judgement.received.edit.setText("15/01/2024")
    page.judgement.received.edit.returnPressed.emit()
    qtbot.waitUntil(lambda: not page.reader.is_busy)
    rows = page.judgement.findings.rows()
    merit = next(row for row in rows if "Luật 06/2022/QH15, Điều 23 khoản 2" in row[2])
    assert merit[3] == "Đạt", "excellent alone is enough under the law of 2022"


def test_a_day_without_criteria_says_so_and_asks_for_the_choice(page: AwardPage, office: Office, qtbot: QtBot) -> None:
    choose(page, "LDTT")
    page.judgement.received.edit.setText("15/10/2026")
    page.judgement.received.edit.returnPressed.emit()
    qtbot.waitUntil(lambda: not page.reader.is_busy)
    assert page.judgement.texts()[0] == "Chưa có văn bản hướng dẫn cho ngày này"
    assert page.judgement.settings_button.isVisible()
    office.rule_service.choose_fallback("C")
    qtbot.waitUntil(lambda: not page.reader.is_busy and page.reader.problem == "")
    assert "do cơ quan chọn" in page.judgement.texts()[3]


def test_verdicts_filter_the_list(page: AwardPage, office: Office, qtbot: QtBot) -> None:
    person_id = choose(page, "LDTT")
    everyone = len(page.table.shown_ids())
    office.proof_service.save_discipline(
        Discipline(0, person_id, DisciplineKind.WARNING, date(2022, 5, 4), date(2023, 5, 4))
    )
    qtbot.waitUntil(lambda: not page.reader.is_busy)
    page.list.verdict_pills.button("not_met").click()
    people = {row.award.person_id for row in page.table.rows_model.rows()}
    assert people == {person_id}
    page.list.clear_filters()
    assert len(page.table.shown_ids()) == everyone


def test_the_sheets_of_the_chosen_are_shown(page: AwardPage, scripted_ask: ScriptedAsk, qtbot: QtBot) -> None:
    choose(page, "LDTT")
    seen: list[str] = []

    def look(dialog: PreviewDialog) -> bool:
        seen.append(dialog.windowTitle())
        return False

    scripted_ask.answer(look)
    page.judgement.print_button.click()
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert "Phiếu thẩm định" in seen[0]


def test_sheets_are_for_what_is_ticked_else_for_the_row(page: AwardPage, qtbot: QtBot) -> None:
    print_button = page.judgement.print_button
    assert not print_button.isEnabled(), "nothing is chosen yet"
    choose(page, "LDTT")
    assert (print_button.isEnabled(), print_button.text()) == (True, "In phiếu thẩm định…")
    page.table.set_ticked(page.table.shown_ids()[:3], is_ticked=True)
    assert print_button.text() == "In 3 phiếu thẩm định…"
    page.judgement.received.edit.setText("15/10/2026")
    page.judgement.received.edit.returnPressed.emit()
    qtbot.waitUntil(lambda: not print_button.isEnabled())


def test_the_head_says_by_which_rules_and_of_which_day(page: AwardPage, qtbot: QtBot) -> None:
    assert page.heading()[1].endswith("Theo Luật 15/2003/QH11, Nghị định 91/2017/NĐ-CP · hồ sơ nhận ngày 09/12/2022")
    page.judgement.received.edit.setText("15/01/2024")
    page.judgement.received.edit.returnPressed.emit()
    assert "Nghị định 98/2023/NĐ-CP · hồ sơ nhận ngày 15/01/2024" in page.heading()[1]


def test_a_day_without_criteria_is_said_in_the_list_too_in_place_of_verdicts(page: AwardPage, qtbot: QtBot) -> None:
    choose(page, "LDTT")
    pill = page.list.verdict_pills.button("evidence_missing")
    assert pill.isVisible()
    page.judgement.received.edit.setText("15/10/2026")
    page.judgement.received.edit.returnPressed.emit()
    qtbot.waitUntil(lambda: page.list.band.isVisible())
    assert "chưa có văn bản hướng dẫn cho ngày này" in page.list.band.text()
    assert not pill.isVisible()
    with qtbot.waitSignal(page.go_to) as asked:
        page.judgement.settings_button.click()
    assert asked.args == ["settings", "rules"]


def test_what_is_lacking_leads_to_where_it_is_entered(page: AwardPage, office: Office, qtbot: QtBot) -> None:
    person_id = choose(page, "CSTDCS")
    buttons = page.judgement.proof_buttons
    assert buttons[ProofPlace.RATINGS].isVisible()
    assert buttons[ProofPlace.INITIATIVES].isVisible()
    assert not buttons[ProofPlace.REGISTRATION].isVisible(), "registered: nothing to enter there"
    with qtbot.waitSignal(page.go_to) as asked:
        buttons[ProofPlace.INITIATIVES].click()
    assert asked.args == ["catalogue", ("proof", "initiatives")]
    rate(office, person_id, RatingGrade.EXCELLENT)
    qtbot.waitUntil(lambda: not page.reader.is_busy)
    assert not buttons[ProofPlace.RATINGS].isVisible()


def test_on_a_small_screen_a_row_opens_its_judgement_and_esc_goes_back(page: AwardPage, qtbot: QtBot) -> None:
    page.resize(1005, 470)
    assert page.table.isVisible()
    assert not page.judgement.isVisible(), "no room for both"
    choose(page, "LDTT")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.judgement.isVisible()
    assert not page.table.isVisible()
    qtbot.keyClick(page.judgement.to_list, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    page.resize(1278, 640)
    assert page.table.isVisible()
    assert page.judgement.isVisible()


def test_a_tick_on_a_small_screen_stays_in_the_list(page: AwardPage, qtbot: QtBot) -> None:
    page.resize(1005, 470)
    for column, is_open in ((1, False), (2, True)):
        spot = page.table.visualRect(page.table.rows_model.index(0, column)).center()
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert page.judgement.isVisible() is is_open


def test_more_judgements_coming_in_leave_what_is_read_where_it_is(page: AwardPage) -> None:
    choose(page, "CSTDCS")
    heads = [label.text() for label in page.judgement.findings.findChildren(QLabel)]
    first = page.judgement.findings.findChildren(QLabel)[0]
    page.reader.judged.emit()
    assert page.judgement.findings.findChildren(QLabel)[0] is first, "not built again"
    assert [label.text() for label in page.judgement.findings.findChildren(QLabel)] == heads


def test_the_quota_over_the_list_is_that_of_the_award_shown(page: AwardPage) -> None:
    assert len(page.strip.boxes) == 2
    page.tabs.setCurrentIndex(
        next(place for place in range(page.tabs.count()) if "Giấy khen" in page.tabs.tabText(place))
    )
    (box,) = page.strip.boxes
    assert box.accessibleName().startswith("Giấy khen")
    assert page.minimumSizeHint().width() <= 1020
