"""Instants of the office file as a clerk reads them."""

from __future__ import annotations

from datetime import datetime


def moment(stamp: str) -> str:
    """A stored instant in the time of this machine, "24/02/2022 08:15"."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%d/%m/%Y %H:%M")
