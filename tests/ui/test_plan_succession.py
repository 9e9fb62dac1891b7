"""From one plan to the next in the window: the doors, the decision table by keyboard, the draft it makes, the comparison."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from same_plan import as_read, assert_same
from scripted_ask import ScriptedAsk

from desktop_app.domain.plan.blocks import walk
from desktop_app.domain.plan.carry_forward.decisions import Action, DecisionKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.plan_page import PlanPage
from desktop_app.ui.pages.plan.succession.plan_carry_pane import PlanCarryPane
from desktop_app.ui.pages.plan.succession.plan_carry_table import NEW_SECTION
from desktop_app.ui.text import succession as text

PLANS = Path(__file__).resolve().parents[1] / "fixtures" / "plans"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> Iterator[PlanPage]:
    gateway.office.plan_service.import_file(PLANS / "kien-hai-2022.md")
    made = PlanPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2023)
    made.show()
    yield made
    made.hide()
    made.leave()


@pytest.fixture
def table(page: PlanPage) -> PlanCarryPane:
    """The decision table of 2023 from the plan of 2022, opened by the door of the empty page."""
    press(page, "Bắt đầu từ năm 2022…")
    return page.succession.carry_pane


def press(page: PlanPage, words: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())
    button.click()


def select(pane: PlanCarryPane, kind: DecisionKind, current: str = "") -> None:
    row = next(
        one
        for one in pane.table.rows_model.rows()
        if one.kind is kind and (not current or one.decision.current == current)
    )
    assert pane.table.select_key(row.decision.key)


def current(pane: PlanCarryPane) -> tuple[Action, str]:
    row = pane.table.current_row()
    assert row is not None
    index = pane.table.currentIndex().siblingAtColumn(NEW_SECTION)
    return row.choice.action, str(index.data())


# Doors


def test_the_empty_page_has_three_doors_and_last_years_plan_is_the_filled_one(page: PlanPage) -> None:
    assert page.heading()[0] == "Chưa có kế hoạch năm 2023"
    shown = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert [one for one in shown if one in ("Bắt đầu từ năm 2022…", "Chọn tệp…", "Tạo kế hoạch")] == [
        "Bắt đầu từ năm 2022…", "Chọn tệp…", "Tạo kế hoạch",
    ]  # fmt: skip


def test_without_an_earlier_plan_that_door_is_closed(page: PlanPage) -> None:
    page.show_year(2021)
    door = next(one for one in page.findChildren(QPushButton) if one.text() == text.EMPTY_START_NONE_BUTTON)
    assert not door.isEnabled()


def test_the_menu_of_new_plans_has_the_doors(page: PlanPage) -> None:
    names = [one.text() for one in page.list.new_menu.actions()]
    assert names[0] == "Bắt đầu từ kế hoạch năm 2022…"
    page.show_year(2022)
    names = [one.text() for one in page.list.new_menu.actions()]
    assert names[0] == "Bắt đầu từ kế hoạch đang xem…", "the plan of the year itself: to the year after it"
    page.list.new_menu.actions()[0].trigger()
    assert page.heading()[0] == "Kế hoạch năm 2023 từ kế hoạch năm 2022"


# The table


def test_the_table_shows_every_row_with_the_certain_ones_taken(page: PlanPage, table: PlanCarryPane) -> None:
    assert page.heading()[0] == "Kế hoạch năm 2023 từ kế hoạch năm 2022"
    assert table.isVisible()
    assert not page.list.isVisible()
    rows = table.table.rows_model.rows()
    assert table.carry is not None
    assert len(rows) == len(table.carry.rows) > 20
    taken = [one for one in rows if one.choice.action is Action.TAKE]
    assert {one.decision.is_certain for one in taken} == {True}
    assert table.make.text() == f"Tạo bản thảo, đổi {len(taken)} chỗ"
    assert table.pills.button("undecided").text() == f"Chờ quyết định {len(rows) - len(taken)}"
    firsts = [one.kind for one in rows if one.is_first]
    assert len(firsts) == len(set(firsts)), "rows are grouped by kind"


def test_keys_answer_and_go_on_to_the_next_row(qtbot: QtBot, table: PlanCarryPane) -> None:
    select(table, DecisionKind.CITATION)
    first = table.table.current_key()
    qtbot.keyClick(table.table, Qt.Key.Key_Space)
    assert table.choices[str(first)].action is Action.TAKE
    assert table.table.current_key() != first
    second = str(table.table.current_key())
    qtbot.keyClick(table.table, Qt.Key.Key_G)
    assert table.choices[second].action is Action.KEEP
    select(table, DecisionKind.RECIPIENT)
    recipient = str(table.table.current_key())
    qtbot.keyClick(table.table, Qt.Key.Key_Delete)
    assert table.choices[recipient].action is Action.DROP
    table.table.select_key(recipient)
    assert current(table) == (Action.DROP, "(bỏ)")
    qtbot.keyClick(table.table, Qt.Key.Key_Backspace)
    assert recipient not in table.choices


def test_ctrl_z_takes_back_answers_before_it_reaches_the_office(
    qtbot: QtBot, page: PlanPage, table: PlanCarryPane
) -> None:
    before = dict(table.choices)
    select(table, DecisionKind.QUOTA)
    qtbot.keyClick(table.table, Qt.Key.Key_G)
    qtbot.keyClick(table.table, Qt.Key.Key_G)
    assert len(table.choices) == len(before) + 2
    qtbot.keyClick(table.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.choices == before
    assert not table.table.may_undo
    assert page.gateway.office.operations.undo_name() == "Nhập kế hoạch"


def test_words_are_typed_into_the_row(table: PlanCarryPane) -> None:
    select(table, DecisionKind.QUOTA, "15%")
    index = table.table.currentIndex().siblingAtColumn(NEW_SECTION)
    assert table.table.rows_model.setData(index, "20%")
    select(table, DecisionKind.QUOTA, "15%")
    assert current(table) == (Action.TYPE, "20%")
    index = table.table.currentIndex().siblingAtColumn(NEW_SECTION)
    assert not table.table.rows_model.setData(index, "  "), "blanks are no words"


def test_a_row_without_a_proposal_cannot_be_taken(qtbot: QtBot, table: PlanCarryPane) -> None:
    select(table, DecisionKind.QUOTA, "15%")
    assert not table.detail.buttons[Action.TAKE].isEnabled()
    key = str(table.table.current_key())
    qtbot.keyClick(table.table, Qt.Key.Key_Space)
    assert key not in table.choices


def test_an_answer_that_cannot_be_is_told_under_the_row(qtbot: QtBot, table: PlanCarryPane) -> None:
    select(table, DecisionKind.HEAD)
    qtbot.keyClick(table.table, Qt.Key.Key_G)
    assert table.detail.problem() == "Số và ngày của kế hoạch mới luôn để trống đến khi ban hành."
    select(table, DecisionKind.HEAD, "tháng 02 năm 2022")
    assert table.detail.problem() == ""
    index = table.table.currentIndex().siblingAtColumn(NEW_SECTION)
    assert not table.table.rows_model.setData(index, "sang năm")
    assert "không phải tháng và năm" in table.detail.problem()


def test_many_rows_are_answered_at_once(table: PlanCarryPane) -> None:
    place = table.kinds.findData(DecisionKind.RECIPIENT.value)
    table.kinds.setCurrentIndex(place)
    shown = table.table.rows_model.rows()
    assert {one.kind for one in shown} == {DecisionKind.RECIPIENT}
    table.table.selectAll()
    table.answer(Action.KEEP)
    assert all(table.choices[one.decision.key].action is Action.KEEP for one in shown)
    table.undo()
    assert not any(one.decision.key in table.choices for one in shown), "one step back"


def test_the_detail_shows_the_sentence_and_never_reads_it_as_markup(table: PlanCarryPane) -> None:
    select(table, DecisionKind.DEADLINE, "11/3/2022")
    assert "chậm nhất hết ngày" in table.detail.sentence()
    assert ">11/3/2022</span>" in table.detail.sentence()


def test_filters_and_pills_narrow_the_rows(table: PlanCarryPane) -> None:
    table.filter.setText("văn phòng) chậm nhất")
    assert [one.decision.current for one in table.table.rows_model.rows()] == ["11/3/2022", "09/12/2022"]
    table.filter.clear()
    table.pills.button("undecided").click()
    assert {one.choice.action for one in table.table.rows_model.rows()} == {Action.UNDECIDED}


# The draft


def test_the_button_makes_the_draft_and_shows_it(page: PlanPage, table: PlanCarryPane) -> None:
    table.make.click()
    plan = page.draft.plan
    assert plan is not None
    assert plan.content.working_year == 2023
    assert page.heading()[0] == "Phát động thi đua năm 2023"
    assert "bắt đầu từ kế hoạch năm 2022" in page.heading()[1]
    assert [one.on for one in plan.content.facts.deadlines] == [date(2023, 3, 10), date(2023, 12, 8)]
    assert not table.isVisible()
    rows = page.versions_tab.records.rows_model.rows()
    assert rows[0].result is None, "what stayed as it was stands first"
    assert page.gateway.undo()
    assert [one.working_year for one in page.list.summaries()] == [2022]


def test_cancelling_changes_nothing_and_the_answers_come_back(
    qtbot: QtBot, page: PlanPage, table: PlanCarryPane
) -> None:
    select(table, DecisionKind.QUOTA, "15%")
    key = str(table.table.current_key())
    qtbot.keyClick(table.table, Qt.Key.Key_G)
    qtbot.keyClick(table.table, Qt.Key.Key_Escape)
    assert page.heading()[0] == "Chưa có kế hoạch năm 2023"
    assert len(page.list.summaries()) == 1
    press(page, "Bắt đầu từ năm 2022…")
    assert table.choices[key].action is Action.KEEP


def test_news_behind_the_table_do_not_close_it(page: PlanPage, table: PlanCarryPane) -> None:
    page.gateway.office.plan_service.import_file(PLANS / "hai-van-2024.md")
    assert table.isVisible()
    assert page.heading()[0] == "Kế hoạch năm 2023 từ kế hoạch năm 2022"


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_a_real_plan_goes_from_its_file_to_the_paper_of_2027_and_back(
    page: PlanPage, seeds_dir: Path, scripted_ask: ScriptedAsk, tmp_path: Path, number: int
) -> None:
    (source,) = seeds_dir.glob(f"{number:03}_*.txt")
    assert_whole_way(page, source, scripted_ask, tmp_path)


def test_an_invented_plan_goes_the_same_way(page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    assert_whole_way(page, PLANS / "binh-son-2021.txt", scripted_ask, tmp_path)


def assert_whole_way(page: PlanPage, source: Path, scripted_ask: ScriptedAsk, folder: Path) -> None:
    """Import, check, carry forward to 2027, export, compare, import again: only the window, no file touched by hand."""
    scripted_ask.answer(source)
    page.acts.imports.choose_file()
    old = page.draft.plan
    assert old is not None
    page.checker.check_now()
    assert page.check_panel.table.rows_model.rowCount() > 0, "each of these plans has something to be told"
    page.succession.begin(old.id, 2027)
    page.succession.carry_pane.make.click()
    new = page.draft.plan
    assert new is not None
    assert new.content.working_year == 2027
    for kind, action in (("docx", page.page_actions.export_word), ("pdf", page.page_actions.export_pdf)):
        scripted_ask.answer(folder / f"new.{kind}")
        action.trigger()
    page.succession.compare(old.id, new.id)
    assert page.succession.comparison_pane.isVisible()
    for kind in ("docx", "pdf"):
        page.acts.imports.read_file(folder / f"new.{kind}")
        back = page.draft.plan
        assert back is not None
        assert back.id != new.id
        assert_same(as_read(new.content), back.content)
    assert scripted_ask.told == []


# Comparison


@pytest.fixture
def compared(page: PlanPage, table: PlanCarryPane) -> PlanPage:
    table.make.click()
    page.succession.compare_menu.aboutToShow.emit()
    page.succession.compare_menu.actions()[0].trigger()
    return page


def test_the_new_plan_is_compared_with_the_old_one(compared: PlanPage) -> None:
    pane = compared.succession.comparison_pane
    assert pane.isVisible()
    assert compared.heading()[0] == "So sánh hai kế hoạch"
    assert compared.heading()[1].startswith(
        "Kế hoạch số 23/KH-STTTT (2022) → Kế hoạch “Phát động thi đua năm 2023” (2023)"
    )
    words = pane.view.toPlainText()
    assert "≠ Sửa lời" in words
    assert "11/3/2022" in words
    assert "10/3/2023" in words
    facts = pane.facts.rows_model.rows()
    assert [(one.old, one.new) for one in facts] == [("11/3/2022", "10/3/2023"), ("09/12/2022", "08/12/2023")]


def test_pills_show_one_kind_of_difference_or_the_whole_text(qtbot: QtBot, compared: PlanPage) -> None:
    pane = compared.succession.comparison_pane
    pane.pills.button("added").click()
    assert pane.view.toPlainText() == text.NOTHING_OF_KIND
    pane.pills.button("whole").click()
    qtbot.waitUntil(lambda: pane.is_complete)
    plan = compared.draft.plan
    assert plan is not None
    shown = pane.view.toPlainText()
    assert all(block.title in shown for block in walk(plan.content.blocks))


def test_a_place_leads_to_its_block(compared: PlanPage) -> None:
    pane = compared.succession.comparison_pane
    changed = (
        next(one for one in pane.compared.comparison.blocks if one.new_uid and one.spans) if pane.compared else None
    )
    assert changed is not None
    pane.view.anchorClicked.emit(QUrl(f"block:{changed.new_uid}"))
    assert not pane.isVisible()
    assert compared.content_tab.isVisible()


def test_the_comparison_is_written_as_word_and_pdf(
    compared: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    for kind, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        path = tmp_path / f"so-sanh.{kind}"
        scripted_ask.answer(path)
        action = next(
            one for one in compared.succession.comparison_actions if kind in one.text().lower().replace("word", "docx")
        )
        action.trigger()
        assert path.read_bytes().startswith(start)


def test_escape_goes_back_to_the_plan(qtbot: QtBot, compared: PlanPage) -> None:
    qtbot.keyClick(compared.succession.comparison_pane.view, Qt.Key.Key_Escape)
    assert compared.heading()[0] == "Phát động thi đua năm 2023"
    assert compared.tabs.isVisible()


def test_other_plans_are_in_the_menu_the_earlier_year_is_the_old_side(compared: PlanPage) -> None:
    compared.gateway.office.plan_service.import_file(PLANS / "hai-van-2024.md")
    compared.succession.compare_menu.aboutToShow.emit()
    entry = next(one for one in compared.succession.compare_menu.actions() if "2024" in one.text())
    entry.trigger()
    found = compared.succession.comparison_pane.compared
    assert found is not None
    assert (found.old.content.working_year, found.new.content.working_year) == (2023, 2024)


def test_nothing_asks_for_more_room_than_a_small_screen_has(page: PlanPage, table: PlanCarryPane) -> None:
    for pane in (table, page.succession.comparison_pane):
        hint = pane.minimumSizeHint()
        assert hint.width() <= 932, hint
        assert hint.height() <= 480, hint
