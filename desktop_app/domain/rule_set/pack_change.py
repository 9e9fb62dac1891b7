"""One difference between a pack in force and the file that is to take its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PackChange:
    """One place of a pack: ``old`` None: new in the file; ``new`` None: no longer there. ``words``: the place as it is told."""

    place: str
    words: str
    old: str | None
    new: str | None
