"""The outline editor driven by keys: what the plan becomes, and that untouched blocks come back exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, PageJoin, Run, TitleStyle, find, walk
from desktop_app.domain.plan.numbering import markers
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "plans"

B, K, T = Block, BlockKind, TitleStyle

PLAN = (
    B("o1", K.PARAGRAPH, "Căn cứ Luật Thi đua, khen thưởng;", role=BlockRole.BASIS, runs=(Run(8, 33, italic=True),)),
    B(
        "s1",
        K.SECTION,
        marker="III.",
        title="THỜI GIAN",
        title_style=T.DISPLAY,
        source_lines=(9, 9),
        children=(
            B("c1", K.CLAUSE, "Năm 2026.", "1.", "Thời gian: đợt", T.RUN_IN, runs=(Run(4, 8, bold=True),)),
            B(
                "c2",
                K.CLAUSE,
                marker="2.",
                title="Các hạn",
                title_style=T.DISPLAY,
                children=(
                    B(
                        "b1",
                        K.BULLET,
                        "Bảng đăng ký gửi\nchậm nhất hết ngày 18/3/2026.",
                        "-",
                        joins=(PageJoin(16, 12),),
                    ),
                    B("b2", K.BULLET, "Hồ sơ 𝒜 gửi ngày 16/12/2026.", "-", runs=(Run(14, 24, True),)),
                ),
            ),
        ),
    ),
    B(
        "s2",
        K.SECTION,
        marker="III.",
        title="TỔ CHỨC",
        title_style=T.DISPLAY,
        children=(B("p1", K.PARAGRAPH, "Giao Văn phòng."),),
    ),
)


@pytest.fixture
def editor(qtbot: QtBot) -> PlanOutlineEditor:
    made = PlanOutlineEditor()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.load(PLAN)
    return made


def press(
    editor: PlanOutlineEditor, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
) -> None:
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def typed(editor: PlanOutlineEditor, text: str) -> None:
    for letter in text:
        press(editor, Qt.Key.Key_unknown, text=letter)


def at(editor: PlanOutlineEditor, uid: str, offset: int = 0) -> None:
    assert editor.go_to(uid, offset)


def uids(editor: PlanOutlineEditor) -> list[str]:
    return [block.uid for block in walk(editor.blocks())]


def test_unedited_plan_comes_back_exactly(editor: PlanOutlineEditor) -> None:
    assert editor.blocks() == PLAN
    assert not editor.document().isUndoAvailable()


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.stem)
def test_parsed_plans_come_back_exactly(editor: PlanOutlineEditor, path: Path) -> None:
    blocks = parse_plan(path.read_text(encoding="utf-8")).blocks
    editor.load(blocks)
    assert editor.blocks() == blocks


@pytest.mark.seeds
def test_real_plans_come_back_exactly(editor: PlanOutlineEditor, seeds_dir: Path) -> None:
    paths = sorted(seeds_dir.glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        blocks = parse_plan(path.read_text(encoding="utf-8")).blocks
        editor.load(blocks)
        assert editor.blocks() == blocks


def test_typing_touches_its_own_block_only(editor: PlanOutlineEditor) -> None:
    at(editor, "b2", 5)
    typed(editor, " mới")
    after = editor.blocks()
    changed = find(after, "b2")
    assert changed is not None
    assert changed.text == "Hồ sơ mới 𝒜 gửi ngày 16/12/2026."
    assert changed.runs == (Run(18, 28, True),)
    assert changed.marker == "-"
    assert [one for one in walk(after) if not one.children and one.uid != "b2"] == [
        one for one in walk(PLAN) if not one.children and one.uid != "b2"
    ]
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.blocks() == PLAN


def test_run_in_title_and_its_text_are_edited_in_one_line(editor: PlanOutlineEditor) -> None:
    at(editor, "c1", len("Thời gian: đợt"))
    typed(editor, " 1")
    at(editor, "c1", len("Thời gian: đợt 1: Năm 2026"))
    typed(editor, " và 2027")
    changed = find(editor.blocks(), "c1")
    assert changed is not None
    assert (changed.title, changed.text, changed.title_style) == ("Thời gian: đợt 1", "Năm 2026 và 2027.", T.RUN_IN)
    assert changed.runs == (Run(4, 16, bold=True),)  # typing after bold words goes on bold


def test_run_in_title_without_its_colon_becomes_text(editor: PlanOutlineEditor) -> None:
    at(editor, "c1", len("Thời gian"))
    press(editor, Qt.Key.Key_Delete)
    at(editor, "c1", len("Thời gian đợt"))
    press(editor, Qt.Key.Key_Delete)
    changed = find(editor.blocks(), "c1")
    assert changed is not None
    assert (changed.title, changed.text) == ("", "Thời gian đợt Năm 2026.")


def test_enter_splits_and_the_first_half_keeps_its_id(editor: PlanOutlineEditor) -> None:
    at(editor, "b2", len("Hồ sơ 𝒜".encode("utf-16-le")) // 2)
    press(editor, Qt.Key.Key_Return)
    items = find(editor.blocks(), "c2")
    assert items is not None
    assert [child.text for child in items.children] == [
        PLAN[1].children[1].children[0].text,
        "Hồ sơ 𝒜",
        " gửi ngày 16/12/2026.",
    ]
    first, second = items.children[1:]
    assert (first.uid, first.marker) == ("b2", "-")
    assert (second.kind, second.marker, second.runs) == (K.BULLET, "", (Run(7, 17, True),))
    editor.undo()
    assert editor.blocks() == PLAN


def test_enter_at_the_start_leaves_the_words_their_id(editor: PlanOutlineEditor) -> None:
    at(editor, "b2")
    press(editor, Qt.Key.Key_Return)
    assert uids(editor) == ["o1", "s1", "c1", "c2", "b1", "n1", "b2", "s2", "p1"]
    assert find(editor.blocks(), "b2") == find(PLAN, "b2")


def test_enter_after_a_section_begins_a_clause_and_on_an_empty_one_goes_up(editor: PlanOutlineEditor) -> None:
    at(editor, "s2", 99)
    press(editor, Qt.Key.Key_Return)
    new = editor.current_line()
    assert (new.kind, new.level) == (K.PARAGRAPH, 1)  # as the item that is there already
    at(editor, "b2", 99)
    press(editor, Qt.Key.Key_Return)
    assert editor.current_line().kind is K.BULLET
    press(editor, Qt.Key.Key_Return)
    assert (editor.current_line().kind, editor.current_line().level) == (K.CLAUSE, 1)
    typed(editor, "Mới")
    assert markers(editor.blocks())[editor.current_uid()] == "3."
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    assert (editor.current_line().kind, editor.current_line().level) == (K.SECTION, 0)
    press(editor, Qt.Key.Key_Return)
    assert editor.current_line().kind is K.PARAGRAPH


def test_backspace_at_the_start_of_an_item_takes_it_one_level_up(editor: PlanOutlineEditor) -> None:
    at(editor, "b2")
    press(editor, Qt.Key.Key_Backspace)
    assert (editor.current_line().kind, editor.current_line().level) == (K.CLAUSE, 1)
    editor.undo()
    assert editor.blocks() == PLAN


def test_tab_over_a_selection_and_back(editor: PlanOutlineEditor) -> None:
    at(editor, "c2")
    press(editor, Qt.Key.Key_Tab)
    section = find(editor.blocks(), "c1")
    assert section is not None
    assert [child.uid for child in section.children] == ["c2"]
    assert [child.kind for child in walk(section.children)] == [K.BULLET] * 3
    press(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert uids(editor) == [block.uid for block in walk(PLAN)]
    editor.undo()
    editor.undo()
    assert editor.blocks() == PLAN


def test_moving_an_item_takes_words_looks_and_children_along(editor: PlanOutlineEditor) -> None:
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    at(editor, "c2", 3)
    press(editor, Qt.Key.Key_Up, held)
    assert uids(editor) == ["o1", "s1", "c2", "b1", "b2", "c1", "s2", "p1"]
    assert editor.current_uid() == "c2"
    assert editor.textCursor().positionInBlock() == 3
    assert find(editor.blocks(), "c2") == find(PLAN, "c2")
    press(editor, Qt.Key.Key_Down, held)
    assert editor.blocks() == PLAN
    editor.undo()
    editor.undo()
    assert editor.blocks() == PLAN


def test_written_markers_stay_until_renumbering_is_asked_for(editor: PlanOutlineEditor) -> None:
    assert [editor.structure.marker(index) for index in (1, 6)] == ["III.", "III."]
    press(editor, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [block.marker for block in editor.blocks()] == ["", "I.", "II."]
    editor.undo()
    assert editor.blocks() == PLAN


def test_bold_and_italic_of_the_clerk_are_stored_but_not_on_headings(editor: PlanOutlineEditor) -> None:
    editor.go_to("p1", 5, 9)
    press(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    press(editor, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    changed = find(editor.blocks(), "p1")
    assert changed is not None
    assert changed.runs == (Run(5, 14, bold=True, italic=True),)
    editor.go_to("s1", 0, 4)
    press(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert find(editor.blocks(), "s1") == PLAN[1]


def test_word_being_composed_is_neither_lost_nor_doubled(editor: PlanOutlineEditor) -> None:
    at(editor, "p1", len("Giao Văn phòng"))
    QApplication.sendEvent(editor, QInputMethodEvent(" Sở", []))
    composing = find(editor.blocks(), "p1")
    assert composing is not None
    assert composing.text == "Giao Văn phòng Sở."
    press(editor, Qt.Key.Key_Return)
    settled = find(editor.blocks(), "p1")
    assert settled is not None
    assert settled.text == "Giao Văn phòng Sở"
    editor.settle()
    assert find(editor.blocks(), "p1") == settled


def test_pasted_text_is_read_by_its_markers(editor: PlanOutlineEditor) -> None:
    at(editor, "b2", 99)
    data = QMimeData()
    data.setText("- một ý\r\n+ ý nhỏ\r\n\r\nII. MỤC MỚI\r\n1. Khoản")
    editor.insertFromMimeData(data)
    section = find(editor.blocks(), "c2")
    assert section is not None
    assert [(one.kind, one.text) for one in walk(section.children)][2:] == [(K.BULLET, "một ý"), (K.BULLET, "ý nhỏ")]
    assert [block.title for block in editor.blocks()][1:] == ["THỜI GIAN", "MỤC MỚI", "TỔ CHỨC"]
    assert len(set(uids(editor))) == len(uids(editor))
    editor.undo()
    assert editor.blocks() == PLAN


def test_pasted_words_stay_in_their_line(editor: PlanOutlineEditor) -> None:
    at(editor, "p1", 4)
    data = QMimeData()
    data.setText(" cho")
    editor.insertFromMimeData(data)
    changed = find(editor.blocks(), "p1")
    assert changed is not None
    assert changed.text == "Giao cho Văn phòng."


def test_items_cut_and_pasted_keep_their_ids_and_looks(editor: PlanOutlineEditor) -> None:
    at(editor, "b1")
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    data = editor.createMimeDataFromSelection()
    editor.textCursor().removeSelectedText()
    at(editor, "p1", 99)
    editor.insertFromMimeData(data)
    for uid in ("b1", "b2"):
        found = find(editor.blocks(), uid)
        assert found == find(PLAN, uid)


def test_news_of_edits_and_of_the_caret(editor: PlanOutlineEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        editor.load(PLAN)
    with qtbot.waitSignal(editor.current_changed) as arrived:
        at(editor, "b2")
    assert arrived.args == ["b2"]
    assert editor.current_place() == "mục III.2"
    with qtbot.waitSignal(editor.edited):
        typed(editor, "x")


def test_frozen_plan_takes_no_key(editor: PlanOutlineEditor) -> None:
    editor.setReadOnly(True)
    at(editor, "b2", 3)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Backspace):
        press(editor, key)
    editor.renumber()
    editor.indent()
    typed(editor, "x")
    assert editor.blocks() == PLAN


def test_new_items_never_take_an_id_that_a_fact_rests_on(editor: PlanOutlineEditor) -> None:
    editor.load(PLAN, reserved=["n1", "n2"])
    at(editor, "p1", 99)
    press(editor, Qt.Key.Key_Return)
    assert uids(editor)[-1] == "n3"


def test_empty_plan(editor: PlanOutlineEditor) -> None:
    editor.load(())
    assert editor.blocks() == ()
    typed(editor, "Đoạn đầu")
    assert [block.text for block in editor.blocks()] == ["Đoạn đầu"]


KEYS: dict[str, Callable[[PlanOutlineEditor], None]] = {
    "enter": lambda editor: press(editor, Qt.Key.Key_Return),
    "tab": lambda editor: press(editor, Qt.Key.Key_Tab),
    "backtab": lambda editor: press(editor, Qt.Key.Key_Backtab),
    "up": lambda editor: editor.move_item(up=True),
    "down": lambda editor: editor.move_item(up=False),
    "backspace": lambda editor: press(editor, Qt.Key.Key_Backspace),
    "delete": lambda editor: press(editor, Qt.Key.Key_Delete),
    "type": lambda editor: typed(editor, "ờ"),
    "renumber": lambda editor: editor.renumber(),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 40), st.sampled_from(sorted(KEYS))), max_size=25))
def test_any_keys_are_undone_exactly(editor: PlanOutlineEditor, presses: list[tuple[int, int, str]]) -> None:
    editor.load(PLAN)
    for number, offset, key in presses:
        block = editor.document().findBlockByNumber(number % editor.document().blockCount())
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(offset, block.length() - 1))
        editor.setTextCursor(cursor)
        KEYS[key](editor)
        found = uids(editor)
        assert len(set(found)) == len(found)
    after = editor.blocks()
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.blocks() == PLAN
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.blocks() == after


def test_a_paste_that_would_hold_up_the_window_is_refused_in_one_sentence(
    editor: PlanOutlineEditor, qtbot: QtBot
) -> None:
    before = editor.blocks()
    for text in ("Nội dung dài " * 800_000, "Một dòng\n" * 100_000):
        data = QMimeData()
        data.setText(text)
        with qtbot.waitSignal(editor.refused) as told:
            editor.insertFromMimeData(data)
        assert told.args is not None
        assert "chưa dán" in told.args[0]
    assert editor.blocks() == before
