"""The demonstration office in a window of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess


def open_demo() -> None:
    """Open the demonstration office in a window of its own; it has a data folder of its own."""
    is_frozen = hasattr(sys, "frozen")
    QProcess.startDetached(
        sys.executable,
        ["--demo"] if is_frozen else ["-m", "desktop_app", "--demo"],
        str(Path.cwd() if is_frozen else Path(__file__).resolve().parents[2]),
    )
