"""State chips: a word, an icon and a colour, in that order of importance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.icons import paint_icon
from desktop_app.ui.style import color, sized


class ChipRole(StrEnum):
    """What a state means; the value is its icon and colours."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    NONE = "none"
    INFO = "info"
    DRAFT = "draft"
    HINT = "hint"


_LOOKS: dict[ChipRole, tuple[str, str, str]] = {
    ChipRole.OK: ("circle-check", "ok", "ok_tint"),
    ChipRole.WARN: ("alert-triangle", "warn", "warn_tint"),
    ChipRole.BAD: ("circle-x", "bad", "bad_tint"),
    ChipRole.NONE: ("circle-dashed", "none", "none_tint"),
    ChipRole.INFO: ("clock", "accent", "soft"),
    ChipRole.DRAFT: ("pencil", "accent", "soft"),
    ChipRole.HINT: ("bulb", "accent", "soft"),
}
_ICON, _GAP, _SIDE, HEIGHT = 14, 4, 6, 22


@dataclass(frozen=True)
class Chip:
    """A state as shown: its word and role. ``is_bare`` leaves the tint out (a row that already has one chip)."""

    text: str
    role: ChipRole
    is_bare: bool = False
    icon_name: str = ""


def chip_font(font: QFont) -> QFont:
    """The type of a chip's word."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.95)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def chip_width(chip: Chip, font: QFont) -> int:
    """How wide the chip wants to be."""
    return 2 * _SIDE + _ICON + _GAP + QFontMetrics(chip_font(font)).horizontalAdvance(chip.text) + 2


def paint_chip(painter: QPainter, rect: QRectF, chip: Chip, font: QFont) -> None:
    """Draw the chip at the left of ``rect``, in its middle height, cut with dots where it does not fit."""
    icon_name, ink, ground = _LOOKS[chip.role]
    width = min(float(chip_width(chip, font)), rect.width())
    box = QRectF(rect.left(), rect.center().y() - HEIGHT / 2, width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not chip.is_bare:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        painter.drawRoundedRect(box, 4, 4)
    icon_box = QRectF(box.left() + _SIDE, box.center().y() - _ICON / 2, _ICON, _ICON)
    paint_icon(painter, chip.icon_name or icon_name, ink, icon_box)
    its_font = chip_font(font)
    painter.setFont(its_font)
    painter.setPen(color(ink))
    text_box = box.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE / 2, 0)
    text = QFontMetrics(its_font).elidedText(chip.text, Qt.TextElideMode.ElideRight, int(text_box.width()) + 1)
    painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class ChipLabel(QWidget):
    """A chip outside tables. Screen readers hear "Tình trạng: Đã duyệt" when ``name`` is "Tình trạng"."""

    def __init__(self, chip: Chip | None = None, name: str = "") -> None:
        super().__init__()
        self._name = name
        self._chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(chip)

    def set_chip(self, chip: Chip | None) -> None:
        """Show another chip; None hides it."""
        self._chip = chip
        self.setAccessibleName(f"{self._name}: {chip.text}" if chip and self._name else (chip.text if chip else ""))
        self.setVisible(chip is not None)
        self.updateGeometry()
        self.update()

    def chip(self) -> Chip | None:
        """The chip shown."""
        return self._chip

    @override
    def sizeHint(self) -> QSize:
        width = chip_width(self._chip, self._font()) if self._chip else 0
        return QSize(width, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chip is not None:
            painter = QPainter(self)
            paint_chip(painter, QRectF(self.rect()), self._chip, self._font())
            painter.end()

    def _font(self) -> QFont:
        return sized(QApplication.font(), 9.5)
