"""Ctrl+K: everything is found as one types, at most four a group; actions behind ">", plans behind "#", recent ones at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from inline_executor import InlineExecutor
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.language.text import fold
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.catalogue.catalogue_page import CataloguePage
from desktop_app.ui.palette.entries import Entry, Group
from desktop_app.ui.palette.palette import Palette
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
        window.show_page("today")
        made.append(window)
        return window

    yield build
    for window in made:
        if window.isVisible():
            window.end_now()


def opened(window: MainWindow) -> Palette:
    palette = window.top_row.palette_host.palette
    palette.open()
    return palette


def typed(window: MainWindow, text: str) -> list[Entry]:
    palette = opened(window)
    palette.edit.setText(text)
    palette.search()
    return palette.model.entries()


def groups(entries: list[Entry]) -> list[Group]:
    return list(dict.fromkeys(entry.group for entry in entries))


def test_a_person_is_found_without_marks_with_what_was_registered_and_got(make: Make, demo_office: Office) -> None:
    window = make()
    person = demo_office.office_service.people()[3]
    unit_id = person.memberships[-1].unit_id
    award = Award(
        0,
        2025,
        SubjectKind.PERSON,
        unit_id,
        "GK",
        Outcome.APPROVED,
        person.id,
        decision_number="9/QĐ",
        decision_on=date(2025, 12, 1),
    )
    demo_office.award_service.save_results([award])

    found = typed(window, fold(person.full_name))

    assert (found[0].group, found[0].text, found[0].target) == (Group.PEOPLE, person.full_name, ("person", person.id))
    lines = [entry for entry in found if entry.group is Group.LINES]
    assert lines
    assert all(entry.text.startswith(person.full_name) for entry in lines)
    assert f"{person.full_name}: Giấy khen" in [entry.text for entry in found if entry.group is Group.AWARDS]


def test_at_most_four_a_group_in_the_order_of_the_groups(make: Make) -> None:
    found = typed(make(), "n")
    counts = {group: sum(entry.group is group for entry in found) for group in groups(found)}
    assert max(counts.values()) == 4
    assert list(counts) == [group for group in Group if group in counts]


def test_people_called_so_come_first(make: Make) -> None:
    found = [entry.text for entry in typed(make(), "an") if entry.group is Group.PEOPLE]
    assert fold(found[0].split()[-1]) == "an"


def test_tone_places_are_equal_and_marks_not_needed(make: Make) -> None:
    window = make()
    assert [entry.text for entry in typed(window, "hoá")] == [entry.text for entry in typed(window, "hóa")]


def test_signs_limit_to_actions_and_plans(make: Make) -> None:
    window = make()
    assert groups(typed(window, ">")) == [Group.ACTIONS]
    assert "Sao lưu…" in [entry.text for entry in typed(window, "> sao luu")]
    assert groups(typed(window, "#")) == [Group.PLANS]
    number = next(entry.text for entry in typed(window, "#") if "/" in entry.text).split("/")[0]
    assert typed(window, f"#{number}")[0].text.startswith(f"{number}/")


def test_units_pages_and_legal_bases_are_found(make: Make, demo_office: Office) -> None:
    window = make()
    unit = demo_office.office_service.units()[2]
    assert ("unit", unit.id) in [entry.target for entry in typed(window, fold(unit.name))]
    assert Group.PAGES in groups(typed(window, "tong hop"))
    basis = next(one for one in demo_office.legal_basis_service.entries().bases if one.number and not one.is_law)
    assert ("basis", basis.handle) in [entry.target for entry in typed(window, basis.full_number)]


def test_enter_goes_there_and_it_stands_among_the_recent_ones_also_tomorrow(
    qtbot: QtBot, make: Make, demo_office: Office
) -> None:
    window = make()
    person = demo_office.office_service.people()[3]
    palette = opened(window)
    assert palette.model.entries() == []
    qtbot.keyClicks(palette.edit, fold(person.full_name))
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.page_key() == "catalogue"
    assert [entry.target for entry in opened(window).model.entries()] == [("person", person.id)]
    palette.close_palette()
    window.close()

    again = make()
    assert [entry.text for entry in opened(again).model.entries()] == [person.full_name]


def test_a_recent_person_who_is_gone_is_not_offered(make: Make, demo_office: Office) -> None:
    window = make()
    palette = opened(window)
    palette.chosen.emit(Entry(Group.PEOPLE, "Lò Văn Mất", "catalogue", ("person", 9999)))
    assert "Lò Văn Mất" not in [entry.text for entry in opened(window).model.entries()]


def test_nothing_found_says_what_to_try(make: Make) -> None:
    window = make()
    assert typed(window, "xyzt") == []
    palette = window.top_row.palette_host.palette
    assert palette.note.isVisible()
    assert palette.note.text() == "Không tìm thấy “xyzt”. Thử họ tên, tên đơn vị hoặc số kế hoạch."


def test_arrows_pass_over_the_heads_and_esc_gives_the_keys_back(qtbot: QtBot, make: Make) -> None:
    window = make()
    window.show_page("catalogue")
    page = window.page()
    assert isinstance(page, CataloguePage)
    field = page.people.people_pane.filter
    field.setFocus()
    found = typed(window, "n")
    palette = window.top_row.palette_host.palette
    assert palette.model.entry(palette.list.currentIndex().row()) == found[0]
    for place in range(1, 6):
        qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
        assert palette.model.entry(palette.list.currentIndex().row()) == found[place]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Up)
    assert palette.model.entry(palette.list.currentIndex().row()) == found[4]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is field


def test_a_letter_typed_into_the_box_of_the_top_row_is_not_lost(qtbot: QtBot, make: Make) -> None:
    window = make()
    qtbot.keyClick(window.top_row.finder, Qt.Key.Key_A)
    palette = window.top_row.palette_host.palette
    assert (palette.isVisible(), palette.edit.text()) == (True, "a")
    palette.close_palette()
    qtbot.mouseClick(window.top_row.finder, Qt.MouseButton.LeftButton)
    assert (palette.isVisible(), palette.edit.text()) == (True, "")


def test_an_action_is_done(make: Make) -> None:
    window = make()
    palette = opened(window)
    palette.edit.setText("> tong hop")
    palette.search()
    palette._choose(palette.list.currentIndex())
    assert window.page_key() == "tally"


def test_an_award_of_another_year_takes_the_window_there(make: Make, demo_office: Office) -> None:
    window = make()
    person = demo_office.office_service.people()[3]
    award = Award(
        0,
        2024,
        SubjectKind.PERSON,
        person.memberships[-1].unit_id,
        "GK",
        Outcome.APPROVED,
        person.id,
        decision_number="7/QĐ",
        decision_on=date(2024, 12, 1),
    )
    demo_office.award_service.save_results([award])
    entry = next(one for one in typed(window, person.full_name) if one.group is Group.AWARDS and one.year == 2024)
    window.top_row.palette_host.palette.chosen.emit(entry)
    assert (window.page_key(), window.year) == ("award", 2024)
