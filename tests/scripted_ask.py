"""The answers of a test to what the window asks; an unexpected question fails the test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

YES, NO = True, False


class ScriptedAsk:
    """Answers are queued with ``answer(...)`` in the order the questions will come.

    confirm: bool; choose: index or None; ask_text, file questions: text, Path or None; show: a function that is given the
    dialog, fills it in and returns whether to accept it. What was told stands in ``told``, what was asked in ``asked``.
    """

    def __init__(self) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self._answers: list[Any] = []

    def answer(self, *answers: Any) -> None:
        self._answers += answers

    @property
    def is_done(self) -> bool:
        """Whether every answer was asked for."""
        return not self._answers

    def _next(self, question: str) -> Any:
        self.asked.append(question)
        assert self._answers, f"not expected: {question}"
        return self._answers.pop(0)

    def inform(self, text: str, detail: str = "") -> None:
        self.told.append(f"{text} {detail}".strip())

    def warn(self, text: str, detail: str = "") -> None:
        self.told.append(f"{text} {detail}".strip())

    def confirm(self, text: str, yes_label: str, *, detail: str = "", is_destructive: bool = False) -> bool:
        return bool(self._next(f"{text} {detail} [{yes_label}]"))

    def choose(self, text: str, choices: Sequence[str]) -> int | None:
        return self._next(f"{text} {list(choices)}")

    def ask_text(self, text: str, yes_label: str) -> str | None:
        return self._next(f"{text} [{yes_label}]")

    def choose_file_to_open(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        return self._next(title)

    def choose_file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        return self._next(f"{title} {suggested.name}")

    def choose_folder(self, title: str) -> Path | None:
        return self._next(title)

    def show(self, dialog: QDialog) -> bool:
        fill: Callable[[QDialog], bool] = self._next(dialog.windowTitle())
        try:
            if not fill(dialog):
                return False
            dialog.accept()
            return dialog.result() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()
