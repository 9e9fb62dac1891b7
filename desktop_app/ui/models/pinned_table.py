"""A table whose first columns stay in place while the others scroll: a second view of them over its left edge."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView
from typing_extensions import override

from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable

R = TypeVar("R")


class PinnedTable(RowTable[R]):
    """``pinned``: how many sections stay. The clerk works in this view; the pinned one only shows and takes clicks."""

    def __init__(self, model: RowTableModel[R], name: str, *, pinned: int) -> None:
        self._pinned = pinned  # asked for while the view is being made
        super().__init__(model, name)
        self.pinned_view: RowTable[R] = RowTable(model, name, stretch=None)
        model.setParent(self)
        view = self.pinned_view
        view.setParent(self)
        view.setObjectName("")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionModel(self.selectionModel())
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = view.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for section in range(pinned, model.columnCount()):
            view.setColumnHidden(section, True)
        self.horizontalHeader().setSectionsMovable(False)  # a pinned column has its place
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.verticalScrollBar().valueChanged.connect(view.verticalScrollBar().setValue)
        view.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        view.activated.connect(lambda index: self.row_opened.emit(model.key(model.row(index.row()))))
        self.viewport().stackUnder(view)
        self._place()

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        if section < self._pinned:
            self.pinned_view.setColumnWidth(section, new)
            self._place()

    def _place(self) -> None:
        """Over the pinned sections, as high as header and viewport."""
        view = self.pinned_view
        header = self.horizontalHeader()
        view.horizontalHeader().setVisible(not header.isHidden())
        width = sum(header.sectionSize(section) for section in range(min(self._pinned, header.count())))
        for section in range(min(self._pinned, header.count())):
            view.setColumnWidth(section, header.sectionSize(section))
        frame = self.frameWidth()
        height = self.viewport().height() + (0 if header.isHidden() else header.height())
        view.setGeometry(frame, frame, width, height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "pinned_view"):
            self._place()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.column() >= self._pinned:  # a pinned cell is always in sight
            super().scrollTo(index, hint)
            return
        place = self.model().index(index.row(), self._pinned)
        offset = self.horizontalScrollBar().value()
        super().scrollTo(place, hint)
        self.horizontalScrollBar().setValue(offset)
