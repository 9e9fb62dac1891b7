"""Choosing a unit from a list that is filtered as one types; a combo would be too long with 200 units."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.office.office import Unit
from desktop_app.ui.text import catalogue


class UnitPicker(QPushButton):
    """A button that shows the unit chosen and opens the list."""

    unit_chosen = Signal(int)

    def __init__(self, units: Sequence[Unit] = ()) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("role", "picker")
        self._units: dict[int, Unit] = {}
        self._unit_id = 0
        self.clicked.connect(lambda _checked=False: self._open())
        self.set_units(units)

    def set_units(self, units: Sequence[Unit]) -> None:
        """The units to choose from, in their order."""
        self._units = {unit.id: unit for unit in units}
        self._show()

    def unit_id(self) -> int:
        """The unit chosen; 0: none."""
        return self._unit_id

    def set_unit(self, unit_id: int) -> None:
        """Show a unit; ``unit_chosen`` is not emitted."""
        self._unit_id = unit_id
        self._show()

    def _show(self) -> None:
        unit = self._units.get(self._unit_id)
        name = unit.name if unit else catalogue.PICK_UNIT
        self.setToolTip(unit.name if unit else "")
        self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 250).replace("&", "&&"))
        self.setAccessibleName(f"{catalogue.UNIT}: {name}")

    def choose(self, unit_id: int) -> None:
        """Choose as the clerk does."""
        self.set_unit(unit_id)
        self.unit_chosen.emit(unit_id)

    def _open(self) -> None:
        popup = _Popup(list(self._units.values()), self._unit_id, self)
        popup.chosen.connect(self.choose)
        popup.open_below(self)


class _Popup(QFrame):
    chosen = Signal(int)

    def __init__(self, units: Sequence[Unit], current: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(catalogue.PICK_UNIT_FILTER)
        self._filter.setAccessibleName(catalogue.PICK_UNIT_FILTER)
        self._filter.textChanged.connect(self._on_typed)
        self._filter.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(catalogue.UNITS)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._searched: list[str] = []
        for unit in units:
            item = QListWidgetItem(unit.name)
            item.setData(Qt.ItemDataRole.UserRole, unit.id)
            self._list.addItem(item)
            self._searched.append(f"{unit.name} {unit.short_name}")
            if unit.id == current:
                self._list.setCurrentItem(item)
        self._list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self._filter)
        layout.addWidget(self._list)

    def open_below(self, button: QWidget) -> None:
        self.resize(max(button.width(), 320), 280)
        corner = button.mapToGlobal(QPoint(0, button.height() + 2))
        room = button.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.top(), button.mapToGlobal(QPoint(0, -self.height() - 2)).y()))
        self.move(corner)
        self.show()
        self._filter.setFocus()

    def _on_typed(self, text: str) -> None:
        wanted = Wanted.of(text)
        first = -1
        for place, searched in enumerate(self._searched):
            is_shown = wanted.is_in(searched)
            self._list.item(place).setHidden(not is_shown)
            if is_shown and first < 0:
                first = place
        self._list.setCurrentRow(first)

    def _take(self, item: QListWidgetItem) -> None:
        self.close()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self._list.currentItem()
                if self._list.currentRow() >= 0 and not item.isHidden():
                    self._take(item)
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        place = self._list.currentRow() + step
        while 0 <= place < self._list.count():
            if not self._list.item(place).isHidden():
                self._list.setCurrentRow(place)
                return
            place += step
