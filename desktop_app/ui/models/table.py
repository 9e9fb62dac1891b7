"""A table as the window has them: grid lines, even rows, STT, copying to Excel, a selection that is never lost."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from desktop_app.domain.shown_table import ShownColumn, ShownTable
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.header_menu import HeaderMenu
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table_copying import clipboard_data

R = TypeVar("R")
ROW_HEIGHT = 30
_STT_WIDTH = 42


class RowTable(QTableView, Generic[R]):
    """Shows a RowTableModel. ``stretch``: the section that takes the room left over (None: the last)."""

    row_chosen = Signal(object)
    """Key of the row the clerk moved to, or None; not emitted while rows are reloaded with the selection kept."""
    row_opened = Signal(object)
    """Key of a row double-clicked or entered."""

    def __init__(
        self,
        model: RowTableModel[R],
        name: str,
        *,
        stretch: int | None = None,
        is_multiple: bool = False,
    ) -> None:
        super().__init__()
        self.rows_model = model
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(ChipDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if is_multiple else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(24)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self._stretch = stretch
        self._hidden_by_page: set[int] = set()
        self._hidden_by_clerk: set[int] = set()
        self._set_up_header(stretch)
        self.header_menu = HeaderMenu(self)
        self.total: int | None = None
        """Of how many rows those shown are what a filter leaves; None where there is no filter."""
        self._is_reloading = False
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_moved(now.row()))
        self.activated.connect(lambda index: self.row_opened.emit(model.key(model.row(index.row()))))

    def _set_up_header(self, stretch: int | None) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setFixedHeight(ROW_HEIGHT)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setStretchLastSection(stretch is None)
        for section in range(self.rows_model.columnCount()):
            column = self.rows_model.column(section)
            if column is None:
                self.setColumnWidth(section, _STT_WIDTH)
            elif column.width:
                self.setColumnWidth(section, column.width)
        if any(column.sort_key for column in self.rows_model.columns):
            header.setSortIndicatorClearable(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            header.setSortIndicatorShown(True)
            header.sortIndicatorChanged.connect(self.rows_model.sort)

    def set_stretch(self, section: int) -> None:
        """Let another section take the room that is left."""
        if self._stretch is not None and self._stretch != section:
            column = self.rows_model.column(self._stretch)
            self.horizontalHeader().setSectionResizeMode(self._stretch, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(self._stretch, (column.width if column else 0) or 120)
        self._stretch = section
        self.fit_stretch()

    def fit_stretch(self) -> None:
        """Let the stretching section take the room that is left, but not less than its own width: then it scrolls."""
        if self._stretch is None:
            return
        column = self.rows_model.column(self._stretch)
        least = (column.width if column else 0) or 120
        header = self.horizontalHeader()
        others = sum(header.sectionSize(section) for section in range(header.count()) if section != self._stretch)
        modes = QHeaderView.ResizeMode
        has_room = others + least <= self.viewport().width()
        header.setSectionResizeMode(self._stretch, modes.Stretch if has_room else modes.Interactive)
        if not has_room:
            header.resizeSection(self._stretch, least)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_stretch()

    # Columns

    @override
    def setColumnHidden(self, column: int, hide: bool) -> None:
        """What the page hides for want of room; a column the clerk hid stays hidden."""
        (self._hidden_by_page.add if hide else self._hidden_by_page.discard)(column)
        self._hide_columns()

    def toggle_column(self, section: int) -> None:
        """Hide or show a column as the clerk wants; one always stays."""
        if section in self._hidden_by_clerk:
            self._hidden_by_clerk.discard(section)
        elif len(self.shown_sections()) > 1:
            self._hidden_by_clerk.add(section)
        self._hide_columns()

    def show_all_columns(self) -> None:
        """Show what the clerk hid."""
        self._hidden_by_clerk.clear()
        self._hide_columns()

    def is_hidden_by_page(self, section: int) -> bool:
        """Whether a column is away for want of room."""
        return section in self._hidden_by_page

    def shown_sections(self) -> list[int]:
        """The columns shown, from left to right."""
        header = self.horizontalHeader()
        sections = [header.logicalIndex(visual) for visual in range(header.count())]
        return [section for section in sections if not header.isSectionHidden(section)]

    def hidden_columns(self) -> str:
        """The heads of the columns the clerk hid, to be remembered."""
        return "\t".join(str(self._header_text(section)) for section in sorted(self._hidden_by_clerk))

    def hide_columns(self, kept: str) -> None:
        """Hide these again; a column that is no more is forgotten."""
        heads = set(kept.split("\t"))
        sections = [section for section in range(self.rows_model.columnCount()) if self._header_text(section) in heads]
        if len(sections) < self.rows_model.columnCount():
            self._hidden_by_clerk = set(sections)
        self._hide_columns()

    def _header_text(self, section: int) -> str:
        return str(self.rows_model.headerData(section, Qt.Orientation.Horizontal))

    def _hide_columns(self) -> None:
        for section in range(self.rows_model.columnCount()):
            super().setColumnHidden(section, section in self._hidden_by_clerk | self._hidden_by_page)
        self.fit_stretch()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; the selected keys stay selected where they still exist, and the scroll position stays."""
        keys, current, offset = self.selected_keys(), self.current_key(), self.verticalScrollBar().value()
        self._is_reloading = True
        try:
            self.rows_model.set_rows(rows)
            self._select(keys, current)
            self.verticalScrollBar().setValue(offset)
        finally:
            self._is_reloading = False
        if current is not None and self.current_key() != current:
            self.row_chosen.emit(self.current_key())

    def current_key(self) -> Hashable | None:
        """Key of the current row."""
        index = self.currentIndex()
        return self.rows_model.key(self.rows_model.row(index.row())) if index.isValid() else None

    def current_row(self) -> R | None:
        """The current row."""
        index = self.currentIndex()
        return self.rows_model.row(index.row()) if index.isValid() else None

    def selected_keys(self) -> list[Hashable]:
        """Keys of the selected rows, in the shown order."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows_model.key(self.rows_model.row(place)) for place in places]

    def select_key(self, key: Hashable) -> bool:
        """Make the row of that key the current one; False if it is not shown."""
        place = self.rows_model.place_of(key)
        if place is None:
            return False
        index = self.rows_model.index(place, 0)
        # not by the view: it would ask which keys are held down
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def on_key(self, keys: Qt.Key | str, handler: Callable[[], object]) -> None:
        """Do ``handler`` at a key pressed in this table, not while one of its cells is edited."""
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: handler())
        self.addAction(action)

    def copy(self) -> None:
        """Put the selected rows with the header on the clipboard: tab-separated for Excel, and as an HTML table."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not places:
            return
        shown = self.shown_sections()
        model = self.rows_model
        titles = [str(model.headerData(section, Qt.Orientation.Horizontal)) for section in shown]
        lines = [titles, *([str(model.index(place, section).data()) for section in shown] for place in places)]
        QGuiApplication.clipboard().setMimeData(clipboard_data(lines))

    def shown_table(self, title: str, note: str) -> ShownTable:
        """The columns shown, in their order, and all rows in theirs: what goes on paper."""
        model, sections = self.rows_model, self.shown_sections()
        columns = [model.column(section) for section in sections]
        return ShownTable(
            title,
            note,
            tuple(
                ShownColumn(
                    str(model.headerData(section, Qt.Orientation.Horizontal)), column is not None and column.is_right
                )
                for section, column in zip(sections, columns, strict=True)
            ),
            tuple(
                tuple(" ".join(str(model.index(place, section).data()).split()) for section in sections)
                for place in range(model.rowCount())
            ),
        )

    def _select(self, keys: Sequence[Hashable], current: Hashable | None) -> None:
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if current is not None and (place := self.rows_model.place_of(current)) is not None:
            selection.setCurrentIndex(self.rows_model.index(place, 0), flags.NoUpdate)
        for key in keys:
            if (place := self.rows_model.place_of(key)) is not None:
                selection.select(self.rows_model.index(place, 0), flags.Select | flags.Rows)

    def _on_moved(self, place: int) -> None:
        if not self._is_reloading:
            self.row_chosen.emit(self.rows_model.key(self.rows_model.row(place)) if place >= 0 else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)
