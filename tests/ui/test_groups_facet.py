"""Khối, cụm thi đua in Danh mục: groups, members by period, the score sheet of the year."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.office.office import Unit
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.catalogue_page import GROUPS, CataloguePage
from desktop_app.ui.pages.catalogue.groups.group_dialogs import LeaveDialog, MembersDialog, NewGroupDialog

SCORES = """STT,Đơn vị,Điểm,Tổng điểm,Xếp hạng
1,Phòng Kế hoạch,90,90,2
2,Sở Y tế,95,95,1
"""


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> CataloguePage:
    for name in ("Phòng Kế hoạch", "Văn phòng"):
        gateway.office.office_service.save_unit(Unit(0, name))
    made = CataloguePage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1278, 640)
    made.show_year(2022)
    made.show_facet(GROUPS)
    return made


def test_a_group_is_made_filled_scored_and_left(
    page: CataloguePage, scripted_ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.heading() == ("Danh mục", "Chưa có khối, cụm thi đua")

    def name(dialog: object) -> bool:
        assert isinstance(dialog, NewGroupDialog)
        dialog.name.setText("Khối thi đua số 1")
        return True

    def members(dialog: object) -> bool:
        assert isinstance(dialog, MembersDialog)
        dialog.units.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.outside.setPlainText("Sở Y tế\n\nSở Tư pháp")
        return True

    scripted_ask.answer(name, members)
    facet = page.groups
    facet.add_group()
    facet.detail.add.click()
    shown = [facet.detail.name_of(one) for one in facet.detail.members.rows_model.rows()]
    assert shown == ["Phòng Kế hoạch", "Sở Y tế", "Sở Tư pháp"]
    assert page.heading()[1] == "1 khối, cụm · 3 thành viên"

    file, out = tmp_path / "điểm.csv", tmp_path / "điểm.pdf"
    file.write_text(SCORES, encoding="utf-8")
    scripted_ask.answer(file)
    facet.import_scores()
    qtbot.waitUntil(lambda: facet.detail.scores is not None)
    assert facet.detail.scores is not None
    assert [row[1] for row in facet.detail.scores.rows_model.rows()] == ["Sở Y tế", "Phòng Kế hoạch"]
    assert "Sở Tư pháp" in facet.detail.score_notes.text()
    scripted_ask.answer(out)
    facet.print_scores()
    qtbot.waitUntil(out.exists)
    assert out.read_bytes().startswith(b"%PDF")

    def leave(dialog: object) -> bool:
        assert isinstance(dialog, LeaveDialog)
        return True

    scripted_ask.answer(leave)
    facet.detail.members.select_key(facet.detail.members.rows_model.rows()[1].id)
    facet.detail.leave.click()
    assert facet.detail.members.rows_model.rows()[1].to_on is not None
    page.gateway.undo()
    assert facet.detail.members.rows_model.rows()[1].to_on is None
