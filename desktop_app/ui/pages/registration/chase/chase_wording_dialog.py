"""The office's own wording of the chase letters, changed once for all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.registration.chase_template import FIELDS
from desktop_app.domain.registration.chasing import ChaseSettings
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import chase as words


class ChaseWordingDialog(QDialog):
    """``settings()`` is what was typed; whether a letter can be made of it is found when it is stored."""

    def __init__(self, settings: ChaseSettings, shipped: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(words.WORDING_TITLE)
        self.resize(820, 520)
        self.text = QPlainTextEdit(settings.template)
        self.text.setTabChangesFocus(True)
        self.symbol, self.contact = QLineEdit(settings.symbol), QLineEdit(settings.contact)
        hint = words.WORDING_HINT + ", ".join(f"{{{name}}}" for name in FIELDS) + "."
        short = QHBoxLayout()
        short.setSpacing(12)
        short.addWidget(FieldRow(words.SYMBOL, self.symbol), 1)
        short.addWidget(FieldRow(words.CONTACT, self.contact), 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(plain_label(hint, role="muted", is_wrapping=True))
        self.text.setAccessibleName(words.WORDING_TITLE)
        layout.addWidget(self.text, 1)
        layout.addLayout(short)
        foot = QHBoxLayout()
        foot.addWidget(link(words.SHIPPED, lambda: self.text.setPlainText(shipped)))
        foot.addWidget(ButtonRow(words.SAVE, self.accept, self.reject), 1)
        layout.addLayout(foot)

    def settings(self) -> ChaseSettings:
        """What was typed."""
        return replace(
            self._settings, template=self.text.toPlainText(), symbol=self.symbol.text(), contact=self.contact.text()
        )
