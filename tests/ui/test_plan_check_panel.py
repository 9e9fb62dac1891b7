"""The panel Soát kế hoạch on a real office: findings, keys, fixes, reasons, and what is asked before a plan goes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from check_samples import CLEAN
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from scripted_ask import NO, YES, ScriptedAsk

from desktop_app.domain.plan.checks.finding import Severity
from desktop_app.domain.plan.plan import PlanStatus
from desktop_app.ui.dialogs.issue_dialog import IssueDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.check import plan_checker
from desktop_app.ui.pages.plan.plan_page import CONTENT, HEAD, RECIPIENTS, PlanPage

FAULTY = (
    CLEAN.replace("ngày 20/3/2026.", "ngày 21/3/2026.")
    .replace("Sở tối đa 40%", "Sở 40%")
    .replace("văn hóa, phấn đấu", "văn hóa, phân đấu")
    .replace("Lưu: VT, VP", "Lưu: VP, VT")
)


@pytest.fixture
def page(
    qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, tmp_path: Path
) -> Iterator[PlanPage]:
    made = PlanPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 660)
    with qtbot.waitExposed(made):
        made.show()
    made.show_year(2026)
    opened(made, scripted_ask, tmp_path, FAULTY)
    yield made
    made.leave()
    made.hide()


def opened(page: PlanPage, ask: ScriptedAsk, folder: Path, text: str) -> None:
    path = folder / "kế hoạch.txt"
    path.write_text(text, encoding="utf-8")
    ask.answer(path)
    page.acts.imports.choose_file()


def shown(page: PlanPage) -> list[tuple[str, str, str]]:
    model = page.check_panel.table.rows_model
    return [
        (model.index(row, 0).data(), model.index(row, 2).data(), model.index(row, 3).data())
        for row in range(model.rowCount())
    ]


def chips(page: PlanPage) -> list[str]:
    found = [page.check_panel.counts[severity].chip() for severity in Severity]
    return [chip.text for chip in found if chip is not None]


def key(page: PlanPage, sequence: str) -> None:
    """Press a key of the page as its shortcut would be pressed."""
    actions = dict(page.check_ways.keys())
    actions[sequence]()


def line_with(page: PlanPage, words: str) -> bool:
    return any(words in line.text for line in page.content_tab.editor.lines())


def test_findings_stand_by_weight_with_their_fix(page: PlanPage) -> None:
    assert shown(page) == [
        ("Lỗi", "VI.3", "Đổi: 20/3/2026"),
        ("Nên sửa", "VI.2", "Thêm “tối đa”"),
        ("Gợi ý", "Nơi nhận", ""),
        ("Gợi ý", "III", "Đổi: phấn đấu"),
    ]
    assert chips(page) == ["1 lỗi", "1 nên sửa", "2 gợi ý"]
    tip = page.check_panel.table.rows_model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Thứ Bảy" in tip
    assert "Căn cứ: " in tip


def test_walking_shows_each_place_and_enter_goes_there(page: PlanPage) -> None:
    key(page, "Ctrl+Shift+M")
    table, editor = page.check_panel.table, page.content_tab.editor
    assert QApplication.focusWidget() is table
    assert "21/3/2026" in editor.textCursor().selectedText()
    key(page, "Alt+Down")
    assert table.currentIndex().row() == 1
    assert "40%" in editor.textCursor().selectedText()
    assert QApplication.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor
    key(page, "Alt+Down")
    page.check_panel.go()
    assert page.tabs.currentIndex() == RECIPIENTS
    key(page, "Alt+Up")
    page.check_panel.go()
    assert page.tabs.currentIndex() == CONTENT


def test_a_fix_is_one_undo_of_text_and_fact(page: PlanPage) -> None:
    office = page.gateway.office
    key(page, "Ctrl+Shift+M")
    key(page, "Ctrl+.")
    assert line_with(page, "chậm nhất hết ngày 20/3/2026.")
    assert page.draft.content.facts.deadlines[0].on is not None
    assert page.draft.content.facts.deadlines[0].on.day == 20
    assert [one[0] for one in shown(page)] == ["Nên sửa", "Gợi ý", "Gợi ý"]
    assert office.operations.undo_name() == "Đã sửa: Đổi: 20/3/2026"
    page.gateway.undo()
    assert line_with(page, "chậm nhất hết ngày 21/3/2026.")
    assert page.draft.content.facts.deadlines[0].on.day == 21
    assert chips(page) == ["1 lỗi", "1 nên sửa", "2 gợi ý"]


def test_a_click_on_the_fix_applies_it(page: PlanPage) -> None:
    table = page.check_panel.table
    index = table.rows_model.index(1, 3)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert line_with(page, "Sở tối đa 40%")
    assert page.draft.content.facts.quotas[1].comparator is not None


def test_all_fixes_one_after_the_other(page: PlanPage) -> None:
    key(page, "Ctrl+Shift+M")
    for _ in range(2):
        key(page, "Ctrl+.")
    key(page, "Alt+Down")
    key(page, "Ctrl+.")
    assert [one[1] for one in shown(page)] == ["Nơi nhận"]


def test_typing_is_checked_a_moment_later(page: PlanPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plan_checker.RECHECK_MS >= 500
    page.checker._timer.setInterval(20)
    editor = page.content_tab.editor
    editor.go_to(next(line.uid for line in editor.lines() if "phân đấu" in line.text))
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    for letter in " Các huyện":
        QApplication.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    with qtbot.waitSignal(page.checker.checked, timeout=5000):
        pass
    assert "2 nên sửa" in chips(page)


def test_setting_aside_needs_a_reason_and_is_undone(page: PlanPage, scripted_ask: ScriptedAsk) -> None:
    key(page, "Ctrl+Shift+M")
    scripted_ask.answer(None)
    page.check_panel.aside.click()
    assert chips(page) == ["1 lỗi", "1 nên sửa", "2 gợi ý"]
    scripted_ask.answer("Văn phòng trực thứ Bảy")
    page.check_panel.aside.click()
    assert chips(page) == ["1 nên sửa", "2 gợi ý"]
    assert shown(page)[-1][0] == "Bỏ qua"
    assert "Văn phòng trực thứ Bảy" in page.check_panel.table.rows_model.index(3, 1).data(Qt.ItemDataRole.ToolTipRole)
    page.gateway.undo()
    assert chips(page) == ["1 lỗi", "1 nên sửa", "2 gợi ý"]
    page.gateway.redo()
    page.check_panel.select_near(99)
    page.check_panel.aside.click()
    assert chips(page) == ["1 lỗi", "1 nên sửa", "2 gợi ý"]


def test_a_clean_plan_says_when_it_was_checked(page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    opened(page, scripted_ask, tmp_path, CLEAN)
    assert shown(page) == []
    assert page.check_panel._told.full_text().startswith("Không có điểm nào cần sửa. Soát lúc ")
    assert page.check_panel.body.isHidden() or page.check_panel.tabs.currentIndex() == 1


def test_a_low_window_folds_the_panel_and_the_clerk_may_open_it(page: PlanPage) -> None:
    assert not page.check_panel.body.isHidden()
    page.resize(1005, 520)
    assert page.check_panel.body.isHidden()
    assert chips(page)  # the summary stays
    page.check_panel.toggle.click()
    assert not page.check_panel.body.isHidden()
    page.resize(1278, 660)
    assert not page.check_panel.body.isHidden()


def test_icons_stand_in_the_margin(page: PlanPage) -> None:
    marks = page.content_tab.editor.marks
    assert sorted(marks.values()) == ["bad", "hint", "warn"]


def test_ctrl_z_is_the_operations_when_nothing_was_typed(page: PlanPage) -> None:
    editor = page.content_tab.editor
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(editor, event)
    assert not event.isAccepted()
    editor.textCursor().insertText("x")
    QApplication.sendEvent(editor, event := QKeyEvent(event.type(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert event.isAccepted()
    editor.undo()


def test_before_issue_what_is_wrong_is_told(page: PlanPage, scripted_ask: ScriptedAsk) -> None:
    scripted_ask.answer(0)
    page.tabs.setCurrentIndex(HEAD)
    page.page_actions.issue.trigger()
    assert scripted_ask.asked[-1].startswith("Còn 1 lỗi và 1 điểm nên sửa. ['Xem lỗi', 'Vẫn ban hành…']")
    assert page.tabs.currentIndex() == CONTENT
    assert QApplication.focusWidget() is page.check_panel.table
    scripted_ask.answer(None)
    page.page_actions.issue.trigger()

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, IssueDialog)
        return NO

    scripted_ask.answer(1, look)
    page.page_actions.issue.trigger()
    assert scripted_ask.is_done
    assert page.draft.plan is not None
    assert page.draft.plan.plan_status is PlanStatus.DRAFT


def test_hints_do_not_stand_in_the_way(page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    opened(page, scripted_ask, tmp_path, CLEAN.replace("Lưu: VT, VP", "Lưu: VP, VT"))
    assert chips(page) == ["1 gợi ý"]

    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, IssueDialog)
        dialog.number_edit.setText("12")
        for check in dialog.checks.values():
            check.click()
        return YES

    scripted_ask.answer(fill)
    page.page_actions.issue.trigger()
    assert page.draft.plan is not None
    assert page.draft.plan.plan_status is PlanStatus.ISSUED


def test_an_office_rule_file_that_is_wrong_is_told(page: PlanPage, scripted_ask: ScriptedAsk) -> None:
    page.gateway.office.paths.office_rules_file.write_text("known = 3", encoding="utf-8")
    key(page, "F7")
    assert "soat-ke-hoach.toml" in page.check_panel._told.full_text()
    assert scripted_ask.told == []
    page.draft.put_head(place="Hoà An")
    page.page_actions.issue.trigger()
    assert len(scripted_ask.told) == 1
    assert "soat-ke-hoach.toml" in scripted_ask.told[0]
