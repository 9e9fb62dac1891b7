"""Buttons in their four kinds: filled, outlined, link, flat icon; and rows of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget
from shiboken6 import isValid

from desktop_app.ui.actions import FILLED, plain
from desktop_app.ui.icons import icon

ICON = QSize(18, 18)
_BEFORE_TEXT = QSize(24, 18)  # an icon in a styled button would stick to its text


def button(
    text: str, handler: Callable[[], object] | None = None, *, icon_name: str = "", is_filled: bool = False
) -> QPushButton:
    """An outlined button, or the one filled button of a page or form."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if is_filled:
        made.setProperty("role", "filled")
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if is_filled else "text"))
        made.setIconSize(_BEFORE_TEXT)
    _connect(made, handler)
    return made


def link(text: str, handler: Callable[[], object] | None = None, *, icon_name: str = "") -> QPushButton:
    """An in-line action in the colour of links."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setProperty("role", "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if icon_name:
        made.setIcon(icon(icon_name, "accent"))
        made.setIconSize(QSize(21, 16))
    _connect(made, handler)
    return made


def tool(icon_name: str, name: str, handler: Callable[[], object] | None = None, *, tip: str = "") -> QToolButton:
    """A flat icon button; ``name`` is told to screen readers and shown as its tip."""
    made = QToolButton()
    made.setProperty("role", "flat")
    made.setIcon(icon(icon_name))
    made.setIconSize(ICON)
    made.setAccessibleName(name)
    made.setToolTip(tip or name)
    made.setMinimumSize(28, 28)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if handler is not None:
        made.clicked.connect(lambda _checked=False: handler())
    return made


def button_for(action: QAction, parent: QWidget | None = None) -> QPushButton:
    """A button that follows an action: its text, icon, tip, whether it is enabled and visible."""
    made = button("", is_filled=bool(action.property(FILLED)))
    made.setParent(parent)

    def follow() -> None:
        if not isValid(made):  # a facet's action outlives the button that a page made for it
            action.changed.disconnect(follow)
            return
        made.setText(plain(action.text()).replace("&", "&&"))
        made.setIcon(action.icon())
        made.setIconSize(_BEFORE_TEXT)
        made.setEnabled(action.isEnabled())
        made.setVisible(action.isVisible())
        made.setToolTip(action.toolTip() if action.toolTip() != plain(action.text()) else "")

    follow()
    action.changed.connect(follow)
    made.clicked.connect(lambda _checked=False: action.trigger())
    return made


def _connect(made: QPushButton, handler: Callable[[], object] | None) -> None:
    if handler is not None:
        made.clicked.connect(lambda _checked=False: handler())
