"""The status bar: saved when, backed up when, the last sentence with its undo, whose data and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.ui.icons import icon, icon_pixmap
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.style import sized
from desktop_app.ui.text import shell, words


class StatusLine(QStatusBar):
    """Each part is set by the window; nothing here knows the office."""

    def __init__(self, on_folder: Callable[[], object], on_guide: Callable[[], object]) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setFixedHeight(27)
        small = sized(QApplication.font(), 9)
        self.setFont(small)
        self._saved_icon, self._saved = QLabel(), plain_label(shell.NOTHING_WRITTEN)
        self._backup_icon, self._backup = QLabel(), plain_label(shell.BACKUP_NONE)
        self._message = plain_label()
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._message.setMinimumWidth(20)
        self._on_undo: Callable[[], object] | None = None
        self._undo = link(words.UNDO, self._undo_pressed)
        self._undo.setVisible(False)
        self._undo.setFixedHeight(24)
        self.addWidget(_pair(self._saved_icon, self._saved))
        self.addWidget(_pair(self._backup_icon, self._backup))
        self.addWidget(self._message, 1)
        self.addWidget(self._undo)
        self._office = plain_label()
        self._folder = _flat(shell.DATA_FOLDER, on_folder)
        self._folder.setIcon(icon("folder", "muted"))
        self._folder.setIconSize(QSize(18, 14))
        self._folder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        guide = _flat(shell.HELP_KEY, on_guide)
        guide.setText(shell.HELP_KEY)
        for widget in (self._office, self._folder, guide):
            widget.setFont(small)
            self.addPermanentWidget(widget)
        for label in (self._saved, self._backup, self._message, self._undo):
            label.setFont(small)
        self.set_saved(None)
        self.set_backup(None, date.min)

    def set_saved(self, at: datetime | None) -> None:
        """When the last write was committed."""
        self._saved.setText(shell.SAVED_AT.format(time=f"{at.astimezone():%H:%M}") if at else shell.NOTHING_WRITTEN)
        self._saved_icon.setPixmap(icon_pixmap("circle-check", "ok" if at else "muted", 14, self.devicePixelRatioF()))

    def set_backup(self, at: datetime | None, today: date) -> None:
        """When the last backup was made."""
        when = shell.BACKUP_NONE
        if at is not None:
            local = at.astimezone()
            is_today = local.date() == today
            day = shell.BACKUP_TODAY.format(time=f"{local:%H:%M}") if is_today else format_text(local.date())
            when = shell.BACKUP_AT.format(when=day)
        self._backup.setText(when)
        self._backup_icon.setPixmap(icon_pixmap("database", "muted", 14, self.devicePixelRatioF()))

    def set_office(self, name: str, folder: str) -> None:
        """Whose data, and where they lie; a long name and a long path are cut in their middle."""
        self._office.setText(self._office.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 300))
        self._office.setAccessibleName(name)
        self._office.setToolTip(name)
        self._folder.setText(self._folder.fontMetrics().elidedText(folder, Qt.TextElideMode.ElideMiddle, 260))
        self._folder.setToolTip(shell.DATA_FOLDER_TIP.format(folder=folder))

    def say(self, sentence: str, on_undo: Callable[[], object] | None = None) -> None:
        """Show a sentence until the next one; with ``on_undo`` a link takes the work back."""
        self._message.setText(sentence)
        self._message.setToolTip(sentence)
        self._on_undo = on_undo
        self._undo.setVisible(on_undo is not None)

    def _undo_pressed(self) -> None:
        if self._on_undo is not None:
            self._on_undo()

    def sentence(self) -> str:
        """The sentence shown."""
        return self._message.text()

    def saved_text(self) -> str:
        """The words about saving."""
        return self._saved.text()

    def backup_text(self) -> str:
        """The words about the last backup."""
        return self._backup.text()


def _pair(picture: QLabel, label: QLabel) -> QWidget:
    pair = QWidget()
    layout = QHBoxLayout(pair)
    layout.setContentsMargins(10, 0, 4, 0)
    layout.setSpacing(5)
    layout.addWidget(picture)
    layout.addWidget(label)
    return pair


def _flat(name: str, handler: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _checked=False: handler())
    return made
