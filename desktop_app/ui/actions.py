"""Making QActions the one way: text, icon, shortcut, tip; the filled one of a page is marked here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.ui.icons import icon

FILLED = "filled"
"""Dynamic property of the one action of a page that moves the year on."""


def make_action(
    owner: QObject,
    text: str,
    handler: Callable[[], object],
    *,
    icon_name: str = "",
    shortcut: str = "",
    is_filled: bool = False,
) -> QAction:
    """An action owned by ``owner`` that calls ``handler`` without arguments. ``shortcut`` as in "Ctrl+N"."""
    action = QAction(text, owner)
    if icon_name:
        action.setIcon(icon(icon_name, "on_accent" if is_filled else "text"))
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
        action.setToolTip(f"{plain(text)} ({shortcut})")
    action.setProperty(FILLED, is_filled)
    action.triggered.connect(lambda _checked=False: handler())
    return action


def plain(text: str) -> str:
    """A menu text without its mnemonic mark."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
