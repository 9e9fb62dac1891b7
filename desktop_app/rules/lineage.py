"""Reads ``lineage.toml``: names of departments and provinces that changed, with the day and the source."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.office.lineage import NameChange, NameKind
from desktop_app.rules.toml_entries import read_entry

FILE_NAME = "lineage.toml"


def read_lineage(folder: Path) -> tuple[NameChange, ...]:
    """All changes of names; a fault in the shipped file is a defect and raises."""
    found: list[NameChange] = []
    for entry in read_entry(folder / FILE_NAME).entries("event"):
        for kind in NameKind:
            for old, new, *rank in entry.values.get(kind.value, ()):
                found.append(
                    NameChange(
                        kind=kind,
                        old=old,
                        new=new,
                        from_on=entry.required_day("from_on"),
                        source=entry.text("source"),
                        is_verified=entry.flag("is_verified", default=False)
                        and kind.value not in entry.texts("unverified"),
                        new_rank=rank[0] if rank else "",
                    )
                )
    return tuple(found)
