"""Thiết lập, Bộ quy định: sets by day and their rows, the fallback, own rules, a pack taken in change by change."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.overlaying import OverlayEffect
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.settings.rules.choice_panels import FallbackDialog
from desktop_app.ui.pages.settings.rules.packs_view import PackDialog
from desktop_app.ui.pages.settings.rules.rules_pane import RulesPane
from desktop_app.ui.pages.settings.settings_page import SettingsPage
from desktop_app.ui.text import rules as words


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, fixed_clock: Any) -> SettingsPage:
    fixed_clock.move_to(date(2026, 12, 10))
    made = SettingsPage(gateway, jobs, scripted_ask)
    gateway.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.show_year(2026)
    made.open_target("rules")
    return made


@pytest.fixture
def pane(page: SettingsPage) -> RulesPane:
    return page.rules


def _cell(pane: RulesPane, key: str, header: str) -> str:
    model = pane.sets.rows_model
    place = model.place_of(key)
    assert place is not None
    column = next(one for one in model.columns if one.header == header)
    return column.text(model.row(place))


def test_the_sets_stand_by_day_and_the_one_of_today_is_open(page: SettingsPage, pane: RulesPane) -> None:
    assert [one.id for one in pane.sets.rows_model.rows()] == ["A", "B", "C", "D"]
    assert pane.sets.current_key() == "D"
    assert _cell(pane, "D", words.SET_ROWS) == words.SET_EMPTY
    assert words.NO_CRITERIA in pane.rows._about.text()
    pane.sets.select_key("A")
    pane._show_rows()
    assert int(_cell(pane, "A", words.SET_UNVERIFIED).split(" ")[0]) > 0
    assert any("(chưa kiểm chứng)" in one.source.shown for one in pane.rows.table.rows_model.rows())
    everything = len(pane.rows.table.rows_model.rows())
    pane.rows.award.setCurrentIndex(pane.rows.award.findData("CSTDCS person"))
    pane.rows._show()
    rows = pane.rows.table.rows_model.rows()
    assert {one.award_code for one in rows} == {"CSTDCS"}
    assert len(rows) < everything
    assert page.place()["tab"] == 2


def test_the_fallback_is_chosen_in_a_dialog_and_its_days_are_kept(
    pane: RulesPane, gateway: Gateway, scripted_ask: ScriptedAsk, fixed_clock: Any
) -> None:
    def choose(set_id: str) -> Any:
        def fill(dialog: QDialog) -> bool:
            assert isinstance(dialog, FallbackDialog)
            assert "D" not in dialog._ids
            dialog._group.button(dialog._ids.index(set_id)).setChecked(True)
            return True

        return fill

    assert pane.choices._now.text() == words.FALLBACK_NONE
    scripted_ask.answer(choose("C"))
    pane.choices.choose.click()
    assert gateway.office.rule_service.choices().fallback == "C"
    assert "bộ C" in pane.choices._now.text()
    fixed_clock.move_to(date(2027, 1, 5))
    scripted_ask.answer(choose("B"))
    pane.choices.choose.click()
    assert pane.choices._before.text() == "Trước đó: bộ C từ 10/12/2026."
    gateway.undo()
    assert "bộ C" in pane.choices._now.text()
    scripted_ask.answer(lambda _dialog: False)
    pane.choose_fallback()
    assert gateway.office.rule_service.choices().fallback == "C"


def test_the_day_of_the_provinces_rules(qtbot: QtBot, pane: RulesPane, gateway: Gateway) -> None:
    qtbot.keyClicks(pane.choices.local_on.edit, "15/9/2025")
    pane.choices.save_local.click()
    assert gateway.office.rule_service.choices().local_rules_on == date(2025, 9, 15)
    pane.choices.local_on.edit.setText("31/02/2026")
    pane.choices.save_local.click()
    assert gateway.office.rule_service.choices().local_rules_on == date(2025, 9, 15)


def test_an_own_rule_is_entered_changed_and_removed(
    qtbot: QtBot, pane: RulesPane, gateway: Gateway, scripted_ask: ScriptedAsk
) -> None:
    gateway.office.rule_service.choose_fallback("C")
    service, view = gateway.office.overlay_service, pane.overlay
    pane.show_section("overlay")
    view.open(0)
    form = view.form
    form.award.setCurrentIndex(form.award.findData("TTLDTT collective"))
    form.award.activated.emit(form.award.currentIndex())
    form.kind.setCurrentIndex(form.kind.findData("members_reach"))
    form.kind.activated.emit(form.kind.currentIndex())
    assert form.required.placeholderText() == "Ít nhất 80 % thành viên đạt Lao động tiên tiến"
    assert not form.parameters.rows["percent"].isHidden()
    assert form.parameters.rows["months"].isHidden()
    form.key.setCurrentIndex(form.key.findData("share"))
    form.save_wanted.emit()
    assert form._number_row.problem() == words.MISSING
    assert service.rows() == ()
    form.doc_kind.setEditText("Quyết định")
    form.number.setText("86/2025/QĐ-UBND")
    form.article.setText("Điều 5")
    form.dated_on.set_date(date(2025, 9, 15))
    qtbot.keyClick(form.article, Qt.Key.Key_Return)
    (row,) = service.rows()
    assert (row.award_code, row.subject_kind, row.key) == ("TTLDTT", SubjectKind.COLLECTIVE, "share")
    assert [one.effect for one in service.listed()] == [OverlayEffect.REPLACES]
    form.parameters.percent.setValue(60)
    assert form.is_dirty()
    pane.leave()
    assert [one.effect for one in service.listed()] == [OverlayEffect.KEPT_LAW]
    assert "nhẹ hơn luật" in form._effect.text()
    form.delete_wanted.emit()
    assert service.rows() == ()
    assert form.isHidden()
    gateway.undo()
    assert len(service.rows()) == 1


def test_a_draft_that_lacks_its_document_is_not_left(
    pane: RulesPane, page: SettingsPage, scripted_ask: ScriptedAsk
) -> None:
    pane.show_section("overlay")
    pane.overlay.open(0)
    form = pane.overlay.form
    form.template.setCurrentIndex(1)
    form.template.activated.emit(1)
    assert "Chỉ là mẫu" in form._template_row.note.text()
    assert form.row().document.number == ""
    pane.show_section("packs")
    assert pane.section() == "overlay"
    assert words.OWN_UNSAVED in scripted_ask.told[-1]
    pane.overlay.close_form()
    pane.show_section("packs")
    assert pane.section() == "packs"


def test_a_pack_is_shown_before_it_is_taken_in_and_goes_again(
    pane: RulesPane, gateway: Gateway, scripted_ask: ScriptedAsk, tmp_path: Path, project_root: Path
) -> None:
    text = (project_root / "resources" / "rules" / "prize_money.toml").read_text(encoding="utf-8")
    path = tmp_path / "tiền thưởng <b>mới.toml"
    path.write_text(text.replace("amount = 2530000", "amount = 3000000"), encoding="utf-8")
    pane.show_section("packs")
    shown: list[str] = []

    def see(dialog: QDialog) -> bool:
        assert isinstance(dialog, PackDialog)
        shown.extend(f"{one.words}: {one.old} → {one.new}" for one in dialog.table.rows_model.rows())
        return True

    scripted_ask.answer(path, see)
    pane.packs.update_button.click()
    assert shown == ["lương cơ sở 01/07/2026 › số tiền: 2530000 → 3000000"]
    pane.packs.table.select_key("prize-money")
    pane.packs._enable()
    chosen = pane.packs.chosen()
    assert chosen is not None
    assert chosen.file_name == path.name
    pane.packs.back.click()
    assert all(not one.file_name for one in gateway.office.rule_service.packs())
    path.write_text("[pack", encoding="utf-8")
    scripted_ask.answer(path)
    pane.packs.update_button.click()
    assert "không dùng được làm gói quy định" in scripted_ask.told[-1]


def test_what_a_file_says_is_never_read_as_rich_text() -> None:
    from desktop_app.ui.models.row_table_model import plain_tip

    assert plain_tip("Ít nhất 70 %") == "Ít nhất 70 %"
    assert plain_tip("<img src=x> & <b>") == "<qt>&lt;img src=x&gt; &amp; &lt;b&gt;</qt>"
