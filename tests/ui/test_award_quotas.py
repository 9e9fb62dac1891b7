"""The strip of quotas that follows the ticks, reasons for going past it, and the what-if panel, used by mouse and by keys."""

from __future__ import annotations

from datetime import date

import pytest
from moving_clock import FixedClock
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from results_story import Story, build, register
from scripted_ask import YES, ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.trial.preference import PreferenceKind
from desktop_app.ui.dialogs.decision_dialog import DecisionDialog
from desktop_app.ui.dialogs.person_choice_dialog import PersonChoiceDialog
from desktop_app.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop_app.ui.dialogs.quota_reason_dialog import QuotaReasonDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.award.award_page import AwardPage

OFFICE, POST, CENTER = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Trung tâm Chuyển đổi số"


@pytest.fixture
def story(office: Office, fixed_clock: FixedClock) -> Story:
    made = build(office)
    register(office, made, OFFICE, date(2022, 3, 10), advanced=2)
    register(office, made, POST, date(2022, 3, 11), advanced=1)
    fixed_clock.move_to(date(2022, 12, 20))
    office.award_service.save_results(office.award_service.candidates(2022))
    return made


@pytest.fixture
def page(qtbot: QtBot, story: Story, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> AwardPage:
    made = AwardPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    gateway.changed.connect(made.reload)
    made.show_year(2022)
    made.resize(1278, 640)
    made.show()
    made.tabs.setCurrentIndex(made._codes.index("CSTDCS"))
    return made


def champions(office: Office) -> list[Award]:
    return [one for one in office.award_service.results(2022) if one.award_code == "CSTDCS"]


def told(page: AwardPage) -> str:
    return page.strip.boxes[0].accessibleName()


def decide(dialog: DecisionDialog) -> bool:
    dialog.number.setText("215/QĐ-STTTT")
    dialog.on.edit.setText("28/12/2022")
    return True


def test_the_bar_follows_what_is_ticked(page: AwardPage) -> None:
    assert "đã dùng 3 trong 2 suất" in told(page)
    page.table.select_key(page.table.shown_ids()[0])
    page.table.tick_selected()
    assert "đã dùng 1 trong 2 suất" in told(page)
    assert "15 % của 16 (15 LĐTT + 1 CSTĐCS) = 2,4, làm tròn xuống còn 2" in told(page)
    page.table.set_ticked(page.table.shown_ids(), is_ticked=True)
    assert "Vượt 1 suất" in told(page), "ticking past the quota is allowed and red"


def test_deciding_past_the_quota_asks_for_the_reason(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk
) -> None:
    page.table.set_ticked(page.table.shown_ids(), is_ticked=True)
    scripted_ask.answer(decide, lambda _dialog: False)
    page.decide_action.trigger()
    assert {one.outcome for one in champions(office)} == {Outcome.PROPOSED}, "without a reason nothing is written"

    def explain(dialog: QuotaReasonDialog) -> bool:
        assert dialog.people.count() == 3
        dialog.reason.setPlainText("Hội đồng biểu quyết 9/9")
        dialog.people.item(2).setCheckState(Qt.CheckState.Checked)
        return True

    scripted_ask.answer(decide, explain)
    page.decide_action.trigger()
    assert {one.outcome for one in champions(office)} == {Outcome.APPROVED}
    (reason,) = next(one for one in office.award_service.tally(2022).quotas if one.award_code == "CSTDCS").reasons
    assert (reason.reason, len(reason.people)) == ("Hội đồng biểu quyết 9/9", 1), "kept with the one it is for"
    assert "đã ghi lý do vượt" in told(page)
    assert not page.strip.explain.isVisible()
    page.gateway.undo()
    assert {one.outcome for one in champions(office)} == {Outcome.PROPOSED}


def test_what_stands_past_its_quota_without_a_reason_offers_to_give_one(
    page: AwardPage, scripted_ask: ScriptedAsk
) -> None:
    assert page.strip.explain.isVisible()
    scripted_ask.answer("Đã xin ý kiến Ủy ban nhân dân tỉnh")
    page.strip.explain.click()
    assert not page.strip.explain.isVisible()
    page.gateway.undo()
    assert page.strip.explain.isVisible()


def test_what_if_shows_the_free_place_and_applies_in_one_step(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk
) -> None:
    first, second, third = page.table.shown_ids()
    page.table.set_ticked([first, second], is_ticked=True)
    page.table.select_key(first)
    panel = page.quotas.panel
    before = office.award_service.results(2022)
    panel.open_link.click()
    panel.target.setCurrentIndex(panel.target.findData("LDTT"))
    assert "CSTĐCS: 2 / 2 → 1 / 2 suất; gốc tính 17 (15 LĐTT + 2 CSTĐCS) → 17 (16 LĐTT + 1 CSTĐCS)" in panel.result()
    assert "Còn 1 suất CSTĐCS" in panel.result()
    assert office.award_service.results(2022) == before, "nothing is written by trying"
    scripted_ask.answer(YES)
    panel.apply.click()
    moved = next(one for one in office.award_service.results(2022) if one.id == first)
    assert moved.award_code == "LDTT"
    assert first not in page.table.ticked()
    assert not panel.is_open
    page.gateway.undo()
    assert {(one.id, one.award_code) for one in office.award_service.results(2022)} == {
        (one.id, one.award_code) for one in before
    }
    assert third


def test_the_panel_is_left_with_escape_and_follows_the_row(page: AwardPage, qtbot: QtBot) -> None:
    panel = page.quotas.panel
    panel.open_link.click()
    page.table.select_key(page.table.shown_ids()[1])
    name = page.table.current_row()
    assert name is not None
    assert name.subject in panel._subject.full_text()
    panel.target.setFocus()
    qtbot.keyClick(panel.target, Qt.Key.Key_Escape)
    assert not panel.is_open


def test_somebody_else_is_tried_and_added(
    page: AwardPage, office: Office, story: Story, scripted_ask: ScriptedAsk
) -> None:
    panel = page.quotas.panel
    panel.open_link.click()
    newcomer = story.people[CENTER][0]

    def choose(dialog: PersonChoiceDialog) -> bool:
        return dialog.picker.choose(newcomer, story.units[CENTER])

    scripted_ask.answer(choose)
    panel.other.click()
    panel.target.setCurrentIndex(panel.target.findData("LDTT"))
    assert "gốc tính 18 (15 LĐTT + 3 CSTĐCS) → 19 (16 LĐTT + 3 CSTĐCS)" in panel.result()
    scripted_ask.answer(YES)
    panel.apply.click()
    added = [one for one in office.award_service.results(2022) if one.person_id == newcomer]
    assert [(one.award_code, one.outcome) for one in added] == [("LDTT", Outcome.PROPOSED)]


def test_the_office_s_own_preference_is_entered_with_its_text(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk
) -> None:
    def fill(dialog: PreferencesDialog) -> bool:
        tick, source = dialog.fields[PreferenceKind.DIRECT_WORKERS]
        tick.setChecked(True)
        dialog.accept()
        assert dialog.result() == 0, "not without the text it stands in"
        source.setText("Quy chế số 5/QC-STTTT ngày 02/3/2022")
        return True

    page.quotas.panel.open_link.click()
    scripted_ask.answer(fill)
    page.quotas.panel.preferences.click()
    (kept,) = office.quota_service.local_preferences()
    assert kept.source.text == "Quy chế số 5/QC-STTTT ngày 02/3/2022"
    page.gateway.undo()
    assert office.quota_service.local_preferences() == ()
