"""Finding and replacing in the outline, by the clerk's keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan.blocks import Block, BlockKind, Run, TitleStyle
from desktop_app.ui.pages.plan.outline.plan_find_bar import PlanFindBar
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor

BLOCKS = (
    Block(
        "s1",
        BlockKind.SECTION,
        title="VĂN HÓA CÔNG SỞ",
        title_style=TitleStyle.DISPLAY,
        children=(
            Block(
                "b1",
                BlockKind.BULLET,
                "Xây dựng văn hoá công sở, văn hóa đọc.",
                runs=(Run(9, 16, bold=True),),
            ),
            Block("b2", BlockKind.BULLET, "Thi đua lập thành tích."),
        ),
    ),
)


@pytest.fixture
def editor(qtbot: QtBot) -> PlanOutlineEditor:
    made = PlanOutlineEditor()
    qtbot.addWidget(made)
    made.load(BLOCKS)
    made.resize(500, 300)
    made.show()
    return made


@pytest.fixture
def bar(qtbot: QtBot, editor: PlanOutlineEditor) -> PlanFindBar:
    made = PlanFindBar(editor)
    qtbot.addWidget(made)
    return made


def want(bar: PlanFindBar, words: str) -> None:
    bar.wanted.setText(words)
    QTest.keyClick(bar, Qt.Key.Key_Return)


def chosen(editor: PlanOutlineEditor) -> tuple[str, str]:
    return editor.current_uid(), editor.textCursor().selectedText()


def test_enter_goes_from_place_to_place_and_round(bar: PlanFindBar, editor: PlanOutlineEditor) -> None:
    bar.open()
    want(bar, "văn hóa")
    assert chosen(editor) == ("s1", "VĂN HÓA")
    assert bar.told.text() == "1 / 3 chỗ"
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert chosen(editor) == ("b1", "văn hoá")
    QTest.keyClick(bar, Qt.Key.Key_Return)
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert chosen(editor) == ("s1", "VĂN HÓA")
    QTest.keyClick(bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(editor) == ("b1", "văn hóa")


def test_without_marks(bar: PlanFindBar, editor: PlanOutlineEditor) -> None:
    bar.open()
    want(bar, "thi dua")
    assert bar.told.text() == "Không có chỗ nào"
    bar.ignores_marks.setChecked(True)
    assert chosen(editor) == ("b2", "Thi đua")


def test_all_places_are_replaced_in_one_undo_step_and_keep_their_look(
    bar: PlanFindBar, editor: PlanOutlineEditor
) -> None:
    bar.open(is_replacing=True)
    bar.other.setText("nếp sống")
    want(bar, "văn hóa")
    QTest.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    section = editor.blocks()[0]
    assert section.title == "nếp sống CÔNG SỞ"
    assert section.children[0].text == "Xây dựng nếp sống công sở, nếp sống đọc."
    assert section.children[0].runs == (Run(9, 17, bold=True),)
    assert [child.uid for child in section.children] == ["b1", "b2"]
    editor.undo()
    assert editor.blocks() == BLOCKS


def test_one_place_is_replaced_and_the_next_selected(bar: PlanFindBar, editor: PlanOutlineEditor) -> None:
    bar.open(is_replacing=True)
    bar.other.setText("văn hoá, văn hoá")  # what is put in is not found again at once
    want(bar, "văn hóa")
    bar.step(1)
    QTest.mouseClick(bar.replace_one, Qt.MouseButton.LeftButton)
    assert editor.blocks()[0].children[0].text == "Xây dựng văn hoá, văn hoá công sở, văn hóa đọc."
    assert chosen(editor) == ("b1", "văn hóa")


def test_selected_words_are_what_is_wanted(bar: PlanFindBar, editor: PlanOutlineEditor) -> None:
    editor.go_to("b2", 0, 7)
    bar.open()
    assert bar.wanted.text() == "Thi đua"
    assert bar.told.text() == "1 / 1 chỗ"


def test_escape_leaves_the_caret_at_the_place(bar: PlanFindBar, editor: PlanOutlineEditor) -> None:
    bar.open()
    want(bar, "thành tích")
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert chosen(editor) == ("b2", "thành tích")
    assert not editor.extraSelections()


def test_frozen_plan_is_searched_but_not_changed(bar: PlanFindBar, editor: PlanOutlineEditor) -> None:
    editor.setReadOnly(True)
    bar.open(is_replacing=True)
    want(bar, "thi đua")
    assert chosen(editor) == ("b2", "Thi đua")
    assert not any(one.isVisible() for one in bar.findChildren(QWidget) if one is bar.replace_all)
    bar.replace_all.click()
    assert editor.blocks() == BLOCKS
