"""A plan read into the window: chosen, dropped, pasted; old encodings shown before and after; a slow reading stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot
from scripted_ask import NO, YES, ScriptedAsk

from desktop_app.domain.language.legacy_fonts import LegacyEncoding, LegacySample
from desktop_app.importing.document_reader import KINDS
from desktop_app.ui.dialogs.plan_source_dialogs import LegacyPreviewDialog, PastePlanDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.plan_page import PlanPage
from desktop_app.ui.text import words

PLAN = ("KẾ HOẠCH", "Phát động thi đua năm 2022", "I. NỘI DUNG", "- Thi đua./.")
OLD = "kÕ ho¹ch ph¸t ®éng phong trµo thi ®ua n¨m 2022"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> Iterator[PlanPage]:
    made = PlanPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2022)
    yield made
    made.leave()


def word_file(folder: Path, *lines: str, font: str = "") -> Path:
    document = docx.Document()
    for line in lines:
        run = document.add_paragraph().add_run(line)
        if font:
            run.font.name = font
    path = folder / "kế hoạch.docx"
    document.save(str(path))
    return path


def subjects(page: PlanPage) -> list[str]:
    return [one.subject for one in page.list.summaries()]


def test_the_file_dialog_offers_what_can_be_read() -> None:
    assert tuple(sorted(KINDS, key=words.PLAN_SUFFIXES.index)) == words.PLAN_SUFFIXES
    assert "*.docx" in words.PLAN_FILES


def test_a_word_file_is_read_and_shown(page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    scripted_ask.answer(word_file(tmp_path, *PLAN))
    page.acts.imports.choose_file()
    assert page.heading()[0] == "Phát động thi đua năm 2022"
    assert page.heading()[1].endswith("nhập từ kế hoạch.docx")
    assert page.acts.imports.line.isHidden()


def legacy(dialog: QDialog) -> LegacyPreviewDialog:
    assert isinstance(dialog, LegacyPreviewDialog)
    shown = dialog.table.model()
    assert shown.index(0, 1).data() == OLD
    assert shown.index(0, 2).data() == "kế hoạch phát động phong trào thi đua năm 2022"
    return dialog


def test_old_encodings_are_converted_when_the_clerk_says_so(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    path = word_file(tmp_path, OLD, font=".VnTime")
    scripted_ask.answer(path, lambda dialog: bool(legacy(dialog)))
    page.acts.imports.choose_file()
    assert page.draft.content.blocks[0].text == "kế hoạch phát động phong trào thi đua năm 2022"
    assert page.draft.content.warnings[0].code == "source.legacy_converted"


def test_old_encodings_are_kept_when_the_clerk_says_so(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    def keep(dialog: QDialog) -> bool:
        legacy(dialog).keep.click()
        return YES

    scripted_ask.answer(word_file(tmp_path, OLD, font=".VnTime"), keep)
    page.acts.imports.choose_file()
    assert page.draft.content.blocks[0].text == OLD
    assert page.draft.content.warnings[0].code == "source.legacy_kept"


@pytest.mark.parametrize(("is_converting", "words"), [(True, "khen thưởng 2022"), (False, "khen thƣởng 2022")])
def test_the_wrong_code_of_a_letter_is_asked_about(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path, is_converting: bool, words: str
) -> None:
    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, LegacyPreviewDialog)
        assert dialog.table.model().index(0, 2).data() == "khen thưởng 2022"
        said = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "Đã đổi 1 dấu cách không ngắt" in said
        (dialog.convert if is_converting else dialog.keep).click()
        return YES

    scripted_ask.answer(word_file(tmp_path, "khen thƣởng\u00a02022"), answer)
    page.acts.imports.choose_file()
    assert page.draft.content.blocks[0].text == words


def test_a_long_preview_tells_how_many_lines_more() -> None:
    sample = LegacySample(LegacyEncoding.OLD_HORN, "thƣởng", "thưởng")
    dialog = LegacyPreviewDialog("x.docx", [sample] * 230)
    assert dialog.table.model().rowCount() == 200
    assert "… và 30 dòng nữa cũng như vậy." in [label.text() for label in dialog.findChildren(QLabel)]


def test_nothing_is_stored_when_the_preview_is_closed(
    page: PlanPage, scripted_ask: ScriptedAsk, tmp_path: Path
) -> None:
    scripted_ask.answer(word_file(tmp_path, OLD, font=".VnTime"), lambda _dialog: NO)
    page.acts.imports.choose_file()
    assert subjects(page) == []


def test_pasted_text_is_read(page: PlanPage, scripted_ask: ScriptedAsk) -> None:
    def paste(dialog: QDialog) -> bool:
        assert isinstance(dialog, PastePlanDialog)
        dialog.accept()
        assert dialog.result() == 0, "empty text is asked for"
        dialog.edit.setPlainText("\n\n".join(PLAN))
        return YES

    scripted_ask.answer(paste)
    page.acts.imports.paste()
    assert subjects(page) == ["Phát động thi đua năm 2022"]
    assert page.heading()[1].endswith("nhập từ văn bản dán")


def _dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _drop(target: object, data: QMimeData) -> bool:
    """Drag over and let fall, as the window system would; whether it was taken."""
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *rest)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    drop = QDropEvent(QPointF(5, 5), *rest)
    drop.ignore()
    QApplication.sendEvent(target, drop)
    return enter.isAccepted()


@pytest.mark.parametrize("place", ["page", "text"])
def test_a_file_dropped_on_the_page_or_its_text_is_read(
    page: PlanPage, qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    target = page if place == "page" else page.content_tab.editor.viewport()
    assert _drop(target, _dragged(word_file(tmp_path, *PLAN)))
    qtbot.waitUntil(lambda: subjects(page) == ["Phát động thi đua năm 2022"])


def test_other_things_dropped_are_not_taken(page: PlanPage, tmp_path: Path) -> None:
    picture, plan = tmp_path / "a.png", word_file(tmp_path, *PLAN)
    for data in (_dragged(picture), _dragged(plan, plan)):
        assert not _drop(page, data)
    assert subjects(page) == []


def test_a_slow_reading_shows_its_line_and_can_be_stopped(
    qtbot: QtBot, gateway: Gateway, scripted_ask: ScriptedAsk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = JobRunner()
    page = PlanPage(gateway, runner, scripted_ask)
    qtbot.addWidget(page)
    page.show_year(2022)
    page.show()
    started = time.monotonic()

    def slow(path: Path, *, convert_legacy: bool = False, check: object = None) -> None:
        assert callable(check)
        while time.monotonic() - started < 30:
            check()
            time.sleep(0.02)

    monkeypatch.setattr(gateway.office.plan_service, "read_file", slow)
    page.acts.imports.read_file(word_file(tmp_path, *PLAN))
    line = page.acts.imports.line
    assert line.isHidden(), "nothing under 300 ms"
    qtbot.waitUntil(line.isVisible)
    assert line.text() == "Đang đọc kế hoạch.docx…"
    line.cancel.click()
    assert line.isHidden()
    assert runner.close(5)
    assert time.monotonic() - started < 10
    assert subjects(page) == []
    assert scripted_ask.told == []
    page.leave()
    page.close()
