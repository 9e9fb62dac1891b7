"""Icons: the shipped SVG outlines, tinted at paint time, so that a change of theme needs no reload."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from desktop_app.ui.style import color


class _Folder:
    path = Path(__file__).resolve().parents[2] / "resources" / "icons"


def set_icon_folder(folder: Path) -> None:
    """Where the SVG files lie; set once at the start (a frozen program has them elsewhere)."""
    _Folder.path = folder
    _outline.cache_clear()


def icon(name: str, role: str = "text") -> QIcon:
    """The icon ``name`` (file name without ending) in the colour of a role of ``style.Tokens``.

    When disabled it is drawn in the colour of disabled text; when checked or selected, in the accent.
    """
    return QIcon(_TintedEngine(name, role))


def icon_pixmap(name: str, role: str, size: int, ratio: float) -> QPixmap:
    """The icon as a pixmap of ``size`` logical pixels, sharp at the device pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, role, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def paint_icon(painter: QPainter, name: str, role: str, rect: QRectF) -> None:
    """Draw the icon into ``rect`` in the colour of ``role``."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(QPointF(rect.center()))
    if rect.width() > rect.height():  # a button asks for a wider icon: the rest is the gap before its text
        square.moveLeft(rect.left())
    _renderer(name, color(role).name()).render(painter, square)


@cache
def _outline(name: str) -> str:
    return (_Folder.path / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, tint: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_outline(name).replace("currentColor", tint).encode()))


class _TintedEngine(QIconEngine):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        _outline(name)  # a missing file speaks at once, not while painting

    def _role_in(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return "disabled"
        if state is QIcon.State.On and self._role != "on_accent":
            return "accent"
        return self._role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, self._name, self._role_in(mode, state), QRectF(rect))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt asks in device pixels here, with the ratio beside it
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, self._name, self._role_in(mode, state), QRectF(0, 0, size.width(), size.height()))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)
