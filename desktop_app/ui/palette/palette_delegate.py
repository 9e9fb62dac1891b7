"""Paints the rows of the palette: the words found in bold, what tells equal names apart in muted letters behind."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_app.domain.language.searching import matches
from desktop_app.ui.icons import paint_icon
from desktop_app.ui.palette.entries import Entry
from desktop_app.ui.palette.palette_model import ENTRY_ROLE
from desktop_app.ui.style import color

HEAD_HEIGHT, ROW_HEIGHT = 24, 30
_ICON, _LEFT, _GAP, _EDGE = 16, 14, 10, 3


class PaletteDelegate(QStyledItemDelegate):
    """``typed``: the words to be marked."""

    typed = ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, ROW_HEIGHT if isinstance(index.data(ENTRY_ROLE), Entry) else HEAD_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ENTRY_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(entry, Entry):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, color("soft"))
                painter.fillRect(QRectF(rect.left(), rect.top(), _EDGE, rect.height()), color("accent"))
            self._paint_entry(painter, rect, option.font, entry)
        else:
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.9)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(color("muted"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(_LEFT, 4, -_LEFT, 0), int(flags), str(index.data()))
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRectF, font: QFont, entry: Entry) -> None:
        top = rect.top() + (rect.height() - _ICON) / 2
        paint_icon(painter, entry.icon, "muted", QRectF(rect.left() + _LEFT, top, _ICON, _ICON))
        at, end = rect.left() + _LEFT + _ICON + _GAP, rect.right() - _LEFT
        at = self._paint_words(painter, at, end, rect, font, entry.text)
        if entry.detail and at < end - 40:
            painter.setFont(font)
            painter.setPen(color("muted"))
            words = QFontMetricsF(font).elidedText(entry.detail, Qt.TextElideMode.ElideRight, end - at - _GAP)
            painter.drawText(QPointF(at + _GAP, _baseline(rect, font)), words)

    def _paint_words(self, painter: QPainter, at: float, end: float, rect: QRectF, font: QFont, words: str) -> float:
        """The text with what was found in bold; returns where it ends."""
        bold = QFont(font)
        bold.setBold(True)
        painter.setPen(color("text"))
        for piece, is_bold in _pieces(words, matches(self.typed, words)):
            metrics = QFontMetricsF(bold if is_bold else font)
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, max(end - at, 0))
            painter.setFont(bold if is_bold else font)
            painter.drawText(QPointF(at, _baseline(rect, font)), shown)
            at += metrics.horizontalAdvance(shown)
            if shown != piece:
                break
        return at


def _pieces(words: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [(words[at:start], False), (words[start:end], True)]
        at = end
    return [piece for piece in [*pieces, (words[at:], False)] if piece[0]]


def _baseline(rect: QRectF, font: QFont) -> float:
    metrics = QFontMetricsF(font)
    return rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
