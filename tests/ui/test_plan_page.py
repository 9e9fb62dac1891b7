"""The plan page on a real office: a plan is read in, corrected, confirmed, issued, amended, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from scripted_ask import YES, ScriptedAsk

from desktop_app.bootstrap import open_office
from desktop_app.domain.office.office import AgencyProfile, Signatory, Unit, UnitKind
from desktop_app.domain.plan.blocks import walk
from desktop_app.domain.plan.fact_check import Standing
from desktop_app.domain.plan.facts import Comparator, FactKind, QuotaScope
from desktop_app.domain.plan.plan import Authority, PlanStatus
from desktop_app.ui.dialogs.amend_dialog import AmendDialog
from desktop_app.ui.dialogs.issue_dialog import IssueDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan import plan_draft
from desktop_app.ui.pages.plan.facts.plan_facts_tab import PlanFactsTab
from desktop_app.ui.pages.plan.plan_page import PlanPage
from desktop_app.ui.pages.plan.plan_tab_row import CONTENT, FACTS, HEAD, RECIPIENTS, VERSIONS

ISSUE_ANYWAY = 1
"""Second answer to "Còn 1 điểm nên sửa."."""
PLAN_FILE = Path(__file__).resolve().parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> Iterator[PlanPage]:
    office = gateway.office.office_service
    office.save_profile(AgencyProfile("Sở Khoa học và Công nghệ", "UBND tỉnh Hòa An", "SKHCN", "Hòa An"))
    office.save_signatory(Signatory(0, "Trần Văn Mẫu", "PHÓ GIÁM ĐỐC", Authority.FOR_HEAD, "GIÁM ĐỐC"))
    for name in ("Lãnh đạo Sở", "Văn phòng Sở", "Phòng Kế hoạch"):
        office.save_unit(Unit(0, name))
    office.save_unit(Unit(0, "Khối thi đua số 1", UnitKind.BLOC))
    made = PlanPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2022)
    yield made
    made.leave()


@pytest.fixture
def imported(page: PlanPage, scripted_ask: ScriptedAsk) -> PlanPage:
    scripted_ask.answer(PLAN_FILE)
    page.acts.imports.choose_file()
    return page


def issue_by(number: str, on: date, *, at_most: bool = True, left_out: str = "") -> Callable[[QDialog], bool]:
    """Fill the issue dialog in as a clerk would."""

    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, IssueDialog)
        dialog.number_edit.setText(number)
        dialog.day_field.set_date(on)
        for check in dialog.checks.values():
            check.click()
        for check in dialog.at_most_checks.values():
            check.setChecked(at_most)
        for place in range(dialog.units.count()):
            if dialog.units.item(place).text() == left_out:
                dialog.units.item(place).setCheckState(Qt.CheckState.Unchecked)
        return YES

    return fill


@pytest.fixture
def issued(imported: PlanPage, scripted_ask: ScriptedAsk) -> PlanPage:
    scripted_ask.answer(ISSUE_ANYWAY, issue_by("23", date(2022, 2, 21)))
    imported.page_actions.issue.trigger()
    assert scripted_ask.told == []
    return imported


def typed(page: PlanPage, words: str) -> None:
    for letter in words:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(page.content_tab.editor, event)


def stored_words(page: PlanPage) -> str:
    assert page.draft.plan_id is not None
    plan = page.gateway.office.plan_service.plan(page.draft.plan_id)
    return "\n".join(f"{block.title} {block.text}" for block in walk(plan.content.blocks))


# Empty, new, imported


def test_a_year_without_a_plan_shows_two_doors(page: PlanPage) -> None:
    assert page.heading()[0] == "Chưa có kế hoạch năm 2022"
    page._from_template()
    assert page.draft.plan is not None
    assert page.draft.content.head.agency == "Sở Khoa học và Công nghệ"
    assert page.heading()[1].startswith("Bản thảo · chưa có số")
    assert [one.working_year for one in page.list.summaries()] == [2022]


def test_an_imported_plan_is_shown_with_its_notes(imported: PlanPage) -> None:
    assert imported.heading() == (
        "Phát động thi đua năm 2022",
        "Bản thảo · số 23/KH-STTTT · 16 số liệu chưa xác nhận · nhập từ kien-hai-2022.md",
    )
    panel = imported.check_panel
    notes = panel.notes
    assert panel.tabs.isTabVisible(1)
    assert notes.list.count() == len(imported.draft.content.warnings) > 0
    shown = [notes.list.item(place).text() for place in range(notes.list.count())]
    assert any(line.startswith("Dòng 3: ") for line in shown)


def test_a_file_that_cannot_be_read_changes_nothing(page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    path = tmp_path / "trống.txt"
    path.write_bytes(b"")
    scripted_ask.answer(path)
    page.acts.imports.choose_file()
    assert len(scripted_ask.told) == 1
    assert page.gateway.office.plan_service.list_plans() == ()


def test_a_page_join_is_undone_from_its_note(imported: PlanPage) -> None:
    tab = imported.content_tab
    places = [
        place
        for place in range(imported.check_panel.notes.list.count())
        if "đã được nối lại" in imported.check_panel.notes.list.item(place).text()
    ]
    before = imported.draft.content
    [(joined, join)] = [(block, one) for block in walk(before.blocks) for one in block.joins]
    imported.check_panel.tabs.setCurrentIndex(1)
    imported.check_panel.notes.list.setCurrentRow(places[0])
    imported.check_panel.notes.split.click()
    after = {block.uid: block for block in walk(imported.draft.content.blocks)}
    halves = [after[joined.uid].text, after[tab.editor.current_uid()].text]
    assert " ".join(halves) == joined.text
    assert halves[0] == joined.text[: join.offset]
    assert len(imported.draft.content.warnings) == len(before.warnings) - 1


# Typing


def test_what_is_typed_survives_reopening_the_office_file(
    imported: PlanPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported.draft._timer.setInterval(50)  # two seconds in the program
    editor = imported.content_tab.editor
    target = next(block for block in walk(imported.draft.content.blocks) if block.text.startswith("Giao"))
    editor.go_to(target.uid, 4)
    with qtbot.waitSignal(imported.draft.saved, timeout=5000):
        typed(imported, " cho")
    office = imported.gateway.office
    reader = open_office(office.paths, office.clock, read_only=True)
    try:
        plan = reader.plan_service.plan(imported.draft.plan_id or 0)
        words = next(block.text for block in walk(plan.content.blocks) if block.uid == target.uid)
        assert words == "Giao cho" + target.text[4:]
    finally:
        reader.close()
    assert plan_draft.AUTOSAVE_MS == 2000


def test_the_timer_starts_again_with_every_key(imported: PlanPage) -> None:
    typed(imported, "x")
    assert imported.draft.is_dirty
    assert imported.draft._timer.isActive()
    assert imported.draft._timer.interval() == 2000


def test_leaving_stores_at_once_with_the_word_being_composed(imported: PlanPage) -> None:
    editor = imported.content_tab.editor
    editor.go_to(next(walk(imported.draft.content.blocks)).uid)
    QApplication.sendEvent(editor, QInputMethodEvent("Thật", []))
    imported.leave()
    assert stored_words(imported).strip().startswith("Thật")
    assert not imported.draft.is_dirty


def test_ctrl_s_stores_at_once(imported: PlanPage, qtbot: QtBot) -> None:
    imported.show()
    imported.content_tab.editor.setFocus()
    qtbot.waitUntil(imported.content_tab.editor.hasFocus)
    typed(imported, "Gấp. ")
    QTest.keyClick(imported.content_tab.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "Gấp. " in stored_words(imported)
    assert not imported.draft.is_dirty


def test_autosaves_are_one_undo_step_and_undo_shows_the_old_words(imported: PlanPage) -> None:
    before = imported.draft.content.blocks
    editor = imported.content_tab.editor
    editor.go_to(next(walk(before)).uid)
    for words in ("một ", "hai ", "ba "):
        typed(imported, words)
        imported.leave()
    assert "một hai ba" in stored_words(imported)
    imported.gateway.undo()
    assert imported.draft.content.blocks == before
    assert editor.blocks() == before
    typed(imported, "x")
    imported.leave()
    assert "x" in stored_words(imported)[:20]


def test_saving_keeps_the_caret_and_the_typing_history(imported: PlanPage) -> None:
    editor = imported.content_tab.editor
    uid = next(walk(imported.draft.content.blocks)).uid
    editor.go_to(uid, 6)
    typed(imported, "abc")
    imported.leave()
    assert editor.textCursor().positionInBlock() == 9
    assert editor.document().isUndoAvailable()
    editor.undo()
    imported.leave()
    assert "abc" not in stored_words(imported)


def test_a_plan_changed_elsewhere_is_shown_anew_and_said(imported: PlanPage, scripted_ask: ScriptedAsk) -> None:
    draft, service = imported.draft, imported.gateway.office.plan_service
    assert draft.plan is not None
    draft._is_saving = True  # the news does not reach this page, as from another window
    head = replace(draft.content.head, subject="Trích yếu khác")
    service.save_content(draft.plan.id, replace(draft.content, head=head), draft.plan.row_version)
    draft._is_saving = False
    draft.put_head(theme="Chủ đề")
    imported.gateway.did(draft.flush)
    assert len(scripted_ask.told) == 1
    assert "đổi ở nơi khác" in scripted_ask.told[0]
    assert draft.content.head.subject == "Trích yếu khác"


# Forms


def test_head_form_writes_and_offers_what_was_inferred(imported: PlanPage) -> None:
    form = imported.head_form
    imported.tabs.setCurrentIndex(HEAD)
    assert form.fields["agency"].text() == ""
    form._take_proposal("agency")
    form.fields["theme"].setText("Kỷ cương, sáng tạo")
    form.fields["theme"].textEdited.emit("Kỷ cương, sáng tạo")
    form.fields["day"].setText("32")
    form.fields["day"].textEdited.emit("32")
    form.fields["day"].editingFinished.emit()
    assert form._rows["day"].problem()
    form.fields["day"].setText("")
    form.fields["day"].textEdited.emit("")
    imported.leave()
    head = imported.gateway.office.plan_service.plan(imported.draft.plan_id or 0).content.head
    assert head.agency == head.proposed_agency != ""
    assert (head.theme, head.day, head.month) == ("Kỷ cương, sáng tạo", None, 2)


def test_recipients_and_signature(imported: PlanPage) -> None:
    form = imported.recipients_form
    imported.tabs.setCurrentIndex(RECIPIENTS)
    first = imported.draft.content.recipients[0]
    model = form.table.rows_model
    assert model.setData(model.index(0, 2), "(B/c)")
    form.table.select_key(0)
    form._move(1)
    form.filing.setText("VT, VP")
    form.filing.textEdited.emit("VT, VP")
    form._take_signatory(1)
    imported.leave()
    content = imported.gateway.office.plan_service.plan(imported.draft.plan_id or 0).content
    assert content.recipients[1] == replace(first, note="B/c")
    assert content.filing == ("VT", "VP")
    assert content.signature.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert content.signature.name == "Trần Văn Mẫu"


# Facts


def test_a_deadline_is_corrected_in_either_direction(imported: PlanPage) -> None:
    tab = imported.facts_tab
    deadline = imported.draft.content.facts.deadlines[1]
    assert deadline.on is not None
    assert tab.show_fact(deadline.uid)
    assert tab.pane.form is not None
    field = tab.pane.form._dates["on"]
    field.edit.setText("18/12/2022")
    field.read()
    rows = tab.sections[FactKind.DEADLINE].table.rows_model.rows()
    assert [row.standing for row in rows] == [Standing.UNCONFIRMED, Standing.DIFFERS]
    buttons = [tab.pane.place._ways.itemAt(place).widget() for place in range(tab.pane.place._ways.count())]
    assert [button.text() for button in buttons] == ["Sửa văn bản thành 18/12/2022", f"Lấy {deadline.on:%d/%m/%Y}"]
    buttons[0].click()
    block = imported.draft.block(deadline.block_uid)
    assert block is not None
    assert "18/12/2022" in block.text
    assert imported.content_tab.editor.blocks() == imported.draft.content.blocks
    imported.leave()
    assert "18/12/2022" in stored_words(imported)
    assert imported.draft.content.facts.deadlines[1].on == date(2022, 12, 18)


def test_a_typed_day_is_stored_before_the_field_is_left(imported: PlanPage) -> None:
    tab = imported.facts_tab
    deadline = imported.draft.content.facts.deadlines[0]
    tab.show_fact(deadline.uid)
    assert tab.pane.form is not None
    field = tab.pane.form._dates["on"]
    field.edit.setText("5/3/2022")
    field.edit.textEdited.emit("5/3/2022")
    assert imported.draft.is_dirty
    imported.draft.flush()
    assert imported.draft.content.facts.deadlines[0].on == date(2022, 3, 5)
    assert field.edit.text() == "5/3/2022"


def test_facts_are_confirmed_one_by_one_or_all(imported: PlanPage) -> None:
    tab = imported.facts_tab
    first, second = imported.draft.content.facts.deadlines
    tab.show_fact(first.uid)
    tab.pane.confirm.click()
    assert [one.is_confirmed for one in imported.draft.content.facts.deadlines] == [True, False]
    row = tab._row()
    assert row is not None
    assert row.fact.uid == second.uid
    tab.confirm_all.click()
    assert all(fact.is_confirmed for fact in imported.draft.content.facts.all())
    assert imported.heading()[1].split(" · ")[2] == "số liệu đã xác nhận"
    assert tab.confirm_all.isHidden()


def test_a_quota_without_comparator_waits_for_the_clerk(imported: PlanPage) -> None:
    tab = imported.facts_tab
    quota = imported.draft.content.facts.quotas[1]
    assert quota.comparator is None
    tab.show_fact(quota.uid)
    assert not tab.pane.at_most.isHidden()
    tab.pane.at_most.click()
    effective = imported.draft.effective_facts().quotas[1]
    assert effective.comparator is Comparator.AT_MOST
    assert imported.draft.content.facts.quotas[1].comparator is None  # the plan's words stay what they are
    assert tab.pane.at_most.isHidden()
    tab.pane.setting_chosen.emit("scope", QuotaScope.AGENCY)
    assert imported.draft.effective_facts().quotas[1].scope is QuotaScope.AGENCY


def test_facts_are_added_and_deleted(imported: PlanPage, scripted_ask: ScriptedAsk) -> None:
    tab = imported.facts_tab
    tab.sections[FactKind.WAVE].add.click()
    (wave,) = imported.draft.content.facts.waves
    assert wave.label == "Đợt 1"
    row = tab._row()
    assert row is not None
    assert row.standing is Standing.NOT_IN_TEXT
    scripted_ask.answer(YES)
    tab.pane.delete.click()
    assert imported.draft.content.facts.waves == ()
    imported.leave()
    imported.gateway.undo()


def test_from_a_fact_to_its_sentence(imported: PlanPage) -> None:
    deadline = imported.draft.content.facts.deadlines[0]
    imported.open_target((imported.draft.plan_id, deadline.uid))
    assert imported.tabs.currentIndex() == FACTS
    assert "11/3/2022" in imported.facts_tab.pane.place.quote.toPlainText()
    imported.facts_tab.pane._go_to_text()
    assert imported.tabs.currentIndex() == CONTENT
    assert imported.content_tab.editor.current_uid() == deadline.block_uid


# Paper


def test_the_paper_follows_the_text_and_the_caret(imported: PlanPage, qtbot: QtBot) -> None:
    imported.tabs.setCurrentIndex(CONTENT)
    imported.show()
    qtbot.waitUntil(lambda: imported.live_page.view.pdf != b"")
    before = imported.live_page.view.pdf
    deadline = imported.draft.content.facts.deadlines[0]
    imported.content_tab.editor.go_to(deadline.block_uid or "")
    assert imported.live_page.view._tints
    typed(imported, "Một câu mới. ")
    qtbot.waitUntil(lambda: imported.live_page.view.pdf != before)
    assert imported.live_page.view._tints
    imported.toggle_paper()
    assert not imported.live_page.isVisible()
    imported.live_page.anchor_clicked.emit("@closing")
    assert imported.tabs.currentIndex() == RECIPIENTS
    imported.close()


def test_a_click_on_any_paragraph_of_the_paper_puts_the_caret_into_it(imported: PlanPage, qtbot: QtBot) -> None:
    imported.tabs.setCurrentIndex(CONTENT)
    imported.show()
    view, editor = imported.live_page.view, imported.content_tab.editor
    qtbot.waitUntil(lambda: view.pdf != b"")
    uids = [line.uid for line in editor.lines() if line.text]
    missed = []
    for uid in uids:
        editor.go_to(uid)
        tint = view._tints[0]
        editor.go_to(uids[0] if uid != uids[0] else uids[-1])
        view.show_place(tint.page, tint.top, tint.bottom)
        middle = view._tint_rect(view._rect_of(tint.page - 1), tint).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle.toPoint())
        if editor.current_line().uid != uid:
            missed.append(uid)
    assert len(uids) > 20
    assert missed == []
    imported.close()


def test_export_writes_what_was_just_typed(imported: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    imported.draft.put_head(subject="Phát động thi đua đặc biệt")
    scripted_ask.answer(tmp_path / "kế hoạch.pdf")
    imported.page_actions.export_pdf.trigger()
    assert (tmp_path / "kế hoạch.pdf").read_bytes().startswith(b"%PDF")
    assert scripted_ask.asked[-1] == "Xuất kế hoạch Kế hoạch 23-KH-STTTT.pdf"
    assert not imported.draft.is_dirty


# Status


def test_submit_freezes_and_take_back_opens_again(imported: PlanPage, scripted_ask: ScriptedAsk) -> None:
    scripted_ask.answer(YES)
    imported.page_actions.submit.trigger()
    assert imported.draft.plan is not None
    assert imported.draft.plan.plan_status is PlanStatus.SUBMITTED
    assert imported.band.text().startswith("Đang trình ký")
    assert imported.content_tab.editor.isReadOnly()
    imported.page_actions.take_back.trigger()
    assert not imported.content_tab.editor.isReadOnly()
    assert imported.band.text() == ""


def test_issuing_demands_number_day_and_every_confirmation(imported: PlanPage, scripted_ask: ScriptedAsk) -> None:
    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, IssueDialog)
        assert dialog.number_edit.text() == "23"
        assert len(dialog.checks) == 4
        assert len(dialog.at_most_checks) == 1
        assert [dialog.units.item(place).text() for place in range(dialog.units.count())] == [
            "Lãnh đạo Sở",
            "Văn phòng Sở",
            "Phòng Kế hoạch",
        ]
        dialog.number_edit.setText(" ")
        dialog.accept()
        assert dialog._number_row.problem()
        dialog.number_edit.setText("23")
        dialog.accept()
        assert dialog._problem.text().startswith("Còn 4 số liệu chưa xác nhận")
        return False

    scripted_ask.answer(ISSUE_ANYWAY, fill)
    imported.page_actions.issue.trigger()
    assert imported.draft.plan is not None
    assert imported.draft.plan.plan_status is PlanStatus.DRAFT


def test_an_issued_plan_is_read_only_and_says_so(imported: PlanPage, scripted_ask: ScriptedAsk) -> None:
    scripted_ask.answer(ISSUE_ANYWAY, issue_by("23", date(2022, 2, 21), left_out="Lãnh đạo Sở"))
    imported.page_actions.issue.trigger()
    page, service = imported, imported.gateway.office.plan_service
    plan = page.draft.plan
    assert plan is not None
    assert plan.plan_status is PlanStatus.ISSUED
    assert page.band.text() == (
        "Đã ban hành ngày 21/02/2022. Muốn sửa, ban hành văn bản sửa đổi hoặc kế hoạch thay thế."
    )
    before = plan.content
    typed(page, "x")
    page.draft.put_head(subject="khác")
    page.content_tab.editor.renumber()
    page.leave()
    assert service.plan(plan.id).content == before
    assert page.head_form.fields["symbol"].isReadOnly()
    assert all(not section.add.isVisible() for section in page.facts_tab.sections.values())
    assert len(service.owing_units(plan.id)) == 2
    assert service.effective_facts(plan.id).quotas[1].comparator is Comparator.AT_MOST
    page.tabs.setCurrentIndex(VERSIONS)
    assert [row.name for row in page.versions_tab.steps.rows_model.rows()] == ["Bản thảo", "Trình ký", "Ban hành"]
    assert len(page.versions_tab.papers.rows_model.rows()) == 4
    assert page.list.summaries()[0].shown_status == "issued"


def test_issuing_is_one_undo_step(issued: PlanPage) -> None:
    issued.gateway.undo()
    assert issued.draft.plan is not None
    assert issued.draft.plan.plan_status is PlanStatus.DRAFT
    assert not any(fact.is_confirmed for fact in issued.draft.content.facts.deadlines)
    assert issued.band.text() == ""


def test_stored_papers_are_written_again_byte_for_byte(
    issued: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    tab = issued.versions_tab
    tab.papers.select_key(("submitted", "pdf"))
    scripted_ask.answer(tmp_path / "a.pdf")
    tab.export.click()
    stored = issued.gateway.office.paper_service.plan_bytes(issued.draft.plan_id or 0, "pdf", "submitted")
    assert (tmp_path / "a.pdf").read_bytes() == stored


def test_an_amending_document_changes_the_board_and_not_the_plan(issued: PlanPage, scripted_ask: ScriptedAsk) -> None:
    plan = issued.draft.plan
    assert plan is not None
    deadline = plan.content.facts.deadlines[0]

    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, AmendDialog)
        dialog.accept()
        assert dialog._number_row.problem()
        dialog.number_edit.setText("52/STTTT-VP")
        dialog.accept()
        assert dialog._problem.text().startswith("Chưa đổi số liệu nào")
        dialog.day_field.set_date(date(2022, 3, 10))
        field = dialog.fields[deadline.uid, "on"]
        field.edit.setText("18/3")  # type: ignore[attr-defined]
        return YES

    scripted_ask.answer(fill)
    issued.page_actions.amend.trigger()
    assert scripted_ask.told == []
    assert issued.draft.content == plan.content
    issued.facts_tab.show_fact(deadline.uid)
    row = issued.facts_tab._row()
    assert row is not None
    assert row.is_amended
    assert row.fact.on == date(2022, 3, 18)  # type: ignore[attr-defined]
    assert issued.facts_tab.pane.place.note.text() == (
        "Công văn số 52/STTTT-VP ngày 10/3/2022, sửa mục IV.3, Kế hoạch số 23/KH-STTTT."
    )
    changes = issued.versions_tab.changes.rows_model.rows()
    assert [(one.document, one.value) for one in changes] == [("Công văn số 52/STTTT-VP", "18/03/2022")]


def test_replacing_and_deleting(issued: PlanPage, scripted_ask: ScriptedAsk) -> None:
    old = issued.draft.plan_id
    assert old is not None
    issued.acts.replace()
    assert scripted_ask.told == ["Chưa có kế hoạch nào khác đã ban hành để thay thế. Ban hành kế hoạch mới trước."]
    issued.acts.new_from_template(2022)
    scripted_ask.answer(ISSUE_ANYWAY, issue_by("60", date(2022, 5, 4)))
    issued.page_actions.issue.trigger()
    issued.show_plan(old)
    scripted_ask.answer(0)
    issued.acts.replace()
    assert issued.draft.plan is not None
    assert issued.draft.plan.plan_status is PlanStatus.REPLACED
    assert issued.band.text() == "Đã được thay thế bằng Kế hoạch số 60/KH-SKHCN."
    issued.acts.new_from_template(2023)
    scripted_ask.answer(YES)
    issued.acts.delete_draft()
    assert issued.draft.plan is None
    assert len(issued.gateway.office.plan_service.list_plans()) == 2


# Room


@pytest.mark.parametrize(
    ("width", "has_list", "has_paper"),
    [(1512, True, True), (1278, True, True), (1005, False, True), (860, False, False)],
)
def test_panes_give_way_as_the_window_narrows(
    imported: PlanPage, qtbot: QtBot, width: int, has_list: bool, has_paper: bool
) -> None:
    imported.tabs.setCurrentIndex(CONTENT)
    imported.resize(width, 560)
    imported.show()
    assert imported.list.isVisible() == has_list
    assert imported.live_page.isVisible() == has_paper
    assert imported._tab_row.chooser.isVisible() != has_list
    assert imported.minimumSizeHint().width() <= 932
    imported.close()


def test_words_are_found_and_replaced_from_the_keyboard(imported: PlanPage, qtbot: QtBot) -> None:
    imported.tabs.setCurrentIndex(CONTENT)
    editor, bar = imported.content_tab.editor, imported.content_tab.find_bar
    imported.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    imported.focus_filter()
    assert bar.isVisible(), "in the text Ctrl+F finds words"
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    imported.list.filter.setFocus()
    qtbot.waitUntil(imported.list.filter.hasFocus)
    imported.focus_filter()
    assert not bar.isVisible(), "elsewhere it is the filter of the list"
    QTest.keyClick(imported, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    bar.wanted.setText("thi đua")
    bar.other.setText("THI ĐUA")
    bar.step(1)
    bar.replace_all.click()
    imported.leave()
    words = stored_words(imported)
    assert "THI ĐUA" in words
    assert "thi đua" not in words


# Round the signature


def test_a_signed_scan_is_attached_looked_at_taken_away_and_back(
    issued: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path, gateway: Gateway
) -> None:
    issued.tabs.setCurrentIndex(VERSIONS)
    scans = issued.versions_tab.scans
    signed = tmp_path / "KH 23 đã ký.pdf"
    signed.write_bytes(gateway.office.paper_service.plan_bytes(issued.draft.plan_id or 0, "pdf"))
    scripted_ask.answer(tmp_path / "KH 23 đã ký.pdf")
    scans.attach_link.click()
    assert [row.name for row in scans.table.rows_model.rows()] == ["KH 23 đã ký.pdf"]
    looked_at: list[bytes] = []
    scripted_ask.answer(lambda dialog: looked_at.append(dialog.pane.view.pdf))
    scans.open_link.click()
    assert looked_at == [signed.read_bytes()]
    scans.remove_link.click()
    assert not scans.table.rows_model.rows()
    gateway.undo()
    assert [row.name for row in scans.table.rows_model.rows()] == ["KH 23 đã ký.pdf"]


def test_a_draft_takes_no_scan_and_gives_a_slip(imported: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    imported.tabs.setCurrentIndex(VERSIONS)
    assert imported.versions_tab.scans.attach_link.isHidden()
    scripted_ask.answer(tmp_path / "Phiếu.pdf")
    imported.page_actions.export_slip.trigger()
    assert (tmp_path / "Phiếu.pdf").read_bytes().startswith(b"%PDF")


def test_ctrl_s_stores_what_was_typed_at_once(imported: PlanPage, qtbot: QtBot) -> None:
    imported.tabs.setCurrentIndex(CONTENT)
    imported.show()
    imported.activateWindow()
    editor = imported.content_tab.editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "Viet them ")
    assert imported.draft.is_dirty
    QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not imported.draft.is_dirty
    stored = imported.gateway.office.plan_service.plan(imported.draft.plan_id or 0)
    assert any("Viet them" in block.text for block in walk(stored.content.blocks))


def test_the_condition_of_registration_is_read_shown_set_and_amended(
    imported: PlanPage, scripted_ask: ScriptedAsk
) -> None:
    form = imported.head_form
    assert form.registration_required.isChecked()
    assert form.registration_required.isEnabled()
    assert form.registration_source.text().startswith("Mục IV.1, ")
    assert "“Có bảng đăng ký" in form.registration_source.text()
    form.registration_required.click()
    assert not imported.gateway.office.plan_service.registration_rule(imported.draft.plan_id or 0).is_required
    imported.gateway.undo()
    assert form.registration_required.isChecked()
    scripted_ask.answer(ISSUE_ANYWAY, issue_by("23", date(2022, 2, 22)))
    imported.page_actions.issue.trigger()
    assert not form.registration_required.isEnabled()
    assert form.registration_source.text().endswith("đổi bằng văn bản sửa đổi.")

    def amend(dialog: QDialog) -> bool:
        assert isinstance(dialog, AmendDialog)
        dialog.number_edit.setText("61/STTTT-VP")
        dialog.day_field.set_date(date(2022, 2, 23))
        field = dialog.fields["registration_rule", "is_required"]
        field.setText("không")  # type: ignore[attr-defined]
        return True

    scripted_ask.answer(amend)
    imported.page_actions.amend.trigger()
    assert not form.registration_required.isChecked()
    assert "Công văn số 61/STTTT-VP ngày 23/02/2022" in form.registration_source.text()


def test_a_tab_is_built_when_it_is_first_shown_and_counts_its_facts_before(
    qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk
) -> None:
    page = PlanPage(demo_gateway, jobs, scripted_ask)
    qtbot.addWidget(page)
    told: list[tuple[int, int]] = []
    page.stack.counted.connect(lambda differing, unconfirmed: told.append((differing, unconfirmed)))
    page.show_year(2026)
    assert not page.findChildren(PlanFactsTab)
    from_the_tab: list[tuple[int, int]] = []
    page.tabs.setCurrentIndex(FACTS)
    assert page.stack.currentWidget() is page.facts_tab
    page.facts_tab.counted.connect(lambda differing, unconfirmed: from_the_tab.append((differing, unconfirmed)))
    page.facts_tab.refresh()
    assert told[-1] == from_the_tab[-1]
