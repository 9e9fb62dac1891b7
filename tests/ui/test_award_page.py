"""The page of results, used as the clerk uses it: propose, tick, decide, refuse, take in, undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from results_story import Story, build, register
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.award.award import Outcome
from desktop_app.domain.plan.plan import PlanKind
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.dialogs.decision_dialog import DecisionDialog, RefusalDialog
from desktop_app.ui.dialogs.result_dialog import ResultDialog
from desktop_app.ui.dialogs.results_import_dialog import PasteResultsDialog, ResultProblemsDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.award.award_page import AwardPage
from desktop_app.ui.parts.chip import ChipRole

OFFICE, POST, CENTER = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Trung tâm Chuyển đổi số"


@pytest.fixture
def story(office: Office, fixed_clock: FixedClock) -> Story:
    made = build(office)
    register(office, made, OFFICE, date(2022, 3, 10), advanced=2)
    register(office, made, POST, date(2022, 3, 11), advanced=1)
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
    return made


@pytest.fixture
def said(gateway: Gateway) -> list[str]:
    sentences: list[str] = []
    gateway.said.connect(sentences.append)
    return sentences


def shown(page: AwardPage) -> list[tuple[str, str]]:
    return [(row.subject, row.award.award_code) for row in page.table.rows_model.rows()]


def outcomes(office: Office) -> list[Outcome]:
    return [one.outcome for one in office.award_service.results(year=2022)]


def decide(number: str = "215/QĐ-STTTT", day: str = "28/12/2022") -> object:
    def fill(dialog: DecisionDialog) -> bool:
        dialog.number.setText(number)
        dialog.on.edit.setText(day)
        dialog.authority.setText("Giám đốc Sở")
        return True

    return fill


def test_one_click_proposes_every_registered_line_once(page: AwardPage, office: Office, said: list[str]) -> None:
    assert "21 dòng đăng ký chưa có kết quả" in page.heading()[1]
    page.propose_action.trigger()
    assert said == ["Đã lập 21 đề nghị từ đăng ký."]
    assert len(shown(page)) == 21
    assert set(outcomes(office)) == {Outcome.PROPOSED}
    assert all(one.registration_line_id for one in office.award_service.results(year=2022))
    assert not page.propose_action.isEnabled()
    assert "21 chờ quyết định" in page.heading()[1]
    page.gateway.undo()
    assert not office.award_service.results(year=2022)
    assert page.propose_action.isEnabled()


def test_the_empty_page_offers_three_ways(page: AwardPage) -> None:
    assert page._empty is not None
    assert page._empty.isVisible()
    assert not page.table.isVisible()
    page.propose_action.trigger()
    assert page.table.isVisible()


def test_a_whole_list_is_ticked_by_keys_and_decided_at_once(
    page: AwardPage, office: Office, qtbot: QtBot, scripted_ask: ScriptedAsk, said: list[str]
) -> None:
    page.propose_action.trigger()
    page.tabs.setCurrentIndex(1)  # Lao động tiên tiến
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert len(page.table.ticked()) == 15
    page.tabs.setCurrentIndex(0)
    assert "Đã chọn 15 dòng" in page.list._counts.text()
    scripted_ask.answer(decide())
    page.decide_action.trigger()
    approved = [one for one in office.award_service.results(year=2022) if one.outcome is Outcome.APPROVED]
    assert {one.award_code for one in approved} == {"LDTT"}
    assert {(one.decision_number, one.decision_on, one.authority) for one in approved} == {
        ("215/QĐ-STTTT", date(2022, 12, 28), "Giám đốc Sở")
    }
    assert len(approved) == 15
    assert said[-1] == "Đã ghi quyết định 215/QĐ-STTTT cho 15 kết quả."
    assert not page.table.ticked(), "the next decision starts with a clean list"
    page.gateway.undo()
    assert set(outcomes(office)) == {Outcome.PROPOSED}


def test_space_on_ticked_rows_unticks_them(page: AwardPage, qtbot: QtBot) -> None:
    page.propose_action.trigger()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert len(page.table.ticked()) == 21
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.table.ticked()


def test_the_check_box_of_a_row_ticks_that_row(page: AwardPage, qtbot: QtBot) -> None:
    page.propose_action.trigger()
    model = page.table.rows_model
    assert model.setData(model.index(2, 1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert page.table.ticked() == {model.row(2).award.id}
    assert model.index(2, 1).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked


def test_ticks_outside_the_filter_are_told(page: AwardPage) -> None:
    page.propose_action.trigger()
    page.table.set_ticked(page.table.shown_ids(), is_ticked=True)
    page.tabs.setCurrentIndex(2)
    assert "18 dòng nằm ngoài bộ lọc" in page.list._counts.text()


def test_a_decision_of_january_belongs_to_the_year(
    page: AwardPage, office: Office, fixed_clock: FixedClock, scripted_ask: ScriptedAsk
) -> None:
    page.propose_action.trigger()
    fixed_clock.move_to(date(2023, 1, 12))
    page.table.select_key(page.table.shown_ids()[0])
    scripted_ask.answer(decide("12/QĐ-STTTT", "10/01/2023"))
    page.decide_action.trigger()
    (decided,) = [one for one in office.award_service.results(year=2022) if one.outcome is Outcome.APPROVED]
    assert decided.decision_on == date(2023, 1, 10)


def test_a_decision_before_the_year_is_refused_and_nothing_changes(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk
) -> None:
    page.propose_action.trigger()
    page.table.select_key(page.table.shown_ids()[0])
    scripted_ask.answer(decide(day="28/12/2021"))
    page.decide_action.trigger()
    assert "trước năm xét 2022" in scripted_ask.told[-1]
    assert set(outcomes(office)) == {Outcome.PROPOSED}


def test_the_decision_dialog_asks_for_number_and_day(qtbot: QtBot) -> None:
    dialog = DecisionDialog(["Cù Thị Án"] * 6, date(2022, 12, 28))
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 0
    assert dialog._number_row.problem() == "Chưa có số quyết định. Ghi số, ký hiệu của quyết định."
    dialog.number.setText("5/QĐ")
    dialog.on.edit.setText("31/02/2022")
    dialog.accept()
    assert dialog.result() == 0
    assert "31/02/2022 không có" in dialog._day_row.problem()
    dialog.on.edit.setText("5/1/2023")
    dialog.accept()
    assert dialog.decision() == ("5/QĐ", date(2023, 1, 5), "")


def test_not_approved_needs_its_reason(page: AwardPage, office: Office, scripted_ask: ScriptedAsk) -> None:
    page.propose_action.trigger()
    page.table.select_key(page.table.shown_ids()[0])

    def fill(dialog: RefusalDialog) -> bool:
        dialog.accept()
        assert dialog.result() == 0
        assert dialog._reason_row.problem()
        dialog.reason.setPlainText("Nghỉ không lương 8 tháng")
        return True

    scripted_ask.answer(fill)
    page.list._refuse.click()
    (refused,) = [one for one in office.award_service.results(year=2022) if one.outcome is Outcome.NOT_APPROVED]
    assert refused.refusal_reason == "Nghỉ không lương 8 tháng"
    row = next(row for row in page.table.rows_model.rows() if row.award.id == refused.id)
    chip = page.table.rows_model.column(8).chip(row)  # type: ignore[union-attr,misc]
    assert chip is not None
    assert (chip.text, chip.role) == ("Không được công nhận", ChipRole.BAD)


def test_removing_asks_nothing_and_can_be_undone(page: AwardPage, office: Office, scripted_ask: ScriptedAsk) -> None:
    page.propose_action.trigger()
    page.table.select_key(page.table.shown_ids()[0])
    page.list._delete.click()
    assert not scripted_ask.asked
    assert len(office.award_service.results(year=2022)) == 20
    page.gateway.undo()
    assert len(office.award_service.results(year=2022)) == 21


def test_filters_go_without_marks_and_count(page: AwardPage) -> None:
    page.propose_action.trigger()
    page.filter.setText("dam thi")
    names = [name for name, _ in shown(page)]
    assert names
    assert all(name.startswith("Đàm Thị ") for name in names)
    assert f"{len(shown(page))} trong 21" in page.list._counts.text()
    page.filter.setText("bcvt lao dong")
    assert {row.unit for row in page.table.rows_model.rows()} == {"P. BCVT"}
    page.filter.setText("xyz")
    assert page.list._none_row.isVisible()
    assert page.list._none.text() == "Không có dòng nào khớp “xyz”."
    page.list.clear_filters()
    assert len(shown(page)) == 21
    assert page.pills.button("proposed").text() == "Đề nghị 21"
    page.pills.button("approved").click()
    assert shown(page) == []


def test_rows_stand_by_award_then_unit_then_given_name(page: AwardPage) -> None:
    page.propose_action.trigger()
    codes = [code for _, code in shown(page)]
    assert codes == ["LDTT"] * 15 + ["CSTDCS"] * 3 + ["GK"] * 3
    assert [name.split()[-1] for name, _ in shown(page)][:4] == ["Cúc", "Đào", "Én", "Gấm"]


def write_csv(path: Path, *rows: str) -> Path:
    path.write_text("subject,unit,award,outcome,decision_number,decision_on\n" + "\n".join(rows), encoding="utf-8")
    return path


def test_a_faulty_file_stores_nothing_and_tells_every_row(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    path = write_csv(
        tmp_path / "kết quả.csv",
        "Âu Thị Án,Văn phòng Sở,LDTT,approved,215/QĐ-STTTT,2022-12-28",
        "Người Không Có,Văn phòng Sở,LDTT,approved,215/QĐ-STTTT,2022-12-28",
        "Bành Thị Bưởi,Văn phòng Sở,LĐXS,approved,215/QĐ-STTTT,2022-12-28",
    )
    seen: list[list[int]] = []

    def look(dialog: ResultProblemsDialog) -> bool:
        seen.append([problem.row for problem in dialog.table.rows_model.rows()])
        return True

    scripted_ask.answer(path, look)
    page.import_action.trigger()
    assert seen == [[3, 4]]
    assert not office.award_service.results(year=2022)


def test_a_good_file_is_stored_as_one_step(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk, tmp_path: Path, said: list[str]
) -> None:
    path = write_csv(
        tmp_path / "kq.csv",
        "Âu Thị Án,Văn phòng Sở,CSTDCS,approved,215/QĐ-STTTT,2022-12-28",
        "Văn phòng Sở,Văn phòng Sở,TTLDTT,proposed,,",
    )
    scripted_ask.answer(path)
    page.import_action.trigger()
    assert said == ["Đã ghi 2 kết quả."]
    assert shown(page) == [("Âu Thị Án", "CSTDCS"), ("Văn phòng Sở", "TTLDTT")]
    page.gateway.undo()
    assert not office.award_service.results(year=2022)


def test_pasted_rows_with_problems_stay_in_the_dialog(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk, said: list[str]
) -> None:
    header = "subject\tunit\taward\toutcome\tdecision_number\tdecision_on\n"
    QGuiApplication.clipboard().setText(header + "Ai Đó\tVăn phòng Sở\tLDTT\tproposed\t\t\n")

    def fill(dialog: PasteResultsDialog) -> bool:
        assert dialog.edit.toPlainText().startswith("subject\tunit"), "what was copied in Excel is there already"
        dialog.accept()
        assert dialog.result() == 0
        assert [problem.row for problem in dialog.problems.rows_model.rows()] == [2]
        dialog.edit.setPlainText("subject\tunit")
        dialog.accept()
        assert "thiếu cột award" in dialog._row.problem()
        dialog.edit.setPlainText(header + "Cù Thị Cúc\tVăn phòng Sở\tLDTT\tproposed\t\t\n")
        return True

    scripted_ask.answer(fill)
    page.paste_action.trigger()
    assert said == ["Đã ghi 1 kết quả."]
    assert shown(page) == [("Cù Thị Cúc", "LDTT")]


def test_one_result_of_a_person_found_without_marks(
    page: AwardPage, office: Office, story: Story, scripted_ask: ScriptedAsk
) -> None:
    def fill(dialog: ResultDialog) -> bool:
        dialog.accept()
        assert dialog.result() == 0
        assert dialog._person_row.problem() == "Chưa chọn người trong danh mục. Gõ tên rồi chọn một dòng."
        dialog.person.edit.setText("dao cds")
        dialog.person.edit.textEdited.emit("dao cds")
        chosen = dialog.person.chosen()
        assert chosen is not None
        assert chosen.text == "Khuất Thị Đào, TT CĐS"
        offered = [dialog.award_code.itemData(place) for place in range(dialog.award_code.count())]
        assert "CSTDCS" in offered
        assert not {"TTLDTT", "GK"} & set(offered), "a collective's title, and no commendation among titles"
        dialog.award_kind.button("commendation").click()
        dialog.award_code.setCurrentIndex(dialog.award_code.findData("BKT"))
        dialog.outcome.setCurrentIndex(1)
        dialog.outcome.activated.emit(1)
        dialog.number.setText("77/QĐ-UBND")
        dialog.on.edit.setText("20/12/2022")
        return True

    scripted_ask.answer(fill)
    page.add_action.trigger()
    (stored,) = office.award_service.results(year=2022)
    assert (stored.award_code, stored.outcome, stored.unit_id) == ("BKT", Outcome.APPROVED, story.units[CENTER])
    assert (stored.decision_number, stored.decision_on) == ("77/QĐ-UBND", date(2022, 12, 20))
    assert stored.plan_id is None


def test_one_result_of_a_collective(page: AwardPage, office: Office, story: Story, scripted_ask: ScriptedAsk) -> None:
    def fill(dialog: ResultDialog) -> bool:
        dialog.subject_kind.button("collective").click()
        dialog.unit.choose(story.units[CENTER])
        assert dialog.collective.text() == CENTER
        offered = [dialog.award_code.itemData(place) for place in range(dialog.award_code.count())]
        assert "TTLDTT" in offered
        assert "LDTT" not in offered
        dialog.award_code.setCurrentIndex(dialog.award_code.findData("TTLDXS"))
        return True

    scripted_ask.answer(fill)
    page.add_action.trigger()
    (stored,) = office.award_service.results(year=2022)
    assert (stored.subject_kind, stored.collective_name) == (SubjectKind.COLLECTIVE, CENTER)


def test_a_result_is_changed_in_its_own_dialog(page: AwardPage, office: Office, scripted_ask: ScriptedAsk) -> None:
    page.propose_action.trigger()
    first = page.table.shown_ids()[0]
    page.table.select_key(first)

    def fill(dialog: ResultDialog) -> bool:
        assert not dialog.person.isEnabled(), "whose result it is does not change"
        dialog.outcome.setCurrentIndex(2)
        dialog.outcome.activated.emit(2)
        dialog.reason.setText("Chưa đủ thời gian công tác")
        return True

    scripted_ask.answer(fill)
    page.table.row_opened.emit(first)
    (changed,) = [one for one in office.award_service.results(year=2022) if one.id == first]
    assert (changed.outcome, changed.refusal_reason) == (Outcome.NOT_APPROVED, "Chưa đủ thời gian công tác")


def test_the_strip_says_used_allowed_arithmetic_and_place(page: AwardPage) -> None:
    page.propose_action.trigger()
    titles, commendations = page.strip.boxes
    assert "Chiến sĩ thi đua cơ sở: đã dùng 3 trong 2 suất" in titles.accessibleName()
    assert "15 % của 18 (15 LĐTT + 3 CSTĐCS) = 2,7, làm tròn xuống còn 2" in titles.words.text()
    assert "Kế hoạch số 23/KH-STTTT" in titles.words.text()
    over, unconfirmed = titles.chip.chip(), commendations.chip.chip()
    assert over is not None
    assert (over.text, over.role) == ("Vượt 1 suất", ChipRole.BAD)
    assert unconfirmed is not None
    assert (unconfirmed.text, unconfirmed.role) == ("Chưa xác nhận", ChipRole.NONE)


def test_a_thematic_plan_has_a_scope_of_its_own(
    page: AwardPage, office: Office, story: Story, scripted_ask: ScriptedAsk
) -> None:
    page.propose_action.trigger()
    assert not page.scope.isVisible(), "with one scope there is nothing to choose"
    plan_id = office.plan_service.new_from_template(2022, PlanKind.THEMATIC)
    office.plan_service.confirm_all(plan_id)
    office.plan_service.issue(plan_id, "40", date(2022, 4, 1), list(story.units.values()))
    assert page.scope.isVisible()
    page.open_target((plan_id, ""))
    assert page.scope.scope().plan_id == plan_id
    assert shown(page) == []

    def fill(dialog: ResultDialog) -> bool:
        dialog.person.choose(story.people[OFFICE][5], story.units[OFFICE])
        dialog.award_kind.button("commendation").click()
        return True

    scripted_ask.answer(fill)
    page.add_action.trigger()
    assert len(shown(page)) == 1
    assert office.award_service.results(plan_id=plan_id)[0].award_code == "GK"
    page.open_target((None, ""))
    assert len(shown(page)) == 21, "thematic awards never stand among the regular ones"


def test_acting_on_nothing_says_so(page: AwardPage, scripted_ask: ScriptedAsk) -> None:
    page.propose_action.trigger()
    page.table.clearSelection()
    page.decide_action.trigger()
    assert scripted_ask.told == ["Chưa chọn dòng nào. Đánh dấu ở cột Chọn hoặc bấm vào dòng rồi làm lại."]


def test_selection_is_kept_over_a_reload(page: AwardPage) -> None:
    page.propose_action.trigger()
    key = page.table.shown_ids()[4]
    page.table.select_key(key)
    page.reload(None)
    assert page.table.selected_ids() == [key]


def test_results_without_a_registration_are_told_over_the_page_by_the_plans_place(
    page: AwardPage, office: Office, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    assert page.band.text() == ""
    path = write_csv(tmp_path / "kq.csv", "Văn phòng Sở,Văn phòng Sở,TTLDTT,proposed,,")
    scripted_ask.answer(path)
    page.import_action.trigger()
    assert page.band.text().startswith("“Văn phòng Sở” chưa có trong bảng đăng ký đã nhận; mục IV.1, Kế hoạch số")
    assert "luật" not in page.band.text().lower()
    page.gateway.undo()
    assert page.band.text() == ""
