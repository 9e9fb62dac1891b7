"""A draft goes out as Word, is edited there, and comes back into the same draft, difference by difference."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot
from scripted_ask import YES, ScriptedAsk

from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.comparison.comparing import Change
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.plan_page import PlanPage
from desktop_app.ui.pages.plan.returning.plan_return_dialog import PlanReturnDialog

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


def blocks(page: PlanPage) -> list[Block]:
    plan = page.gateway.office.plan_service.plan(page.draft.plan_id or 0)
    return list(walk(plan.content.blocks))


def exported(page: PlanPage, folder: Path, edit: Callable[[docx.document.Document], None]) -> Path:
    """The draft's own DOCX after somebody edited it in a word processor."""
    path = folder / "Dự thảo - GĐ sửa.docx"
    page.gateway.office.paper_service.export_plan(page.draft.plan_id or 0, path)
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return path


def paragraph_with(document: docx.document.Document, words: str) -> docx.text.paragraph.Paragraph:
    plain = words.replace("\u2011", "-")
    return next(one for one in document.paragraphs if plain in one.text.replace("\u2011", "-"))


def accept(wanted: Callable[[PlanReturnDialog], None]) -> Callable[[QDialog], bool]:
    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, PlanReturnDialog)
        wanted(dialog)
        return YES

    return fill


def tick(dialog: PlanReturnDialog, *changes: Change) -> None:
    for row in dialog.table.rows_model.rows():
        if row.change in changes:
            dialog._set_chosen(row, True)


def test_what_was_not_edited_comes_back_without_a_difference(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    before = blocks(page)
    scripted_ask.answer(exported(page, tmp_path, lambda _document: None))
    page.page_actions.take_in.trigger()
    assert scripted_ask.told == ["“Dự thảo - GĐ sửa.docx” không khác bản thảo."]
    assert blocks(page) == before


def test_one_difference_is_accepted_and_the_other_left(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    first, second = [one for one in blocks(page) if one.kind == "bullet" and len(one.text) > 60][:2]

    def edit(document: docx.document.Document) -> None:
        paragraph_with(document, first.text[:40]).add_run(" Giám đốc bổ sung.")
        gone = paragraph_with(document, second.text[:40])
        gone._p.getparent().remove(gone._p)

    scripted_ask.answer(exported(page, tmp_path, edit), accept(lambda dialog: tick(dialog, Change.REWORDED)))
    page.page_actions.take_in.trigger()
    after = {one.uid: one for one in blocks(page)}
    assert after[first.uid].text.endswith("Giám đốc bổ sung.")
    assert after[second.uid] == second
    page.gateway.undo()
    assert {one.uid: one for one in blocks(page)}[first.uid] == first


def test_tracked_changes_are_taken_as_they_would_read_when_accepted(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    bullet = next(one for one in blocks(page) if one.kind == "bullet" and len(one.text) > 60)

    def edit(document: docx.document.Document) -> None:
        paragraph = paragraph_with(document, bullet.text[:40])
        last = paragraph.runs[-1]
        inserted = OxmlElement("w:ins")
        inserted.set(qn("w:author"), "Giám đốc")
        inserted.set(qn("w:id"), "901")
        new = copy.deepcopy(last._r)
        for text in new.iter(qn("w:t")):
            text.text = " (theo dõi)"
            text.set(qn("xml:space"), "preserve")
        inserted.append(new)
        last._r.addnext(inserted)

    scripted_ask.answer(exported(page, tmp_path, edit), accept(lambda dialog: dialog.all_link.click()))
    page.page_actions.take_in.trigger()
    after = {one.uid: one for one in blocks(page)}
    assert "(theo dõi)" in after[bullet.uid].text


def test_a_wrong_file_and_what_was_not_read_are_told_above_the_differences(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    said: list[str] = []

    def edit(document: docx.document.Document) -> None:
        document.add_comment(document.paragraphs[0].runs, text="Ngắn lại", author="Giám đốc", initials="GĐ")
        for paragraph in document.paragraphs:
            if paragraph.text.startswith("- "):
                paragraph._p.getparent().remove(paragraph._p)

    def look(dialog: QDialog) -> bool:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        return False

    scripted_ask.answer(exported(page, tmp_path, edit), look)
    page.page_actions.take_in.trigger()
    assert any("ít giống bản thảo" in one for one in said)
    assert any("1 ý kiến ghi bên lề" in one for one in said)


def test_a_file_that_cannot_be_read_changes_nothing(page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    before = blocks(page)
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04" + b"\0" * 300)
    scripted_ask.answer(broken)
    page.page_actions.take_in.trigger()
    assert len(scripted_ask.told) == 1
    assert "hỏng.docx" in scripted_ask.told[0]
    assert blocks(page) == before


def test_nothing_is_ticked_and_nothing_taken_without_the_clerk(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    before = blocks(page)
    seen: list[bool] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, PlanReturnDialog)
        seen.append(dialog.buttons.yes.isEnabled())
        return False

    scripted_ask.answer(exported(page, tmp_path, lambda document: document.paragraphs[-1].add_run(" x")), look)
    page.page_actions.take_in.trigger()
    assert seen == [False]
    assert blocks(page) == before
