"""Chips of verdicts: Đạt, Không đạt, Thiếu minh chứng."""

from __future__ import annotations

from desktop_app.domain.judging.judgement import VERDICT_NAMES, Verdict
from desktop_app.ui.parts.chip import Chip, ChipRole

_ROLES = {Verdict.MET: ChipRole.OK, Verdict.NOT_MET: ChipRole.BAD, Verdict.MISSING: ChipRole.WARN}


def verdict_chip(verdict: Verdict) -> Chip:
    """The chip of a verdict."""
    return Chip(VERDICT_NAMES[verdict], _ROLES[verdict])
