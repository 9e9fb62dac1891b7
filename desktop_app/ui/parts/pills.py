"""Filter pills with counts that work as radio buttons: Tất cả 12 · Chưa gửi 4 · Chờ duyệt 2."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from desktop_app.domain.language.numerals import format_number
from desktop_app.ui.parts.flow import FlowLayout


class Pills(QWidget):
    """``keys`` are the caller's; one is always chosen, the first at the beginning."""

    chosen = Signal(str)
    """Key of the pill the clerk pressed."""

    def __init__(self, name: str, pills: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[str, str] = {}
        self._layout = FlowLayout(self, 5)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for key, word in pills:
            self._add(key, word)

    def _add(self, key: str, word: str) -> None:
        pill = QPushButton(word)
        pill.setProperty("role", "pill")
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        pill.setChecked(not self._buttons)
        pill.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        self._group.addButton(pill)
        self._layout.addWidget(pill)
        self._buttons[key], self._words[key] = pill, word

    def set_counts(self, counts: dict[str, int]) -> None:
        """Write the counts behind the words; keys not named keep only their word."""
        for key, pill in self._buttons.items():
            pill.setText(f"{self._words[key]} {format_number(counts[key])}" if key in counts else self._words[key])

    def key(self) -> str:
        """The pill chosen."""
        return next(key for key, pill in self._buttons.items() if pill.isChecked())

    def keys(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._buttons)

    def choose(self, key: str) -> None:
        """Choose a pill from the program; ``chosen`` is not emitted."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """The pill of a key."""
        return self._buttons[key]
