"""UniKey on Windows corrects a syllable by sending backspaces and the right letters: none may be lost, doubled or obeyed.

Synthetic key events; what real Windows sends is not verified here.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan.blocks import Block, BlockKind, TitleStyle, find
from desktop_app.ui.pages.plan.outline.plan_find_bar import PlanFindBar
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor

# what stands on the screen after each key of Telex
SYLLABLES = {
    "đổi": ["d", "đ", "đo", "đô", "đôi", "đổi"],
    "mới": ["m", "mo", "moi", "mơi", "mới"],
    "tiếng": ["t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng"],
    "việt": ["v", "vi", "vie", "viê", "viêt", "việt"],
    "thưởng": ["t", "th", "thu", "thuo", "thuon", "thuong", "thương", "thưởng"],
    "nghĩa": ["n", "ng", "ngh", "nghi", "nghia", "nghĩa"],
    "quyết": ["q", "qu", "quy", "quye", "quyê", "quyêt", "quyết"],
    "Đảng": ["D", "Đ", "Đa", "Đan", "Đang", "Đảng"],
    "ưu": ["u", "ư", "ưu"],
    "tú": ["t", "tu", "tú"],
}
PHRASES = [
    *SYLLABLES,
    "đổi mới",
    "tiếng việt",
    "Đảng quyết",
    "ưu tú",
    "thưởng ưu tú",
    "nghĩa tiếng việt",
    "quyết đổi mới",
    "việt Đảng",
    "tú ưu",
    "mới thưởng nghĩa",
]


def press(target: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def type_by_unikey(target: QWidget, phrase: str) -> None:
    for number, syllable in enumerate(phrase.split()):
        if number:
            press(target, Qt.Key.Key_Space, " ")
        before = ""
        for after in SYLLABLES[syllable]:
            kept = next(
                (at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(before)
            )
            for _ in before[kept:]:
                press(target, Qt.Key.Key_Backspace, "\b")
            for letter in after[kept:]:
                press(target, Qt.Key.Key_unknown, letter)
            before = after


@pytest.fixture
def editor(qtbot: QtBot) -> PlanOutlineEditor:
    made = PlanOutlineEditor()
    qtbot.addWidget(made)
    made.load(
        (
            Block(
                "s1",
                BlockKind.SECTION,
                title="NỘI DUNG",
                title_style=TitleStyle.DISPLAY,
                children=(Block("b1", BlockKind.BULLET, "cuối"), Block("b2", BlockKind.BULLET)),
            ),
        )
    )
    return made


@pytest.mark.parametrize("phrase", PHRASES)
def test_in_the_outline(editor: PlanOutlineEditor, phrase: str) -> None:
    """At the start of an item, where Backspace alone would take the item a level up, and in an empty one."""
    for uid in ("b1", "b2"):
        editor.go_to(uid)
        type_by_unikey(editor, phrase)
    blocks = editor.blocks()
    first, second = find(blocks, "b1"), find(blocks, "b2")
    assert first is not None
    assert second is not None
    assert (first.kind, first.text) == (BlockKind.BULLET, f"{phrase}cuối")
    assert (second.kind, second.text) == (BlockKind.BULLET, phrase)


@pytest.mark.parametrize("phrase", PHRASES)
def test_in_a_field_that_searches_as_one_types(qtbot: QtBot, editor: PlanOutlineEditor, phrase: str) -> None:
    bar = PlanFindBar(editor)
    qtbot.addWidget(bar)
    bar.open()
    assert isinstance(bar.wanted, QLineEdit)
    type_by_unikey(bar.wanted, phrase)
    assert bar.wanted.text() == phrase
