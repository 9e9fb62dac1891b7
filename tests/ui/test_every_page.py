"""What holds for every page of the window, on the demonstration office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.page_table import PAGES
from desktop_app.ui.style import Theme, apply_style
from desktop_app.ui.window_memory import WindowMemory

KEYS = [page.key for page in PAGES]
SMALL = (1020, 540)
_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView)


@pytest.fixture
def window(
    qtbot: QtBot,
    qapp: QApplication,
    demo_gateway: Gateway,
    jobs: JobRunner,
    scripted_ask: ScriptedAsk,
    data_dir: Path,
    project_root: Path,
) -> Iterator[MainWindow]:
    apply_style(qapp, project_root / "resources", Theme.LIGHT)
    made = MainWindow(demo_gateway, jobs, scripted_ask, WindowMemory(data_dir))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.end_now()


@pytest.mark.parametrize("key", KEYS)
def test_it_fits_a_small_screen(window: MainWindow, key: str) -> None:
    window.show_page(key)
    page = window.page()
    assert page is not None
    hint = page.minimumSizeHint()
    assert hint.width() <= SMALL[0]
    assert hint.height() <= SMALL[1]


@pytest.mark.parametrize("key", KEYS)
def test_it_has_a_title_and_at_most_one_filled_button_in_sight(window: MainWindow, key: str) -> None:
    window.show_page(key)
    page = window.page()
    assert page is not None
    assert page.heading()[0]
    filled = [
        made.text()
        for made in page.findChildren(QPushButton)
        if made.property("role") == "filled" and made.isVisible() and made.isEnabled()
    ]
    assert len(filled) <= 1, filled


@pytest.mark.parametrize("key", KEYS)
def test_every_control_has_a_name_for_screen_readers(window: MainWindow, key: str) -> None:
    window.show_page(key)
    page = window.page()
    assert page is not None
    nameless = []
    for widget in page.findChildren(QWidget):
        is_control = isinstance(widget, _CONTROLS)
        # parts that Qt makes itself are named by their owners
        if not is_control or not widget.isVisible() or _is_qt_made(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        if not name.strip():
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert not nameless, nameless


def _might_be_rich_text(text: str) -> bool:
    return re.search(r"<[a-z/!]", text, re.IGNORECASE) is not None


def _is_qt_made(widget: QWidget) -> bool:
    owner = widget.parentWidget()
    is_part = (
        isinstance(widget, QHeaderView)
        or isinstance(owner, QLineEdit | QComboBox)
        or type(owner).__name__ in {"QTabBar", "QSpinBox"}
    )
    return widget.objectName().startswith("qt_") or is_part


@pytest.mark.parametrize("key", KEYS)
def test_no_label_reads_what_was_typed_as_rich_text(window: MainWindow, key: str) -> None:
    service = window.gateway.office.office_service
    service.save_profile(replace(service.profile(), name="<b>Sở</b> <img src=x>"))
    for unit in service.units():
        service.save_unit(replace(unit, short_name=f"<b>P{unit.id}</b> <img src=x>", contact="<b>A</b>"))
    for person in service.people():
        service.save_person(replace(person, full_name=f"<i>{person.full_name}</i>"))
    window.show_page(key)
    page = window.page()
    assert page is not None
    labels = [*page.findChildren(QLabel), *window.status_line.findChildren(QLabel)]
    rich = [
        label.text()
        for label in labels
        if label.textFormat() is not Qt.TextFormat.PlainText and _might_be_rich_text(label.text())
    ]
    assert not rich, rich


@pytest.mark.parametrize("key", KEYS)
def test_it_can_be_shown_again_after_a_year_without_anything(window: MainWindow, key: str) -> None:
    window.show_page(key)
    window.show_year(2031)
    page = window.page()
    assert page is not None
    assert page.year == 2031
    assert page.minimumSizeHint().width() <= SMALL[0]
    window.show_year(2026)


@pytest.mark.parametrize("key", KEYS)
def test_reading_again_changes_nothing_that_is_shown(window: MainWindow, key: str) -> None:
    window.show_page(key)
    page = window.page()
    assert page is not None
    before = page.heading()
    page.reload(None)
    assert page.heading() == before


def test_f6_goes_round_the_panes_and_back_to_the_rail(window: MainWindow) -> None:
    window.show_page("catalogue")
    window.activateWindow()
    page = window.page()
    assert page is not None
    panes = [pane for pane in page.panes() if pane.isVisible()]
    assert len(panes) >= 2
    panes[0].setFocus()
    window.top_row.commands.next_pane(1)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is panes[1] or panes[1].isAncestorOf(focus)
    window.top_row.commands.next_pane(-1)
    window.top_row.commands.next_pane(-1)
    assert QApplication.focusWidget() is window.rail.button("catalogue")
