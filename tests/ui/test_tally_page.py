"""The tally page: figures unit by unit, totals at the foot, quotas and how they are reckoned, targets, papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from results_story import Story, build, register
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.award.award import Outcome, TallyRow, TargetStanding
from desktop_app.domain.plan.facts import Comparator, Rounding
from desktop_app.domain.plan.plan import PlanKind
from desktop_app.ui.dialogs.quota_settings_dialog import QuotaSettingsDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.pinned_table import PinnedTable
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.pages.tally.tally_page import TallyPage
from desktop_app.ui.pages.tally.tally_table import TallyTable
from desktop_app.ui.pages.tally.tally_targets import TargetsPane
from desktop_app.ui.parts.chip import ChipRole
from desktop_app.ui.printing import PreviewDialog

OFFICE, POST = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông"


@pytest.fixture
def story(office: Office, fixed_clock: FixedClock) -> Story:
    """All of two units are proposed; all but the first five of Văn phòng are approved, one is refused."""
    made = build(office)
    register(office, made, OFFICE, date(2022, 3, 10), advanced=2)
    register(office, made, POST, date(2022, 3, 11), advanced=1)
    fixed_clock.move_to(date(2023, 1, 12))
    service = office.award_service
    service.save_results(service.candidates(2022))
    results = service.results(year=2022)
    service.record_decision(
        [one.id for one in results],
        "12/QĐ-STTTT",
        date(2023, 1, 10),
        "Giám đốc Sở",
        exception_reason="Hội đồng thống nhất",
    )
    refused = next(one.id for one in results if one.award_code == "LDTT" and one.unit_id == made.units[POST])
    service.record_decision([refused], "", date(2023, 1, 10), "", Outcome.NOT_APPROVED, "Nghỉ dài ngày")
    return made


@pytest.fixture
def page(qtbot: QtBot, story: Story, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> TallyPage:
    made = TallyPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    gateway.changed.connect(made.reload)
    made.show_year(2022)
    made.resize(1278, 640)
    made.show()
    return made


def cells(page: TallyPage, unit: str) -> dict[str, str]:
    """Header → text of one row; "" names the totals."""
    table = page.table.units if unit else page.table.totals
    headers = page.table.units.rows_model
    row = next(place for place, one in enumerate(table.rows_model.rows()) if not unit or one.label == unit)
    return {
        str(headers.headerData(section, Qt.Orientation.Horizontal)): str(table.model().index(row, section).data())
        for section in range(1, headers.columnCount())
    }


def test_a_cell_has_the_approved_before_the_registered(page: TallyPage) -> None:
    assert cells(page, OFFICE) == {
        "Đơn vị": "Văn phòng Sở",
        "Người": "12",
        "LĐTT": "10 / 10",
        "CSTĐCS": "2 / 2",
        "Giấy khen": "2 / 2",
        "Giấy khen 40 %": "2 / 4 suất",
    }
    assert cells(page, "P. BCVT")["LĐTT"] == "4 / 5"
    assert cells(page, "TT CĐS")["LĐTT"] == "–", "nothing registered is no 0"
    assert cells(page, "")["LĐTT"] == "14 / 15"
    assert cells(page, "")["Đơn vị"] == "Toàn cơ quan"


def test_pills_choose_which_figure_stands_first(page: TallyPage) -> None:
    page.pills.button("proposed").click()
    assert cells(page, "P. BCVT")["LĐTT"] == "5 / 5"
    assert "đề nghị / đăng ký" in page._legend.text()
    page.pills.button("registered").click()
    assert cells(page, "P. BCVT")["LĐTT"] == "5"
    assert cells(page, "")["LĐTT"] == "15"


def test_totals_stand_under_their_columns(page: TallyPage) -> None:
    units, totals = page.table.units, page.table.totals
    for width in (150, 61):
        units.setColumnWidth(3, width)
        sizes = [units.columnWidth(section) for section in range(units.rows_model.columnCount())]
        assert [totals.columnWidth(section) for section in range(totals.rows_model.columnCount())] == sizes
    page.resize(700, 500)
    units.horizontalScrollBar().setValue(units.horizontalScrollBar().maximum())
    assert totals.horizontalScrollBar().value() == units.horizontalScrollBar().value()


def test_sorting_by_a_figure(page: TallyPage) -> None:
    page.table.units.rows_model.sort(3, Qt.SortOrder.DescendingOrder)
    assert [row.label for row in page.table.units.rows_model.rows()] == ["Văn phòng Sở", "P. BCVT", "TT CĐS"]
    page.table.units.rows_model.sort(3, Qt.SortOrder.AscendingOrder)
    assert page.table.units.rows_model.rows()[0].label == "TT CĐS"


def test_quotas_show_both_parts_of_the_base_and_stay_unconfirmed(page: TallyPage) -> None:
    rows = page.quotas.table.rows_model
    headers = [rows.headerData(section, Qt.Orientation.Horizontal) for section in range(rows.columnCount())]
    assert headers == ["Tỷ lệ, đơn vị", "LĐTT + CSTĐCS", "Dùng / được", "Kết luận"]
    shown = [[str(rows.index(row, section).data()) for section in range(4)] for row in range(rows.rowCount())]
    assert shown[0] == ["CSTĐCS 15 %", "17 = 14 + 3", "3 / 2", "Vượt 1"]
    assert shown[1] == ["Giấy khen 40 %", "17 = 14 + 3", "3 / 6", "Chưa xác nhận"]
    assert [row[0].strip() for row in shown[2:]] == ["Văn phòng Sở", "P. BCVT"]
    assert shown[2][1:3] == ["12 = 10 + 2", "2 / 4"]
    assert "15 % của 17 (14 LĐTT + 3 CSTĐCS) = 2,55, làm tròn xuống còn 2" in page.quotas.detail()
    assert "mục IV.2, Kế hoạch số 23/KH-STTTT" in page.quotas.detail()


def test_how_a_quota_is_reckoned_is_set_beside_the_plan(
    page: TallyPage, office: Office, story: Story, scripted_ask: ScriptedAsk
) -> None:
    before = office.plan_service.plan(story.plan_id).content
    page.quotas.table.selectRow(1)

    def fill(dialog: QuotaSettingsDialog) -> bool:
        assert dialog.meaning.currentText() == "Chưa xác nhận"
        assert dialog.settings().comparator is None
        dialog.meaning.setCurrentIndex(dialog.meaning.findData(Comparator.AT_MOST.value))
        dialog.rounding.setCurrentIndex(dialog.rounding.findData(Rounding.UP.value))
        return True

    scripted_ask.answer(fill)
    page.quotas.settings.click()
    rows = page.quotas.table.rows_model
    assert [str(rows.index(1, section).data()) for section in (2, 3)] == ["3 / 7", "Trong tỷ lệ"]
    assert cells(page, OFFICE)["Giấy khen 40 %"] == "2 / 5 suất"
    assert office.plan_service.plan(story.plan_id).content.facts.quotas[1].rounding is before.facts.quotas[1].rounding
    page.gateway.undo()
    assert rows.index(1, 3).data() == "Chưa xác nhận"


def test_a_unit_past_its_share_is_red_in_its_row_and_counted_below(
    page: TallyPage, office: Office, story: Story
) -> None:
    service = office.award_service
    extra = [
        replace(one, id=0, award_code="GK", registration_line_id=None, row_version=1)
        for one in service.results(year=2022)
        if one.unit_id == story.units[POST] and one.award_code == "LDTT"
    ]
    service.save_results(extra)
    uid = office.plan_service.plan(story.plan_id).content.facts.quotas[1].uid
    office.plan_service.confirm_quota(story.plan_id, uid)
    assert cells(page, "P. BCVT")["Giấy khen 40 %"] == "Vượt 3 suất"
    assert cells(page, "")["Giấy khen 40 %"] == "1 đơn vị vượt"


def test_a_target_that_cannot_be_reckoned_is_a_state_not_a_zero(qtbot: QtBot) -> None:
    pane = TargetsPane()
    qtbot.addWidget(pane)
    pane.show_targets(
        [
            TargetStanding("t1", "Có 95 % lao động tiên tiến", 96.2, True, "≥ 95 %", "mục V, Kế hoạch số 23/KH-STTTT"),
            TargetStanding("t2", "Có 3 tập thể xuất sắc", 2.0, False, "≥ 3", ""),
            TargetStanding("t3", "Không vi phạm kỷ luật", None, None, "100 %", "", "không tính được: không có số liệu"),
        ],
        "",
    )
    model = pane.table.rows_model
    shown = [[str(model.index(row, section).data()) for section in (1, 2, 3)] for row in range(3)]
    assert shown == [
        ["≥ 95 %", "96,2 %", "Đạt"],
        ["≥ 3", "2", "Không đạt"],
        ["100 %", "–", "Không tính được"],
    ]
    chips = [chip.chip() for chip in pane._chips]
    assert [(chip.text, chip.role) for chip in chips if chip] == [
        ("1 đạt", ChipRole.OK),
        ("1 không đạt", ChipRole.BAD),
        ("1 không tính được", ChipRole.NONE),
    ]
    pane.table.selectRow(2)
    assert "Không tính được: không có số liệu" in pane.detail()


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx"])
def test_the_tally_is_written_where_the_clerk_wants_it(
    page: TallyPage, scripted_ask: ScriptedAsk, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"tổng hợp.{kind}"
    scripted_ask.answer(path)
    page.export(kind)
    assert path.stat().st_size > 1000
    assert scripted_ask.asked[0].endswith(f".{kind}")
    assert page.band.text() == f"Đã lưu {path}."
    assert page.band._action is not None
    assert page.band._action.text() == "Mở thư mục"


def test_a_file_open_elsewhere_is_told_and_stays(page: TallyPage, scripted_ask: ScriptedAsk, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.docx"
    path.write_bytes(b"old")
    (tmp_path / ".~lock.tong-hop.docx#").touch()
    scripted_ask.answer(path)
    page.export("docx")
    assert path.read_bytes() == b"old"
    assert len(scripted_ask.told) == 1
    assert "Bản cũ còn nguyên" in scripted_ask.told[0]
    assert not page.band.text()


def test_printing_shows_the_paper_first(page: TallyPage, scripted_ask: ScriptedAsk) -> None:
    seen: list[bytes] = []

    def look(dialog: PreviewDialog) -> bool:
        seen.append(dialog._pdf[:5])
        return False

    scripted_ask.answer(look)
    assert page.print_page()
    assert seen == [b"%PDF-"]


def test_the_chart_is_told_in_words(page: TallyPage) -> None:
    assert "Lao động tiên tiến: đăng ký 15, đề nghị 15, được công nhận 14" in page.chart.accessibleName()


def test_a_wave_has_no_quotas_of_its_own_and_a_thematic_plan_stays_apart(
    page: TallyPage, office: Office, story: Story
) -> None:
    plan_id = office.plan_service.new_from_template(2022, PlanKind.THEMATIC)
    office.plan_service.confirm_all(plan_id)
    office.plan_service.issue(plan_id, "40", date(2022, 4, 1), list(story.units.values()))
    one = next(one for one in office.award_service.results(year=2022) if one.award_code == "GK")
    office.award_service.save_results(
        [replace(one, id=0, plan_id=plan_id, wave_uid="wave-1", registration_line_id=None, row_version=1)]
    )
    assert cells(page, OFFICE)["Giấy khen"] == "2 / 2", "the year's regular awards are as they were"
    page.open_target((plan_id, "wave-1"))
    assert cells(page, OFFICE)["Giấy khen"] == "1 / 0"
    assert page.quotas._none.text().startswith("Tỷ lệ và chỉ tiêu tính trên cả kế hoạch")
    assert "đăng ký không chia theo đợt" in page._legend.text()
    assert not page.targets.isVisible()


def test_a_year_without_anything_says_what_comes_first(page: TallyPage, qtbot: QtBot) -> None:
    page.show_year(2030)
    assert page._empty is not None
    assert page._empty.title() == "Chưa có số liệu năm 2030 để tổng hợp"
    assert not any(action.isEnabled() for action in page._actions)
    assert page.print_page() is False
    page.show_year(2022)
    assert page.table.isVisible()


def test_on_a_narrow_page_one_pane_is_shown(page: TallyPage) -> None:
    page.resize(1005, 480)
    assert (page.table.isVisible(), page.quotas.isVisible()) == (True, False)
    page._to_standings.click()
    assert (page.table.isVisible(), page.quotas.isVisible()) == (False, True)
    page._to_table.click()
    assert page.table.isVisible()
    page.resize(1278, 640)
    assert (page.table.isVisible(), page.quotas.isVisible()) == (True, True)


def test_a_unit_leads_to_its_results(page: TallyPage, qtbot: QtBot, story: Story) -> None:
    with qtbot.waitSignal(page.go_to) as caught:
        page.table.units.row_opened.emit(story.units[OFFICE])
    assert caught.args == ["award", OFFICE]


def test_pinned_columns_stay_while_others_scroll(qtbot: QtBot) -> None:
    columns: list[Column[int]] = [Column(f"C{n}", lambda row, n=n: f"{row}.{n}", width=120) for n in range(12)]
    table = PinnedTable(RowTableModel(columns, key=lambda row: row), "Bảng", pinned=2)
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.set_rows(list(range(40)))
    table.show()
    view: QWidget = table.pinned_view
    left = view.geometry()
    table.horizontalScrollBar().setValue(300)
    assert view.geometry() == left
    assert left.width() == table.columnWidth(0) + table.columnWidth(1)
    table.verticalScrollBar().setValue(90)
    assert table.pinned_view.verticalScrollBar().value() == 90
    table.select_key(33)
    assert table.pinned_view.currentIndex().row() == 33
    assert table.horizontalScrollBar().value() == 300, "choosing a row by its name does not scroll the figures back"
    table.setColumnWidth(1, 200)
    assert view.width() == table.columnWidth(0) + 200


def test_large_totals_are_not_cut_and_no_figure_is_stretched(page: TallyPage, qtbot: QtBot) -> None:
    assert page._tally is not None
    figures = TallyTable()
    qtbot.addWidget(figures)
    figures.resize(760, 400)
    figures.show()
    unit_id = page._tally.unit_sizes[0][0]
    rows = tuple(TallyRow("LDTT", one, None, 12345, 12345, 12345) for one in (None, unit_id))
    figures.show_tally(replace(page._tally, rows=rows, quotas=()), {}, "approved")
    foot = figures.totals
    text = str(foot.rows_model.index(0, 3).data())
    assert text == "12.345 / 12.345"
    assert foot.columnWidth(3) >= QFontMetrics(foot.font()).horizontalAdvance(text) + 10
    assert figures.units.columnWidth(3) == foot.columnWidth(3) < 200, "the name takes the room that is left"
