"""Reads ``lineage.toml``: names of departments and provinces that changed, with the day and the source."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop_app.domain.office.lineage import NameChange, NameKind

FILE_NAME = "lineage.toml"


def read_lineage(folder: Path) -> tuple[NameChange, ...]:
    """All changes of names; a fault in the shipped file is a defect and raises."""
    with (folder / FILE_NAME).open("rb") as file:
        data = tomllib.load(file)
    found: list[NameChange] = []
    for entry in data["event"]:
        for kind in NameKind:
            for old, new, *rank in entry.get(kind.value, ()):
                found.append(
                    NameChange(
                        kind=kind,
                        old=old,
                        new=new,
                        from_on=entry["from_on"],
                        source=entry["source"],
                        is_verified=entry["is_verified"] and kind.value not in entry.get("unverified", ()),
                        new_rank=rank[0] if rank else "",
                    )
                )
    return tuple(found)
