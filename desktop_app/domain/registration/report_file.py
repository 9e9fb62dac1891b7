"""What is kept of a report that came in, or that the office sent: its file, a short note, or both."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportFile:
    """``unit_id`` None: the office's own report. ``sha256`` None: a note alone. ``size`` in bytes."""

    id: int
    plan_id: int
    unit_id: int | None
    due_key: str
    name: str = ""
    sha256: str | None = None
    size: int = 0
    note: str = ""
    added_at: str = ""
