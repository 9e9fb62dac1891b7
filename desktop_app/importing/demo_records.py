"""Records out of the TOML files of the demonstration; a field nobody knows is a defect of ours and raises as such."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from desktop_app.domain.plain_data import from_plain

T = TypeVar("T")


def read_records(path: Path) -> dict[str, Any]:
    """The file's tables, days as ISO text as all stored data has them."""
    found: dict[str, Any] = _plain(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def records(wanted: type[T], data: list[dict[str, Any]]) -> tuple[T, ...]:
    """A dataclass for each table of an array."""
    known = getattr(wanted, "__dataclass_fields__", {}).keys()
    for one in data:
        if one.keys() - known:
            raise ValueError(f"{wanted.__name__} knows no {', '.join(one.keys() - known)}")
    return tuple(from_plain(wanted, one) for one in data)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
