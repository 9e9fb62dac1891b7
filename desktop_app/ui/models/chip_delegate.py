"""Paints the state chip of a cell, and nothing else; cells without a chip are drawn natively."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_app.ui.models.row_table_model import CHIP_ROLE
from desktop_app.ui.parts.chip import Chip, chip_width, paint_chip
from desktop_app.ui.parts.eliding import fitted

_INSET = 5
_TEXT_MARGINS = 16
_WRAPS = QStyleOptionViewItem.ViewItemFeature.WrapText


class ChipDelegate(QStyledItemDelegate):
    """For every column of a table; asks the model for ``CHIP_ROLE``. ``keeps_beginning``: long texts are cut at their end."""

    def __init__(self, parent: QObject | None = None, *, keeps_beginning: bool = False) -> None:
        super().__init__(parent)
        self._keeps_beginning = keeps_beginning

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chip = index.data(CHIP_ROLE)
        if not isinstance(chip, Chip):
            super().paint(painter, option, index)
            return
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        box.text = ""  # the native cell: ground, selection, focus
        box.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, box, painter, box.widget)
        if chip.text:
            rect = QRectF(option.rect).adjusted(_INSET, 0, -_INSET, 0)
            paint_chip(painter, rect, chip, option.font)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        chip = index.data(CHIP_ROLE)
        hint = super().sizeHint(option, index)
        if isinstance(chip, Chip):
            return QSize(chip_width(chip, option.font) + 2 * _INSET, hint.height())
        return hint

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle  # names that differ only in the middle stay apart
        if self._keeps_beginning:
            option.textElideMode = Qt.TextElideMode.ElideRight
        elif option.rect.width() > _TEXT_MARGINS and not option.features & _WRAPS:
            option.text = fitted(option.fontMetrics, option.text, option.rect.width() - _TEXT_MARGINS)
