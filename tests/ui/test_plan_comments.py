"""Remarks on a draft, made and settled beside the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from scripted_ask import YES, ScriptedAsk

from desktop_app.domain.plan.blocks import walk
from desktop_app.ui.dialogs.comment_dialog import CommentDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.plan_page import PlanPage

PLAN_FILE = Path(__file__).resolve().parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> Iterator[PlanPage]:
    plan_id = gateway.office.plan_service.import_file(PLAN_FILE)
    made = PlanPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2022)
    made.show_plan(plan_id)
    yield made
    made.leave()


def said(words: str, author: str = "Phòng Kế hoạch") -> Callable[[QDialog], bool]:
    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, CommentDialog)
        dialog.words_edit.setPlainText(words)
        if author:
            dialog.author_edit.setText(author)
        return YES

    return fill


def rows(page: PlanPage) -> list[tuple[str, str, bool]]:
    return [(one.author, one.words, one.is_settled) for one in page.check_panel.comments.table.rows_model.rows()]


def test_a_remark_is_made_at_the_caret_and_leads_back_to_it(page: PlanPage, scripted_ask: ScriptedAsk) -> None:
    first, last = [one for one in walk(page.draft.content.blocks) if one.kind == "bullet"][:2]
    editor, comments = page.content_tab.editor, page.check_panel.comments
    editor.go_to(first.uid, 0, 5)
    scripted_ask.answer(said("Viết rõ hơn."))
    page.check_ways.add_comment()
    assert rows(page) == [("Phòng Kế hoạch", "Viết rõ hơn.", False)]
    assert page.check_panel.tabs.tabText(2) == "Ý kiến (1)"
    (comment,) = page.gateway.office.plan_review_service.comments(page.draft.plan_id or 0)
    assert (comment.block_uid, comment.quote) == (first.uid, first.text[:5])
    editor.go_to(last.uid)
    comments.table.select_key(comment.id)
    comments.table.row_opened.emit(comment.id)
    assert editor.current_uid() == first.uid


def test_settled_taken_away_and_undone(page: PlanPage, scripted_ask: ScriptedAsk) -> None:
    scripted_ask.answer(said("Một."), said("Hai.", author=""))
    page.check_ways.add_comment()
    page.check_ways.add_comment()
    assert rows(page) == [("Phòng Kế hoạch", "Một.", False), ("Phòng Kế hoạch", "Hai.", False)], "the author stays"
    comments = page.check_panel.comments
    comments.table.select_key(comments.table.rows_model.row(0).id)
    comments.settle_link.click()
    assert [settled for _, _, settled in rows(page)] == [False, True]
    comments.remove_link.click()
    assert len(rows(page)) == 1
    page.gateway.undo()
    page.gateway.undo()
    assert [settled for _, _, settled in rows(page)] == [False, False]


def test_a_remark_without_words_is_asked_for_again(page: PlanPage, scripted_ask: ScriptedAsk) -> None:
    scripted_ask.answer(said("  "))
    page.check_ways.add_comment()
    assert rows(page) == []


def test_an_issued_plan_takes_no_remark(page: PlanPage, gateway: Gateway) -> None:
    plan_id = page.draft.plan_id or 0
    gateway.office.plan_review_service.add_comment(plan_id, "Lãnh đạo Sở", "Đồng ý.")
    gateway.office.plan_service.confirm_all(plan_id)
    gateway.office.plan_service.issue(plan_id, "14", date(2022, 2, 24), [])
    page.show_plan(plan_id)
    comments = page.check_panel.comments
    assert rows(page) == [("Lãnh đạo Sở", "Đồng ý.", False)]
    assert all(one.isHidden() for one in (comments.add_link, comments.settle_link, comments.remove_link))
    page.check_ways.add_comment()  # the key does nothing
    assert len(rows(page)) == 1
