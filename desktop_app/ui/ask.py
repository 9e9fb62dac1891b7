"""What the window may ask of the person before it: a protocol, so that tests can answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QDialog


class Ask(Protocol):
    """Questions and messages. Texts are plain, never rich: they may hold what somebody typed."""

    def inform(self, text: str, detail: str = "") -> None:
        """A message to be read and closed."""
        ...

    def warn(self, text: str, detail: str = "") -> None:
        """Something went wrong, and what to do."""
        ...

    def confirm(self, text: str, yes_label: str, *, detail: str = "", is_destructive: bool = False) -> bool:
        """[yes_label] [Hủy]; Esc is Hủy. Only for what undo cannot bring back, or what leaves the office."""
        ...

    def choose(self, text: str, choices: Sequence[str]) -> int | None:
        """One button per choice and Hủy (None); the first choice is the filled one."""
        ...

    def ask_text(self, text: str, yes_label: str) -> str | None:
        """A reason, one line or more; never empty. None: Hủy."""
        ...

    def choose_file_to_open(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        """``filters`` as Qt writes them: "Tệp PDF (*.pdf);;Mọi tệp (*)"."""
        ...

    def choose_file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        """The path chosen, with the ending of the filter added if none was typed; asks before an existing file."""
        ...

    def choose_folder(self, title: str) -> Path | None:
        """An existing folder."""
        ...

    def show(self, dialog: QDialog) -> bool:
        """Run a dialog of our own; True if it was accepted. Tests are given the dialog to fill in."""
        ...
