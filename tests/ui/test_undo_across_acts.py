"""Ctrl+Z in the plan page across typing, moves, a fix of the checker, a legal basis and a replacement: back exactly, and forth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from check_samples import CLEAN
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.plan.plan import PlanContent
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.outline.plan_basis_picker import BasisPicker
from desktop_app.ui.pages.plan.plan_page import CONTENT, PlanPage

FAULTY = CLEAN.replace("ngày 20/3/2026.", "ngày 21/3/2026.").replace("văn hóa, phấn đấu", "văn hóa, phân đấu")
_MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


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
    path = tmp_path / "kế hoạch.txt"
    path.write_text(FAULTY, encoding="utf-8")
    scripted_ask.answer(path)
    made.acts.imports.choose_file()
    made.tabs.setCurrentIndex(CONTENT)
    yield made
    made.leave()
    made.hide()


def stored(page: PlanPage) -> PlanContent:
    """The plan as it stands in the office's file, once everything typed is stored."""
    page.draft.flush()
    return page.gateway.office.plan_service.plan(page.draft.plan_id or 0).content


def go_to(page: PlanPage, words: str) -> None:
    editor = page.content_tab.editor
    editor.setTextCursor(editor.document().find(words))
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    editor.setTextCursor(cursor)
    editor.setFocus()


def keys(page: PlanPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.content_tab.editor, key, held)


def types(page: PlanPage) -> None:
    go_to(page, "phân đấu")
    QTest.keyClicks(page.content_tab.editor, " them chu")


def moves(page: PlanPage) -> None:
    go_to(page, "phân đấu")
    keys(page, Qt.Key.Key_Up, _MOVE)
    keys(page, Qt.Key.Key_Tab)


def fixes(page: PlanPage) -> None:
    press = dict(page.check_ways.keys())
    for key in ("F7", "Alt+Down", "Ctrl+."):
        press[key]()


def inserts_a_basis(page: PlanPage) -> None:
    go_to(page, "them chu")
    keys(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    picker = page.basis_inserter.picker
    assert isinstance(picker, BasisPicker)
    QTest.keyClicks(picker.filter, "30/2020")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)


def replaces_all(page: PlanPage) -> None:
    bar = page.content_tab.find_bar
    keys(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    bar.wanted.setText("thi đua")
    bar.other.setText("THI ĐUA")
    bar.step(1)
    bar.replace_all.click()


def splits(page: PlanPage) -> None:
    go_to(page, "them chu")
    keys(page, Qt.Key.Key_Return)


def ctrl_z(page: PlanPage) -> bool:
    """What the key does: the editor's own step where it has one, else the last operation."""
    editor = page.content_tab.editor
    if editor.document().isUndoAvailable():
        editor.undo()
        return True
    page.draft.flush()
    return page.gateway.undo_name() not in (None, "Nhập kế hoạch") and page.gateway.undo()


def test_undo_goes_back_exactly_through_every_act(page: PlanPage) -> None:
    states = [stored(page)]
    for act in (types, moves, fixes, inserts_a_basis, replaces_all, splits):
        act(page)
        states.append(stored(page))
        assert states[-1] != states[-2], act.__name__
    seen = [stored(page)]
    while ctrl_z(page):
        seen.append(stored(page))
        assert len(seen) < 60
    assert [state for state in seen if state not in states] == []
    assert [states.index(state) for state in seen[:4]] == [6, 5, 4, 3]
    assert seen[-1] == states[0]
    while page.gateway.redo_name() is not None:
        assert page.gateway.redo()
    assert stored(page) == states[3], "what the editor took back was stored as taken back"
