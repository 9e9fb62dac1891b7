"""An amount in đồng: typed with or without points, shown with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.language.numerals import format_number
from desktop_app.ui.text import money as words


class AmountField(QLineEdit):
    """Empty is no amount. What is no amount stays as it was typed, with a problem."""

    amount_changed = Signal()
    problem_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(24)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self._tidy)

    def amount(self) -> int | None:
        """In đồng; None while empty or no amount."""
        digits = self._digits()
        return int(digits) if digits.isascii() and digits.isdigit() else None

    def set_amount(self, amount: int | None) -> None:
        """Show an amount."""
        self.setText(format_number(amount) if amount is not None else "")

    def problem(self) -> str:
        """What is wrong with what is typed, or ""."""
        return words.AMOUNT_PROBLEM if self._digits() and self.amount() is None else ""

    def _digits(self) -> str:
        return self.text().replace(".", "").replace(" ", "").replace("\u00a0", "")

    def _on_typed(self, _text: str) -> None:
        if not self.problem():
            self.problem_changed.emit("")
        self.amount_changed.emit()

    def _tidy(self) -> None:
        self.problem_changed.emit(self.problem())
        if self.amount() is not None:
            self.set_amount(self.amount())
