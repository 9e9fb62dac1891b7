"""Thiết lập, Dữ liệu: where the data lie, the last backup, the check."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import settings, shell


class DataPane(QScrollArea):
    """Three panels, each with one button."""

    def __init__(self, gateway: Gateway, ask: Ask) -> None:
        super().__init__()
        self._gateway, self._ask = gateway, ask
        self._folder, self._last, self._result = plain_label(), plain_label(), plain_label(is_wrapping=True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        for title, why, shown, label, handler in (
            (settings.DATA_FOLDER, settings.DATA_FOLDER_WHY, self._folder, settings.OPEN_FOLDER, self._open_folder),
            (settings.BACKUP, settings.BACKUP_WHY, self._last, settings.BACK_UP_NOW, self._back_up),
            (settings.VERIFY, settings.VERIFY_WHY, self._result, settings.VERIFY, self._verify),
        ):
            column.addWidget(_panel(title, why, shown, label, handler))
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def reload(self) -> None:
        """Read again where the data lie and when they were backed up."""
        office = self._gateway.office
        self._folder.setText(str(office.paths.data_folder))
        last = office.maintenance_service.last_backup()
        if last is None:
            self._last.setText(settings.NO_BACKUP)
        else:
            local = last.made_at.astimezone()
            self._last.setText(settings.LAST_BACKUP.format(when=f"{local:%H:%M} {format_text(local.date())}"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._gateway.office.paths.data_folder)))

    def _back_up(self) -> None:
        path = self._gateway.run(lambda: self._gateway.office.maintenance_service.backup(None))
        if path is not None:
            self._gateway.say(shell.BACKED_UP.format(path=path))
            self.reload()

    def _verify(self) -> None:
        problems = self._gateway.run(self._gateway.office.maintenance_service.verify)
        if problems is None:
            return
        self._result.setText("\n".join([shell.UNSOUND, *problems]) if problems else shell.SOUND)


def _panel(title: str, why: str, shown: QLabel, label: str, handler: Callable[[], object]) -> QFrame:
    panel = QFrame()
    panel.setObjectName("panel")
    words = QVBoxLayout()
    words.setSpacing(3)
    words.addWidget(section_label(title))
    words.addWidget(plain_label(why, role="muted", is_wrapping=True))
    words.addWidget(shown)
    layout = QHBoxLayout(panel)
    layout.setContentsMargins(16, 12, 14, 12)
    layout.setSpacing(16)
    layout.addLayout(words, 1)
    layout.addWidget(button(label, handler), 0, Qt.AlignmentFlag.AlignVCenter)
    return panel
