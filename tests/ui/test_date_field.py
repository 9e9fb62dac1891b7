"""A typed date is kept or refused, never turned into another day."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.wheel_guard import WheelGuard


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("05/03/2026", date(2026, 3, 5)),
        ("5/3/2026", date(2026, 3, 5)),
        ("05032026", date(2026, 3, 5)),
        ("5.3.26", date(2026, 3, 5)),
        ("31/12/2026", date(2026, 12, 31)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_what_is_typed_key_by_key_is_the_day_kept(qtbot: QtBot, field: DateField, typed: str, wanted: date) -> None:
    qtbot.keyClicks(field.edit, typed)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.date() == wanted
    assert field.edit.text() == wanted.strftime("%d/%m/%Y")
    assert field.problem() == ""


@pytest.mark.parametrize("typed", ["31/02/2026", "29/02/2027", "5/13/2026", "hom nay", "5/3"])
def test_what_is_no_day_stays_as_typed_with_a_sentence(qtbot: QtBot, field: DateField, typed: str) -> None:
    field.set_date(date(2026, 1, 1))
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, typed)
    assert field.date() is None
    assert field.edit.text() == typed
    assert field.problem()


def test_a_day_without_its_year_takes_the_year_given(qtbot: QtBot, field: DateField) -> None:
    field.default_year = 2022
    qtbot.keyClicks(field.edit, "18/3")
    assert field.date() == date(2022, 3, 18)


def test_empty_is_no_problem_unless_it_is_required(qtbot: QtBot) -> None:
    optional, required = DateField(), DateField(is_required=True)
    for made in (optional, required):
        qtbot.addWidget(made)
    assert (optional.date(), optional.problem()) == (None, "")
    assert required.problem().startswith("Chưa có ngày")


def test_a_row_shows_the_problem_in_place_of_the_hint_and_takes_it_back(qtbot: QtBot) -> None:
    field = DateField()
    row = FieldRow("Ngày nhận", field, hint="Ngày trên dấu công văn đến")
    qtbot.addWidget(row)
    qtbot.keyClicks(field.edit, "31/02/2026")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert row.note.text() == "Ngày 31/02/2026 không có. Tháng 02/2026 có 28 ngày."
    field.edit.clear()
    qtbot.keyClicks(field.edit, "28/02/2026")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert row.note.text() == "Ngày trên dấu công văn đến"
    assert field.edit.accessibleName() == "Ngày nhận"


def test_news_comes_once_per_change_by_the_clerk(qtbot: QtBot, field: DateField) -> None:
    heard: list[object] = []
    field.date_changed.connect(heard.append)
    field.set_date(date(2026, 3, 5))
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "06/03/2026")
    assert heard == []  # never while typing
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    field.read()
    assert heard == [date(2026, 3, 6)]


def test_the_calendar_speaks_vietnamese_and_fills_the_field(qtbot: QtBot, field: DateField) -> None:
    field.set_date(date(2026, 3, 5))
    field.show()
    field.button.click()
    popup = field._calendar
    assert popup is not None
    assert popup.calendar.locale().monthName(3).lower() == "tháng 3"
    assert popup.calendar.selectedDate().toString("yyyy-MM-dd") == "2026-03-05"
    popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(1))
    assert field.date() == date(2026, 3, 6)
    assert not popup.isVisible()
    field.hide()


def test_a_wheel_over_a_field_scrolls_the_form_behind_it(qtbot: QtBot, qapp: QApplication) -> None:
    guard = WheelGuard(qapp)
    form, area = QWidget(), QScrollArea()
    column = QVBoxLayout(form)
    spins = [QSpinBox() for _ in range(60)]
    for spin in spins:
        column.addWidget(spin)
    area.setWidget(form)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    guard.watch(area.windowHandle())
    spot = spins[1].mapTo(area, spins[1].rect().center())
    event = QWheelEvent(
        QPointF(spot),
        QPointF(area.mapToGlobal(spot)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.windowHandle(), event)
    assert area.verticalScrollBar().value() > 0
    assert [spin.value() for spin in spins] == [0] * 60
    guard.deleteLater()
    area.hide()


def test_a_wheel_over_a_field_changes_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    guard = WheelGuard(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    combo, spin, day, line = QComboBox(), QSpinBox(), DateField(), QLineEdit("18/03/2022")
    combo.addItems(["một", "hai", "ba"])
    combo.setCurrentIndex(1)
    spin.setValue(5)
    day.set_date(date(2022, 3, 18))
    for made in (combo, spin, day, line):
        layout.addWidget(made)
    window.show()
    guard.watch(window.windowHandle())
    for made in (combo, spin, day.edit, line):
        made.setFocus()
        event = QWheelEvent(
            QPointF(made.mapTo(window, made.rect().center())),
            QPointF(made.mapToGlobal(made.rect().center())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(window.windowHandle(), event)
    assert (combo.currentIndex(), spin.value(), day.date()) == (1, 5, date(2022, 3, 18))
    guard.deleteLater()
    window.hide()


def test_asking_for_the_day_while_it_is_typed_leaves_the_text_alone(qtbot: QtBot, field: DateField) -> None:
    """A form that shows what it will store asks at every key."""
    field.show()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    for key in "10/01/2026":
        qtbot.keyClick(field.edit, key)
        field.date()
        field.problem()
    assert field.edit.text() == "10/01/2026"
    assert field.date() == date(2026, 1, 10)
