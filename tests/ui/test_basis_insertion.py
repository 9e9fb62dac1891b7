"""Chèn căn cứ by the keyboard: whole where the plan names a text first, short afterwards, one undo step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.documents.model import TextStyle
from desktop_app.documents.plan_blocks import plan_paragraphs
from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, TitleStyle
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.outline.plan_basis_picker import BasisPicker
from desktop_app.ui.pages.plan.plan_page import PlanPage

PLAN_FILE = Path(__file__).resolve().parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"
B, K = Block, BlockKind
SECTION = B(
    "s1",
    K.SECTION,
    marker="I.",
    title="NỘI DUNG",
    title_style=TitleStyle.DISPLAY,
    children=(B("b1", K.BULLET, "Thực hiện theo quy định.", "-"), B("b2", K.BULLET, "Trình tự theo ", "-")),
)
DECREE = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> Iterator[PlanPage]:
    made = PlanPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show()
    qtbot.waitExposed(made)
    service = gateway.office.plan_service
    plan = service.plan(service.new_from_template(2022))
    opening = (B("o1", K.PARAGRAPH, ""), B("o2", K.PARAGRAPH, "Sở ban hành kế hoạch như sau:", role=BlockRole.LEAD))
    service.save_content(plan.id, replace(plan.content, blocks=(*opening, SECTION)), plan.row_version)
    made.show_year(2022)
    yield made
    made.leave()
    made.hide()


def type_and_enter(page: PlanPage, qtbot: QtBot, letters: str, *, keys: tuple[Qt.Key, ...] = ()) -> None:
    """Ctrl+Shift+B, a few letters, Enter: no mouse."""
    editor = page.content_tab.editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    picker = page.basis_inserter.picker
    assert isinstance(picker, BasisPicker)
    assert picker.isVisible()
    qtbot.keyClicks(picker.filter, letters)
    for key in keys:
        qtbot.keyClick(picker.filter, key)
    qtbot.keyClick(picker.filter, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the picker is gone, as in a running window
    assert page.basis_inserter.picker is None
    assert page.content_tab.editor.window().focusWidget() is page.content_tab.editor


def line(page: PlanPage, uid: str) -> str:
    return next(one.text for one in page.content_tab.editor.lines() if one.uid == uid)


def test_on_an_empty_line_of_the_opening_it_becomes_an_italic_line_of_the_list(page: PlanPage, qtbot: QtBot) -> None:
    editor = page.content_tab.editor
    editor.go_to("o1")
    type_and_enter(page, qtbot, "van thu")
    first = editor.lines()[0]
    assert first.text == f"Căn cứ {DECREE}."
    assert first.role is BlockRole.BASIS
    assert all(span.italic for span in first.spans)

    type_and_enter(page, qtbot, "06/2022")
    lines = editor.lines()
    assert lines[0].text == f"Căn cứ {DECREE};"
    assert lines[1].text == "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022."
    assert lines[1].role is BlockRole.BASIS
    assert lines[2].text == "Sở ban hành kế hoạch như sau:"

    editor.go_to(lines[0].uid, 3)
    type_and_enter(page, qtbot, "152/2025")
    texts = [one.text for one in editor.lines()[:3]]
    assert [text[-1] for text in texts] == [";", ";", "."]
    assert texts[1].startswith("Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025")
    for _ in range(3):
        editor.undo()
    assert [one.text for one in editor.lines()[:2]] == ["", "Sở ban hành kế hoạch như sau:"]


def test_a_single_line_of_the_list_is_set_in_italics_on_paper(page: PlanPage, qtbot: QtBot) -> None:
    page.content_tab.editor.go_to("o1")
    type_and_enter(page, qtbot, "van thu")
    page.content_tab.settle()
    first = plan_paragraphs(page.draft.content.blocks)[0]
    assert first.style is TextStyle.BASIS
    assert first.text == f"Căn cứ {DECREE}."


def test_the_sentence_that_leads_on_is_no_item_of_the_list(page: PlanPage, qtbot: QtBot) -> None:
    lead = B("o2", K.PARAGRAPH, "Căn cứ chỉ đạo của cấp trên, Sở xây dựng kế hoạch như sau:", role=BlockRole.BASIS)
    page.draft.put(blocks=(B("o1", K.PARAGRAPH, ""), lead, SECTION))
    page.content_tab.editor.go_to("o1")
    type_and_enter(page, qtbot, "van thu")
    type_and_enter(page, qtbot, "06/2022")
    page.content_tab.settle()
    found = plan_paragraphs(page.draft.content.blocks)[:3]
    assert [one.text[-1] for one in found] == [";", ".", ":"]
    assert [one.style for one in found] == [TextStyle.BASIS, TextStyle.BASIS, TextStyle.BODY]
    page.content_tab.editor.go_to("o2", len("Căn cứ "))
    type_and_enter(page, qtbot, "152/2025")
    assert line(page, "o2").startswith("Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025"), "words of the sentence"


def test_in_a_sentence_it_is_whole_the_first_time_and_short_afterwards(page: PlanPage, qtbot: QtBot) -> None:
    editor = page.content_tab.editor
    editor.go_to("b1", len("Thực hiện theo"))
    type_and_enter(page, qtbot, "30 2020")
    assert line(page, "b1") == f"Thực hiện theo {DECREE} quy định."
    editor.go_to("b2", len("Trình tự theo "))
    type_and_enter(page, qtbot, "30 2020")
    assert line(page, "b2") == "Trình tự theo Nghị định số 30/2020/NĐ-CP"
    editor.undo()
    assert line(page, "b2") == "Trình tự theo "
    editor.go_to("o2", 0)
    type_and_enter(page, qtbot, "30 2020")
    assert line(page, "o2").startswith(f"{DECREE} Sở ban hành"), "above the first mention it is the first one"


def test_the_picker_tells_what_it_will_put_in_and_why(page: PlanPage, qtbot: QtBot) -> None:
    editor = page.content_tab.editor
    editor.go_to("b2", len("Trình tự theo "))
    page.basis_inserter.open()
    picker = page.basis_inserter.picker
    assert picker is not None
    picker.filter.setText("cong tac van thu")
    assert picker.shown() == ["Nghị định số 30/2020/NĐ-CP: về công tác văn thư"]
    assert picker.preview() == ("Ghi đầy đủ: kế hoạch chưa nêu văn bản này ở trên.", DECREE)
    picker.filter.setText("không có")
    assert picker.preview()[0] == "Sổ căn cứ không có “không có”. Thêm ở Danh mục, Sổ căn cứ."
    qtbot.keyClick(picker.filter, Qt.Key.Key_Return)
    assert picker.isVisible(), "nothing is put in"
    qtbot.keyClick(picker, Qt.Key.Key_Escape)
    assert line(page, "b2") == "Trình tự theo "


def test_arrows_choose_and_what_has_ended_stands_last(page: PlanPage, qtbot: QtBot) -> None:
    editor = page.content_tab.editor
    editor.go_to("b2", len("Trình tự theo "))
    page.basis_inserter.open()
    picker = page.basis_inserter.picker
    assert picker is not None
    ended = ["(hết hiệu lực)" in one for one in picker.shown()]
    assert ended == sorted(ended)
    assert any(ended)
    picker.close()
    type_and_enter(page, qtbot, "muc luong", keys=(Qt.Key.Key_Down, Qt.Key.Key_Up))
    assert line(page, "b2").startswith("Trình tự theo Nghị định số 24/2023/NĐ-CP ngày 14/5/2023")


def test_words_that_are_selected_give_way(page: PlanPage, qtbot: QtBot) -> None:
    editor = page.content_tab.editor
    editor.go_to("b1", len("Thực hiện theo "), len("quy định"))
    type_and_enter(page, qtbot, "30 2020")
    assert line(page, "b1") == f"Thực hiện theo {DECREE}."


def test_what_was_put_in_is_stored_and_known_to_the_register(page: PlanPage, qtbot: QtBot) -> None:
    page.content_tab.editor.go_to("o1")
    type_and_enter(page, qtbot, "van thu")
    page.leave()
    service = page.gateway.office.legal_basis_service
    register = service.register()
    (mention,) = register.mentions_of(register.find("30/2020/NĐ-CP")[0])
    assert mention.plan_id == page.draft.plan_id


def test_a_plan_that_cannot_be_edited_opens_no_picker(page: PlanPage, qtbot: QtBot) -> None:
    service = page.gateway.office.plan_service
    assert page.draft.plan_id is not None
    plan = service.plan(page.draft.plan_id)
    service.save_content(
        plan.id, replace(plan.content, head=replace(plan.content.head, subject="Thi đua")), plan.row_version
    )
    service.submit(plan.id)
    page.basis_inserter.open()
    assert page.basis_inserter.picker is None


def test_a_link_from_the_register_shows_the_block(page: PlanPage) -> None:
    page.open_target(("block", page.draft.plan_id, "b2"))
    assert page.content_tab.editor.current_uid() == "b2"
