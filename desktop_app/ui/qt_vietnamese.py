"""Qt's own buttons, menus and dialogs in Vietnamese."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from typing_extensions import override

from desktop_app.ui.text.qt_words import QT_WORDS


class QtVietnamese(QTranslator):
    """Answers from a table; what is not in it stays as Qt has it."""

    @override
    def isEmpty(self) -> bool:
        return False  # else Qt would not ask

    @override
    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return QT_WORDS.get(source_text)  # None, a null string to Qt: not translated here
