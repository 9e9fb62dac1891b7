"""A suggestion for an own rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.registration.registration import SubjectKind


@dataclass(frozen=True)
class OverlayTemplate:
    """A row that others have made: a start for the office's own, never a default. ``example``: who made it, and by what text."""

    name: str
    award_code: str
    subject_kind: SubjectKind
    key: str
    values: Mapping[str, Any]
    required: str
    example: str
