"""The window closed in the evening and opened in the morning: page, year, tab, chosen rows, widths, zoom are where they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from inline_executor import InlineExecutor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.shown_table import ShownTable
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.printing import PreviewDialog
from desktop_app.ui.window_memory import WindowMemory

Make = Callable[[], MainWindow]


@pytest.fixture
def make(qtbot: QtBot, demo_office: Office, scripted_ask: ScriptedAsk) -> Iterator[Make]:
    made: list[MainWindow] = []

    def build() -> MainWindow:
        memory, jobs = WindowMemory(demo_office.paths.data_folder), JobRunner(InlineExecutor())
        window = MainWindow(Gateway(demo_office, scripted_ask), jobs, scripted_ask, memory)
        qtbot.addWidget(window)
        window.resize(1366, 697)
        window.show()
        made.append(window)
        return window

    yield build
    for window in made:
        if window.isVisible():
            window.end_now()


def _page(window: MainWindow, key: str) -> Any:
    assert window.show_page(key)
    return window.page()


def _reopened(make: Make, window: MainWindow, key: str) -> Any:
    """The page of that key in a new window on the same office."""
    window.close()
    return _page(make(), key)


def test_the_plan_page_opens_at_plan_tab_paragraph_and_fact(make: Make, demo_office: Office) -> None:
    thematic = next(one for one in demo_office.plan_service.list_plans(2026) if one.plan_kind.value == "thematic")
    window = make()
    page = _page(window, "plan")
    page.show_plan(thematic.id)
    uid = demo_office.plan_service.plan(thematic.id).content.blocks[2].uid
    assert page.content_tab.editor.go_to(uid)
    page.tabs.setCurrentIndex(2)
    last = [row.fact.uid for section in page.facts_tab.sections.values() for row in section.table.rows_model.rows()][-1]
    page.facts_tab.show_fact(last)
    page.facts_tab.splitter.setSizes([600, 500])
    sizes = page.facts_tab.splitter.sizes()
    page.live_page.view.set_zoom(1.5)
    again = _reopened(make, window, "plan")
    assert again is not page
    assert again.draft.plan_id == thematic.id
    assert again.tabs.currentIndex() == 2
    assert again.content_tab.editor.current_uid() == uid
    assert again.facts_tab.selected_uid() == last
    assert again.facts_tab.splitter.sizes() == sizes
    assert again.live_page.view.zoom() == 1.5
    assert not again.live_page.view.fits_width


def test_a_plan_gone_or_of_another_year_is_passed_over(make: Make, demo_office: Office) -> None:
    service = demo_office.plan_service
    window = make()
    page = _page(window, "plan")
    doomed = service.new_from_template(2026)
    page.show_plan(doomed)
    window.close()
    service.delete_draft(doomed)
    again = _page(make(), "plan")
    assert again.draft.plan is not None
    assert again.draft.plan.content.working_year == 2026


def test_the_board_opens_at_its_deadline_and_unit(make: Make) -> None:
    window = make()
    page = _page(window, "registration")
    keys = page.due_keys()
    assert len(keys) > 1
    page.tabs.setCurrentIndex(1)
    unit = page.board.table.rows_model.row(4).unit_id
    page.board.table.select_key(unit)
    page.board.table.setColumnWidth(2, 133)
    page.board.table.horizontalHeader().moveSection(3, 2)
    again = _reopened(make, window, "registration")
    assert again.board.due_key == keys[1]
    assert again.tabs.currentIndex() == 1
    assert again.board.table.current_key() == unit
    assert again.board.detail._name.text() == again.board.table.current_row().unit
    assert again.board.table.columnWidth(2) == 133
    assert again.board.table.horizontalHeader().visualIndex(3) == 2


def test_results_open_at_their_award_and_row(make: Make) -> None:
    window = make()
    window.show_year(2025)
    page = _page(window, "award")
    assert page.tabs.count() > 2
    page.tabs.setCurrentIndex(2)
    row = page.table.shown_ids()[1]
    page.table.select_key(row)
    again = _reopened(make, window, "award")
    assert again.year == 2025
    assert (again.tabs.currentIndex(), again.table.current_key()) == (2, row)


def test_the_tally_opens_at_its_scope_and_figure(make: Make) -> None:
    window = make()
    window.show_year(2025)
    page = _page(window, "tally")
    assert page.scope.count() > 1
    page.scope.setCurrentIndex(1)
    page.scope.activated.emit(1)
    page.pills.button("registered").click()
    unit = page.table.units.rows_model.row(2).unit_id
    page.table.units.select_key(unit)
    again = _reopened(make, window, "tally")
    assert (again.scope.currentIndex(), again.pills.key()) == (1, "registered")
    assert again.table.units.current_key() == unit


def test_the_catalogue_opens_at_its_facet_unit_person_and_basis(make: Make, demo_office: Office) -> None:
    unit = demo_office.office_service.units()[2]
    window = make()
    page = _page(window, "catalogue")
    page.people.unit_pane.choose(unit.id)
    person = page.people.people_pane.table.rows_model.row(1).person
    page.people.people_pane.choose(person.id)
    again = _reopened(make, window, "catalogue")
    assert again.people.unit_pane.unit_id() == unit.id
    assert again.people.people_pane.table.current_key() == person.id
    assert again.people.person_form.title.text() == person.full_name
    again.show_facet("bases")
    handle = again.bases.list.table.rows_model.row(3).basis.handle
    again.bases.list.choose(handle)
    third = _reopened(make, again.window(), "catalogue")
    assert third.shown_key() == "bases"
    assert third.bases.list.table.current_key() == handle


def test_order_and_hidden_columns_are_remembered_also_on_a_facet_built_later(make: Make) -> None:
    page = _page(make(), "catalogue")
    people = page.people.people_pane.table
    people.toggle_column(5)
    people.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    page.show_facet("bases")
    page.bases.list.table.toggle_column(1)
    first = people.rows_model.row(0).person.id
    page.show_facet("people")
    again = _reopened(make, page.window(), "catalogue")
    people = again.people.people_pane.table
    assert people.hidden_columns() == "Năm sinh"
    assert people.isColumnHidden(5)
    assert people.rows_model.row(0).person.id == first
    again.show_facet("bases")
    assert again.bases.list.table.hidden_columns() == "Văn bản"


def test_filters_are_there_again_with_what_they_leave(make: Make) -> None:
    page = _page(make(), "catalogue")
    page.people.people_pane.filter.setText("an")
    page.show_facet("bases")
    page.bases.list.pills.button("ended").click()
    left = [line.basis.handle for line in page.bases.list.table.rows_model.rows()]
    page.show_facet("people")
    again = _reopened(make, page.window(), "catalogue")
    pane = again.people.people_pane
    assert pane.filter.text() == "an"
    assert 0 < pane.table.rows_model.rowCount() < len(pane._lines)
    assert " trong " in pane._count.text()
    again.show_facet("bases")
    assert [line.basis.handle for line in again.bases.list.table.rows_model.rows()] == left
    board = _reopened(make, again.window(), "registration").board
    board.pills.button("waiting").click()
    shown = board.table.rows_model.rowCount()
    assert _reopened(make, board.window(), "registration").board.table.rows_model.rowCount() == shown


def test_a_page_without_a_paper_prints_the_table_at_hand(
    make: Make, demo_office: Office, scripted_ask: ScriptedAsk
) -> None:
    window = make()
    page = _page(window, "catalogue")
    page.people.people_pane.table.setFocus()
    titles: list[str] = []

    def look(dialog: PreviewDialog) -> bool:
        titles.append(dialog.windowTitle())
        return False

    scripted_ask.answer(look)
    window.print_table(page.people.people_pane.table)
    assert "Danh mục: người" in titles[0]
    page.people.people_pane.filter.setText("an")
    shown = page.people.people_pane.table.rows_model.rowCount()
    papers: list[ShownTable] = []
    service = demo_office.table_paper_service
    prepare = service.prepare
    service.prepare = lambda table, kind: (papers.append(table), prepare(table, kind))[1]  # type: ignore[method-assign]
    scripted_ask.answer(look)
    window.top_row.commands.print_page()
    assert papers[0].note == f"Đang lọc: {shown} trong {len(page.people.people_pane._lines)} dòng"
    assert len(titles) == 2
    page.people.people_pane.table.header_menu.fill()
    assert "In bảng…" in [action.text() for action in page.people.people_pane.table.header_menu.actions()]


def test_settings_open_at_their_facet(make: Make) -> None:
    window = make()
    _page(window, "settings").tabs.setCurrentIndex(1)
    assert _reopened(make, window, "settings").tabs.currentIndex() == 1


def test_rows_that_have_gone_are_no_error(make: Make, demo_office: Office) -> None:
    window = make()
    for key in ("plan", "registration", "award", "tally", "catalogue", "settings"):
        _page(window, key)
    window.close()
    memory = WindowMemory(demo_office.paths.data_folder)
    gone = {
        "plan": 99_999,
        "tab": 77,
        "block": "nowhere",
        "fact": "nowhere",
        "deadline": "never",
        "unit": 99_999,
        "wave": "none",
        "award": "none",
        "row": 99_999,
        "figure": "none",
        "facet": 9,
        "person": 99_999,
        "basis": "none",
        "signatory": 99_999,
    }
    for key in ("plan", "registration", "award", "tally", "catalogue", "settings"):
        memory.put_place(f"place-{key}", gone)
    memory.save()
    again = make()
    for key in ("plan", "registration", "award", "tally", "catalogue", "settings"):
        page = _page(again, key)
        assert all(bar.currentIndex() >= 0 for bar in page.findChildren(QTabBar) if bar.count())


@pytest.mark.parametrize("kept", ["", "[1, 2]", "{", '{"plan": null, "tab": [1]}', '{"facet": 1.5}'])
def test_a_damaged_place_is_no_place(make: Make, demo_office: Office, kept: str) -> None:
    memory = WindowMemory(demo_office.paths.data_folder)
    memory.put("place-plan", kept)
    memory.put("place-catalogue", kept)
    memory.save()
    window = make()
    assert _page(window, "plan").draft.plan is not None
    assert _page(window, "catalogue").shown_key() == "people"


def test_alt_left_goes_back_to_the_row_and_the_year(make: Make, demo_office: Office) -> None:
    people = demo_office.office_service.people()
    window = make()
    page = _page(window, "registration")
    key = page.due_keys()[1]
    page.tabs.setCurrentIndex(1)
    unit = page.board.table.rows_model.row(3).unit_id
    page.board.table.select_key(unit)
    window.show_page("catalogue", ("person", people[0].id))
    window.show_page("catalogue", ("person", people[1].id))
    window.show_year(2025)
    window.go_back()
    assert window.year == 2026
    assert window.page().people.people_pane.table.current_key() == people[1].id  # type: ignore[union-attr]
    window.go_back()
    assert window.page().people.people_pane.table.current_key() == people[0].id  # type: ignore[union-attr]
    window.show_page(
        "registration", (page.season.plan_id, DeadlineKind.REGISTRATION, page.board.table.rows_model.row(0).unit_id)
    )
    window.go_back()
    window.go_back()
    assert window.page_key() == "registration"
    assert (page.board.due_key, page.board.table.current_key()) == (key, unit)
