"""Registered, proposed, approved of each award as bars; painted, and told in one sentence to screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import TallyRow
from desktop_app.domain.award.catalogue import BY_CODE, award_name
from desktop_app.domain.language.numerals import format_number
from desktop_app.ui.style import color, sized
from desktop_app.ui.text import tally as words

_LEGEND, _GROUP, _BAR, _NAME = 26, 56, 13, 138
_PARTS = (("border", words.REGISTERED), ("strong", words.PROPOSED), ("accent", words.APPROVED))
_LONG_NAME = 34


class TallyChart(QWidget):
    """The figures stand beside the bars; the table of the page has the same ones."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TallyRow] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[TallyRow]) -> None:
        """One group of bars for each award, in the order given."""
        self._rows = list(rows)
        told = (
            words.CHART_SPEECH.format(
                award=award_name(one.award_code),
                registered=one.registered,
                proposed=one.proposed,
                approved=one.approved,
            )
            for one in rows
        )
        self.setAccessibleName(f"{words.CHART}. {'; '.join(told)}.")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, _LEGEND + _GROUP * len(self._rows))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NAME + 80, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(sized(QApplication.font(), 9))
        left = 0.0
        for role, word in _PARTS:
            painter.fillRect(QRectF(left, 6, 11, 11), color(role))
            painter.setPen(color("muted"))
            painter.drawText(QRectF(left + 16, 0, 140, 22), Qt.AlignmentFlag.AlignVCenter, word)
            left += 32 + painter.fontMetrics().horizontalAdvance(word)
        most = max((max(one.registered, one.proposed, one.approved) for one in self._rows), default=0) or 1
        room = self.width() - _NAME - 50
        for place, one in enumerate(self._rows):
            self._paint_group(painter, _LEGEND + place * _GROUP, one, room / most)
        painter.end()

    def _paint_group(self, painter: QPainter, top: float, row: TallyRow, scale: float) -> None:
        name = award_name(row.award_code)
        spec = BY_CODE.get(row.award_code)
        if len(name) > _LONG_NAME and spec is not None:
            name = spec.short_name
        painter.setPen(color("text"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, top, _NAME - 8, 3 * _BAR + 6), flags, name)
        figures = (row.registered, row.proposed, row.approved)
        for place, ((role, _), count) in enumerate(zip(_PARTS, figures, strict=True)):
            bar = QRectF(_NAME, top + place * (_BAR + 2), count * scale, _BAR)
            painter.fillRect(bar, color(role))
            is_last = place == len(_PARTS) - 1
            painter.setPen(color("text" if is_last else "muted"))
            font = sized(QApplication.font(), 9, QFont.Weight.DemiBold if is_last else QFont.Weight.Normal)
            painter.setFont(font)
            box = QRectF(bar.right() + 5, bar.top() - 2, 60, _BAR + 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, format_number(count))
        painter.setFont(sized(QApplication.font(), 9))
